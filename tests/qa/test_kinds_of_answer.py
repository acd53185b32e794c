"""The kind of answer that a question asks for, as its plan tells."""

import pytest

from qa.questions.plan import plan_question


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many ships sank?", "number"),
        ("How big a risk is the dam?", "open"),
        ("What share of voters stayed at home?", "number"),
        ("What was the number of dead?", "number"),
        ("How much did the bridge cost?", "money"),
        ("What will the new bridge of Vik cost?", "money"),
        ("What was the price of the bridge?", "money"),
        ("What was Norway's earlier count of the boats?", "number"),
        ("What size of fleet did Norway send?", "number"),
        ("When did the dam break?", "when"),
        ("On what day did the vote take place?", "when"),
        ("How old is the bridge?", "age"),
        ("Who opened the bridge?", "who"),
        ("Which minister resigned?", "who"),
        ("Which Danish publication wrote about it?", "who"),
        ("What did the publication write about Vik?", "open"),
        ("Where was the ship built?", "where"),
        ("Which city hosts the games?", "where"),
        ("Why did the mayor resign?", "why"),
        ("What reason did the mayor give?", "why"),
        ("Which member of the council resigned?", "who"),
        ("Which officials and sources say so?", "who"),
        ("Which sources of power does Vik have?", "open"),
        ("What is the name of the mayor?", "who"),
        ("Name of Norrby's mayor?", "who"),
        ("Which savings bank paid?", "named"),
        ("Which bank of the river is steep?", "open"),
        ("What happened in Norrby?", "open"),
        ("At which United Nations meeting did Lind speak?", "open"),
        ("In which nation is Vik?", "where"),
        ("Which ship saved those who were adrift?", "open"),
        ("Did the women who rowed the boat win?", "open"),
        ("Is it known who rowed the boat?", "who"),
        ("To whom was it sold?", "who"),
        ("Lind, who was she?", "open"),  # as in "Who was Lind?": an introduction
        ("At what age did Lind retire?", "age"),
        ("What type of people rowed the boat?", "open"),
    ],
)
def test_the_kind_of_answer_follows_from_the_question(question, kind):
    assert plan_question(question).kind == kind


def test_how_long_asks_for_a_length_of_time():
    assert plan_question("How long did the talks last?").kind == "duration"
    assert plan_question("How long ago was the flood?").kind == "when"


def test_how_far_asks_for_a_measure():
    assert plan_question("How far did the ship sail?").kind == "measure"
    assert plan_question("How quickly could the ship come?").kind == "when"
