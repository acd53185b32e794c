"""Search: the vectors and the words of a library, both exact, fused into one ranking."""

import threading
from collections.abc import Mapping, Sequence
from functools import cache

from corpus import Passage
from corpus.copies import tells
from corpus.library import Library
from corpus.listing import EVERYWHERE, Where
from embeddings.build import check_model
from embeddings.lexical import LexicalIndex
from embeddings.protocols import Embedder, Hit, Vector
from embeddings.vectors import Scored, VectorIndex

CANDIDATES = 200  # passages that each of the two searches puts forward
# Of the cosine; the rest goes to the words. On news and multi-hop questions 0.5 to 0.7 are alike,
# and better than words or vectors alone and reciprocal rank fusion (MRR@10 0.66; 0.60, 0.50, 0.62).
DENSE_WEIGHT = 0.6


class Searcher:
    """Search over a library and whatever becomes of it; safe to share between threads.

    Raises:
        IndexMismatch: the library was made with another embedding model.
    """

    def __init__(self, library: Library, embedder: Embedder) -> None:
        check_model(library, embedder)
        self._library = library
        self._embedder = embedder
        self._lock = threading.RLock()
        self._generation = library.database.generation
        self._lexical = LexicalIndex(library)
        self._vectors = VectorIndex(library, embedder.dim)

    def close(self) -> None:
        """Release the index files."""
        self._lexical.close()

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
                self._generation = generation

    @property
    def lexical_only(self) -> bool:
        """Whether nothing is embedded yet, so that passages are found by their words alone."""
        return not len(self._vectors)

    def search(self, question: str, *, k: int, where: Where = EVERYWHERE) -> list[Hit]:
        """The best `k` passages, best first, ties in the order they were added; scores are 0 to 1.

        Passages not embedded yet are found by their words. Of the copies of one wire story one is
        shown, the earliest, and of the others only what that one does not say.
        """
        if k < 1:
            raise ValueError(f"k is {k}; ask for at least one passage")
        self.refresh()
        vector = None if self.lexical_only else self._embedder.embed_question(question)
        with self._lock:
            allowed = None if where == EVERYWHERE else self._library.passage_numbers(where)
            scored = self._scored(question, vector, max(k, CANDIDATES), allowed)
            passages = self._library.passages(number for number, _ in scored)
        living = [Hit(passages[number], score) for number, score in scored if number in passages]
        return without_copies(self._library, living, k)[:k]

    def _scored(
        self, question: str, vector: Vector | None, n: int, allowed: Sequence[int] | None
    ) -> Scored:
        words = dict(self._lexical.search(question, k=n, allowed=allowed))
        if vector is None:
            return fused({}, words, dense_weight=0.0)
        cosines = dict(self._vectors.search(vector, k=n, allowed=allowed))
        return fused(cosines, words, dense_weight=DENSE_WEIGHT)


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
