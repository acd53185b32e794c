"""LlamaIndex: CitationQueryEngine over a vector index, with the prompts and cuts it comes with."""

from __future__ import annotations

import re

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.llms.openai_like import OpenAILike

from eval.peers.protocol import PASSAGES, Ask, Reply, Setup, Source, serve

CONTEXT = 4096  # tokens of the local server
TITLE = re.compile(r"^Source \d+:\s*")  # the engine writes it before each source


def build(setup: Setup) -> Ask:
    """The engine over the articles."""
    documents = [
        Document(
            text=article.text,
            metadata={"article": article.id, "title": article.title},
            excluded_llm_metadata_keys=["article"],
            excluded_embed_metadata_keys=["article"],
        )
        for article in setup.articles
    ]
    embedding = HuggingFaceEmbedding(model_name=setup.weights)
    model = OpenAILike(
        model=setup.model, api_base=setup.base_url, api_key="none", is_chat_model=True,
        context_window=CONTEXT, max_tokens=400, temperature=0, timeout=600,
    )  # fmt: skip
    index = VectorStoreIndex.from_documents(documents, embed_model=embedding)
    engine = CitationQueryEngine.from_args(index, llm=model, similarity_top_k=PASSAGES)

    def ask(question: str) -> Reply:
        response = engine.query(question)
        sources = tuple(
            Source(found.node.metadata["article"], TITLE.sub("", found.node.get_content()))
            for found in response.source_nodes
        )
        return Reply(str(response), sources)

    return ask


if __name__ == "__main__":
    serve(build)
