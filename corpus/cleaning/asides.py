"""Lines between the paragraphs of a story that are none of it, told by what stands beside them.

Links that lost their space, headlines of other stories, and captions whose credit is a line of
its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.cleaning.furniture import (
    AGO,
    is_caption,
    is_furniture,
    is_glued,
    is_machine,
    is_photo_agency,
    is_pointer,
    is_rail_heading,
)
from corpus.words import LONG_WORD

SENTENCE_END = re.compile(r"[.!?…:;,。！？]['\"”’»)\]」』]*$")
LONGEST = 250  # characters of a pointer
GLUED_ROW = 3  # more of them in a row are a list that the story makes
SPEAKER_TURNS = 3  # a label that comes back as often speaks
CREDIT_WORDS = 6
CAPTION_WORDS = range(6, 40)  # a shorter line is a heading
HEADLINE_WORDS = range(4, 18)
PHOTO = re.compile(r"(?:image|photo|picture|photograph)(?: caption)?[:,]?", re.IGNORECASE)


def asides(texts: Sequence[str]) -> set[int]:
    """Indices of the lines that lead to other stories or belong to pictures."""
    pointers = (i for i, text in enumerate(texts) if _leads_away(text))
    return {*pointers, *_glued(texts), *_captions(texts), *_inline_links(texts)}


def _leads_away(text: str) -> bool:
    """Whether the line is a whole sentence that points elsewhere, or comes from a machine."""
    if len(text) > LONGEST:
        return False
    return is_machine(text) or (_is_prose(text) and is_pointer(text))


def _glued(texts: Sequence[str]) -> Iterator[int]:
    """Labels that run into what follows them, unless they make a list or name who speaks."""
    glued = [i for i, text in enumerate(texts) if is_glued(text)]
    turns = Counter(texts[i].partition(":")[0] for i in glued)
    for row in _rows(glued):
        for i in row:
            speaks = turns[texts[i].partition(":")[0]] >= SPEAKER_TURNS
            if is_pointer(texts[i]) or not (speaks or len(row) > GLUED_ROW):
                yield i


def _rows(numbers: Sequence[int]) -> Iterator[list[int]]:
    """The runs of numbers that follow each other."""
    row: list[int] = []
    for number in numbers:
        if row and number != row[-1] + 1:
            yield row
            row = []
        row.append(number)
    if row:
        yield row


def _captions(texts: Sequence[str]) -> Iterator[int]:
    """Captions above or below a credit that is a line of its own, and that credit."""
    for i in range(1, len(texts) - 1):
        if PHOTO.fullmatch(texts[i - 1]) and _is_credit(texts[i + 1]):
            yield from (i - 1, i, i + 1)
        elif _is_credit(texts[i - 1]) and _is_loose(texts, i) and _is_prose(texts[i + 1]):
            yield from (i - 1, i)


def _is_credit(text: str) -> bool:
    return len(text.split()) <= CREDIT_WORDS and (is_photo_agency(text) or is_caption(text))


def _is_loose(texts: Sequence[str], i: int) -> bool:
    """Whether the line below a credit may be its caption: no sentence, and no heading above it."""
    above = texts[i - 2] if i > 1 else ""
    is_below_text = _is_prose(above) or is_furniture(above) or above[:1].islower()
    fits = len(texts[i].split()) in CAPTION_WORDS and not SENTENCE_END.search(texts[i])
    return fits and is_below_text and not is_furniture(texts[i])


def _inline_links(texts: Sequence[str]) -> Iterator[int]:
    """A call such as "Read also" and the one headline below it, inside of a story.

    The paragraph below is the story's if it has no word of that headline; a list goes on.
    """
    for i in range(1, len(texts) - 2):
        headline, text = texts[i + 1 : i + 3]
        if not (is_rail_heading(texts[i]) and _is_prose(texts[i - 1]) and _is_prose(text)):
            continue
        below = texts[i + 3] if i + 3 < len(texts) else ""
        goes_on = AGO.search(below) or (below and not (_is_prose(below) or is_rail_heading(below)))
        if _is_headline(headline) and not goes_on and not _words(headline) & _words(text):
            yield from (i, i + 1)


def _is_prose(text: str) -> bool:
    return text.count(" ") > 4 and bool(SENTENCE_END.search(text))


def _is_headline(text: str) -> bool:
    return len(text.split()) in HEADLINE_WORDS and not text.endswith((".", ":", ","))


def _words(text: str) -> set[str]:
    return set(LONG_WORD.findall(text.casefold()))
