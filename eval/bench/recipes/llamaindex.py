"""LlamaIndex: a vector index with its defaults."""

from __future__ import annotations

from llama_index.core import Document, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from eval.bench.recipes.protocol import Articles, K, Search, serve


def index(articles: Articles, weights: str) -> Search:
    """The retriever over the articles."""
    documents = [Document(text=article["text"]) for article in articles]
    made = VectorStoreIndex.from_documents(
        documents, embed_model=HuggingFaceEmbedding(model_name=weights)
    )
    retriever = made.as_retriever(similarity_top_k=K)
    return lambda question: [found.node.get_content() for found in retriever.retrieve(question)]


if __name__ == "__main__":
    serve(index)
