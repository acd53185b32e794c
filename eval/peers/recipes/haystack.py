"""Haystack: a retrieval pipeline whose prompt asks for [1], read by AnswerBuilder."""

from __future__ import annotations

from haystack import Document, Pipeline
from haystack.components.builders import AnswerBuilder, ChatPromptBuilder
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.dataclasses import ChatMessage
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import Secret
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from eval.peers.protocol import PASSAGES, Ask, Reply, Setup, Source, serve

TEMPLATE = """Answer the question truthfully and briefly from the documents below alone. Cite them
by their number in brackets, such as [1], after each statement. If the documents do not hold the
answer, say that answering is not possible given the available information.
{% for document in documents %}
Document[{{ loop.index }}]: {{ document.content }}
{% endfor %}
Question: {{ question }}
Answer:"""


def build(setup: Setup) -> Ask:
    """The pipeline over the articles."""
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    documents = [Document(content=a.text, meta={"article": a.id}) for a in setup.articles]
    splitter = DocumentSplitter(split_by="word", split_length=200, split_overlap=20)
    embedder = SentenceTransformersDocumentEmbedder(model=setup.weights, progress_bar=False)
    embedder.warm_up()
    store.write_documents(embedder.run(splitter.run(documents)["documents"])["documents"])
    pipeline = _pipeline(setup, store)

    def ask(question: str) -> Reply:
        inputs = {"embedder": {"text": question}, "prompt": {"question": question}}
        result = pipeline.run(
            {**inputs, "answers": {"query": question}}, include_outputs_from={"retriever"}
        )
        [answer] = result["answers"]["answers"]
        found = result["retriever"]["documents"]
        sources = tuple(Source(one.meta["article"], one.content or "") for one in found)
        return Reply(answer.data, sources)

    return ask


def _pipeline(setup: Setup, store: InMemoryDocumentStore) -> Pipeline:
    """Embed the question, retrieve, prompt, generate, read the references."""
    generator = OpenAIChatGenerator(
        model=setup.model, api_base_url=setup.base_url, api_key=Secret.from_token("none"),
        generation_kwargs={"temperature": 0, "max_tokens": 400}, timeout=600,
    )  # fmt: skip
    pipeline = Pipeline()
    parts = {
        "embedder": SentenceTransformersTextEmbedder(model=setup.weights, progress_bar=False),
        "retriever": InMemoryEmbeddingRetriever(store, top_k=PASSAGES),
        "prompt": ChatPromptBuilder(
            template=[ChatMessage.from_user(TEMPLATE)], required_variables="*"
        ),
        "generator": generator,
        "answers": AnswerBuilder(
            reference_pattern=r"\[(?:Document\[)?(\d+)\]", return_only_referenced_documents=False
        ),
    }
    for name, part in parts.items():
        pipeline.add_component(name, part)
    pipeline.connect("embedder.embedding", "retriever.query_embedding")
    pipeline.connect("retriever.documents", "prompt.documents")
    pipeline.connect("prompt.prompt", "generator.messages")
    pipeline.connect("generator.replies", "answers.replies")
    pipeline.connect("retriever.documents", "answers.documents")
    return pipeline


if __name__ == "__main__":
    serve(build)
