"""What writes an answer: the protocols, and the sentence that says there is none."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar, runtime_checkable

from qa.values import Evidence, Usage

K = 8  # passages that an answerer gets to read
NO_ANSWER = "The articles do not answer this question"  # answerers begin with it when they abstain
SWITCH = "or ask without it: --answerer extractive"  # ends the remedy where a model failed
T = TypeVar("T")


class AnswererError(Exception):
    """An answerer could not write; the message names it, what went wrong, and the remedy."""


@runtime_checkable
class Answerer(Protocol):
    """Writes prose that cites the evidence by number, from 1."""

    name: str
    model: str | None

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str | Usage]:
        """The pieces of an answer with markers such as [1], or `NO_ANSWER` and the reason.

        What a language model used comes among them, at the end.
        """


@dataclass(frozen=True, slots=True)
class Doubt:
    """A written sentence that failed the check, and why."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The chance, 0 to 1, that each of some sentences answers a question, and what asking took."""

    chances: tuple[float, ...]
    usage: Usage


@runtime_checkable
class LanguageModel(Protocol):
    """What an answerer can do besides if a language model writes."""

    def room(self, question: str) -> int:
        """Tokens of passages that it reads with this question, as `count_tokens` counts."""

    def write_in_doubt(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str | Usage]:
        """As `write`, where the evidence may well not answer: a refusal lies nearer.

        Offered a refusal with every question, a small model takes it where figures differ.
        """

    def judge(self, question: str, sentences: Sequence[str]) -> Judgement | None:
        """How likely each sentence answers the question; `None` if the model tells no chances."""

    def rewrite(
        self, question: str, evidence: Sequence[Evidence], draft: str, doubts: Sequence[Doubt]
    ) -> Iterator[str | Usage]:
        """The pieces of a line for each doubted sentence of `draft`: its number, the new words."""


@contextmanager
def closed(pieces: Iterator[T]) -> Iterator[Iterator[T]]:
    """The pieces; a generator of them is closed at the end, so that a request does not outlive."""
    try:
        yield pieces
    finally:
        if isinstance(pieces, Generator):
            pieces.close()
