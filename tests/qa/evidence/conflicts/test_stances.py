"""Who says that something is so, and who denies it: real search over a few articles."""

import pytest

from corpus import Article
from qa.evidence.conflicts.stances import asks_side
from qa.questions.plan import plan_question
from qa.values import ConflictKind
from tests.embeddings.libraries import built
from tests.qa.assistants import (
    EMBEDDER,
    Judging,
    ScriptedAnswerer,
    answered,
    assistant_of,
    extractive,
)

LEAK = "Did the dam of Norrby leak?"
READER = Judging("dam", 0.9)
SAID = Article(
    id="said", text="The dam of Norrby has leaked, Ada Lind said.", published="2024-05-03"
)
DENIED = Article(id="denied", text="Ole Berg denied that the dam of Norrby leaks.", source="Post")
OPEN = Article(id="open", text="Eva Holt declined to comment on the leak of the dam of Norrby.")
SUPPOSED = Article(id="supposed", text="A leak of the dam of Norrby would be grave, Per Moe said.")


def told(*articles, question=LEAK):
    return answered(extractive(built(EMBEDDER, *articles), reader=READER), question)


def sides(answer):
    (conflict,) = answer.conflicts
    return {reading.speaker: reading.quoted for reading in conflict.readings}


def test_both_sides_are_told_with_speaker_day_and_citation():
    (conflict,) = told(SAID, DENIED).conflicts
    assert conflict.kind is ConflictKind.STANCES
    assert conflict.topic == LEAK
    said, denied = conflict.readings
    assert (said.value, said.speaker, said.published) == ("says so", "Ada Lind", "2024-05-03")
    assert (denied.value, denied.speaker) == ("denies it", "Ole Berg")
    assert denied.citation.quote == DENIED.text
    assert [link.relation for link in conflict.links] == ["disputes"]


def test_who_sets_something_else_off_against_a_denial_does_not_say_so():
    text = "“There is no sign that the dam of Norrby leaks. But the dam has fish,” Ole Berg said."
    answer = told(SAID, Article(id="not", text=text, source="Post"))
    readings = {(reading.speaker, reading.quoted) for reading in answer.conflicts[0].readings}
    assert readings == {("Ada Lind", "says so"), ("Ole Berg", "does not confirm it")}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The dam of Norrby has never leaked, Ole Berg said.", "denies it"),
        ("There was no leak of the dam of Norrby, Ole Berg said.", "denies it"),
        ("The dam of Norrby cannot leak, Ole Berg said.", "denies it"),
        ("Ole Berg said: “We cannot confirm that the dam leaks.”", "does not confirm it"),
        ("The dam of Norrby leaks not only in May, Ole Berg said.", None),
        ("The dam of Norrby leaked and nobody was not hurt, Ole Berg said.", None),
        ("Nobody doubts that the dam of Norrby leaks, Ole Berg said.", None),
    ],
)
def test_who_says_that_it_is_not_so_speaks_against_it(text, side):
    answer = told(SAID, Article(id="not", text=text, source="Post"))
    assert side == (sides(answer)["Ole Berg"] if answer.conflicts else None)


def test_who_confirms_something_else_does_not_confirm_it():
    fish = Article(id="fish", text="Ada Lind confirmed that the dam of Norrby has fish.")
    leak = Article(id="leak", text="Ada Lind confirmed a leak at the dam of Norrby.")
    asked = "Did anybody confirm the leak in Norrby?"
    assert not told(fish, DENIED, question=asked).conflicts
    assert sides(told(leak, DENIED, question=asked))["Ada Lind"] == "says so"


def test_who_only_keeps_silent_disputes_nothing():
    answer = told(SAID, OPEN)
    assert sides(answer) == {"Ada Lind": "says so", "Eva Holt": "does not confirm it"}
    assert not answer.conflicts[0].links


def test_who_tells_what_would_be_does_not_say_that_it_is():
    assert "Per Moe" not in sides(told(SAID, DENIED, SUPPOSED))


def test_who_expects_it_does_not_say_that_it_is_so_already():
    ahead = Article(id="ahead", text="The dam of Norrby is expected to leak soon, Per Moe said.")
    assert sides(told(ahead, DENIED)) == {"Per Moe": "expects it", "Ole Berg": "denies it"}
    answer = told(ahead, DENIED, SUPPOSED, question="Will the dam of Norrby leak?")
    assert sides(answer) == {"Per Moe": "expects it", "Ole Berg": "denies it"}


@pytest.mark.parametrize("plans", ["does not intend to", "has no plans to", "isn't going to"])
def test_who_has_no_plans_for_it_does_not_expect_it(plans):
    plans_not = Article(id="no", text=f"Norrby {plans} shut the dam, Siv Dahl said.")
    plans_it = Article(id="yes", text="Norrby will close the dam, Per Moe said.")
    answer = told(plans_it, plans_not, question="Will Norrby close the dam?")
    assert sides(answer) == {"Per Moe": "expects it", "Siv Dahl": "denies it"}


def test_who_expects_it_but_later_does_not_deny_it():
    later = "Norrby is not expected to close the dam until May, Siv Dahl said."
    plans_it = Article(id="yes", text="Norrby will close the dam, Per Moe said.")
    answer = told(plans_it, Article(id="no", text=later), question="Will Norrby close the dam?")
    assert not answer.conflicts  # both expect it


def test_who_calls_on_somebody_to_do_it_does_not_say_that_it_is_done():
    call = Article(id="call", text="Ada Lind called on Norrby to close the dam.")
    no = Article(id="no", text="Norrby will not close the dam, Siv Dahl said.")
    answer = told(call, no, question="Will Norrby close the dam?")
    assert not answer.conflicts
    assert answer.text.startswith("Norrby will not close the dam")


def test_who_expects_something_else_takes_no_side():
    reader = Judging("Norrby", 0.999999)
    other = Article(id="other", text="Norrby is going to be proud, Per Moe said.")
    no = Article(id="no", text="Norrby will not close the dam, Siv Dahl said.")
    asked = extractive(built(EMBEDDER, other, no), reader=reader)
    assert not answered(asked, "Will Norrby close the dam?").conflicts


def test_several_who_say_the_same_are_counted():
    third = Article(id="third", text="The dam of Norrby has leaked for days, Siv Dahl said.")
    (conflict,) = told(SAID, DENIED, third).conflicts
    assert {r.speaker: r.voices for r in conflict.readings} == {
        "Ada Lind": 2, "Siv Dahl": 2, "Ole Berg": 1,
    }  # fmt: skip


def test_a_later_word_of_the_same_speaker_updates_the_earlier():
    later = Article(
        id="later", text="The dam of Norrby leaks, Ole Berg said.", published="2024-05-09"
    )
    earlier = Article(id="earlier", text=DENIED.text, published="2024-05-03")
    (conflict,) = told(earlier, later).conflicts
    (link,) = conflict.links
    assert link.relation == "updates"
    order = [conflict.readings[link.earlier].quoted, conflict.readings[link.later].quoted]
    assert order == ["denies it", "says so"]


def test_a_model_that_tells_one_side_is_followed_by_both():
    library = built(EMBEDDER, SAID, DENIED)
    answerer = ScriptedAnswerer("The dam of Norrby has leaked, Ada Lind said. [1]")
    answer = answered(assistant_of(library, answerer, READER), LEAK)
    assert sides(answer) == {"Ada Lind": "says so", "Ole Berg": "denies it"}


@pytest.mark.parametrize(
    ("articles", "question"),
    [
        ((SAID,), LEAK),  # one side
        ((SAID, DENIED), "What leaked in Norrby?"),  # not whether it is so
        ((SAID, DENIED), "Was a leak of the dam of Norrby denied?"),  # the denial is what is asked
    ],
)
def test_else_there_is_no_conflict(articles, question):
    assert not told(*articles, question=question).conflicts


def test_of_somebody_whose_words_are_asked_for_their_sides_alone():
    other = Article(id="other", text="Ole Berg has not denied that the dam of Norrby may fail.")
    answer = told(SAID, DENIED, other, question="Did Ole Berg deny that the dam of Norrby leaks?")
    (conflict,) = answer.conflicts
    assert [(r.speaker, r.quoted) for r in conflict.readings] == [
        ("Ole Berg", "does not deny it"),
        ("Ole Berg", "denies it"),
    ]
    assert not conflict.links  # undated: which came later is open
    assert "Lind" not in answer.text


SENT = Article(id="sent", text="Norway has sent boats to Vik, dams and soldiers, Ada Lind said.")
NOT_SENT = Article(id="not", text="Ole Berg denied that Norway sent soldiers to the dam of Vik.")


@pytest.mark.parametrize(
    "question",
    [
        "Did Sweden send soldiers to the dam of Vik?",  # Norway did
        "Did Norway send 500 soldiers to the dam of Vik?",  # nobody says so
        "Are there Swedish soldiers at the dam of Vik?",
    ],
)
def test_who_speaks_of_others_takes_no_side(question):
    assert not told(SENT, NOT_SENT, question=question).conflicts


def test_who_speaks_of_those_asked_about_does():
    answer = told(SENT, NOT_SENT, question="Did Norway send soldiers to the dam of Vik?")
    assert sides(answer) == {"Ada Lind": "says so", "Ole Berg": "denies it"}


def test_what_is_denied_is_what_is_asked():
    other = Article(
        id="other", text="The boats of the dam sail, but there was no proof of gold, Eva Holt said."
    )
    assert "Eva Holt" not in sides(told(SAID, DENIED, other))


def test_a_denial_of_something_else_is_no_side_where_only_names_are_asked_of():
    said = Article(id="s", text="Ada Lind has Menière, Per Moe of the dam said.")
    other = Article(id="o", text="Ole Berg of the dam denied that Ada Lind wrote the letter.")
    same = Article(id="m", text="Ole Berg of the dam denied that Ada Lind has Menière.")
    question = "Does Ada Lind have Menière?"
    assert told(said, other, question=question).conflicts == ()
    (conflict,) = told(said, same, question=question).conflicts
    assert [reading.value for reading in conflict.readings] == ["says so", "denies it"]


def test_whether_it_would_be_one_is_denied_and_said_by_who_speaks_of_that():
    said = "A leak of the dam of Norrby would be a danger, Ada Lind said."
    denied = "Ole Berg denied that the dam of Norrby leaks."
    unlikely = "Per Moe spoke of the danger of a leak below the wall of Norrby."
    answer = told(
        Article(id="said", text=said), Article(id="denied", text=denied),
        Article(id="unlikely", text=unlikely),
        question="Would a leak of the dam of Norrby be a danger?",
    )  # fmt: skip
    assert answer.conflicts == ()
    assert "Ada Lind" in answer.text
    assert "Berg" not in answer.text


def test_who_has_not_denied_it_is_told_however_likely_a_reader_takes_it():
    undenied = "Per Moe has not denied that a leak was found in the wall of Norrby."
    library = built(EMBEDDER, SAID, DENIED, Article(id="open", text=undenied))
    answer = answered(extractive(library, reader=Judging("Norrby", 0.2, surely="dam")), LEAK)
    assert sides(answer)["Per Moe"] == "does not deny it"


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("Who denies that the dam of Norrby leaks?", ["Ole Berg"]),
        ("Who has confirmed that the dam of Norrby leaks?", ["Per Moe"]),
        ("Who has not confirmed that the dam of Norrby leaks?", ["Eva Holt"]),
    ],
)
def test_who_takes_a_side_is_told_by_all_who_do(question, speakers):
    confirmed = Article(id="yes", text="Per Moe confirmed that the dam of Norrby leaks.")
    open_one = Article(id="open", text="Eva Holt cannot confirm that the dam of Norrby leaks.")
    text = told(DENIED, confirmed, open_one, question=question).text
    named = [who for who in ("Ole Berg", "Per Moe", "Eva Holt") if who in text]
    assert named == speakers


def test_of_two_who_are_asked_to_agree_only_their_sides_are_told():
    other = Article(id="other", text="Per Moe said the dam of Norrby is leaking.")
    question = "Do Ada Lind and Ole Berg agree on whether the dam of Norrby leaks?"
    assert set(sides(told(SAID, DENIED, other, question=question))) == {"Ada Lind", "Ole Berg"}


def test_what_only_stands_in_the_clause_of_a_negation_is_not_said_to_be_so():
    asked = "Does the army use the dam of Norrby?"
    stays = "The army said that it did not come for the fish and the birds of the dam of Norrby."
    moving = Article(id="moving", text=stays)
    uses = Article(id="uses", text="The army uses the dam of Norrby, Ada Lind said.")
    denied = Article(id="denied", text="Ole Berg denied that the army uses the dam of Norrby.")
    assert "army" not in sides(told(moving, uses, denied, question=asked))


def test_what_is_not_confirmed_is_told_by_what_says_so():
    text = (
        "The dam of Norrby is reportedly broken. The dam of Norrby is old. If confirmed, the leak"
        " of the dam of Norrby would be grave. Divers saw no evidence of cracks"
        " in the wall of Norrby’s dam."
    )
    answer = told(Article(id="one", text=text), question="What is unconfirmed about the dam?")
    assert "is old" not in answer.text
    assert all(words in answer.text for words in ("reportedly", "If confirmed", "no evidence"))


def test_who_dismissed_somebody_is_asked_for_a_deed_and_no_side():
    assert not asks_side(plan_question("Who dismissed Ada Lind?"))
    assert asks_side(plan_question("Who denied the leak?"))


def test_who_denies_something_else_tells_nothing_of_what_is_asked():
    news = "There was no siren, people said. Ada Lind rejected this. It rained in Norrby."
    sacked = "The council dismissed Ada Lind over the dam on Monday."
    articles = (Article(id="siren", text=news), Article(id="sacked", text=sacked))
    found = extractive(built(EMBEDDER, *articles), reader=Judging("rejected", 0.9))
    assert "rejected" not in answered(found, "Was Ada Lind dismissed?").text
    assert "rejected" in answered(found, "Was there a siren?").text
