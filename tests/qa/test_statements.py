import pytest

from qa.questions.followup import standalone
from qa.questions.statements import as_question


@pytest.mark.parametrize(
    ("turn", "meant"),
    [
        ("Sorry, I wanted to ask you about what Lind plans to do.", "What Lind plans to do?"),
        ("do you know how many boats sank", "How many boats sank?"),
        ("I am wondering if the harbour is open.", "Is the harbour open?"),
        ("I think the WHO has warned of it.", "Has the WHO warned of it?"),
        ("Norway pays for the bridge, isn't it?", "Is it true that Norway pays for the bridge?"),
        ("so the divers have no boats?", "Have the divers no boats?"),
        ("Is it true that the divers of Vik have left?", "Have the divers of Vik left?"),
        ("Lind said that the dam is safe.", "Is it true that Lind said that the dam is safe?"),
        ("Apparently the US has sent boats", "Has the US sent boats?"),
        ("Has Lind left, right?", "Has Lind left?"),
        ("Mark Will has resigned.", "Has Mark Will resigned?"),
        ("Lind's will was read.", "Was Lind's will read?"),
        ("In Vik the dam was repaired.", "Is it true that in Vik the dam was repaired?"),
        ("Ana Lind: the dam is safe.", "Is it true that Ana Lind: the dam is safe?"),
        ("Nobody was hurt, right?", "Was nobody hurt?"),
        ("Tell me whether or not the dam fell.", "Is it true that the dam fell?"),
    ],
)
def test_what_is_told_or_asked_in_a_roundabout_way_is_the_question_that_it_means(turn, meant):
    assert as_question(turn) == meant


@pytest.mark.parametrize(
    "turn",
    [
        "Who left?",
        "In Vik, is the dam safe?",
        "The troops that are in Vik",
        "The storm in Norrby is how strong?",
        "floods in Vik",
        "Best things to do in Vik",
        "the number of boats that Lind has",
        "I love fishing and my boat is old.",
        "Show me the boats that are lost.",
        "The dam is old. Who built it?",
        "The dam is old? And who built it?",
    ],
)
def test_questions_topics_orders_and_what_people_tell_of_themselves_stay(turn):
    assert as_question(turn) == turn


def test_a_statement_leans_on_the_turns_before_it():
    before = [("What did Lind say about the dam?", "")]
    asked = standalone("So it is safe, right?", before)
    assert asked.startswith("Is it safe (")
    assert "dam" in asked
