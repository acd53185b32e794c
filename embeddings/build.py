"""Passages and vectors made for the articles that have none yet, in batches that survive a kill."""

from collections.abc import Iterator, Mapping

import numpy as np

from corpus import Article, Passage
from corpus.library import Library
from corpus.split import split_article
from embeddings.protocols import Embedder, IndexMismatch
from embeddings.texts import passage_texts

ARTICLE_BATCH = 200  # articles to a transaction
PASSAGE_BATCH = 256  # passages to a transaction: some seconds of embedding on two cores
# Small enough to tell what each part of an article says; hits are shown with what surrounds them
# (`embeddings.windows`). docs/search.md has the measurements: 100 to 180 are alike, longer ones
# find less. Titles are not embedded: by vectors alone 0.85 of 80 news questions find their answer
# without them and 0.76 with them.
PASSAGE_TOKENS = 160


def split_pending(library: Library, embedder: Embedder) -> Iterator[int]:
    """Make the passages of articles that have none, yielding after each batch how many are done.

    Raises:
        IndexMismatch: the library was made with another embedding model.
    """
    _claim(library, embedder)
    made_with = int(library.database.manifest("passage_tokens") or PASSAGE_TOKENS)
    max_tokens = min(made_with, embedder.max_tokens)
    done = 0
    while articles := library.unsplit(ARTICLE_BATCH):
        library.put_passages([(a, _passages(a, embedder, max_tokens)) for a in articles])
        done += len(articles)
        yield done


def embed_pending(library: Library, embedder: Embedder) -> Iterator[int]:
    """Embed the passages that have no vector, yielding after each batch how many are done.

    Raises:
        IndexMismatch: the library was made with another embedding model.
    """
    _claim(library, embedder)
    done = 0
    while waiting := library.unembedded(PASSAGE_BATCH):
        found = list(passage_texts(library, waiting))
        rows = embedder.embed_passages([text for _, _, text in found])
        vectors = [row.tobytes() for row in np.asarray(rows, dtype="<f4")]
        library.put_vectors(zip((number for number, *_ in found), vectors, strict=True))
        done += len(found)
        yield done


def reembed(library: Library, embedder: Embedder) -> None:
    """Drop all passages and vectors and make the library one of `embedder`; all is pending then."""
    with library.database.transaction():
        library.forget_passages()
        _write_facts(library, embedder)


def check_model(library: Library, embedder: Embedder) -> None:
    """Nothing, if the library was made with `embedder` or not embedded yet.

    Raises:
        IndexMismatch: it was made with another model.
    """
    wanted = _facts(embedder)
    del wanted["passage_tokens"]  # a library keeps the length that it began with
    found = {key: library.database.manifest(key) for key in wanted}
    if found["embedding_model"] is not None and found != wanted:
        raise IndexMismatch(
            f"{library.path or 'the library in memory'}: made with {_described(found)}, not with"
            f" {_described(wanted)}; go on with the former, or run: byline reembed"
        )


def _claim(library: Library, embedder: Embedder) -> None:
    check_model(library, embedder)
    if library.database.manifest("embedding_model") is None:
        _write_facts(library, embedder)


def _write_facts(library: Library, embedder: Embedder) -> None:
    with library.database.transaction():
        for key, value in _facts(embedder).items():
            library.database.set_manifest(key, value)


def _facts(embedder: Embedder) -> dict[str, str]:
    return {
        "embedding_model": embedder.name,
        "embedding_dim": str(embedder.dim),
        "embedding_max_tokens": str(embedder.max_tokens),
        "passage_tokens": str(PASSAGE_TOKENS),
    }


def _described(facts: Mapping[str, str | None]) -> str:
    return (
        f"{facts['embedding_model']} ({facts['embedding_dim']} dimensions, reads"
        f" {facts['embedding_max_tokens']} tokens)"
    )


def _passages(article: Article, embedder: Embedder, max_tokens: int) -> list[Passage]:
    return split_article(article, count_tokens=embedder.count_tokens, max_tokens=max_tokens)
