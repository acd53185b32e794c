from corpus import Article
from qa.evidence.headlines import told_by_headlines
from qa.evidence.relevance import Relevance
from qa.questions.plan import plan_question
from qa.values import Evidence
from tests.qa.assistants import EMBEDDER

TEXT = (
    "The merger was announced on Monday. Norda will pay 3 million for Falk. Shares fell by a tenth."
    " Analysts were surprised. Unions asked for talks. The price is to be paid by May."
)


def told(question, title, text=TEXT):
    article = Article(id="merger", title=title, text=text)
    fits = Relevance(EMBEDDER).fits(plan_question(question), [Evidence(article, 0, len(text))])
    return told_by_headlines(question, [fit.sentence for fit in fits])


def test_a_sentence_has_a_share_of_what_its_headline_adds_to_the_question():
    shares = told("Which two firms agreed on a merger?", "Two firms agree on merger: Norda, Falk")
    assert shares == [0, 1, 0, 0, 0, 0]


def test_a_headline_about_something_else_tells_nothing():
    assert set(told("Which two firms agreed on a merger?", "Norda opens a port in Vik")) == {0}
    assert set(told("", "Norda and Falk agree on a merger")) == {0}
    assert set(told("Which two firms agreed on a merger?", "")) == {0}


def test_what_most_sentences_are_about_tells_none_from_another():
    text = "Norda rose. Norda fell. Norda bought Falk. Norda closed. Norda paid."
    assert told("Who agreed on a merger?", "Norda and Falk agree on a merger", text) == [
        0, 0, 0.5, 0, 0,
    ]  # fmt: skip


def test_no_sentences_have_no_shares():
    assert told_by_headlines("Who agreed on a merger?", []) == []
