"""Assistants for tests: a small library, words for embeddings, and an answerer that reads a script."""

from collections.abc import Iterator, Sequence

from corpus import Article
from corpus.library import Library
from embeddings.search import Searcher
from qa.check import LayeredChecker
from qa.pipeline import Asked, Assistant
from qa.relevance import Relevance
from qa.result import Answer
from qa.values import Evidence
from tests.embeddings.libraries import built
from tests.fakes import HashEmbedder

EMBEDDER = HashEmbedder(dim=1024)


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


def assistant_of(library: Library, answerer, embedder=EMBEDDER) -> Assistant:
    """An assistant over a built library."""
    searcher = Searcher(library, embedder)
    return Assistant(library, searcher, Relevance(embedder), LayeredChecker(embedder), answerer)


def assistant(answerer, *articles: Article) -> Assistant:
    """An assistant over these articles, with words for embeddings."""
    return assistant_of(built(EMBEDDER, *articles), answerer)


def answered(assistant: Assistant, question: str, **limits) -> Answer:
    """The last event of the stream."""
    *_, last = assistant.stream(Asked(question, **limits))
    assert isinstance(last, Answer)
    return last
