"""Which sentences answer a question, and with which words.

A small cross-encoder reads the question with a passage. Of each token it tells whether its sentence
answers, and whether the words of the answer begin or end there, as readers of SQuAD do (Devlin et
al. 2019).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import torch
from tokenizers import Encoding
from torch import Tensor
from transformers import BertForTokenClassification

from corpus.sentences import Span
from embeddings.crossencoder import Runner, TokenCounter, load_weights, pair_tokenizer
from embeddings.protocols import SentenceRead, Sentences, Spans

MAX_TOKENS = 256  # of question and passage together, with three special ones
MOST_OF_QUESTION = 96  # tokens that are read of a question
LABELS = 4  # of each token: its sentence does not answer, or does; the answer begins there, or ends
TELLS = 2  # the first labels, which tell of sentences
LONGEST = 15  # tokens of the words of an answer
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

    def answering(self, question: str, passages: Sequence[Sentences]) -> list[list[SentenceRead]]:
        """For each passage, what the reader makes of each of its sentences."""
        parts = [list(self._encoder.parts(question, passage)) for passage in passages]
        flat = [part for own in parts for part in own]
        encoded = self._encoder.encode(question, flat)
        rows = self._runner.logits(encoded)
        read = iter([_read(*one) for one in zip(flat, encoded, rows, strict=True)])
        told = [[one for _ in own for one in next(read)] for own in parts]
        return [
            [_placed(passage, *pair) for pair in zip(passage.spans, own, strict=True)]
            for passage, own in zip(passages, told, strict=True)
        ]


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


def _read(part: Sentences, encoding: Encoding, logits: Tensor) -> list[SentenceRead]:
    """What is made of each sentence of a part; its words are placed from its beginning."""
    inside = masks(encoding, part.spans)
    chances = torch.softmax(mean_logits(logits[:, :TELLS], inside), dim=-1)[:, 1].tolist()
    own = zip(part.spans, inside, chances, strict=True)
    return [
        SentenceRead(chance, pointed(encoding, logits[:, TELLS:], tokens, start))
        for (start, _), tokens, chance in own
    ]


def pointed(encoding: Encoding, logits: Tensor, tokens: Tensor, start: int) -> Span | None:
    """Where the words stand that answer, from a sentence's `start`; `tokens` are those of it.

    `logits` are (tokens, 2): that the answer begins there, and ends. `None` where the first token,
    which stands for no answer, has more.
    """
    places = tokens.nonzero().flatten()
    if not len(places):
        return None
    begins, ends = logits[places].unbind(dim=1)
    pairs = begins.unsqueeze(1) + ends.unsqueeze(0)
    allowed = torch.ones_like(pairs).triu().tril(LONGEST - 1).bool()
    pairs = pairs.masked_fill(~allowed, -torch.inf)
    if pairs.max() <= logits[0].sum():
        return None
    first, last = divmod(int(pairs.argmax()), len(places))
    offsets = encoding.offsets
    return offsets[int(places[first])][0] - start, offsets[int(places[last])][1] - start


def _placed(passage: Sentences, sentence: Span, read: SentenceRead) -> SentenceRead:
    """The same, its words placed in the passage of the sentence, with accents that stand apart."""
    if read.words is None:
        return read
    start, end = (sentence[0] + place for place in read.words)
    while unicodedata.combining(passage.text[end : end + 1] or " "):
        end += 1
    return replace(read, words=(start, end))


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
