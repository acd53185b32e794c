import threading
from dataclasses import replace

import pytest

from corpus import Article, Library
from corpus.fingerprint import fingerprint
from eval.asking import Asker, Settings, case_key, options_of
from eval.cases import Case, Fact, Span
from qa import AnswererError

FLOOD = Article("flood", "Flood", "Mayor Anna Lind said the flood killed 40 people.", "Post")
STRIKE = Article("strike", "Strike", "Teachers closed two schools on Friday.", "Daily")
SETTINGS = Settings("scripted", None, None, 8)


class Writer:
    """Cites the first passage with its own words; fails if told to; counts who writes at once."""

    name, model = "scripted", None

    def __init__(self, error=None, together=1):
        self._error, self._barrier = error, threading.Barrier(together, timeout=20)

    def write(self, question, evidence):
        self._barrier.wait()
        if self._error:
            raise self._error
        yield f"{evidence[0].text} [1]"


@pytest.fixture(autouse=True)
def words(offline):
    """Words for embeddings."""


def asked(writer, *cases, jobs=1, library=None):
    library = library or Library.from_articles([FLOOD, STRIKE])
    return list(Asker(library, writer, k=8, jobs=jobs).ask([(case, "key") for case in cases]))


def test_a_result_holds_answer_quotes_with_their_surroundings_passages_and_times():
    [result] = asked(Writer(), Case("a", "How many people did the flood kill?"))
    [citation] = result.answer["citations"]
    assert citation["quote"] in FLOOD.text
    assert citation["revision"] == FLOOD.revision
    assert result.passages[0]["article"]["id"] == "flood"
    assert 0 < result.first_words <= result.seconds


def test_a_failing_case_is_a_result_and_the_others_go_on():
    [result] = asked(Writer(AnswererError("endpoint: gone")), Case("a", "Who did the flood kill?"))
    assert result.answer is None
    assert result.error == "AnswererError: endpoint: gone"


def test_a_bug_is_told_with_its_place():
    [result] = asked(Writer(KeyError("lost")), Case("a", "Who did the flood kill?"))
    assert result.error.startswith("KeyError: 'lost' (")
    assert "test_asking.py:" in result.error


def test_cases_are_asked_side_by_side():
    cases = [Case(name, "How many people did the flood kill?") for name in ("a", "b")]
    results = asked(Writer(together=2), *cases, jobs=2)
    assert {result.case for result in results if result.answer} == {"a", "b"}


def test_a_case_with_articles_of_its_own_is_answered_from_these():
    own = Article("own", "Storm", "The storm killed 7 people in Norrby.")
    case = Case("a", "How many people did the storm kill?", own_articles=(own,))
    [result] = asked(Writer(), case)
    assert {passage["article"]["id"] for passage in result.passages} == {"own"}


@pytest.mark.parametrize(
    ("gold", "told"),
    [
        ({"articles": ("storm",)}, "no article is called 'storm'; write its id"),
        ({"facts": (Fact("Storm", "It blew."),)}, "no article is called 'Storm'"),
        ({"spans": (Span("flood", "killed 50 people"),)}, "'killed 50 people' stands nowhere in"),
    ],
)
def test_gold_that_the_library_lacks_is_an_error_and_no_wrong_answer(gold, told):
    case = Case("a", "How many people did the flood kill?", **gold)
    [result] = asked(Writer(), case)
    assert result.answer is None
    assert told in result.error


def test_gold_that_the_library_has_is_asked():
    spans = (Span("Flood", "killed 40 people"), Span("strike", "two  schools"))
    case = Case("a", "How many people did the flood kill?", articles=("flood",), spans=spans)
    assert asked(Writer(), case)[0].answer


def test_the_key_changes_with_what_the_answer_depends_on_and_with_nothing_else():
    case = Case("a", "Who?")
    key = case_key(case, SETTINGS, "code", "library")
    assert key == case_key(Case("b", "Who?", answers=("Ann",)), SETTINGS, "code", "library")
    others = [
        case_key(Case("a", "Why?"), SETTINGS, "code", "library"),
        case_key(Case("a", "Who?", since="2024-01-01"), SETTINGS, "code", "library"),
        case_key(Case("a", "Who?", own_articles=(FLOOD,)), SETTINGS, "code", "library"),
        case_key(case, SETTINGS, "code 2", "library"),
        case_key(case, SETTINGS, "code", "library 2"),
    ]
    assert len({key, *others}) == 6


def test_the_key_changes_with_all_that_is_known_of_an_article_of_the_case():
    stories = [FLOOD] + [
        replace(FLOOD, **changed)
        for changed in (
            {"text": "It fell."}, {"title": "Storm"}, {"source": "Daily"}, {"url": "https://a.b"},
            {"authors": ("Lind",)}, {"published": "2024-05-03"}, {"notice": "corrected"},
        )
    ]  # fmt: skip
    keys = {case_key(Case("a", "Who?", own_articles=(s,)), SETTINGS, "c", "l") for s in stories}
    assert len(keys) == len(stories)


def test_the_fingerprint_of_a_library_is_that_of_its_contents():
    one = fingerprint(Library.from_articles([FLOOD, STRIKE]))
    assert one == fingerprint(Library.from_articles([STRIKE, FLOOD]))
    changed = Article("strike", "Strike", "Teachers closed three schools on Friday.", "Daily")
    assert one != fingerprint(Library.from_articles([FLOOD, changed]))


def test_variables_that_change_answers_are_settings_of_a_run():
    assert options_of({"BYLINE_CITATIONS": "schema", "HOME": "/home/anna"}) == (
        "BYLINE_CITATIONS=schema"
    )
    assert options_of({"BYLINE_CITATIONS": ""}) == ""
    assert options_of({"BYLINE_EMBEDDER": "gte-small"}) == "BYLINE_EMBEDDER=gte-small"
    model = {"BYLINE_MODEL": "small", "OPENAI_BASE_URL": "http://anna:secret@host:1/v1"}
    assert options_of(model) == ""
    assert options_of(model | {"BYLINE_CHECKER": "llm"}) == (
        "BYLINE_CHECKER=llm BYLINE_MODEL=small OPENAI_BASE_URL=http://host:1/v1"
    )
