"""An answer while it is being written: what a reader may see of it before it is checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa import Citation, ClaimChecked, Found, SentBack, TextDelta, Verdict
from qa.events import Event

MARKERS = re.compile(r"\s*(?:\[\d+\])+\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its place, counted from 0; without a verdict it is not checked yet."""

    place: int
    written: str = ""
    verdict: Verdict | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def before(self) -> str:
        """The white space that it begins with."""
        return self.written[: len(self.written) - len(self.written.lstrip())]

    @property
    def text(self) -> str:
        """Its words, without the markers of its citations."""
        words = self.written.strip()
        return MARKERS.sub("", words) if self.citations else words


@dataclass(frozen=True, slots=True)
class Live:
    """What has come of an answer so far."""

    question: str
    sentences: tuple[Sentence, ...] = ()
    note: str = "Looking through the articles…"
    stopped: bool = False

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the checked sentences, once each."""
        found = {c.number: c for sentence in self.sentences for c in sentence.citations}
        return tuple(found[number] for number in sorted(found))

    def after(self, event: Event) -> Live:
        """What it is once the event has come."""
        if isinstance(event, Found):
            return replace(self, note=_found(event))
        if isinstance(event, TextDelta):
            old = self._sentence(event.claim)
            return self._with(replace(old, written=old.written + event.text))
        if isinstance(event, ClaimChecked):
            old = self._sentence(event.index)
            written = old.written if event.text is None else event.text
            if not written:
                return replace(self, sentences=tuple(s for s in self.sentences if s is not old))
            return self._with(Sentence(old.place, written, event.verdict, event.citations))
        if isinstance(event, SentBack):
            return replace(self, note=_sent_back(event))
        return self

    def halted(self) -> Live:
        """What it is once the reader has stopped it."""
        note = "Stopped. What is grey was not checked." if self.sentences else "Stopped."
        return replace(self, stopped=True, note=note)

    def _sentence(self, place: int) -> Sentence:
        return next((s for s in self.sentences if s.place == place), Sentence(place))

    def _with(self, sentence: Sentence) -> Live:
        others = [s for s in self.sentences if s.place != sentence.place]
        ordered = sorted([*others, sentence], key=lambda s: s.place)
        return replace(self, sentences=tuple(ordered), note=_progress(ordered))


def _found(event: Found) -> str:
    articles = len({e.article.id for e in event.evidence})
    return f"Reading {_counted(len(event.evidence), 'passage')} of {_counted(articles, 'article')}…"


def _sent_back(event: SentBack) -> str:
    many = len(event.claims) != 1
    return (
        f"{_counted(len(event.claims), 'sentence')} {'do' if many else 'does'} not hold as written"
        f" and {'are' if many else 'is'} being written again; grey is not checked yet."
    )


def _progress(sentences: Sequence[Sentence]) -> str:
    """How many sentences are checked, for the reader who waits."""
    checked = sum(sentence.verdict is not None for sentence in sentences)
    return f"Being written. {_counted(checked, 'sentence')} checked; grey is not checked yet."


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
