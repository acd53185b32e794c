"""Dates as newspapers write them, in ISO 8601; what is not beyond doubt stays `None`."""

import re
from calendar import month_abbr
from datetime import date, datetime, timedelta, timezone, tzinfo

from dateutil import parser, tz

FULL_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
KINDS = (
    r"(?:published|posted|created|issued|dated|filed|publication|updated|modified|amended|as of"
    r"|stand)"
)
LABEL = re.compile(
    rf"^(?:(?:first |last |originally |date )?(?P<kind>{KINDS})(?: (?:on|at|date))?|date)\b"
    r"\s*[:|–—-]?\s*",
    re.IGNORECASE,
)
NEXT_LABEL = re.compile(
    rf"\s*[|·•,;(/–—-]?\s*\b(?<!first )(?<!last )(?<!originally )(?<!date )"
    rf"(?=(?:first |last |originally |date )?{KINDS}\b)",
    re.IGNORECASE,
)
UPDATES = ("updated", "modified", "amended", "as of", "stand")
WRITER = re.compile(r" (?:by|in) [^,\d]{2,40}$")  # "Posted on October 19, 2024 by admin"
PART = re.compile(r"\s+[|/·•–—-]\s+")
SITE_WORDS = 3  # of a part before the date, as publishers and sections have; headlines have more
CLOCK = re.compile(r"^@?\s?(?=\d{1,2}[:.]\d\d\b)")
DOTTED_CLOCK = re.compile(r"(?<=\d{4} )(\d{1,2})\.(\d\d)\b")  # "19 Oct 2024 14.30 BST"
DOTTED = re.compile(r"\b(\d{1,2})\. ?(0?[1-9]|1[0-2])\. ?(?=\d{4}\b)")  # the day comes first
GLUED_CLOCK = re.compile(r"(?<=\d{4})(?=\d\d:\d\d)")  # "March 28, 202407:35"
HALF_OF_DAY = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
CLOCK_FIRST = re.compile(r"^(\d{1,2}:\d\d.*?),\s*(?=\D)")  # "3:15 PM EDT, Sat October 19, 2024"
GREENWICH = re.compile(r"\b(?:GMT|UTC)\s?(?=[+-]\d)")  # dateutil reads "GMT+2" as west of Greenwich
MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
FOREIGN_MONTHS = {
    name: number
    for names in (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
        " dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
    )
    for number, name in enumerate(names.split(), start=1)
}
FOREIGN = re.compile(
    rf"(?:\w+,? )?(\d{{1,2}})(?:\.|er|º)?(?: de)? ({'|'.join(FOREIGN_MONTHS)})(?: del?)? (\d{{4}})"
    r"(?:\D{1,5}\d{1,2}[:.h]\d\d(?: (?:Uhr|uur|h))?)?",
    re.IGNORECASE,
)
AGE_OR_CLOCK = re.compile(
    r"(?:\d+|an?|one) \w+ ago|just now|(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{1,4})?",
    re.IGNORECASE,
)
WRITTEN = re.compile(
    rf"\b(?:{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTHS},? \d{{4}}|\d{{4}}-\d\d-\d\d)\b"
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LOOSE = re.compile(
    rf"(?=.*\d|\w+day$)(?:(?:{'|'.join(WEEKDAYS)}|{MONTHS}|\d{{1,4}}(?:st|nd|rd|th)?|[ap]\.?m\.?|at|on"
    r"|(?-i:[A-Z]{2,4}))\b[\s,./:·|–-]*)+",
    re.IGNORECASE,
)
MAX_CHARS = 80  # a date with weekday, time and zone; longer lines are prose
ZONES = {  # the names that RFC 822 fixes, and the two that American newspapers write
    **{"UTC": 0, "GMT": 0, "UT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5},
    **{"MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
}
REGIONS = {"ET": "America/New_York", "PT": "America/Los_Angeles"}


def parse_date(text: str) -> str | None:
    """The ISO date that `text` writes, with the time if its zone is known; `None` if in doubt.

    In doubt are a missing day or year, a year of two digits, and `03/04/2024`, which is March in
    America and April in Europe.

    >>> parse_date("Saturday, October 19, 2024")
    '2024-10-19'
    """
    text = _joined(LABEL.sub("", GLUED_CLOCK.sub(" ", text.strip())))
    if not text or len(text) > MAX_CHARS:
        return None
    moment = _iso(text) or _foreign(text) or _written(text)
    if moment is None:
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")


def _joined(text: str) -> str:
    """The part of `text` that has the day, with its clock, without what stands around them.

    Around them stand publishers and sections: "Norrby Post | Culture | Oct 19, 2024 - 8:05 PM".
    """
    parts = PART.split(text)
    days = [i for i, part in enumerate(parts) if FULL_YEAR.search(part)]
    if len(days) != 1:
        return text
    day = parts.pop(days[0])
    clocks = [CLOCK.sub("", part) for part in parts if CLOCK.match(part)]
    in_doubt = any(map(str.isdigit, "".join(parts))) and not clocks
    if in_doubt or any(len(part.split()) > SITE_WORDS for part in parts[: days[0]]):
        return text
    return " ".join([day, *clocks[:1]])


def labelled_dates(line: str) -> dict[str, str]:
    """The ISO dates of a line that labels them, as `published` and `updated`.

    >>> labelled_dates("October 19, 2024 | Updated October 20, 2024")
    {'published': '2024-10-19', 'updated': '2024-10-20'}
    """
    if len(line) > 2 * MAX_CHARS or not FULL_YEAR.search(line):
        return {}
    pieces = [piece for piece in NEXT_LABEL.split(line.strip(" ()")) if piece]
    pieces = [WRITER.sub("", piece) for piece in pieces]
    labels = [LABEL.match(piece) for piece in pieces]
    kinds = [label["kind"] for label in labels if label and label["kind"]]
    if not kinds or len(kinds) < len(pieces) - 1:
        return {}
    days = [parse_date(piece) for piece in pieces]
    dated = [
        (label, day)
        for piece, label, day in zip(pieces, labels, days, strict=True)
        if day or not (label and AGE_OR_CLOCK.fullmatch(LABEL.sub("", piece)))
    ]
    if not dated or any(day is None for _, day in dated):
        return {}
    found: dict[str, str] = {}
    for label, day in dated:
        updates = label and label["kind"] and label["kind"].lower() in UPDATES
        found.setdefault("updated" if updates else "published", str(day))
    return found


def is_loose_date(text: str) -> bool:
    """Whether the line is a date or a time of day that may be short of its day or year."""
    return len(text) <= MAX_CHARS and bool(LOOSE.fullmatch(text))


def written_dates(text: str) -> list[str]:
    """The full dates that stand in `text`, as ISO days, in order."""
    found = (parse_date(match.group()) for match in WRITTEN.finditer(text))
    return [day for day in found if day]


def weekday(day: str) -> str:
    """The English name of the weekday of an ISO day."""
    return WEEKDAYS[date.fromisoformat(day[:10]).weekday()]


def _iso(text: str) -> datetime | None:
    if not text[:4].isdigit() or not FULL_YEAR.match(text[:4]):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _foreign(text: str) -> datetime | None:
    """The day in one of the languages of `FOREIGN_MONTHS`; its clock has no zone and is left."""
    found = FOREIGN.fullmatch(text)
    if not found:
        return None
    try:
        return datetime(int(found[3]), FOREIGN_MONTHS[found[2].lower()], int(found[1]))
    except ValueError:
        return None


def _written(text: str) -> datetime | None:
    """What every reading of the words agrees on, or `None`."""
    year = FULL_YEAR.search(text)
    if not year:
        return None
    text = DOTTED.sub(lambda found: f"{found[1]} {month_abbr[int(found[2])]} ", text)
    text = GREENWICH.sub("", HALF_OF_DAY.sub(r"\1m", text))
    text = DOTTED_CLOCK.sub(r"\1:\2", CLOCK_FIRST.sub(r"\1 ", text))
    readings = {
        _read(text, default=default, dayfirst=dayfirst)
        for default in (datetime(1604, 1, 1), datetime(1608, 2, 2))  # leap years: no part is lent
        for dayfirst in (True, False)
    }
    moment = readings.pop() if len(readings) == 1 else None
    return moment if moment and moment.year == int(year[0]) else None  # "3 - 4 March 2024"


def _read(text: str, *, default: datetime, dayfirst: bool) -> datetime | None:
    try:
        return parser.parse(text, default=default, dayfirst=dayfirst, tzinfos=_zone)
    except (ValueError, OverflowError):
        return None


def _zone(name: str | None, seconds: int | None) -> tzinfo | None:
    """The zone of a name that means one zone only; for others the time of day is given up."""
    if seconds is not None:
        return timezone(timedelta(seconds=seconds))
    if name in REGIONS:
        return tz.gettz(REGIONS[name])
    return timezone(timedelta(hours=ZONES[name])) if name in ZONES else None
