"""A library of any size, recombined from the passages of a real one, and how it answers."""

from __future__ import annotations

import json
import resource
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from corpus import Article
from corpus.article import Loaded
from corpus.library import META, Library
from embeddings import Embedder, Matrix, Vector
from embeddings.build import embed_pending, split_pending
from embeddings.lexical import LexicalIndex
from embeddings.search import CANDIDATES, Searcher
from embeddings.texts import passage_texts
from embeddings.vectors import VectorIndex
from eval.bench.scale import K, around
from eval.bench.tables import milliseconds, table

PER_ARTICLE = 10  # passages
BATCH = 1_000  # articles to a transaction
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Large:
    """What a library of `passages` takes: seconds, of each question or once, and megabytes."""

    passages: int
    dense: tuple[float, ...]
    lexical: tuple[float, ...]
    fused: tuple[float, ...]
    recall: float  # of the ten nearest, against exact search
    opened: float
    added: float
    megabytes: float  # of the process at its largest, the maps of files included


def recombined(source: Library, file: Path, n: int) -> Library:
    """A library of `n` passages in `file`: texts drawn from `source`, vectors around theirs.

    Rows are written as they are, since reading, splitting and embedding so many takes hours.
    """
    library, rng = Library.open(file), np.random.default_rng(0)
    known = source.vectors_added(0)
    rows = np.frombuffer(b"".join(row for _, row in known), dtype="<f4").reshape(len(known), -1)
    texts = _texts(source, [number for number, _ in known])
    for start in range(0, n // PER_ARTICLE, BATCH):
        with library.database.transaction() as generation:
            for i in range(start, min(start + BATCH, n // PER_ARTICLE)):
                chosen = rng.integers(len(texts), size=PER_ARTICLE)
                made = around(rows[chosen], rng)
                _write(library, str(i), [texts[j] for j in chosen], made, generation)
    for key in ("embedding_model", "embedding_dim", "embedding_max_tokens", "passage_tokens"):
        library.database.set_manifest(key, source.database.manifest(key) or "")
    return library


def measured_at(
    library: Library, embedder: Embedder, questions: Sequence[str], more: Sequence[Loaded]
) -> Large:
    """How a library answers questions, opens, and takes some articles more.

    Its indexes are made first, without the clock; nor does it run for embedding the questions.
    """
    Searcher(library, embedder)
    searcher, opened = _timed(lambda: Searcher(library, embedder))
    asked = {question: embedder.embed_question(question) for question in questions}
    vectors, words = VectorIndex(library, embedder.dim), LexicalIndex(library)
    known = Searcher(library, _Known(embedder, asked))
    dense = [_timed(partial(vectors.search, v, k=CANDIDATES)) for v in asked.values()]
    lexical = [_timed(partial(words.search, q, k=CANDIDATES)) for q in asked]
    fused = [_timed(partial(known.search, q, k=K)) for q in asked]
    exact = _exact(library, np.array(list(asked.values())))
    shared = [
        len({n for n, _ in found[:K]} & best) for (found, _), best in zip(dense, exact, strict=True)
    ]
    added = _timed(lambda: _add(library, searcher, embedder, more))[1]
    return Large(
        passages=len(vectors),
        dense=_seconds(dense),
        lexical=_seconds(lexical),
        fused=_seconds(fused),
        recall=float(np.mean(shared)) / K,
        opened=opened,
        added=added,
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    )


def large_table(found: Large) -> str:
    """A row for each kind of search, then what else the library takes."""
    rows = [
        [name, milliseconds(seconds, 0.5), milliseconds(seconds, 0.95)]
        for name, seconds in (
            ("dense", found.dense), ("lexical", found.lexical), ("fused", found.fused)
        )
    ]  # fmt: skip
    return (
        f"{table(['', 'p50', 'p95'], rows)}\n\n{found.passages:,} passages, dense recall@{K}"
        f" {found.recall:.3f}, opened in {found.opened:.2f} s, articles added in"
        f" {found.added:.1f} s, {found.megabytes:,.0f} MB at most"
    )


class _Known:
    """An embedder that has embedded the questions already."""

    def __init__(self, embedder: Embedder, asked: Mapping[str, Vector]) -> None:
        self.name, self.dim = embedder.name, embedder.dim
        self.backend, self.max_tokens = embedder.backend, embedder.max_tokens
        self.count_tokens, self.embed_passages = embedder.count_tokens, embedder.embed_passages
        self.embed_tokens = embedder.embed_tokens
        self._asked = asked

    def embed_question(self, text: str) -> Vector:
        return self._asked[text]


def _texts(source: Library, numbers: Sequence[int]) -> list[str]:
    found = {n: text for n, _, text in passage_texts(source, source.passages(numbers))}
    return [found[number] for number in numbers]


def _write(
    library: Library, name: str, texts: Sequence[str], rows: Matrix, generation: int
) -> None:
    """An article of these passages, its vectors stored as if it had been read and embedded."""
    article = Article(id=name, title=" ".join(texts[0].split()[:8]), text="\n\n".join(texts))
    write, meta = library.database.write, {f: getattr(article, f) for f in META}
    write(
        "INSERT INTO articles (id, revision, meta, split, story) VALUES (?, ?, ?, 1, NULL)",
        (article.id, article.revision, json.dumps(meta)),
    )
    write(
        "INSERT INTO revisions VALUES (?, ?, ?, ?, '{}')",
        (article.id, article.revision, json.dumps(meta), article.text),
    )
    write("UPDATE articles SET story = number WHERE id = ?", (article.id,))
    start = 0
    for text, row in zip(texts, rows, strict=True):
        write(
            "INSERT INTO passages (article, start, stop, added, embedded) VALUES (?, ?, ?, ?, ?)",
            (article.id, start, start + len(text), generation, generation),
        )
        write("INSERT INTO vectors VALUES (last_insert_rowid(), ?)", (row.tobytes(),))
        start += len(text) + 2


def _add(library: Library, searcher: Searcher, embedder: Embedder, more: Sequence[Loaded]) -> None:
    for made in (library.add(more), split_pending(library, embedder)):
        deque(made, maxlen=0)
    deque(embed_pending(library, embedder), maxlen=0)
    searcher.refresh()


def _exact(library: Library, questions: Matrix) -> list[set[int]]:
    """Numbers of the passages nearest to each question, by plain products."""
    known = library.vectors_added(0)
    rows = np.frombuffer(b"".join(row for _, row in known), dtype="<f4").reshape(len(known), -1)
    best = np.argsort(-(questions @ rows.T), axis=1)[:, :K]
    return [{known[i][0] for i in row} for row in best]


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def _seconds(timed: Sequence[tuple[object, float]]) -> tuple[float, ...]:
    return tuple(seconds for _, seconds in timed)
