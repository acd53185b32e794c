"""Which sentences are about the thing, the year and the rank (the first day) of a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from corpus.words import fold_words
from qa.questions.plan import Plan, Term
from qa.reading.dates import YEAR, years_in
from qa.reading.overlap import stems
from qa.reading.ranks import ORDINAL, place
from qa.values import Evidence

BEFORE_THING = re.compile(
    r"\b(?:in|of|to|by|from|with|at|for|over|after|on)\s(?:(?:the|an?)\s)?$", re.I
)
THING_WORDS = 2  # of what a thing is called: a single one has too many others for it
OF_YEAR = re.compile(  # in July 2018, of 2018, the 2018 fire; not since 2018, not the 2018 soldiers
    r"\b(?:[Ii]n|of|[Dd]uring)\s(?:[A-Z][a-z]+\s)?((?:19|20)\d\d)\b(?!\s[a-z]+s\b)"
    r"|\bthe\s((?:19|20)\d\d)\s(?=[a-z])(?![a-z]+s\b)"
)
HELD_IN = re.compile(  # in 2018, on May 3, 2018
    r"(?<!\bborn\s)\b(?:[Ii]n|[Dd]uring)\s(?:[A-Z][a-z]+\.?\s)?((?:19|20)\d\d)\b"
    r"(?![-–]\d|\s[a-z]+s\b)"
    r"|\b[A-Z][a-z]+\.?\s\d{1,2},\s((?:19|20)\d\d)\b"
)
SPAN_OF_YEARS = re.compile(
    r"\b(?:since|between|from|after|before|until|fiscal)\b[^?]*?(?:19|20)\d\d", re.IGNORECASE
)
COMPARED = re.compile(r"\b(?:since|than|until|before)\s(?:in\s)?(?:19|20)\d\d\b")  # most since 1991
CLOSE_BY = 300  # characters before a sentence in which its year may be named
RANKED = re.compile(  # behind a preposition: in the first exchange; not first of all
    rf"\b(?:in|on|at|of|during|for|after|before)\s(?:the|its|their)\s(?P<nth>{ORDINAL})\s"
    r"(?:[a-z]+\s){0,1}?(?P<thing>[a-z]{3,})\b",
    re.IGNORECASE,
)
WITHIN = 4  # words from a rank to the thing: the first Vik prisoner exchange
NTH = re.compile(ORDINAL, re.IGNORECASE)


def of_asked_thing(plan: Plan, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences whose articles mention each thing that the question is about.

    A thing has several words, of which an article must have one: deaths linked to "raw oysters" are
    not told by an article that has neither. What the first sentence, which fits the question best,
    calls otherwise is not asked of the others either.
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
        if len(run) >= THING_WORDS and small and BEFORE_THING.search(plan.question[:start]):
            yield plan.question[start : term.end]
        run = []


def of_asked_year(plan: Plan, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that may be about the year that the question names; all, if none may.

    Left out are articles of the time before it, sentences that name other years alone, and what was
    published a year and more later and does not name it, nor do the sentences before.
    """
    match = OF_YEAR.search(plan.question)
    if match is None:
        return list(evidence)
    year = match.group(1) or match.group(2)
    return [one for one in evidence if _may_be_of(year, one)] or list(evidence)


def _may_be_of(year: str, one: Evidence) -> bool:
    told = YEAR.findall(COMPARED.sub("", one.text))
    before = one.article.text[max(0, one.start - CLOSE_BY) : one.start]
    if told or year in f"{one.article.title} {before}":
        return year in (told or [year])
    published = (one.article.published or year)[:4]
    return int(year) <= int(published) <= int(year) + 1


def is_of_another_year(plan: Plan, text: str) -> bool:
    """A text names years, but none that the question names; asked "when", only earlier ones.

    False for years of birth, and where the question asks about a span of years.
    """
    asked = years_in(plan.question)
    told = {year for match in HELD_IN.finditer(text) for year in match.groups() if year}
    if not asked or not told or asked & told or SPAN_OF_YEARS.search(plan.question):
        return False
    return plan.kind != "when" or max(told) < min(asked)


def of_asked_rank(plan: Plan, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences of the first, second or other one that the question asks about.

    Of which one a sentence is it tells itself, else the last before it that does, else the
    headline. All, where none is of that one.
    """
    match = RANKED.search(plan.question)
    if match is None:
        return list(evidence)
    asked, thing = place(match["nth"]), match["thing"]
    return [e for e in evidence if asked in _which(e, thing)] or list(evidence)


def _which(one: Evidence, thing: str) -> set[int]:
    """Of which of these things a sentence is, as far as its article tells."""
    own = _ranks(one.text, thing)
    before = _ranks(f"{one.article.title}. {one.article.text[: one.start]}", thing)
    return set(own or before[-1:])


def _ranks(text: str, thing: str) -> list[int]:
    """The ranks that a text gives such a thing, in order."""
    words, asked = fold_words(text), set(stems(thing))
    return [
        place(word)
        for i, word in enumerate(words)
        if NTH.fullmatch(word) and asked & set(stems(" ".join(words[i + 1 : i + WITHIN])))
    ]
