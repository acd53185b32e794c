"""What each line of a scraped page is: prose of a story, a teaser, a note of the page, a label.

A line is told by its own shape and by the lines beside it; nothing is left out here.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from statistics import median

from corpus.cleaning.asides import SENTENCE_END
from corpus.cleaning.bylines import credit, names_only
from corpus.cleaning.clean import HEADING_WORDS, LABEL_WORDS, Line
from corpus.cleaning.furniture import (
    AGO,
    is_caption,
    is_furniture,
    is_interruption,
    is_legal,
    is_rail_heading,
    is_site_talk,
    speaks_to_reader,
)
from corpus.dates import labelled_dates, parse_date

QUESTION_WORDS = 15  # headlines that ask are no longer
STAMP_WORDS = 6  # of a date or an age with what stands around it ("updated 2h ago")
LABELLED_WORDS = 12
PARTED = re.compile(r" [|»›•·>/] ")  # links that lost their line breaks
DATED = re.compile(r"\b(?:19|20)\d\d|\d[./-]\d")  # a date has a year or is all figures
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d]")
COMMA = re.compile(r"[,;:]")
CUT_OFF = re.compile(r"(?:…|\.\.\.)['\"”’)\]]*$")
TEASER_ROW = 3  # teasers stand in rows; fewer are paragraphs under headings
TEASER_WORDS = 40  # in the middle of a row; paragraphs under headings are longer
PASSED = 3  # lines
TEASERS_APART = 5  # lines: source, label, headline, age
TEASERS_PER_MARK = 8  # a row without labels and ages is a list that the story makes
NUMBERED = re.compile(r"(\d{1,2})[.)] \w")
APART = 10  # lines from one numbered heading to the next
STORY_WORDS = 40  # a page with less prose than that beside its teasers tells its story in them


class Kind(Enum):
    """What a line is."""

    PROSE = auto()
    TEASER = auto()  # prose that stands alone among headlines, or is cut off
    NOTE = auto()  # of the page: dates, cookies, headings of rails
    CALL = auto()  # a note that also stands between paragraphs: adverts, share bars, newsletters
    CREDIT = auto()  # by-lines and names of agencies
    CAPTION = auto()
    FIGURES = auto()  # a short line with figures, as tables and results have
    LABEL = auto()  # any other short line


NOTES = (Kind.NOTE, Kind.CALL)
PASSING = (Kind.CAPTION, Kind.CALL, Kind.CREDIT)  # do not part two paragraphs


def kinds_of(lines: Sequence[Line]) -> list[Kind]:
    """The kind of each line, in order."""
    kinds = [_kind(line) for line in lines]
    for i, line in enumerate(lines):
        asks = line.text.endswith("?") and line.words <= QUESTION_WORDS
        if kinds[i] is Kind.PROSE and asks and _stands_alone(kinds, i):
            kinds[i] = Kind.LABEL
        elif kinds[i] is Kind.LABEL and names_beside_stamp(lines, i):
            kinds[i] = Kind.CREDIT
        elif kinds[i] is Kind.NOTE and _tells(line) and not _stands_alone(kinds, i):
            kinds[i] = Kind.PROSE
    teasers = list(_teasers(lines, kinds))
    rest = sum(line.words for line, kind in zip(lines, kinds, strict=True) if kind is Kind.PROSE)
    if rest - sum(lines[i].words for i in teasers) >= STORY_WORDS:
        for i in teasers:
            kinds[i] = Kind.TEASER
    return kinds


def beside(kinds: Sequence[Kind], i: int) -> list[Kind]:
    """The kinds of the lines above and below, over what does not part two paragraphs."""
    above = (kind for kind in kinds[max(0, i - PASSED) : i][::-1] if kind not in PASSING)
    below = (kind for kind in kinds[i + 1 : i + 1 + PASSED] if kind not in PASSING)
    return [kind for kind in (next(above, None), next(below, None)) if kind]


def names_beside_stamp(lines: Sequence[Line], i: int) -> tuple[str, ...]:
    """Whom a by-line without "By" names: people's names beside a date or an age."""
    names = names_only(lines[i].text)
    near = (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    return names if names and any(is_stamp(line.text) for line in near) else ()


def is_item(lines: Sequence[Line], i: int) -> bool:
    """Whether the line stands below a numbered heading of several: "2. Floods"."""
    heading = NUMBERED.match(lines[i - 1].text) if i else None
    if not heading:
        return False
    near = (NUMBERED.match(line.text) for line in lines[max(0, i - APART) : i + APART])
    numbers = {int(number[1]) for number in near if number}
    return not numbers.isdisjoint({int(heading[1]) - 1, int(heading[1]) + 1})


def _kind(line: Line) -> Kind:
    """What the line is on its own."""
    if is_furniture(line.text):
        if is_interruption(line.text):
            return Kind.CALL
        return Kind.CAPTION if is_caption(line.text) else Kind.NOTE
    if _is_note(line):
        return Kind.NOTE
    if credit(line.text):
        return Kind.CREDIT
    if line.is_prose or (line.words > HEADING_WORDS and not _lists_names(line)):
        return Kind.TEASER if CUT_OFF.search(line.text) else Kind.PROSE
    return Kind.FIGURES if DIGIT.search(line.text) else Kind.LABEL


def _lists_names(line: Line) -> bool:
    """Whether most words have a capital and no commas part them, as in tags and headlines."""
    if len(COMMA.findall(line.text)) > 1:
        return False
    words = [word for word in line.text.split() if LETTER.match(word)]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _tells(line: Line) -> bool:
    """Whether a line that names the things of a page tells of them as a story does."""
    return line.is_prose and not speaks_to_reader(line.text) and not is_legal(line.text)


def _is_note(line: Line) -> bool:
    """Whether the line tells of the page or parts it: such lines stand around stories."""
    text = line.text
    if is_site_talk(text) or is_rail_heading(text) or is_stamp(text):
        return True
    return not LETTER.search(text) or _is_row_of_links(text)


def _is_row_of_links(text: str) -> bool:
    """Whether marks part it and hardly any part is a sentence, as in "World | Politics | Sport"."""
    parts = PARTED.split(text)
    ends = sum(bool(SENTENCE_END.search(part)) for part in parts)
    return len(parts) > 2 and 2 * ends < len(parts)


def is_stamp(text: str) -> bool:
    """Whether the line is a date or an age."""
    words = text.count(" ") + 1
    if words <= STAMP_WORDS and AGO.search(text):
        return True
    if words > LABELLED_WORDS or not DATED.search(text):
        return False
    return bool(labelled_dates(text) or (words <= STAMP_WORDS and parse_date(text)))


def _stands_alone(kinds: Sequence[Kind], i: int) -> bool:
    return Kind.PROSE not in beside(kinds, i)


def _teasers(lines: Sequence[Line], kinds: Sequence[Kind]) -> Iterator[int]:
    """Indices of short paragraphs that stand alone in rows with labels, ages or links between."""
    for row in _rows(kinds):
        row = [i for i in row if not is_item(lines, i)]
        if len(row) < TEASER_ROW:
            continue
        words = median(lines[i].words for i in row)
        between = range(max(0, row[0] - TEASERS_APART + 1), row[-1])
        marks = sum(_marks_rail(lines, kinds, i) for i in between)
        if words <= TEASER_WORDS and marks * TEASERS_PER_MARK >= len(row):
            yield from row


def _marks_rail(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> bool:
    """Whether a line is a note, or a label above a headline; a heading stands above its text."""
    is_label = kinds[i] is Kind.LABEL and lines[i].words <= LABEL_WORDS
    return kinds[i] in NOTES or (is_label and kinds[i + 1] is not Kind.PROSE)


def _rows(kinds: Sequence[Kind]) -> Iterator[list[int]]:
    """The rows of paragraphs that stand alone, near each other, `TEASER_ROW` and more of them."""
    row: list[int] = []
    for i, kind in enumerate(kinds):
        if kind is not Kind.PROSE:
            continue
        if row and (i - row[-1] > TEASERS_APART or not _stands_alone(kinds, i)):
            if len(row) >= TEASER_ROW:
                yield row
            row = []
        if _stands_alone(kinds, i):
            row.append(i)
    if len(row) >= TEASER_ROW:
        yield row
