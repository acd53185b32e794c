"""Assistants for tests: a small library, words for embeddings, and an answerer that reads a script."""

from collections.abc import Iterator, Sequence
from typing import Any

from corpus import Article, Library, Where
from embeddings import Embedder
from embeddings.search import Searcher
from qa.answerer import Answerer
from qa.check import LayeredChecker
from qa.pipeline import Asked, Assistant
from qa.relevance import Relevance
from qa.result import Answer
from qa.values import Evidence
from tests.embeddings.libraries import built
from tests.fakes import HashEmbedder

EMBEDDER = HashEmbedder(dim=1024)
Turns = tuple[tuple[str, str], ...]


class ScriptedAnswerer:
    """Writes these pieces, whatever it is asked, and remembers the evidence it was given."""

    name = "scripted"
    model: str | None = "script-1"

    def __init__(self, *pieces: str) -> None:
        self._pieces = pieces
        self.seen: list[Sequence[Evidence]] = []

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        self.seen.append(evidence)
        yield from self._pieces


def assistant_of(library: Library, answerer: Answerer, embedder: Embedder = EMBEDDER) -> Assistant:
    """An assistant over a built library."""
    searcher = Searcher(library, embedder)
    return Assistant(library, searcher, Relevance(embedder), LayeredChecker(embedder), answerer)


def assistant(answerer: Answerer, *articles: Article) -> Assistant:
    """An assistant over these articles, with words for embeddings."""
    return assistant_of(built(EMBEDDER, *articles), answerer)


def asked(question: str, where: Where = Where(), history: Turns = (), **limits: Any) -> Asked:  # noqa: B008
    """The question, asked of everything unless limited."""
    return Asked(question, where, history, **{"k": 8, **limits})


def answered(assistant: Assistant, question: str, **limits: Any) -> Answer:
    """The last event of the stream."""
    *_, last = assistant.stream(asked(question, **limits))
    assert isinstance(last, Answer)
    return last
