"""Runs beside each other, on the cases that all of them asked: is one better, and is that sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.judges import Judge, RememberingJudge
from eval.metrics.table import METRICS, Metric
from eval.people import Agreement
from eval.runs import Run, RunError
from eval.scoring import Report, Scored, score_run
from eval.uncertainty import Comparison, compare

SURE = 0.05  # p below which a difference is called one


@dataclass(frozen=True, slots=True)
class Compared:
    """A metric of the first run beside that of another; `None` if no case was scored in both."""

    metric: Metric
    comparison: Comparison | None

    @property
    def better(self) -> int:
        """Cases on which the other run is better, whichever way the metric counts."""
        return self._count(self.metric.higher_is_better)

    @property
    def worse(self) -> int:
        """Cases on which the other run is worse."""
        return self._count(not self.metric.higher_is_better)

    def _count(self, wins: bool) -> int:
        if self.comparison is None:
            return 0
        return self.comparison.wins if wins else self.comparison.losses

    @property
    def verdict(self) -> str:
        """Better, worse, or not told apart by these cases."""
        if self.comparison is None or self.comparison.p >= SURE:
            return "not told apart"
        return (
            "better"
            if (self.comparison.difference > 0) == self.metric.higher_is_better
            else "worse"
        )


@dataclass(frozen=True, slots=True)
class Changed:
    """A case whose faults differ between two runs: what the second mended and what it broke."""

    case: str
    question: str
    mended: tuple[str, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunsCompared:
    """The reports of several runs on their shared cases, and each later one beside the first.

    `reports` are by the name given to the run. `left_out` counts cases that not every run asked in
    the same words with the same gold, `unanswered` those of the rest that a run has no result of.
    """

    reports: Mapping[str, Report]
    tables: tuple[tuple[Compared, ...], ...]
    changed: tuple[tuple[Changed, ...], ...]
    left_out: int
    unanswered: int


def compare_runs(
    runs: Mapping[str, Run], judge: Judge, *, agreement: Agreement | None = None
) -> RunsCompared:
    """Each later run beside the first; `agreement` tells how far the judge agrees with people.

    Raises:
        RunError: there is no case that all runs asked, or none for which all have a result.
    """
    judge = RememberingJudge(judge)
    asked = [{case.id: case for case in run.cases} for run in runs.values()]
    everything = {name for cases in asked for name in cases}
    alike = {
        name
        for name in everything
        if all(name in cases and cases[name] == asked[0].get(name) for cases in asked)
    }
    shared = alike.intersection(*(run.results for run in runs.values()))
    if not shared:
        lacking = (
            "result; start those that are not finished again" if alike else "case; compare others"
        )
        raise RunError(f"{' and '.join(runs)} share no {lacking}")
    reports = {
        name: score_run(run, judge, agreement=agreement, only=shared) for name, run in runs.items()
    }
    first, *others = reports.values()
    return RunsCompared(
        reports,
        tuple(_table(first, other) for other in others),
        tuple(_changed(first, other) for other in others),
        left_out=len(everything) - len(alike),
        unanswered=len(alike) - len(shared),
    )


def _table(first: Report, second: Report) -> tuple[Compared, ...]:
    return tuple(_compared(metric, first, second) for metric in METRICS)


def _compared(metric: Metric, first: Report, second: Report) -> Compared:
    by_case = [{s.case.id: s.scores[metric.name] for s in r.cases} for r in (first, second)]
    return Compared(metric, compare(*by_case))


def _changed(first: Report, second: Report) -> tuple[Changed, ...]:
    before = {scored.case.id: scored for scored in first.cases}
    pairs = [(before[s.case.id], s) for s in second.cases if s.case.id in before]
    changes = [_change(one, other) for one, other in pairs]
    return tuple(change for change in changes if change.mended or change.broken)


def _change(first: Scored, second: Scored) -> Changed:
    mended = tuple(fault.words for fault in first.faults if fault not in second.faults)
    broken = tuple(fault.words for fault in second.faults if fault not in first.faults)
    return Changed(first.case.id, first.case.question, mended, broken)
