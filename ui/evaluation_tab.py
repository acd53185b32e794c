"""The tab that shows the reports of finished evaluation runs, each in a frame of its own."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from qa.in_words import day_in_words, model_in_words

REPORT, FACTS = "report.html", "run.json"
Update = dict[str, Any]  # what Gradio takes for a change of a component
# A report may run its own script: it sees nothing of this page and asks no other host.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
    " img-src data:; font-src data:"
)
NO_RUNS = "<p>No finished run yet. <code>byline eval CASES</code> makes one.</p>"


def evaluation_tab(runs: Path, tab: gr.Tab) -> None:
    """Put the tab's components into the Blocks that are being built."""

    def refresh(chosen: str | None) -> tuple[Update, str]:  # the list of runs, and the report
        names = finished(runs)
        now = chosen if chosen in names else next(iter(names), None)
        choices = gr.update(choices=labelled(runs, names), value=now, visible=bool(names))
        return choices, report_html(runs, now)

    names = finished(runs)
    run = gr.Dropdown(
        labelled(runs, names), value=next(iter(names), None), label="Run", visible=bool(names)
    )
    frame = gr.HTML(
        report_html(runs, next(iter(names), None)),
        elem_id="report",
        apply_default_css=False,
    )
    hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    tab.select(refresh, run, [run, frame], **hidden)
    run.input(lambda chosen: report_html(runs, chosen), run, frame, **hidden)


def finished(runs: Path) -> list[str]:
    """The names of the runs that have a report, the latest report first."""
    reports = [path for path in runs.glob(f"*/{REPORT}") if path.is_file()]
    reports.sort(key=lambda path: (-path.stat().st_mtime, path.parent.name))
    return [path.parent.name for path in reports]


def labelled(runs: Path, names: list[str]) -> list[tuple[str, str]]:
    """The runs as a reader tells them apart, with their names."""
    return [(_label(runs / name), name) for name in names]


def _label(run: Path) -> str:
    """What a run asked, who answered and when it began; its name alone if it does not say."""
    try:
        facts = json.loads((run / FACTS).read_text(encoding="utf-8"))
        model = facts["settings"].get("model")
        who = model_in_words(model) if model else facts["settings"]["answerer"]
        asked = f"{Path(facts['name']).name}, {facts['cases']} cases, {who}"
        return f"{asked}, {day_in_words(facts['started'])} ({run.name})"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return run.name


def report_html(runs: Path, name: str | None) -> str:
    """The report of a run in a sandboxed frame; a sentence if there is none."""
    if name not in finished(runs):
        return NO_RUNS
    report = (runs / name / REPORT).read_text(encoding="utf-8", errors="replace")
    # A doctype in front keeps the browser out of its quirks mode; the one of the report is ignored.
    policy = f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    return (
        f'<iframe class="report" title="Report of run {escape(name)}"'
        f' sandbox="allow-scripts allow-popups" srcdoc="{escape(policy + report)}"></iframe>'
    )
