"""When something was said: days that a sentence names, made certain by the date of its article."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from corpus import Article

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
MONTHS = {"sept": 9} | {
    written: number for number, name in enumerate(MONTH_NAMES, 1) for written in (name, name[:3])
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d{{3}})"
    rf"(?:,?\s(?P<year>\d{{4}}))?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{MONTH})\b\.?"
    rf"(?:,?\s(?P<year2>\d{{4}}))?"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
    rf"|\b(?P<weekday>{'|'.join(WEEKDAYS)})\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # that news are of
OF_A_YEAR = re.compile(  # not 1500 soldiers
    rf"\b(?:(?P<month>{MONTH})\.?,?\s)?(?P<year>(?:1[5-9]|20)\d\d)\b(?!\s[a-z]+s\b)", re.IGNORECASE
)


def years_in(text: str) -> set[str]:
    """The years that a text names.

    >>> years_in("In 1984, 1500 soldiers came.")
    {'1984'}
    """
    return {match["year"] for match in OF_A_YEAR.finditer(text)}


def days(text: str, published: date | None) -> list[tuple[int, str]]:
    """Place and day of every day that `text` names, in order.

    The day is an ISO date where the text or the publication date makes the year certain, else the
    words of the text. A weekday is the last one up to the day of publication; a month and day
    without a year is the one nearest to it. Case 2023-45-67 is no day.
    """
    return [(start, day) for start, _, day in day_spans(text, published)]


def nearest_day(named: Sequence[tuple[int, str]], place: int) -> str | None:
    """The day among those of `days` that is named nearest to a place; `None` if there is none."""
    return min(named, key=lambda day: abs(day[0] - place), default=(0, None))[1]


def day_spans(text: str, published: date | None = None) -> list[tuple[int, int, str]]:
    """Start, end and day of every day that `text` names, in order; the day is as in `days`."""
    found = ((match, _day(match, published)) for match in DAY.finditer(text))
    return [(*match.span(), day) for match, day in found if day]


def same_day(left: str, right: str) -> bool:
    """Two days as `days` gives them may be one: what both tell agrees, and they share something.

    >>> same_day("2024-10-14", "October 14"), same_day("2024-10-14", "Monday")
    (True, True)
    >>> same_day("2024-10-14", "2023-10-14")
    False
    """
    a, b = _told(left), _told(right)
    shared = a.keys() & b.keys()
    return bool(shared) and all(a[key] == b[key] for key in shared)


def _told(day: str) -> dict[str, str]:
    """What a day tells: year, month and day, weekday."""
    if day[:4].isdigit():
        known = date.fromisoformat(day[:10])
        return {"year": day[:4], "day": day[5:10], "weekday": WEEKDAYS[known.weekday()]}
    if day.casefold() in WEEKDAYS:
        return {"weekday": day.casefold()}
    found = days(day, date(2000, 1, 1))
    return {"day": found[0][1][5:10]} if found and found[0][1][:4].isdigit() else {"words": day}


def _day(match: re.Match[str], published: date | None) -> str:
    """The day, "" if figures are only written like one."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        if match["weekday"]:
            return _weekday(match["weekday"], published).isoformat() if published else match.group()
        month = MONTHS[(match["month"] or match["month2"]).casefold()]
        day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
        if year:
            return date(int(year), month, day).isoformat()
        if published:
            return _nearest(month, day, published).isoformat()
    except ValueError:  # 31 February
        pass
    return "" if match["iso"] else match.group()


def _weekday(name: str, published: date) -> date:
    back = (published.weekday() - WEEKDAYS.index(name.casefold())) % 7
    return published - timedelta(days=back)


def _nearest(month: int, day: int, published: date) -> date:
    candidates = list[date]()
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:  # 29 February of another year
            continue
    if not candidates:
        raise ValueError(f"there is no day {day} in month {month}")
    return min(candidates, key=lambda day: abs(day - published))


def on_day(article: Article, text: str, day: str) -> bool:
    """The text names the day, or its article was published on it."""
    named = [found for _, found in days(text, article.published_on)]
    return any(same_day(day, other) for other in (*named, article.published or "") if other)
