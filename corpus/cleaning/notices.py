"""Corrections and retractions: the lines in which a page says that its story changed."""

import re
from collections.abc import Sequence

from corpus.cleaning.clean import Line

NEAR = 10  # lines around the body in which a notice counts; further away are other stories
MAX_WORDS = 120
KIND = r"(?:corrections?|clarifications?|retractions?|errat(?:um|a)|corrigend(?:um|a)|berichtigung)"
LABEL = rf"{KIND}(?: (?:and|&) {KIND})?"
LABELLED = re.compile(
    rf"{LABEL}(?:\s?\([^)]{{1,40}}\)|,? [\w.,/ ]{{0,30}}\d{{4}}|,? \w{{3,9}}\.? \d{{1,2}})?"
    r"\s?[:–—]\s?\S",
    re.IGNORECASE,
)
ALONE = re.compile(rf"{LABEL}:?", re.IGNORECASE)
STAMP = re.compile(r"[(\[]?(?:RETRACTED|Retracted|RETRACTION|Retraction|WITHDRAWN)[)\].!]?")
STAMPED = re.compile(r"(RETRACTED|RETRACTION|WITHDRAWN|CORRECTED|CORRECTION)\b\s?[:–—-]")
EDITOR = re.compile(
    r"(?:(?:editor|publisher)s?['’]?s?['’]? note|note (?:from|by) (?:the )?editors?"
    r"|note to (?:our )?readers)\b.{0,40}?[:–—]"
    r"|update[:–—]",
    re.IGNORECASE,
)
CHANGED = (
    r"(?:amended|corrected|retracted|withdrawn|clarified|revised|updated|edited|changed|removed"
    r"|refiled|reissued)"
)
STORY = r"(?:article|story|post|report|piece|column|headline|interview|obituary|review|page|item)"
BY_WHOM = r"(?:we|(?-i:[A-Z]\S*(?: [A-Z]\S*){0,3})|the (?:editors?|publisher|newspaper))"
STATED = re.compile(
    rf"[(\[*•]?\s?(?:this (?:\w{{3,9}}\.? \d{{1,2}} )?{STORY}\b(?:['’]s \w+)?(?:, .{{1,40}},)?"
    rf" (?:was|has been) (?:\w+ ){{0,2}}{CHANGED}\b"
    rf"|th(?:e|is) {STORY} was (?:first|originally) published .{{1,40}}\b(?:was|has been)"
    rf" {CHANGED}\b"
    rf"|(?:in )?(?:an?|the) (?:earlier|previous|original) version of (?:this|the) {STORY}\b"
    r"|an? (?:correction|clarification) was (?:made|added|appended)\b"
    rf"|{BY_WHOM} (?:have|has) (?:since )?{CHANGED} (?:this|our)"
    r" (?:article|story|report|interview)\b)",
    re.IGNORECASE,
)
PARENTHESIS = re.compile(
    r"\((?:corrects|corrected|fixes|clarifies|removes|refiles|adds dropped)\b.*\)",
    re.IGNORECASE,
)
MISTAKE = (
    r"(?:earlier|previous|original) version|errors?|incorrectly|inaccura\w+|misstated|misspelled"
    r"|misidentified|mistakenly|wrongly|(?:after|because|as) .*concerns|under review"
)
WRONG = re.compile(rf"\b(?:{CHANGED}|{MISTAKE})\b", re.IGNORECASE)


ROUTINE = re.compile(r"\b(?:updated|refiled|reissued)\b", re.IGNORECASE)  # nothing was wrong
MENDED = re.compile(
    rf"\b(?:{MISTAKE}|correct\w*|clarif\w*|retract\w*|withdrawn|removed?|amended|mend|fix\w*"
    r"|wrong)\b",
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


def notice_text(found: Sequence[Line], title: str = "") -> str | None:
    """What the notices say, each once, in one line, and a title such as "RETRACTED: ...".

    `None` if there are none, or if they say no more than that the story was brought up to date.
    """
    stamp = STAMPED.match(title)
    texts = [stamp[1]] if stamp else []
    texts += [line.text for line in found if not _is_routine(line.text)]
    return " ".join(dict.fromkeys(texts)) or None


def without_notices(body: Sequence[Line], found: Sequence[Line]) -> list[Line]:
    """The lines of the body that are no notices; all of them if it is nothing but notices."""
    left_out = {line.start for line in found}
    return [line for line in body if line.start not in left_out] or list(body)


def _is_routine(text: str) -> bool:
    """The story was updated, and nothing of it was wrong."""
    return bool(ROUTINE.search(text)) and not MENDED.search(text)


def is_notice(text: str) -> bool:
    """Whether a line states a correction, an amendment or a retraction of the story it is in."""
    words = len(text.split())
    if words <= 3:
        return bool(STAMP.fullmatch(text))
    if words > MAX_WORDS:
        return False
    if PARENTHESIS.fullmatch(text) or LABELLED.match(text) or STATED.match(text):
        return True
    return bool(EDITOR.match(text) and WRONG.search(text))
