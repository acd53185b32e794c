"""What a question tells of where its answer stands: publishers it names, days it writes out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.dates import FULL_YEAR, written_dates
from corpus.listing import Where
from corpus.publishers import spoken, without_desk
from corpus.sentences import Span


@dataclass(frozen=True, slots=True)
class Cues:
    """Sources of the library that a question names, as they are written there, and ISO days.

    `dated` tells that it names a year, so that it does not ask for what is new.
    """

    sources: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    dated: bool = False


def find_cues(question: str, sources: Iterable[str]) -> Cues:
    """The cues of a question over a library of these sources.

    A source counts as named where its whole name stands, written as in the library but for the
    first letter of "The", with its desk or without; so "the age" is no paper and "The Age" is one.
    Where one desk of a paper is named, the others are not.

    >>> find_cues("Did the Guardian say so on October 2, 2023?", ["The Guardian", "AP"])
    Cues(sources=('The Guardian',), days=('2023-10-02',), dated=True)
    """
    spans = {source: _spans(question, source) for source in sources}
    every = {span for found in spans.values() for span in found}
    named = tuple(s for s, found in spans.items() if any(not _within(f, every) for f in found))
    days = tuple(dict.fromkeys(written_dates(question)))
    return Cues(named, days, bool(FULL_YEAR.search(question)))


def cued(where: Where, cues: Cues) -> list[Where]:
    """Filters within `where` for the articles of the sources, and for those of each day.

    Where a reader limits the search to sources or days, the question does not widen it.
    """
    sources = [replace(where, sources=cues.sources)] if cues.sources and not where.sources else []
    free = not (where.since or where.until)
    return sources + [replace(where, since=day, until=day) for day in cues.days if free]


def _spans(question: str, source: str) -> list[Span]:
    """Where the question names the source, with its desk or without, or a site as it is called."""
    forms = sorted({source, without_desk(source)}, key=len, reverse=True)
    patterns = [re.sub("^The ", "[Tt]he ", re.escape(form).replace(r"\ ", " ")) for form in forms]
    patterns += filter(None, [spoken(source)])
    found = re.finditer(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", question)
    return [match.span() for match in found]


def _within(span: Span, others: Iterable[Span]) -> bool:
    """`span` is part of a longer one: the name of another desk, or of another paper."""
    start, end = span
    return any(a <= start and end <= b and (a, b) != span for a, b in others)
