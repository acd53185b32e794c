"""Figures of the deed that a question asks about, and of others."""

import pytest

from corpus import Article
from corpus.sentences import sentence_spans
from qa.evidence.figures.counting import sightings_of
from qa.evidence.figures.deeds import going_on, of_another_deed
from qa.evidence.relevance import Relevance
from qa.questions.plan import plan_question
from qa.values import Evidence
from tests.qa.assistants import EMBEDDER, Judging

STRIKE = (
    "Some 900 workers walked out on Monday. The firm put the number at 500. In a ballot 700 workers"
    " voted for it. The union put the number at 800. Lind called it closer to 750."
)


def aside(question, text, strengths, reader):
    article = Article(id="one", text=text)
    spans = sentence_spans(text)
    judged = [(Evidence(article, *s), known) for s, known in zip(spans, strengths, strict=True)]
    others = of_another_deed(plan_question(question), judged, Relevance(EMBEDDER, reader))
    return [e.text for e, _ in judged if e in others]


def test_a_count_of_those_who_do_something_else_is_of_another_deed_and_so_is_what_goes_on_from_it():
    found = aside("How many workers downed tools?", STRIKE, [-2.0] * 5, Judging("walked", 0.9))
    assert found == [
        "In a ballot 700 workers voted for it.",
        "The union put the number at 800.",
        "Lind called it closer to 750.",
    ]


def test_a_sentence_with_a_word_of_the_deed_asked_for_is_not():
    found = aside("How many workers voted?", STRIKE, [1.0, *[-2.0] * 4], Judging("walked", 0.9))
    assert found == []


def test_nor_is_one_that_likely_answers_in_its_passage():
    strengths = [-2.0, -2.0, 3.0, -2.0, -2.0]
    assert aside("How many workers downed tools?", STRIKE, strengths, Judging("walked", 0.9)) == []


@pytest.mark.parametrize(
    "question",
    [
        "How many workers are there?",  # no deed
        "How many workers of Norda were there?",
        "How many workers were killed?",  # a fate, told by its words
        "How many workers did Lind say sang?",  # or in somebody's words
    ],
)
def test_where_no_deed_is_asked_for_none_is_another(question):
    assert aside(question, STRIKE, [-2.0] * 5, Judging("walked", 0.9)) == []


def test_where_all_would_be_of_another_deed_none_is():
    assert aside("How many workers sang?", STRIKE, [-5.0] * 5, Judging("sang", 0.9)) == []


SWAPS = (
    "The first Vik swap freed 40 boats. Berg spoke of 45 boats freed. A second swap of boats freed"
    " 90 boats."
)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many boats were freed in the first swap?", [40, 45]),
        ("How many boats were freed in the second swap?", [90]),
        ("How many boats were freed in the third swap?", [40, 45, 90]),  # none is of that one
        ("How many boats were freed?", [40, 45, 90]),
    ],
)
def test_figures_are_of_the_one_of_several_that_is_asked_about(question, values):
    article = Article(id="swaps", text=SWAPS)
    sentences = [Evidence(article, *span, 1.0) for span in sentence_spans(SWAPS)]
    found = sightings_of(plan_question(question), sentences)
    assert [one.figure.value for one in found] == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many boats sank?", [40]),
        ("How many boats are there?", [40, 90]),
    ],
)
@pytest.mark.parametrize("whole", ["of 90 boats", "of the town's 90 boats", "of all 90 boats"])
def test_of_as_many_as_there_are_is_no_count_of_those_who_do_something(question, values, whole):
    text = f"Some 40 {whole} sank."
    article = Article(id="boats", text=text)
    found = sightings_of(plan_question(question), [Evidence(article, 0, len(text), 1.0)])
    assert [one.figure.value for one in found] == values


@pytest.mark.parametrize(
    ("question", "text", "values"),
    [
        ("How many guests were on board the Alna?", "The Alna had 40 guests on board.", [40]),
        ("How many people sang in Vik?", "In Vik 40 people sang. Lind saw 90 people.", [40]),
        ("How many people sang?", "Lind said 40 people sang. Berg said it was nine.", [40, 9]),
        ("How many people sang?", "Lind said 40 people sang. Berg spoke of nine.", [40, 9]),
        ("How many people sang?", "Lind said 40 people sang. Nine came.", [40]),
        ("How many boats sank?", "Vik lost 40 boats. It has 900 people, 90 of them abroad.", [40]),
        ("How many guests sang?", "Vik had 40 guests. Of 90 people 50 were in Vik.", [40, 90, 50]),
    ],
)
def test_where_it_counts_and_what_is_given_as_a_number(question, text, values):
    text = f"{text} Lind was a guest of the Alna."
    article = Article(id="told", text=text)
    sentences = [Evidence(article, *span, 1.0) for span in sentence_spans(text)]
    found = sightings_of(plan_question(question), sentences)
    assert [one.figure.value for one in found] == values


def test_a_figure_alone_goes_on_from_one_near_enough():
    text = "Some 900 workers walked out. The firm put it at 500. Berg left. Lind spoke of 300."
    article = Article(id="one", text=text)
    count, firm, *others = (Evidence(article, *span) for span in sentence_spans(text))
    plan = plan_question("How many workers walked out?")
    assert going_on(plan, [count], [firm, *others]) == {firm}
    assert going_on(plan, [], [firm, *others]) == set()
    killed = plan_question("How many workers were killed?")
    assert going_on(killed, [count], [firm]) == set()
