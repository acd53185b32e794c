"""Libraries for benchmarks, made once and found again: a killed run goes on where it stopped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.article import Loaded
from corpus.library import Library
from embeddings import Embedder
from embeddings.build import embed_pending, split_pending

FILLED = "bench_filled"  # set in the manifest once all articles are in


def made_library(folder: Path, articles: Iterable[Loaded], embedder: Embedder) -> Library:
    """The library in `folder`, with passages and vectors; `articles` are read if some are missing.

    Raises:
        IndexMismatch: it was made with another embedding model or passages of another length.
    """
    library = Library.open(folder / "library.sqlite")
    if library.database.manifest(FILLED) is None:
        for _ in library.add(articles):
            pass
        library.database.set_manifest(FILLED, "1")
    for _ in split_pending(library, embedder):
        pass
    for _ in embed_pending(library, embedder):
        pass
    return library
