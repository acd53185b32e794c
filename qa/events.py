"""What `stream` yields while an answer comes about; applied in order, the events give its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qa.result import Answer
from qa.values import Citation, Evidence, Verdict


@dataclass(frozen=True, slots=True)
class Planned:
    """How the question was understood, step by step."""

    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The passages that the answer may rest on, nearest first."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TextDelta:
    """More words of the sentence `claim` (counted from 0), not yet checked."""

    claim: int
    text: str


@dataclass(frozen=True, slots=True)
class ClaimChecked:
    """The verdict on a sentence; `text` is given where it differs from what was streamed.

    An empty text says that the sentence is left out: it was said before, is broken off, makes no
    statement, or is withdrawn with the answer.
    `citations` are those whose markers end the sentence.
    """

    index: int
    verdict: Verdict
    text: str | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class SentBack:
    """All is written; these sentences (counted from 0) failed, and the model is asked again."""

    claims: tuple[int, ...]


Event = Planned | Found | TextDelta | ClaimChecked | SentBack | Answer


def applied(events: Iterable[Event]) -> str:
    """The text that a reader sees after these events."""
    texts = dict[int, str]()
    for event in events:
        if isinstance(event, TextDelta):
            texts[event.claim] = texts.get(event.claim, "") + event.text
        elif isinstance(event, ClaimChecked) and event.text is not None:
            texts[event.index] = event.text
    return "".join(texts[i] for i in sorted(texts))
