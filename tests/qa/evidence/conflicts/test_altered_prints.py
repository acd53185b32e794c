"""Prints of one story that differ in what is asked: real copies in a real library."""

from dataclasses import replace

import pytest

from corpus import Article
from qa.evidence.conflicts.altered_prints import alterations
from qa.evidence.selection import Found
from qa.questions.plan import plan_question
from qa.values import ConflictKind, Evidence
from tests.embeddings.libraries import built
from tests.qa.assistants import (
    EMBEDDER,
    Judging,
    ScriptedAnswerer,
    answered,
    assistant_of,
    extractive,
)

STORY = (
    "The regatta of Norrby was won by Ada Berg on Sunday afternoon. Some four hundred people stood"
    " on the quay when the boats came in after two hours of rain and heavy wind from the north."
    " The harbour office had closed the ferry for the day, and the fire brigade watched from a"
    " launch. The next regatta is to be held in August, the club of the rowers announced."
)
FIRST = Article(id="first", title="Regatta", source="Norrby Post", text=STORY)
ALTERED = replace(FIRST, id="altered", text=STORY.replace("Ada Berg", "Ole Lund"))
ALONE = Article(id="alone", title="Rowers", text="Ada Berg came first in the regatta of Norrby.")
WHO = "Who won the regatta of Norrby?"
READER = Judging("regatta", 0.9)
DAY = "2024-05-03"


def told(*articles, question=WHO, reader=READER):
    return answered(extractive(built(EMBEDDER, *articles), reader=reader), question)


def test_what_fewer_articles_have_is_left_to_the_conflicts():
    answer = told(FIRST, ALTERED, ALONE)
    assert "Lund" not in answer.text
    (conflict,) = answer.conflicts
    assert conflict.kind is ConflictKind.PRINTS
    assert conflict.topic == WHO
    assert [(r.quoted, r.voices) for r in conflict.readings] == [("Ada Berg", 2), ("Ole Lund", 1)]
    assert [r.citation.article.id for r in conflict.readings] == ["first", "altered"]
    assert [link.relation for link in conflict.links] == ["outnumbered by"]
    assert "altered" not in {e.article.id for e in answer.evidence}
    assert any("Ole Lund" in step for step in answer.trace)


def test_a_model_does_not_read_the_altered_print():
    answerer = ScriptedAnswerer("Ada Berg won the regatta of Norrby. [1]")
    library = built(EMBEDDER, FIRST, ALTERED, ALONE)
    answer = answered(assistant_of(library, answerer, READER), WHO)
    assert {e.article.id for e in answerer.seen[0]} == {"first", "alone"}
    assert len(answer.conflicts) == 1


def test_prints_that_were_not_found_are_asked_too():
    again = replace(FIRST, id="again", source="Coast Daily")
    (conflict,) = told(FIRST, again, ALTERED).conflicts
    assert [reading.voices for reading in conflict.readings] == [2, 1]


def test_two_prints_with_the_same_words_are_one_conflict():
    twice = [replace(ALTERED, id="b", text=f"Sport. {ALTERED.text}")]
    alone = [replace(ALONE, id=f"alone-{i}", text=f"Day {i}: {ALONE.text}") for i in range(3)]
    answer = told(FIRST, ALTERED, *twice, *alone)
    assert [[r.voices for r in conflict.readings] for conflict in answer.conflicts] == [[4, 2]]
    assert {"altered", "b"}.isdisjoint(e.article.id for e in answer.evidence)


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        ("When was the regatta of Norrby won?", "on Sunday afternoon", "on Monday afternoon"),
        ("Where was the regatta won by Ada Berg?", "of Norrby", "of Vestby"),
    ],
)
def test_days_and_places_are_told_apart(question, before, after):
    alone = replace(ALONE, text="Ada Berg came first in the regatta of Norrby, on Sunday.")
    altered = replace(FIRST, id="altered", text=STORY.replace(before, after))
    (conflict,) = told(FIRST, altered, alone, question=question).conflicts
    assert [r.quoted for r in conflict.readings] == [before.split()[1], after.split()[1]]


@pytest.mark.parametrize(
    "articles",
    [
        pytest.param((FIRST, ALTERED), id="one article each"),
        pytest.param((ALTERED, replace(ALONE, id="b", text=STORY[:62]), ALONE), id="no prints"),
        pytest.param(
            (replace(FIRST, published=DAY), replace(ALTERED, published=DAY), ALONE), id="same day"
        ),
        pytest.param(
            (FIRST, replace(ALTERED, published=DAY), replace(ALONE, text="Nobody came first.")),
            id="nobody else tells",
        ),
        pytest.param(
            (FIRST, replace(ALTERED, text=STORY.replace("four hundred", "fifty")), ALONE),
            id="differ in what is not asked",
        ),
    ],
)
def test_otherwise_all_is_told(articles):
    answer = told(*articles)
    assert not answer.conflicts
    assert not any("prints" in step for step in answer.trace)


LONG = "Ada Berg of the rowers won the regatta in 52 minutes, two ahead of all the other boats."


def copied(text, published=None, first=None):
    """Which article is left out for prints, of one that quotes the sentence and one with `text`."""
    more = "Some four hundred people stood on the quay. The fire brigade watched from a launch."
    first = Article(id="first", text=f"{LONG} {more}", published=first)
    quoting = Article(id="quoting", text=f"Of another day in May. {text}", published=published)
    answer = told(first, quoting, Article(id="alone", text="The regatta took Berg 52 minutes."),
                  question="In how many minutes did Ada Berg win the regatta?")  # fmt: skip
    return {"first", "quoting"} - {e.article.id for e in answer.evidence}


def test_a_long_sentence_that_stands_elsewhere_with_another_figure_was_altered():
    assert copied(LONG.replace("52", "48")) == {"quoting"}
    assert copied(LONG.replace("52", "48"), "2024-05-03") == {"quoting"}


def test_one_that_an_earlier_day_tells_otherwise_was_not():
    assert copied(LONG.replace("52", "48"), "2024-05-03", "2024-05-04") == set()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LONG.replace("52", "48").replace("Ada Berg", "Ole Lund"), id="of another"),
        pytest.param("Ada Berg won the regatta in 48 minutes.", id="short"),
        pytest.param("Ada Berg won it in 48 minutes, and then all of the rowers of Norrby sang"
                     " until late at night.", id="otherwise"),
    ],
)  # fmt: skip
def test_sentences_that_are_no_copies_are_all_read(text):
    assert copied(text) == set()


def test_an_earlier_print_may_have_been_mended():
    first, later = replace(FIRST, published="2024-05-04"), replace(ALTERED, published="2024-05-03")
    assert len(told(first, later, ALONE).conflicts) == 1


def test_without_a_reader_nobody_tells_what_answers():
    assert not told(FIRST, ALTERED, ALONE, reader=None).conflicts


def test_of_another_thing_the_check_tells_whether_sentences_differ():
    def said(word):
        text = STORY.replace("regatta", f"{word} regatta", 1)
        article = Article(id=word, text=text)
        return Evidence(article, 0, text.index(".") + 1, 0.5)

    sentences = said("tennis"), said("handball"), said("Tennis match and"), said("match of tennis")
    articles = {e.article.id: e.article for e in sentences}
    found, stories = Found(sentences, None, (1.0,) * len(sentences)), dict.fromkeys(articles, 1)
    plan = plan_question("Which sport did Ada Berg win the regatta in?")

    def altered(holds):
        return alterations(plan, found, articles, stories, lambda _: (), holds)

    def bears_out(statement, sentence):
        return ("handball" in statement) == ("handball" in sentence.text)

    (one,) = altered(bears_out)
    assert (one.kept.words.text, one.altered.words.text) == ("tennis", "handball")
    assert altered(lambda *_: True) == []
