"""A layer of the check: the days, months, years and decades of a claim, or a side of one."""

import re
from collections.abc import Iterable, Set

from qa.reading.dates import MONTH, MONTHS
from qa.reading.overlap import Problem

DATES = re.compile(
    rf"\b(?P<month>{MONTH.title()})\b\.?"
    r"(?:\s(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?!,\d{3}))?"
    r"|\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|\b(?P<year>(?:1[5-9]|20)\d(?:[1-9]|0(?!['’]s)))\b(?!,\d)"
)
DECADE = re.compile(r"\b(?P<years>(?:1[5-9]|20)\d)0['’]?s\b")
DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?=[A-Z][a-z]{2})")
BEFORE, AFTER = r"before|prior to|earlier than|by", r"after|later than"
SIDE_OF_DATE = re.compile(
    rf"\b(?i:(?P<before>{BEFORE})|(?P<after>{AFTER}))\s(?:the (?:end|start|beginning) of )?"
    rf"(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?(?:{DATES.pattern})"
    r"(?:,? (?:1[5-9]|20)\d\d)?)"
)
Day = tuple[str, str]  # of which kind it is (year, decade, month, day, weekday), and what


def check_dates(claim: str, evidence: str) -> Iterable[Problem]:
    """Days, weekdays, months, years and decades stand in the evidence; 1994 is of the 1990s.

    It is a doubt where the evidence has none of that kind, or one on the side that the claim tells:
    "before 2015" beside 2014.
    """
    known = dates_in(evidence)
    sided = on_a_side(claim, known)
    within = {("decade", f"{year[:3]}0s") for kind, year in known if kind == "year"}
    for kind, value in sorted(dates_in(claim) - known - within):
        others = sorted(other for other_kind, other in known if other_kind == kind)
        if others and (kind, value) not in sided:
            yield Problem(True, f"the article says {', '.join(others)}, the answer {value}")
        else:
            yield Problem(False, f"the date {value} does not stand in the cited words", True)


def on_a_side(text: str, known: Set[Day]) -> set[Day]:
    """The dates of a text that are but a side of one which a known date is on.

    >>> sorted(on_a_side("before 2015, after 2020", {("year", "2014")}))
    [('year', '2015')]
    """
    found = set[Day]()
    for match in SIDE_OF_DATE.finditer(text):
        own = dates_in(match["date"])
        held = {day for day in own if _is_held(day, known, before=bool(match["before"]))}
        found |= own if any(kind == "year" for kind, _ in held) else held
    return found


def _is_held(day: Day, known: Set[Day], *, before: bool) -> bool:
    place = _place(day)
    others = [_place(other) for other in known if other[0] == day[0]]
    return bool(place) and any(other < place if before else other > place for other in others)


def _place(day: Day) -> tuple[int, ...]:
    """By which dates of a kind are ordered; nothing for weekdays."""
    kind, value = day
    if kind == "year":
        return (int(value),)
    month, _, number = value.partition(" ")
    return (MONTHS[month.casefold()], int(number or 0)) if kind in ("month", "day") else ()


def dates_in(text: str) -> set[Day]:
    """The days, weekdays, months, years and decades of a text."""
    flipped = DAY_FIRST.sub("", text)
    found = {("decade", f"{match['years']}0s") for match in DECADE.finditer(text)}
    for match in DATES.finditer(flipped):
        if match["month"]:
            found.add(("month", match["month"][:3]))
        if match["weekday"]:
            found.add(("weekday", match["weekday"]))
        if match["year"]:
            found.add(("year", match["year"]))
        if match["month"] and match["day"]:
            found.add(("day", f"{match['month'][:3]} {int(match['day'])}"))
    for match in DAY_FIRST.finditer(text):
        month = DATES.match(text, match.end())
        if month and month["month"]:
            found.add(("day", f"{month['month'][:3]} {int(match.group(1))}"))
    return found
