import os

import pytest

from corpus import Article
from corpus.library import Library
from embeddings import EmbedderError
from qa import assemble
from qa.commands.doctor import diagnose
from tests.embeddings.libraries import build, put
from tests.fakes import HashEmbedder
from tests.qa.commands import forget_models

pytestmark = pytest.mark.usefixtures("offline")
EMBEDDER = HashEmbedder("words", dim=1024)


@pytest.fixture
def file(tmp_path):
    """A library whose second article waits for passages and vectors."""
    library = Library.open(tmp_path / "library.sqlite")
    put(library, Article(id="a", text="The river rose."))
    build(library, EMBEDDER)
    put(library, Article(id="b", text="Trains stood still."))
    return tmp_path / "library.sqlite"


def found(file, *, repair=False):
    return {f.what: f for f in diagnose(file, os.environ, repair=repair)}


def test_every_part_is_reported(file):
    findings = found(file)
    assert set(findings) == {"library", "embedding model", "index", "check", "answerer"}
    assert "words (auto hashes, precision auto), " in findings["embedding model"].state
    assert "characters/s" in findings["embedding model"].state
    assert "2 articles" in findings["library"].state


def test_what_waits_is_told_with_the_remedy_and_repaired(file):
    waiting = found(file)["index"]
    assert not waiting.well
    assert "byline doctor --repair" in waiting.state
    assert found(file, repair=True)["index"].well
    assert found(file)["index"].well


def test_no_library_yet_is_well(tmp_path):
    finding = found(tmp_path / "library.sqlite")["library"]
    assert finding.well
    assert "byline add" in finding.state


def test_a_broken_library_is_not_well_and_the_rest_is_still_reported(tmp_path):
    (tmp_path / "library.sqlite").write_bytes(b"no database" * 1000)
    findings = found(tmp_path / "library.sqlite")
    assert not findings["library"].well
    assert findings["embedding model"].well
    assert findings["answerer"].well


def test_without_an_embedding_model_the_rest_is_still_reported(file, monkeypatch):
    def lost(name, **_):
        raise EmbedderError(f"embedding model {name!r} cannot be loaded; name another")

    monkeypatch.setattr("embeddings.embedder.SentenceTransformerEmbedder", lost)
    assemble.open_scorer.cache_clear()
    forget_models()
    findings = found(file)
    told = {what: finding.state for what, finding in findings.items() if not finding.well}
    assert set(told) == {"embedding model", "check", "answerer"}
    assert all("cannot be loaded" in state for state in told.values())
    assert findings["library"].well


def test_an_endpoint_that_does_not_answer_is_not_well(file, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    finding = found(file)["answerer"]
    assert not finding.well
    assert "http://127.0.0.1:9/v1" in finding.state


def test_a_checker_that_cannot_be_had_is_not_well(file, monkeypatch):
    assert found(file)["check"].well
    monkeypatch.setenv("BYLINE_CHECKER", "./no/such/folder")
    finding = found(file)["check"]
    assert not finding.well
    assert "BYLINE_CHECKER" in finding.state


def test_a_reranker_that_is_set_is_reported(file, monkeypatch):
    monkeypatch.setenv("BYLINE_RERANKER", "./no/such/folder")
    assemble.open_reranker.cache_clear()
    finding = found(file)["reranker"]
    assert not finding.well
    assert "give BYLINE_RERANKER a name or a folder" in finding.state
