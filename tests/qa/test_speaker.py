"""Whose words a question asks for, as its plan tells."""

import pytest

from qa.questions.plan import plan_question
from qa.questions.speaker import everybody


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Anna Lindqvist say about the dam?", "Anna Lindqvist"),
        ("According to the Red Cross, how many are missing?", "Red Cross"),
        ("When did the dam break?", ""),
        ("How many deaths did Norway report?", "Norway"),
        ("How many deaths has the Health Ministry reported?", "Health Ministry"),
        ("How many deaths has Vik reported?", ""),  # a town, where others may speak of them
        ("How many thefts did Norway report to the police?", "Norway"),
        ("By when did Lind reckon the dam would break?", "Lind"),
        ("What did Anna Lind have to say about the dam?", "Anna Lind"),
        ("How does Lind size up the risk?", "Lind"),
        ("How does Lind view Norway's help?", "Lind"),
        ("In the Danish view, is the dam safe?", "Danish"),
        ("Is the dam safe, as Norrby's mayor sees it?", "Norrby's mayor"),
        ("What did the sea do, in Lind's telling?", "Lind"),
        ("How many boats came, by Norway's account?", "Norway"),
        ("Did Norway back up the claim that the dam is safe?", "Norway"),
        ("Where did Lind publish her comment?", ""),
        ("Has Norway owned up to sending boats?", "Norway"),
        ("How many boats came, going by the mayor?", "mayor"),
        ("What was Lind's gripe about the ferry?", "Lind"),
        ("What is Norway's line on the ferry?", "Norway"),
        ("What was Norway's response to the flood?", ""),  # which may be a deed
        ("What did Norway's own minister say?", "Norway's minister"),
        ("How did Norway's position on the ferry change?", "Norway"),
        ("How have the mayor's statements about the ferry changed?", "mayor"),
        ("How has Lind's ferry changed?", ""),
        ("What has Lind demanded of Norway?", "Lind"),
        ("What did the Norrby Post's Anna Lind say?", "Anna Lind"),
        ("According to Anna Lind how many ships sank?", "Anna Lind"),
        ("How many ships sank according to Anna Lind in a speech?", "Anna Lind"),
        ("How many ships sank according to Anna Lind on Monday?", "Anna Lind"),
        ("How many sank according to the Women in Business?", "Women in Business"),
        ("According to the WHO how many fell ill?", "WHO"),
        ("What Did Anna Lind Say About the Dam?", "Anna Lind"),
        ("Why did Anna Lind once think it was dry?", "Anna Lind"),
        ("What has the mayor of Vik repeatedly denied?", "mayor of Vik"),
        ("What did the Lind family say?", "Lind family"),
        ("What did the Norrby daily say?", "Norrby daily"),
        ("What did Anna Lind ask Berg to do for her?", "Anna Lind"),
        ("According to the U.S. Census Bureau's new estimate, who moved?", "U.S. Census Bureau"),
        ("According to the head of the navy of Norway, what sank?", "head of the navy of Norway"),
        ("According to Holm's State of the Ports report, what sank?", ""),
        ("According to what Anna Lind said, what sank?", ""),
        ("How many ships sank according to Anna Lind and when?", "Anna Lind"),
    ],
)
def test_whose_words_are_asked_for_is_told(question, speaker):
    assert plan_question(question).speaker == speaker


def test_publishers_are_no_speakers_and_need_not_be_met():
    plan = plan_question("According to the Norrby Post, who resigned?", ["Norrby Post"])
    assert [outlet.name for outlet in plan.outlets] == ["Norrby Post"]
    assert plan.speaker == ""
    assert max(term.weight for term in plan.terms) == 1  # resigned


@pytest.mark.parametrize("verb", ["admitted", "acknowledged", "conceded"])
def test_whoever_admits_something_is_asked_for_words(verb):
    assert plan_question(f"Has Norway {verb} sending boats?").speaker == "Norway"


def test_whoever_answers_or_cites_is_asked_for_words():
    assert plan_question("What did Anna Lind answer?").speaker == "Anna Lind"
    assert plan_question("What did Anna Lind cite as a reason?").speaker == "Anna Lind"


def test_the_words_of_somebody_himself_are_his():
    assert plan_question("What has Norway itself said of it?").speaker == "Norway"


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Where will it rain, as Anna Lind says?", "Anna Lind"),
        ("Where will it rain, Anna Lind warned?", "Anna Lind"),
        ("How great is the danger in Anna Lind's opinion?", "Anna Lind"),
        ("What, in the words of the mayor, went wrong?", "mayor"),
        ("Which ship sank, the Orn or the Falk?", ""),
    ],
)
def test_whose_words_are_asked_for_may_be_told_at_the_end(question, speaker):
    assert plan_question(question).speaker == speaker


def test_the_verb_that_asks_for_words_need_not_stand_there():
    plan = plan_question("How did Norway justify the closure?")
    weights = {term.word: term.weight for term in plan.terms}
    assert plan.speaker == "Norway"
    assert weights["justify"] < 1 <= weights["closure"]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What does the Harbour Act say about boats?", ""),
        ("What does Norwegian law say about boats?", ""),
        ("What does the Treaty of Vik say about boats?", ""),
        ("What does the Bill of Rights say about boats?", ""),
        ("What did the Law Society of Vik say about boats?", "Law Society of Vik"),
        ("What did Bill say about boats?", "Bill"),
        ("What did Anna Law say about boats?", "Anna Law"),
    ],
)
def test_what_is_written_is_no_speaker(question, speaker):
    assert plan_question(question).speaker == speaker


def test_many_who_are_told_something_say_nothing():
    assert not everybody("How are people told to leave?")
    assert everybody("How are other countries reacting?")


def test_what_people_name_something_is_no_question_for_what_each_of_them_says():
    assert not everybody("What did people name the cat?")
    assert everybody("What did people say of the cat?")
