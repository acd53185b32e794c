"""Whoever declines to comment has said nothing, where something else of theirs is told."""

from corpus import Article
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
