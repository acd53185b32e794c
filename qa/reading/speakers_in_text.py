"""Who says what a sentence of a longer text tells: quotations run on over sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.sentences import Span, sentence_spans, sentences_before
from qa.reading.quotes import open_quotation, paragraph_around, quoted_from
from qa.reading.speakers import LOOK_BACK, last_speaker, speaker_at, speakers_in
from qa.reading.telling import telling

OPENING = frozenset('"“«')
CLOSING = re.compile(r"[”»]|(?<![\s(])\"")
PARAGRAPHS = 5  # over which a quotation is followed back


def speakers_in_text(text: str, start: int, end: int) -> list[str]:
    """Everybody to whom the sentence `text[start:end]` gives words, in order.

    A quotation without a speaker of its own is of whoever `quoted_by` tells.
    """
    spoken = speakers_in(_marked(text, start, end), _before(text, start))
    who = None if spoken else quoted_by(text, start, end)
    return [who] if who else spoken


def speaker_in_text(text: str, start: int, end: int, place: int) -> str | None:
    """Who says what stands at `place` of the sentence `text[start:end]`; `None` if nobody."""
    marked = _marked(text, start, end)
    shifted = place + len(marked) - (end - start)
    return speaker_at(marked, shifted, _before(text, start)) or quoted_by(text, start, end)


def quoted_by(text: str, start: int, end: int, *, surely: bool = False) -> str | None:
    """Who says the quotation that the sentence `text[start:end]` begins or goes on with.

    Whoever is named where it ends ("... late," Lind said), else where it begins, else who spoke or
    acted last before it; `surely` only who speaks, with nothing but words quoted in between. `None`
    if there is no such quotation, or somebody without a name says it.
    """
    for _ in range(PARAGRAPHS):
        opened = _opened(text, start, end)
        if opened is None:
            return None
        for (a, b), place in _told_beside(text, opened, start):
            sentence = _marked(text, a, b)
            if _tells(sentence):
                return speaker_at(sentence, place, _before(text, min(a, opened)))
            if surely and _opened(text, a, b) is None:
                return None
        before = sentences_before(text, opened)
        if not before:
            return None
        end = len(text[:opened].rstrip())
        start = end - len(before[-1])
        if _opened(text, start, end) is None:
            return None if surely and not _tells(before[-1]) else last_speaker(before)
    return None


def _told_beside(text: str, opened: int, start: int) -> Iterator[tuple[Span, int]]:
    """The sentences that may tell who says a quotation, likeliest first, and where it stands there.

    That in which it ends, that in which it begins, and those before it in the paragraph.
    """
    first, last = paragraph_around(text, opened, start)
    spans = [(first + a, first + b) for a, b in sentence_spans(text[first:last])]
    closing = CLOSING.search(text, max(start, opened + 1), last)
    if closing:
        yield from ((span, 1) for span in spans if span[0] <= closing.start() < span[1])
    for a, b in reversed(spans):
        if a <= opened:
            yield (a, b), opened - a if opened < b else b - a


def _opened(text: str, start: int, end: int) -> int | None:
    """Where the quotation begins that a sentence begins or goes on with.

    `None` too where the marks that open it set off a title: "Alna by Night" is a film.
    """
    if text[start] not in OPENING:
        return quoted_from(text, start)
    closing = CLOSING.search(text, start + 1, end)
    beyond = text[closing.end() : end] if closing else ""
    return start if not re.search(r"\w", beyond) or _tells(text[start:end]) else None


def _marked(text: str, start: int, end: int) -> str:
    """A sentence, with the mark before it of a quotation that it goes on with."""
    opened = quoted_from(text, start)
    return text[start:end] if opened is None else text[opened] + text[start:end]


def _tells(sentence: str) -> bool:
    """It has a verb of telling outside of quotation marks."""
    return any(open_quotation(sentence[: verb.start()]) is None for verb in telling(sentence))


def _before(text: str, start: int) -> list[str]:
    return sentences_before(text, start)[-LOOK_BACK:]
