"""The report for other programs: one JSON document, and JUnit XML for continuous integration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from xml.etree import ElementTree

from eval.cases import Case
from eval.scoring import Figure, Report, Scored
from qa.result import Json

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Limit:
    """A value that a figure may not fall short of: below it, or above it where less is better."""

    metric: str
    value: float


def failed_limits(report: Report, limits: Sequence[Limit]) -> list[str]:
    """Why a limit is not kept, for each such limit; a figure that was not scored keeps none.

    Raises:
        ValueError: there is no such metric.
    """
    return [why for limit in limits if (why := _why_failed(report, limit))]


def _why_failed(report: Report, limit: Limit) -> str:
    figure = report.figure(limit.metric)
    if figure.value is None:
        return f"{limit.metric}: not scored in any case, wanted {limit.value:g}"
    higher = figure.metric.higher_is_better
    kept = figure.value >= limit.value if higher else figure.value <= limit.value
    wanted = f"at {'least' if higher else 'most'} {limit.value:g}"
    return "" if kept else f"{limit.metric}: {figure.value:.4f}, wanted {wanted}"


def report_json(report: Report) -> Json:
    """The report as plain values: facts, judge, figures, and for each case scores and faults."""
    return {
        "facts": asdict(report.facts),
        "judge": {
            "name": report.judge,
            "is_checker": report.judge_is_checker,
            "agreement": asdict(report.agreement) if report.agreement else None,
            **{f"{noun}s": asdict(judged) for noun, judged in report.judged.items()},
        },
        "errors": report.errors,
        "missing": [case.id for case in report.missing],
        "figures": {figure.metric.name: _figure(figure) for figure in report.figures},
        "latency": dict(report.latency),
        "calibration": [asdict(found) for found in report.calibration],
        "curves": {name: list(shares) for name, shares in report.curves.items()},
        "cases": [_case(scored) for scored in report.cases],
    }


def _figure(figure: Figure) -> Json:
    names = ("value", "low", "high", "scored", "not_scored")
    return {name: getattr(figure, name) for name in names}


def _case(scored: Scored) -> Json:
    return {
        "id": scored.case.id,
        "question": scored.case.question,
        "faults": [fault.name for fault in scored.faults],
        "error": scored.result.error,
        "scores": dict(scored.scores),
    }


def junit(report: Report, limits: Sequence[Limit]) -> str:
    """JUnit XML: a suite with a test for each limit, and one with a test for each case.

    A case fails by its faults; without an answer, or a result at all, it is an error.
    """
    failed = dict(zip(limits, (_why_failed(report, limit) for limit in limits), strict=True))
    suites = ElementTree.Element("testsuites", name=f"byline eval {report.facts.id}")
    bounds = _suite(suites, "limits", len(limits), sum(map(bool, failed.values())), 0)
    for limit, why in failed.items():
        test = ElementTree.SubElement(bounds, "testcase", name=limit.metric, classname="limits")
        _add(test, "failure", why)
    faulty = sum(bool(s.faults) and s.outcome is not None for s in report.cases)
    errors = report.errors + len(report.missing)
    cases = _suite(suites, "cases", len(report.cases) + len(report.missing), faulty, errors)
    for scored in report.cases:
        test = _add_case(cases, scored.case, scored.result.seconds)
        if scored.outcome is None:
            _add(test, "error", scored.result.error or "")
        else:
            _add(test, "failure", "; ".join(fault.words for fault in scored.faults))
    for case in report.missing:
        _add(_add_case(cases, case, 0.0), "error", "no result yet")
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=True)


def _suite(
    parent: ElementTree.Element, name: str, tests: int, failures: int, errors: int
) -> ElementTree.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors)}
    return ElementTree.SubElement(parent, "testsuite", {"name": name, **counts})


def _add_case(suite: ElementTree.Element, case: Case, seconds: float) -> ElementTree.Element:
    name, group = _xml(f"{case.id}: {case.question}"), _xml(f"cases.{case.kind or 'all'}")
    names = {"name": name, "classname": group, "time": f"{seconds:.3f}"}
    return ElementTree.SubElement(suite, "testcase", names)


def _add(test: ElementTree.Element, kind: str, message: str) -> None:
    """Say why a test failed, if it did."""
    if message:
        ElementTree.SubElement(test, kind, message=_xml(message))


def _xml(text: str) -> str:
    """`text` without the control characters that XML cannot hold."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
