"""An article's text cut into paragraphs, and these into pieces that are cited or not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SHOWN = 120_000  # characters of a very long article around the cited words: a browser stays quick


@dataclass(frozen=True, slots=True)
class Highlight:
    """`text[start:end]` of an article, cited under a number; the one asked for is `current`."""

    number: int
    start: int
    end: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are cited throughout, or not at all; `first` where a citation begins."""

    text: str
    highlight: Highlight | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The paragraphs shown of a text, each in pieces, and the characters left out around them."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    before: int
    after: int


def excerpt(text: str, highlights: Sequence[Highlight]) -> Excerpt:
    """The whole text, or of a very long one what stands around the current highlight."""
    wanted = next((h.start for h in highlights if h.current), 0)
    first = max(0, wanted - SHOWN // 2) if len(text) > SHOWN else 0
    last = min(len(text), first + SHOWN)
    known = [h for h in highlights if 0 <= h.start < h.end <= len(text)]
    paragraphs = tuple(
        tuple(_pieces(text, start, end, known)) for start, end in _lines(text, first, last)
    )
    return Excerpt(paragraphs, first, len(text) - last)


def _lines(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The lines with anything on them, by their offsets."""
    place = first
    for line in text[first:last].splitlines(keepends=True):
        if line.strip():
            yield place, place + len(line.rstrip("\r\n"))
        place += len(line)


def _pieces(text: str, start: int, end: int, highlights: Sequence[Highlight]) -> Iterator[Piece]:
    """The pieces of a line; where citations overlap the current one is seen, else the first."""
    borders = {start, end}
    for h in highlights:
        borders |= {place for place in (h.start, h.end) if start < place < end}
    cuts = sorted(borders)
    for a, b in itertools.pairwise(cuts):
        over = [h for h in highlights if h.start <= a and b <= h.end]
        seen = min(over, key=lambda h: (not h.current, h.number), default=None)
        yield Piece(text[a:b], seen, seen is not None and seen.start == a)
