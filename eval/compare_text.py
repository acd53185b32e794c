"""A comparison of runs for a terminal, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from rich.console import Group
from rich.table import Table
from rich.text import Text

from eval.compare_runs import SURE, Compared, RunsCompared
from eval.report_words import NOTHING, agreed, amount, counted, interval
from eval.scoring import Report
from eval.uncertainty import Comparison
from qa.result import Json, escape

SHOWN = 20  # changed questions told in a terminal
LESS = " ↓"  # after the name of a metric
BRIEF = ("difference", "95% interval", "p")  # what 80 columns have room for
MORE = ("cases", "better, worse, same", "smallest to show")


def rows(compared: RunsCompared) -> list[tuple[str, ...]]:
    """A row for each metric that the first run and another scored.

    Of two runs the values are means over the cases that both scored, and what tells them apart
    follows, `BRIEF` and `MORE`; of more, each is the mean over the cases that its run scored.
    """
    beside = zip(*compared.tables, strict=True)
    return [_row(compared, table) for table in beside if any(one.comparison for one in table)]


def _row(compared: RunsCompared, table: Sequence[Compared]) -> tuple[str, ...]:
    metric, found, told = table[0].metric, table[0].comparison, tuple[str, ...]()
    means = [report.figure(metric.name).value for report in compared.reports.values()]
    if len(table) == 1 and found:
        means, told = [found.first, found.second], _told_apart(table[0], found)
    marks = ("", *map(_mark, table))
    values = [amount(metric, mean) + mark for mean, mark in zip(means, marks, strict=True)]
    return metric.name + ("" if metric.higher_is_better else LESS), *values, *told


def _mark(one: Compared) -> str:
    return {"better": " +", "worse": " -"}.get(one.verdict, "")


def _told_apart(one: Compared, found: Comparison) -> tuple[str, ...]:
    """The cells under `BRIEF` and `MORE`."""
    difference, low, high = (
        _signed(one, value) for value in (found.difference, found.low, found.high)
    )
    return (
        difference,
        NOTHING if found.low is None else f"{low} to {high}",
        f"{found.p:.3f}",
        str(found.n),
        f"{one.better}/{one.worse}/{found.ties}",
        amount(one.metric, found.detectable),
    )


def _signed(one: Compared, value: float | None) -> str:
    """A difference with its sign, as the metric's values are written, without their unit."""
    sign = "+" if value is not None and value >= 0 else ""
    return sign + amount(one.metric, value).partition(" ")[0]


def notes(compared: RunsCompared) -> list[str]:
    """What to keep in mind when reading the table."""
    report = next(iter(compared.reports.values()))
    said = [
        _shared(compared, len(report.cases)),
        f"Judge: {report.judge}. {agreed(report.agreement)}",
        f"A difference is called one from p < {SURE} on: of twenty measures that are alike, one"
        " passes for different by chance. + and - mark what is better and worse than the first,"
        " ↓ that less is better.",
    ]
    if report.judge_is_checker:
        said.append("The judge is Byline's own check: its figures flatter Byline's answers.")
    errors = [f"{name} {r.errors}" for name, r in compared.reports.items() if r.errors]
    return said + ([f"Errors, in no figure: {', '.join(errors)}."] if errors else [])


def _shared(compared: RunsCompared, questions: int) -> str:
    """How many questions are compared, and how many are not."""
    waiting = (
        f", {compared.unanswered} without a result in every run" if compared.unanswered else ""
    )
    return f"{counted(questions, 'shared question')}, {compared.left_out} left out{waiting}."


def _answered_by(report: Report) -> str:
    """Who answered: extractive, openai qwen."""
    settings = report.facts.settings
    return " ".join(filter(None, (settings.answerer, settings.model)))


def terminal(compared: RunsCompared) -> Group:
    """The comparison for `rich` to print; the heads number the runs, whose names may be long."""
    numbers = [str(number) for number in range(1, len(compared.reports) + 1)]
    head = ("measure", *numbers, *(BRIEF if len(numbers) == 2 else ()))
    table = Table(*head, box=None, pad_edge=False, header_style="dim")
    table.columns[0].no_wrap = True  # a name cut short names nothing
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows(compared):
        table.add_row(*row[: len(head)])
    named = zip(numbers, compared.reports.items(), strict=True)
    said = [f"{number}: {name} ({_answered_by(report)})" for number, (name, report) in named]
    above = [Text(line) for line in (*said, *notes(compared), "")]
    return Group(*above, table, Text(), *map(Text, _changes(compared)))


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
    head, table = ("measure", *map(escape, compared.reports)), rows(compared)
    if len(compared.reports) == 2:
        head = (*head, *BRIEF, *MORE)
    else:
        head, table = (*head, "cases"), _rows_with_intervals(compared)
    lines = [_line(head), "|" + "---|" + "--:|" * (len(head) - 1), *map(_line, table)]
    who = [f"{name}: {_answered_by(report)}" for name, report in compared.reports.items()]
    said = "\n".join(f"- {escape(note)}" for note in (*who, *notes(compared)))
    return f"{said}\n\n" + "\n".join(lines) + "\n"


def _rows_with_intervals(compared: RunsCompared) -> list[tuple[str, ...]]:
    """A row as `rows` has it, each figure with its interval, last the cases that each run scored.

    That is one number where all runs scored as many.
    """
    made = list[tuple[str, ...]]()
    for row in rows(compared):
        name = row[0].removesuffix(LESS)
        figures = [report.figure(name) for report in compared.reports.values()]
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
    first = next(iter(compared.reports.values()))
    return {
        "runs": [{"named": n, **asdict(report.facts)} for n, report in compared.reports.items()],
        "judge": first.judge,
        "cases": len(first.cases),
        "left_out": compared.left_out,
        "unanswered": compared.unanswered,
        "comparisons": [
            {
                "metrics": {
                    one.metric.name: {"verdict": one.verdict, **asdict(one.comparison)}
                    for one in table
                    if one.comparison
                },
                "changed": [asdict(change) for change in changed],
            }
            for table, changed in zip(compared.tables, compared.changed, strict=True)
        ],
    }
