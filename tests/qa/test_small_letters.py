import pytest

from corpus import Article
from qa.questions.small_letters import in_small_letters, with_names
from tests.embeddings.libraries import built
from tests.qa.assistants import EMBEDDER, answered, extractive

TEXTS = [
    "Reports came in. Mayor Anna Lind told the Norrby Post that the Peace Plan is for the UN.",
    "Police In Norrby\n\nThe police of Norrby and Swedish divers have no peace plan.",
    "It was Due to rain. The UN left.",
    "Police Chief Eva Long ate turkey.",
]


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("what did lind tell the norrby post?", "What did Lind tell the Norrby Post?"),
        ("what is the peace plan of the un?", "What is the peace plan of the UN?"),
        ("are there reports of police in norrby?", "Are there reports of police in Norrby?"),
        ("did norway's navy see swedish divers", "Did Norway's navy see Swedish divers"),
        ("did norways divers meet danes of vik", "Did Norway's divers meet Danes of vik"),
        ("how many turkeys did eva long eat?", "How many turkeys did Eva Long eat?"),
        ("how long did swedish divers stay?", "How long did Swedish divers stay?"),
        ("WHERE IS ANNA LIND?", "Where is Anna Lind?"),
        ("who came?", "who came?"),
        ("who left due to rain", "who left due to rain"),
    ],
)  # fmt: skip
def test_names_and_countries_have_their_capitals(question, read):
    assert in_small_letters(question)
    assert with_names(question, TEXTS) == read


@pytest.mark.parametrize("question", ["Where is Lind?", "is Lind here?", "NATO"])
def test_a_question_with_capitals_stays(question):
    assert not in_small_letters(question)


def test_whose_words_are_asked_for_in_small_letters_is_known():
    text = "Mayor Anna Lind said the dam would hold. Police chief Ole Berg said it would break."
    assistant = extractive(built(EMBEDDER, Article(id="dam", text=text)))
    answer = answered(assistant, "what did ole berg say of the dam?")
    assert [claim.text for claim in answer.claims] == ["Police chief Ole Berg said it would break."]
    assert "read as: What did Ole Berg say of the dam?" in answer.trace


def test_a_follow_up_in_small_letters_takes_the_place_of_the_one_before():
    text = "Mayor Anna Lind said the dam would hold. Police chief Ole Berg said it would break."
    assistant = extractive(built(EMBEDDER, Article(id="dam", text=text)))
    turns = (("what did anna lind say of the dam?", "Anna Lind said the dam would hold."),)
    answer = answered(assistant, "and ole berg?", history=turns)
    assert "read as: What did Ole Berg say of the dam?" in answer.trace


@pytest.mark.parametrize(("turn", "read"), [("Inflation?", "inflation?"), ("Berg?", "Berg?")])
def test_a_word_alone_that_texts_write_small_is_no_name(turn, read):
    assert with_names(turn, ["Berg fears inflation. Lind fears that inflation rises."]) == read


def test_the_us_is_the_country():
    assert with_names("why did the us help us?", []) == "Why did the US help us?"


def test_another_spelling_of_a_name_has_a_capital_and_no_common_word_has():
    text = "President Olena Zelmenskiy spoke. Zelmenskiy left the factory of Vik."
    assert with_names("did zelmensky leave the factory?", [text]) == (
        "Did Zelmensky leave the factory?"
    )


def test_a_word_that_opens_what_is_told_or_quoted_is_no_name():
    text = (
        "Post: Inside the port Berg waited. “Inside there was Lind,” Berg said. “Inside I stayed.”"
    )
    assert with_names("and inside the port?", [text]) == "and inside the port?"
