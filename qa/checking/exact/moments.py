"""Layers of the check: of which year a month is, or part, or half of the day; and what is next."""

import re
from collections.abc import Iterable, Iterator

from qa.checking.exact.days import dates_in
from qa.checking.exact.problem import Problem
from qa.reading.dates import MONTH_NAMES, WRITTEN_MONTH, moments

PART = re.compile(
    r"\b(?i:(?P<early>early|(?:start|beginning) of)|(?P<mid>mid|middle of)|(?P<late>late|end of))"
    rf"[\s-](?:in\s)?(?P<whole>{WRITTEN_MONTH}|(?:1[5-9]|20)\d\d(?!['’]?s)"
    r"|(?:this|last|next) [a-z]+|(?:the )?(?:summer|winter|spring|autumn))\b",
)
DECADE = re.compile(r"\bin (?:his|her) (?:early |late |mid-?)?(?P<decade>[2-9]0)['’]?s\b")
CLOCK = re.compile(r"\b(?P<time>\d{1,2}(?:[:.]\d\d)?)\s?(?P<half>[ap])\.?m\b")
COMING = re.compile(
    r"\b(?:(?:next|coming|following|upcoming)\s(?:\w+\s)?(?P<unit>day|week|month|year|weekend"
    r"|summer|winter|spring|autumn|fall|season|decade)s?|tomorrow|tonight)\b",
    re.IGNORECASE,
)
TO_COME = re.compile(  # words from which one may tell when
    r"\b(?:next|coming|following|upcoming|later|soon|tomorrow|tonight|within|future|days?|weeks?"
    r"|months?|years?|annual\w*)\b",
    re.IGNORECASE,
)
PARTS = ("early", "mid", "late")
Detail = tuple[str, str]  # what may be told otherwise, and what is told of it


def check_moments(claim: str, evidence: str) -> Iterable[Problem]:
    """January 2020 is not January 2021, early in May late in May, 2 a.m. 2 p.m., 60 not 80.

    Of a month that the evidence tells of two years another may be reckoned.
    """
    for read in (_years, _parts, _halves, _decades):
        own, there = list(read(claim)), dict[str, set[str]]()
        for what, told in read(evidence) if own else ():
            there.setdefault(what, set()).add(told)
        for what, told in own:
            known = there.get(what, {told})
            if told not in known and (read is not _years or len(known) == 1):
                others = " and ".join(_shown(what, other) for other in sorted(known))
                yield Problem(True, f"the article says {others}, the answer {_shown(what, told)}")


def check_coming(claim: str, evidence: str) -> Iterable[Problem]:
    """Something is to happen next month, or tomorrow, of which the evidence tells no time at all.

    A weekday there may be of next week, and not of next year.
    """
    told = COMING.search(claim)
    if told and not TO_COME.search(evidence):
        is_near = (told["unit"] or "day").casefold() in ("day", "week", "weekend")
        if not any(is_near or kind != "weekday" for kind, _ in dates_in(evidence)):
            yield Problem(False, f"“{told.group()}” does not stand in the cited words", True)


def _shown(what: str, told: str) -> str:
    return f"{told} {what}" if told in PARTS else f"{what} {told}"


def _years(text: str) -> Iterator[Detail]:
    for moment in moments(text):
        if "month" in moment.told and "year" in moment.told:
            yield MONTH_NAMES[int(moment.told["month"]) - 1][:3].title(), moment.told["year"]


def _parts(text: str) -> Iterator[Detail]:
    for match in PART.finditer(text):
        part = next(name for name in PARTS if match[name])
        is_month = match["whole"][:3].title() in WRITTEN_MONTH.split("|")
        whole = match["whole"].removeprefix("the ")
        yield whole[:3] if is_month else whole, part


def _halves(text: str) -> Iterator[Detail]:
    for match in CLOCK.finditer(text):
        time = match["time"].replace(".", ":").removesuffix(":00")
        yield time, f"{match['half']}m"


def _decades(text: str) -> Iterator[Detail]:
    return (("in life", f"{match['decade']}s") for match in DECADE.finditer(text))
