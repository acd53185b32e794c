"""The part of a scraped page that holds its story: where sentences stand close together.

Menus, lists of links and footers are long rows of short lines. They part a page into stretches, and
the story is in those that have the most prose.
"""

from collections.abc import Iterator, Sequence

from corpus.clean import HEADING_WORDS, LABEL_WORDS, Line
from corpus.furniture import is_furniture

MENU = 6  # lines in a row that are no prose and have no figure; tables and results have figures
TEASER = 15  # words of a line that tell nothing yet: teasers are as long
MOST = 60  # words of a line that count
COST = 12  # of a line that is no prose
SHARE = 0.4  # of the worth of the best stretch: less is a teaser, a notice or a comment
ENOUGH = 100  # worth: what has as much stays, be the best stretch ever so long
HEADLINE_WITHIN = 5  # lines above a stretch: labels, by-line and date stand between


def story_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the stretches that the story is in, with its headline; all without prose."""
    stretches = list(_between_menus(lines))
    worths = [_worth(lines[start:end]) for start, end in stretches]
    least = min(SHARE * max(worths, default=0), ENOUGH)
    if not least:
        return list(lines)
    kept: list[Line] = []
    for (start, end), worth in zip(stretches, worths, strict=True):
        if worth >= least:
            kept += lines[start if kept else _headline_above(lines, start) : end]
    return kept


def _between_menus(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Start and end of the stretches that long rows of short lines part."""
    start = row = 0  # where the stretch and the row of short lines at its end begin
    for i, line in enumerate(lines):
        if not _may_be_menu(line):
            if i - row >= MENU:
                if row > start:
                    yield start, row
                start = i
            row = i + 1
    end = row if len(lines) - row >= MENU else len(lines)
    if end > start:
        yield start, end


def _may_be_menu(line: Line) -> bool:
    return not line.is_prose and not any(map(str.isdigit, line.text))


def _worth(lines: Sequence[Line]) -> int:
    """The words of prose in the best part of the stretch, less what is no prose between them."""
    best = worth = 0
    for line in lines:
        if line.is_prose:
            worth += min(line.words, MOST) - TEASER
        elif _may_be_menu(line):
            worth -= COST
        worth = max(0, worth)
        best = max(best, worth)
    return best


def _headline_above(lines: Sequence[Line], start: int) -> int:
    """Index of the headline that the menu above a stretch ends with; `start` if there is none."""
    for i in range(start - 1, max(-1, start - 1 - HEADLINE_WITHIN), -1):
        if LABEL_WORDS < lines[i].words <= HEADING_WORDS and not is_furniture(lines[i].text):
            return i
    return start
