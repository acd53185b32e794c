"""A language model judges, beside the reader, whether sentences answer.

It recognises answers in other words, which the reader and the rules miss. It does not overrule a
name, a figure, a day or a kind of answer that is missing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.evidence.selection import Found
from qa.evidence.sufficiency import SURE, UNLIKELY
from qa.evidence.unmet import NOTHING, is_long
from qa.questions.plan import Plan
from qa.values import Evidence

WEIGHT = 2.0  # of the log odds of the model's yes, beside those of the reader
LIKELY = -1.5  # of both together, from which a sentence answers in other words
JUDGED = 3  # sentences that the model judges
SUREST = 1e-3  # chances nearer to 0 or 1 are taken for this


def to_judge(plan: Plan, found: Found, first: Sequence[Evidence]) -> list[Evidence]:
    """The sentences to be judged: the one that would be told `first`, and the likeliest.

    None where the reader is sure of one that meets the question, or has read none, where what is
    missing is exact, and for what no one sentence answers: follow-ups, which hold words of the
    turns before, questions about several articles, long ones.
    """
    if plan.leaning or plan.outlets or is_long(plan):
        return []
    likely = found.likely(-math.inf)
    sure = found.answers and bool(found.likely(SURE))
    if not likely or sure or not (found.answers or found.in_other_words):
        return []
    return list(dict.fromkeys([*first[:1], *likely]))[:JUDGED]


def reconsidered(found: Found, chances: Mapping[Evidence, float]) -> Found:
    """`found` with the model's chances that sentences answer added to their strengths.

    Where a plain word was missing and a judged sentence is likely now, the question is answered,
    that sentence first. Where it was answered and all judged sentences are unlikely, it is refused.
    """
    strengths = tuple(
        known + WEIGHT * _log_odds(chances[e]) if known is not None and e in chances else known
        for e, known in zip(found.evidence, found.strengths, strict=True)
    )
    told = zip(found.evidence, strengths, strict=True)
    judged = [s for e, s in told if e in chances and s is not None]
    best = max(judged, default=-math.inf)
    if found.answers:
        missing = NOTHING if judged and best < UNLIKELY else None
        return replace(found, strengths=strengths, missing=missing)
    if best < LIKELY:
        return replace(found, strengths=strengths)
    first = strengths.index(best)
    order = [first, *(i for i in range(len(strengths)) if i != first)]
    return replace(
        found,
        evidence=tuple(found.evidence[i] for i in order),
        missing=None,
        strengths=tuple(strengths[i] for i in order),
        in_other_words=False,
    )


def _log_odds(chance: float) -> float:
    kept = min(max(chance, SUREST), 1 - SUREST)
    return math.log(kept / (1 - kept))
