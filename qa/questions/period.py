"""Relative times in a question, as days: "this week" and its like, counted from a given day."""

import re
from dataclasses import replace
from datetime import date, timedelta

from corpus import Where
from corpus.listing import iso_day
from qa.in_words import day_in_words

PERIODS = re.compile(
    r"\b(?:(?P<day>today|yesterday)"
    r"|(?P<which>this|last|past) (?P<unit>week|month|year)"
    r"|(?:last|past) (?P<count>\d{1,3}) (?P<units>days|weeks))\b",
    re.IGNORECASE,
)


def period(question: str, today: str | None) -> tuple[str, str] | None:
    """First and last ISO day of the time that `question` speaks of; `None` without one.

    Without `today` it is `None` too. Weeks begin on Monday; "past week" is the seven days up to
    today.

    >>> period("What happened last week?", "2024-10-24")
    ('2024-10-14', '2024-10-20')

    Raises:
        ValueError: `today` is no ISO day.
    """
    if today is None:
        return None
    day = iso_day(today, "today")
    match = PERIODS.search(question)
    if not match:
        return None
    try:
        first, last = _days(match, day)
    except OverflowError as error:
        raise ValueError(f"today is {today!r}: there is no {match.group()} before it") from error
    return first.isoformat(), last.isoformat()


def within_period(where: Where, question: str, today: str | None) -> Where:
    """The filter, narrowed to the time that the question speaks of if no dates were given.

    Raises:
        ValueError: `today` is no ISO day.
    """
    spoken = period(question, today)
    if spoken is None or where.since or where.until:
        return where
    return replace(where, since=spoken[0], until=spoken[1])


def period_notes(given: Where, narrowed: Where) -> tuple[str, ...]:
    """What is to be said where the time that a question speaks of narrowed the filter."""
    if given == narrowed:
        return ()
    days = " to ".join(dict.fromkeys(map(day_in_words, (narrowed.since, narrowed.until))))
    return (f"only articles of {days} were looked at, the time that the question speaks of",)


def _days(match: re.Match[str], today: date) -> tuple[date, date]:
    if match["day"]:
        day = today - timedelta(days=match["day"].casefold() == "yesterday")
        return day, day
    if match["count"]:
        length = int(match["count"]) * (7 if match["units"].casefold() == "weeks" else 1)
        return today - timedelta(days=length), today
    return _named_period(match["which"].casefold(), match["unit"].casefold(), today)


def _named_period(which: str, unit: str, today: date) -> tuple[date, date]:
    if which == "past":
        return today - timedelta(days={"week": 7, "month": 31, "year": 366}[unit]), today
    start = _start(unit, today)
    if which == "this":
        return start, today
    last = start - timedelta(days=1)
    return _start(unit, last), last


def _start(unit: str, day: date) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
