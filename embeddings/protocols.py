"""What the rest of Byline knows of embeddings: the `Embedder` protocol and a `Hit`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corpus import Passage
from corpus.sentences import Span

if TYPE_CHECKING:  # numpy takes 100 ms to import, and `import qa` is to be quick
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]  # (n, dim), rows have unit length
    Vector = NDArray[np.float32]  # (dim,), unit length
else:
    Matrix = Vector = object


Spans = tuple[Span, ...]  # start and end of parts of a text


class EmbedderError(Exception):
    """An embedding model cannot be used; the message names it, says why, and the remedy."""


class IndexMismatch(Exception):
    """A library was made with another embedding model; the message names both and the remedy."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; higher scores are better, within one search only.

    `timely` is how near to the day of the question it was published, 0 to 1; 0 where that day is
    not known, or the question names another.
    """

    passage: Passage
    score: float
    timely: float = 0.0


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The tokens of a text: where each stands (offsets, end exclusive), its vector in context."""

    spans: Spans
    rows: Matrix  # (len(spans), dim)


@dataclass(frozen=True, slots=True)
class Sentences:
    """A passage to read, behind a head such as its title: where its sentences stand in the text."""

    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """What a reader makes of a sentence: the chance that it answers the question, 0 to 1.

    `words` is where in the passage the words stand that do, within the sentence; `None` where the
    reader would rather point at nothing.
    """

    chance: float
    words: Span | None = None


class Reader(Protocol):
    """A model that reads a question with a passage."""

    def answering(self, question: str, passages: Sequence[Sentences]) -> list[list[SentenceRead]]:
        """For each passage, what the reader makes of each of its sentences."""


class Reranker(Protocol):
    """A model that looks again at what was found."""

    name: str  # for `byline doctor`

    def relevance(self, question: str, texts: Sequence[str]) -> list[float]:
        """How much each text bears on the question, 0 to 1."""


class Embedder(Protocol):
    """A model that turns texts into unit vectors, questions perhaps otherwise than passages."""

    name: str  # written into the library's manifest and compared when it is opened
    dim: int
    backend: str  # what runs the model, in words for `byline doctor`
    max_tokens: int  # what the model reads of one text, special tokens not counted

    def count_tokens(self, text: str) -> int:
        """Tokens of `text`, special tokens not counted."""

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """(len(texts), dim); (0, dim) for no texts."""

    def embed_question(self, text: str) -> Vector:
        """(dim,)."""

    def embed_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """For each text its tokens, all of them, in context as far as the model reads at once."""
