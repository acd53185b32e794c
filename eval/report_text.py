"""The report for a terminal and as Markdown: the same rows."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group
from rich.table import Table
from rich.text import Text

from eval.faults import FAULTS
from eval.report_words import (
    SIDE_BY_SIDE,
    amount,
    grouped,
    interval,
    lead,
    notes,
    origin,
    told_by,
    unscored,
    waited,
)
from eval.scoring import Figure, Report
from qa.result import escape

COLUMNS = ("measure (↓ less is better)", "told by", "value", "95% interval", "scored", "not scored")


def terminal(report: Report) -> Group:
    """The report for `rich` to print."""
    table = Table(*COLUMNS, box=None, pad_edge=False, header_style="dim")
    for column in table.columns[2:]:
        column.justify, column.no_wrap = "right", True
    for title, figures in grouped(report).items():
        table.add_row()
        table.add_row(f"[bold]{title.partition(':')[0]}[/bold]")
        for figure in figures:
            table.add_row(*_row(figure))
    said = [f"{words}: {count}" for words, count in _fault_counts(report)]
    return Group(
        Text(lead(report)), *map(Text, notes(report)), table, Text(), Text(waited(report)),
        Text(f"What went wrong: {', '.join(said) or 'nothing'}."),
    )  # fmt: skip


def markdown(report: Report) -> str:
    """The report as Markdown; what cases and models wrote is escaped."""
    facts = report.facts
    parts = [
        f"# {escape(facts.settings.answerer)}: {escape(facts.name)}",
        escape(lead(report)),
        "\n".join(f"- {escape(note)}" for note in notes(report)),
        _side_by_side(report),
    ]
    for title, figures in grouped(report).items():
        rows = [_line(map(escape, _row(figure))) for figure in figures]
        head = _line(COLUMNS)
        parts.append("\n".join([f"## {title}", "", head, "|---|---|--:|--:|--:|--:|", *rows]))
    parts += [waited(report)] if report.latency else []
    if report_unscored := unscored(report):
        parts.append(f"Nothing in these cases tells: {', '.join(report_unscored)}.")
    counts = "\n".join(f"- {words}: {count}" for words, count in _fault_counts(report))
    parts += ["## What went wrong", counts or "Nothing.", "## Where this comes from"]
    parts.append("\n".join(f"- {name}: {escape(value)}" for name, value in origin(report)))
    return "\n\n".join(parts) + "\n"


def _side_by_side(report: Report) -> str:
    rows = ["| citations | by the judge | gold article | gold words |", "|---|--:|--:|--:|"]
    for name, metrics in SIDE_BY_SIDE.items():
        found = [report.figure(metric) for metric in metrics]
        rows.append(_line([name, *(amount(f.metric, f.value) for f in found)]))
    return "\n".join(rows)


def _row(figure: Figure) -> tuple[str, ...]:
    name = figure.metric.name + ("" if figure.metric.higher_is_better else " ↓")
    counts = str(figure.scored), str(figure.not_scored)
    value = amount(figure.metric, figure.value)
    return name, told_by(figure.metric), value, interval(figure), *counts


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fault_counts(report: Report) -> list[tuple[str, int]]:
    found = [fault for scored in report.cases for fault in scored.faults]
    return [(fault.words, found.count(fault)) for fault in FAULTS if fault in found]
