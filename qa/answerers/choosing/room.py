"""How long answers may be: as many sentences as there is room for, none told twice."""

from collections.abc import Iterable

from qa.reading.overlap import overlap
from qa.values import Evidence

MAX_SENTENCES = 3
MAX_WORDS = 75  # a plain question is answered within 80, markers counted
READING_WORDS = 150  # of sentences that tell something differently, or of several speakers
ABOUT_AS_NEAR = 0.3  # in score below the best: such a sentence is still about what is asked
SAME = 0.6  # share of words by which a sentence tells much the same as another


def fitting(
    sentences: Iterable[Evidence], most: int, words: int, *, of_article: int | None = None
) -> list[Evidence]:
    """The first sentences, `most` at most, that have `words` words together, in their order.

    One that does not fit is left out, as is one that tells another again, and more than
    `of_article` of one article.
    """
    chosen = list[Evidence]()
    for one in sentences:
        length = len(one.text.split())
        beside = sum(e.article.id == one.article.id for e in chosen)
        crowded = of_article is not None and beside >= of_article
        if length <= words and not crowded and not any(_alike(one, e) for e in chosen):
            chosen.append(one)
            words -= length
    return chosen[:most]


def _alike(left: Evidence, right: Evidence) -> bool:
    return max(overlap(left.text, right.text), overlap(right.text, left.text)) > SAME
