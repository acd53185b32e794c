"""LangChain: its first tutorial, cut by characters, vectors alone."""

from __future__ import annotations

from langchain_core.documents import Document
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from eval.bench.recipes.protocol import Articles, K, Search, serve


def index(articles: Articles, weights: str) -> Search:
    """The store over the articles."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    documents = splitter.split_documents(Document(article["text"]) for article in articles)
    store = InMemoryVectorStore(HuggingFaceEmbeddings(model_name=weights))
    store.add_documents(documents)
    return lambda question: [d.page_content for d in store.similarity_search(question, k=K)]


if __name__ == "__main__":
    serve(index)
