import pytest

from corpus import Article, Where
from eval.cases import Span, read_cases, write_cases
from eval.draft_cases import draft_cases, feedback_cases
from qa.answers_store import ANSWERS_FILE, AnswerStore, Thumb
from qa.result import Answer
from qa.values import Citation, Claim, Label, Verdict

COUNT = "Mayor Anna Lind said that 40 homes were empty."
QUOTE = "Bo Ek told reporters: “The dam will hold for another week.”"
FLOOD = Article(id="flood.md", title="Flood", text=f"{COUNT} On October 14, it rained. {QUOTE}")
BRIDGE = Article(id="bridge.md", title="Bridge", text="Workers found two long cracks in it.")


def test_figures_days_and_quotations_are_asked_for_with_their_sentence_as_gold():
    drafts = {case.kind: case for case in draft_cases([FLOOD], limit=9)}
    assert drafts["figure"].question == "How many homes did Anna Lind speak of?"
    assert drafts["figure"].answers == ("40",)
    assert drafts["figure"].spans == (Span("flood.md", COUNT),)
    assert drafts["day"].question == "What happened on October 14?"
    assert drafts["speaker"].question == "Who said “The dam will hold for another week”?"
    assert drafts["speaker"].answers == ("Bo Ek",)


def test_articles_take_turns_and_the_limit_holds():
    assert [case.id for case in draft_cases([FLOOD, BRIDGE], limit=2)] == [
        "flood.md:26:figure", "bridge.md:14:figure",
    ]  # fmt: skip
    assert draft_cases([], limit=5) == draft_cases([FLOOD], limit=0) == []


def test_drafts_can_be_written_and_read(tmp_path):
    drafts = draft_cases([FLOOD, BRIDGE], limit=9)
    write_cases(drafts, tmp_path / "cases.jsonl")
    assert read_cases(tmp_path / "cases.jsonl") == drafts


def test_two_quotations_of_one_sentence_are_two_cases(tmp_path):
    said = "“The dam will hold today,” Bo Ek told reporters, “but nobody knows about tomorrow.”"
    drafts = draft_cases([Article("dam.md", "Dam", said)], limit=9)
    assert [case.id for case in drafts] == ["dam.md:1:speaker", "dam.md:50:speaker"]
    write_cases(drafts, tmp_path / "cases.jsonl")
    assert read_cases(tmp_path / "cases.jsonl") == drafts


@pytest.fixture
def store(tmp_path):
    return AnswerStore(tmp_path / ANSWERS_FILE)


def answered(question="How many homes?"):
    citation = Citation(1, FLOOD, 0, len(COUNT))
    claims = (
        Claim("", COUNT, (citation,), Verdict(Label.SUPPORTED, 1.0)),
        Claim(" ", "All is lost.", (citation,), Verdict(Label.UNSUPPORTED, 0.1)),
    )
    return Answer(question, claims, (), "extractive")


def test_a_thumb_up_makes_the_supported_sentences_gold(store):
    where = Where("2024-10-01", None, ("Courier",))
    store.give_feedback(store.save_answer(answered(), where=where), Thumb.UP)
    (case,) = feedback_cases(store)
    assert (case.question, case.references) == ("How many homes?", (COUNT,))
    assert case.spans == (Span("flood.md", COUNT),)
    assert (case.since, case.sources) == ("2024-10-01", ("Courier",))


def test_a_thumb_down_leaves_the_answer_to_a_person(store):
    answer = store.save_answer(answered())
    store.give_feedback(answer, Thumb.UP, visitor="first")
    store.give_feedback(answer, Thumb.DOWN, "It was 50.", visitor="second")
    (case,) = feedback_cases(store)
    assert case.answerable is None
    assert case.kind == "thumb down"
    assert "It was 50." in case.note
    assert "All is lost." in case.note


def test_an_abstention_that_was_right_makes_an_unanswerable_case(store):
    silent = Answer("Who fled?", (), (), "extractive", reason="Nothing was found.")
    store.give_feedback(store.save_answer(silent), Thumb.UP)
    assert feedback_cases(store)[0].unanswerable


def test_a_follow_up_keeps_the_turns_before_it(store):
    talk = store.start_conversation("visitor")
    store.save_answer(answered("Who spoke?"), conversation=talk)
    second = store.save_answer(answered("And how many?"), conversation=talk)
    store.save_answer(answered("And then?"), conversation=talk)
    store.give_feedback(second, Thumb.UP)
    (case,) = feedback_cases(store)
    assert [question for question, _ in case.history] == ["Who spoke?"]
