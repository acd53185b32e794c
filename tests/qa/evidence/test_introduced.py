"""Questions for who somebody is: what is told of the one they name."""

import pytest

from corpus import Article
from qa.evidence.kinds import introduces
from qa.evidence.relevance import Relevance
from qa.evidence.selection import find_evidence
from qa.questions.plan import plan_question
from qa.values import Evidence
from tests.qa.assistants import EMBEDDER

TEXT = (
    "“The ferries of Norrby have to wait,” said Eva Holm. Holm told Norrby's harbour that the ice"
    " came early. Harbour master Eva Holm was at sea on Monday. Ole Lund, a baker from Vik, saw the"
    " ferries leave."
)


def found(question):
    article = Article(id="ice", title="Ice", text=TEXT)
    passages = [Evidence(article, 0, len(TEXT))]
    return find_evidence(plan_question(question), passages, Relevance(EMBEDDER))


def sentence(text, before=""):
    """A sentence of an article, behind what stands before it."""
    return Evidence(Article(text=before + text), len(before), len(before + text))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Eva Holm?", "Eva Holm"),
        ("And who was Mr. Lund?", "Mr. Lund"),
        ("Who’s Eva Holm", "Eva Holm"),
        ("Who is Eva Holm's baker?", ""),
        ("Who is the harbour master of Norrby?", ""),
        ("Who is it that Eva Holm met?", ""),
        ("Where is Eva Holm?", ""),
    ],
)
def test_only_a_question_for_somebody_named_asks_who_that_is(question, name):
    plan = plan_question(question)
    assert plan.introduced == name
    assert (plan.kind == "open") is bool(name) or plan.kind == "where"


def test_the_sentence_that_tells_the_office_comes_first():
    best = found("Who is Eva Holm?")
    assert best.evidence[0].text == "Harbour master Eva Holm was at sea on Monday."
    assert best.answers


def test_whoever_has_no_office_is_told_of_too():
    best = found("Who is Ole Lund?")
    assert best.evidence[0].text.startswith("Ole Lund, a baker from Vik")
    assert best.answers


def test_somebody_of_whom_nothing_stands_there_is_not():
    assert found("Who is Ida Moe?").missing == "nothing about “Ida Moe”"


def test_the_office_of_somebody_else_introduces_nobody():
    plan = plan_question("Who is Ole Lund?")
    master, mayor = (
        "Harbour master Eva Holm met Ole Lund.",
        "Eva Holm met the mayor of Vik, Ole Lund.",
    )
    assert not introduces(plan, sentence(master))
    assert introduces(plan, sentence(mayor))


def test_a_last_name_alone_introduces_nobody_whom_the_article_calls_otherwise():
    text = "Lund, the mayor of Vik, met Holm."
    plan = plan_question("Who is Ole Lund?")
    assert introduces(plan, sentence(text))
    assert introduces(plan, sentence(text, "Ole Lund came. "))
    assert not introduces(plan, sentence(text, "Eva Lund came. "))
