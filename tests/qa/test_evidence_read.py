import pytest

from corpus import Article
from qa.evidence.relevance import Relevance
from qa.evidence.selection import find_evidence
from qa.evidence.sufficiency import NOTHING
from qa.questions.plan import plan_question
from qa.values import Evidence
from tests.qa.assistants import EMBEDDER, Judging

RAIN = Article(
    id="rain",
    text="The river Alna rose by a metre in Norrby. Anna Lind unveiled her scheme for new dams.",
)


def judged(question, reader):
    hits = [Evidence(RAIN, 0, len(RAIN.text))]
    return find_evidence(plan_question(question), hits, Relevance(EMBEDDER, reader))


def test_a_reader_that_is_sure_lets_a_sentence_leave_a_word_unmet():
    question = "What did Anna Lind present?"
    assert not judged(question, None).answers
    assert not judged(question, Judging("unveiled", 0.6)).answers
    found = judged(question, Judging("unveiled", 0.9999))  # far, by these vectors
    assert found.answers
    assert found.evidence[0].text.startswith("Anna Lind unveiled")


def test_a_sentence_that_a_reader_finds_likely_need_not_be_near_if_it_leaves_no_word_unmet():
    question = "Where was the metre?"
    assert judged(question, None).missing == NOTHING
    assert judged(question, Judging("river", 0.99)).answers


def test_where_a_reader_finds_every_sentence_unlikely_the_articles_do_not_answer():
    question = "Where did the river Alna rise by a metre?"
    assert judged(question, None).answers
    assert not judged(question, Judging("river", 0.001)).answers
    assert judged(question, Judging("river", 0.9)).answers
    assert judged("Did it rise by a metre (river Alna)?", Judging("river", 0.001)).answers
    assert not judged("Where did it rise (river Alna)?", Judging("river", 0.001)).answers


def test_when_may_be_told_without_a_date_where_a_reader_is_sure():
    question = "When did the river Alna of Norrby rise?"
    assert judged(question, None).missing == "no such date"
    assert judged(question, Judging("river", 0.9999)).answers


def test_who_may_be_told_without_a_name_where_a_reader_is_sure_but_not_which_official():
    article = Article(id="boat", text="The fishermen rowed the boat to the pier.")
    hits = [Evidence(article, 0, len(article.text))]
    for question, answers in (("Who rowed the boat?", True), ("Which official rowed?", False)):
        for chance, sure in ((0.001, False), (0.9999, answers)):
            relevance = Relevance(EMBEDDER, Judging("fishermen", chance))
            assert find_evidence(plan_question(question), hits, relevance).answers is sure


def test_of_the_names_that_a_follow_up_leans_on_one_is_enough():
    assert judged("What rose by a metre with it (river Alna Vik)?", None).answers
    assert judged("What rose by a metre with it (river Vik Oslo)?", None).missing
    assert judged("What rose by a metre in the river (Vik Oslo)?", None).answers


def test_a_long_question_is_not_refused_for_a_reader_that_expects_all_of_it_in_a_sentence():
    question = "Did the Alna of Norrby rise, and Anna Lind of Norrby unveil new dams for the Alna?"
    assert judged(question, None).answers
    assert judged(question, Judging("river", 0.001)).answers


def test_a_reader_that_expects_more_is_not_heard_where_the_words_asked_for_are_given():
    article = Article(id="said", text="Anna Lind said the river Alna had risen. Vik was flooded.")
    hits = [Evidence(article, 0, len(article.text))]
    relevance = Relevance(EMBEDDER, Judging("river", 0.001))
    found = find_evidence(plan_question("What did Anna Lind say?"), hits, relevance)
    assert found.answers
    assert found.evidence[0].text.startswith("Anna Lind said")
    for other in ("What did Anna Lind say about pumps?", "What did Ole Berg say?"):
        assert not find_evidence(plan_question(other), hits, relevance).answers


@pytest.mark.parametrize(("chance", "gain"), [(0.9, 0.148), (0.14 / 1.14, 0.075), (0.001, 0.001)])
def test_a_sentence_that_a_reader_holds_for_the_answer_gains(chance, gain):
    question = "What happened in Norrby?"
    found = judged(question, None), judged(question, Judging("unveiled", chance))
    before, after = (next(e.score for e in f.evidence if "unveiled" in e.text) for f in found)
    assert after - before == pytest.approx(gain, abs=0.001)


@pytest.mark.parametrize(
    ("question", "chance", "answered"),
    [
        ("What did the heron wade through?", 0.9, False),
        ("Which fish did Anna Lind unveil?", 0.9, False),
        ("Which fish did Anna Lind unveil?", 0.9999, True),
        ("How many herons did Ole Berg see?", 0.9, False),
        ("How many dams did Anna Lind close?", 0.99, False),
    ],
)
def test_a_name_a_figure_and_the_thing_asked_for_stay_unmet_unless_a_reader_is_sure(
    question, chance, answered
):
    assert judged(question, Judging("unveiled", chance)).answers is answered
