import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import openai
import pytest

from corpus import Article
from qa.answerer import Answerer, AnswererError
from qa.endpoint import MAX_PASSAGES, OpenAIAnswerer
from qa.values import Evidence

FLOOD = Article(id="flood", title="Flood", text="The river rose.")
EVIDENCE = [Evidence(FLOOD, 0, len(FLOOD.text))]


class Endpoint(BaseHTTPRequestHandler):
    """An OpenAI-compatible server that lists models and streams pieces, or sends garbage."""

    models: tuple[str, ...] = ("small-1", "large-2")
    pieces: tuple[str, ...] = ("The river ", "rose. [", "1]")
    status = 200
    garbage: bytes | None = None

    def do_GET(self):
        listed = [{"id": name, "object": "model"} for name in self.models]
        self.reply(json.dumps({"object": "list", "data": listed}).encode(), "application/json")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Authorization"], json.loads(body)))
        chunks = [{"choices": [{"index": 0, "delta": {"content": p}}]} for p in self.pieces]
        chunks = [
            {"choices": [{"index": 0, "delta": {"role": "assistant"}}]},
            *chunks,
            {"choices": []},
        ]
        events = [f"data: {json.dumps(chunk)}\n\n" for chunk in chunks]
        self.reply("".join([*events, "data: [DONE]\n\n"]).encode(), "text/event-stream")

    def reply(self, body, content_type):
        if self.garbage is not None:
            body = self.garbage
        self.send_response(self.status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def endpoint(**behaviour) -> Iterator[tuple[str, list]]:
    """The address of a running server that behaves so, and what it is asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Behaving", (Endpoint,), behaviour))
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", server.asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def answerer_at(url, model="small-1") -> Iterator[OpenAIAnswerer]:
    """An answerer that tries once, so that failures are quick."""
    with openai.OpenAI(base_url=url, api_key="key-1", timeout=5, max_retries=0) as client:
        yield OpenAIAnswerer(client, model)


def failure(url, question="What rose?"):
    """The message of the error that asking gives."""
    with answerer_at(url) as answerer, pytest.raises(AnswererError) as error:
        list(answerer.write(question, EVIDENCE))
    return str(error.value)


def test_pieces_are_streamed_as_they_come():
    with endpoint() as (url, asked), answerer_at(url) as answerer:
        assert list(answerer.write("What rose?", EVIDENCE)) == ["The river ", "rose. [", "1]"]
    [(path, key, body)] = asked
    assert (path, key) == ("/v1/chat/completions", "Bearer key-1")
    assert (body["model"], body["stream"], body["temperature"]) == ("small-1", True, 0)
    assert "The river rose." in body["messages"][1]["content"]


def test_no_more_passages_are_sent_than_a_small_model_can_read():
    with endpoint() as (url, asked), answerer_at(url) as answerer:
        list(answerer.write("What rose?", EVIDENCE * (MAX_PASSAGES + 3)))
    [(_, _, body)] = asked
    assert body["messages"][1]["content"].count("The river rose.") == MAX_PASSAGES


def configured(url, **more):
    environment = {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "key-1", **more}
    answerer = OpenAIAnswerer.from_environment(environment)
    answerer._client.close()
    return answerer


def test_without_a_model_named_the_first_one_listed_writes():
    with endpoint() as (url, _):
        assert configured(url).model == "small-1"
        assert configured(url, BYLINE_MODEL="large-2").model == "large-2"
        assert isinstance(configured(url), Answerer)


def test_a_named_model_needs_no_list():
    assert configured("http://127.0.0.1:9/v1", BYLINE_MODEL="m").model == "m"


def test_an_endpoint_without_models_is_an_error_with_its_address():
    with endpoint(models=()) as (url, _), pytest.raises(AnswererError) as error:
        configured(url)
    assert url in str(error.value)
    assert "BYLINE_MODEL" in str(error.value)


def test_nothing_configured_is_an_error_with_the_remedy():
    with pytest.raises(AnswererError, match=r"OPENAI_BASE_URL.*--answerer extractive"):
        OpenAIAnswerer.from_environment({})


def closed_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/v1"


@pytest.mark.parametrize(
    "behaviour",
    [
        {"status": 500, "garbage": b'{"error": {"message": "out\\nof memory"}}'},
        {"status": 404, "garbage": b"<html>\n<body>not here</body>\n</html>"},
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
    with endpoint(**behaviour) as (url, _):
        message = failure(url)
    assert url in message
    assert "--answerer extractive" in message
    assert len(message.splitlines()) == 1


def test_a_refused_connection_is_one_line_that_names_the_endpoint():
    url = closed_port()
    message = failure(url)
    assert url in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize("garbage", [b"<html>", b"[]", b'{"data": 5}', b'{"data": [{}]}'])
def test_a_garbage_list_of_models_is_an_error_too(garbage):
    with endpoint(garbage=garbage) as (url, _), pytest.raises(AnswererError) as error:
        configured(url)
    assert url in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_an_answer_that_breaks_off_with_an_error_gives_its_first_words_and_then_the_error():
    good = {"choices": [{"index": 0, "delta": {"content": "The river "}}]}
    broken = f"data: {json.dumps(good)}\n\ndata: {{no json\n\n".encode()
    with endpoint(garbage=broken) as (url, _), answerer_at(url) as answerer:
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
    with endpoint() as (url, _):
        answerer = OpenAIAnswerer.from_environment({"OPENAI_BASE_URL": url})
        list(answerer.write("What rose?", EVIDENCE))
        answerer._client.close()
    assert set(called) == {"127.0.0.1"}
