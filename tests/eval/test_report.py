import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from rich.console import Console

from eval import report_text
from eval.cases import Case
from eval.report import write_report
from eval.report_data import Limit, failed_limits, junit, report_json
from eval.report_page import report_page
from tests.eval.reports import NOWHERE, RIGHT, WordsJudge, answer, report_of, result

HOSTILE = '<img src=x onerror=alert(1)> & "quotes" {{ 7*7 }} ]]> \x07 [bold]'


@pytest.fixture
def report(tmp_path):
    return report_of(tmp_path)


@pytest.fixture
def hostile(tmp_path):
    """A report on cases, answers and articles that try to be more than text."""
    case = Case(HOSTILE, HOSTILE, answers=(HOSTILE,), kind=HOSTILE, note=HOSTILE)
    said = answer(HOSTILE, HOSTILE)
    said["citations"][0]["article"] = {"id": HOSTILE, "title": HOSTILE, "source": HOSTILE}
    return report_of(tmp_path, cases=(case,), found=[result(case, said)], name=HOSTILE)


def printed(report):
    """What a terminal shows."""
    console = Console(width=140, file=io.StringIO())
    console.print(report_text.terminal(report))
    return console.file.getvalue()


def test_every_form_of_the_report_is_written_into_the_folder(report, tmp_path):
    assert write_report(report, tmp_path) == tmp_path / "report.html"
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert written == {"report.html", "report.md", "report.json", "junit.xml"}


def test_json_holds_figures_cases_and_where_they_come_from(report):
    document = json.loads(json.dumps(report_json(report)))
    assert document["figures"]["answer_said"]["value"] == 0.5
    assert document["judge"] == {
        "name": "words",
        "is_checker": False,
        "agreement": None,
        "sentences": {"asked": 2, "not_scored": 0},
        "citations": {"asked": 2, "not_scored": 0},
        "claims": {"asked": 0, "not_scored": 0},
    }
    assert [case["id"] for case in document["cases"]] == ["right", "wrong", "nowhere", "broken"]
    assert document["facts"]["library"] == "f1"


def test_junit_has_a_test_for_each_case_and_each_limit(report):
    suites = ElementTree.fromstring(junit(report, [Limit("answer_said", 0.9)]))
    limits, cases = suites
    assert (limits.get("tests"), limits.get("failures")) == ("1", "1")
    assert (cases.get("tests"), cases.get("failures"), cases.get("errors")) == ("4", "1", "1")
    assert "wanted at least 0.9" in limits.find("testcase/failure").get("message")


def test_cases_without_a_result_are_errors_in_junit_and_named_in_json(tmp_path):
    report = report_of(tmp_path, cases=(RIGHT, NOWHERE), found=[result(RIGHT, answer("40."))])
    _limits, cases = ElementTree.fromstring(junit(report, []))
    assert (cases.get("tests"), cases.get("errors")) == ("2", "1")
    assert cases[1].get("name") == "nowhere: Who won the cup?"
    assert cases[1].find("error").get("message") == "no result yet"
    assert report_json(report)["missing"] == ["nowhere"]


@pytest.mark.parametrize(
    ("limit", "why"),
    [
        (Limit("answer_said", 0.5), []),
        (Limit("answer_said", 0.6), ["answer_said: 0.5000, wanted at least 0.6"]),
        (Limit("refused_answerable", 0.0), []),
        (Limit("seconds", 0.1), ["seconds: 0.4333, wanted at most 0.1"]),
        (Limit("quote_fidelity", 0.1), ["quote_fidelity: not scored in any case, wanted 0.1"]),
    ],
)
def test_limits_bind_in_the_direction_of_the_metric_and_bind_what_was_not_scored(
    report, limit, why
):
    assert failed_limits(report, [limit]) == why


def test_the_terminal_and_markdown_show_the_same_rows(report):
    shown, written = printed(report), report_text.markdown(report)
    row = ["answer_said", "gold", "0.50", "0.00 to 1.00", "2", "2"]
    assert re.search(r"\s+".join(map(re.escape, row)), shown)
    assert f"| {' | '.join(row)} |" in written.replace("\\", "")


def test_the_terminal_and_markdown_tell_how_long_readers_wait(report):
    waited = "Time to the whole answer: p50 0.40 s, p95 0.76 s."  # of 0.1, 0.4 and 0.8 s
    assert waited in printed(report)
    assert waited in report_text.markdown(report)


def test_the_report_states_judge_errors_and_what_was_not_measured(report):
    written = report_text.markdown(report)
    assert "Judge: words. How far it agrees with people was not measured" in written
    assert "1 question ended in an error" in written
    assert "broken: AnswererError: endpoint: gone" in written


def test_claims_and_citations_that_the_judge_cannot_tell_are_stated(tmp_path):
    judge = WordsJudge()
    judge.judge = lambda pairs: [None] * len(pairs)
    case = replace(RIGHT, claims=(("40 homes",), ("empty",)))
    found = [result(case, answer("40 homes were empty."))]
    written = report_text.markdown(report_of(tmp_path, judge, cases=(case,), found=found))
    assert "1 of 1 citation could not be judged and count in no figure of the judge" in written
    assert "2 of 2 claims could not be judged" in written


def test_the_page_names_no_other_host_and_lets_only_its_own_script_run(report):
    page = report_page(report)
    loaded = re.findall(r"""(?:src|href)=["']?(?!#)([^"'\s>]+)|url\((?!#)([^)]+)\)|@import""", page)
    assert [found for found in loaded if "xlink" not in found[0]] == []
    assert "default-src 'none'" in page
    assert page.count("<script") == 1


def test_nothing_that_others_wrote_is_markup_in_the_page(hostile):
    page = report_page(hostile)
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "{{ 7*7 }}" in page


def test_junit_stays_xml_whatever_cases_hold(hostile):
    suites = ElementTree.fromstring(junit(hostile, []))
    assert "\N{REPLACEMENT CHARACTER}" in suites.find(".//testsuite[@name='cases']/testcase").get(
        "name"
    )


def test_markdown_shows_markup_letter_for_letter(hostile):
    assert r"\<img src=x onerror=alert(1)\>" in report_text.markdown(hostile)


def test_the_terminal_takes_no_markup_from_names(hostile):
    assert "1 question over 1 article, answered" in printed(hostile)


def test_a_report_on_nothing_is_still_a_page(tmp_path):
    report = report_of(tmp_path, cases=(RIGHT,), found=[])
    assert "1 of 1 question has no result yet" in report_page(report)
