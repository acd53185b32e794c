"""What a report says in words: figures as text, the lead, what to keep in mind, its origin."""

from __future__ import annotations

from eval.metrics.table import Metric
from eval.people import Agreement
from eval.scoring import Figure, Report

GROUPS = {
    "retrieval": "Search: is it found?",
    "citations": "Citations: do they bear the answer out?",
    "answers": "Answers: is it right?",
    "refusal": "Refusal: silence where it is right, and only there",
    "cost": "Cost",
}
UNITS = {"seconds": " s", "first_words": " s"}
SIDE_BY_SIDE = {  # the judge's view, the right article, the right words
    "precision": ("citation_precision", "gold_article_precision", "gold_span_precision"),
    "recall": ("citation_recall", "gold_article_recall", "gold_span_recall"),
}
WHOLE = ("tokens", "prompt_tokens")
NOTHING = "–"
ERRORS = 5  # told in a note; the page has all
PERCENTILES = ("p50", "p95")  # of the latency: what readers usually wait, and at worst


def counted(n: int, noun: str) -> str:
    """A count with its noun: `1 question`, `2 questions`."""
    return f"{n} {noun}{'' if n == 1 else 's'}"


def words_of(metric: Metric) -> str:
    """The name of a metric as people read it: `gold span recall`."""
    return metric.name.replace("_", " ")


def told_by(metric: Metric) -> str:
    """Who tells a figure: the judge, gold data, or a count."""
    if metric.judged:
        return "judge"
    return "gold" if "cases with" in metric.over or metric.group == "refusal" else "count"


def amount(metric: Metric, value: float | None) -> str:
    """A value of a metric: shares with two places, seconds with a unit, tokens whole."""
    if value is None:
        return NOTHING
    if metric.name in WHOLE:
        return f"{value:,.0f}"
    return f"{value:.2f}{UNITS.get(metric.name, '')}"


def interval(figure: Figure) -> str:
    """The 95% interval of a figure."""
    if figure.low is None or figure.high is None:
        return NOTHING
    low, high = amount(figure.metric, figure.low), amount(figure.metric, figure.high)
    return f"{low} to {high}"


def grouped(report: Report) -> dict[str, list[Figure]]:
    """The figures that were scored at least once, by group in the order of reading."""
    scored = [figure for figure in report.figures if figure.scored]
    return {
        title: own
        for group, title in GROUPS.items()
        if (own := [figure for figure in scored if figure.metric.group == group])
    }


def unscored(report: Report) -> list[str]:
    """The names of the metrics that no case says anything of."""
    return [words_of(figure.metric) for figure in report.figures if not figure.scored]


def lead(report: Report) -> str:
    """What was measured, in a sentence or two."""
    facts, settings = report.facts, report.facts.settings
    model = f" with {settings.model}" if settings.model else ""
    right = sum(not scored.faults for scored in report.cases)
    return (
        f"{counted(len(report.cases), 'question')} over {counted(facts.articles, 'article')},"
        f" answered by the {settings.answerer} answerer{model}. {right} without a fault."
    )


def notes(report: Report) -> list[str]:
    """What a reader must know before believing a figure."""
    said = [f"Judge: {report.judge}. {agreed(report.agreement)}"]
    if report.judge_is_checker:
        said.append(
            "The judge is the check that these answers had already passed: its figures flatter."
            " Read the gold figures beside them."
        )
    said += [
        f"{judged.not_scored} of {counted(judged.asked, noun)} could not be judged and count in no"
        " figure of the judge."
        for noun, judged in report.judged.items()
        if judged.not_scored
    ]
    if report.errors:
        errors = counted(report.errors, "question")
        failed = [(s.case.id, s.result.error) for s in report.cases if s.result.error]
        shown = [f"{name}: {error}" for name, error in failed[:ERRORS]]
        more = f" ... and {len(failed) - ERRORS} more" if len(failed) > ERRORS else ""
        said.append(f"{errors} ended in an error and count in no figure. {'; '.join(shown)}{more}")
    return said + ([lacking(report)] if report.missing else [])


def waited(report: Report) -> str:
    """How long answers take at the middle and at the slow end; empty without any answer."""
    shown = [f"{name} {report.latency[name]:.2f} s" for name in PERCENTILES if report.latency]
    return f"Time to the whole answer: {', '.join(shown)}." if shown else ""


def lacking(report: Report) -> str:
    """How many questions have no result yet."""
    missing, asked = len(report.missing), len(report.missing) + len(report.cases)
    verb = "has" if missing == 1 else "have"
    return f"{missing} of {counted(asked, 'question')} {verb} no result yet."


def agreed(agreement: Agreement | None) -> str:
    """How the judge agrees with people, in a sentence."""
    if agreement is None:
        return "How far it agrees with people was not measured here (--people PAIRS does)."
    named = {
        "balanced accuracy": agreement.balanced_accuracy,
        "macro-F1": agreement.macro_f1,
        "Cohen's kappa": agreement.kappa,
        "calibration error": agreement.calibration_error,
    }
    shown = [f"{name} {value:.2f}" for name, value in named.items() if value is not None]
    return (
        f"Against people on {agreement.pairs - agreement.not_scored} of {agreement.drawn_from}"
        f" labelled pairs: {', '.join(shown) or 'nothing to compare'}."
        f" {agreement.not_scored} pairs were not scored."
    )


def origin(report: Report) -> list[tuple[str, str]]:
    """Where the figures come from: names and values."""
    facts, settings = report.facts, report.facts.settings
    return [
        ("Run", facts.id),
        ("Cases", f"{facts.name}, {counted(facts.cases, 'question')}"),
        ("Started, finished", f"{facts.started}, {facts.finished or 'not yet'}"),
        ("Answerer", settings.answerer),
        ("Model", settings.model or "none"),
        ("Endpoint", settings.endpoint or "none"),
        ("Passages read", str(settings.k)),
        ("Options", settings.options or "none"),
        (
            "Library",
            f"{counted(facts.articles, 'article')}, fingerprint {facts.library or NOTHING}",
        ),
        ("Embedding model", facts.embedder),
        ("At once", counted(facts.jobs, "question")),
        ("Seed", str(facts.seed)),
        ("Commit", facts.commit or "unknown"),
        ("Code", facts.code),
        ("Versions", ", ".join(f"{name} {value}" for name, value in facts.versions.items())),
        ("Machine", ", ".join(f"{name}: {value}" for name, value in facts.machine.items())),
    ]
