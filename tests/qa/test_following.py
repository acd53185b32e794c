"""What the articles say besides what a model wrote, or where it declines."""

import pytest

from corpus import Article
from qa.events import applied
from qa.values import Label
from tests.embeddings.libraries import built
from tests.qa.assistants import EMBEDDER, Judging, ScriptedModel, answered, asked, assistant_of
from tests.qa.floods import BOTH, FLOOD, LIBRARY, QUESTION, RIGHT


def labels(answer):
    return [claim.verdict.label for claim in answer.claims]


def test_figures_that_a_model_leaves_out_follow_its_answer_with_their_source():
    """Police chief Ole Berg gives another one, in another article."""
    model = ScriptedModel("The flood killed 40 people. [1]")
    events = list(assistant_of(BOTH, model).stream(asked(QUESTION)))
    answer = events[-1]
    assert answer.text == (
        "According to Anna Lindqvist, the flood killed 40 people. [1]\n\n"
        "Elsewhere in the articles: Coast Daily: Police chief Ole Berg said the flood in Norrby"
        " killed 52 people. [2]"
    )
    assert labels(answer) == [Label.SUPPORTED, Label.SUPPORTED]
    assert applied(events) == answer.text


def test_an_answer_that_gives_all_figures_has_nothing_added():
    told = "The flood killed 40 people. [1] Police chief Ole Berg said it killed 52 people. [2]"
    answer = answered(assistant_of(BOTH, ScriptedModel(told)), QUESTION)
    assert "Elsewhere" not in answer.text


def test_where_nothing_of_an_answer_holds_the_articles_own_words_follow_it():
    model = ScriptedModel("The flood killed 45 people. [1]")
    events = list(assistant_of(LIBRARY, model).stream(asked(QUESTION)))
    answer = events[-1]
    assert labels(answer)[0] is not Label.SUPPORTED
    assert f"What the articles say: Norrby Post: {RIGHT} [" in answer.text
    assert labels(answer)[1] is Label.SUPPORTED
    assert applied(events) == answer.text


def test_a_model_that_declines_is_overruled_where_the_reader_is_sure_of_a_sentence():
    for chance, sure in ((0.9999, True), (0.5, False)):
        model = ScriptedModel("The articles do not answer this question.")
        assistant = assistant_of(LIBRARY, model, Judging("40 people", chance))
        events = list(assistant.stream(asked(QUESTION)))
        answer = events[-1]
        assert answer.abstained is not sure
        assert (f"What the articles say: Norrby Post: {RIGHT} [" in answer.text) is sure
        assert applied(events) == (answer.text if sure else answer.reason)
        assert any("declined" in step for step in answer.trace) is sure


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        ("Did Ole Berg say that 52 people died in Norrby?", True),
        ("Are the people in Norrby safe?", True),
        ("Which people in Norrby died?", False),
    ],
)
def test_whether_something_is_so_is_told_though_a_model_declines(asks, told):
    said = "Police chief Ole Berg said 52 people died in Norrby. Eva Holt denied people are safe."
    library = built(EMBEDDER, Article(id="said", text=said))
    model = ScriptedModel("The articles do not answer this question.")
    answer = answered(assistant_of(library, model, Judging("people", 0.1)), asks)
    assert answer.abstained is not told


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (0.99, "What the articles say: "),  # the reader is sure
        (0.93, "Elsewhere in the articles: "),
        (0.02, ""),
    ],
)
def test_the_sentence_that_answers_follows_a_model_or_takes_the_place_of_what_it_says(chance, told):
    asks, other = "What did the flood do to people in Norrby?", "Two bridges were closed. [1]"
    model = ScriptedModel(other)
    events = list(assistant_of(LIBRARY, model, Judging("40 people", chance)).stream(asked(asks)))
    answer = events[-1]
    assert ("closed" in answer.text) is not told.startswith("What")
    assert answer.text.startswith("What the articles say: ") is told.startswith("What")
    assert (f"{told}Norrby Post: {RIGHT}" in answer.text) is bool(told)
    assert answer.repairs.withdrawn == told.startswith("What")
    assert applied(events) == answer.text


def test_nothing_takes_the_place_of_what_a_model_says_in_other_words_or_by_likely_ones():
    asks, judging = "What did the flood do to people in Norrby?", Judging("40 people", 0.99)
    told = "According to Anna Lindqvist, the flood killed 40 people. [1]"
    for said, shown in (
        (f"{RIGHT} [1]", f"{RIGHT} [1]"),
        ("The flood killed 40 people. [1]", told),
    ):
        answer = answered(assistant_of(LIBRARY, ScriptedModel(said), judging), asks)
        assert answer.text == shown


def test_nothing_takes_the_place_of_an_answer_that_cites_what_answers_though_unconfirmed():
    asks, judging = "What did the flood do to people in Norrby?", Judging("40 people", 0.99)
    free = "Flood deaths came to 40 people after dreadful nights of heavy weather. [1]"
    for first, withdrawn in ((free, 0), ("The flood killed 45 people. [1]", 2)):
        model = ScriptedModel(f"{first} Two bridges were closed. [1]")
        answer = answered(assistant_of(LIBRARY, model, judging), asks)
        assert answer.repairs.withdrawn == withdrawn


def test_so_it_does_where_one_thing_is_asked_for_and_nothing_cited_answers():
    run = Article(
        id="run",
        text="Eva Holt met Ole Lund in Norrby. Eva Holt runs the ferry of Norrby for Ada Berg.",
    )
    asks, judging = "Who runs the ferry of Norrby?", Judging("runs", 0.99)
    library = built(EMBEDDER, run)
    told = "Eva Holt runs the ferry of Norrby for Ada Berg. ["
    for said, withdrawn in (("Eva Holt met Ole Lund in Norrby. [1]", 1), (f"{told}1]", 0)):
        answer = answered(assistant_of(library, ScriptedModel(said), judging), asks)
        assert told in answer.text
        assert answer.repairs.withdrawn == withdrawn


def test_a_model_that_declines_a_part_is_not_overruled():
    model = ScriptedModel(f"{RIGHT} [1] The articles do not tell: how many were hurt.")
    answer = answered(assistant_of(LIBRARY, model, Judging("40 people", 0.9999)), QUESTION)
    assert "What the articles say" not in answer.text


def test_whom_a_pronoun_means_stands_in_brackets_as_in_composed_answers():
    told = Article(
        id="later",
        source="Coast Daily",
        text="Police chief Ole Berg spoke. He said the flood in Norrby killed 52 people.",
    )
    model = ScriptedModel("The flood killed 40 people. [1]")
    answer = answered(assistant_of(built(EMBEDDER, FLOOD, told), model), QUESTION)
    assert "Coast Daily: [Ole Berg] said the flood in Norrby killed 52 people." in answer.text
