import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import Article, Loaded, Page, Passage, Where
from corpus.library import Library
from corpus.reading.read import read_articles
from embeddings import Hit, SentenceRead
from embeddings.embedder import SentenceTransformerEmbedder
from qa.answerer import NO_ANSWER
from qa.events import ClaimChecked, Found, Planned, TextDelta, applied
from qa.pipeline import Asked, evidence_of
from qa.result import Answer
from qa.values import Label, Repairs
from tests.embeddings.libraries import build, built
from tests.qa.assistants import (
    EMBEDDER,
    ScriptedAnswerer,
    answered,
    asked,
    assistant,
    assistant_of,
    extractive,
)

FLOOD = Article(
    id="flood",
    title="Flood in Norrby",
    source="Norrby Post",
    published="2024-05-03",
    text="The river Alna flooded Norrby on Thursday. Mayor Anna Lindqvist said the flood killed 40"
    " people. Two bridges were closed. “We will not leave the town,” Lindqvist said.",
)
COUNT = Article(
    id="count",
    title="Police count the dead of Norrby",
    source="Coast Daily",
    text="Police chief Ole Berg said the flood in Norrby killed 52 people. Trains ran on Friday.",
)
QUESTION = "How many people did the flood kill?"
LIBRARY = built(EMBEDDER, FLOOD, COUNT)
EXTRACTIVE = extractive(LIBRARY)


def written(*pieces, question=QUESTION, **limits):
    return answered(assistant_of(LIBRARY, ScriptedAnswerer(*pieces)), question, **limits)


def place_of(article):
    """The marker under which the scripted answerer sees an article."""
    answerer = ScriptedAnswerer("")
    answered(assistant_of(LIBRARY, answerer), QUESTION)
    return [e.article.id for e in answerer.seen[0]].index(article.id) + 1


@pytest.mark.parametrize(
    ("where", "why"),
    [
        (Where(since="2030-01-01"), "no article lies in these days"),
        (Where(sources=("Unread Times",)), "no article is of these sources"),
        (
            Where(since="2030-01-01", sources=("Norrby Post",)),
            "no article of these sources lies in these days",
        ),
    ],
)
def test_a_filter_that_leaves_no_article_is_told_to_be_the_reason(where, why):
    answer = answered(EXTRACTIVE, QUESTION, where=where)
    assert answer.reason == f"{NO_ANSWER}: {why}."


def test_events_come_in_order_and_the_last_is_the_answer():
    events = list(EXTRACTIVE.stream(asked(QUESTION)))
    kinds = [type(event) for event in events]
    assert kinds[:2] == [Planned, Found]
    assert kinds[-1] == Answer
    assert set(kinds[2:-1]) == {TextDelta, ClaimChecked}


def test_an_article_that_is_removed_while_it_is_told_is_cited_all_the_same():
    library = built(EMBEDDER, FLOOD, COUNT)
    events = extractive(library).stream(asked(QUESTION))
    next(event for event in events if isinstance(event, Found))
    for article in (FLOOD, COUNT):
        library.remove(article.id)
    *_, answer = events
    assert answer.citations
    assert {citation.page for citation in answer.citations} == {None}


def test_claims_are_checked_and_cite_exact_words():
    answer = written(f"The flood killed 40 people, Anna Lindqvist said. [{place_of(FLOOD)}]")
    [claim] = answer.claims
    assert claim.verdict.label == Label.SUPPORTED
    assert [c.quote for c in claim.citations] == [
        "Mayor Anna Lindqvist said the flood killed 40 people."
    ]
    assert (answer.answerer, answer.model) == ("scripted", "script-1")


def test_citations_are_numbered_by_first_use_without_gaps():
    flood, count = place_of(FLOOD), place_of(COUNT)
    answer = written(
        f"Ole Berg said the flood killed 52 people. [{count}] Two bridges were closed. [{flood}]"
        f" Ole Berg, the police chief, said the flood killed 52 people. [{count}]"
    )
    assert re.findall(r"\[(\d)\]", answer.text) == ["1", "2", "1"]
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_differing_figures_are_a_conflict_with_their_speakers():
    [conflict] = answered(EXTRACTIVE, QUESTION).conflicts
    assert {(r.value, r.speaker) for r in conflict.readings} == {
        (40, "Anna Lindqvist"),
        (52, "Ole Berg"),
    }
    assert [link.relation for link in conflict.links] == ["disputes"]


def test_asked_for_the_figure_of_one_speaker_others_do_not_differ_from_it():
    answer = answered(EXTRACTIVE, "How many people did Ole Berg say the flood killed?")
    assert "52 people" in answer.text
    assert answer.conflicts == ()


def test_what_is_repaired_is_counted():
    answer = written(f"Two bridges were closed. [{place_of(COUNT)}] It rained on Mars in 1999. [9]")
    assert answer.repairs == Repairs(unknown_markers=1, repointed=1, marked=1)
    assert answer.claims[1].text == "It rained on Mars in 1999."
    assert answer.claims[1].verdict.label in (Label.UNSUPPORTED, Label.CONTRADICTED)


@pytest.mark.parametrize("question", ["How do elephants sleep?", "Why did Ole Berg resign?"])
def test_an_unanswered_question_abstains_with_reason_and_evidence(question):
    answer = answered(EXTRACTIVE, question)
    assert answer.abstained
    assert answer.text == answer.reason != ""
    assert answer.text.startswith(NO_ANSWER)
    assert answer.evidence
    assert answer.citations == ()


@pytest.mark.parametrize("question", ["", " ?! ", "the of and"])
def test_a_question_of_no_words_abstains(question):
    assert answered(EXTRACTIVE, question).abstained


def test_an_empty_library_abstains_without_asking_the_answerer():
    answerer = ScriptedAnswerer("It fell.")
    answer = answered(assistant(answerer), "Who fell?")
    assert answer.abstained
    assert (answer.evidence, answerer.seen) == ((), [])


def test_a_question_of_ten_thousand_words_is_answered():
    question = QUESTION + " please" * 10_000
    assert answered(EXTRACTIVE, question).question == question


def test_dates_and_sources_limit_the_evidence_and_undated_articles_are_counted():
    by_source = answered(EXTRACTIVE, QUESTION, where=Where(sources=("Coast Daily",)))
    assert {e.article.id for e in by_source.evidence} == {"count"}
    by_date = answered(EXTRACTIVE, QUESTION, where=Where(since="2024-05-01"))
    assert {e.article.id for e in by_date.evidence} == {"flood"}
    assert (by_source.undated_left_out, by_date.undated_left_out) == (0, 1)


def test_undated_articles_of_other_sources_are_not_counted_as_left_out_by_the_days():
    of_one = answered(EXTRACTIVE, QUESTION, where=Where("2024-05-01", sources=("coast daily",)))
    of_none = answered(EXTRACTIVE, QUESTION, where=Where("2024-05-01", sources=("Nobody",)))
    assert (of_one.undated_left_out, of_none.undated_left_out) == (1, 0)


def test_a_follow_up_is_read_with_the_question_before_it():
    history = ((QUESTION, "52. [1]"),)
    answer = answered(EXTRACTIVE, "And who said it?", history=history)
    assert answer.question == "And who said it?"
    assert any("flood" in step for step in answer.trace)


def test_an_office_in_other_words_is_read_by_name_and_the_trace_says_so():
    vik = Article(
        id="vik",
        title="Cranes sold",
        text="Norrland's foreign minister, Ida Moe, visited the port of Vik on Monday. Ida Moe said"
        " that all cranes of the port were sold.",
    )
    answer = answered(
        extractive(built(EMBEDDER, vik)), "What did Norrland's top diplomat say about cranes?"
    )
    assert "by name: What did Ida Moe say about cranes?" in answer.trace
    assert "all cranes of the port were sold" in answer.text
    assert not answer.abstained


def test_a_question_that_is_spaced_out_is_not_taken_for_one_read_by_name():
    answer = answered(EXTRACTIVE, "How many  people did the flood kill?")
    assert not any(step.startswith("by name") for step in answer.trace)


def test_k_passages_are_read():
    assert len(answered(EXTRACTIVE, QUESTION, k=1).evidence) == 1


def test_steps_are_timed():
    timings = answered(EXTRACTIVE, QUESTION).timings
    assert {"plan", "search", "write", "check"} <= set(timings)
    assert all(seconds >= 0 for seconds in timings.values())


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_answer_of_no_words_abstains_with_a_reason(text):
    answer = written(text)
    assert answer.abstained
    assert answer.reason.startswith(NO_ANSWER)


def test_an_error_of_the_answerer_is_not_swallowed():
    class Broken(ScriptedAnswerer):
        def write(self, question, evidence):
            yield "It fell. "
            raise RuntimeError("gone")

    with pytest.raises(RuntimeError, match="gone"):
        answered(assistant_of(LIBRARY, Broken()), QUESTION)


PIECES = st.sampled_from(
    [
        "The flood killed 40 people",
        "Ole Berg said 52 died",
        "“We will not leave this town,” Lindqvist said",
        ". ",
        ".",
        " ",
        "[1]",
        " [1, 2]",
        "[2-9]",
        "【2】",
        "\n\n- ",
        "in [2024] ",
        "`x[1]`",
        "Gen. Li",
        f"{NO_ANSWER}: ",
    ]
)


@st.composite
def chopped(draw):
    text = draw(
        st.lists(PIECES, max_size=8).map("".join)
        | st.text(st.characters(exclude_characters="[【"), max_size=30)
    )
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


HALF_MARKER = re.compile(r"[\[【][\d,;\s-]*$")


@given(chopped())
@example([". The articles d", "o not answer this question: "])
@example(["“We will not leave this town,” Lindqvist said.Ole B", "erg said 52 died"])
@settings(max_examples=40, deadline=None)
def test_however_a_text_is_cut_the_events_give_the_answer_and_no_half_marker_shows(pieces):
    *events, answer = assistant_of(LIBRARY, ScriptedAnswerer(*pieces)).stream(asked(QUESTION))
    assert applied(events) == answer.text
    shown = [event.text for event in events if isinstance(event, TextDelta)]
    assert not any(HALF_MARKER.search(text) for text in shown)


@given(chopped())
@settings(max_examples=20, deadline=None)
def test_an_answer_does_not_depend_on_how_its_text_was_cut(pieces):
    whole, cut = written("".join(pieces)), written(*pieces)
    assert (cut.text, cut.claims, cut.repairs) == (whole.text, whole.claims, whole.repairs)


PROSE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200) | st.lists(
    st.sampled_from(
        "Berg said 40 people Größe 🌊 . ! 。 The flood “ ” died in\nNorrby up to 5% [1]".split(" ")
    ),
    max_size=40,
).map(" ".join)
QUESTIONS = st.text(max_size=60) | st.sampled_from(
    ["How many people died?", "Who said it?", "What about the flood in Norrby?"]
)


@given(PROSE, PROSE, QUESTIONS)
@settings(max_examples=40, deadline=None)
def test_every_quote_is_exact_for_any_article_and_question(first, second, question):
    articles = [Article(id="a", text=first), Article(id="b", title="T", text=second)]
    library = Library.from_articles(articles)
    build(library, EMBEDDER)
    answer = answered(extractive(library), question)
    texts = {"a": first, "b": second}
    for citation in answer.citations:
        text = texts[citation.article.id]
        assert 0 <= citation.start < citation.end <= len(text)
        assert citation.quote == text[citation.start : citation.end]
    for claim in answer.claims:
        assert 0 <= claim.verdict.support <= 1
        assert claim.text.strip() == claim.text != ""
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))


@pytest.fixture(scope="module")
def samples():
    """The extractive assistant with the real embedding model over the sample articles."""
    embedder = SentenceTransformerEmbedder()
    read = [item for item in read_articles("corpus/samples") if isinstance(item, Loaded)]
    library = Library.from_articles([loaded.article for loaded in read])
    build(library, embedder)
    return extractive(library, embedder)


@pytest.mark.model
def test_the_samples_give_each_figure_with_its_speaker(samples):
    answer = answered(
        samples, "How many North Korean troops did Ukraine expect to fight for Russia?"
    )
    [conflict] = answer.conflicts
    said = {(r.value, r.speaker.split()[0]) for r in conflict.readings if r.speaker}
    readings = {(r.value, r.bound) for r in conflict.readings}
    assert {(10_000, "exact"), (11_000, "about")} <= readings
    assert (11_000, "Budanov") in said or (11_000, "Kyrylo") in said
    assert any(value == 10_000 for value, _ in said)
    assert all(claim.verdict.label != Label.CONTRADICTED for claim in answer.claims)
    assert "10,000" in answer.text
    assert "11,000" in answer.text


@pytest.mark.model
def test_the_samples_answer_a_plain_question_in_eighty_words(samples):
    answer = answered(samples, "What did Zelensky say about a world war?")
    assert not answer.abstained
    assert 0 < len(answer.text.split()) <= 80
    assert all(claim.citations for claim in answer.claims)


@pytest.mark.model
@pytest.mark.parametrize(
    "question", ["What is the best recipe for sourdough bread?", "Who won the Champions League?"]
)
def test_the_samples_do_not_answer_what_is_off_their_topic(samples, question):
    answer = answered(samples, question)
    assert answer.abstained
    assert answer.evidence


def test_the_citation_of_a_pdf_shows_the_page_that_its_words_begin_on():
    library = Library.from_articles([])
    page = Page(FLOOD.text, ((0, len(FLOOD.text)),), numbers=(0, FLOOD.text.index("Mayor")))
    list(library.add([Loaded(FLOOD, page)]))
    build(library, EMBEDDER)
    answer = answered(extractive(library), QUESTION)
    assert [c.page for c in answer.citations if "40" in c.quote] == [2]


class Sure:
    """Holds every sentence for an answer."""

    def answering(self, question, passages):
        return [[SentenceRead(0.9)] * len(passage.spans) for passage in passages]


def test_a_composed_answer_is_followed_by_what_others_answer_and_repeats_nothing():
    first = Article(id="a", source="Post", text="Ada Berg won the race in Norrby.")
    second = Article(id="b", source="Daily", text="The race of Vik was won by Ole Lund on Sunday.")
    assistant = extractive(built(EMBEDDER, first, second), reader=Sure())
    text = answered(assistant, "Who won the race in Norrby?").text
    assert text == (
        "Post: Ada Berg won the race in Norrby. [1]\n\n"
        "Elsewhere in the articles: Daily: The race of Vik was won by Ole Lund on Sunday. [2]"
    )
    told = answered(assistant, "Who won the race in Norrby and who won the race of Vik?").text
    assert "Elsewhere" not in told
    assert told.count("Ole Lund") == 1


def test_articles_removed_or_shortened_since_the_search_are_no_evidence():
    library = Library.from_articles([FLOOD, COUNT])
    gone = Hit(Passage("gone", 0, 10), 1.0)
    shortened = Hit(Passage("flood", 0, 5_000), 1.0)
    there = Hit(Passage("count", 0, 10), 1.0)
    assert [e.text for e in evidence_of(library, [gone, shortened, there])] == ["Police chi"]


def test_half_surrogate_pairs_that_a_model_writes_can_be_stored():
    answer = written("The flood killed 40 people\ud83d. ", f"[{place_of(FLOOD)}]")
    told = "According to Anna Lindqvist, the flood killed 40 people?."
    assert answer.text.encode().decode().startswith(told)


@pytest.mark.parametrize("turn", ["hi", ("Who?",), ("Who?", "Lind.", "[1]"), ("Who?", None), None])
def test_turns_are_pairs_of_texts(turn):
    with pytest.raises(ValueError, match=r"^history\[1\] is .*; write \(question, answer\)$"):
        Asked("Why?", history=(("Who?", "Lind."), turn))


def test_a_turn_that_only_thanks_is_told_so_and_shows_no_passages():
    told = answered(extractive(LIBRARY), "Thanks a lot!")
    assert told.text == "The articles do not answer this question: nothing is asked of them."
    assert not told.evidence
