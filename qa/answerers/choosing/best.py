"""The best sentences for a question, where none of the more special kinds tells it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answerers.choosing.likely import CLEAR, likeliest_told, with_as_likely
from qa.answerers.choosing.ranked import eligible, on_its_day
from qa.answerers.choosing.room import ABOUT_AS_NEAR, MAX_SENTENCES, MAX_WORDS, READING_WORDS
from qa.answerers.choosing.whether import denying
from qa.answerers.choosing.whose_words import spoken, words_given
from qa.answerers.markers import find_markers
from qa.evidence.conflicts.amounts import asks_amount
from qa.evidence.conflicts.figures_given import differ, figures_given, of_speaker, whole_first
from qa.evidence.conflicts.stances import calls_for
from qa.evidence.figures.counting import counting
from qa.evidence.selection import Found
from qa.evidence.speech_asked import asks_giver, asks_words
from qa.questions.plan import Plan
from qa.values import Evidence

NEARLY_AS_GOOD = 0.15  # in score below the best: such a sentence of another article may follow it
AS_GOOD = 0.12  # the same of the same article: which of the two answers is not known
AMONG_SEVERAL = 0.2  # the same where the question asks for several things
READINGS_SHOWN = 6  # in the text; all of them stand in the conflict


def best_told(plan: Plan, found: Found) -> list[Evidence]:
    """Sentences of differing figures, else the best ones; the likeliest, and a denial, too.

    Sentences that only demand something come last.
    """
    if not found.evidence:
        return []
    ranked = on_its_day(plan, spoken(plan, eligible(plan, found)))
    chosen = _differing(plan, found) or _best(plan, ranked)
    chosen = likeliest_told(plan, found, chosen)
    chosen = [*chosen, *(e for e in denying(plan, found) if e not in chosen)]
    told = with_as_likely(plan, found, chosen, MAX_WORDS)
    return sorted(told, key=lambda e: calls_for(plan, e.text))


def asks_figure(plan: Plan) -> bool:
    """It is asked how many there are, or for a sum, a measure, a share or an age."""
    return bool(plan.counted) or asks_amount(plan)


def differing_figures(plan: Plan, found: Found) -> list[Evidence]:
    """The sentences of differing figures, if the one that surely answers counts the same."""
    sure = found.likely(CLEAR)[:1]
    return _differing(plan, found) if any(counting(plan, e.text) for e in sure) else []


def _best(plan: Plan, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The best sentence, and those nearly as good that fit into the space.

    Of the same article they must be as good, unless the question asks for several things, as one
    for somebody's words does. Whether somebody says so may have been told otherwise another day.
    """
    ranked = [e for e in ranked if not find_markers(e.text)[1]] or [ranked[0]]
    best, *others = ranked
    chosen, words = [best], len(best.text.split())
    several = plan.several or asks_words(plan) or asks_giver(plan)
    slack = AMONG_SEVERAL if plan.several else ABOUT_AS_NEAR if several else NEARLY_AS_GOOD
    least = best.score - slack
    room = READING_WORDS if plan.whether and asks_words(plan) else MAX_WORDS
    for other in others:
        words += len(other.text.split())
        if other.score < least or words > room:
            break
        apart = other.article.id not in {e.article.id for e in chosen}
        tied = other.score >= best.score - AS_GOOD
        if len(chosen) < MAX_SENTENCES and (apart or tied or several):
            chosen.append(other)
    return words_given(plan, chosen, others) if asks_words(plan) and not plan.whether else chosen


def _differing(plan: Plan, found: Found) -> list[Evidence]:
    """The sentences of the first differing figures for which there is room, if they differ."""
    seen = of_speaker(plan, figures_given(plan, found))
    room = READING_WORDS if plan.kind == "number" else MAX_WORDS
    if not differ(seen):
        return []
    chosen, words = list[Evidence](), 0
    for one in whole_first(seen)[:READINGS_SHOWN]:
        if one.evidence not in chosen and words + len(one.evidence.text.split()) <= room:
            chosen.append(one.evidence)
            words += len(one.evidence.text.split())
    return chosen
