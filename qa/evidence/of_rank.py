"""Whether words tell of the one of several that a question asks about: the first day, exchange."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.words import fold_words
from qa.questions.plan import Plan
from qa.reading.overlap import stems
from qa.reading.ranks import ORDINAL, place
from qa.values import Evidence

RANKED = re.compile(  # behind a preposition: in the first exchange; not first of all
    rf"\b(?:in|on|at|of|during|for|after|before)\s(?:the|its|their)\s(?P<nth>{ORDINAL})\s"
    r"(?:[a-z]+\s){0,1}?(?P<thing>[a-z]{3,})\b",
    re.IGNORECASE,
)
WITHIN = 4  # words from a rank to the thing: the first Vik prisoner exchange
NTH = re.compile(ORDINAL, re.IGNORECASE)


def of_asked_rank(plan: Plan, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences of the first, second or other one that the question asks about.

    Of which one a sentence is it tells itself, else the last before it that does, else the
    headline. All, where none is of that one.
    """
    match = RANKED.search(plan.question)
    if match is None:
        return list(evidence)
    asked, thing = place(match["nth"]), match["thing"]
    return [e for e in evidence if asked in _which(e, thing)] or list(evidence)


def _which(one: Evidence, thing: str) -> set[int]:
    """Of which of these things a sentence is, as far as its article tells."""
    own = _ranks(one.text, thing)
    before = _ranks(f"{one.article.title}. {one.article.text[: one.start]}", thing)
    return set(own or before[-1:])


def _ranks(text: str, thing: str) -> list[int]:
    """The ranks that a text gives such a thing, in order."""
    words, asked = fold_words(text), set(stems(thing))
    return [
        place(word)
        for i, word in enumerate(words)
        if NTH.fullmatch(word) and asked & set(stems(" ".join(words[i + 1 : i + WITHIN])))
    ]
