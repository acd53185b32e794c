"""The part of a scraped page that holds its story: where sentences stand close together.

Menus, lists of links and footers are long rows of short lines. They part a page into stretches, and
the story is in those that have the most prose; what a note of the page parts from its paragraphs
at either end, and the comments below it, are not.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.cleaning.clean import HEADING_WORDS, LABEL_WORDS, Line
from corpus.cleaning.furniture import BULLET, is_comments_heading, is_site_talk
from corpus.cleaning.kinds import Kind, beside, is_item, is_stamp, kinds_of
from corpus.dates import written_dates
from corpus.words import LONG_WORD, STOPWORDS

MENU = 6  # lines in a row that are no prose and have no figure; tables and results have figures
TEASER = 15  # words of a line that tell nothing yet: teasers are as long
MOST = 60  # words of a line that count
COST = 12  # of a line that is no prose
SHARE = 0.5  # of the worth of the best stretch: less is a teaser, a notice or a comment
ENOUGH = 100  # worth: what has as much stays, be the best stretch ever so long
HEADLINE_WITHIN = 12  # lines above a story: labels, by-line, date and share bar stand between
SIGNED_ABOVE = 25  # lines above a story in which a headline has a by-line: key points may follow
PATH_WITHIN = 10  # lines from a path through the site to the headline at its end
SIGNED_WITHIN = 4  # lines from a headline to the by-line or date: standfirst, label
OPENING = 4  # lines that a headline shares its words with
CLOCK_OR_BYLINE = re.compile(r"\b\d?\d:\d\d\b|^by ", re.IGNORECASE)
PARAGRAPH = 30  # words: a shorter one is of the story only beside another
TOLD = 80  # words of prose above the comments; a count of comments stands below headlines too
MENU_KINDS = (Kind.LABEL, Kind.NOTE, Kind.CALL, Kind.CREDIT)
RAIL_KINDS = (Kind.TEASER, Kind.NOTE, Kind.CALL)
HEAD_KINDS = (Kind.PROSE, Kind.CAPTION, Kind.NOTE, Kind.CREDIT)  # standfirsts, captions, dates
HEADLESS = (Kind.CAPTION, Kind.NOTE, Kind.CALL, Kind.CREDIT)  # never headlines


def story_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the stretches that the story is in, with its headline; all without prose."""
    kinds = kinds_of(lines)
    lines = lines[: _comments(lines, kinds)]
    stretches = list(_between_menus(kinds[: len(lines)]))
    worths = [_worth(lines[start:end], kinds[start:end]) for start, end in stretches]
    least = min(SHARE * max(worths, default=0), ENOUGH)
    if not least:
        return list(lines)
    kept: list[Line] = []
    for stretch, worth in zip(stretches, worths, strict=True):
        if worth >= least:
            start, end = _trimmed(lines, kinds, *stretch)
            kept += lines[start:end] if kept else [*_head(lines, kinds, start), *lines[start:end]]
    return kept


def _comments(lines: Sequence[Line], kinds: Sequence[Kind]) -> int:
    """Index of the line that heads the comments below the story, or `len(lines)`."""
    told = 0
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        told += line.words if kind is Kind.PROSE else 0
        if told >= TOLD and kind is not Kind.PROSE and is_comments_heading(line.text):
            return i
    return len(lines)


def _between_menus(kinds: Sequence[Kind]) -> Iterator[tuple[int, int]]:
    """Start and end of the stretches that long rows of short lines part."""
    start = row = 0  # where the stretch and the row of short lines at its end begin
    for i, kind in enumerate(kinds):
        if kind not in MENU_KINDS:
            if i - row >= MENU:
                if row > start:
                    yield start, row
                start = i
            row = i + 1
    end = row if len(kinds) - row >= MENU else len(kinds)
    if end > start:
        yield start, end


def _worth(lines: Sequence[Line], kinds: Sequence[Kind]) -> int:
    """The words of prose in the best part of the stretch, less what is no prose between them."""
    best = worth = 0
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is Kind.PROSE:
            runs_on = line.is_prose and kinds[i - 1 : i] == [Kind.PROSE]
            worth += min(line.words, MOST) - (0 if runs_on else TEASER)
        elif kind in MENU_KINDS:
            worth -= COST
        worth = max(0, worth)
        best = max(best, worth)
    return best


def _trimmed(lines: Sequence[Line], kinds: Sequence[Kind], start: int, end: int) -> tuple[int, int]:
    """The stretch without what notes and teasers part from its paragraphs, above and below."""
    told = [i for i in range(start, end) if _is_told(lines, kinds, i)]
    told = told or [i for i in range(start, end) if kinds[i] is Kind.PROSE] or [start, end - 1]
    above = (i + 1 for i in range(told[0] - 1, start - 1, -1) if kinds[i] in RAIL_KINDS)
    below = next((i for i in range(told[-1] + 1, end) if kinds[i] in RAIL_KINDS), end)
    if below < end and _opens_list(lines[below], kinds[below]):  # its heading goes with it
        below = told[-1] + 1
    return next(above, start), below


def _is_told(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> bool:
    """Whether the line is a paragraph of a story: whole sentences, long or beside another one."""
    if kinds[i] is not Kind.PROSE or not lines[i].is_prose:
        return False
    return lines[i].words > PARAGRAPH or Kind.PROSE in beside(kinds, i) or is_item(lines, i)


def _opens_list(line: Line, kind: Kind) -> bool:
    return kind is Kind.TEASER or bool(BULLET.fullmatch(line.text))


def _head(lines: Sequence[Line], kinds: Sequence[Kind], start: int) -> Iterator[Line]:
    """The headline above the line `start`, and what is told of the story between them.

    Without a headline these are the by-lines and dates that stand just above the story.
    """
    headline = _headline_above(lines, kinds, start)
    if headline == start:
        apart = (i for i in range(start - 1, -1, -1) if not _signs(lines[i], kinds[i]))
        yield from lines[next(apart, -1) + 1 : start]
    for i in range(headline, start):
        is_label = kinds[i] not in HEAD_KINDS and not CLOCK_OR_BYLINE.search(lines[i].text)
        if i == headline or not (is_label or is_site_talk(lines[i].text)):
            yield lines[i]


def _headline_above(lines: Sequence[Line], kinds: Sequence[Kind], start: int) -> int:
    """Index of the headline above the line `start`: it shares most words with the first lines.

    A line above the by-line or the date goes before others; of several there the first that
    shares nearly as many words, for standfirsts come below. A line as short as a label is one
    where no other shares a word. `start` if there is none.
    """
    above = range(start - 1, max(-1, start - 1 - SIGNED_ABOVE), -1)
    told = _long_words(lines[start : start + OPENING])
    shared = {
        i: len(told & _long_words(lines[i : i + 1]))
        for i in above
        if _may_be_headline(lines[i], kinds[i]) and not is_path(lines, i)
    }
    signed = [i for i in shared if _is_signed(lines, kinds, i, start)]
    most = max((shared[i] for i in signed), default=0)
    if most:
        best = min(i for i in signed if shared[i] * 2 >= most)
    else:
        near = [i for i in shared if i >= start - HEADLINE_WITHIN]
        best = max(near, key=lambda i: shared[i], default=start)
        short = _short_headline(lines, kinds, start)
        best = short if short < start and not shared.get(best) else best
    is_standfirst = best < start and lines[best].is_prose and best - 1 in shared
    return best - 1 if is_standfirst and lines[best - 1].is_heading else best


def _short_headline(lines: Sequence[Line], kinds: Sequence[Kind], start: int) -> int:
    """Index of a headline as short as a label above the by-line or date: "Strike ends".

    Labels stand there too, so that it must have two words and share one with the first lines of
    the story. `start` if none does.
    """
    told = _long_words(lines[start : start + OPENING])
    shared = {
        i: len(told & _long_words(lines[i : i + 1]))
        for i in range(start - 1, max(-1, start - 1 - HEADLINE_WITHIN), -1)
        if 1 < lines[i].words <= LABEL_WORDS
        and _tells_story(lines[i], kinds[i])
        and _is_signed(lines, kinds, i, start)
    }
    best = max(shared, key=lambda i: shared[i], default=start)
    return best if shared.get(best) else start


def is_path(lines: Sequence[Line], i: int) -> bool:
    """Whether the line ends with the line below, as "Home / World / Headline" does."""
    text = lines[i].text
    near = lines[i + 1 : i + 1 + PATH_WITHIN]
    return any(line.words > LABEL_WORDS and text.endswith(line.text) for line in near)


def _is_signed(lines: Sequence[Line], kinds: Sequence[Kind], i: int, start: int) -> bool:
    """Whether a by-line or a date stands closely below."""
    below = range(i + 1, min(i + 1 + SIGNED_WITHIN, start))
    return any(_signs(lines[j], kinds[j]) for j in below)


def _signs(line: Line, kind: Kind) -> bool:
    """Whether the line is a by-line or a date."""
    return kind is Kind.CREDIT or is_stamp(line.text)


def _may_be_headline(line: Line, kind: Kind) -> bool:
    return LABEL_WORDS < line.words <= HEADING_WORDS and _tells_story(line, kind)


def _tells_story(line: Line, kind: Kind) -> bool:
    if kind in HEADLESS:
        return False
    return not (CLOCK_OR_BYLINE.search(line.text) or written_dates(line.text))


def _long_words(lines: Sequence[Line]) -> set[str]:
    words = {word for line in lines for word in LONG_WORD.findall(line.text.casefold())}
    return words - STOPWORDS
