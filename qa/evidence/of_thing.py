"""Whether an article can tell of the thing that a question narrows its count to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from qa.questions.plan import Plan, Term
from qa.reading.overlap import stems
from qa.values import Evidence

BEFORE_THING = re.compile(
    r"\b(?:in|of|to|by|from|with|at|for|over|after|on)\s(?:(?:the|an?)\s)?$", re.I
)
WORDS = 2  # of what a thing is called: a single one has too many others for it


def of_asked_thing(plan: Plan, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences whose articles have a word of each thing of which the first one speaks.

    Deaths linked to "raw oysters" are not those of an article that knows neither word. What the
    first sentence, which fits the question best, calls otherwise itself, others may.
    """
    if not evidence:
        return []
    first = set(stems(evidence[0].text))
    asked = [own for thing in _things(plan) if (own := set(stems(thing))) and own <= first]
    articles = {one.article.id: one.article for one in evidence}
    known = {i: set(stems(f"{a.title} {a.text}")) for i, a in articles.items()} if asked else {}
    return [e for e in evidence if all(own & known[e.article.id] for own in asked)]


def _things(plan: Plan) -> Iterator[str]:
    """What stands behind a preposition of the question, in small letters and in several words."""
    run = list[Term]()
    for term, following in zip_longest(plan.terms, plan.terms[1:]):
        run.append(term)
        if following and plan.question[term.end : following.start] == " ":
            continue
        start = run[0].start
        small = plan.question[start : term.end].islower() and all(t.weight == 1 for t in run)
        if len(run) >= WORDS and small and BEFORE_THING.search(plan.question[:start]):
            yield plan.question[start : term.end]
        run = []
