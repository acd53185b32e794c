"""What writes an answer: the protocol, and the sentence that says there is none."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from qa.values import Evidence

K = 8  # passages that an answerer gets to read
NO_ANSWER = "The articles do not answer this question"  # answerers begin with it when they abstain


class AnswererError(Exception):
    """An answerer could not write; the message names it, what went wrong, and the remedy."""


@runtime_checkable
class Answerer(Protocol):
    """Writes prose that cites the evidence by number, from 1."""

    name: str
    model: str | None

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """The pieces of an answer with markers such as [1], or `NO_ANSWER` and the reason."""
