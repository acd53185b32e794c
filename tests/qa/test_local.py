import os
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from corpus import Article
from corpus.library import Library
from qa import AnswererError, answer
from qa.answerer import LanguageModel
from qa.answerers.models.local import local_answerer, model_file
from qa.assemble import open_answerer
from qa.commands.doctor import diagnose
from qa.values import Evidence, Label, Usage
from tests.qa.gguf_files import write_model

FLOOD = Article(id="flood", title="Flood", text="The river rose. Trains stood still.")
EVIDENCE = [Evidence(FLOOD, 0, len(FLOOD.text))]
WORDS = ["▁The", "▁river", "▁rose", ".", "▁[", "1", "]"]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A model file that writes that the river rose."""
    return write_model(tmp_path_factory.mktemp("models") / "river.gguf", WORDS)


@pytest.fixture
def answerer(model):
    made = local_answerer({"BYLINE_GGUF": str(model)})
    yield made
    made._client.close()


def test_a_model_file_writes_in_this_process(answerer):
    *pieces, usage = answerer.write("What rose?", EVIDENCE)
    assert "".join(pieces).strip() == "The river rose. [1]"
    assert len(pieces) == len(WORDS)
    assert isinstance(usage, Usage)
    assert usage.completion_tokens == len(WORDS) + 1  # the end of the text is one more
    assert usage.prompt_tokens > 500
    assert (answerer.name, answerer.model) == ("local", "river")
    assert isinstance(answerer, LanguageModel)


def test_nobody_without_the_key_is_answered(answerer):
    asked = {"messages": [{"role": "user", "content": "What rose?"}]}
    reply = httpx.post(f"{answerer._client.base_url}chat/completions", json=asked)
    assert reply.status_code == 401
    assert answerer._client.base_url.host == "127.0.0.1"


def test_a_question_is_answered_by_a_model_file(offline, model, monkeypatch):
    monkeypatch.setenv("BYLINE_GGUF", str(model))
    for name in ("local", "auto"):
        found = answer("What rose?", library=Library.from_articles([FLOOD]), answerer=name)
        assert (found.answerer, found.model) == ("local", "river")
        assert found.text == "The river rose. [1]"
        assert found.claims[0].verdict.label == Label.SUPPORTED
        assert found.usage


def test_the_doctor_tells_of_the_model_file(offline, model, monkeypatch, tmp_path):
    assert _answerer_found(tmp_path).state.startswith("extractive")
    monkeypatch.setenv("BYLINE_GGUF", str(model))
    assert _answerer_found(tmp_path).state == "local, model river in this process"
    monkeypatch.setenv("BYLINE_GGUF", "none.gguf")
    assert not _answerer_found(tmp_path).well


def _answerer_found(folder):
    findings = diagnose(folder / "library.sqlite", os.environ, repair=False)
    return next(finding for finding in findings if finding.what == "answerer")


@pytest.mark.parametrize("named", ["", "none.gguf", "owner/repository", "a b/c/d.gguf"])
def test_a_file_that_is_not_there_is_told_with_the_remedy(named):
    with pytest.raises(AnswererError, match=r"BYLINE_GGUF .*owner/repository/file\.gguf"):
        local_answerer({"BYLINE_GGUF": named})


def test_a_file_that_is_no_model_is_told(tmp_path):
    (tmp_path / "bad.gguf").write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(AnswererError, match=r"bad\.gguf cannot be run"):
        local_answerer({"BYLINE_GGUF": str(tmp_path / "bad.gguf")})


def test_without_the_extra_the_remedy_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    monkeypatch.delitem(sys.modules, "qa.answerers.models.local")
    with pytest.raises(AnswererError, match=r"pip install 'byline\[local\]'"):
        open_answerer("local")


@contextmanager
def hub(content):
    """A model hub that holds one file, owner/repository/river.gguf."""

    class Hub(BaseHTTPRequestHandler):
        def do_HEAD(self):
            there = self.path == "/owner/repository/resolve/main/river.gguf"
            self.send_response(200 if there else 404)
            self.send_header("ETag", '"river-1"')
            self.send_header("X-Repo-Commit", "a" * 40)
            self.send_header("Content-Length", str(len(content) if there else 0))
            self.end_headers()

        def do_GET(self):
            self.do_HEAD()
            self.wfile.write(content)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty folder for what the hub gives."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))


def test_a_file_of_a_model_hub_is_fetched_once(cache, model):
    named = "owner/repository/river.gguf"
    with hub(model.read_bytes()) as address:
        file = model_file(named, hub=address)
        assert file.read_bytes() == model.read_bytes()
        assert model_file(named, hub=address) == file


def test_a_file_that_the_hub_does_not_have_is_told(cache):
    with hub(b"") as address, pytest.raises(AnswererError, match="cannot be fetched"):
        model_file("owner/repository/lake.gguf", hub=address)
