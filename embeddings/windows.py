"""Passages as a reader gets them: with the sentences around them, nothing shown twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus import Passage
from corpus.sentences import Span, sentence_spans
from embeddings.protocols import Hit

WINDOW = 1_500  # characters of a hit with its surroundings: some ten sentences


def widened(hits: Iterable[Hit], text_of: Callable[[str], str]) -> Iterator[Hit]:
    """Each hit with whole sentences around its passage, to `WINDOW` characters.

    A passage grows on the side that it grew less on, and stops at the text of hits before it; it
    is left out if it lies within them. A longer passage stays as it is. `text_of` gives the text
    of an article by its id.
    """
    taken: dict[str, list[Span]] = {}
    for hit in hits:
        passage, spans = hit.passage, taken.setdefault(hit.passage.article_id, [])
        own = (passage.start, passage.end)
        if any(start <= own[0] and own[1] <= end for start, end in spans):
            continue
        text = text_of(passage.article_id)
        start, end = _window(text, own, spans)
        if text[start:end].strip():
            spans.append((start, end))
            yield replace(hit, passage=Passage(passage.article_id, start, end))


def _window(text: str, own: Span, taken: Sequence[Span]) -> Span:
    lowest = max((end for start, end in taken if start <= own[0]), default=0)
    highest = min((start for start, _ in taken if start > own[0]), default=len(text))
    start, end = max(own[0], lowest), min(own[1], highest)
    first, last = max(lowest, end - WINDOW), min(highest, start + WINDOW)
    before = _sentences(text, first, start)[first > lowest :]  # a sentence may begin before it
    after = _sentences(text, end, last)[::-1][last < highest :]  # or go on after it
    while True:
        left = bool(before) and end - before[-1][0] <= WINDOW
        right = bool(after) and after[-1][1] - start <= WINDOW
        if left and (not right or own[0] - start <= end - own[1]):
            start = before.pop()[0]
        elif right:
            end = after.pop()[1]
        else:
            return start, end


def _sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]`, in order."""
    return (
        [(start + a, start + b) for a, b in sentence_spans(text[start:end])] if start < end else []
    )
