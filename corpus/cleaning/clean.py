"""From the text of a page to the text of its article: which lines stay, and how offsets map.

Cleaning only leaves out ranges and folds white space. A line of the page is a block of it; which
lines are prose is told by what they are (shape, place, repetition), and in doubt a line stays.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Page
from corpus.cleaning.asides import SENTENCE_END, asides
from corpus.cleaning.furniture import (
    AGO,
    BULLET,
    is_author_box,
    is_end_note,
    is_furniture,
    is_rail_heading,
)

WORD = re.compile(r"\S+")
BREAKS = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
LINE = re.compile(rf"[^{BREAKS}]+")
LINE_BREAK = re.compile(rf"[{BREAKS}]")
PARAGRAPH = "\n\n"
UNPARTED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")  # Japanese and Chinese
NUMBERED = re.compile(r"\d{1,2}[.)] \w")
HEADING_WORDS = 20  # longer lines are sentences that lost their full stop
LABEL_WORDS = 3
REPEATED_WORDS = 8  # shorter lines come back as headings and answers do
REPEATED_WITHIN = 10  # lines; further apart, lists and logs say the same of different things
RAIL_LINES = 200  # at the end of a page; a longer list is what the article is about
TEASER_LINES = 4  # label, headline, teaser, age


@dataclass(frozen=True, slots=True)
class Line:
    """A block of a page: where it stands in `page.text`, and its words with single spaces."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has; of scripts that write none apart, two signs are one."""
        words = self.text.count(" ") + 1
        return words if self.text.isascii() else max(words, len(UNPARTED.findall(self.text)) // 2)

    @property
    def is_prose(self) -> bool:
        """Whether the line ends as a sentence ends and has more words than a label."""
        return bool(SENTENCE_END.search(self.text)) and self.words > 5

    @property
    def is_heading(self) -> bool:
        """Whether the line is short and does not end as a sentence ends."""
        return len(self.text.split()) <= HEADING_WORDS and not SENTENCE_END.search(self.text)


def lines_of(page_text: str) -> list[Line]:
    """The lines of a page that are not blank, in order."""
    lines = []
    for match in LINE.finditer(page_text):
        text = match.group()
        if not text.isspace():
            start = match.end() - len(text.lstrip())
            lines.append(Line(start, start + len(text.strip()), " ".join(text.split())))
    return lines


def assemble(page_text: str, kept: Sequence[tuple[int, int]]) -> str:
    """The text of the article: the kept ranges, white space folded, a blank line between blocks.

    Two words are parted by the white space that stands between them in the page, be it kept or
    left out.
    """
    parts: list[str] = []
    for _, space, start, end in _words(page_text, kept):
        parts += (space, page_text[start:end])
    return "".join(parts)


def to_page_offset(page: Page, offset: int) -> int:
    """The offset in `page.text` of the character at `offset` of the article's text.

    White space maps to the end of the word before it, the end of the text to the end of the last
    word. Raises ValueError outside of the text.
    """
    length = page_offset = 0
    for at, space, start, end in _words(page.text, page.kept):
        if 0 <= offset < at + len(space):
            return page_offset
        length, page_offset = at + len(space) + end - start, end
        if 0 <= offset < length:
            return end - (length - offset)
    if offset != length:
        raise ValueError(f"offset {offset} is outside of the article's text, 0-{length}")
    return page_offset


def to_text_offset(page: Page, page_offset: int) -> int | None:
    """The offset in the article's text of a character of `page.text`; `None` if it was left out."""
    words = list(_words(page.text, page.kept))
    i = bisect_right(words, page_offset, key=lambda word: word[2]) - 1
    if i < 0 or words[i][3] <= page_offset:
        return None
    at, space, start, _ = words[i]
    return at + len(space) + page_offset - start


def page_number(page: Page, offset: int) -> int | None:
    """The number, from 1, of the PDF page that shows the character at `offset` of the text.

    `None` if the article was not read from numbered pages.
    """
    if not page.numbers:
        return None
    return max(1, bisect_right(page.numbers, to_page_offset(page, offset)))


def _words(page_text: str, kept: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str, int, int]]:
    """Per word: its offset in the article's text, the space that begins there, start and end."""
    at = 0
    previous: int | None = None
    for begin, stop in kept:
        for match in WORD.finditer(page_text, begin, stop):
            start, end = match.span()
            space = "" if previous is None else _space(page_text[previous:start])
            yield at, space, start, end
            at, previous = at + len(space) + end - start, end


def _space(gap: str) -> str:
    if gap == " ":
        return gap
    if LINE_BREAK.search(gap):
        return PARAGRAPH
    return " " if any(map(str.isspace, gap)) else ""


def prose_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines that belong to the body of a scraped article.

    Left out are captions, share bars, advertisements, calls to subscribe, legal footers, a line
    that stands twice, rails of other stories at the end, and the box on the author.
    """
    lines = _without_end_notes(without_asides(lines))
    furniture = {line.start for line in lines if is_furniture(line.text)}
    body = lines[: _end_of_body(lines, furniture)]
    return _without_end_notes(
        _without_repeats([line for line in body if line.start not in furniture])
    )


def without_asides(lines: Sequence[Line]) -> list[Line]:
    """The lines without links to other stories between paragraphs and captions without credit."""
    left_out = asides([line.text for line in lines])
    return [line for i, line in enumerate(lines) if i not in left_out]


def _without_end_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines without those at their end that tell who wrote the story, or call its reader."""
    end = len(lines)
    while end > 1 and is_end_note(lines[end - 1].text):
        end -= 2 if is_author_box(lines[end - 2].text, lines[end - 1].text) else 1
    return list(lines[: max(1, end)])


def _without_repeats(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that stand shortly above already, as standfirsts and captions do."""
    once: list[Line] = []
    last_seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        is_long = len(line.text.split()) >= REPEATED_WORDS
        if not is_long or i - last_seen.get(line.text, -REPEATED_WITHIN) >= REPEATED_WITHIN:
            once.append(line)
        last_seen[line.text] = i
    return once


def _end_of_body(lines: Sequence[Line], furniture: Set[int]) -> int:
    """Index of the line that begins the rails or the author's box at the end, or `len(lines)`.

    A rail is a heading after which no prose runs on: teasers stand alone below their headlines.
    """
    first = next((i for i, line in enumerate(lines) if line.is_prose), len(lines))
    start = max(first, _last_running_prose(lines, furniture), len(lines) - RAIL_LINES) + 1
    end = next((i for i in range(start, len(lines)) if _is_rail(lines[i:])), len(lines))
    if end - 2 > first and is_author_box(lines[end - 2].text, lines[end - 1].text):
        return end - 2
    return end


def _last_running_prose(lines: Sequence[Line], furniture: Set[int]) -> int:
    """Index of the last line of prose that follows another one or a numbered heading; else -1.

    A bullet between two lines parts them, a caption or an advertisement does not.
    """
    plain = [
        i
        for i, line in enumerate(lines)
        if line.start not in furniture or BULLET.fullmatch(line.text)
    ]
    follows = (j for i, j in pairwise(plain) if lines[i].is_prose and lines[j].is_prose)
    items = (i + 1 for i, line in enumerate(lines[:-1]) if NUMBERED.match(line.text))
    return max(*follows, *(i for i in items if lines[i].is_prose), -1, -1)


def _is_rail(lines: Sequence[Line]) -> bool:
    """Whether these last lines are a short heading and, below it, a list of other stories.

    A heading that says so ("Related") is enough when a headline follows; any other heading needs
    the marks of teasers in every few lines to the end.
    """
    heading = lines[0]
    if len(lines) < 2 or not heading.is_heading or len(heading.text.split()) > 5:
        return False
    if is_rail_heading(heading.text) and lines[1].is_heading:
        return True
    labels = Counter(line.text for line in lines if line.is_heading)
    marks = [i for i in range(len(lines)) if _marks_teaser(lines, i, labels)]
    gaps = [j - i for i, j in pairwise([0, *marks, len(lines)])]
    return len(marks) > 1 and max(gaps) <= TEASER_LINES


def _marks_teaser(lines: Sequence[Line], i: int, labels: Counter[str]) -> bool:
    """Whether a line is a bullet, an age, a sentence cut off, or a label that comes back."""
    text = lines[i].text
    if BULLET.fullmatch(text) or AGO.fullmatch(text) or text.endswith(("…", "...")):
        return True
    headline = lines[i + 1] if i + 1 < len(lines) else lines[i]
    is_label = labels[text] > 1 and text[0].isalpha() and len(text.split()) <= LABEL_WORDS
    return is_label and headline.is_heading and len(headline.text.split()) > LABEL_WORDS
