"""What a benchmark takes of a data folder: its questions and articles, drawn from with a seed.

The folder is of the form that `eval/adapters` calls prepared: `questions.jsonl` and
`articles.jsonl`, gzipped or not.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from corpus.article import Loaded
from corpus.reading.read import read_articles
from eval.adapters.material import files_like
from eval.adapters.multihop import prepared_multihop
from eval.adapters.news import prepared_news
from eval.cases import Case


@dataclass(frozen=True, slots=True)
class Draw:
    """How much of a folder to take: all, or that many questions and articles of a seed.

    The articles that hold the answers of the questions taken are always among them.
    """

    questions: int | None = None
    articles: int | None = None
    seed: int = 0

    @property
    def label(self) -> str:
        """A name for files made from it."""
        return f"{self.questions or 'all'}-{self.articles or 'all'}-{self.seed}"


def news_cases(folder: Path) -> list[Case]:
    """Questions with one answer each.

    Raises:
        CaseError: a file is missing, or a row is not as it should be.
    """
    return list(prepared_news(folder).cases)


def fact_cases(folder: Path) -> list[Case]:
    """Questions over several articles with the sentences that answer them; others are left out.

    Raises:
        CaseError: as for `news_cases`.
    """
    return [case for case in prepared_multihop(folder).cases if case.facts]


def drawn_cases(cases: Sequence[Case], draw: Draw) -> list[Case]:
    """The cases taken, in their order."""
    if draw.questions is None or draw.questions >= len(cases):
        return list(cases)
    chosen = random.Random(draw.seed).sample(range(len(cases)), draw.questions)
    return [cases[i] for i in sorted(chosen)]


def drawn_articles(
    folder: Path, cases: Iterable[Case], draw: Draw, *, more: Path | None = None, extra: int = 0
) -> Iterator[Loaded]:
    """The articles taken, then the first `extra` of the file `more`, as `byline add` reads them.

    Raises:
        CaseError: the folder holds no articles.
    """
    (file,) = files_like(folder, "articles.jsonl")
    taken = _articles(file) if draw.articles is None else _drawn(list(_articles(file)), cases, draw)
    return chain(taken, islice(_articles(more), extra) if more else ())


def _drawn(every: Sequence[Loaded], cases: Iterable[Case], draw: Draw) -> Iterator[Loaded]:
    """The articles that the cases name, and others up to the number wanted, in their order."""
    names = {name for case in cases for name in case.articles}
    titles = {fact.title for case in cases for fact in case.facts}
    gold, others = list[int](), list[int]()
    for place, loaded in enumerate(every):
        is_gold = loaded.article.id in names or loaded.article.title in titles
        (gold if is_gold else others).append(place)
    room = max(0, (draw.articles or 0) - len(gold))
    drawn = random.Random(draw.seed).sample(others, min(room, len(others)))
    return (every[place] for place in sorted([*gold, *drawn]))


def half(case_id: str) -> str:
    """The half of the questions that a case belongs to: rules are chosen on one, shown on both.

    >>> half("1") in ("a", "b")
    True
    """
    return "ab"[random.Random(case_id).randrange(2)]


def _articles(file: Path) -> Iterator[Loaded]:
    return (item for item in read_articles(file) if isinstance(item, Loaded))
