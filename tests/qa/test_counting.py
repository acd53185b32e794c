import pytest

from corpus import Article
from corpus.sentences import sentence_spans
from qa.evidence.counting import counting, sightings_of
from qa.questions.plan import plan_question
from qa.values import Evidence


def values(question, text):
    return [figure.value for figure, _ in counting(plan_question(question), text)]


def seen(question, text):
    article = Article(id="a", text=text)
    sentences = [Evidence(article, a, b, 0.9) for a, b in sentence_spans(text)]
    return [one.figure.value for one in sightings_of(plan_question(question), sentences)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Some 900 Danish soldiers came.", [900]),
        ("Some 900 soldiers from Denmark came.", [900]),
        ("Some 900 Norwegian soldiers came.", []),
        ("There were 900 in Norrby.", [900]),
        ("Norwegian soldiers came, 900 of them on foot.", []),
        ("Of 900 Norwegian soldiers, up from 800, few stayed.", []),
        ("The two had met before.", []),
    ],
)
def test_only_those_of_the_name_asked_for_are_counted(text, found):
    assert values("How many Danish soldiers came?", text) == found


def test_figures_of_the_place_asked_for_leave_out_the_others():
    text = "Ole Berg saw 900 soldiers in Norrby. Ole Berg saw 700 soldiers in Alna."
    assert seen("How many soldiers are in Alna?", text) == [700]
    assert seen("How many soldiers came?", text) == [900, 700]


def test_figures_of_the_group_asked_for_leave_out_the_others():
    text = "Ole Berg saw 900 soldiers. Ole Berg saw 40 wounded soldiers in tents."
    assert seen("How many wounded soldiers are there?", text) == [40]
