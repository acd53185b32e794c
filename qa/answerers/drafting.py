"""Sentences recognised while they are written: each is shown at once and checked early."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qa.answerer import NO_ANSWER
from qa.answerers.markers import held_back, parse_draft
from qa.values import DraftClaim


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

    No half marker is ever among the words. A text that begins with `NO_ANSWER` and cites nothing
    gives a single refusal.
    """
    raw, done, shown = "", 0, ""
    for piece in pieces:
        raw += piece
        if _may_refuse(raw):
            continue
        for step in _steps(raw[: _settled(raw)], evidence, done, shown, finished=False):
            yield step
            done, shown = (
                (done + 1, "") if isinstance(step, DraftClaim) else (done, shown + step.text)
            )
    if _refuses(raw, evidence):
        said = raw.strip() if _may_begin_refusal(raw) else ""
        yield Refusal(said or f"{NO_ANSWER}.")
        return
    yield from _steps(raw, evidence, done, shown, finished=True)


def _steps(
    text: str, evidence: int, done: int, shown: str, *, finished: bool
) -> Iterator[Words | DraftClaim]:
    claims = parse_draft(text, evidence=evidence).claims[done:]
    for i, claim in enumerate(claims):
        whole = claim.before + claim.text
        if more := whole[len(shown) :]:
            yield Words(more)
        if finished or i + 1 < len(claims):
            yield claim
            shown = ""


def _settled(raw: str) -> int:
    """Up to where the text is certain: no half marker, no half word, which may end a sentence."""
    end = held_back(raw)
    cut = max(raw.rfind(" ", 0, end), raw.rfind("\n", 0, end), 0)
    return held_back(raw[:cut])


def _may_refuse(raw: str) -> bool:
    start = raw.lstrip()[: len(NO_ANSWER)].casefold()
    return NO_ANSWER.casefold().startswith(start)


def _may_begin_refusal(raw: str) -> bool:
    return raw.lstrip().casefold().startswith(NO_ANSWER.casefold())


def _refuses(raw: str, evidence: int) -> bool:
    claims = parse_draft(raw, evidence=evidence).claims
    return not claims or (_may_begin_refusal(raw) and not any(claim.cited for claim in claims))
