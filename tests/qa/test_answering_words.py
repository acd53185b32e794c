import pytest

from corpus import Article
from qa.stored_form import pack, unpack
from tests.embeddings.libraries import built
from tests.qa.assistants import (
    EMBEDDER,
    Judging,
    ScriptedAnswerer,
    answered,
    assistant_of,
    extractive,
)

FLOOD = Article(
    id="flood", source="Norrby Post",
    text="The river Alna flooded Norrby on Thursday. Mayor Anna Lind said the flood killed some 40"
    " people. Two bridges were closed by the police of Norrby.",
)  # fmt: skip
COUNT = Article(
    id="count", source="Coast Daily",
    text="Police chief Ole Berg said the flood in Norrby killed 52 people. Trains ran on Friday.",
)  # fmt: skip
LIBRARY = built(EMBEDDER, FLOOD, COUNT)
WHEN = "When did the river Alna flood Norrby?"


def words(answer):
    return [citation.answer for citation in answer.citations]


def test_citations_tell_which_of_their_words_answer():
    answer = answered(extractive(LIBRARY, reader=Judging("Thursday", 0.99)), WHEN)
    assert answer.citations[0].answer == "Thursday"
    start, end = answer.citations[0].words
    assert FLOOD.text[start:end] == "Thursday"
    assert unpack(pack(answer)) == answer


@pytest.mark.parametrize("reader", [Judging("Thursday", 0.2), None])
def test_no_words_answer_where_a_sentence_may_not(reader):
    answer = answered(extractive(LIBRARY, reader=reader), WHEN)
    assert answer.citations
    assert set(words(answer)) == {None}


def test_of_an_office_the_name_beside_it_answers_wherever_a_reader_points():
    text = "Danish Foreign Minister Ole Berg met his Swedish counterpart Vera Holt in Norrby."
    library = built(EMBEDDER, Article(id="met", text=text))
    question = "Who is Sweden's foreign minister?"
    answer = answered(extractive(library, reader=Judging("Ole Berg", 0.99)), question)
    assert words(answer) == ["Vera Holt"]
    answer = answered(extractive(library, reader=Judging("Vera", 0.99)), question)
    assert words(answer) == ["Vera"]


def test_of_figures_that_differ_each_citation_tells_its_own_with_its_bound():
    question = "How many people did the flood kill?"
    answer = answered(extractive(LIBRARY, reader=Judging("killed", 0.99)), question)
    [conflict] = answer.conflicts
    assert {r.quoted for r in conflict.readings} == {"some 40", "52"}
    assert all(r.citation.answer == r.quoted for r in conflict.readings)
    assert set(words(answer)) == {"some 40", "52"}


def test_what_a_model_writes_cites_words_that_answer_too():
    model = ScriptedAnswerer("The Alna flooded Norrby on Thursday [1].")
    answer = answered(assistant_of(LIBRARY, model, Judging("Thursday", 0.99)), WHEN)
    assert words(answer) == ["Thursday"]
