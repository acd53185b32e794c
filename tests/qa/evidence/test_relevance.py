import threading

import pytest

from corpus import Article
from qa.evidence.relevance import Relevance
from qa.questions.plan import plan_question
from qa.values import Evidence
from tests.fakes import HashEmbedder, WordReader
from tests.qa.assistants import EMBEDDER

TEXT = "The river flooded Norrby. Two bridges were closed."
FLOOD = Article(id="flood", title="Alna", text=TEXT)
PLAN = plan_question("Which bridges on the Alna were closed?")


def fits(article=FLOOD, plan=PLAN, relevance=None):
    found = [Evidence(article, 0, len(article.text))]
    return (relevance or Relevance(EMBEDDER)).fits(plan, found)


def test_every_sentence_has_a_fit_in_the_order_of_the_text():
    assert [fit.sentence.text for fit in fits()] == [TEXT[:25], TEXT[26:]]


def test_a_word_of_the_question_is_met_by_the_same_word_or_by_the_title():
    _, fit = fits()
    met = dict(zip([term.word for term in PLAN.terms], fit.met, strict=True))
    assert met["bridges"] == pytest.approx(1, abs=1e-5)
    assert met["Alna"] == pytest.approx(1, abs=1e-5)


def test_the_sentence_that_shares_more_words_fits_better():
    river, bridges = fits()
    assert bridges.score > river.score


def test_a_sentence_that_leans_on_the_one_before_it_has_its_names_too():
    plan = plan_question("What did Anna Lind say about boats?")
    for second in ("She asked for boats.", '"Boats are needed."'):
        own = Article(id="own", text=f"Anna Lind came by train. {second} Boats were late.")
        _, leaning, later = fits(own, plan)
        assert leaning.met[1] == pytest.approx(1, abs=1e-5)
        assert later.met[1] < 0.9


def test_offsets_are_those_of_the_article_wherever_the_passage_begins():
    [fit] = Relevance(EMBEDDER).fits(PLAN, [Evidence(FLOOD, 26, len(TEXT))])
    sentence = fit.sentence
    assert (sentence.start, sentence.end) == (26, len(TEXT))
    assert sentence.text == "Two bridges were closed."


class CountingEmbedder(HashEmbedder):
    """Counts the texts whose tokens it was asked for."""

    read = 0

    def embed_tokens(self, texts):
        self.read += len(texts)
        return super().embed_tokens(texts)


def test_a_passage_is_read_once_and_a_new_revision_again():
    embedder = CountingEmbedder(dim=64)
    relevance = Relevance(embedder)
    assert fits(relevance=relevance) == fits(relevance=relevance)
    assert embedder.read == 3  # the question twice, the passage once
    fits(Article(id="flood", text="Rain fell."), relevance=relevance)
    assert embedder.read == 5


def test_the_reader_is_asked_of_each_passage_in_its_names_of_governments():
    reader = WordReader()
    texts = ("Norway paid for pumps.", "Oslo paid for boats.", "Berg paid for dams.")
    found = [Evidence(Article(id=t, text=t), 0, len(t)) for t in texts]
    plan = plan_question("What is Oslo paying for?")
    fits = Relevance(EMBEDDER, reader).fits(plan, found)
    asked = {text: question for question, text in reader.asked}
    assert asked == dict(
        zip(texts, ("What is Norway paying for?", *2 * [plan.question]), strict=True)
    )
    assert None not in [fit.chance for fit in fits]


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What did Vik buy in May 2024?", "What did Vik buy?"),
        ("What did Vik buy on 4 May 2024?", "What did Vik buy?"),
        ("What did Vik buy on 5 May 2024?", None),
        ("What did Vik buy in June 2024?", None),
        ("What did Vik buy before May 2024?", None),
        ("What did Vik buy in 2024?", None),
    ],
)
def test_an_article_need_not_tell_the_day_or_month_on_which_it_was_published(question, read):
    reader = WordReader()
    article = Article(id="boat", text="Vik bought a boat.", published="2024-05-04")
    plan = plan_question(question)
    Relevance(EMBEDDER, reader).fits(plan, [Evidence(article, 0, len(article.text))])
    assert [asked for asked, _ in reader.asked] == [read or question]


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Who sold the old boat, Lind or Berg?", "Who sold the old boat?"),
        ("Which came first, the flood or the fire?", None),
        ("Is it true that the old boat sank?", "the old boat sank?"),
        ("Which boat of Lind, the mayor, sank in Vik or Oslo?", None),
    ],
)
def test_the_reader_is_asked_without_offered_answers_or_whether_it_is_true(question, read):
    reader = WordReader()
    fits(plan=plan_question(question), relevance=Relevance(EMBEDDER, reader))
    assert [asked for asked, _ in reader.asked] == [read or question]


def test_threads_may_share_it():
    relevance, scores = Relevance(EMBEDDER), []
    ask = [lambda: scores.append(fits(relevance=relevance)[0].score) for _ in range(4)]
    threads = [threading.Thread(target=each) for each in ask]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(scores) == 4
    assert len(set(scores)) == 1


def test_a_reader_tells_the_chance_of_each_sentence_once():
    reader = WordReader()
    relevance = Relevance(EMBEDDER, reader)
    plan = plan_question("Which bridges were closed?")
    river, bridges = fits(plan=plan, relevance=relevance)
    assert river.chance < 0.5 < bridges.chance
    assert fits(plan=plan, relevance=relevance)[1] == bridges
    assert reader.asked == [("Which bridges were closed?", f"Alna. {TEXT}")]
    [part] = relevance.fits(plan, [Evidence(FLOOD, 26, len(TEXT))])
    assert part.chance == bridges.chance


def test_without_a_reader_nothing_is_known_of_answers():
    assert {fit.chance for fit in fits()} == {None}
