from dataclasses import replace

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
    assert (one.evidence, one.rest) == (TEXT, TEXT.partition(" Eva")[0])
    true, others = one.pairs
    assert (true.claim, true.is_supported) == (one.claim, True)
    assert [pair.evidence for pair in others] == [TEXT] * 3 + [one.rest]
    assert not any(pair.is_supported for pair in others)


@pytest.mark.parametrize(
    ("question", "answer", "claim", "false"),
    [
        ("How many cranes were sold in Vik?", "12", "12 cranes were sold in Vik.",
         "1,400 cranes were sold in Vik."),
        ("When was the dock in Vik opened?", "1931", "The dock in Vik was opened in 1931.",
         "The dock in Vik was opened in May 1946."),
        ("In which year was the dock first opened by a king?", "in 1931",
         "The dock was first opened by a king in 1931.",
         "The dock was first opened by a king in May 1946."),
        ("When was the crane sold for scrap?", "May 2, 1946",
         "The crane was sold for scrap on May 2, 1946.", "The crane was sold for scrap in 1931."),
        ("Where were the cranes built?", "Molde", "The cranes were built in Molde.",
         "The cranes were built in Vik."),
    ],
)  # fmt: skip
def test_figures_days_and_places_make_claims_too(question, answer, claim, false):
    text = "The dock of Vik, opened in 1931, sold 12 cranes, made in Molde, for 1,400 crowns in"
    text = f"{text} May 1946." if "May 2" not in answer else f"{text} spring. On May 2, 1946 one."
    [one] = answered([Asked(question, answer, text, text)])
    assert one.claim == claim
    assert false in one.false


def test_a_year_is_no_rival_of_a_count_and_part_of_a_day_none_of_the_day():
    text = "In 1931 Vik sold 12 cranes. On May 2, 1946 it sold 3, and 12,000 people came."
    [count] = answered([Asked("How many cranes went in 1931?", "12", text, text)])
    assert count.false == ("2 cranes went in 1931.", "3 cranes went in 1931.",
                           "12,000 cranes went in 1931.")  # fmt: skip
    [day] = answered([Asked("When was Vik closed?", "May 2, 1946", text, text)])
    assert day.false == ("Vik was closed in 1931.",)


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
    assert "| made with another answer | 3 | 0.000 | 0.000 |" in shown
    assert shown.endswith("area under the curve, true and made with another answer: 1.000")
    shown = answer_table([replace(one, rest="Cranes were sold.")] * 3, WordScorer())
    assert "| made of an answer, beside the rest | 3 | 0.000 | 0.000 |" in shown
