import json

import pytest

from eval.asking import Settings
from eval.cases import Case
from eval.results import Result
from eval.runs import RESULTS, Run, RunError, begin, facts_of, fill, listed

SETTINGS = Settings("scripted", None, None, 8)
CASES = [Case("a", "Who came?"), Case("b", "Who left?"), Case("c", "Who stayed?")]


class Scripted:
    """Answers every case alike, fails those it is told to, and remembers what it was asked."""

    def __init__(self, *, fails=(), stop_after=99):
        self.asked, self._fails, self._stop_after = [], fails, stop_after

    def __call__(self, cases):
        for case, key in cases[: self._stop_after]:
            self.asked.append(case.id)
            failed = case.id in self._fails
            said = None if failed else {"text": case.question}
            yield Result(case.id, key, 0.5, answer=said, error="ValueError: no" if failed else None)


def begun(runs, cases=CASES, settings=SETTINGS, library="f1", now="2024-10-19T10:00:00", out=None):
    facts = facts_of(
        "cases", cases, settings, library=library, articles=2, embedder="m", jobs=1, seed=0, now=now
    )
    return begin(facts, cases, runs, out)


def filled(run, ask, runs, **how):
    return {result.case: result for result in fill(run, ask, runs, **how)}


def test_a_run_keeps_its_facts_its_cases_and_a_result_for_each(tmp_path):
    run = begun(tmp_path)
    filled(run, Scripted(), tmp_path)
    read = Run.read(run.folder)
    assert read.facts == run.facts
    assert read.cases == CASES
    assert [r.answer["text"] for r in read.results.values()] == [c.question for c in CASES]


def test_a_killed_run_is_taken_up_where_it_stopped(tmp_path):
    first, second = Scripted(stop_after=1), Scripted()
    filled(begun(tmp_path), first, tmp_path)
    again = begun(tmp_path, now="2024-10-19T11:00:00")
    filled(again, second, tmp_path)
    assert (first.asked, second.asked) == (["a"], ["b", "c"])
    assert len(again.results) == 3
    assert len(listed(tmp_path)) == 1


def test_half_a_line_of_a_killed_run_is_dropped_and_its_case_asked_again(tmp_path):
    run = begun(tmp_path)
    filled(run, Scripted(), tmp_path)
    path = run.folder / RESULTS
    path.write_bytes(path.read_bytes()[:-20])
    ask = Scripted()
    filled(begun(tmp_path), ask, tmp_path)
    assert ask.asked == ["c"]
    assert set(Run.read(run.folder).results) == {"a", "b", "c"}


def test_a_finished_run_is_a_cache_for_the_next(tmp_path):
    run = begun(tmp_path)
    filled(run, Scripted(), tmp_path)
    run.finish("2024-10-19T10:05:00")
    ask = Scripted()
    next_run = begun(tmp_path, [*CASES, Case("d", "Who sang?")], now="2024-10-20T10:00:00")
    results = filled(next_run, ask, tmp_path)
    assert ask.asked == ["d"]
    assert results["b"].seconds == 0.5


def test_the_cache_is_by_question_not_by_the_name_of_the_case(tmp_path):
    filled(begun(tmp_path), Scripted(), tmp_path)
    ask = Scripted()
    results = filled(begun(tmp_path, [Case("z", "Who came?")]), ask, tmp_path)
    assert ask.asked == []
    assert results["z"].answer == {"text": "Who came?"}


@pytest.mark.parametrize(
    "other",
    [
        {"library": "f2"},
        {"settings": Settings("scripted", "m2", None, 8)},
        {"settings": Settings("scripted", None, None, 8, "BYLINE_CITATIONS=schema")},
    ],
)
def test_another_library_or_setting_is_answered_anew(tmp_path, other):
    filled(begun(tmp_path), Scripted(), tmp_path)
    ask = Scripted()
    filled(begun(tmp_path, **other), ask, tmp_path)
    assert ask.asked == ["a", "b", "c"]


def test_fresh_runs_take_nothing_over(tmp_path):
    filled(begun(tmp_path), Scripted(), tmp_path)
    ask = Scripted()
    other = begun(tmp_path, CASES[:1])
    filled(other, ask, tmp_path, fresh=True)
    assert ask.asked == ["a"]


def test_errors_are_kept_and_tried_again(tmp_path):
    run = begun(tmp_path)
    results = filled(run, Scripted(fails={"b"}), tmp_path)
    assert results["b"].error == "ValueError: no"
    again = Scripted()
    filled(run, again, tmp_path)
    assert again.asked == ["b"]
    assert run.results["b"].error is None


def test_a_named_folder_with_another_run_is_refused(tmp_path):
    out = tmp_path / "out"
    begun(tmp_path, out=out)
    with pytest.raises(RunError, match="holds another run"):
        begun(tmp_path, CASES[:2], out=out)


def test_a_named_folder_with_files_of_no_run_is_refused_and_left_as_it_is(tmp_path):
    by_hand = tmp_path / "cases.jsonl"
    by_hand.write_text("written by hand")
    with pytest.raises(RunError, match=r"holds cases\.jsonl and no run; name a new folder"):
        begun(tmp_path / "data" / "runs", out=tmp_path)
    assert by_hand.read_text() == "written by hand"


def test_a_folder_without_a_run_is_named(tmp_path):
    with pytest.raises(RunError, match="no run here"):
        Run.read(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"id": "x"}', '{"settings": {}}'])
def test_broken_facts_are_told_with_their_place(tmp_path, text):
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(RunError, match=r"run\.json: no facts of a run"):
        Run.read(tmp_path)


def test_a_result_is_an_answer_or_an_error():
    with pytest.raises(ValueError, match="not both"):
        Result("a", "key", 1.0)


def test_run_json_names_where_figures_come_from(tmp_path):
    row = json.loads((begun(tmp_path).folder / "run.json").read_text())
    assert {"commit", "settings", "library", "seed", "versions", "machine", "code"} <= set(row)
    assert row["versions"]["byline"]
