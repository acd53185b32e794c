"""Where to look for a question: for all of it, for its parts, among each publisher it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus import Article, Library, Where
from corpus.published import newest_stories
from corpus.sentences import sentence_spans
from embeddings import Hit
from qa.questions.outlets import same_outlet
from qa.questions.parts import parts
from qa.questions.plan import Plan
from qa.search import Search
from qa.values import Evidence

BEGINNING = 700  # characters of an article that tell what it is about, and the rest of a sentence
WIDER = 3  # times as many passages are read for figures that differ as for the answer


@dataclass(frozen=True, slots=True)
class Look:
    """Words to search for, and among which articles."""

    words: str
    where: Where


def looks(plan: Plan, where: Where, sources: Sequence[str]) -> list[Look]:
    """The searches for a question, the first for all of it.

    Each part of the question is searched for by itself. A publisher of articles at hand that the
    question names has a search of its own; if it names one alone ("according to Reuters"), there is
    no other. Publishers that `where` names are not looked beyond.
    """
    named = [] if where.sources else _at_hand(plan, sources)
    if len(named) == 1:
        where = replace(where, sources=named[0])
    whole = Look(plan.question, where)
    own = [Look(plan.question, replace(where, sources=own)) for own in named if len(named) > 1]
    return [whole, *own, *(Look(part, where) for part in parts(plan.question))]


def _at_hand(plan: Plan, sources: Sequence[str]) -> list[tuple[str, ...]]:
    """For each publisher that the question names the sources that are it: its desks."""
    found = [
        tuple(source for source in sources if same_outlet(outlet.name, source))
        for outlet in plan.outlets
    ]
    return list(dict.fromkeys(own for own in found if own))


def find(
    search: Search, library: Library, looked: Sequence[Look], *, k: int, today: str | None = None
) -> list[Hit]:
    """The best `k` passages of these searches: the best of each, then the second best of each.

    A passage comes once, with its best score; there are none if the library is empty.
    """
    if not len(library):
        return []
    found = [search.search(look.words, k=k, where=look.where, today=today) for look in looked]
    best = dict[object, Hit]()
    for hit in (hit for row in zip_longest(*found) for hit in row if hit):
        known = best.setdefault(hit.passage, hit)
        if hit.score > known.score:
            best[hit.passage] = hit
    return list(best.values())[:k]


def newest(library: Library, where: Where, k: int) -> list[Evidence]:
    """How the `k` newest articles begin, each story once; those without a day come last."""
    ids = newest_stories(library.database, where, k)
    return [_beginning(library.article(article_id)) for article_id in ids]


def _beginning(article: Article) -> Evidence:
    ends = [end for _, end in sentence_spans(article.text)]
    return Evidence(article, 0, next((end for end in ends if end >= BEGINNING), ends[-1]))


def told(looked: Sequence[Look]) -> tuple[str, ...]:
    """The searches in words, for the trace of an answer."""
    return tuple(f"searched: {look.words} ({limits(look.where)})" for look in looked)


def limits(where: Where) -> str:
    """Among which articles, in words.

    >>> limits(Where(since="2024-10-01", sources=("Reuters",)))
    'articles of Reuters published from 2024-10-01 to today'
    """
    if where == Where():
        return "all articles"
    sources = f" of {', '.join(where.sources)}" if where.sources else ""
    dated = where.since or where.until
    days = f" published from {where.since or 'ever'} to {where.until or 'today'}" if dated else ""
    return f"articles{sources}{days}"


def left_out(library: Library, where: Where) -> str:
    """Why a filter leaves no article, as the end of a sentence; empty if it leaves some."""
    if newest_stories(library.database, where, 1):
        return ""
    of, dated = bool(where.sources), bool(where.since or where.until)
    if of and not newest_stories(library.database, replace(where, since=None, until=None), 1):
        return "no article is of these sources"
    return f"no article{' of these sources' if of else ''} lies in these days" if dated else ""
