"""Who speaks together: Lind and Berg said, reports from Norwegian police and the Coast Guard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.reading.clauses import CONTRASTS, SUBORDINATES
from qa.reading.names import ROLES, names, without_roles
from qa.reading.places import is_adjective
from qa.reading.telling import VERB, VERBS

JOINED = re.compile(  # between those listed: Lind and police chief Berg, Lind and his coach, Berg
    rf"(?:,|,?\s(?P<last>and))\s(?:(?:the|his|her|its|their)\s)?"
    rf"(?:(?:[a-z]+\s)?(?:{'|'.join(sorted(ROLES))}),?\s)?"
)
NOUN = re.compile(r"\s[a-z]+\b(?=,|\sand\b)")  # behind whose it is: Norwegian police and
REPORTS = r"reports?|claims?|estimates?|counts?|data|figures?|findings?|assessments?|statements?"
SAID_BY = re.compile(
    rf"(?:\b(?:according to|citing)|\b(?:{REPORTS})\s(?:from|of|by)|[,”\"]\s(?:{VERBS}))"
    r"\s(?:both\s)?(?:the\s)?$",
    re.IGNORECASE,
)
OPENS = re.compile(  # a clause
    rf"(?:^|[,;:—]\s(?:and\s)?|[“”\"]\s?|\b(?:{CONTRASTS}|{SUBORDINATES})\s)"
    r"(?:both\s)?(?:the\s)?$",
    re.IGNORECASE,
)
SAYS = re.compile(  # also behind an aside: police and the Coast Guard, citing fog, said
    rf"(?:,(?:\s[^,.;]{{1,60}},)?)?\s(?:\w+ly\s|on\s\w+day\s|(?:that|who|which)\s)*{VERB.pattern}"
)
MOST = 6  # of a list are read, the last ones: long ones would take minutes


def together(sentence: str, speaker: str) -> list[str]:
    """All whom a sentence lists with somebody as saying it, in order; else the speaker alone.

    >>> together("Anna Lind and Ole Berg said it rained.", "Ole Berg")
    ['Anna Lind', 'Ole Berg']
    >>> together("Lind met Berg, and Holt said it rained.", "Holt")
    ['Holt']
    """
    for listed in _lists(sentence):
        if any(who == speaker for who, _, _ in listed):
            for first in range(len(listed) - 1):
                if _say_it(sentence, listed[first][1], listed[-1][2]):
                    return [who for who, _, _ in listed[first:]]
    return [speaker]


def _lists(sentence: str) -> Iterator[list[tuple[str, int, int]]]:
    """Those named side by side, the last two joined by "and", each with its place."""
    listed = list[tuple[str, int, int]]()
    for name in names(sentence):
        noun = NOUN.match(sentence, name.end) if is_adjective(name.text) else None
        end = noun.end() if noun else name.end
        who = sentence[name.start : end] if noun else without_roles(name.text)
        joined = JOINED.fullmatch(sentence, listed[-1][2], name.start) if listed else None
        listed = [*(listed[1 - MOST :] if joined else ()), (who, name.start, end)]
        if joined and joined["last"]:
            yield listed


def _say_it(sentence: str, start: int, end: int) -> bool:
    """Whoever stands there says something: behind "according to", or before a verb of telling."""
    left = sentence[:start]
    said = OPENS.search(left) and SAYS.match(sentence, end)
    return bool(SAID_BY.search(left) or said)
