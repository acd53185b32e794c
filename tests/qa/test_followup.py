import pytest

from qa.questions.followup import standalone

TURNS = [("Who runs Norrby?", "Berg."), ("How many boats did Lindqvist see?", "About 40. [1]")]


@pytest.mark.parametrize("question", ["And when?", "Why?", "Where were they?", "What about Berg?"])
def test_a_question_that_leans_on_the_last_one_gets_its_words(question):
    asked = standalone(question, TURNS)
    assert "boats" in asked
    assert "Lindqvist" in asked
    assert "Norrby" not in asked


@pytest.mark.parametrize(
    "question",
    [
        "Name the mayor of Oslo",
        "How many elephants live in Kenya?",
        "When did the council of Bergen vote on the new harbour budget?",
    ],
)
def test_a_question_that_stands_alone_stays(question):
    assert standalone(question, TURNS) == question


def test_the_first_question_stays_as_it_is():
    assert standalone("And when?", []) == "And when?"


def test_the_words_of_the_new_question_come_first_and_none_comes_twice():
    asked = standalone("How many boats were theirs?", TURNS)
    assert asked.startswith("How many boats were theirs")
    assert asked.count("boats") == 1
