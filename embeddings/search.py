"""Search: the vectors and the words of a library, fused into one ranking."""

from __future__ import annotations

import math
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice

import numpy as np

from corpus.library import Library
from corpus.listing import EVERYWHERE, Where, iso_day
from corpus.published import Published, newest, published
from embeddings.build import check_model
from embeddings.cues import Cues, cued, find_cues
from embeddings.lexical import LexicalIndex
from embeddings.protocols import Embedder, Hit, Reranker, Vector
from embeddings.ranking import Merit, fused, spread, with_merits, without_copies
from embeddings.texts import to_read
from embeddings.vectors import Scored, VectorIndex
from embeddings.windows import widened

CANDIDATES = 200  # passages that each of the two searches puts forward
RERANKED = 12  # best passages that a reranker looks at
SPREAD = 100  # best passages among which those come first that tell something else
NOVELTY_DAYS = 730  # after which news counts as new by 1/e: two years
LEAD = 1_000  # characters into an article, after which a passage is part of its lead by 1/e
NEARBY_DAYS = 10  # from the day of a question, after which news is part of those days by 1/e


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much; `docs/search.md` has the measurements.

    dense: of the cosine; the rest goes to the words. source, day: added for passages of articles
    whose publisher, or whose day of publication, the question names. recent: added for the newest
    article, less for older ones. near: added for what was published on the day of the question,
    less the further away, where that day is known. lead: added for the beginning of an article,
    less the further down. reranker: of what a reranker finds, where there is one. alike: taken off
    by the cosine to the most similar of the hits before it.
    """

    dense: float = 0.6
    source: float = 0.2
    day: float = 0.2
    recent: float = 0.15
    near: float = 0.1
    lead: float = 0.05
    reranker: float = 0.2
    alike: float = 0.25


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Models:
    """What reads questions and passages: the embedding model, and a reranker if there is one.

    `weights` say what counts how much of what they find.
    """

    embedder: Embedder
    weights: Weights = WEIGHTS
    reranker: Reranker | None = None


class Searcher:
    """Search over a library and whatever becomes of it; safe to share between threads.

    A `reranker` takes a second look at the best passages.

    Raises:
        IndexMismatch: the library was made with another embedding model.
    """

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        weights: Weights = WEIGHTS,
        reranker: Reranker | None = None,
    ) -> None:
        check_model(library, embedder)
        self._library = library
        self._models = Models(embedder, weights, reranker)
        self._lock = threading.Lock()
        self._lexical = LexicalIndex(library)
        self._vectors = VectorIndex(library, embedder.dim)
        self._facts = facts(library)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The library and its indexes as they are now, whatever is added or removed meanwhile.

        Raises:
            IndexMismatch: the library was made anew with another embedding model meanwhile.
            CorpusError: the library cannot be read, or its words not be written.
        """
        with ExitStack() as opened:
            with self._lock:
                now = self._caught_up(opened)
            yield now

    def _caught_up(self, opened: ExitStack) -> Snapshot:
        """The snapshot; another process may have written the words of a later generation."""
        library = opened.enter_context(self._library.snapshot())
        generation = library.database.generation
        if generation != self._facts.generation:
            check_model(library, self._models.embedder)
        lexical = self._lexical.at(library)
        if lexical.generation > generation:
            return self._caught_up(opened)
        if generation != self._facts.generation:
            self._facts = facts(library)
        return Snapshot(library, self._models, lexical, self._vectors.at(library), self._facts)

    def refresh(self) -> None:
        """Catch up with the library; cheap when nothing changed, and `search` does it itself.

        Raises:
            IndexMismatch: the library was made anew with another embedding model meanwhile.
        """
        with self.snapshot():
            pass

    def search(
        self, question: str, *, k: int, where: Where = EVERYWHERE, today: str | None = None
    ) -> list[Hit]:
        """What the library as it is now has for the question (`Snapshot.search`)."""
        with self.snapshot() as now:
            return now.search(question, k=k, where=where, today=today)

    def nearest_word(self, word: str) -> str | None:
        """The word of the library as it is now that `word` may be a slip of."""
        with self.snapshot() as now:
            return now.nearest_word(word)


@dataclass(frozen=True, slots=True)
class Facts:
    """Of a library at a generation: its publishers, and the last day on which it has news."""

    generation: int
    sources: list[str]
    newest: date | None


def facts(library: Library) -> Facts:
    """What a search knows of the library as a whole."""
    database = library.database
    return Facts(database.generation, library.sources(), newest(database))


class Snapshot:
    """Search over a library as it was at one moment; safe to share between threads."""

    def __init__(
        self, library: Library, models: Models, lexical: LexicalIndex, vectors: VectorIndex,
        known: Facts,
    ) -> None:  # fmt: skip
        self.library = library
        self._embedder = models.embedder
        self._weights = models.weights
        self._reranker = models.reranker
        self._lexical = lexical
        self._vectors = vectors
        self._facts = known

    def search(
        self, question: str, *, k: int, where: Where = EVERYWHERE, today: str | None = None
    ) -> list[Hit]:
        """The best `k` passages, best first, ties in the order they were added; scores are 0 to 1.

        What tells the same as a passage before it comes later than its score alone would have it.
        `today` is the ISO day on which the question is asked: most ask for the news of those days.
        Passages not embedded yet are found by their words. Of the copies of one wire story one is
        shown, the earliest, and of the others only what that one does not say. Each comes with the
        sentences around it.

        Raises:
            ValueError: `k` is below 1, or `today` is no ISO day.
        """
        if k < 1:
            raise ValueError(f"k is {k}; ask for at least one passage")
        asked = _asked(today)
        vector = self._embedder.embed_question(question) if len(self._vectors) else None
        cues = find_cues(question, self._facts.sources)
        found = self._found(question, vector, max(k, CANDIDATES), (where, *cued(where, cues)))
        passages = self.library.passages(found)
        found.intersection_update(passages)
        about = published(self.library.database, found)
        rows = self._rows(found)
        timely = _timely(about, None if cues.dated else asked)
        scored = self._scored(question, vector, rows, found, self._merits(cues, about, timely))
        hits = [Hit(passages[n], score, timely[n]) for n, score in scored]
        told_once = self._reranked(question, without_copies(self.library, hits, k))
        best, rest = told_once[:SPREAD], told_once[SPREAD:]
        known = {passages[number]: row for number, row in rows.items()}
        best = spread(best, 2 * k, known, alike=self._weights.alike)
        text = cache(lambda article_id: self.library.article(article_id).text)
        return list(islice(widened([*best, *rest], text), k))

    def nearest_word(self, word: str) -> str | None:
        """The word of the library that `word` may be a slip of; `None` if it stands there itself.

        And for a common word, which the embedding model knows as a whole: it may only be rare here.
        """
        return None if self._embedder.count_tokens(word) < 2 else self._lexical.nearest_word(word)

    def _reranked(self, question: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        """The hits as the reranker would have the best of them too; as they are without one."""
        if self._reranker is None:
            return hits
        article = cache(self.library.article)
        texts = [to_read(article(h.passage.article_id), h.passage).text for h in hits[:RERANKED]]
        found = dict(enumerate(self._reranker.relevance(question, texts)))
        scored = with_merits(
            [(place, hit.score) for place, hit in enumerate(hits)],
            [(self._weights.reranker, {**dict.fromkeys(range(len(hits)), 0.0), **found})],
        )
        return [replace(hits[place], score=score) for place, score in scored]

    def _rows(self, found: Collection[int]) -> dict[int, Vector]:
        """The vectors of these passages, of those that have one."""
        rows = self.library.vectors(found)
        return {number: np.frombuffer(row, dtype="<f4") for number, row in rows.items()}

    def _found(
        self, question: str, vector: Vector | None, n: int, limits: Sequence[Where]
    ) -> set[int]:
        """The candidates of the question: the best `n` by words and by meaning, of each limit."""
        return {i for where in limits for i in self._candidates(question, vector, n, where)}

    def _scored(
        self,
        question: str,
        vector: Vector | None,
        rows: Mapping[int, Vector],
        found: Collection[int],
        merits: Sequence[Merit],
    ) -> Scored:
        """The candidates, each with all its scores, fused; by words alone without any vectors."""
        if not found:
            return []
        words = dict(self._lexical.search(question, k=len(found), allowed=found))
        cosines = {} if vector is None else {n: float(row @ vector) for n, row in rows.items()}
        weight = 0.0 if vector is None else self._weights.dense
        return with_merits(fused(cosines, words, dense_weight=weight), merits)

    def _merits(
        self, cues: Cues, found: Mapping[int, Published], timely: Mapping[int, float]
    ) -> list[Merit]:
        """What speaks for passages besides their text."""
        weights = self._weights
        merits: list[Merit] = [
            (weights.lead, {n: math.exp(-p.start / LEAD) for n, p in found.items()})
        ]
        if cues.sources:
            named = {n: not p.sources.isdisjoint(cues.sources) for n, p in found.items()}
            merits.append((weights.source, named))
        if cues.days:
            merits.append((weights.day, {n: str(p.day) in cues.days for n, p in found.items()}))
        if self._facts.newest and not cues.dated:
            ages = {n: _novelty(p.day, self._facts.newest) for n, p in found.items()}
            merits.append((weights.recent, ages))
        if any(timely.values()):
            merits.append((weights.near, timely))
        return merits

    def _candidates(
        self, question: str, vector: Vector | None, n: int, where: Where
    ) -> Iterator[int]:
        """The best `n` passages by words, and the best `n` by meaning."""
        allowed = None if where == EVERYWHERE else self.library.passage_numbers(where)
        yield from (number for number, _ in self._lexical.search(question, k=n, allowed=allowed))
        if vector is not None:
            yield from (number for number, _ in self._vectors.search(vector, k=n, allowed=allowed))


def _asked(today: str | None) -> date | None:
    return None if today is None else iso_day(today, "today")


def _novelty(day: date | None, newest: date) -> float:
    """1 for what is published on the newest day, less for older, half for what is undated."""
    return 0.5 if day is None else math.exp(-max(0, (newest - day).days) / NOVELTY_DAYS)


def _timely(found: Mapping[int, Published], asked: date | None) -> dict[int, float]:
    """1 for what is published on the day of the question, less before and after, 0 if undated."""
    return {
        n: math.exp(-abs((asked - p.day).days) / NEARBY_DAYS) if asked and p.day else 0.0
        for n, p in found.items()
    }
