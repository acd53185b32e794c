import pytest

from corpus import Article, Library
from qa.assemble import answer
from qa.questions.spelling import respelled

VIK = Article(
    id="vik",
    title="Flood in Brisbane",
    text="Ambassador Ole Karlsen said the bridge of Brisbane had fallen. Soldiers mended it.",
)


def asked(question):
    return answer(question, library=Library.from_articles([VIK]), answerer="extractive")


def test_a_word_that_no_article_has_is_read_as_the_one_that_was_meant():
    told = asked("What did ambasador Karlssen say of the brigde of Brisbain?")
    assert told.respelled == (
        ("ambasador", "ambassador"),
        ("Karlssen", "Karlsen"),
        ("brigde", "bridge"),
        ("Brisbain", "Brisbane"),
    )
    assert "the bridge of Brisbane had fallen" in told.text
    assert told.question == "What did ambasador Karlssen say of the brigde of Brisbain?"
    assert "No article has “Brisbain”; it was read as “Brisbane”." in str(told)
    assert "“Karlssen”" in told.to_markdown()
    assert told.to_dict()["respelled"][0] == ["ambasador", "ambassador"]


def test_a_turn_before_is_read_without_its_slips_too():
    library = Library.from_articles([VIK])
    before = [("What did Karlssen say of the brigde?", "")]
    told = answer("Who mended it?", library=library, history=before, answerer="extractive")
    assert told.trace[0] == "read as: Who mended it (Karlsen, bridge)?"
    assert told.respelled == ()


@pytest.mark.parametrize(
    "question",
    [
        "What did Karlsen say of the bridge?",
        "What did Holmgren say of the bridge?",  # somebody else
        "Who said that a “brigde” had fallen?",
        "Who expels the soldiers?",  # a word that is only not there
        'Who spoke of a "brigde"?',
    ],
)
def test_words_that_stand_there_that_are_others_and_that_are_quoted_stay(question):
    assert asked(question).respelled == ()


def test_the_first_word_of_a_question_has_its_capital_from_its_place():
    nearest = {"brigde": "bridge", "Brigde": None}.get
    assert respelled("Brigde of Vik", nearest) == ("Bridge of Vik", (("Brigde", "Bridge"),))


def test_short_words_and_words_that_only_ask_are_not_looked_up():
    def nearest(word):
        raise AssertionError(word)

    assert respelled("When did it go up, say, 12,000?", nearest)[1] == ()
