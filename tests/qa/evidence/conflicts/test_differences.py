"""Questions for what articles differ in, and what is told of it."""

from dataclasses import replace

import pytest

from corpus import Article, Where
from qa.answerer import NO_ANSWER
from qa.evidence.conflicts.differences import on_topic, what_may_differ
from qa.questions.differences import differing_on
from qa.questions.plan import plan_question
from qa.values import ConflictKind, Evidence
from tests.embeddings.libraries import built
from tests.qa.assistants import EMBEDDER, answered, extractive

DAM = Article(
    id="dam", title="Dam breaks in Vik", published="2024-05-03", source="Vik Post",
    text="The dam of Vik in Alna broke on Friday. Mayor Anna Lind said 40 houses were flooded. Vik"
    " fears more rain.",
)  # fmt: skip
COUNT = Article(
    id="count", title="After the flood", published="2024-05-04", source="Alna Times",
    text="Engineers came to Vik in Alna on Saturday. Ole Berg said 55 houses were flooded."
    " Berg denied that the dam of Vik was unsafe.",
)  # fmt: skip
SAFETY = Article(
    id="safety", title="Report on a dam", published="2024-05-05", source="Alna News",
    text="A report of April, Lind said in Vik in Alna, shows that the dam of Vik was unsafe.",
)  # fmt: skip
CUP = Article(
    id="cup", title="Cup", published="2024-05-05", source="Sport",
    text="Norda won in Oslo. The stadium was full, Per Holt said.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What do the reports disagree about?", "news"),
        ("Where do the sources differ on the dam in Vik?", "the dam in Vik"),
        ("Do the articles contradict each other?", "news"),
        ("Are there any contradictions?", "news"),
        ("Which figures are disputed?", "news"),
        ("Where do they differ (dam, Vik)?", "dam, Vik"),
        ("In short, where do they differ (dam, Vik)?", "dam, Vik"),
        ("What do the articles differ in?", "news"),
        ("Is there any contradiction in the articles?", "news"),
        ("Could you tell me what the papers disagree about?", "news"),
        ("Do all the sources say the same about the dam?", "the dam"),
        ("How do the accounts of the flood differ?", "the flood"),
        ("How do the accounts of the flood differ on its cause?", "the flood, its cause"),
        ("On which points do both articles differ?", "news"),
        ("What’s still contested about the dam?", "the dam"),
        ("About the dam, where do the reports disagree?", "the dam"),
        ("the dam in Vik: what is disputed?", "the dam in Vik"),
        ("Are there conflicting figures for the dead?", "the dead"),
        ("Which numbers don't match?", "news"),
        ("List all contradictions.", "news"),
        ("Are the reports consistent with each other?", "news"),
        ("Compare the reports on the dam.", "the dam"),
        ("Who contradicts whom?", "news"),
        ("Did they agree on a deal?", None),
        ("What did they agree about?", None),
        ("Do officials agree on the plan?", None),
        ("Where do the articles agree?", None),
        ("What conflicts are there?", None),
        ("Do the papers vary in size?", None),
        ("What are the differences between Lind and Berg?", None),
        ("Is there a dispute about water?", None),
        ("Did the articles differ on whether it fell?", None),
        ("Where do  the\nreports differ?", "news"),
        (f"Where do the reports on {'the dam ' * 80}differ?", None),
        ("What do Lind and Berg disagree about?", None),
    ],
)
def test_articles_are_asked_to_be_compared_as_a_whole_or_on_a_topic(question, topic):
    assert differing_on(question) == topic


def passages(*articles):
    return [Evidence(article, 0, len(article.text)) for article in articles]


def test_what_is_counted_otherwise_and_what_is_denied_may_differ():
    assert what_may_differ(passages(DAM, COUNT, CUP)) == [
        "How many houses were flooded?",
        "Was the dam of Vik unsafe?",
    ]


def test_figures_of_articles_about_other_things_do_not_differ():
    other = Article(id="rain", text="In Oslo 300 houses were flooded, Per Holt said.")
    assert what_may_differ(passages(DAM, other)) == []


@pytest.mark.parametrize(
    ("texts", "question"),
    [
        (
            ("Vik in Alna mourns 4 dead.", "Vik in Alna: 5 people died."),
            "How many people died?",
        ),
        (
            ("Vik in Alna: 4 were hurt, 2 boats sank.", "Vik in Alna: 3 boats sank."),
            "How many boats sank?",
        ),
    ],
)
def test_the_dead_are_asked_for_as_people_and_the_hurt_are_not_the_boats(texts, question):
    assert what_may_differ(passages(*(Article(id=t, text=t) for t in texts))) == [question]


def test_news_of_one_thing_are_of_the_same_months():
    later = replace(COUNT, published="2025-05-04")
    assert what_may_differ(passages(DAM, COUNT))[0] == "How many houses were flooded?"
    assert "How many houses were flooded?" not in what_may_differ(passages(DAM, later))
    undated = replace(COUNT, published=None)
    assert what_may_differ(passages(DAM, undated))[0] == "How many houses were flooded?"


@pytest.mark.parametrize(
    ("texts", "questions"),
    [
        (
            ("Vik in Alna: 40 Norse soldiers came.", "Vik in Alna: 55 Norse soldiers came."),
            ["How many Norse soldiers are there?"],
        ),
        (("Vik in Alna has 40 Norse soldiers.", "Vik in Alna: it has 9 soldiers."), []),
        (("Vik in Alna has 40 Norse soldiers.", "Vik in Alna: 9 Swedish soldiers."), []),
        (
            ("Vik in Alna: 3 days after Norse soldiers came.", "Vik in Alna: 9 Norse soldiers."),
            [],
        ),
        (
            ("Vik in Alna: 40 people fled.", "Vik in Alna: 50 people fled."),
            ["How many people fled?"],
        ),
    ],
)
def test_who_only_bear_a_name_are_compared_with_those_of_that_name(texts, questions):
    assert what_may_differ(passages(*(Article(id=t, text=t) for t in texts))) == questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("In Vik 40 houses were flooded. In Oslo 9 houses were flooded.", []),
        ("Lind said 40 houses were flooded. In Oslo 9 houses were flooded.", []),
        ("A wave killed 19 children and two teachers.", []),
        (
            "Anna Lind said 40 houses were flooded. Ole Berg said 9 houses were flooded.",
            ["How many houses were flooded?"],
        ),
    ],
)
def test_an_article_differs_with_itself_only_where_two_speakers_do(text, questions):
    assert what_may_differ(passages(Article(id="one", text=text))) == questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Lind denied the report about a law that bans old dams in Vik.", []),
        ("Lind denied a loan that led to a record cost in May.", []),
        ("Lind denied that soldiers had opened the dam.", ["Had soldiers opened the dam?"]),
        ("Lind denied that Vik had opened the dam.", ["Had Vik opened the dam?"]),
    ],
)
def test_what_only_tells_of_a_thing_is_not_denied(text, questions):
    assert what_may_differ(passages(Article(id="one", text=text))) == questions


def test_what_is_denied_leans_on_the_topic_or_on_what_its_article_is_about():
    text = "Norda sells phones. Norda denied that the app was unsafe."
    found = passages(Article(id="one", text=text))
    assert what_may_differ(found) == ["Was the app unsafe?"]
    assert what_may_differ(found, None) == ["Was the app unsafe (Norda)?"]
    assert what_may_differ(found, "Norda phones") == ["Was the app unsafe (Norda phones)?"]
    assert what_may_differ(found, "the app") == ["Was the app unsafe?"]


def test_soldiers_from_a_country_are_its_soldiers():
    texts = ("Vik in Alna: 40 Danish soldiers came.", "Vik in Alna: 50 soldiers from Denmark came.")
    found = passages(*(Article(id=text, text=text) for text in texts))
    assert what_may_differ(found) == ["How many Danish soldiers are there?"]


def test_of_a_topic_only_passages_that_name_it_are_compared():
    plan = plan_question("Lind")
    assert [e.article.id for e in on_topic(plan, passages(DAM, COUNT, SAFETY))] == ["dam", "safety"]


@pytest.mark.parametrize(
    "question", ["What do the reports disagree about?", "Where do they differ on Vik?"]
)
def test_what_the_articles_differ_in_is_told_with_each_reading(question):
    answer = answered(extractive(built(EMBEDDER, DAM, COUNT, SAFETY, CUP)), question)
    assert answer.question == question
    figures, *_ = answer.conflicts
    assert sorted(reading.value for reading in figures.readings) == [40, 55]
    assert {reading.speaker for reading in figures.readings} == {"Anna Lind", "Ole Berg"}
    assert "40 houses" in answer.text
    assert "55 houses" in answer.text


def test_in_short_a_sentence_of_each_difference_is_told():
    assistant = extractive(built(EMBEDDER, DAM, COUNT, SAFETY, CUP))
    question = "Where do the reports differ?"
    full = answered(assistant, question)
    brief = answered(assistant, "In short?", history=((question, full.text),))
    assert len(brief.claims) < len(full.claims)
    assert [c.topic for c in brief.conflicts] == [c.topic for c in full.conflicts]


def test_what_articles_differ_in_leans_on_nothing_told_before():
    more = Article(
        id="more", title="Vik", published="2024-05-06",
        text="In Vik in Alna, Berg said 9 boats sank. In Vik in Alna, Lind said 7 boats sank.",
    )  # fmt: skip
    answer = answered(extractive(built(EMBEDDER, DAM, COUNT, more)), "Where do they differ?")
    assert {conflict.topic for conflict in answer.conflicts} == {
        "How many houses were flooded?",
        "How many boats sank?",
    }


def test_what_a_topic_is_about_is_asked_for_first():
    texts = [
        f"Vik in Alna: {n} boats sank, {n} cars burned, {n} trees broke, {n} dogs barked."
        for n in (4, 5)
    ]
    found = passages(*(Article(id=text, text=text) for text in texts))
    assert what_may_differ(found, "dogs")[0] == "How many dogs barked?"


def test_where_no_article_lies_in_the_days_asked_about_that_is_said():
    assistant = extractive(built(EMBEDDER, DAM, COUNT))
    answer = answered(assistant, "Where do they differ?", where=Where(since="2030-01-01"))
    assert answer.text.startswith(f"{NO_ANSWER}: no article lies in these days")


def test_of_a_very_long_article_its_beginning_is_compared():
    rain = " It rained 40 houses were flooded in Vik in Alna, Anna Lind said." * 400
    late = Article(
        id="late", text=f"Vik in Alna.{rain} Lind said 7 boats sank. Berg said 8 boats sank."
    )
    answer = answered(extractive(built(EMBEDDER, late)), "Where do they differ?")
    assert answer.abstained


def test_where_nothing_differs_that_is_said():
    answer = answered(extractive(built(EMBEDDER, DAM, CUP)), "Are there any contradictions?")
    assert answer.abstained
    assert answer.text.startswith(f"{NO_ANSWER}: nothing in which they differ")


def test_each_of_several_questions_has_its_own_differences():
    more = Article(
        id="more", title="Vik", published="2024-05-06",
        text="Berg said 9 boats sank in Vik. Lind said 7 boats sank in Vik.",
    )  # fmt: skip
    question = "How many houses were flooded in Vik and how many boats sank in Vik?"
    answer = answered(extractive(built(EMBEDDER, DAM, COUNT, more)), question)
    compared = [c for c in answer.conflicts if c.kind is ConflictKind.FIGURES]
    assert [sorted(r.value for r in c.readings) for c in compared] == [[40, 55], [7, 9]]
    assert ["flooded" in c.topic for c in compared] == [True, False]
