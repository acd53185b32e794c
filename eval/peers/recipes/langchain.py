"""LangChain: the guide "How to get a RAG application to add citations", its first method.

The model fills a schema with the answer and the ids of the sources that justify it, so that the
citations belong to the answer as a whole. Articles are cut as LangChain's first tutorial does.
"""

from __future__ import annotations

from langchain_core.documents import Document
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_openai import ChatOpenAI
from langchain_text_splitters import RecursiveCharacterTextSplitter
from pydantic import BaseModel, Field, SecretStr

from eval.peers.protocol import PASSAGES, Ask, Reply, Setup, Source, serve

SYSTEM = (
    "You are a helpful assistant. Answer the user's question from the articles given. If none of"
    " them answers it, say that you don't know.\n\nThe articles:\n{articles}"
)


class CitedAnswer(BaseModel):
    """An answer that rests on the given sources alone, and the sources it uses."""

    answer: str = Field(description="The answer, based only on the given sources.")
    citations: list[int] = Field(description="The integer ids of the sources that justify it.")


def build(setup: Setup) -> Ask:
    """The chain over the articles."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    documents = splitter.split_documents(
        Document(a.text, metadata={"article": a.id, "title": a.title}) for a in setup.articles
    )
    store = InMemoryVectorStore(HuggingFaceEmbeddings(model_name=setup.weights))
    store.add_documents(documents)
    model = ChatOpenAI(
        model=setup.model, base_url=setup.base_url, api_key=SecretStr("none"), temperature=0,
        max_completion_tokens=400, timeout=600,
    )  # fmt: skip
    prompt = ChatPromptTemplate.from_messages([("system", SYSTEM), ("human", "{question}")])
    chain = prompt | model.with_structured_output(CitedAnswer, method="json_schema")

    def ask(question: str) -> Reply:
        found = store.similarity_search(question, k=PASSAGES)
        shown = "\n\n".join(
            f"Source ID: {i}\nTitle: {one.metadata['title']}\nText: {one.page_content}"
            for i, one in enumerate(found, 1)
        )
        said = chain.invoke({"question": question, "articles": shown})
        sources = tuple(Source(one.metadata["article"], one.page_content) for one in found)
        return Reply(said.answer, sources, tuple(said.citations))

    return ask


if __name__ == "__main__":
    serve(build)
