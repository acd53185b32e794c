"""Do the citations lie where the gold says: on the right article, on the right words.

No judge is asked. A gold span and a citation of one article share the longest run of words that
stands in both; where systems tell no offsets, that is what can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from eval.cases import Case
from eval.metrics.mean import mean
from eval.metrics.words import words_of
from eval.outcomes import Extract

SHARED = 0.5  # of the shorter of the two: less is a brush with the sentence beside it


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """Words to be cited, the article they stand in, and which fact they tell.

    A fact is known by the name that the case gives it, else by a number: no name is one.
    """

    article: str
    text: str
    fact: str | int


def gold_spans(case: Case) -> tuple[GoldSpan, ...]:
    """The spans and facts of a case; a span without a fact's name is a fact of its own."""
    spans = [GoldSpan(s.article, s.text, s.fact or i) for i, s in enumerate(case.spans)]
    facts = [GoldSpan(f.title, f.text, i) for i, f in enumerate(case.facts, len(spans))]
    return (*spans, *facts)


def gold_articles(case: Case) -> frozenset[str]:
    """What names the articles that hold the answer, or part of it."""
    named = {span.article for span in gold_spans(case) if span.article}
    return frozenset(case.articles) | named


def wordings(case: Case) -> list[list[str]]:
    """For each needed fact the spans that tell it."""
    by_fact = dict[str | int, list[str]]()
    for span in gold_spans(case):
        by_fact.setdefault(span.fact, []).append(span.text)
    return list(by_fact.values())


def known_as(extract: Extract, articles: frozenset[str]) -> str:
    """The name that the gold has for the article of these words, else its own id."""
    return next((name for name in sorted(articles) if is_named(extract, name)), extract.article)


def is_named(extract: Extract, article: str) -> bool:
    """Whether the words are of this article: its id, title, address or file name; "" is any."""
    return not article or article in extract.names


def gold_article_precision(cited: Sequence[Extract], articles: frozenset[str]) -> float | None:
    """Citations of a gold article / citations."""
    if not articles:
        return None
    return mean(float(any(is_named(extract, a) for a in articles)) for extract in cited)


def gold_article_recall(cited: Sequence[Extract], case: Case) -> float | None:
    """Needed facts of which an article is cited / needed facts.

    The articles of a case without spans and facts are one fact: any of them holds the answer.
    """
    by_fact = dict[str | int, set[str]]()
    for span in (span for span in gold_spans(case) if span.article):
        by_fact.setdefault(span.fact, set()).add(span.article)
    needed = list(by_fact.values()) or ([set(case.articles)] if case.articles else [])
    return mean(
        float(any(is_named(extract, article) for extract in cited for article in articles))
        for articles in needed
    )


def gold_span_precision(cited: Sequence[Extract], spans: Sequence[GoldSpan]) -> float | None:
    """Citations that lie on gold words / citations."""
    if not spans:
        return None
    return mean(float(any(lies_on(extract, span) for span in spans)) for extract in cited)


def gold_span_recall(cited: Sequence[Extract], spans: Sequence[GoldSpan]) -> float | None:
    """Needed facts one of whose gold spans is cited / needed facts."""
    hit = dict[str | int, bool]()
    for span in spans:
        found = any(lies_on(extract, span) for extract in cited)
        hit[span.fact] = hit.get(span.fact, False) or found
    return mean(map(float, hit.values()))


def localisation(cited: Sequence[Extract], spans: Sequence[GoldSpan]) -> float | None:
    """How exactly the citations of gold articles lie on gold words: the mean of their best F1.

    F1 = 2 * shared / (words of the citation + words of the span). A citation of another article is
    left out: that is for the precision to tell.
    """
    best = [
        max(scores)
        for extract in cited
        if (scores := [_f1(extract, s) for s in spans if is_named(extract, s.article)])
    ]
    return mean(best)


def lies_on(extract: Extract, span: GoldSpan) -> bool:
    """Same article, and they share at least half of the words of the shorter one."""
    if not is_named(extract, span.article):
        return False
    shared, cited, gold = _shared(extract.text, span.text)
    return shared > 0 and shared >= SHARED * min(cited, gold)


def _f1(extract: Extract, span: GoldSpan) -> float:
    shared, cited, gold = _shared(extract.text, span.text)
    return 2 * shared / (cited + gold) if cited + gold else 0.0


def _shared(left: str, right: str) -> tuple[int, int, int]:
    """Words of the longest run that both have, words of the left, words of the right."""
    a, b = words_of(left), words_of(right)
    run = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return run.size, len(a), len(b)
