"""What is told day by day: developments, somebody's words on several days, each day asked for."""

from __future__ import annotations

import math

from qa.answerers.choosing.ranked import eligible
from qa.answerers.choosing.room import ABOUT_AS_NEAR, READING_WORDS, fitting
from qa.answerers.choosing.whose_words import share_asked, speaking, spoken
from qa.evidence.chronology import day_of, timeline
from qa.evidence.conflicts.figures_given import figures_given
from qa.evidence.kinds import holds_kind
from qa.evidence.selection import Found
from qa.evidence.unmet import weighty_terms
from qa.questions.plan import Plan
from qa.reading.dates import on_day
from qa.values import Evidence

OVER_TIME = 0.6  # in score below the best of somebody's words: what they said on it another day
UNDATED = 3  # sentences of a development that are of no known day


def asks_words_over_time(plan: Plan) -> bool:
    """It is asked how somebody's words developed."""
    return plan.timeline and bool(plan.speaker) and not plan.counted


def words_over_time(plan: Plan, found: Found) -> list[Evidence]:
    """What somebody said in the order of the days, and behind it what is of no known day."""
    theirs = speaking(plan, found.evidence, found.evidence)
    on_it = [e for e in theirs if share_asked(plan, e)] or theirs
    near = [e for e in on_it if e.score >= on_it[0].score - OVER_TIME]
    undated = fitting((e for e in near if not day_of(e)), UNDATED, READING_WORDS)
    return [*timeline(near), *undated]


def asks_development(plan: Plan) -> bool:
    """It is asked how something developed."""
    return plan.timeline


def development(plan: Plan, found: Found) -> list[Evidence]:
    """The best sentence of each day of a development, in the order of the days."""
    return timeline(_developed(plan, found))


def _developed(plan: Plan, found: Found) -> list[Evidence]:
    """The dated sentences of a development that are about it; all if the question tells nothing.

    Those that count what it counts, else those that hold what it asks for.
    """
    counted = figures_given(plan, found) if plan.counted else []
    holding = (e for e in found.evidence if holds_kind(plan, e.text))
    dated = [e for e in [one.evidence for one in counted] or holding if day_of(e)]
    told = plan.names or (weighty_terms(plan) and not counted)
    least = dated[0].score - ABOUT_AS_NEAR if dated and told else -math.inf
    return [e for e in dated if e.score >= least]


def asks_several_days(plan: Plan) -> bool:
    """The question names several days."""
    return len(plan.days) > 1


def of_each_day(plan: Plan, found: Found) -> list[Evidence]:
    """The best sentence of each day that the question names, as far as they have room."""
    ranked = spoken(plan, eligible(plan, found))
    chosen, words = list[Evidence](), 0
    for day in plan.days:
        best = next((e for e in ranked if on_day(e.article, e.text, day)), None)
        words += len(best.text.split()) if best else 0
        if best and best not in chosen and words <= READING_WORDS:
            chosen.append(best)
    return chosen
