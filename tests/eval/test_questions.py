import random

import pytest

from eval.checker.questions import questions, without


def asked(claim):
    return {question.text: question.part for question in questions(claim, random.Random(4))}


@pytest.mark.parametrize(
    ("claim", "part", "words"),
    [
        (
            "The port has sold 12 cranes to Oslo.",
            "12",
            "How many cranes has The port sold to Oslo?",
        ),
        ("Norrby was flooded on Monday.", "on Monday", "was Norrby flooded?"),
        ("Lindqvist opened the bridge.", "Lindqvist", "opened the bridge?"),
        ("Ferries stop because the quay is under repair.", "because", "Why"),
        ("Anna Lindqvist said the bridge would open in spring.", "spring", "Anna Lindqvist say"),
    ],
)
def test_a_question_asks_for_a_part_and_does_not_say_it(claim, part, words):
    fitting = {text: asked_for for text, asked_for in asked(claim).items() if part in asked_for}
    assert fitting
    for text, asked_for in fitting.items():
        assert words in text.replace(" the port", " The port")
        assert asked_for not in text


@pytest.mark.parametrize("claim", ["", "Rain.", "it rained and rained and rained", "word " * 40])
def test_a_claim_without_parts_to_ask_for_gives_no_question(claim):
    assert not asked(claim)


def test_the_part_asked_for_is_left_out_of_the_evidence():
    assert without("The port sold 12 cranes to Oslo.", "12") == "The port sold cranes to Oslo."
    assert without("The port sold 120 cranes to Oslo.", "12") is None
    assert without("It sold 12.", "12") is None
