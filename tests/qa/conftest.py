import functools
import sys

import pytest

from qa.commands.cli import main
from tests.fakes import HashEmbedder
from tests.qa.commands import FLOOD, STRIKE, Ran, forget_models

CONFIGURED = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "BYLINE_MODEL", "BYLINE_EMBEDDER", "BYLINE_DATA")


@pytest.fixture
def offline(monkeypatch):
    """Words for embeddings instead of a model, and no settings in the environment."""
    words = functools.partial(HashEmbedder, dim=1024)
    monkeypatch.setattr("embeddings.embedder.SentenceTransformerEmbedder", words)
    for name in CONFIGURED:
        monkeypatch.delenv(name, raising=False)
    forget_models()
    yield
    forget_models()


@pytest.fixture
def byline(offline, tmp_path, monkeypatch, capsys):
    """The command line in this process, with words for embeddings and no endpoint."""

    def run(*arguments, stdin=""):
        given = tmp_path / "stdin"
        given.write_bytes(stdin if isinstance(stdin, bytes) else stdin.encode())
        capsys.readouterr()
        with given.open() as stream, monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", stream)
            patch.setattr(sys, "argv", ["byline", *map(str, arguments)])
            with pytest.raises(SystemExit) as left:
                main()
        return Ran(left.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def news(tmp_path):
    """A folder of two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    head = "---\ntitle: {}\nsource: {}\npublished: {}\n---\n\n"
    flood = head.format("Flood", "Norrby Post", "2024-05-03") + FLOOD
    strike = head.format("Strike", "Coast Daily", "2024-06-07") + STRIKE
    (folder / "flood.md").write_text(flood, encoding="utf-8")
    (folder / "strike.md").write_text(strike, encoding="utf-8")
    return folder


@pytest.fixture
def stored(byline, news, tmp_path):
    """The command line over a library that holds the two articles."""
    data = tmp_path / "data"
    assert byline("--data", data, "add", "--quiet", news).status == 0
    return functools.partial(byline, "--data", data)
