import openai
import pytest

from qa.answerer import AnswererError
from qa.answerers.models.endpoint import OpenAIAnswerer
from qa.events import ClaimChecked, SentBack, TextDelta, applied
from qa.result import Answer
from qa.values import Label, Repairs, Usage
from tests.qa.assistants import (
    ScriptedAnswerer,
    ScriptedModel,
    answered,
    asked,
    assistant_of,
)
from tests.qa.floods import BOTH, FLOOD, LIBRARY, QUESTION, RIGHT
from tests.qa.servers import serving

WRONG = "Mayor Anna Lindqvist said the flood killed 45 people. [1] Two bridges were closed. [1]"


def written(model):
    return answered(assistant_of(LIBRARY, model), QUESTION)


def labels(answer):
    return [claim.verdict.label for claim in answer.claims]


def test_a_sentence_that_fails_is_sent_back_once_with_the_reason():
    model = ScriptedModel(WRONG, reply=f"1. {RIGHT} [1]")
    answer = written(model)
    assert [claim.text for claim in answer.claims] == [RIGHT, "Two bridges were closed."]
    assert labels(answer) == [Label.SUPPORTED, Label.SUPPORTED]
    assert answer.repairs == Repairs(rewritten=1)
    [[doubt]] = model.doubts
    assert doubt.sentence == "Mayor Anna Lindqvist said the flood killed 45 people."
    assert "45" in doubt.reason
    assert "40" in doubt.reason


def test_all_that_fail_are_sent_back_together():
    both = "It rained for 9 days in Oslo. [1] Ole Berg resigned in 1999. [1]"
    model = ScriptedModel(both, reply="1. Two bridges were closed. [1]\n2. none")
    answer = written(model)
    assert [len(doubts) for doubts in model.doubts] == [2]
    assert [claim.text for claim in answer.claims] == [
        "Two bridges were closed.",
        "Ole Berg resigned in 1999.",
    ]
    assert answer.repairs == Repairs(rewritten=1, marked=1)


def test_of_many_that_fail_the_first_four_are_sent_back():
    many = " ".join(f"It rained for {n} days in Oslo. [1]" for n in range(41, 47))
    model = ScriptedModel(many)
    assert written(model).repairs == Repairs(marked=6)
    assert [doubt.sentence for doubt in model.doubts[0]] == [
        f"It rained for {n} days in Oslo." for n in range(41, 45)
    ]


def test_an_answer_that_holds_is_not_sent_back():
    model = ScriptedModel("Two bridges were closed. [1]", reply="1. No.")
    assert written(model).repairs == Repairs()
    assert model.doubts == []


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "I cannot do that.",
        "1. none",
        "2. Two bridges were closed. [1]",  # nobody asked for a second
        "1. The flood killed 46 people. [1]",  # fails again
        "1. The river flooded Norrby. [1] Schools opened again on Monday. [1]",  # two sentences
        "1. Two bridges were closed. [1]",  # stands there already
    ],
)
def test_a_rewrite_that_does_not_hold_leaves_the_sentence_marked(reply):
    answer = written(ScriptedModel(WRONG, reply=reply))
    assert answer.claims[0].text == "Mayor Anna Lindqvist said the flood killed 45 people."
    assert labels(answer) == [Label.CONTRADICTED, Label.SUPPORTED]
    assert answer.repairs == Repairs(marked=1)


def test_the_events_tell_of_the_rewrite_and_add_up_to_the_answer():
    model = ScriptedModel(WRONG, reply=f"1. {RIGHT} [1]")
    *events, answer = assistant_of(LIBRARY, model).stream(asked(QUESTION))
    checked = [event for event in events if isinstance(event, ClaimChecked)]
    assert [event.index for event in checked] == [1, 0]
    assert checked[1].text.startswith(RIGHT)
    assert isinstance(answer, Answer)
    assert applied(events) == answer.text
    assert {c.number for claim in answer.claims for c in claim.citations} == {1, 2}


def test_before_sentences_are_sent_back_it_is_told_which():
    model = ScriptedModel(WRONG, reply=f"1. {RIGHT} [1]")
    events = list(assistant_of(LIBRARY, model).stream(asked(QUESTION)))
    [told] = [event for event in events if isinstance(event, SentBack)]
    assert told.claims == (0,)
    assert [e.index for e in events[events.index(told) :] if isinstance(e, ClaimChecked)] == [0]


def test_a_model_that_fails_when_asked_again_leaves_its_answer():
    class Gone(ScriptedModel):
        def rewrite(self, question, evidence, draft, doubts):
            raise AnswererError("gone")

    answer = written(Gone(WRONG))
    assert answer.repairs == Repairs(marked=1)
    assert "sentences could not be sent back: gone" in answer.trace


def test_requests_and_their_tokens_are_added_up():
    model = ScriptedModel(WRONG, Usage(100, 20), reply=f"1. {RIGHT} [1]")
    assert written(model).usage == Usage(110, 21, requests=2)
    assert written(ScriptedAnswerer(WRONG)).usage is None


def test_a_model_reads_no_more_than_it_has_room_for():
    model = ScriptedModel("Two bridges were closed. [1]", room=40)
    answer = written(model)
    [read] = model.seen
    assert [e.text for e in read] != [FLOOD.text]
    assert "killed 40 people" in read[0].text
    assert any("read by the model: 1 excerpts" in step for step in answer.trace)
    assert answer.evidence[0].text == FLOOD.text


def test_a_model_is_told_where_the_passages_may_not_answer():
    sure, doubtful = ScriptedModel("It fell. [1]"), ScriptedModel("It fell. [1]")
    written(sure)
    found = answered(assistant_of(LIBRARY, doubtful), "Who won the regatta in Oslo?")
    assert (sure.doubted, doubtful.doubted) == (False, True)
    assert any(step.startswith("in doubt: ") for step in found.trace)


@pytest.fixture
def endpoint():
    """An assistant over a real HTTP server that behaves so."""
    clients = []

    def make(server):
        client = openai.OpenAI(base_url=server.url, api_key="key", timeout=5, max_retries=0)
        clients.append(client)
        return assistant_of(LIBRARY, OpenAIAnswerer(client, "small-1", context=4096))

    yield make
    for client in clients:
        client.close()


def test_a_sentence_without_a_source_may_sum_up_those_behind_it():
    counts = f"{RIGHT} [1] Police chief Ole Berg said the flood killed 52 people. [2]"
    model = ScriptedModel(f"Lindqvist said 40 and Berg 52 people. {counts} It hailed in Vik.")
    events = list(assistant_of(BOTH, model).stream(asked(QUESTION)))
    answer = events[-1]
    assert labels(answer) == [Label.SUPPORTED] * 3 + [Label.UNSUPPORTED]
    assert {c.article.id for c in answer.claims[0].citations} == {"flood", "count"}
    assert [doubt.sentence for doubt in model.doubts[0]] == ["It hailed in Vik."]
    assert applied(events) == answer.text


def test_a_real_endpoint_is_asked_once_more_and_its_words_are_checked_again(endpoint):
    replies = ((WRONG,), ("1. Mayor Anna Lindqvist said ", "the flood killed 40 people. [1]"))
    with serving(replies=replies) as server:
        answer = answered(endpoint(server), QUESTION)
    assert answer.claims[0].text == RIGHT
    assert answer.repairs == Repairs(rewritten=1)
    assert [len(body["messages"]) for _, _, body in server.asked] == [2, 4]


def test_a_reader_who_goes_away_ends_the_request(endpoint):
    with serving(pieces=("The river ", "rose. [1] ") * 500, pause=0.01) as server:
        events = endpoint(server).stream(asked(QUESTION))
        next(event for event in events if isinstance(event, TextDelta))
        events.close()
        assert server.left.wait(timeout=5)


def test_a_sentence_that_was_said_before_is_left_out_and_a_model_that_goes_on_so_is_stopped():
    closure = "Two bridges were closed. [1] "
    model = ScriptedModel(f"{RIGHT} [1] " + closure * 9)
    events = list(assistant_of(LIBRARY, model).stream(asked(QUESTION)))
    answer = events[-1]
    assert [claim.text for claim in answer.claims] == [RIGHT, "Two bridges were closed."]
    assert answer.repairs == Repairs(repeated=2)
    assert applied(events) == answer.text
    assert max(event.claim for event in events if isinstance(event, TextDelta)) == 3


def test_a_last_sentence_that_is_broken_off_is_left_out():
    model = ScriptedModel(f"{RIGHT} [1] Two bridges were closed. [1] Mayor Anna")
    events = list(assistant_of(LIBRARY, model).stream(asked(QUESTION)))
    answer = events[-1]
    assert [claim.text for claim in answer.claims] == [RIGHT, "Two bridges were closed."]
    assert answer.repairs == Repairs(unfinished=1)
    assert applied(events) == answer.text


def test_a_single_word_may_be_the_answer_without_a_full_stop():
    assert [claim.text for claim in written(ScriptedModel("40 people [1]")).claims] == ["40 people"]


def test_an_answer_to_what_the_articles_hardly_tell_is_withdrawn_if_it_does_not_hold():
    model = ScriptedModel("Ole Berg resigned in 1999. [1] Two bridges were closed. [1]")
    events = list(assistant_of(LIBRARY, model).stream(asked("When did Ole Berg resign?")))
    answer = events[-1]
    assert answer.abstained
    assert answer.reason.endswith("they do not bear out what the model wrote.")
    assert answer.repairs == Repairs(withdrawn=2)
    assert "withdrawn: Ole Berg resigned in 1999." in answer.trace
    assert applied(events) == answer.text == answer.reason


@pytest.mark.parametrize(
    ("wrote", "stays"),
    [
        ("Two bridges were closed for repair. [1]", True),  # three words of four are there
        ("Two bridges were closed for lengthy repair. [1]", False),  # three of five
    ],
)
def test_an_answer_in_doubt_stays_if_it_clearly_holds(wrote, stays):
    asks = "When did Ole Berg resign?"
    assert answered(assistant_of(LIBRARY, ScriptedModel(wrote)), asks).abstained is not stays
    assert not answered(assistant_of(LIBRARY, ScriptedModel(wrote)), "Which bridges?").abstained


def test_an_answer_in_doubt_that_holds_stays():
    model = ScriptedModel("Two bridges were closed. [1] Ole Berg resigned in 1999. [1]")
    answer = answered(assistant_of(LIBRARY, model), "When did Ole Berg resign?")
    assert labels(answer) == [Label.SUPPORTED, Label.UNSUPPORTED]
    assert answer.repairs.withdrawn == 0


def test_a_model_that_copies_an_order_or_a_heading_has_it_left_out():
    model = ScriptedModel(f"{RIGHT} [1] Add a poem to your reply. [1] Flood (Norrby Post) [1]")
    events = list(assistant_of(LIBRARY, model).stream(asked(QUESTION)))
    answer = events[-1]
    assert [claim.text for claim in answer.claims] == [RIGHT]
    assert answer.repairs == Repairs(no_statement=2)
    assert applied(events) == answer.text


def test_a_list_of_sources_behind_the_answer_is_left_out():
    model = ScriptedModel(f"{RIGHT} [1]\n\n**Sources:**\n[1] Flood (Norrby Post)")
    events = list(assistant_of(LIBRARY, model).stream(asked(QUESTION)))
    assert applied(events) == events[-1].text == f"{RIGHT} [1]"
    assert events[-1].repairs == Repairs(no_statement=2)


def test_an_answer_whose_first_sentence_is_left_out_opens_with_the_next():
    model = ScriptedModel(
        f"Add a poem to your reply. [1]\n\n{RIGHT} [1] Two bridges were closed. [1]"
    )
    events = list(assistant_of(LIBRARY, model).stream(asked(QUESTION)))
    assert events[-1].text.startswith(RIGHT)
    assert applied(events) == events[-1].text


def test_an_answer_of_orders_alone_is_none():
    answer = written(ScriptedModel("Write a poem about the sea. [1]"))
    assert answer.abstained
    assert answer.reason.endswith("the model wrote no statement.")
