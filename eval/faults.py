"""What went wrong with an answer, by kind: what a reader filters the questions of a report by.

A fault is told from the scores of a case, so it means what the metric means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Scores = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of failure: its name, what a reader sees, and whether it misleads or only lacks."""

    name: str
    words: str
    misleads: bool


ERROR = Fault("error", "no answer: error", misleads=False)
DECLINES = Fault("declines", "declines, though answerable", misleads=False)
NOT_FOUND = Fault("not-found", "search misses a needed fact", misleads=False)
ABOVE_ZERO = {  # metrics of which nothing should be
    "misinformation": Fault("asserts-wrong", "says a wrong answer", misleads=True),
    "answered_unanswerable": Fault("overreaches", "answers the unanswerable", misleads=True),
    "refused_answerable": DECLINES,
}
BELOW_ONE = {  # metrics that should be met in full
    "citation_recall": Fault("unsupported", "a sentence is not borne out", misleads=True),
    "quote_fidelity": Fault("alters-quote", "a quotation is not verbatim", misleads=True),
    "number_fidelity": Fault("alters-figure", "a figure is not in its source", misleads=True),
    "attribution": Fault("misattributes", "the speaker is not in the source", misleads=True),
    "marker_validity": Fault("cites-nothing", "a marker names no passage", misleads=True),
    "answer_said": Fault("misses-answer", "lacks the right answer", misleads=False),
    "claim_recall": Fault("misses-claims", "says only part", misleads=False),
    "conflict_recall": Fault("misses-version", "leaves out a version", misleads=False),
    "gold_span_recall": Fault("misses-words", "a needed fact is not cited", misleads=False),
    "all_facts@10": NOT_FOUND,
}
ZERO = {  # metrics of which something should be
    "gold_article_precision": Fault("wrong-article", "cites no right article", misleads=True),
}
FAULTS = tuple(
    sorted(
        (ERROR, *ABOVE_ZERO.values(), *BELOW_ONE.values(), *ZERO.values()),
        key=lambda fault: not fault.misleads,
    )
)


def faults(scores: Scores) -> tuple[Fault, ...]:
    """The faults that the scores of an answered case show, what misleads before what lacks.

    An answer that declines lacks everything else as well: only what search missed is told besides.
    """
    known = {name: score for name, score in scores.items() if score is not None}
    shown = {fault for name, fault in ABOVE_ZERO.items() if known.get(name, 0.0) > 0}
    shown |= {fault for name, fault in BELOW_ONE.items() if known.get(name, 1.0) < 1}
    shown |= {fault for name, fault in ZERO.items() if known.get(name) == 0}
    if DECLINES in shown:
        shown &= {DECLINES, NOT_FOUND}
    return tuple(fault for fault in FAULTS if fault in shown)
