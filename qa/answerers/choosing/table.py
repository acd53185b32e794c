"""What Byline can be asked: the kinds of question, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.answerers.choosing.best import asks_figure, best_told, differing_figures
from qa.answerers.choosing.over_time import (
    asks_development,
    asks_several_days,
    asks_words_over_time,
    development,
    of_each_day,
    words_over_time,
)
from qa.answerers.choosing.overview import asks_news, asks_overview, leads, overview
from qa.answerers.choosing.whether import of_each_speaker, of_side, unconfirmed
from qa.answerers.choosing.whose_words import (
    asks_demands,
    asks_each_voice,
    demanded,
    of_each_teller,
    of_each_voice,
)
from qa.evidence.conflicts.stances import asks_side, asks_unconfirmed, asks_whether
from qa.evidence.selection import Found
from qa.evidence.speech_asked import asks_teller
from qa.questions.plan import Plan
from qa.values import Evidence


@dataclass(frozen=True, slots=True)
class Kind:
    """What a question asks for, whether a plan asks for that, and which sentences tell it.

    None are chosen where the sentences found do not tell it; then the next kind is tried.
    """

    wanted: str
    asked: Callable[[Plan], bool]
    choose: Callable[[Plan, Found], list[Evidence]]


KINDS = (
    Kind("how somebody's words developed", asks_words_over_time, words_over_time),
    Kind("how something developed", asks_development, development),
    Kind("what is new", asks_news, leads),
    Kind("what there is on a topic", asks_overview, overview),
    Kind("what each of many says", asks_each_voice, of_each_voice),
    Kind("what somebody calls for", asks_demands, demanded),
    Kind("who confirms or denies something", asks_side, of_side),
    Kind("who says something", asks_teller, of_each_teller),
    Kind("what is not confirmed", asks_unconfirmed, unconfirmed),
    Kind("something on each of several days", asks_several_days, of_each_day),
    Kind("whether something is so", asks_whether, of_each_speaker),
    Kind("a figure, where the articles differ", asks_figure, differing_figures),
    Kind("anything else", lambda _: True, best_told),
)


def choose(plan: Plan, found: Found) -> list[Evidence]:
    """The sentences of the first kind of `KINDS` that is asked for and told; none of none found."""
    told = (kind.choose(plan, found) for kind in KINDS if kind.asked(plan))
    return next(filter(None, told), [])
