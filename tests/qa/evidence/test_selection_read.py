import math
from dataclasses import replace

import pytest

from corpus import Article
from qa.evidence.relevance import Relevance
from qa.evidence.selection import find_evidence
from qa.evidence.unmet import NOTHING
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
    assert not judged(question, Judging("unveiled", 0.5)).answers
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


def test_the_words_that_answer_are_known_of_sentences_that_likely_do():
    question = "What did Anna Lind present?"
    [words] = judged(question, Judging("unveiled", 0.9999)).answering
    assert (words.text, words.article) == ("unveiled", RAIN)
    assert judged(question, Judging("unveiled", 0.001)).answering == []
    assert judged(question, None).answering == []


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


def test_where_may_be_told_without_a_name_where_a_reader_is_sure_but_not_in_which_town():
    text = "Water stood in the cellars of old houses. The water in Norrby was clean."
    hits = [Evidence(Article(id="water", text=text), 0, len(text))]

    def answers(question, chance):
        relevance = Relevance(EMBEDDER, Judging("cellars", chance))
        return find_evidence(plan_question(question), hits, relevance).answers

    assert answers("Where did water stand?", 0.9999)
    assert not answers("Where did water stand?", 0.1)
    assert not answers("In which town did water stand?", 0.9999)


def test_a_figure_may_be_of_another_kind_than_asked_for_where_a_reader_is_surest():
    question = "How many herons did the river Alna bring?"
    assert judged(question, None).missing
    assert judged(question, Judging("river", 0.9)).missing
    assert judged(question, Judging("river", 0.999999)).answers


def test_what_meets_more_of_the_question_is_not_put_before_what_is_likelier_to_answer():
    text = "Anna Lind planned dams. The river Alna rose by a metre, Anna Lind said of new dams."
    hits = [Evidence(Article(id="dams", text=text), 0, len(text))]
    question = plan_question("What did Anna Lind build against the Alna?")
    for chance, first in ((0.001, "The river"), (0.9999, "Anna Lind planned")):
        relevance = Relevance(EMBEDDER, Judging("planned", chance))
        assert find_evidence(question, hits, relevance).evidence[0].text.startswith(first)


def test_news_of_the_days_in_which_a_question_is_asked_goes_first_of_what_is_as_likely():
    old = Article(id="old", text="The river Alna rose by a metre.")
    new = Article(id="new", text="The river Alna rose by a foot.")
    reader = Judging("Alna", 0.8)
    plan = plan_question("By how much did the river Alna rise?")

    def told(timely):
        hits = [Evidence(old, 0, len(old.text)), Evidence(new, 0, len(new.text), timely=timely)]
        found = find_evidence(plan, hits, Relevance(EMBEDDER, reader))
        assert found.likely(-math.inf)[0] == found.evidence[0]
        return found.evidence[0].article.id

    assert (told(0.0), told(1.0)) == ("old", "new")


def test_of_the_names_that_a_follow_up_leans_on_one_is_enough():
    assert judged("What rose by a metre with it (river Alna Vik)?", None).answers
    assert judged("What rose by a metre with it (river Vik Oslo)?", None).missing
    assert judged("What rose by a metre in the river (Vik Oslo)?", None).answers


def test_a_long_question_about_publishers_is_not_refused_for_a_reader_that_expects_all_at_once():
    question = "Did the Alna of Norrby rise, and Anna Lind of Norrby unveil new dams for the Alna?"
    assert judged(question, None).answers
    assert not judged(question, Judging("river", 0.001)).answers
    wide = f"In the Norrby Post article, {question[:1].lower()}{question[1:]}"
    news = replace(RAIN, source="Norrby Post")
    hits = [Evidence(news, 0, len(news.text))]
    relevance = Relevance(EMBEDDER, Judging("river", 0.001))
    assert find_evidence(plan_question(wide, {"Norrby Post"}), hits, relevance).answers


def test_how_something_developed_is_not_refused_for_a_reader_that_expects_all_of_it_at_once():
    question = "How did the report of the metre that the river Alna rose in Norrby develop?"
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


def test_a_reader_that_expects_more_is_not_heard_where_somebody_s_count_is_given():
    text = "Anna Lind, speaking beside Ole Berg, said 40 boats had come to Vik. Shops were closed."
    article = Article(id="said", text=text)
    hits = [Evidence(article, 0, len(article.text))]
    relevance = Relevance(EMBEDDER, Judging("boats", 0.001))
    lind, berg = "How many boats did Lind count?", "How many boats did Berg count in Vik?"
    assert find_evidence(plan_question(lind.replace("count", "give")), hits, relevance).answers
    assert not find_evidence(plan_question("How many boats sank?"), hits, relevance).answers
    missing = find_evidence(plan_question(berg.replace("count", "see")), hits, relevance).missing
    assert missing == "no such number of Berg"


@pytest.mark.parametrize(
    ("told", "theirs"),
    [
        ("The coast guard has learnt of 40 boats, Lind announced.", True),
        ("Holt accused Norway of sending 40 boats, although Lind said it rained.", False),
        ("Lind's estimate of 40 boats was printed.", True),
    ],
)
def test_whose_count_it_is_is_told_by_the_clause(told, theirs):
    article = Article(id="said", text=f"Anna Lind came to Vik. {told} Shops were closed.")
    hits = [Evidence(article, 0, len(article.text))]
    found = find_evidence(plan_question("How many boats did Lind give?"), hits, Relevance(EMBEDDER))
    assert found.missing == (None if theirs else "no such number of Lind")


@pytest.mark.parametrize(
    "question",
    [
        "What did Lind and Berg speak about?",
        "What did Lind discuss with Berg?",
        "What was the meeting between Lind and Berg about?",
    ],
)
@pytest.mark.parametrize("they", ["Lind had talked with Berg", "They had talked with the crew"])
def test_what_they_talked_about_is_told_whatever_a_reader_expects(question, they):
    told = f"{they} in Vik about the river Alna."
    article = Article(id="talk", text=f"Lind and Berg came by boat. {told} It rained.")
    hits = [Evidence(article, 0, len(article.text))]
    relevance = Relevance(EMBEDDER, Judging("river", 0.001))
    found = find_evidence(plan_question(question), hits, relevance)
    assert found.answers
    assert found.evidence[0].text == told
    other = find_evidence(plan_question(question.replace("Berg", "Holt")), hits, relevance)
    assert not other.answers


DAMS = Article(
    id="dams", text="Anna Lind came to Norrby. The auditor closed 40 dams of the Alna in May."
)


def judged_at(question, article, word, strength):
    """What is found where the sentence with the word has this strength."""
    hits = [Evidence(article, 0, len(article.text))]

    def found(chance):
        relevance = Relevance(EMBEDDER, Judging(word, chance))
        return find_evidence(plan_question(question), hits, relevance)

    even = found(0.5)
    nearness = next(s for e, s in zip(even.evidence, even.strengths, strict=True) if word in e.text)
    return found(1 / (1 + math.exp(nearness - strength)))


@pytest.mark.parametrize(
    ("question", "article", "word", "border"),
    [
        ("Where did the river Alna rise by a metre?", RAIN, "river", -3.5),  # meets all of it
        ("What did the heron wade through?", RAIN, "unveiled", -2.0),  # a plain word
        ("Which fish did Anna Lind unveil?", RAIN, "unveiled", -1.0),  # the thing asked for
        ("How many dams did the auditor paint?", DAMS, "auditor", 1.0),  # a word beside a number
        ("When did the river Alna of Norrby rise?", RAIN, "river", 1.0),  # a date
        ("How many pumps did the auditor close?", DAMS, "auditor", 3.0),  # what is counted
    ],
)
def test_how_sure_a_reader_must_be_depends_on_what_the_sentence_leaves_open(
    question, article, word, border
):
    assert not judged_at(question, article, word, border - 0.1).answers
    assert judged_at(question, article, word, border + 0.1).answers


def score_read(chance: float | None) -> float:
    reader = None if chance is None else Judging("unveiled", chance)
    found = judged("What happened in Norrby?", reader)
    return next(e.score for e in found.evidence if "unveiled" in e.text)


@pytest.mark.parametrize(("chance", "gain"), [(0.9, 0.154), (0.5, 0.0), (0.1, -0.154)])
def test_a_sentence_gains_by_the_log_odds_that_it_answers(chance, gain):
    assert score_read(chance) - score_read(0.5) == pytest.approx(gain, abs=0.001)


def test_a_sentence_that_surely_answers_not_is_as_one_that_no_reader_has_read():
    assert score_read(0.00001) == pytest.approx(score_read(None))


@pytest.mark.parametrize(
    ("question", "chance", "answered"),
    [
        ("What did the heron wade through?", 0.5, False),
        ("Which fish did Anna Lind unveil?", 0.5, False),
        ("Which fish did Anna Lind unveil?", 0.99, True),
        ("How many herons did Ole Berg see?", 0.9, False),
        ("How many dams did Anna Lind close?", 0.9, False),
    ],
)
def test_a_name_a_figure_and_the_thing_asked_for_stay_unmet_unless_a_reader_is_sure(
    question, chance, answered
):
    assert judged(question, Judging("unveiled", chance)).answers is answered


def test_whose_number_it_is_need_not_be_told_where_a_reader_is_sure():
    article = Article(id="owed", text="Karin Holt came. The auditor found Norrby owes 40 boats.")
    hits = [Evidence(article, 0, len(article.text))]
    plan = plan_question("How many boats does Norrby owe, according to Karin Holt?")
    told = "no such number of Karin Holt"
    for chance, missing in ((0.5, told), (0.99999, None)):
        relevance = Relevance(EMBEDDER, Judging("auditor", chance))
        assert find_evidence(plan, hits, relevance).missing == missing
    text = "Karin Holt came. The auditor Ole Berg said Norrby owes 40 boats."
    hits = [Evidence(Article(id="owed", text=text), 0, len(text))]
    relevance = Relevance(EMBEDDER, Judging("auditor", 0.99999))
    assert find_evidence(plan, hits, relevance).missing == told  # they are another's


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Anna Lind runs the port. Rain fell. Fog came. Nets tore. Lind unveiled a crane.", True),
        ("Rain fell. Fog came. Nets tore. Lind unveiled a crane.", False),
        ("Anna Lind runs the port. Rain fell. Fog came. Nets tore. Anna unveiled a crane.", False),
        ("Anna Lind left. Rain fell. Fog came. Nets tore. Ole Lind unveiled a crane.", False),
        ("Anna Lind left. Rain fell. Fog came. Nets tore. Linden unveiled a crane.", False),
    ],
)
def test_a_first_name_may_stand_elsewhere_in_the_article_where_the_last_one_is_there(
    text, answered
):
    hits = [Evidence(Article(id="port", text=text), 0, len(text))]
    found = find_evidence(
        plan_question("Who or what unveiled a crane with Anna Lind?"), hits, Relevance(EMBEDDER)
    )
    assert found.answers is answered, found.missing


def test_the_one_whom_a_question_calls_by_a_relation_must_be_told_of():
    question = "What did Anna Lind's wife unveil in Norrby?"
    assert judged(question, Judging("unveiled", 0.5)).missing == "nothing about “wife”"
    assert judged(question, Judging("unveiled", 0.99)).answers
    assert judged("What did Anna Lind unveil in Norrby?", Judging("unveiled", 0.9)).answers


def test_a_body_may_be_told_by_the_initials_of_its_name():
    article = Article(id="gm", text="GM spent eight billion dollars on the robot taxis of Norrby.")
    hits = [Evidence(article, 0, len(article.text))]
    relevance = Relevance(EMBEDDER, Judging("GM", 0.5))
    plan = plan_question("How many dollars did Grand Motors spend on the robot taxis of Norrby?")
    assert "Motors" not in (find_evidence(plan, hits, relevance).missing or "")
    plan = plan_question("How many dollars did Vik Marine spend on the robot taxis of Norrby?")
    assert find_evidence(plan, hits, relevance).missing == "nothing about “Vik Marine”"


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("What closed in Norrby in 2025?", "Two bridges of Norrby closed in 2021.", False),
        ("What closed in Norrby in 2025?", "Two bridges of Norrby closed.", True),
        ("What closed in Norrby in 2025?", "In Norrby, 97% of the boats of 2019 closed.", True),
        ("What closed since 2020 in Norrby?", "Two bridges of Norrby closed in 2021.", True),
        ("When does the law of 2021 in Norrby start?", "It starts in Norrby in 2022.", True),
        ("When does the law of 2025 in Norrby start?", "It starts in Norrby in 2022.", False),
    ],
)
def test_a_sentence_of_other_years_is_no_answer_however_sure_a_reader_is(question, text, answers):
    article = Article(id="year", title="Norrby", text=text)
    hits = [Evidence(article, 0, len(text))]
    relevance = Relevance(EMBEDDER, Judging("Norrby", 0.9999))
    assert find_evidence(plan_question(question), hits, relevance).answers is answers


def test_what_happened_on_a_day_is_told_whatever_a_reader_expects():
    text = "Bombs hit Vik on Friday. Boats of Vik sank in May."
    article = Article(id="bombs", title="Bombs", text=text, published="2022-03-11")
    hits = [Evidence(article, 0, len(text))]
    relevance = Relevance(EMBEDDER, Judging("Vik", 0.001))
    for day, answers in (("11 March 2022", True), ("11 March 2021", False)):
        found = find_evidence(plan_question(f"What happened in Vik on {day}?"), hits, relevance)
        assert found.answers is answers
