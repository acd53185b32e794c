"""What headlines tell of an answer: they say in a few words what the text says in some sentence.

A headline is not cited, for it is nobody's statement; it helps to choose the sentence that is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qa.reading.overlap import stems
from qa.values import Evidence

ABOUT = 0.4  # of the question's words in a headline, from which it is about what is asked
COMMON = 0.2  # of all sentences: a word of that many is their topic, and tells none from another


def told_by_headlines(question: str, sentences: Sequence[Evidence]) -> list[float]:
    """For each sentence, how much of what its headline adds to the question it has, 0 to 1.

    What it adds is its words that the question does not have. Those that are common among the
    sentences do not count, nor does a headline that is about something else than the question.
    """
    asked, own = set(stems(question)), [set(stems(sentence.text)) for sentence in sentences]
    seen = Counter(word for words in own for word in words)
    most = max(1, COMMON * len(sentences))
    rare = {word for word, times in seen.items() if times <= most}
    titles = {sentence.article.title for sentence in sentences}
    added = {title: _added(asked, set(stems(title))) for title in titles}
    return [
        len(new & words & rare) / len(new) if (new := added[sentence.article.title]) else 0.0
        for sentence, words in zip(sentences, own, strict=True)
    ]


def _added(asked: set[str], title: set[str]) -> set[str]:
    """What a headline adds to a question; nothing if it is about something else."""
    about = bool(asked) and len(title & asked) >= ABOUT * len(asked)
    return title - asked if about else set()
