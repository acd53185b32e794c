import pytest

from corpus import Article
from qa.reading.language import foreign, language_notes, with_notes

MINILM = "all-MiniLM-L6-v2"
RUSSIAN = Article(id="ru", text="Министр заявил в понедельник, что мост закрыт для движения.")
ENGLISH = Article(
    id="en", text="The minister said on Monday that the bridge was closed to traffic."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie viele Soldaten sind nach Norrby gekommen?", "German"),
        ("Combien de ponts ont été fermés ?", "French"),
        ("Сколько мостов закрыто?", "Russian"),
        ("¿Cuántos puentes están cerrados?", "Spanish"),
    ],
)
def test_a_language_the_model_does_not_know_is_recognised(text, language):
    assert foreign(text, MINILM) == language


@pytest.mark.parametrize(
    "text",
    [
        "How many bridges were closed?",
        "Who is Jean-Noel Barrot?",
        "wat did the mayor say",
        "Barrot",
        "Zelenskiy?",
        "Was Hannah Kobayashi kidnapped?",
        "quantum gravity telescopes in Chile",
        "",
        "2024?",
    ],
)
def test_the_language_it_knows_is_not_mistaken(text):
    assert foreign(text, MINILM) is None


def test_other_models_are_taken_to_know_all_languages():
    assert foreign(RUSSIAN.text, "some-multilingual-model") is None


def test_it_is_said_of_the_question_and_of_the_articles():
    [note] = language_notes("Who closed the bridge?", [ENGLISH, RUSSIAN], MINILM)
    assert note.startswith("1 of the articles found seems to be in Russian: the embedding model")
    [note] = language_notes("Wer hat die Brücke gesperrt?", [ENGLISH], MINILM)
    assert note.startswith("the question seems to be in German")
    assert language_notes("Who closed the bridge?", [ENGLISH], MINILM) == ()


def test_a_refusal_tells_it():
    assert with_notes("Nothing found.", ["it is late"]) == "Nothing found. It is late."
