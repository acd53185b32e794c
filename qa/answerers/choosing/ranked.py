"""The sentences from which those told are chosen, best first: what the question narrows them to."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.sentences import sentences_before
from qa.evidence.conflicts.figures_given import figures_given, of_speaker
from qa.evidence.kinds import holds_kind
from qa.evidence.named import NAMED_BEFORE, all_named
from qa.evidence.narrowed import is_of_another_year
from qa.evidence.selection import Found
from qa.evidence.speech_asked import asks_giver, gives_figures
from qa.questions.plan import YES_OR_NO, Plan
from qa.reading.dates import days, same_day
from qa.reading.places import countries
from qa.values import Evidence


def eligible(plan: Plan, found: Found) -> Sequence[Evidence]:
    """The sentences that count what is asked for, else hold the kind of answer, else all.

    Without those about another year; without those that do not give the figure, where it is asked
    who gave it; and without those about others, where it is asked whether somebody does something.
    """
    counted = [one.evidence for one in of_speaker(plan, figures_given(plan, found))]
    holding = [e for e in found.evidence if holds_kind(plan, e.text)]
    ranked = of_its_time(plan, counted or holding or found.evidence)
    if asks_giver(plan):
        ranked = [e for e in ranked if gives_figures(plan, e)] or ranked
    return _of_its_subject(plan, ranked)


def of_its_time(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """The sentences without those about another year than the question; the first stays."""
    return [e for e in ranked if e == ranked[0] or not is_of_another_year(plan, e.text)]


def _of_its_subject(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """Asked whether somebody does something, the sentences that name them, or follow one that does.

    All of them where none is like that.
    """
    match = YES_OR_NO.match(plan.question)
    subject = next((n for n in plan.names if match and n.start == match.end() and n.words), None)
    if subject is None:
        return ranked
    asked = set(countries(subject.text))

    def is_of(e: Evidence) -> bool:
        texts = [*sentences_before(e.article.text, e.start)[-NAMED_BEFORE:], e.text]
        return all_named([subject], texts) or bool(asked & set(countries(" ".join(texts))))

    return [e for e in ranked if is_of(e)] or ranked


def on_its_day(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """The sentences that name the day of the question, else those of that day that name none."""
    told = {e: [day for _, day in days(e.text, e.article.published_on)] for e in ranked}
    named = [e for e in ranked if _is_asked(plan, told[e])]
    of_the_day = [e for e in ranked if not told[e] and _is_asked(plan, [e.article.published])]
    return named or of_the_day or ranked


def _is_asked(plan: Plan, told: Sequence[str | None]) -> bool:
    return any(same_day(day, asked) for day in told if day for asked in plan.days)
