"""The questions and articles of a data folder: read, and drawn from with a seed.

A folder holds `questions.jsonl` and `articles.jsonl` (either may be gzipped). A question has `id`,
`question`, and `answer` with the ids of the articles that hold it (`articles_with_answer`), or
`facts`, a list of `{"title", "text"}`. An article has `id`, `title`, `text`, and as far as known
`url`, `source`, `published`.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from corpus import CorpusError
from corpus.article import Loaded
from corpus.read import read_articles
from eval.cases import Case, Fact


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
        CorpusError: the folder holds no questions.
    """
    return [
        Case(
            id=str(row["id"]),
            question=row["question"],
            answers=(row["answer"],),
            articles=tuple(row["articles_with_answer"]),
            today=row.get("asked"),
        )
        for row in _rows(_file(folder, "questions"))
    ]


def fact_cases(folder: Path) -> list[Case]:
    """Questions over several articles with the sentences that answer them; others are left out.

    Raises:
        CorpusError: the folder holds no questions.
    """
    return [
        Case(
            id=str(row["id"]),
            question=row["question"],
            facts=tuple(Fact(fact["title"], fact["text"]) for fact in row["facts"]),
        )
        for row in _rows(_file(folder, "questions"))
        if row["facts"]
    ]


def drawn_cases(cases: Sequence[Case], draw: Draw) -> list[Case]:
    """The cases taken, in their order."""
    if draw.questions is None or draw.questions >= len(cases):
        return list(cases)
    chosen = random.Random(draw.seed).sample(range(len(cases)), draw.questions)
    return [cases[i] for i in sorted(chosen)]


def drawn_articles(
    folder: Path, cases: Iterable[Case], draw: Draw, *, more: Path | None = None, extra: int = 0
) -> Iterator[Loaded]:
    """The articles taken, then the first `extra` of the file `more`.

    Raises:
        CorpusError: the folder holds no articles.
    """
    wanted = None if draw.articles is None else _wanted(folder, cases, draw)
    found = _articles(_file(folder, "articles"))
    taken = (a for a in found if wanted is None or a.article.id in wanted)
    return chain(taken, islice(_articles(more), extra) if more else ())


def _wanted(folder: Path, cases: Iterable[Case], draw: Draw) -> set[str]:
    gold_ids = {name for case in cases for name in case.articles}
    gold_titles = {fact.title for case in cases for fact in case.facts}
    gold, others = list[str](), list[str]()
    for row in _rows(_file(folder, "articles")):
        is_gold = row["id"] in gold_ids or row["title"] in gold_titles
        (gold if is_gold else others).append(row["id"])
    room = max(0, (draw.articles or 0) - len(gold))
    return {*gold, *random.Random(draw.seed).sample(others, min(room, len(others)))}


def half(case_id: str, halves: Collection[str] = ("a", "b")) -> str:
    """The half of the questions that a case belongs to: rules are chosen on one, shown on both.

    >>> half("1") in ("a", "b")
    True
    """
    return sorted(halves)[random.Random(case_id).randrange(len(halves))]


def _articles(file: Path) -> Iterator[Loaded]:
    return (item for item in read_articles(file) if isinstance(item, Loaded))


def _file(folder: Path, name: str) -> Path:
    for ending in (".jsonl.gz", ".jsonl"):
        if (file := folder / f"{name}{ending}").exists():
            return file
    raise CorpusError(f"{folder}: no {name}.jsonl or {name}.jsonl.gz; docs/search.md says what is")


def _rows(file: Path) -> list[Mapping[str, Any]]:  # JSON values; a missing field is a KeyError
    with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
        return [json.loads(line) for line in lines]
