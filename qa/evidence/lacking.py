"""What a question names exactly, and no sentence does: a publisher, a day, a rank, a deed."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.words import fold_words
from qa.questions.outlets import of_outlet
from qa.questions.plan import Plan
from qa.reading.dates import on_day
from qa.reading.names import known_name
from qa.reading.overlap import doers_alone
from qa.reading.ranks import RANKED, has_rank
from qa.values import Evidence


def lacking_by_name(
    plan: Plan, sentences: Sequence[Evidence], best: Sequence[Evidence]
) -> str | None:
    """The publisher, day, rank or deed of the question that no sentence has; `None` for none.

    A deed must stand in one of the `best` sentences, the others in any.
    """
    return _unnamed(plan, sentences) or _unranked(plan, sentences) or _undone(plan, best)


def _unnamed(plan: Plan, sentences: Sequence[Evidence]) -> str | None:
    """A publisher or day of the question that no passage is of, and that none mentions."""
    articles = {sentence.article.id: sentence.article for sentence in sentences}.values()
    told = fold_words(_told(sentences)) if plan.outlets else []
    for outlet in plan.outlets:
        written = any(of_outlet(article, outlet.name) for article in articles)
        if not written and not all(known_name(w, told) for w in fold_words(outlet.name)):
            return f"no article of “{outlet.name}”"
    for day in plan.days:
        if not any(on_day(sentence.article, sentence.text, day) for sentence in sentences):
            return f"nothing of {day}"
    return None


def _unranked(plan: Plan, sentences: Sequence[Evidence]) -> str | None:
    """A rank that the question gives something, and no sentence does: the second step."""
    match = RANKED.search(plan.question)
    if match is None:
        return None
    there = any(has_rank(match, sentence.text) for sentence in sentences)
    return None if there else f"no {match.group()}"


def _undone(plan: Plan, sentences: Sequence[Evidence]) -> str | None:
    """The verb of the question, if sentences only have the noun for who does it: commanders."""
    if plan.kind == "who" and plan.act and doers_alone(plan.act, _told(sentences)):
        return f"nothing about “{plan.act}”"
    return None


def _told(sentences: Sequence[Evidence]) -> str:
    return " ".join(sentence.text for sentence in sentences)
