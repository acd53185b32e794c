"""Sentences recognised while they are written: each is shown at once and checked early."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from corpus.sentences import BEGINS, LOST_BREAK
from qa.answerer import NO_ANSWER
from qa.answerers.markers import held_back, parse_draft
from qa.reading.clauses import CONTRASTS
from qa.values import DraftClaim

# Models refuse in words of their own: "The provided passage does not mention any bridge."
PASSAGE = ("article", "passage", "excerpt", "source", "text", "document")
SOME, NONE = (
    tuple(
        f"{first} {second}{third}"
        for first, second, third in product(firsts, ("", "provided ", "given "), PASSAGE)
    )
    for firsts in (("the", "these", "this"), ("none of the", "none of these"))
)
REFUSAL = re.compile(
    rf"\W*(?:(?:{'|'.join(SOME)})s?\s(?:(?:provided|given)\s)?"
    rf"(?:do(?:es)?(?:\snot|n['’]t)|cannot|can['’]t)|(?:{'|'.join(NONE)})s?)\s(?:\w+ly\s)?"
    r"(?:answers?|contains?|provides?|mentions?|specif(?:y|ies)|says?|tells?|states?|address(?:es)?"
    r"|includes?|gives?|ha(?:ve|s)|discuss(?:es)?|indicates?)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(r"\W*")  # marks before the first word
SECOND = re.compile(r"[.!?]\s*(?:\[[^\]]*\]\s*)*\s[^\s\[]")  # a sentence begins after the first
SPACED = re.compile(r"\b([UED])\.\s(?=[SNKUC]\.)")  # U. S., as some models write U.S.
UNSURE = re.compile(rf"(?:{LOST_BREAK}({BEGINS})|\s[^\w\s]+)$")  # it fell.Lind; U.S. -
WORD = re.compile(r"\S+")
NUMBERED = re.compile(r"^\s*(?:sentence\s+)?(\d{1,2})\s*[.):]\s*(\S.*)$", re.MULTILINE | re.I)
CONTRAST = re.compile(rf"\b(?:however|{CONTRASTS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """More words of the sentence being written."""

    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """The answerer says that the articles hold no answer, in these words."""

    text: str


def drafted(pieces: Iterable[str], *, evidence: int) -> Iterator[Words | DraftClaim | Refusal]:
    """Words as they come, and after the last words of each sentence the sentence itself.

    No half marker is ever among the words. A text that says that the passages do not answer, in
    these words or others, and cites nothing gives a single refusal.
    """
    raw, done, shown = "", 0, ""
    for piece in pieces:
        raw = SPACED.sub(r"\1.", raw + piece)
        if _may_refuse(raw):
            continue
        for step in _steps(raw[: _settled(raw)], evidence, done, shown, finished=False):
            yield step
            done, shown = (
                (done + 1, "") if isinstance(step, DraftClaim) else (done, shown + step.text)
            )
    if _refuses(raw, evidence):
        own = raw.strip().casefold().startswith(NO_ANSWER.casefold())
        yield Refusal(raw.strip() if own else f"{NO_ANSWER}.")
        return
    yield from _steps(raw, evidence, done, shown, finished=True)


def _steps(
    text: str, evidence: int, done: int, shown: str, *, finished: bool
) -> Iterator[Words | DraftClaim]:
    claims = parse_draft(text, evidence=evidence).claims[done:]
    if claims and not finished and WORD.fullmatch(claims[-1].text):
        claims = claims[:-1]  # "5" may become the mark of a list, "It" grow behind a marker
    for i, claim in enumerate(claims):
        whole, ended = claim.before + claim.text, finished or i + 1 < len(claims)
        if more := (whole if ended else _certain(whole))[len(shown) :]:
            yield Words(more)
        if ended:
            yield claim
            shown = ""


def _settled(raw: str) -> int:
    """Up to where the text is certain: no half marker, no half word, which may end a sentence."""
    end = held_back(raw)
    cut = max(raw.rfind(" ", 0, end), raw.rfind("\n", 0, end), 0)
    return held_back(raw[:cut])


def _certain(words: str) -> str:
    """The words of a sentence without a last one that may begin the next: what follows tells."""
    unsure = UNSURE.search(words)
    return words[: unsure.start(1) if unsure[1] else unsure.start()] if unsure else words


def _may_refuse(raw: str) -> bool:
    """The first sentence has begun as a refusal may, or may still come to."""
    text = BEFORE.sub("", raw, count=1).casefold()
    begun = any(opening.startswith(text) or text.startswith(opening) for opening in SOME + NONE)
    return bool(REFUSAL.match(raw)) or (begun and not SECOND.search(text))


def _refuses(raw: str, evidence: int) -> bool:
    """No statement, or a refusal behind which no statement has a source."""
    claims = parse_draft(raw, evidence=evidence).claims
    if not claims:
        return True
    alone = len(claims) == 1 and not CONTRAST.search(raw)
    return bool(REFUSAL.match(raw)) and (alone or not any(claim.cited for claim in claims))


def numbered_lines(reply: str) -> dict[int, str]:
    """The lines of a reply by the number they begin with; of several the first."""
    found = list(NUMBERED.finditer(reply))
    return {int(match[1]): match[2].strip() for match in reversed(found)}
