import pytest

from eval.checker.answered import Answered, answered
from eval.checker.measure import answer_table
from eval.reader.questions import Asked
from tests.fakes import WordScorer

TEXT = "In Vik the port of Norrby sold cranes to Oslo Marine. Eva Holm signed for the buyers."


def claims(question, answer):
    return list(answered([Asked(question, answer, TEXT, TEXT)]))


def test_the_answer_takes_the_place_of_the_question_word_and_other_names_make_false_claims():
    [one] = claims("Who signed for the buyers of the cranes?", "Eva Holm")
    assert one.claim == "Eva Holm signed for the buyers of the cranes."
    assert one.false == tuple(
        f"{name} signed for the buyers of the cranes." for name in ("Vik", "Norrby", "Oslo Marine")
    )
    assert one.evidence == TEXT


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who did the port of Norrby meet?", "Eva Holm"),  # not for the subject
        ("Who was the port of Norrby sold to?", "Oslo Marine"),
        ("Who was the crane sold to by the port?", "Oslo Marine"),
        ("What has the port of Norrby sold to Vik?", "Oslo Marine"),
        ("What sold well in Vik?", "cranes"),  # no name
        ("When was the sale signed?", "Monday"),
    ],
)
def test_no_claim_is_made_of_other_questions_and_answers(question, answer):
    assert claims(question, answer) == []


def test_names_of_the_question_are_no_rivals():
    [one] = claims("Which company was the buyer of cranes of Norrby in Vik?", "Oslo Marine")
    assert one.false == ("Eva Holm was the buyer of cranes of Norrby in Vik.",)


def test_claims_of_answers_are_told_apart_from_those_of_other_names():
    one = Answered("Eva Holm signed for the buyers.", ("Ole Lund signed for the buyers.",), TEXT)
    shown = answer_table([one] * 3, WordScorer())
    assert "| made of an answer (should pass) | 3 | 1.000 | 1.000 |" in shown
    assert "| made with another name | 3 | 0.000 | 0.000 |" in shown
    assert shown.endswith("area under the curve of the two: 1.000")
