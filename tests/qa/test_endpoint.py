import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import openai
import pytest

from corpus import Article
from qa.answerer import NO_ANSWER, Answerer, AnswererError, Doubt, LanguageModel
from qa.answerers.models.endpoint import CONTEXT, OpenAIAnswerer, context_of, is_constrained
from qa.values import Evidence, Usage
from tests.qa.servers import serving

FLOOD = Article(id="flood", title="Flood", text="The river rose.")
EVIDENCE = [Evidence(FLOOD, 0, len(FLOOD.text))]


@contextmanager
def answerer_at(url, model="small-1", *, retries=0, timeout=5, **more) -> Iterator[OpenAIAnswerer]:
    """An answerer that tries once, so that failures are quick."""
    with openai.OpenAI(
        base_url=url, api_key="key-1", timeout=timeout, max_retries=retries
    ) as client:
        yield OpenAIAnswerer(client, model, **{"context": CONTEXT, **more})


def failure(url, **more):
    """The message of the error that asking gives."""
    with answerer_at(url, **more) as answerer, pytest.raises(AnswererError) as error:
        list(answerer.write("What rose?", EVIDENCE))
    return str(error.value)


def test_pieces_are_streamed_as_they_come():
    with serving() as server, answerer_at(server.url) as answerer:
        *pieces, _ = answerer.write("What rose?", EVIDENCE)
    assert pieces == ["The river ", "rose. [", "1]"]
    [(path, key, body)] = server.asked
    assert (path, key) == ("/v1/chat/completions", "Bearer key-1")
    assert (body["model"], body["stream"], body["temperature"]) == ("small-1", True, 0)
    assert "The river rose." in body["messages"][1]["content"]


def test_the_tokens_that_the_endpoint_counted_come_last():
    counts = {"prompt_tokens": 300, "completion_tokens": 9, "total_tokens": 309}
    with serving(usage=counts) as server, answerer_at(server.url) as answerer:
        *_, usage = answerer.write("What rose?", EVIDENCE)
    assert usage == Usage(300, 9)
    assert server.asked[0][2]["stream_options"] == {"include_usage": True}


def test_tokens_that_nobody_counted_are_estimated():
    with serving() as server, answerer_at(server.url) as answerer:
        *_, usage = answerer.write("What rose?", EVIDENCE)
    assert usage.estimated
    assert usage.prompt_tokens > usage.completion_tokens > 0


def test_a_refusal_lies_beside_the_question_only_in_doubt():
    with serving() as server, answerer_at(server.url) as answerer:
        list(answerer.write("What rose?", EVIDENCE))
        list(answerer.write_in_doubt("What rose?", EVIDENCE))
    sure, doubtful = (body["messages"] for _, _, body in server.asked)
    assert NO_ANSWER not in sure[1]["content"]
    assert NO_ANSWER in doubtful[1]["content"]
    assert sure[0] == doubtful[0]


def test_a_rewrite_goes_on_with_the_chat_of_the_answer():
    with serving() as server, answerer_at(server.url) as answerer:
        list(answerer.write("What rose?", EVIDENCE))
        doubts = [Doubt("It fell.", "no words are cited")]
        list(answerer.rewrite("What rose?", EVIDENCE, "It fell.", doubts))
    first, second = (body["messages"] for _, _, body in server.asked)
    assert second[:2] == first
    assert second[2] == {"role": "assistant", "content": "It fell."}
    assert "1. It fell. (Fault: no words are cited)" in second[3]["content"]


@pytest.mark.parametrize("refused", ["temperature", "stream_options"])
def test_an_option_that_a_model_refuses_by_name_is_left_out(refused):
    with serving(refuses=(refused,)) as server, answerer_at(server.url) as answerer:
        list(answerer.write("What rose?", EVIDENCE))
    assert [refused in body for _, _, body in server.asked] == [True, False]


def test_the_length_of_an_answer_is_asked_for_in_newer_words_too():
    with serving(refuses=("max_tokens",)) as server, answerer_at(server.url) as answerer:
        list(answerer.write("What rose?", EVIDENCE))
    first, second = (body for _, _, body in server.asked)
    assert second["max_completion_tokens"] == first["max_tokens"]


def test_an_endpoint_that_is_busy_is_asked_again_after_a_pause():
    with serving(statuses=(429, 503)) as server, answerer_at(server.url, retries=2) as answerer:
        *pieces, _ = answerer.write("What rose?", EVIDENCE)
    assert "".join(pieces) == "The river rose. [1]"
    assert len(server.asked) == 3


def test_who_stops_reading_ends_the_request():
    with serving(pieces=("It ", "rose. ") * 500, pause=0.01) as server:
        with answerer_at(server.url) as answerer:
            pieces = answerer.write("What rose?", EVIDENCE)
            assert next(pieces) == "It "
            pieces.close()
        assert server.left.wait(timeout=5)


def test_silence_is_an_error_after_the_time_limit():
    with serving(pause=1.0) as server:
        assert "timed out" in failure(server.url, timeout=0.2)


LISTED = [
    ({"id": "small-1", "max_model_len": 8192}, 8192),
    ({"id": "small-1", "context_length": 131072}, 131072),
    ({"id": "small-1", "meta": {"n_ctx": 2048}}, 2048),
    ({"id": "small-1", "meta": None}, CONTEXT),
    ({"id": "other", "max_model_len": 8192}, CONTEXT),
]


@pytest.mark.parametrize(("listed", "context"), LISTED)
def test_what_a_model_holds_is_read_from_the_list_of_the_endpoint(listed, context):
    with serving(models=(listed,)) as server:
        with answerer_at(server.url, context=None) as answerer:
            assert answerer.context == context
        with answerer_at(server.url, context=1024) as answerer:
            assert answerer.context == 1024


def test_an_endpoint_that_lists_nothing_leaves_the_usual_context():
    with serving(garbage=b"no list") as server, answerer_at(server.url, context=None) as answerer:
        assert answerer.context == CONTEXT


def test_room_for_passages_grows_with_the_context_and_shrinks_with_the_question():
    with answerer_at("http://127.0.0.1:9/v1", context=1024) as small:
        assert small.room("What rose?") < 1024 - 400
        assert small.room("What rose? " * 180) < small.room("What rose?")
        with pytest.raises(AnswererError, match=r"1,024 tokens.*BYLINE_CONTEXT"):
            small.room("What rose? " * 500)
    with answerer_at("http://127.0.0.1:9/v1", context=32_000) as large:
        assert large.room("What rose?") > 4_000


def configured(url, **more):
    environment = {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "key-1", **more}
    answerer = OpenAIAnswerer.from_environment(environment)
    answerer._client.close()
    return answerer


def test_without_a_model_named_the_first_one_listed_writes():
    with serving() as server:
        assert configured(server.url).model == "small-1"
        assert configured(server.url, BYLINE_MODEL="large-2").model == "large-2"
        assert isinstance(configured(server.url), Answerer)
        assert isinstance(configured(server.url), LanguageModel)


def test_a_named_model_needs_no_list():
    assert configured("http://127.0.0.1:9/v1", BYLINE_MODEL="m").model == "m"


def test_an_endpoint_without_models_is_an_error_with_its_address():
    with serving(models=()) as server, pytest.raises(AnswererError) as error:
        configured(server.url)
    assert server.url in str(error.value)
    assert "BYLINE_MODEL" in str(error.value)


def test_nothing_configured_is_an_error_with_the_remedy():
    with pytest.raises(AnswererError, match=r"OPENAI_BASE_URL.*--answerer extractive"):
        OpenAIAnswerer.from_environment({})


@pytest.mark.parametrize("value", ["many", "-1", "0", "4096.5", "4k"])
def test_a_context_that_is_no_number_of_tokens_is_refused(value):
    assert context_of({"BYLINE_CONTEXT": "8192"}) == 8192
    with pytest.raises(AnswererError, match=f"BYLINE_CONTEXT is '{value}'"):
        context_of({"BYLINE_CONTEXT": value})


def test_a_way_of_citing_that_there_is_not_is_refused():
    assert [is_constrained({"BYLINE_CITATIONS": v}) for v in ("", "text", "schema")] == [0, 0, 1]
    with pytest.raises(AnswererError, match="BYLINE_CITATIONS is 'xml'"):
        is_constrained({"BYLINE_CITATIONS": "xml"})


def closed_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/v1"


@pytest.mark.parametrize(
    "behaviour",
    [
        {"statuses": (500,), "garbage": b'{"error": {"message": "out\\nof memory"}}'},
        {"statuses": (404,), "garbage": b"<html>\n<body>not here</body>\n</html>"},
        {"garbage": b"data: {no json\n\n"},
        {"garbage": b'data: {"error": {"message": "overloaded"}}\n\n'},
        {"garbage": b'data: {"choices": "none"}\n\n'},
        {"garbage": b"data: [1, 2]\n\n"},
        {"garbage": b"data: [DONE]\n\n"},
        {"garbage": b"<html>Welcome</html>"},
        {"garbage": b'{"choices": [{"message": {"content": "It rose."}}]}'},
        {"garbage": b""},
    ],
)
def test_a_failing_endpoint_is_one_line_that_names_it(behaviour):
    with serving(**behaviour) as server:
        message = failure(server.url)
    assert server.url in message
    assert "--answerer extractive" in message
    assert len(message.splitlines()) == 1


def test_a_refused_connection_is_one_line_that_names_the_endpoint():
    url = closed_port()
    message = failure(url)
    assert url in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize("garbage", [b"<html>", b"[]", b'{"data": 5}', b'{"data": [{}]}'])
def test_a_garbage_list_of_models_is_an_error_too(garbage):
    with serving(garbage=garbage) as server, pytest.raises(AnswererError) as error:
        configured(server.url)
    assert server.url in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_an_answer_that_breaks_off_with_an_error_gives_its_first_words_and_then_the_error():
    good = {"choices": [{"index": 0, "delta": {"content": "The river "}}]}
    broken = f"data: {json.dumps(good)}\n\ndata: {{no json\n\n".encode()
    with serving(garbage=broken) as server, answerer_at(server.url) as answerer:
        pieces = answerer.write("What rose?", EVIDENCE)
        assert next(pieces) == "The river "
        with pytest.raises(AnswererError, match=r"127\.0\.0\.1"):
            next(pieces)


def test_no_other_host_is_called(monkeypatch):
    real, called = socket.socket.connect, []

    def recorded(self, address):
        called.append(address[0])
        return real(self, address)

    monkeypatch.setattr(socket.socket, "connect", recorded)
    with serving() as server:
        answerer = OpenAIAnswerer.from_environment({"OPENAI_BASE_URL": server.url})
        list(answerer.write("What rose?", EVIDENCE))
        answerer._client.close()
    assert set(called) == {"127.0.0.1"}
