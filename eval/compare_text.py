"""A comparison of runs for a terminal, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.compare_runs import SURE, Compared, RunsCompared
from eval.report_words import NOTHING, agreed, amount, interval
from eval.scoring import Report
from qa.result import Json, escape

SHOWN = 20  # changed questions told in a terminal
LESS = " ↓"  # after the name of a metric of which less is better
HEAD = ("difference", "95% interval", "better, worse, same", "p", "smallest to show", "")


def named(report: Report) -> str:
    """A run by who answered: extractive, openai qwen."""
    settings = report.facts.settings
    return " ".join(filter(None, (settings.answerer, settings.model)))


def columns(compared: RunsCompared) -> tuple[str, ...]:
    """The heads of the table: a run each, and for two runs what tells them apart."""
    runs = [named(report) for report in compared.reports]
    if len(set(runs)) < len(runs):
        runs = [report.facts.id for report in compared.reports]
    return ("measure (↓ less is better)", *runs, *(HEAD if len(runs) == 2 else ()))


def rows(compared: RunsCompared) -> list[tuple[str, ...]]:
    """A row for each metric that the first run and another scored."""
    return [
        row
        for table in zip(*compared.tables, strict=True)
        if any(one.comparison for one in table)
        for row in [_row(table)]
    ]


def _row(table: Sequence[Compared]) -> tuple[str, ...]:
    metric = table[0].metric
    name = metric.name + ("" if metric.higher_is_better else LESS)
    first = amount(metric, table[0].first)
    if len(table) == 1:
        return name, first, amount(metric, table[0].second), *_told_apart(table[0])
    return name, first, *(amount(metric, one.second) + _mark(one) for one in table)


def _mark(one: Compared) -> str:
    return {"better": " +", "worse": " -"}.get(one.verdict, "")


def _told_apart(one: Compared) -> tuple[str, ...]:
    found = one.comparison
    if found is None:
        return (NOTHING,) * len(HEAD)
    known = found.low is not None and found.high is not None
    limits = f"{found.low:+.2f} to {found.high:+.2f}" if known else NOTHING
    detectable = NOTHING if found.detectable is None else f"{found.detectable:.2f}"
    return (
        f"{found.difference:+.2f}", limits, f"{one.better}/{one.worse}/{found.ties}",
        f"{found.p:.3f}", detectable, one.verdict if found.p < SURE else "",
    )  # fmt: skip


def notes(compared: RunsCompared) -> list[str]:
    """What to keep in mind when reading the table."""
    report = compared.reports[0]
    said = [
        f"{len(report.cases)} shared questions, {compared.left_out} left out."
        f" Judge: {report.judge}. {agreed(report.agreement)}",
        f"A difference is called one from p < {SURE} on: of twenty measures that are alike, one"
        " passes for different by chance.",
    ]
    if report.judge_is_checker:
        said.append("The judge is Byline's own check: its figures flatter Byline's answers.")
    if len(compared.reports) > 2:
        said.append("+ and - mark what is better and worse than the first.")
    errors = [f"{named(r)} {r.errors}" for r in compared.reports if r.errors]
    return said + ([f"Errors, in no figure: {', '.join(errors)}."] if errors else [])


def terminal(compared: RunsCompared) -> Group:
    """The comparison for `rich` to print."""
    table = Table(*columns(compared), box=None, pad_edge=False, header_style="dim")
    table.columns[0].no_wrap = True  # a name cut short names nothing; the head may wrap
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows(compared):
        table.add_row(*row)
    parts: list[RenderableType] = [Text(note) for note in notes(compared)]
    return Group(*parts, Text(), table, Text(), *map(Text, _changes(compared)))


def _changes(compared: RunsCompared) -> list[str]:
    """The questions that went from right to wrong and back, of two runs."""
    if len(compared.reports) != 2:
        return []
    lines = [
        f"{change.case}: {change.question}"
        + (f"  mended: {', '.join(change.mended)}" if change.mended else "")
        + (f"  broken: {', '.join(change.broken)}" if change.broken else "")
        for change in compared.changed[0]
    ]
    more = [f"... and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return [f"{len(lines)} questions changed.", *lines[:SHOWN], *more]


def markdown(compared: RunsCompared) -> str:
    """The comparison as Markdown; of more than two runs with the interval of every figure."""
    head, table = columns(compared), rows(compared)
    if len(compared.reports) > 2:
        head, table = (*head, "cases"), _rows_with_intervals(compared)
    lines = [_line(map(escape, head)), "|" + "---|" + "--:|" * (len(head) - 1)]
    lines += [_line(row) for row in table]
    said = "\n".join(f"- {escape(note)}" for note in notes(compared))
    return f"{said}\n\n" + "\n".join(lines) + "\n"


def _rows_with_intervals(compared: RunsCompared) -> list[tuple[str, ...]]:
    """A row as `rows` has it, each figure with its interval, last the cases that each run scored.

    That is one number where all runs scored as many.
    """
    made = list[tuple[str, ...]]()
    for row in rows(compared):
        name = row[0].removesuffix(LESS)
        figures = [report.figure(name) for report in compared.reports]
        cells = [
            cell if figure.low is None else f"{cell} ({interval(figure)})"
            for cell, figure in zip(row[1:], figures, strict=True)
        ]
        scored = dict.fromkeys(str(figure.scored) for figure in figures)
        counts = scored if len(scored) == 1 else [str(figure.scored) for figure in figures]
        made.append((row[0], *cells, ", ".join(counts)))
    return made


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def document(compared: RunsCompared) -> Json:
    """The comparison as plain values."""
    return {
        "runs": [asdict(report.facts) for report in compared.reports],
        "judge": compared.reports[0].judge,
        "cases": len(compared.reports[0].cases),
        "left_out": compared.left_out,
        "comparisons": [
            {
                "metrics": {one.metric.name: _values(one) for one in table if one.comparison},
                "changed": [asdict(change) for change in changed],
            }
            for table, changed in zip(compared.tables, compared.changed, strict=True)
        ],
    }


def _values(one: Compared) -> Json:
    found = asdict(one.comparison) if one.comparison else {}
    return {"first": one.first, "second": one.second, "verdict": one.verdict, **found}
