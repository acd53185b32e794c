"""Which sentences answer a question: a small cross-encoder that reads it with their passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import torch
from tokenizers import Encoding
from torch import Tensor
from transformers import BertForTokenClassification

from embeddings.crossencoder import Runner, TokenCounter, load_weights, pair_tokenizer
from embeddings.protocols import Sentences, Spans

MAX_TOKENS = 256  # of question and passage together, with three special ones
MOST_OF_QUESTION = 96  # tokens that are read of a question
LABELS = 2  # of each token: its sentence does not answer, or does
WEIGHTS = Path(__file__).parent / "weights" / "reader.safetensors"


class PassageReader:
    """The embedded reader; safe to share between threads.

    A passage that is too long for the model is read in parts of whole sentences, each behind the
    head of the passage.

    Raises:
        WeightsError: the weights cannot be read.
    """

    def __init__(self, weights: Path = WEIGHTS) -> None:
        model, _ = load_weights(BertForTokenClassification, weights, labels=LABELS)
        self._runner = Runner(model)
        self._encoder = PassageEncoder()

    def answering(self, question: str, passages: Sequence[Sentences]) -> list[list[float]]:
        """For each passage, the chance of each of its sentences to answer the question, 0 to 1."""
        parts = [list(self._encoder.parts(question, passage)) for passage in passages]
        flat = [part for own in parts for part in own]
        encoded = self._encoder.encode(question, flat)
        rows = self._runner.logits(encoded)
        chances = iter(
            torch.softmax(mean_logits(row, masks(e, part.spans)), dim=-1)[:, 1].tolist()
            for part, e, row in zip(flat, encoded, rows, strict=True)
        )
        return [[chance for _ in own for chance in next(chances)] for own in parts]


class PassageEncoder:
    """Questions and passages as the model reads them."""

    def __init__(self) -> None:
        self._tokenizer = pair_tokenizer(MAX_TOKENS, strategy="only_second")
        self._counter = TokenCounter()

    def _shortened(self, question: str) -> str:
        """A long question's beginning, so that there is room for the passage."""
        places = self._counter.places(question)
        if len(places) <= MOST_OF_QUESTION:
            return question
        return question[: places[MOST_OF_QUESTION - 1][1]]

    def encode(self, question: str, passages: Sequence[Sentences]) -> list[Encoding]:
        """Each passage in tokens, behind the question; what does not fit is cut at its end."""
        asked = self._shortened(question)
        return self._tokenizer.encode_batch([(asked, passage.text) for passage in passages])

    def parts(self, question: str, passage: Sentences) -> Iterator[Sentences]:
        """The passage, or as few parts as the model can read at a time."""
        if not passage.spans:
            return
        head = passage.text[: passage.spans[0][0]]
        asked = min(MOST_OF_QUESTION, self._counter.count(question))
        room = MAX_TOKENS - 3 - asked - self._counter.count(head)
        starts, used = [0], 0
        for i, (start, end) in enumerate(passage.spans):
            size = self._counter.count(passage.text[start:end])
            if used and used + size > room:
                starts.append(i)
                used = 0
            used += size
        for first, after in pairwise([*starts, len(passage.spans)]):
            yield _part(passage, head, first, after)


def _part(passage: Sentences, head: str, first: int, after: int) -> Sentences:
    start, end = passage.spans[first][0], passage.spans[after - 1][1]
    moved = len(head) - start
    spans = tuple((a + moved, b + moved) for a, b in passage.spans[first:after])
    return Sentences(head + passage.text[start:end], spans)


def masks(encoding: Encoding, spans: Spans) -> Tensor:
    """(len(spans), tokens): which tokens of the passage lie in which sentence, as 0 and 1."""
    rows = torch.zeros(len(spans), len(encoding.ids))
    tokens = zip(encoding.offsets, encoding.type_ids, strict=True)
    places = [(i, *place) for i, (place, kind) in enumerate(tokens) if kind == 1]
    for row, (start, end) in zip(rows, spans, strict=True):
        row[[i for i, a, b in places if start <= a < b <= end]] = 1
    return rows


def mean_logits(logits: Tensor, inside: Tensor) -> Tensor:
    """(sentences, 2) of a passage's (tokens, 2); sentences that were cut off surely answer not."""
    sizes = inside.sum(dim=1, keepdim=True)
    means = inside @ logits / sizes.clamp(min=1)
    return torch.where(sizes > 0, means, torch.tensor([20.0, -20.0]))
