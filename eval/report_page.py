"""The report as one self-contained page: nothing is loaded from elsewhere, everything escaped.

Only the page's own script may run: its digest stands in the page's content security policy.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from eval.faults import FAULTS, Fault
from eval.plots import calibration_plot, curve_plot, intervals_plot, latency_plot
from eval.report_case import case_view, look
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
    words_of,
)
from eval.scoring import Figure, Report
from qa.result import Json

TEMPLATES = Path(__file__).parent / "templates"
SHARE_GROUPS = ("retrieval", "citations", "answers", "refusal")  # all but cost lie in 0..1


def report_page(report: Report) -> str:
    """The report as HTML."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    style, script = (_trusted(TEMPLATES / name) for name in ("report.css", "report.js"))
    return environment.get_template("report.html").render(
        title=report.facts.name,
        answerer=report.facts.settings.answerer,
        lead=lead(report),
        notes=notes(report),
        style=style,
        script=script,
        script_hash=_content_hash(script),
        pairs=_side_by_side(report),
        groups=[
            {"name": name, "figures": [_figure(figure) for figure in figures]}
            for name, figures in grouped(report).items()
        ],
        unscored=unscored(report),
        plots=_plots(report),
        faults=_fault_counts(report),
        kinds=sorted({s.case.kind for s in report.cases if s.case.kind}),
        cases=[case_view(scored, f"q{n}") for n, scored in enumerate(report.cases, 1)],
        origin=origin(report),
    )


def _trusted(path: Path) -> Markup:
    """A file of ours as it is: the only text of the page that is not escaped, with the plots."""
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704


def _content_hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _figure(figure: Figure) -> Json:
    metric, share = figure.metric, figure.metric.group in SHARE_GROUPS
    low, high, value = figure.low or 0.0, figure.high or 0.0, figure.value or 0.0
    return {
        "name": metric.name,
        "words": words_of(metric),
        "asks": metric.question,
        "by": told_by(metric),
        "lower_is_better": not metric.higher_is_better,
        "value": amount(metric, figure.value),
        "interval": interval(figure),
        "scored": figure.scored,
        "not_scored": figure.not_scored,
        "place": round(100 * value - 0.6, 1) if share else None,
        "left": round(100 * low, 1),
        "width": round(100 * (high - low), 1),
    }


def _side_by_side(report: Report) -> list[Json]:
    """Precision and recall of citations as the judge and as gold data tell them."""
    rows = []
    for name, metrics in SIDE_BY_SIDE.items():
        figures = [report.figure(metric) for metric in metrics]
        shown = [amount(figure.metric, figure.value) for figure in figures]
        rows.append({"name": name, "values": shown})
    return rows


def _fault_counts(report: Report) -> list[Json]:
    found = [fault for scored in report.cases for fault in scored.faults]
    return [_fault(fault) | {"count": found.count(fault)} for fault in FAULTS if fault in found]


def _fault(fault: Fault) -> Json:
    return {"name": fault.name, "words": fault.words, "look": look(fault)}


def _plots(report: Report) -> list[Json]:
    """The plots that there is something to draw for, each with what it shows."""
    shares = [
        (words_of(f.metric), f.value or 0.0, f.low or 0.0, f.high or 0.0)
        for f in report.figures
        if f.scored and f.metric.group in SHARE_GROUPS
    ]
    seconds = [s.result.seconds for s in report.cases if s.outcome]
    people = report.agreement.bins if report.agreement else ()
    stated = [(b.support, b.supported, b.pairs) for b in report.calibration]
    judged = [(b.support, b.supported, b.pairs) for b in people]
    held = "Support stated by the system, and the share of sentences that the judge bore out."
    drawn = [
        (intervals_plot(shares), "Every share with its 95% interval.", bool(shares)),
        (curve_plot(report.curves), "What search finds, by passages looked at.", report.curves),
        (calibration_plot(stated, "stated"), f"{held} On the line it means what it says.", stated),
        (calibration_plot(judged, "judged"), "The judge's support, and what people say.", judged),
        (latency_plot(seconds, report.latency), "Seconds to the whole answer.", seconds),
    ]
    return [
        {"svg": Markup(svg), "caption": caption}  # noqa: S704 (drawn by us)
        for svg, caption, is_there in drawn
        if is_there
    ]
