"""When something was said: days that a sentence names, made certain by the date of its article."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
WRITTEN_MONTH = MONTH.title()  # as they are written: may is no month
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
    rf"\b(?:(?P<month>{MONTH})\.?,?\s(?:of\s)?)?(?P<year>(?:1[5-9]|20)\d\d)\b(?!\s[a-z]+s\b)",
    re.IGNORECASE,
)
Told = Mapping[str, str]  # of a day its year, month, day and weekday, as far as told


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year: the place of its words in a text, and what is known of it."""

    start: int
    end: int
    told: Told

    @property
    def iso(self) -> str:
        """As much of an ISO day as is known, "" if the year is not.

        >>> [moment.iso for moment in moments("In May 2024, on 3 June 2023 or a Monday.")]
        ['2024-05', '2023-06-03', '']
        """
        known = [self.told[key] for key in ("year", "month", "day") if key in self.told]
        return "-".join(known) if "year" in self.told else ""


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
    return not a.keys().isdisjoint(b) and may_be_one(a, b)


def may_be_one(left: Told, right: Told) -> bool:
    """Nothing that both tell differs.

    >>> may_be_one({"year": "2024"}, {"year": "2024", "month": "10"})
    True
    """
    return all(left[key] == right[key] for key in left.keys() & right.keys())


def moments(text: str, published: date | None = None) -> list[Moment]:
    """Every day that `text` names, and the months and years that are part of none, in order."""
    spans = day_spans(text, published)
    found = [
        Moment(start, start + len(text[start:end].rstrip(".")), _told(day))
        for start, end, day in spans
    ]
    for match in OF_A_YEAR.finditer(text):
        start, end = match.span()
        if not any(first < end and start < last for first, last, _ in spans):
            month = {"month": f"{MONTHS[match['month'].casefold()]:02}"} if match["month"] else {}
            found.append(Moment(start, end, {"year": match["year"], **month}))
    return sorted(found, key=lambda moment: moment.start)


def _told(day: str) -> Told:
    """What a day as `days` gives it tells: year, month, day and weekday, else its words."""
    if day[:4].isdigit():
        known = date.fromisoformat(day[:10])
        weekday = WEEKDAYS[known.weekday()]
        return {"year": day[:4], "month": day[5:7], "day": day[8:10], "weekday": weekday}
    if day.casefold() in WEEKDAYS:
        return {"weekday": day.casefold()}
    found = days(day, date(2000, 1, 1))
    resolved = found[0][1] if found else ""
    if not resolved[:4].isdigit():
        return {"words": day}
    return {"month": resolved[5:7], "day": resolved[8:10]}


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
