"""The kind of answer that a question asks for, as its plan tells."""

import pytest

from qa.evidence.kinds import holds_kind
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
        ("How much profit did Norda lose?", "money"),
        ("How much was Norda fined?", "money"),
        ("How much rain fell in Vik?", "number"),
        ("How far did the shares of Norda fall?", "number"),
        ("How far has the population of crabs shrunk?", "number"),
        ("How far did Lind run?", "measure"),
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
        ("By when must they leave?", "when"),
        ("What is the deadline for the vote?", "when"),
        ("How long must they wait?", "duration"),
        ("What age was Anna Lind?", "age"),
        ("How fast was the train?", "measure"),
        ("What did Anna Lind say about why it sank?", "open"),
        ("What did Anna Lind say, and why?", "why"),
    ],
)
def test_the_kind_of_answer_follows_from_the_question(question, kind):
    assert plan_question(question).kind == kind


def test_how_long_asks_for_a_length_of_time():
    assert plan_question("How long did the talks last?").kind == "duration"
    assert plan_question("How long ago was the flood?").kind == "when"


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("How long is the dam?", "The dam spans four miles.", True),
        ("How long was the strike?", "It lasted three weeks.", True),
        ("How long is the dam?", "The dam is in Vik.", False),
        ("How long did the march take?", "It covered four miles.", False),
    ],
)
def test_how_long_something_is_may_be_told_in_miles_not_how_long_it_took(question, text, holds):
    assert holds_kind(plan_question(question), text) is holds


def test_how_far_asks_for_a_measure():
    assert plan_question("How far did the ship sail?").kind == "measure"
    assert plan_question("How quickly could the ship come?").kind == "when"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How far away is the planet?", "It lies about 100 light-years away."),
        ("How heavy is the stone?", "A 2,492-carat stone was found."),
        ("How far did the crown fall?", "The crown fell by 1.9% to a low."),
        ("How old was Lind when she died?", "She was 103."),
        ("How old was Lind when she died?", "The engineer has died at 103."),
    ],
)
def test_measures_and_ages_are_told_in_many_ways(question, text):
    assert holds_kind(plan_question(question), text)


def test_where_amid_a_question_is_no_question_for_a_place():
    assert plan_question("How tall is the tower where Lind works?").kind == "measure"
    assert plan_question("What is known of the house where she lived?").kind == "open"
    assert plan_question("Did they say where it lies?").kind == "where"


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("How many Norwegian Swedes live in Vik?", "Norwegian Swedes"),
        ("How many people saw the show?", "people"),
        ("How many lost dogs were found?", "lost dogs"),
        ("How much of the vote did Lind win?", ""),
    ],
)
def test_what_is_counted_ends_before_what_they_do(question, counted):
    assert plan_question(question).counted == counted


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Lind left on Apr. 3.", True),
        ("Lind left on Sep 3.", True),
        ("Lind left in Aug.", True),
        ("Lind left for Mar-a-Lago.", False),
        ("Lind may leave.", False),
    ],
)
def test_shortened_months_are_days_beside_a_number(text, holds):
    assert holds_kind(plan_question("When did Lind leave?"), text) is holds


def test_a_report_is_so_many_pages_long():
    assert holds_kind(plan_question("How long is the report?"), "Lind wrote a 286-page report.")
    assert not holds_kind(plan_question("How long is the report?"), "Lind wrote 286 reports.")
