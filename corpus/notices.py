"""Corrections and retractions: the lines in which a page says that its story changed."""

import re
from collections.abc import Sequence

from corpus.clean import Line

NEAR = 10  # lines around the body in which a notice counts; further away are other stories
MAX_WORDS = 120
KIND = r"(?:corrections?|clarifications?|retractions?)"
LABEL = rf"{KIND}(?: (?:and|&) {KIND})?"
LABELLED = re.compile(
    rf"{LABEL}(?:\s?\([^)]{{1,40}}\)|,? [\w.,/ ]{{0,30}}\d{{4}}|,? \w{{3,9}}\.? \d{{1,2}})?"
    r"\s?[:–—]\s?\S",
    re.IGNORECASE,
)
ALONE = re.compile(rf"{LABEL}:?", re.IGNORECASE)
EDITOR = re.compile(
    r"(?:(?:editor|publisher)s?['’]?s?['’]? note|note (?:from|by) (?:the )?editors?)\b.{0,40}?[:–—]"
    r"|update[:–—]",
    re.IGNORECASE,
)
CHANGED = (
    r"(?:amended|corrected|retracted|withdrawn|clarified|revised|updated|edited|changed|removed)"
)
STORY = r"(?:article|story|post|report|piece|column|headline|interview|obituary|review|page|item)"
STATED = re.compile(
    rf"[(\[*•]?\s?(?:this {STORY}\b(?:['’]s \w+)?(?:, .{{1,40}},)? (?:was|has been) (?:\w+ ){{0,2}}"
    rf"{CHANGED}\b|(?:in )?(?:an?|the) (?:earlier|previous|original) version of (?:this|the)"
    rf" {STORY}\b)",
    re.IGNORECASE,
)
WRONG = re.compile(
    rf"\b(?:{CHANGED}|(?:earlier|previous|original) version|errors?|incorrectly|inaccura\w+"
    r"|misstated|misspelled|misidentified|mistakenly|wrongly)\b",
    re.IGNORECASE,
)


def notices(lines: Sequence[Line], body: Sequence[Line]) -> list[Line]:
    """The lines in and around the body that tell of a correction, amendment or retraction."""
    if not body:
        return []
    first = next(i for i, line in enumerate(lines) if line.end > body[0].start)
    last = next(i for i, line in enumerate(lines) if line.end >= body[-1].end)
    found: list[Line] = []
    for i in range(max(0, first - NEAR), min(len(lines), last + NEAR + 1)):
        if i and ALONE.fullmatch(lines[i - 1].text) and WRONG.search(lines[i].text):
            found += lines[i - 1 : i + 1]
        elif is_notice(lines[i].text):
            found.append(lines[i])
    return found


def notice_text(found: Sequence[Line]) -> str | None:
    """What the notices say, each once, in one line; `None` if there are none."""
    return " ".join(dict.fromkeys(line.text for line in found)) or None


def without_notices(body: Sequence[Line], found: Sequence[Line]) -> list[Line]:
    """The lines of the body that are no notices; all of them if it is nothing but notices."""
    left_out = {line.start for line in found}
    return [line for line in body if line.start not in left_out] or list(body)


def is_notice(text: str) -> bool:
    """Whether a line states a correction, an amendment or a retraction of the story it is in."""
    if not 3 < len(text.split()) <= MAX_WORDS:
        return False
    if LABELLED.match(text) or STATED.match(text):
        return True
    return bool(EDITOR.match(text) and WRONG.search(text))
