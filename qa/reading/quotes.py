"""Words in quotation marks: found in a claim, and looked up verbatim in the evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from qa.reading.negation import negates

QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|(?<!\w)‘([^‘]+?)’(?!\w)")
CLOSES = {"“": "”", "«": "»", '"': '"'}  # which mark closes which
OPENED_AFTER = re.compile(r"^$|[\s(\[—–:“‘'-]")  # what stands before a mark that opens
ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…|\[(?:\.\.\.|…)\])\s*")
CLOSE = 80  # of 100: below it a quotation is another sentence, not a miscopied one
TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` stands in quotation marks, which are not part of it."""

    text: str
    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """The words in quotation marks in `text`, in order."""
    found = list[Quotation]()
    for match in QUOTED.finditer(text):
        group = next(i for i in range(1, 5) if match.group(i) is not None)
        found.append(Quotation(match.group(group), match.start(group), match.end(group)))
    return found


def open_quotation(text: str) -> int | None:
    """Where a quotation begins that is still open at the end of `text`, `None` if none is.

    >>> open_quotation("Lind said: “It rained."), open_quotation("“It rained,” Lind said.")
    (11, None)
    """
    opened: int | None = None
    for place, mark in enumerate(text):
        if mark == '"':
            opened = place if _looks_ahead(text, place, opened is not None) else None
        elif mark in CLOSES:
            opened = place
        elif mark in CLOSES.values():
            opened = None
    return opened


def _looks_ahead(text: str, place: int, within: bool) -> bool:
    """A straight mark opens a quotation by what stands beside it: he said "no"; not 6'2".

    `within` another, only before a word and behind white space.
    """
    before, ahead = text[:place][-1:], text[place + 1 : place + 2]
    if within:
        return before.isspace() and ahead.isalnum()
    return bool(OPENED_AFTER.search(before)) or (before in ",:.;" and ahead.isalnum())


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line begins that `start` is in, and where that of `end` ends."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, last if last >= 0 else len(text)


def quoted_from(text: str, start: int) -> int | None:
    """Where the quotation begins that the words at `start` go on with, in the same paragraph.

    `None` if there is none.
    """
    first, _ = paragraph_around(text, start, start)
    opened = open_quotation(text[first:start])
    return None if opened is None else first + opened


def balanced(words: str, opening: str = "") -> str:
    """Words with the marks of a longer quotation that they are part of, `opening` before them.

    >>> balanced("It rained.", "“"), balanced("It rained,” Lind said.", "“")
    ('“It rained.”', '“It rained,” Lind said.')
    >>> balanced("“It rained.")
    '“It rained.”'
    """
    words = opening + words
    opened = open_quotation(words)
    return words if opened is None else words + CLOSES[words[opened]]


def find_verbatim(words: str, evidence: str) -> tuple[int, int] | None:
    """Where `words` stand in `evidence`, typography and white space aside; a final mark may differ.

    An ellipsis may leave words out, but no negation: then, and when nothing is found, `None`.
    """
    parts = [part for part in ELLIPSIS.split(words.strip()) if part.strip(" .,;:!?")]
    text = _plain(evidence)
    if text.isascii() and not _has_words(text.lower(), parts):
        return None  # much sooner than by patterns
    spans, place = list[tuple[int, int]](), 0
    for part in parts:
        match = re.compile(_pattern(part), re.IGNORECASE).search(text, place)
        if not match:
            return None
        spans.append(match.span())
        place = match.end()
    for (_, left_out), (resumed, _) in pairwise(spans):
        if negates(evidence[left_out:resumed]):
            return None
    return (spans[0][0], spans[-1][1]) if spans else None


def _plain(text: str) -> str:
    return text.translate(TYPOGRAPHY)  # one character for one, so offsets hold


def _has_words(text: str, parts: Sequence[str]) -> bool:
    return all(word in text for part in parts for word in _core(part).lower().split())


def _core(words: str) -> str:
    return _plain(words).strip().rstrip(".,;:!?").strip()


def _pattern(words: str) -> str:
    body = r"\s+".join(re.escape(word) for word in _core(words).split())
    return rf"(?<!\w){body}(?!\w)" if body else r"(?!)"


def nearest_wording(words: str, evidence: str) -> tuple[int, int] | None:
    """The stretch of `evidence` that `words` were meant to copy, `None` if nothing is close."""
    found = fuzz.partial_ratio_alignment(_plain(words), _plain(evidence))
    if not words.strip() or not found or found.score < CLOSE or len(words) > len(evidence):
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and evidence[start - 1].isalnum():
        start -= 1
    while end < len(evidence) and evidence[end - 1 : end + 1].isalnum():
        end += 1
    text = evidence[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
