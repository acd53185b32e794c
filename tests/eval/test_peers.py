import sys

import pytest

from eval.cases import Case
from eval.peers import asking
from eval.peers.asking import Peer, answer_of
from eval.peers.sample import fits, in_drawn_order
from tests.eval.reports import FLOOD

SOURCES = [
    {"article": {"id": "a", "title": "A"}, "text": "It rained."},
    {"article": {"id": "b", "title": "B"}, "text": "It snowed."},
]


@pytest.fixture
def peer(monkeypatch):
    """Another system in a process of its own."""
    started = [sys.executable, "-m", "tests.eval.peer_recipe"]
    monkeypatch.setattr(asking, "recipe_command", lambda name: started)
    return lambda model="m": Peer("other", {FLOOD.id: FLOOD}, "http://127.0.0.1:9/v1", model)


def test_a_reply_becomes_a_result_like_ours(peer):
    [result] = peer().ask([(Case("a", "How many homes were empty?"), "key")])
    [citation] = result.answer["citations"]
    assert (citation["article"]["id"], citation["quote"]) == ("flood.md", FLOOD.text)
    assert [claim["citations"] for claim in result.answer["claims"]] == [[1], []]
    assert result.answer["repairs"] == {"unknown_markers": 1}
    assert result.passages[0]["article"]["title"] == "Flood in Norrby"
    assert result.seconds >= 0


def test_a_system_that_dies_of_a_question_is_asked_the_next(peer):
    cases = [(Case(str(i), question), "key") for i, question in enumerate(("crash", "Who?"))]
    died, answered = peer().ask(cases)
    assert died.error.startswith("other: ")
    assert "ValueError: what a question" in died.error
    assert answered.answer is not None


def test_a_system_that_does_not_start_ends_the_run(peer):
    with pytest.raises(RuntimeError, match="other does not start: no such model"):
        list(peer("missing").ask([(Case("a", "Who?"), "key")]))


def test_citations_are_numbered_by_first_use():
    answer = answer_of("It snowed [2]. It rained [1][2].", SOURCES)
    assert [c["article"]["id"] for c in answer["citations"]] == ["b", "a"]
    assert [claim["citations"] for claim in answer["claims"]] == [[1], [2, 1]]
    assert not answer["abstained"]


@pytest.mark.parametrize(
    "text",
    [
        "I don't know.",
        "I cannot answer this question.",
        "The documents do not provide this information.",
        "Answering is not possible given the available information.",
        "",
    ],
)
def test_what_cites_nothing_and_says_that_it_does_not_know_declines(text):
    answer = answer_of(text, SOURCES)
    assert answer["abstained"]
    assert answer["claims"] == []


@pytest.mark.parametrize(
    "text", ["It did not rain [1].", "Nobody lives there.", "The answer is 4."]
)
def test_what_cites_or_says_something_is_an_answer(text):
    assert not answer_of(text, SOURCES)["abstained"]


def test_only_cases_that_every_system_can_be_asked_fit():
    assert fits(Case("a", "Who?"))
    assert not fits(Case("a", "Who?", history=(("Where?", "There."),)))
    assert not fits(Case("a", "Who?", since="2024-01-01"))


def test_every_beginning_of_the_drawn_order_is_a_sample_in_proportion():
    cases = [Case(f"a{i}", "Who?", answers=("x",)) for i in range(8)]
    cases += [Case(f"u{i}", "Who?", unanswerable=True) for i in range(4)]
    drawn = in_drawn_order(cases)
    assert sorted(case.id for case in drawn) == sorted(case.id for case in cases)
    assert [sum(case.unanswerable for case in drawn[:size]) for size in (3, 6, 12)] == [1, 2, 4]
    assert drawn == in_drawn_order(cases)
    assert drawn != in_drawn_order(cases, seed=1)
