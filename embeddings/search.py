"""Search: the vectors and the words of a library, fused into one ranking."""

import math
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from corpus import CorpusError, Passage
from corpus.copies import tells
from corpus.library import Library
from corpus.listing import EVERYWHERE, Where, iso_day
from corpus.published import Published, newest, published
from embeddings.build import check_model
from embeddings.cues import Cues, cued, find_cues
from embeddings.lexical import LexicalIndex
from embeddings.protocols import Embedder, Hit, Reranker, Vector
from embeddings.texts import to_read
from embeddings.vectors import Scored, VectorIndex
from embeddings.windows import widened

Merit = tuple[float, Mapping[int, float]]  # a weight, and for each passage how much of it is due

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
        self._embedder = embedder
        self._weights = weights
        self._reranker = reranker
        self._lock = threading.RLock()
        self._generation = library.database.generation
        self._lexical = LexicalIndex(library)
        self._vectors = VectorIndex(library, embedder.dim)
        self._about_the_library()

    def refresh(self) -> None:
        """Catch up with the library; cheap when nothing changed, and `search` does it itself.

        Raises:
            IndexMismatch: the library was made anew with another embedding model meanwhile.
        """
        with self._lock:
            generation = self._library.database.generation
            if generation != self._generation:
                check_model(self._library, self._embedder)
                self._lexical.refresh()
                self._vectors.refresh()
                self._about_the_library()
                self._generation = generation

    def _about_the_library(self) -> None:
        self._sources = self._library.sources()
        self._newest = newest(self._library.database)

    @property
    def lexical_only(self) -> bool:
        """Whether nothing is embedded yet, so that passages are found by their words alone."""
        return not len(self._vectors)

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
        self.refresh()
        vector = None if self.lexical_only else self._embedder.embed_question(question)
        with self._lock:
            cues = find_cues(question, self._sources)
            found = self._found(question, vector, max(k, CANDIDATES), (where, *cued(where, cues)))
            about = published(self._library.database, found)  # without what was removed meanwhile
            found.intersection_update(about)
            rows = self._rows(found)
            timely = _timely(about, None if cues.dated else asked)
            scored = self._scored(question, vector, rows, found, self._merits(cues, about, timely))
            passages = self._library.passages(found)
        living = [Hit(passages[n], score, timely[n]) for n, score in scored if n in passages]
        told_once = self._reranked(question, without_copies(self._library, living, k))
        best, rest = told_once[:SPREAD], told_once[SPREAD:]
        known = {passages[number]: row for number, row in rows.items() if number in passages}
        best = spread(best, 2 * k, known, alike=self._weights.alike)
        return list(islice(widened([*best, *rest], cache(self._text)), k))

    def nearest_word(self, word: str) -> str | None:
        """The word of the library that `word` may be a slip of; `None` if it stands there itself.

        And for a common word, which the embedding model knows as a whole: it may only be rare here.
        """
        if self._embedder.count_tokens(word) < 2:
            return None
        self.refresh()
        with self._lock:
            return self._lexical.nearest_word(word)

    def _reranked(self, question: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        """The hits as the reranker would have the best of them too; as they are without one."""
        if self._reranker is None:
            return hits
        article = cache(self._library.article)
        texts = [to_read(article(h.passage.article_id), h.passage).text for h in hits[:RERANKED]]
        found = dict(enumerate(self._reranker.relevance(question, texts)))
        scored = with_merits(
            [(place, hit.score) for place, hit in enumerate(hits)],
            [(self._weights.reranker, {**dict.fromkeys(range(len(hits)), 0.0), **found})],
        )
        return [replace(hits[place], score=score) for place, score in scored]

    def _rows(self, found: Collection[int]) -> dict[int, Vector]:
        """The vectors of these passages, of those that have one."""
        rows = self._library.vectors(found)
        return {number: np.frombuffer(row, dtype="<f4") for number, row in rows.items()}

    def _text(self, article_id: str) -> str:
        """The text of an article, "" if it was removed while the reranker read."""
        try:
            return self._library.article(article_id).text
        except CorpusError:
            return ""

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
        if self._newest and not cues.dated:
            ages = {n: _novelty(p.day, self._newest) for n, p in found.items()}
            merits.append((weights.recent, ages))
        if any(timely.values()):
            merits.append((weights.near, timely))
        return merits

    def _candidates(
        self, question: str, vector: Vector | None, n: int, where: Where
    ) -> Iterator[int]:
        """The best `n` passages by words, and the best `n` by meaning."""
        allowed = None if where == EVERYWHERE else self._library.passage_numbers(where)
        yield from (number for number, _ in self._lexical.search(question, k=n, allowed=allowed))
        if vector is not None:
            yield from (number for number, _ in self._vectors.search(vector, k=n, allowed=allowed))


def without_copies(library: Library, hits: Sequence[Hit], k: int) -> list[Hit]:
    """The hits without those that only repeat the earliest of their copies among the best `k`."""
    stories = library.stories({hit.passage.article_id for hit in hits})
    best = {hit.passage.article_id for hit in hits[:k]}
    shown: dict[int, str] = {}
    for article_id, story in stories.items():
        if article_id in best:
            shown.setdefault(story, article_id)
    article = cache(library.article)

    def repeats(passage: Passage) -> bool:
        """The copy that is shown tells all that this passage does."""
        first = shown.get(stories[passage.article_id], passage.article_id)
        words = slice(passage.start, passage.end)
        return first != passage.article_id and tells(
            article(first).text, article(passage.article_id).text[words]
        )

    return [hit for hit in hits if not repeats(hit.passage)]


def fused(
    cosines: Mapping[int, float], words: Mapping[int, float], *, dense_weight: float
) -> Scored:
    """Passage numbers by the weighted mean of cosine and lexical score over the best lexical score.

    A passage that one side does not know has 0 there; cosines below 0 count as 0.
    """
    best = max(words.values(), default=1.0)
    scores = {
        number: dense_weight * min(1.0, max(0.0, cosines.get(number, 0.0)))
        + (1 - dense_weight) * words.get(number, 0.0) / best
        for number in cosines.keys() | words.keys()
    }
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def with_merits(scored: Scored, merits: Sequence[Merit]) -> Scored:
    """The scores, each merit (0 to 1) added with its weight, over the most possible.

    >>> with_merits([(1, 0.5), (2, 0.4)], [(0.25, {1: 0.0, 2: 1.0})])
    [(2, 0.52), (1, 0.4)]
    """
    most = 1 + sum(weight for weight, _ in merits)
    scores = [
        (number, (score + sum(weight * by[number] for weight, by in merits)) / most)
        for number, score in scored
    ]
    return sorted(scores, key=lambda item: (-item[1], item[0]))


def spread(
    hits: Sequence[Hit], k: int, vectors: Mapping[Passage, Vector], *, alike: float
) -> list[Hit]:
    """The hits, each put back as if `alike` worse by its cosine to the most similar one before it.

    So are chosen the first `k`; the others follow as they were. Maximal marginal relevance
    (Carbonell and Goldstein 1998); a hit without a vector is like no other; ties in order. Near
    equals that tell something else so come first: questions over several articles need them all.
    Scores stay as they are.
    """
    cosines, worth = _cosines(hits, vectors), np.array([hit.score for hit in hits])
    nearest, first = np.zeros(len(hits)), list[int]()
    for _ in range(min(k, len(hits))):
        at = int(np.argmax(worth - alike * nearest))
        first.append(at)
        worth[at] = -np.inf
        nearest = np.maximum(nearest, cosines[at])
    rest = (at for at in range(len(hits)) if at not in first)
    return [hits[at] for at in (*first, *rest)]


def _cosines(hits: Sequence[Hit], vectors: Mapping[Passage, Vector]) -> NDArray[np.float32]:
    """The cosine of each two hits (n, n), 0 where one has no vector."""
    known = [at for at, hit in enumerate(hits) if hit.passage in vectors]
    cosines = np.zeros((len(hits), len(hits)), dtype=np.float32)
    if known:
        rows = np.stack([vectors[hits[at].passage] for at in known])
        cosines[np.ix_(known, known)] = rows @ rows.T
    return cosines


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
