"""Sentences in the order of the days that they tell of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from qa.evidence.named import all_named
from qa.questions.plan import Plan
from qa.reading.dates import days, on_day
from qa.values import Evidence

MOST = 6  # sentences of a timeline
HAPPENED = re.compile(
    r"\W*(?:and\s)?what\s(?:(?:has\s|had\s|else\s)?(?:happened|occurred)(?!\s(?:to|after|when|with)\b)|was\sgoing\son)\b",
    re.IGNORECASE,
)
ANY_YEAR = date(2000, 1, 1)  # days without a year are compared within one


def timeline(ranked: Sequence[Evidence]) -> list[Evidence]:
    """The best sentence of each day, in the order of the days, `MOST` at most.

    A sentence is of the first day that it names, else of the day its article was published; if
    neither is known it is left out. Where a year is open, all are ordered by month and day.
    """
    told = {sentence: day for sentence in ranked if (day := day_of(sentence))}
    years = all(len(day) == len("2024-10-14") for day in told.values())
    best = dict[str, Evidence]()
    for sentence, day in told.items():
        best.setdefault(day if years else day[-5:], sentence)
    return [sentence for _, sentence in sorted(list(best.items())[:MOST])]


def day_of(sentence: Evidence) -> str:
    """The day that a sentence tells of: ISO, `10-14` where the year is open, empty if unknown."""
    published = sentence.article.published
    named = [day for _, day in days(sentence.text, sentence.article.published_on)]
    if not named:
        return published[:10] if published else ""
    if named[0][:4].isdigit():
        return named[0]
    placed = [day for _, day in days(named[0], ANY_YEAR)]
    weekday = not any(letter.isdigit() for letter in named[0])
    return "" if weekday or not placed else placed[0][5:10]


def tells_of_day(plan: Plan, sentence: Evidence) -> bool:
    """Asked what happened somewhere on a day, a sentence of it has all names of the question.

    A reader expects more of it than that.
    """
    asked = bool(plan.days) and bool(HAPPENED.match(plan.question))
    text = sentence.text
    on_it = asked and any(on_day(sentence.article, text, day) for day in plan.days)
    return on_it and all_named(plan.names, [text])
