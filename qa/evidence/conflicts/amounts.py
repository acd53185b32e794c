"""Sums, measures, shares and ages that answer a question which counts nothing."""

from __future__ import annotations

from corpus.sentences import Span
from corpus.words import fold_words
from qa.evidence.figures.sighting import Sighting, sighting_of
from qa.evidence.figures.whose import noun_phrase
from qa.evidence.kinds import FIGURES
from qa.evidence.named import told_of
from qa.evidence.narrowed import of_asked_thing, of_asked_year
from qa.evidence.selection import Found
from qa.evidence.sufficiency import LIKELIER_THAN_NOT
from qa.questions.plan import Plan
from qa.reading.numbers import Figure, with_ranges
from qa.values import Evidence

KINDS = frozenset(FIGURES) - {"when"}


def asks_amount(plan: Plan) -> bool:
    """A question asks for a sum, a measure, a share or an age, and counts nothing."""
    return plan.kind in KINDS and not plan.counted


def amounts_of(plan: Plan, found: Found) -> list[Sighting]:
    """The amounts of one unit that the sentences give which rather answer, the likeliest first.

    That of the likeliest sentence. The reader must take the amount for the answer; a sentence in
    which it takes several gives none, since which of them is asked for is not known.
    """
    if not asks_amount(plan):
        return []
    sentences = {e: span for e in found.likely(LIKELIER_THAN_NOT) if (span := found.words.get(e))}
    near = of_asked_year(plan, of_asked_thing(plan, list(sentences)))
    told = [
        (item, figure)
        for item in near
        if (figure := _pointed_at(item, sentences[item])) and told_of(plan, item)
    ]
    units = [unit_of(figure) for item, figure in told]
    return [
        sighting_of(plan, item, figure, unit)
        for (item, figure), unit in zip(told, units, strict=True)
        if unit == units[0]
    ]


def unit_of(figure: Figure) -> str:
    """Percent, a currency, or the word after the figure, of one; "" without any.

    >>> text = "The 400-metre bridge and 90 metres of road cost $14 million."
    >>> [unit_of(figure) for figure in with_ranges(text)]
    ['metre', 'metre', '$']
    """
    words = fold_words(noun_phrase(figure).lstrip("-"))
    return figure.unit or next(iter(words), "").removesuffix("s")


def _pointed_at(item: Evidence, span: Span) -> Figure | None:
    """The figure of a sentence that the words hold which answer, `None` unless it is one."""
    start, end = span[0] - item.start, span[1] - item.start
    held = [one for one in with_ranges(item.text) if start <= one.start and one.end <= end]
    return held[0] if len(held) == 1 else None
