"""Which sentences are of the days that a question names."""

from collections.abc import Sequence

from qa.questions.plan import Plan
from qa.reading.dates import days, on_day, same_day
from qa.values import Evidence


def on_its_day(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """The sentences that name the day of the question, else those of that day that name none."""
    told = {e: [day for _, day in days(e.text, e.article.published_on)] for e in ranked}
    named = [e for e in ranked if _is_asked(plan, told[e])]
    of_the_day = [e for e in ranked if not told[e] and _is_asked(plan, [e.article.published])]
    return named or of_the_day or ranked


def _is_asked(plan: Plan, told: Sequence[str | None]) -> bool:
    return any(same_day(day, asked) for day in told if day for asked in plan.days)


def of_each_day(plan: Plan, ranked: Sequence[Evidence], room: int) -> list[Evidence]:
    """The best sentence of each day that the question names, as far as they have room."""
    chosen, words = list[Evidence](), 0
    for day in plan.days:
        best = next((e for e in ranked if on_day(e.article, e.text, day)), None)
        words += len(best.text.split()) if best else 0
        if best and best not in chosen and words <= room:
            chosen.append(best)
    return chosen
