"""How scores become a ranking: fused, with merits added, likes put apart, copies left out."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from corpus.copies import tells
from corpus.library import Library
from embeddings.protocols import Hit, Vector
from embeddings.vectors import Scored

Merit = tuple[float, Mapping[int, float]]  # a weight, and for each passage how much of it is due


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
