from eval.compare_runs import compare_runs
from eval.compare_text import markdown
from eval.report_words import NOTHING
from tests.eval.reports import NOWHERE, RIGHT, WordsJudge, answer, result, run_of

CASES = (RIGHT, NOWHERE)
REFUSAL = {"text": "Nobody knows.", "abstained": True}
SPOKEN = [result(RIGHT, answer("40 homes were empty.")), result(NOWHERE, REFUSAL)]
SILENT = [result(RIGHT, REFUSAL), result(NOWHERE, REFUSAL)]


def compared(folder, *found):
    runs = [
        run_of(folder, cases=CASES, found=results, answerer=f"system {number}")
        for number, results in enumerate(found)
    ]
    return markdown(compare_runs(runs, WordsJudge()))


def row(table, name):
    return next(line for line in table.splitlines() if line.startswith(f"| {name} "))


def test_more_than_two_systems_stand_beside_each_other_with_intervals_and_cases(tmp_path):
    table = compared(tmp_path, SPOKEN, SILENT, SPOKEN)
    said = "1.00 (0.21 to 1.00)"
    assert (
        row(table, "answer_said") == f"| answer_said | {said} | 0.00 (0.00 to 0.79) | {said} | 1 |"
    )
    assert row(table, "refused_answerable").startswith("| refused_answerable ↓ | 0.00")


def test_systems_that_scored_different_cases_say_how_many_each(tmp_path):
    table = compared(tmp_path, SPOKEN, SILENT, SPOKEN)
    assert row(table, "citation_recall").endswith(f" | {NOTHING} | 1.00 (0.21 to 1.00) | 1, 0, 1 |")


def test_two_systems_stand_beside_each_other_with_their_difference(tmp_path):
    assert "| smallest to show |" in compared(tmp_path, SPOKEN, SILENT)
