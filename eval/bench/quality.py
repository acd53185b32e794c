"""How well passages are found: each question is searched for, what comes is scored."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.library import Library
from embeddings import Hit
from eval.bench.data import half
from eval.bench.tables import Scores, difference, mean, milliseconds, table
from eval.cases import Case
from eval.metrics.retrieval import (
    all_facts,
    answer_recall,
    fact_hits,
    fact_precision,
    fact_ranks,
    fact_reciprocal_rank,
)

K = 20  # passages asked for: more than 8,000 characters
COUNTED = 1_500  # characters of each passage that count
Search = Callable[[Case], Sequence[str]]  # the texts of the passages found, best first


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of each case by its id, and the seconds that each search took."""

    scores: Mapping[str, Scores]
    seconds: tuple[float, ...]


def measured(search: Search, cases: Iterable[Case]) -> Result:
    """What `search` finds for the cases, scored."""
    scores, seconds = dict[str, Scores](), list[float]()
    for case in cases:
        start = time.perf_counter()
        passages = search(case)
        seconds.append(time.perf_counter() - start)
        scores[case.id] = scored(case, [passage[:COUNTED] for passage in passages])
    return Result(scores, tuple(seconds))


def scored(case: Case, passages: Sequence[str]) -> Scores:
    """The scores of the passages found for a case: by its facts if it has some, else its answer."""
    if not case.facts:
        return {
            f"answer recall at {n:,}": answer_recall(passages, case.answers, n=n)
            for n in (2_000, 4_000, 8_000)
        }
    ranks = fact_ranks(passages, [[fact.text] for fact in case.facts])
    return {
        "Hits@4": fact_hits(ranks, k=4),
        "MRR@10": fact_reciprocal_rank(ranks, k=10),
        "MAP@10": fact_precision(ranks, k=10),
        "all facts@10": all_facts(ranks, k=10),
    }


def texts_of(library: Library, hits: Iterable[Hit]) -> list[str]:
    """The texts of the passages of hits."""
    passages = [hit.passage for hit in hits]
    return [library.article(p.article_id).text[p.start : p.end] for p in passages]


def quality_table(results: Mapping[str, Result]) -> str:
    """A row for each system, its scores over all questions, and their time."""
    names = _names(results)
    rows = [
        [
            label,
            *(mean([scores[name] for scores in result.scores.values()]) for name in names),
            milliseconds(result.seconds, 0.5),
            milliseconds(result.seconds, 0.95),
        ]
        for label, result in results.items()
    ]
    return table(["", *names, "p50", "p95"], rows)


def differences_table(results: Mapping[str, Result], ours: str) -> str:
    """A row for each other system: by how much it is worse than `ours`, question by question."""
    names = _names(results)
    rows = [
        [label, *(difference(_of(other, name), _of(results[ours], name)) for name in names)]
        for label, other in results.items()
        if label != ours
    ]
    return table(["", *names], rows)


def _of(result: Result, name: str) -> Scores:
    return {case: scores.get(name) for case, scores in result.scores.items()}


def halves_table(results: Mapping[str, Result]) -> str:
    """A row for each system, the means of its scores over either half of the questions."""
    names = _names(results)
    head = ["", *(f"{name}, {part}" for name in names for part in ("a", "b"))]
    rows = [[label, *_halves(result, names)] for label, result in results.items()]
    return table(head, rows)


def _names(results: Mapping[str, Result]) -> list[str]:
    return next((list(scores) for r in results.values() for scores in r.scores.values()), [])


def _halves(result: Result, names: Sequence[str]) -> list[str]:
    return [
        mean([s[name] for case, s in result.scores.items() if half(case) == part]).partition(" ")[0]
        for name in names
        for part in ("a", "b")
    ]
