"""Which cases every system is asked: those that all recipes have a place for, in a drawn order."""

from __future__ import annotations

import random
from collections.abc import Sequence

from eval.cases import Case
from eval.uncertainty import SEED


def fits(case: Case) -> bool:
    """Whether a case is one that every system can be asked: no turns before it, no limits."""
    limits = (case.history, case.since, case.until, case.sources, case.today, case.own_articles)
    return not any(limits)


def in_drawn_order(cases: Sequence[Case], *, seed: int = SEED) -> list[Case]:
    """The cases that fit, so ordered that any beginning is a sample of them.

    Answerable and unanswerable ones alternate in their proportion: the i-th of n of a kind stands
    at (i + 1/2) / n of the whole. So a sample can grow without asking again what was asked.
    """
    rng, places = random.Random(seed), list[tuple[float, int, Case]]()
    for kind in (True, False, None):
        own = [case for case in cases if fits(case) and case.answerable is kind]
        rng.shuffle(own)
        places += [((i + 0.5) / len(own), len(places) + i, case) for i, case in enumerate(own)]
    return [case for _place, _tie, case in sorted(places, key=lambda row: row[:2])]
