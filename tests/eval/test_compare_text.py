import io
from dataclasses import replace

import pytest
from rich.console import Console

from eval.compare_runs import compare_runs
from eval.compare_text import document, markdown, terminal
from eval.report_words import NOTHING
from eval.runs import RunError
from tests.eval.reports import NOWHERE, RIGHT, WRONG, WordsJudge, answer, result, run_of

CASES = (RIGHT, NOWHERE)
REFUSAL = {"text": "Nobody knows.", "abstained": True}
SPOKEN = [result(RIGHT, answer("40 homes were empty.")), result(NOWHERE, REFUSAL)]
SILENT = [result(RIGHT, REFUSAL), result(NOWHERE, REFUSAL)]


def compared(folder, *found):
    runs = {
        f"runs/{number}": run_of(folder, cases=CASES, found=results, answerer=f"system {number}")
        for number, results in enumerate(found, 1)
    }
    return compare_runs(runs, WordsJudge())


def printed(comparison, width=80):
    """What a terminal shows."""
    console = Console(width=width, file=io.StringIO())
    console.print(terminal(comparison))
    return console.file.getvalue()


def row(table, name):
    return next(line for line in table.splitlines() if line.startswith(f"| {name} "))


def test_more_than_two_systems_stand_beside_each_other_with_intervals_and_cases(tmp_path):
    table = markdown(compared(tmp_path, SPOKEN, SILENT, SPOKEN))
    said = "1.00 (0.21 to 1.00)"
    assert (
        row(table, "answer_said") == f"| answer_said | {said} | 0.00 (0.00 to 0.79) | {said} | 1 |"
    )
    assert row(table, "refused_answerable").startswith("| refused_answerable ↓ | 0.00")


def test_systems_that_scored_different_cases_say_how_many_each(tmp_path):
    table = markdown(compared(tmp_path, SPOKEN, SILENT, SPOKEN))
    assert row(table, "citation_recall").endswith(f" | {NOTHING} | 1.00 (0.21 to 1.00) | 1, 0, 1 |")


def test_two_systems_stand_beside_each_other_with_their_difference(tmp_path):
    table = markdown(compared(tmp_path, SPOKEN, SILENT))
    assert "| runs/1 | runs/2 | difference |" in table
    assert row(table, "answer_said") == (
        f"| answer_said | 1.00 | 0.00 | -1.00 | {NOTHING} | 1.000 | 1 | 0/1/0 | {NOTHING} |"
    )


def test_runs_are_named_as_they_were_given_with_who_answered(tmp_path):
    both = compared(tmp_path, SPOKEN, SILENT)
    assert "- runs/2: system 2" in markdown(both)
    assert "2: runs/2 (system 2)" in printed(both)
    assert [run["named"] for run in document(both)["runs"]] == ["runs/1", "runs/2"]


def test_eighty_columns_show_every_cell_whole(tmp_path):
    cases = [replace(RIGHT, id=str(number)) for number in range(12)]
    slow = [spent(case, 90, 4_000) for case in cases]
    quick = [spent(case, number % 2 + 1, 900 + number) for number, case in enumerate(cases)]
    runs = {
        f"a/very/long/path/that/somebody/gave/to/a/run/of/byline/{name}": run_of(
            tmp_path, cases=cases, found=found
        )
        for name, found in (("slow", slow), ("quick", quick))
    }
    shown = printed(compare_runs(runs, WordsJudge()))
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "tokens ↓ 4,000 906 + -3,094 -3,096 to -3,093 0.000" in lines
    assert "seconds ↓ 90.00 s 1.50 s + -88.50 -88.75 to -88.25 0.000" in lines
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def spent(case, seconds, tokens):
    """The right answer to a case, at this cost."""
    usage = {"prompt_tokens": tokens, "completion_tokens": 0}
    return result(case, answer("40 homes were empty.", usage=usage), seconds=seconds)


def test_of_unfinished_runs_only_what_all_have_answered_is_compared(tmp_path):
    half = compared(tmp_path, SPOKEN, SILENT[:1])
    assert (half.left_out, half.unanswered) == (0, 1)
    assert "1 shared question, 0 left out, 1 without a result in every run." in printed(half)
    assert {len(report.cases) for report in half.reports.values()} == {1}


def test_values_of_two_runs_are_means_over_the_cases_that_both_scored(tmp_path):
    cases = (RIGHT, WRONG)
    wrong, silent = result(WRONG, answer("70 people fled.")), result(WRONG, REFUSAL)
    runs = {
        "spoken": run_of(tmp_path, cases=cases, found=[SPOKEN[0], wrong]),
        "silent": run_of(tmp_path, cases=cases, found=[SPOKEN[0], silent]),
    }
    found = document(compare_runs(runs, WordsJudge()))["comparisons"][0]["metrics"]
    recall = found["citation_recall"]
    assert (recall["first"], recall["second"], recall["difference"], recall["n"]) == (1, 1, 0, 1)


def test_a_run_without_results_is_told_instead_of_an_empty_table(tmp_path):
    with pytest.raises(RunError, match="runs/1 and runs/2 share no result; start those"):
        compared(tmp_path, SPOKEN, [])
