"""What the lines around the headline of a page show: who wrote the story, and when it came out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.cleaning.bylines import PARTS, Credit, credit, names_only
from corpus.dates import parse_date
from corpus.pages.markup import Block
from corpus.pages.metadata import BORDER
from corpus.pages.story import HEADINGS, is_prose
from corpus.pages.writers import writers
from corpus.words import compact

LINES = 12  # below the headline
ABOVE = 3
PROSE = 2  # paragraphs of the story above the date: a standfirst is one
KIND = re.compile(r"\b(published|posted|updated|modified|amended|edited)\b", re.IGNORECASE)
CLOCK = re.compile(
    r"(?:last )?(?:updated|published|posted)\b[^.]{0,20}\d[:.]\d\d.{0,12}", re.IGNORECASE
)
PUBLISHED_KINDS = ("published", "posted")
PICTURE = re.compile(r"\b(?:fig(?:ure|caption)\.|\w*-?caption|photo-?\w*|image-?\w*)\b")
BYLINE = re.compile(r"\b(?:by-?line|authors?|writers?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What is shown with the headline, unknown is empty or `None`, and the lines that show it."""

    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    lines: frozenset[int] = frozenset()


def headline_index(shown: Sequence[Block], title: str) -> int | None:
    """Index of the line that is the headline, a heading before other lines; `None` without one.

    The only headline of the first order is it whatever the title.
    """
    wanted = compact(title)
    same = [i for i, block in enumerate(shown) if wanted and compact(block.text) == wanted]
    first_order = [i for i, block in enumerate(shown) if block.tag == "h1"]
    only = first_order if len(first_order) == 1 else []
    headings = [i for i in same if shown[i].tag in HEADINGS]
    return next(iter([*headings, *same, *only]), None)


def shown_title(shown: Sequence[Block], title: str) -> str:
    """`title` as far as the page shows it: the name of its site or part stands beside it."""
    lines = {compact(block.text) for block in shown if not block.linked}
    borders = [border.span() for border in BORDER.finditer(title)]
    parts = [title, *(title[:start] for start, _ in borders), *(title[end:] for _, end in borders)]
    return max((part for part in parts if compact(part) in lines), key=len, default=title)


def read_header(shown: Sequence[Block], headline: int | None, story: Sequence[int]) -> Header:
    """What the lines around the headline and at the end of the story tell, which has these lines.

    A date without a word such as "Published" counts below the headline only: above it stands the
    day on which the page was shown.
    """
    first = next((i for i in story if is_prose(shown[i])), next(iter(story), 0))
    last = max(story, default=0)
    start = headline if headline is not None and headline < first else max(-1, first - LINES)
    around = [*range(max(0, start - ABOVE), start), *range(last - 1, last + ABOVE)]
    told = [(i, _told(shown[i])) for i in _below(shown, start, first)]
    told += [(i, _labelled(shown[i].text)) for i in around if i < len(shown)]
    return _joined([(i, found) for i, found in told if found])


def _labelled(text: str) -> Credit | None:
    """What a line that says of itself what it tells of tells, be it only "Updated at 1:23 p.m."."""
    return credit(text) or (Credit() if CLOCK.fullmatch(text) else None)


def _joined(told: Sequence[tuple[int, Credit]]) -> Header:
    """What the lines tell together; of two that tell the same thing the first counts."""
    found = [line for _, line in told]
    return Header(
        next((line.published for line in found if line.published), None),
        next((line.updated for line in found if line.updated), None),
        next((line.authors for line in found if line.authors), ()),
        next((line.agency for line in found if line.agency), None),
        frozenset(i for i, _ in told),
    )


def _below(shown: Sequence[Block], start: int, first: int) -> Iterator[int]:
    """The lines from the headline to the second paragraph, at most up to another heading."""
    paragraphs = 0
    for i in range(start + 1, min(len(shown), first + LINES, start + 1 + LINES)):
        paragraphs += is_prose(shown[i])
        if paragraphs == PROSE or shown[i].tag in HEADINGS:
            return
        yield i


def _told(block: Block) -> Credit | None:
    """What a line below the headline tells, `None` if it is of another kind."""
    if is_prose(block) and not credit(block.text):
        return None
    if PICTURE.search(block.make):  # who took a picture did not write the story
        return None
    told = _moments(block)
    apart = block.parts if all(map(_is_of_credits, block.parts)) else ()
    for part in (block.text, *PARTS.split(block.text), *apart):
        if found := credit(part):
            told = _added(told, found)
        elif day := parse_date(part):
            told = _added(told, Credit(published=day))
    if told == Credit() and BYLINE.search(block.make):
        told = writers(names_only(block.text), None)
    return told if told != Credit() else None


def _is_of_credits(part: str) -> bool:
    """Whether a part of a line is a name, a date, a credit, or a word between these."""
    return bool(" " not in part or credit(part) or parse_date(part) or names_only(part))


def _added(told: Credit, more: Credit) -> Credit:
    return Credit(
        told.authors or more.authors,
        told.agency or more.agency,
        told.published or more.published,
        told.updated or more.updated,
    )


def _moments(block: Block) -> Credit:
    """The dates that the `time` elements of a line bear, by the words before them."""
    kinds = [found.lower() for found in KIND.findall(block.text)]
    kinds = ["published"] * (len(block.moments) - len(kinds)) + kinds
    told = Credit()
    for kind, moment in zip(kinds, block.moments, strict=False):
        day = parse_date(moment)
        is_first = kind in PUBLISHED_KINDS
        told = _added(told, Credit(published=day) if is_first else Credit(updated=day))
    return told
