"""Who wrote a story and which agency it credits: by-lines, datelines and last lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import MONTHS, NEXT_LABEL, labelled_dates, parse_date

MAX_CHARS = 160
AGENCIES = (
    "Reuters|Associated Press|AP|Agence France-Presse|AFP|UPI|dpa|EFE|ANSA|PA Media"
    "|Press Association|TASS|Interfax|Ukrinform|Xinhua|Kyodo|Yonhap|PTI|ANI|Anadolu Agency|Anadolu"
    "|Bloomberg"
)
SPELLINGS = {name.casefold(): name for name in AGENCIES.split("|")} | {  # one name, one voice
    "ap": "Associated Press",
    "afp": "Agence France-Presse",
    "press association": "PA Media",
    "anadolu": "Anadolu Agency",
}
AGENCY = rf"(?:the )?({AGENCIES})(?: (?:news|staff|wire|news agency))?(?: in [a-z]\w+)?"
ONLY_AGENCY = re.compile(AGENCY, re.IGNORECASE)
LAST_AGENCY = re.compile(rf" (?:the )?({AGENCIES})$")
CREDITED = re.compile(
    rf"[(—–-]?\s?(?:(?:source|via|from|with (?:agency )?inputs? from):?\s)?{AGENCY}\)?",
    re.IGNORECASE,
)
MIXED = re.compile(  # which agency told what is unknown: "AFP/AP (mk)"
    rf"(?:\w{{2,3}}(?:/\w{{2,3}})* )?\(?(?:{AGENCIES})(?:(?:/|, )(?:{AGENCIES}))+\)?"
    r"(?: \(\w{2,3}\))?|\(?with (?:inputs? from )?(?:agency|agencies)(?: inputs?)?\)?",
    re.IGNORECASE,
)

PLACE = r"[A-ZÀ-Þ][^()!?:;\"“”\d]{1,40}?"
DAY = rf"{MONTHS} \d{{1,2}}(?:, \d{{4}})?"
LEADS = (
    re.compile(rf"(?:{PLACE}(?:, {DAY})?\s*)?\(({AGENCIES})\)\s*[-–—]"),
    re.compile(rf"{PLACE}(?:, {DAY}|:)\s*\(({AGENCIES})\)\s"),
    re.compile(rf"{PLACE}, {DAY}\.? /({AGENCIES})/"),
    re.compile(rf"{PLACE} \| ({AGENCIES}) [-–—] "),
    re.compile(rf"({AGENCIES})(?::\s| [-–—] (?=[\"“A-Z]))"),
)
DATELINE = re.compile(
    rf"(?:[A-Z][^a-z()\d]{{2,40}}?|{PLACE}(?=, {DAY} \()),? \(?({MONTHS} \d{{1,2}}, \d{{4}})\)?\s*"
    r"(?:\([^()]{2,30}\)\s*)?[-–—]"
)

BYLINE = re.compile(
    r"(?:(?:written|reported|words|story|posted) by|by|author(?=:)|von|par|por)"
    r"(?::?\s(.{3,120})|(?-i:([A-ZÀ-Þ]\S.{1,120})))",
    re.IGNORECASE,
)
SMALL = (
    r"(?:van|von|vom|der|den|de|del|della|di|da|das|dos|du|la|le|el|al|bin|bint|ibn|ben|ter|ten"
    r"|zu|af|av|y|e)"
)
CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*\.?"
PERSON = re.compile(rf"{CAPITAL}(?: (?:{SMALL} ){{0,2}}{CAPITAL}){{1,3}}")
PARTS = re.compile(r"\s+[|•·–—/]\s+")
NAMES = re.compile(r",\s*(?:and\s)?|\s(?:and|und|et|&)\s|;\s*", re.IGNORECASE)
WHERE = re.compile(r" (?:in|reports from) [A-Z].*$|\s\([a-z]+\)$")
REPORTED = re.compile(  # "Jana Novak reported from Newtown."
    rf"{PERSON.pattern}(?:,? (?:and )?{PERSON.pattern}){{0,4}}"
    r" (?:reported|contributed reporting|reports) from [A-Z].{2,60}"
)
SECTION = re.compile(
    r"\b(?:North|South|East|West|Middle|Central|United|New|Latin|World|News|Real|Top|Latest)\b"
)
NO_PERSON = re.compile(
    r"\b(?:news|agency|press|staff|correspondents?|editors?|reporters?|writers?|bureau|desk|team)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line of credits tells; unknown is empty or `None`."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    updated: str | None = None


def credit(text: str) -> Credit | None:
    """What a by-line, "Published ..." or an agency's name tells; `None` for any other line.

    >>> credit("By Max Hunder in Kyiv | Reuters")
    Credit(authors=('Max Hunder',), agency='Reuters', published=None, updated=None)
    """
    if len(text) > MAX_CHARS:
        return None
    if dates := labelled_dates(text):
        return Credit(published=dates.get("published"), updated=dates.get("updated"))
    if agency := CREDITED.fullmatch(text):
        return Credit(agency=spelled(agency[1]))
    if MIXED.fullmatch(text) or REPORTED.fullmatch(text):
        return Credit()
    byline = BYLINE.fullmatch(text)
    return _byline(byline[1] or byline[2]) if byline else None


def names_only(text: str) -> tuple[str, ...]:
    """The people that a line names, if it is nothing but their names and places.

    One bare name may be that of a section ("Middle East") and counts only with a place or role.
    """
    if len(text) > MAX_CHARS or not PERSON.match(text) or SECTION.search(text):
        return ()
    names = [WHERE.sub("", name) for name in NAMES.split(text.strip())]
    if names == [text.strip()]:
        return ()
    return tuple(names) if all(map(PERSON.fullmatch, names)) else ()


def lead(text: str) -> Credit:
    """The agency and the day of a dateline such as `KYIV, Oct 19, 2024 (Reuters) -`."""
    agencies = (spelled(found[1]) for form in LEADS if (found := form.match(text)))
    dateline = DATELINE.match(text)
    return Credit(
        agency=next(agencies, None), published=parse_date(dateline[1]) if dateline else None
    )


def _byline(text: str) -> Credit | None:
    """What stands behind "By": people, agencies, places, a date; the first is a name."""
    first, *more = PARTS.split(text.strip())
    name, *labelled = NEXT_LABEL.split(first, maxsplit=1)
    if any(map(labelled_dates, labelled)):
        first, more = name, [*labelled, *more]
    names = [*_names(first), *(name for part in more for name in _names(part))]
    if not (names and (PERSON.fullmatch(names[0]) or ONLY_AGENCY.fullmatch(names[0]))):
        return None
    agencies = (spelled(found[1]) for name in names if (found := ONLY_AGENCY.fullmatch(name)))
    people = (name for name in names if PERSON.fullmatch(name) and not NO_PERSON.search(name))
    dates: dict[str, str] = {}
    for part in more:
        day = parse_date(part)
        dates |= labelled_dates(part) or ({"published": day} if day else {})
    return Credit(
        authors=tuple(name for name in people if not ONLY_AGENCY.fullmatch(name)),
        agency=next(agencies, None),
        published=dates.get("published"),
        updated=dates.get("updated"),
    )


def _names(text: str) -> Iterator[str]:
    """The names in a part of a by-line, an agency apart from the person before it."""
    for name in NAMES.split(text):
        name = WHERE.sub("", name)
        agency = None if ONLY_AGENCY.fullmatch(name) else LAST_AGENCY.search(name)
        yield name[: agency.start()] if agency else name
        if agency:
            yield agency[1]


def spelled(agency: str) -> str:
    """The name of an agency in the one form that articles bear."""
    return SPELLINGS[agency.casefold()]
