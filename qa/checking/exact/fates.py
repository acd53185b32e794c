"""A layer of the check: so many dead are not so many hurt, or missing."""

import re
from collections.abc import Iterable, Iterator

from qa.checking.exact.problem import Problem
from qa.reading.clauses import JOINS, MARKS
from qa.reading.numbers import Figure, figures

FATES = {
    "dead": re.compile(r"\b(?:dead|die[sd]?|dying|kill\w*|deaths?|fatalities|slain|drown\w*)\b"),
    "hurt": re.compile(r"\b(?:wound\w*|injur\w*|hurt\w*)\b"),
    "missing": re.compile(r"\bmissing\b"),
}
BREAK = re.compile(rf"[.(){MARKS}]\s|\s(?:{JOINS}|including|among|with|after|of)\s")
CLAUSE_SIZE = 200  # characters on either side of a figure


def check_fates(claim: str, evidence: str) -> Iterable[Problem]:
    """A figure tells the same of people there: dead, hurt or missing."""
    there = list(_fates(evidence))
    for figure, fate in _fates(claim):
        others = {other for one, other in there if figure.follows_from(one)}
        known = {other for _, other in there}
        if fate and fate in known and others and not others & {fate, ""}:
            shown = claim[figure.quoted_start : figure.quoted_end]
            other = " and ".join(sorted(others))
            yield Problem(True, f"the article tells {shown} of those {other}, not of those {fate}")


def _fates(text: str) -> Iterator[tuple[Figure, str]]:
    """The figures of people with what befell them, "" where the clause tells none or several."""
    for figure in figures(text):
        if figure.unit:
            continue
        first, last = max(0, figure.start - CLAUSE_SIZE), figure.end + CLAUSE_SIZE
        start = max((m.end() for m in BREAK.finditer(text, first, figure.start)), default=first)
        behind = BREAK.search(text, figure.end, last)
        clause = text[start : behind.start() if behind else last]
        told = [fate for fate, words in FATES.items() if words.search(clause)]
        yield figure, told[0] if len(told) == 1 else ""
