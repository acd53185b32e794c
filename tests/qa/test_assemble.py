from datetime import date

import pytest

from corpus import Article, CorpusError
from corpus.library import Library
from qa import Answer, Answerer, AnswererError, answer, stream
from qa.assemble import data_folder, open_answerer, where_of
from qa.events import applied
from tests.embeddings.libraries import built, put
from tests.fakes import HashEmbedder
from tests.qa.assistants import ScriptedAnswerer
from tests.qa.commands import forget_models

pytestmark = pytest.mark.usefixtures("offline")
FLOOD = Article(
    id="flood", published="2024-05-03", text="Anna Lindqvist said the flood killed 40 people."
)
QUESTION = "How many people did the flood kill?"


@pytest.fixture
def library():
    """The article in memory."""
    return Library.from_articles([FLOOD])


def test_a_library_in_memory_answers(library):
    found = answer(QUESTION, library=library)
    assert found.citations[0].quote == FLOOD.text
    assert found.answerer == "extractive"


def test_what_a_library_in_memory_gets_later_is_found(library):
    assert answer("Who won the regatta?", library=library).abstained
    put(library, Article(id="regatta", text="Vera Holt won the regatta."))
    assert "Vera Holt" in answer("Who won the regatta?", library=library).text


@pytest.mark.parametrize("name", [None, "library.sqlite"])
def test_an_answer_is_of_the_library_as_it_was_when_it_began(tmp_path, name):
    library = built(HashEmbedder(dim=1024), FLOOD, path=name and tmp_path / name)
    events = stream(QUESTION, library=library)
    next(events)
    library.remove("flood")
    *_, found = events
    assert found.citations[0].quote == FLOOD.text
    assert answer(QUESTION, library=library).abstained


def test_a_stream_ends_with_the_answer(library):
    *events, last = stream(QUESTION, library=library)
    assert isinstance(last, Answer)
    assert applied(events) == last.text == answer(QUESTION, library=library).text


@pytest.mark.parametrize("question", [5, None, b"Who?"])
def test_a_question_that_is_no_text_is_refused(library, question):
    with pytest.raises(TypeError, match=r"^question is .*; write it as a text$"):
        answer(question, library=library)


def test_what_is_shown_of_an_answer_and_its_library_fits_a_line(library):
    found = answer(QUESTION, library=library)
    assert repr(library) == "<Library in memory, 1 articles>"
    assert repr(found) == f"<Answer to {QUESTION!r}: 1 claims, 1 citations, extractive>"
    assert FLOOD.text not in repr(found.citations[0])


def test_any_object_that_writes_is_an_answerer(library):
    found = answer(QUESTION, library=library, answerer=ScriptedAnswerer("It killed 40 people. [1]"))
    told = "According to Anna Lindqvist, it killed 40 people."
    assert (found.answerer, found.claims[0].text) == ("scripted", told)


def test_an_empty_library_is_asked_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("BYLINE_DATA", str(tmp_path))
    assert answer(QUESTION, library=Library.from_articles([])).abstained


def test_limits_are_passed_on(library):
    late = answer(QUESTION, library=library, since="2024-06-01")
    assert late.abstained
    assert late.evidence == ()


@pytest.mark.parametrize(
    "limits",
    [
        {"since": "soon"},
        {"until": "2024-13-01"},
        {"since": "20240501"},
        {"today": "20240501"},
        {"k": 0},
    ],
)
def test_limits_that_make_no_sense_are_refused(library, limits):
    with pytest.raises(ValueError, match=r"soon|2024-13-01|20240501|k is 0"):
        answer(QUESTION, library=library, **limits)


@pytest.mark.parametrize("name", ["since", "until", "today"])
def test_a_day_that_is_no_text_is_refused_with_one_that_is(library, name):
    with pytest.raises(ValueError, match=rf"{name} is datetime\.date.*such as '2024-10-19'"):
        answer(f"{QUESTION[:-1]} yesterday?", library=library, **{name: date(2024, 5, 3)})


def test_a_single_source_is_no_list_of_sources(library):
    with pytest.raises(ValueError, match=r"sources is 'AP'; write a list of names: \['AP'\]"):
        answer(QUESTION, library=library, sources="AP")


def test_the_path_of_a_library_is_no_library(tmp_path):
    with pytest.raises(TypeError, match=r"library is .*; write Library\.open\(Path"):
        answer(QUESTION, library=str(tmp_path / "library.sqlite"))


@pytest.mark.parametrize("question", ["", " \n"])
def test_an_empty_question_is_refused(library, question):
    with pytest.raises(ValueError, match="the question is empty"):
        answer(question, library=library)


def test_an_unknown_answerer_is_refused_with_the_known_ones(library):
    with pytest.raises(AnswererError, match=r"'parrot' is unknown.*auto, extractive, openai"):
        answer(QUESTION, library=library, answerer="parrot")


def test_an_endpoint_is_used_when_one_is_configured(library, monkeypatch):
    assert open_answerer("auto", library=library).name == "extractive"
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("BYLINE_MODEL", "small-1")
    chosen = open_answerer("auto", library=library)
    assert isinstance(chosen, Answerer)
    assert (chosen.name, chosen.model) == ("openai", "small-1")
    assert open_answerer("extractive", library=library).name == "extractive"


def test_the_stored_library_is_the_default(tmp_path, monkeypatch):
    monkeypatch.setenv("BYLINE_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    with pytest.raises(CorpusError, match="byline add"):
        answer(QUESTION)
    built(HashEmbedder("words", dim=1024), FLOOD, path=tmp_path / "library.sqlite")
    forget_models()
    assert answer(QUESTION).citations[0].quote == FLOOD.text


def test_what_is_added_later_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("BYLINE_DATA", str(tmp_path))
    embedder = HashEmbedder("words", dim=1024)
    built(embedder, FLOOD, path=tmp_path / "library.sqlite")
    assert answer("Who won the regatta?").abstained
    regatta = Article(id="regatta", text="Vera Holt won the regatta.")
    built(embedder, regatta, path=tmp_path / "library.sqlite")
    assert answer("Who won the regatta?").citations[0].quote == regatta.text


def test_filters_are_days_and_names():
    assert where_of(None, None, None).sources == ()
    assert where_of("2024-05-01", "2024-05-02", ["A"]).since == "2024-05-01"
    assert where_of("2024-05-01", "2024-05-01", None).until == "2024-05-01"


def test_a_first_day_after_the_last_is_refused_with_both():
    with pytest.raises(ValueError, match="since 2024-10-08 is after until 2024-10-01"):
        where_of("2024-10-08", "2024-10-01", None)
