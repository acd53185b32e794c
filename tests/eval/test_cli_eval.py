"""`byline eval` in this process, with words for embeddings."""

import functools
import json

import pytest

from eval.runs import listed

ASKED = "How many people did the flood kill?"
CASES = [
    {"id": "killed", "question": ASKED, "answers": ["40"], "articles": ["flood.md"]},
    {"id": "cup", "question": "Which club won the cup?", "unanswerable": True},
]


@pytest.fixture
def data(tmp_path):
    """The folder of the library."""
    return tmp_path / "data"


@pytest.fixture
def stored(byline, news, data):
    """The command line over a library of two articles."""
    assert byline("--data", data, "add", "--quiet", news).status == 0
    return functools.partial(byline, "--data", data, "eval")


@pytest.fixture
def cases(tmp_path):
    """A file of two cases."""
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(json.dumps(case) + "\n" for case in CASES))
    return path


def test_one_command_asks_scores_and_reports(stored, cases, data):
    ran = stored(cases, "--answerer", "extractive")
    [run] = listed(data / "runs")
    assert ran.status == 0
    assert "answer_said" in ran.out
    assert str(run.folder / "report.html") in ran.out
    assert {"report.html", "report.md", "report.json", "junit.xml"} <= {
        path.name for path in run.folder.iterdir()
    }


def test_run_may_be_named_and_left_out(stored, cases, tmp_path):
    named = stored("run", cases, "--json", "--out", tmp_path / "one")
    short = stored(cases, "--json", "--out", tmp_path / "two")
    [one], [two] = named.documents, short.documents
    assert one["figures"]["answer_said"] == two["figures"]["answer_said"]


def test_a_second_run_asks_nothing_twice_unless_it_is_to_be_fresh(stored, cases, tmp_path):
    folders = [tmp_path / "data" / "runs" / "one", tmp_path / "two", tmp_path / "three"]
    for folder, options in zip(folders, ((), (), ("--fresh",)), strict=True):
        assert stored(cases, "--json", *options, "--out", folder).status == 0
    lines = [(folder / "results.jsonl").read_text().splitlines() for folder in folders]
    first, second, fresh = [[json.loads(line)["answer"] for line in own] for own in lines]
    assert first == second
    assert [a["timings"] for a in first] != [a["timings"] for a in fresh]


@pytest.mark.parametrize(
    ("limit", "status"), [("answer_said=0.5", 0), ("answer_said=1.1", 4), ("quote_fidelity=0", 4)]
)
def test_a_figure_below_its_limit_fails_the_command(stored, cases, limit, status):
    ran = stored(cases, "--answerer", "extractive", "--fail-under", limit)
    assert ran.status == status
    assert ("below the limit" in ran.err) == (status == 4)


@pytest.mark.parametrize("limit", ["answer_said", "answer_said=high", "precision=0.5"])
def test_a_limit_that_is_none_is_refused_before_anything_runs(stored, cases, limit, data):
    assert stored(cases, "--fail-under", limit).status == 2
    assert listed(data / "runs") == []


def test_a_bad_case_is_told_with_its_line(stored, cases):
    cases.write_text('{"id": "a", "question": "Who?"}\n{"id": "b"}\n')
    ran = stored(cases)
    assert ran.status == 1
    assert "cases.jsonl:2: " in ran.err


def test_an_unknown_judge_is_refused_in_a_line(stored, cases):
    ran = stored(cases, "--judge", "oracle")
    assert ran.status == 1
    assert "judge 'oracle' is unknown" in ran.err


def test_a_run_is_reported_once_more_with_another_judge_and_people(stored, cases, data, tmp_path):
    stored(cases, "--answerer", "extractive")
    [run] = listed(data / "runs")
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"claim": "a b", "evidence": "a b c", "label": "supported"}\n')
    ran = stored("report", run.facts.id, "--judge", "exact", "--people", pairs, "--json")
    [document] = ran.documents
    assert document["judge"]["name"] == "exact"
    assert document["judge"]["agreement"]["pairs"] == 1


def test_runs_are_compared_case_by_case(stored, cases, tmp_path):
    for name in ("one", "two"):
        stored(cases, "--answerer", "extractive", "--out", tmp_path / name, "-k", len(name))
    ran = stored("compare", tmp_path / "one", tmp_path / "two", "--json")
    [document] = ran.documents
    compared = document["comparisons"][0]["metrics"]["answer_said"]
    assert (compared["n"], compared["ties"], compared["verdict"]) == (1, 1, "not told apart")
    shown = stored("compare", tmp_path / "one", tmp_path / "two")
    assert "2 shared questions, 0 left out." in shown.out


def test_a_comparison_names_its_measures_whole_in_a_narrow_terminal(stored, cases, tmp_path):
    for name in ("one", "two"):
        stored(cases, "--answerer", "extractive", "--out", tmp_path / name, "-k", len(name))
    shown = stored("compare", tmp_path / "one", tmp_path / "two").out
    assert "refused_answerable ↓" in shown


def test_a_file_without_cases_is_no_evaluation(stored, tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    ran = stored(empty, "--answerer", "extractive")
    assert ran.status == 1
    assert "empty.jsonl: no cases" in ran.err


def test_one_run_alone_is_nothing_to_compare(stored, tmp_path):
    assert stored("compare", tmp_path).status == 2


def test_cases_are_drafted_for_a_person_to_correct(stored, tmp_path):
    out = tmp_path / "drafts.jsonl"
    ran = stored("init", out, "--limit", 3)
    drafts = [json.loads(line) for line in out.read_text().splitlines()]
    assert ran.status == 0
    assert 1 <= len(drafts) <= 3
    assert all("correct" in draft["note"] for draft in drafts)
    assert stored("init", out).status == 1


def test_published_files_become_cases_and_articles(byline, tmp_path):
    folder, out = tmp_path / "published", tmp_path / "out"
    folder.mkdir()
    question = {"id": "q", "question": "Who?", "answer": "Lind", "answerable": True, "facts": []}
    article = {"id": "a", "title": "Flood", "text": "Lind spoke.", "published": "2024-05-03"}
    (folder / "questions.jsonl").write_text(json.dumps(question))
    (folder / "articles.jsonl").write_text(json.dumps(article))
    ran = byline("eval", "convert", "multihop", folder, out)
    assert ran.out.startswith("1 cases and 1 articles")
    assert (out / "cases.jsonl").exists()
    assert byline("eval", "convert", "oracle", folder, out).status == 2


def test_help_tells_the_commands(byline):
    assert "compare" in byline("eval", "--help").out
    assert "compare" in byline("eval").err
