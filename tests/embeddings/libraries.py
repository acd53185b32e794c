"""Libraries for tests: built in one call, in memory or in a file."""

from collections import deque
from pathlib import Path

from corpus import Article, Loaded, Page
from corpus.library import Library
from embeddings import Embedder
from embeddings.build import embed_pending, split_pending


def put(library: Library, *articles: Article) -> None:
    """Add articles, their whole text kept."""
    deque(library.add(Loaded(a, Page(a.text, ((0, len(a.text)),))) for a in articles), maxlen=0)


def build(library: Library, embedder: Embedder) -> None:
    """Split and embed all that is pending."""
    deque(split_pending(library, embedder), maxlen=0)
    deque(embed_pending(library, embedder), maxlen=0)


def built(embedder: Embedder, *articles: Article, path: Path | None = None) -> Library:
    """A library of these articles, split and embedded."""
    library = Library.open(path) if path else Library.from_articles([])
    put(library, *articles)
    build(library, embedder)
    return library
