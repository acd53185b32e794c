import functools
import threading
from contextlib import nullcontext

import pytest

from corpus import Article, Library
from qa import assemble
from tests.embeddings.libraries import put
from tests.fakes import HashEmbedder
from tests.qa.commands import forget_models
from ui.indexer import Indexer


@pytest.fixture(autouse=True)
def words(monkeypatch):
    """Words for embeddings instead of a model."""
    fake = functools.partial(HashEmbedder, dim=64)
    monkeypatch.setattr("embeddings.embedder.SentenceTransformerEmbedder", fake)
    monkeypatch.delenv("BYLINE_EMBEDDER", raising=False)
    forget_models()
    yield
    forget_models()


@pytest.fixture
def library(tmp_path):
    return Library.open(tmp_path / "library.sqlite")


def indexer(library):
    return Indexer(lambda: nullcontext(library))


def test_what_waits_gets_its_passages_and_vectors(library):
    put(library, Article(id="a", text="The river rose."))
    at_work = indexer(library)
    at_work.wake()
    assert at_work.wait(10)
    assert library.count_unembedded() == 0
    assert [row.passages for row in library.listed()] == [1]


def test_articles_added_during_the_work_are_not_forgotten(library, monkeypatch):
    started, go_on = threading.Event(), threading.Event()
    real = assemble.index_pending

    def slowly(given):
        started.set()
        go_on.wait(10)
        return real(given)

    monkeypatch.setattr(assemble, "index_pending", slowly)
    at_work = indexer(library)
    at_work.wake()
    started.wait(10)
    put(library, Article(id="late", text="It fell."))
    at_work.wake()
    go_on.set()
    assert at_work.wait(10)
    assert [row.passages for row in library.listed()] == [1]


def test_an_error_is_told_until_it_works_again(library, monkeypatch):
    put(library, Article(id="a", text="The river rose."))
    at_work = indexer(library)
    at_work.wake()
    at_work.wait(10)
    monkeypatch.setenv("BYLINE_EMBEDDER", "another")
    forget_models()
    at_work.wake()
    assert at_work.wait(10)
    assert "byline reembed" in at_work.error
    monkeypatch.delenv("BYLINE_EMBEDDER")
    at_work.wake()
    assert at_work.wait(10)
    assert at_work.error is None


def test_after_an_error_that_nobody_expects_it_works_again(library, monkeypatch):
    put(library, Article(id="a", text="The river rose."))
    logged, broken = list[object](), iter([RuntimeError("out of memory")])
    monkeypatch.setattr(threading, "excepthook", logged.append)
    real = assemble.index_pending

    def once_broken(given):
        if error := next(broken, None):
            raise error
        return real(given)

    monkeypatch.setattr(assemble, "index_pending", once_broken)
    at_work = indexer(library)
    at_work.wake()
    assert at_work.wait(10)
    assert "RuntimeError: out of memory" in at_work.error
    at_work.wake()
    assert at_work.wait(10)
    assert (len(logged), at_work.error) == (1, None)
    assert library.count_unembedded() == 0


def test_stopped_it_leaves_the_rest(library, monkeypatch):
    monkeypatch.setattr("embeddings.build.PASSAGE_BATCH", 1)
    for n in range(50):
        put(library, Article(id=str(n), text=f"It rose {n} times."))
    at_work = indexer(library)
    at_work.stop()
    at_work.wake()
    assert at_work.wait(10)
    assert library.count_unembedded() + sum(not row.passages for row in library.listed()) > 0
