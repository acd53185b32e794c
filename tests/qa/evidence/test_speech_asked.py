"""Whoever declines to comment has said nothing, where something else of theirs is told."""

import pytest

from corpus import Article
from qa.evidence.speech_asked import is_silent
from qa.questions.plan import plan_question
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
