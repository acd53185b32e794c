"""Whether a sentence has a word of what is asked about, beside the names of who is asked about."""

from __future__ import annotations

from collections.abc import Sequence

from qa.evidence.countable import SYNONYMS
from qa.questions.plan import Plan
from qa.reading.overlap import stems


def words_of_matter(plan: Plan) -> list[str]:
    """The words of a question that matter and are no names."""
    return [t.word for t in plan.terms if t.weight >= 1 and not t.word[:1].isupper()]


def in_news(words: Sequence[str]) -> set[str]:
    """The stems of words and of what news puts in their place."""
    groups = [group for group in SYNONYMS if any(word in group for word in words)]
    return set(stems(" ".join([*words, *(word for group in groups for word in group)])))


def is_of_matter(plan: Plan, text: str) -> bool:
    """A text has one of the words that matter, if the question has any.

    That the agency closed the plant on Monday tells nothing of when it warned the shops.
    """
    asked = in_news(words_of_matter(plan))
    return not asked or not asked.isdisjoint(stems(text))
