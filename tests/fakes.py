"""Small stand-ins that satisfy our protocols without loading a model."""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from embeddings import Matrix, SentenceRead, Sentences, TokenVectors, Vector
from qa.checking.check import Support, evidence_windows
from qa.reading.overlap import overlap


class HashEmbedder:
    """Texts as bags of words, each word hashed to one axis: texts that share words are near."""

    def __init__(
        self, name: str = "hash", dim: int = 64, max_tokens: int = 40, *, precision: str = "auto",
        backend: str = "auto",
    ) -> None:  # fmt: skip
        self.name = name
        self.dim = dim
        self.backend = f"{backend} hashes, precision {precision}"
        self.max_tokens = max_tokens

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()):
                row[self._axis(word)] += 1
            row[0] += not row.any()
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def embed_question(self, text: str) -> Vector:
        vector: Vector = self.embed_passages([text])[0]
        return vector

    def embed_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> TokenVectors:
        words = list(re.finditer(r"\w+", text))
        rows = self.embed_passages([word.group() for word in words])
        return TokenVectors(tuple(word.span() for word in words), rows)

    def _axis(self, word: str) -> int:
        return zlib.crc32(word.encode()) % self.dim


class WordScorer:
    """Support as the share of the claim's words in the best three sentences of the evidence."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Support]:
        return [self._best(claim, evidence_windows(evidence)) for claim, evidence in pairs]

    def _best(self, claim: str, windows: Sequence[str]) -> Support:
        shares = [(overlap(claim, window), window) for window in windows]
        share, read = max(shares, default=(0.0, ""))
        return Support(share, "supported" if share >= 0.5 else "unsupported", read)


NAMED = re.compile(r"(?:[A-Z][a-z]+ ?)+\b|\d[\d,.]*\b")


class WordReader:
    """The share of the question's words that a sentence has; points at its capitals and figures.

    Notes what it was asked.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def answering(self, question: str, passages: Sequence[Sentences]) -> list[list[SentenceRead]]:
        self.asked += [(question, passage.text) for passage in passages]
        return [
            [self._read(question, passage.text, *span) for span in passage.spans]
            for passage in passages
        ]

    def _read(self, question: str, text: str, start: int, end: int) -> SentenceRead:
        told = [m for m in NAMED.finditer(text, start, end) if m.group() not in question]
        return SentenceRead(overlap(question, text[start:end]), told[-1].span() if told else None)
