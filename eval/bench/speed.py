"""How fast articles become searchable, and what lower precision costs the vectors."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Loaded
from corpus.library import Library
from embeddings.build import embed_pending, split_pending
from embeddings.embedder import SentenceTransformerEmbedder
from embeddings.texts import passage_texts
from eval.bench.tables import table

WAYS = (("torch", "float32"), ("openvino", "float32"), ("openvino", "bfloat16"))
COMPARED = 256  # passages whose vectors are compared with their float32 twins


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds until all text was in, and until the last vector was stored."""

    backend: str
    characters: int
    passages: int
    text_in: float
    all_in: float
    least_cosine: float  # to PyTorch's float32 vectors of the same passages


def index_speeds(articles: Sequence[Loaded]) -> list[Speed]:
    """The speed of each backend and precision, each into a library of its own."""
    exact = SentenceTransformerEmbedder(backend="torch")
    return [_measured(articles, *way, exact) for way in WAYS]


def speed_table(speeds: Iterable[Speed]) -> str:
    """A row for each backend and precision."""
    head = ("", "thousand characters/s", "text in", "vectors in", "passages", "least cosine")
    rows = [
        (
            speed.backend,
            f"{speed.characters / speed.all_in / 1000:.1f}",
            f"{speed.text_in:.1f} s",
            f"{speed.all_in:.1f} s",
            f"{speed.passages:,}",
            f"{speed.least_cosine:.5f}",
        )
        for speed in speeds
    ]
    return table(head, rows)


def _measured(
    articles: Sequence[Loaded], backend: str, precision: str, exact: SentenceTransformerEmbedder
) -> Speed:
    embedder = SentenceTransformerEmbedder(backend=backend, precision=precision)
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        start = time.perf_counter()
        for _ in (*library.add(articles), *split_pending(library, embedder)):
            pass
        text_in = time.perf_counter() - start
        passages = library.count_unembedded()
        for _ in embed_pending(library, embedder):
            pass
        all_in = time.perf_counter() - start
        numbers = list(library.passages_added(0))[:: max(1, passages // COMPARED)]
        texts = [text for _, _, text in passage_texts(library, library.passages(numbers))]
        library.database.close()
    rows, twins = embedder.embed_passages(texts), exact.embed_passages(texts)
    characters = sum(len(loaded.article.text) for loaded in articles)
    least = float((rows * twins).sum(axis=1).min(initial=1.0))
    return Speed(embedder.backend, characters, passages, text_in, all_in, least)
