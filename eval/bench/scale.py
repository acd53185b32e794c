"""Vector indexes at sizes that no library at hand has: flat, HNSW and IVF over drawn vectors."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import faiss
import numpy as np

from embeddings import Matrix
from eval.bench.tables import milliseconds, table

QUESTIONS = 200
SPREAD = 0.02  # standard deviation around a real vector, per dimension: cosine to it about 0.93
K = 10
Made = TypeVar("Made", bound=faiss.Index)
HNSW_LINKS = 32
HNSW_SEARCHED = (64, 128, 256)
TRAINED_ON = 160  # vectors for each root of their number: 40 a list
PROBED = (0.02, 0.05, 0.1)  # shares of the lists that IVF looks into


@dataclass(frozen=True, slots=True)
class Size:
    """An index of a kind over so many vectors: how it is made, how it answers, what it takes."""

    kind: str
    built: float  # seconds
    seconds: tuple[float, ...]  # of each question, in one thread
    recall: float  # of the ten nearest, against exact search
    megabytes: float


def drawn(rows: Matrix, n: int, rng: np.random.Generator) -> Matrix:
    """(n, dim): unit vectors around rows drawn at random."""
    return around(rows[rng.integers(len(rows), size=n)], rng)


def around(rows: Matrix, rng: np.random.Generator) -> Matrix:
    """(n, dim): a unit vector near each row."""
    made = rows + rng.normal(0, SPREAD, size=rows.shape).astype(np.float32)
    faiss.normalize_L2(made)
    return made


def sizes(rows: Matrix, n: int) -> Iterator[Size]:
    """Each kind of index over `n` vectors drawn around `rows`, exact search first."""
    rng = np.random.default_rng(0)
    vectors, questions = drawn(rows, n, rng), drawn(rows, QUESTIONS, rng)
    dim = rows.shape[1]
    flat, built = _built(faiss.IndexFlatIP(dim), vectors)
    found, seconds = _asked(flat, questions)
    yield Size("flat", built, seconds, 1.0, _megabytes(flat))
    del flat  # at a million vectors each index takes 1.5 GB
    hnsw, built = _built(faiss.IndexHNSWFlat(dim, HNSW_LINKS, faiss.METRIC_INNER_PRODUCT), vectors)
    for searched in HNSW_SEARCHED:
        hnsw.hnsw.efSearch = searched
        yield _compared(f"HNSW, {searched} searched", hnsw, built, questions, found)
    lists = max(1, 4 * int(n**0.5))
    quantizer = faiss.IndexFlatIP(dim)
    ivf, built = _built(
        faiss.IndexIVFFlat(quantizer, dim, lists, faiss.METRIC_INNER_PRODUCT), vectors
    )
    for share in PROBED:
        ivf.nprobe = max(1, int(share * lists))
        yield _compared(f"IVF, {ivf.nprobe} of {lists} lists", ivf, built, questions, found)


def size_table(found: Iterable[Size]) -> str:
    """A row for each index."""
    head = ("", "built", "p50", "p95", f"recall@{K}", "memory")
    rows = [
        (
            size.kind,
            f"{size.built:.1f} s",
            milliseconds(size.seconds, 0.5),
            milliseconds(size.seconds, 0.95),
            f"{size.recall:.3f}",
            f"{size.megabytes:,.0f} MB",
        )
        for size in found
    ]
    return table(head, rows)


def _built(index: Made, vectors: Matrix) -> tuple[Made, float]:
    start = time.perf_counter()
    if not index.is_trained:
        index.train(vectors[: TRAINED_ON * int(len(vectors) ** 0.5)])
    index.add(vectors)
    return index, time.perf_counter() - start


def _compared(
    kind: str, index: faiss.Index, built: float, questions: Matrix, exact: list[set[int]]
) -> Size:
    found, seconds = _asked(index, questions)
    recall = float(np.mean([len(a & b) / K for a, b in zip(found, exact, strict=True)]))
    return Size(kind, built, seconds, recall, _megabytes(index))


def _asked(index: faiss.Index, questions: Matrix) -> tuple[list[set[int]], tuple[float, ...]]:
    found, seconds = list[set[int]](), list[float]()
    for row in questions:
        start = time.perf_counter()
        _, numbers = index.search(row[None], K)
        seconds.append(time.perf_counter() - start)
        found.append(set(numbers[0].tolist()))
    return found, tuple(seconds)


def _megabytes(index: faiss.Index) -> float:
    return len(faiss.serialize_index(index)) / 1e6
