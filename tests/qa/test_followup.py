import pytest

from qa.questions.followup import standalone
from qa.questions.plan import plan_question

TURNS = [("Who runs Norrby?", "Berg."), ("How many boats did Lindqvist see?", "About 40. [1]")]


@pytest.mark.parametrize(
    "question", ["And when?", "Why?", "Where were they?", "When did the ships leave?"]
)
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


@pytest.mark.parametrize(
    "question", ["And Berg?", "What about Berg?", "According to Berg?", "Berg?"]
)
def test_another_name_takes_the_place_of_the_speaker_asked_for(question):
    assert standalone(question, TURNS) == "How many boats did Berg see?"


def test_another_speaker_is_not_asked_for_with_the_last_one():
    asked = standalone("And how many did Eva Holm estimate?", TURNS)
    assert "Lindqvist" not in asked
    assert "boats" in asked


def test_what_somebody_says_is_said_about_the_last_question():
    assert "boats" in standalone("What does Holm say?", TURNS)
    assert standalone("Who is Eva Holm?", TURNS) == "Who is Eva Holm?"


def test_a_question_that_leans_on_one_that_leans_gets_the_words_of_both():
    asked = standalone("Where did they go?", [*TURNS, ("When were the boats seen?", "On Monday.")])
    assert "Lindqvist" in asked
    assert "(" in asked
    assert asked.count("boats") == asked.count("(") == 1


def test_of_what_a_follow_up_leans_on_no_word_is_asked_for_alone():
    plan = plan_question("When will they leave (Lindqvist boats Vik)?")
    assert plan.points_back
    assert [t.word for t in plan.terms if t.start in plan.leaning and t.weight >= 1] == [
        "Lindqvist", "Vik",
    ]  # fmt: skip
    assert not plan_question("When will the ferries leave (Lindqvist boats Vik)?").points_back
    assert not plan_question("When will they leave Vik?").points_back


def test_what_is_said_beside_a_question_need_not_be_met():
    plan = plan_question("I love fishing. May I fish in the harbour of Vik?")
    assert {t.word for t in plan.terms if t.weight >= 1} == {"fish", "harbour", "Vik"}
    remark = plan_question("I love fishing in Vik.")
    assert {t.word for t in remark.terms if t.weight >= 1} == {"love", "fishing", "Vik"}
