"""Assistants for tests: words for embeddings, and an answerer that reads from a script."""

from collections.abc import Iterator, Sequence
from typing import Any

from corpus import Article, Library, Where
from embeddings import Embedder, Reader, SentenceRead, Sentences
from embeddings.search import Searcher
from qa.answerer import Answerer, Doubt, Judgement
from qa.answerers.extractive import ExtractiveAnswerer
from qa.checking.check import LayeredChecker
from qa.evidence.relevance import Relevance
from qa.pipeline import Asked, Assistant
from qa.result import Answer
from qa.values import Evidence, Usage
from tests.embeddings.libraries import built
from tests.fakes import HashEmbedder, WordScorer

EMBEDDER = HashEmbedder(dim=1024)
Turns = tuple[tuple[str, str], ...]


class ScriptedAnswerer:
    """Writes these pieces, whatever it is asked, and remembers the evidence it was given."""

    name = "scripted"
    model: str | None = "script-1"

    def __init__(self, *pieces: str | Usage) -> None:
        self._pieces = pieces
        self.seen: list[Sequence[Evidence]] = []

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str | Usage]:
        self.seen.append(evidence)
        yield from self._pieces


class ScriptedModel(ScriptedAnswerer):
    """A language model with this much room, which says `reply` when sentences are sent back.

    Sentences with the words `says` answer, it judges, and no others; without them it judges none.
    """

    def __init__(
        self, *pieces: str | Usage, reply: str = "", room: int = 10_000, says: str = ""
    ) -> None:
        super().__init__(*pieces)
        self._says = says
        self.judged: list[str] = []
        self._reply = reply
        self._room = room
        self.doubts: list[Sequence[Doubt]] = []
        self.doubted = False

    def room(self, question: str) -> int:
        return self._room

    def write_in_doubt(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str | Usage]:
        self.doubted = True
        return self.write(question, evidence)

    def judge(self, question: str, sentences: Sequence[str]) -> Judgement | None:
        self.judged += sentences
        if not self._says:
            return None
        chances = tuple(0.99 if self._says in sentence else 0.01 for sentence in sentences)
        return Judgement(chances, Usage(5 * len(sentences), len(sentences)))

    def rewrite(
        self, question: str, evidence: Sequence[Evidence], draft: str, doubts: Sequence[Doubt]
    ) -> Iterator[str | Usage]:
        self.doubts.append(doubts)
        yield self._reply
        yield Usage(10, 1)


class Judging:
    """A reader that gives each sentence with a word this chance, and others next to none.

    It points at the word. It is sure of those that have the word `surely` as well.
    """

    def __init__(self, word: str, chance: float, surely: str = "") -> None:
        self._word, self._chance, self._surely = word, chance, surely

    def answering(self, question: str, passages: Sequence[Sentences]) -> list[list[SentenceRead]]:
        return [[self._read(p.text, *span) for span in p.spans] for p in passages]

    def _read(self, text: str, start: int, end: int) -> SentenceRead:
        at = text.find(self._word, start, end)
        if at < 0:
            return SentenceRead(0.001)
        sure = bool(self._surely) and self._surely in text[start:end]
        return SentenceRead(0.9 if sure else self._chance, (at, at + len(self._word)))


def assistant_of(library: Library, answerer: Answerer, reader: Reader | None = None) -> Assistant:
    """An assistant over a library that was built with words for embeddings."""
    relevance, checker = Relevance(EMBEDDER, reader), LayeredChecker(WordScorer())
    return Assistant(library, Searcher(library, EMBEDDER), relevance, checker, answerer)


def extractive(
    library: Library, embedder: Embedder = EMBEDDER, reader: Reader | None = None
) -> Assistant:
    """The assistant that needs no endpoint, over a library that was built with `embedder`."""
    relevance, searcher = Relevance(embedder, reader), Searcher(library, embedder)
    checker, answerer = LayeredChecker(WordScorer()), ExtractiveAnswerer(relevance)
    return Assistant(library, searcher, relevance, checker, answerer)


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
