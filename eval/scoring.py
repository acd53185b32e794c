"""From the results of a run to figures: means with intervals, faults, calibration, search curve.

What a case does not say is not scored: left out of the mean, counted, never a 0. A case that ended
in an error is in no figure; errors are counted on their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from eval.asking import DEPTH
from eval.cases import Case
from eval.faults import ERROR, Fault, faults
from eval.judges import Judge, RememberingJudge
from eval.metrics import gold, retrieval
from eval.metrics.agreement import Bin, calibration
from eval.metrics.answers import judged_claims
from eval.metrics.citations import JudgedSentence, judged_sentence
from eval.metrics.cost import latency
from eval.metrics.table import METRICS, Metric, Scores, scores
from eval.outcomes import Outcome, outcome_of
from eval.people import Agreement
from eval.results import Result
from eval.runs import Facts, Run
from eval.uncertainty import bootstrap_interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over all cases: mean, 95% interval, cases scored and not; `None` without any."""

    metric: Metric
    value: float | None
    low: float | None
    high: float | None
    scored: int
    not_scored: int


@dataclass(frozen=True, slots=True)
class Scored:
    """A case with what was answered and how it scored; without an answer there is an error.

    `judged` is what the judge says of each sentence, `claims` of each claim of the case: 1 if the
    answer bears it out, else 0, `None` if it cannot tell.
    """

    case: Case
    result: Result
    outcome: Outcome | None
    scores: Scores
    judged: tuple[JudgedSentence, ...]
    claims: tuple[float | None, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """How many were put to the judge, and of how many it could not tell; these are in no figure."""

    asked: int
    not_scored: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report shows. `judged` counts by noun: sentence, citation, claim.

    `missing` are the cases that have no result yet.
    """

    facts: Facts
    judge: str
    judge_is_checker: bool
    agreement: Agreement | None
    figures: tuple[Figure, ...]
    cases: tuple[Scored, ...]
    missing: tuple[Case, ...]
    latency: Mapping[str, float]
    calibration: tuple[Bin, ...]
    curves: Mapping[str, tuple[float, ...]]
    judged: Mapping[str, Judged]

    @property
    def errors(self) -> int:
        """How many cases ended in an error."""
        return sum(scored.outcome is None for scored in self.cases)

    def figure(self, name: str) -> Figure:
        """The figure of this metric.

        Raises:
            ValueError: there is no such metric.
        """
        for figure in self.figures:
            if figure.metric.name == name:
                return figure
        known = ", ".join(figure.metric.name for figure in self.figures)
        raise ValueError(f"metric {name!r} is unknown; choose one of {known}")


def score_run(
    run: Run, judge: Judge, *, agreement: Agreement | None = None, only: Set[str] | None = None
) -> Report:
    """The report on a run, every case that has a result (of `only` these) scored by `judge`.

    `agreement` tells how far the judge agrees with people, where that was measured.
    """
    judge, results = RememberingJudge(judge), run.results
    asked = [case for case in run.cases if only is None or case.id in only]
    cases = tuple(score_case(c, results[c.id], judge) for c in asked if c.id in results)
    return Report(
        facts=run.facts,
        judge=judge.name,
        judge_is_checker=judge.is_checker,
        agreement=agreement,
        figures=tuple(_figure(metric, cases) for metric in METRICS),
        cases=cases,
        missing=tuple(case for case in asked if case.id not in results),
        latency=latency([s.result.seconds for s in cases if s.outcome]),
        calibration=() if judge.is_checker else _calibration(cases),
        curves=_curves(cases),
        judged=_judged(cases),
    )


def score_case(case: Case, result: Result, judge: Judge) -> Scored:
    """One case scored; an error scores nothing."""
    if result.answer is None:
        nothing = dict.fromkeys(metric.name for metric in METRICS)
        return Scored(case, result, None, nothing, (), (), (ERROR,))
    outcome = outcome_of(
        result.answer, passages=result.passages, seconds=result.seconds,
        first_words=result.first_words,
    )  # fmt: skip
    found = scores(case, outcome, judge)
    judged = tuple(judged_sentence(stated, judge) for stated in outcome.stated)
    claims = judged_claims(outcome.prose, case.claims, judge)
    return Scored(case, result, outcome, found, judged, claims, faults(found))


def _judged(cases: Sequence[Scored]) -> dict[str, Judged]:
    sentences = [mark for scored in cases for mark in scored.judged]
    return {
        "sentence": _counted(mark.borne_out for mark in sentences),
        "citation": _counted(precise for mark in sentences for precise in mark.precise),
        "claim": _counted(claim for scored in cases for claim in scored.claims),
    }


def _counted(marks: Iterable[float | None]) -> Judged:
    known = list(marks)
    return Judged(len(known), known.count(None))


def _figure(metric: Metric, cases: Sequence[Scored]) -> Figure:
    values = [value for s in cases if (value := s.scores[metric.name]) is not None]
    found = bootstrap_interval(values)
    if found is None:
        return Figure(metric, None, None, None, 0, len(cases))
    return Figure(metric, found.mean, found.low, found.high, found.n, len(cases) - found.n)


def _calibration(cases: Sequence[Scored]) -> tuple[Bin, ...]:
    """What the judge bore out, by the support that the system itself stated."""
    pairs = [
        (mark.borne_out, stated.support)
        for scored in cases
        if scored.outcome
        for stated, mark in zip(scored.outcome.stated, scored.judged, strict=True)
        if stated.support is not None and mark.borne_out is not None
    ]
    return tuple(calibration([held for held, _ in pairs], [said for _, said in pairs]))


def _curves(cases: Sequence[Scored]) -> dict[str, tuple[float, ...]]:
    """By number of passages from 1: shares of cases with a right article, and with all facts."""
    known = [(s.case, s.outcome) for s in cases if s.outcome and s.outcome.found is not None]
    articles = [r for case, outcome in known if (r := _article_rank(case, outcome)) is not None]
    facts = [r for case, outcome in known if (r := _last_fact_rank(case, outcome)) is not None]
    ranks = {"an article with the answer": articles, "every needed fact": facts}
    return {name: _shares(found) for name, found in ranks.items() if found}


def _article_rank(case: Case, outcome: Outcome) -> float | None:
    """The rank of the first passage of a gold article, infinite if none is found."""
    relevant = gold.gold_articles(case)
    if not relevant:
        return None
    ranks = (
        rank
        for rank, extract in enumerate(outcome.found or (), 1)
        if any(gold.is_named(extract, article) for article in relevant)
    )
    return next(ranks, float("inf"))


def _last_fact_rank(case: Case, outcome: Outcome) -> float | None:
    """The rank by which every needed fact was found, infinite if one was not."""
    texts = [extract.text for extract in outcome.found or ()]
    ranks = retrieval.fact_ranks(texts, gold.wordings(case))
    return max((float("inf") if rank is None else rank for rank in ranks), default=None)


def _shares(ranks: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(rank <= k for rank in ranks) / len(ranks) for k in range(1, DEPTH + 1))
