"""Who says something; whoever declines to comment has said nothing if more of theirs is told."""

import pytest

from corpus import Article
from qa.evidence.speech_asked import is_silent, telling_so
from qa.questions.plan import plan_question
from qa.values import Evidence
from tests.embeddings.libraries import built
from tests.qa.assistants import EMBEDDER, answered, extractive

DENIAL = Article(id="denial", text="Norda denied that its ferries were unsafe, Norda said.")
SILENCE = Article(id="silence", text="Norda declined to comment on its ferries on Monday.")


def test_words_go_before_silence():
    answer = answered(
        extractive(built(EMBEDDER, SILENCE, DENIAL)), "What did Norda say on ferries?"
    )
    assert "denied" in answer.text
    assert "declined to comment" not in answer.text


def test_silence_is_told_where_there_are_no_words_and_where_it_is_asked_for():
    alone = answered(extractive(built(EMBEDDER, SILENCE)), "What did Norda say on ferries?")
    assert "declined to comment" in alone.text
    both = extractive(built(EMBEDDER, SILENCE, DENIAL))
    assert "declined to comment" in answered(both, "Did Norda comment on its ferries?").text


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Norda would not comment.", True),
        ("Nobody at Norda was available for comment; Norda wasn't available for comment.", True),
        ("Norda could not be reached.", True),
        ("Norda did not comment further, but said that it was safe.", False),
        ("Norda has not responded well to the storm, Lind said.", False),
    ],
)
def test_what_is_silence(text, silent):
    assert is_silent(plan_question("What did Norda say?"), text) is silent


DAM = (
    Article(id="town", text="The dam could burst in the spring, the mayor Anna Lind warned."),
    Article(id="watch", text="Ole Berg said that the dam would burst. Rain fell on the dam."),
    Article(id="sale", text="Norda said that its sales had burst all records."),
)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Who said the dam would burst?", ["Anna Lind warned", "Ole Berg said"], "sales"),
        ("Who warned that the dam could burst?", ["Anna Lind warned", "Ole Berg said"], "Rain"),
        ("Which officials warned of a burst?", ["Anna Lind warned", "Ole Berg said"], "Rain"),
    ],
)
def test_who_says_something_is_told_by_all_who_do(question, told, untold):
    answer = answered(extractive(built(EMBEDDER, *DAM)), question)
    assert not answer.abstained
    assert all(words in answer.text for words in told)
    assert untold not in answer.text


def test_a_name_a_figure_and_most_words_of_what_is_said_must_stand_there():
    library = extractive(built(EMBEDDER, *DAM))
    for question in (
        "Who said the dam of Vik would burst?",
        "Who said that 40 dams would burst?",
        "Who said the dam would be sold?",
    ):
        plan = plan_question(question)
        assert telling_so(plan, [Evidence(a, 0, len(a.text)) for a in DAM]) == []
        assert "Ole Berg" not in answered(library, question).text.partition("Nearest")[0]
