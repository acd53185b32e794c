"""A layer of the check: the days, months, years and decades of a claim, or a side of one."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import partial
from itertools import combinations

from qa.checking.exact.problem import Problem
from qa.reading.dates import MONTHS, WEEKDAYS, WRITTEN_MONTH
from qa.reading.spelled import ONES

DATES = re.compile(
    rf"\b(?P<month>{WRITTEN_MONTH})\b\.?"
    r"(?:\s(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?!,\d{3}))?"
    r"|\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|\b(?P<year>(?:1[5-9]|20)\d(?:[1-9]|0(?!['’]s)))\b(?!,\d)"
)
DECADE = re.compile(r"\b(?P<years>(?:1[5-9]|20)\d)0['’]?s\b")
NUMBER = r"(?:[12]\d|3[01]|0?[1-9])"
YEARS = re.compile(r"\b(?P<century>1[5-9]|20)\d\d[-–](?P<last>\d\d)\b(?![-–])")  # 1986-96
DAY_FIRST = re.compile(rf"\b({NUMBER})(?:st|nd|rd|th)?\s(?:of\s)?(?=[A-Z][a-z]{{2}})")
FROM_DAY = re.compile(  # 16 to 31 August; May 3-5
    rf"\b(?P<first>{NUMBER})(?:st|nd|rd|th)?\s?(?:[-–]|to|and|or)\s?"
    rf"{NUMBER}(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>[A-Z][a-z]{{2}})"
    rf"|\b(?P<before>[A-Z][a-z]{{2}})[a-z]*\.?\s{NUMBER}\s?[-–]\s?(?P<last>{NUMBER})\b"
)
COUNT = rf"(?:{'|'.join([*ONES, 'an?'])}|\d{{1,2}})"
UNIT = r"(?:day|night|morning|evening|month|year)"
STEP = re.compile(  # a day earlier, two years later, the previous year, prolonged by three years
    rf"\b(?P<n>{COUNT})\s(?P<unit>{UNIT})s?\s(?:\w+\s)?(?:earlier|later|before|after)\b"
    rf"|\b(?:previous|next|following|preceding)\s(?P<beside>{UNIT})(?:['’]s)?\b"
    rf"|\bby\s(?P<by>{COUNT})\s(?P<of>{UNIT})s\b|\b(?P<away>{UNIT})\s(?:before|after|earlier|later)\b",
    re.IGNORECASE,
)
UNITS = {"month": "month", "year": "year"}  # all others are of days
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of months
BEFORE, AFTER = r"before|prior to|earlier than|by", r"after|later than"
SIDE_OF_DATE = re.compile(
    rf"\b(?i:(?P<before>{BEFORE})|(?P<after>{AFTER}))\s(?:the (?:end|start|beginning) of )?"
    rf"(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?(?:{DATES.pattern})"
    r"(?:,? (?:1[5-9]|20)\d\d)?)"
)
Day = tuple[str, str]  # of which kind it is (year, decade, month, day, weekday), and what


def check_dates(claim: str, evidence: str) -> Iterable[Problem]:
    """Days, weekdays, months, years and decades stand in the evidence; 1994 is of the 1990s.

    It is a doubt where the evidence has none of that kind, one on the side that the claim tells
    ("before 2015" beside 2014), or one that it tells steps from: Friday, "a day earlier".
    """
    own = dates_in(claim)
    known = dates_in(evidence) if own else set[Day]()
    within = {("decade", f"{year[:3]}0s") for kind, year in known if kind == "year"}
    lacking = sorted(own - known - within)
    sided, steps = (on_a_side(claim, known), _steps(evidence)) if lacking else (set(), set())
    for kind, value in lacking:
        others = sorted(other for other_kind, other in known if other_kind == kind)
        if others and (kind, value) not in sided and not _is_steps_off(kind, value, others, steps):
            yield Problem(True, f"the article says {', '.join(others)}, the answer {value}")
        else:
            yield Problem(False, f"the date {value} does not stand in the cited words", True)


def _steps(text: str) -> set[tuple[str, int]]:
    """How far a text tells that things are from a date: a day earlier, the previous year."""
    found = set[tuple[str, int]]()
    for match in STEP.finditer(text):
        unit = match["unit"] or match["of"] or match["beside"] or match["away"]
        count = (match["n"] or match["by"] or "a").casefold()
        size = int(count) if count.isdigit() else ONES.get(count, 1)
        found.add((UNITS.get(unit.casefold(), "day"), size))
    return found


def _is_steps_off(
    kind: str, value: str, others: Sequence[str], steps: Set[tuple[str, int]]
) -> bool:
    """A date is as far from one of the others, of its kind, as the evidence tells of something."""
    unit, around = {
        "year": ("year", 0), "month": ("month", 12), "weekday": ("day", 7), "day": ("day", 0)
    }.get(kind, ("", 0))  # fmt: skip
    sizes = {size for step, size in steps if step == unit}
    for other in others if sizes else ():
        away = abs(_number(kind, value) - _number(kind, other))
        if {away, around - away} & sizes:
            return True
    return False


def _number(kind: str, value: str) -> int:
    """The place of a date in the row of its kind; days of all months are in one row."""
    if kind == "weekday":
        return WEEKDAYS.index(value.casefold())
    place = _place((kind, value))
    return place[0] if kind in ("year", "month") else 32 * place[0] + place[1]


def distances(text: str, unit: str) -> set[int]:
    """How many days, months or years two of the text's days, months or years lie apart.

    >>> sorted(distances("From 1903 to 1911.", "year")), distances("May 3-5", "day")
    ([8], {2})
    """
    kinds = {"day": (("day", 0), ("weekday", 7)), "month": (("month", 12),)}.get(
        unit, (("year", 0),)
    )
    known, found = dates_in(text), set[int]()
    for kind, around in kinds:
        at = _in_its_year if kind == "day" else partial(_number, kind)
        places = [at(value) for of, value in known if of == kind]
        for one, other in combinations(places, 2):
            away = abs(one - other)
            found |= {away, around - away} if around else {away}
    return found


def _in_its_year(day: str) -> int:
    month, number = _place(("day", day))
    return sum(LENGTHS[: month - 1]) + number


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
    found |= {("year", match["century"] + match["last"]) for match in YEARS.finditer(text)}
    return found | _beside_a_dash(text)


def _beside_a_dash(text: str) -> set[Day]:
    """The days of ranges whose month stands at the other end: 16 to 31 August, May 3-5."""
    found = set[Day]()
    for match in FROM_DAY.finditer(text):
        month, day = match["month"] or match["before"], match["first"] or match["last"]
        if month.casefold() in MONTHS:
            found.add(("day", f"{month} {int(day)}"))
    return found
