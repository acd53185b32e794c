"""What there is on a topic, or at all: sentences of several articles, newer ones before older."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from qa.answerers.choosing.room import ABOUT_AS_NEAR, READING_WORDS, fitting
from qa.evidence.kinds import introduces
from qa.evidence.named import all_named
from qa.evidence.selection import Found
from qa.questions.plan import Plan
from qa.values import Evidence

MOST, OF_ONE_ARTICLE = 5, 2  # sentences on a topic at most, and of one article
LEAD_WORDS = 200  # of sentences that each tell what an article is about
NEWS, NEWS_DAYS = 0.3, 180  # in score of the newest on a topic; days after which by 1/e


def asks_news(plan: Plan) -> bool:
    """It is asked what there is to tell at all."""
    return plan.overall


def leads(_: Plan, found: Found) -> list[Evidence]:
    """The first sentence of each article, the newest first: news tells first what it is about."""
    first = dict[str, Evidence]()
    for one in sorted(found.evidence, key=lambda e: e.start):
        first.setdefault(one.article.id, one)
    newest = sorted(first.values(), key=lambda e: e.article.published or "", reverse=True)
    return fitting(newest, MOST, LEAD_WORDS)


def asks_overview(plan: Plan) -> bool:
    """Nothing is asked, a topic is named."""
    return plan.topic


def overview(plan: Plan, found: Found) -> list[Evidence]:
    """The best sentences that name the topic, a few of each article; none tells another again.

    Newer ones are better: it is news that is wanted.
    """
    named = [name for name in plan.names if name.words]
    about = [e for e in found.evidence if any(all_named([name], [e.text]) for name in named)]
    about = about or list(found.evidence)
    if not about:
        return []
    about = _newer_better(about)
    others = [e for e in about if not introduces(plan, e)]
    plain = others or about  # those that introduce it are put first
    least = plain[0].score - ABOUT_AS_NEAR
    near = (e for e in about if e.score >= least)
    return fitting(near, MOST, READING_WORDS, of_article=OF_ONE_ARTICLE)


def _newer_better(sentences: Sequence[Evidence]) -> list[Evidence]:
    """These with what they are worth as news added to their scores, best first."""
    dated = [day for e in sentences if (day := e.article.published_on)]
    ages = [
        (max(dated) - day).days if (day := e.article.published_on) else 2 * NEWS_DAYS
        for e in sentences
    ]
    scored = [
        replace(e, score=e.score + NEWS * math.exp(-age / NEWS_DAYS))
        for e, age in zip(sentences, ages, strict=True)
    ]
    return sorted(scored, key=lambda e: -e.score)
