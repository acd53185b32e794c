"""Haystack: its tutorial of hybrid retrieval, words and vectors joined by reciprocal rank."""

from __future__ import annotations

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from eval.bench.recipes.protocol import Articles, K, Search, serve


def index(articles: Articles, weights: str) -> Search:
    """The pipeline over the articles."""
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    splitter = DocumentSplitter(split_by="word", split_length=200, split_overlap=20)
    embedder = SentenceTransformersDocumentEmbedder(model=weights, progress_bar=False)
    embedder.warm_up()
    documents = splitter.run([Document(id=a["id"], content=a["text"]) for a in articles])
    store.write_documents(embedder.run(documents["documents"])["documents"])
    pipeline = _pipeline(store, weights)

    def search(question: str) -> list[str]:
        given = {"embedder": {"text": question}, "words": {"query": question}}
        found = pipeline.run(given)["joiner"]["documents"]
        return [document.content or "" for document in found]

    return search


def _pipeline(store: InMemoryDocumentStore, weights: str) -> Pipeline:
    pipeline = Pipeline()
    parts = {
        "embedder": SentenceTransformersTextEmbedder(model=weights, progress_bar=False),
        "vectors": InMemoryEmbeddingRetriever(store, top_k=K),
        "words": InMemoryBM25Retriever(store, top_k=K),
        "joiner": DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=K),
    }
    for name, part in parts.items():
        pipeline.add_component(name, part)
    pipeline.connect("embedder", "vectors")
    pipeline.connect("vectors", "joiner")
    pipeline.connect("words", "joiner")
    return pipeline


if __name__ == "__main__":
    serve(index)
