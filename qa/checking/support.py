"""The trained layer of the check: a small cross-encoder that reads claim and evidence together."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Encoding
from torch import Tensor
from transformers import BertForSequenceClassification

from corpus.sentences import sentence_spans
from embeddings import Embedder, crossencoder
from embeddings.crossencoder import (
    Runner,
    TokenCounter,
    WeightsError,
    load_weights,
    pair_tokenizer,
)
from qa.checking.check import CheckerError, Support
from qa.reading.overlap import stems

LABELS = ("supported", "partial", "contradicted", "unsupported")  # the model's, in its order
MAX_TOKENS = 192  # of claim and evidence together, with three special ones
ROOM_AT_LEAST = 48  # tokens for the evidence beside a long claim
TEMPERATURE = 4 / 3  # Guo et al. 2017: of texts like none that it is trained on it is too sure
LEAST = 1e-5  # chance, so that its log odds exist
WEIGHTS = Path(__file__).parent / "weights" / "support.safetensors"


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the regression that turns log odds of the model and cosine into a share of people."""

    odds: float = 1.0
    cosine: float = 0.0
    constant: float = 0.0


class SupportModel:
    """The embedded cross-encoder; safe to share between threads.

    Evidence of any length is read: if it is too long for the model, its sentences nearest to the
    claim together, and every window of it; the view that supports the claim best decides. Its
    cosine to the claim counts too: it knows other wordings that the cross-encoder is unsure of.

    Raises:
        CheckerError: the weights cannot be read.
    """

    def __init__(self, embedder: Embedder, weights: Path = WEIGHTS) -> None:
        self._embedder = embedder
        self._encoder = PairEncoder()
        model, self.weights = _load(weights)
        self._runner = Runner(model)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Support]:
        """The support of each claim by its evidence, in order; 0 for evidence without words."""
        return [self._support(*features) for features in self.features(pairs)]

    def features(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, str, str]]:
        """Log odds, cosine, label and words read of each pair; the words may be ""."""
        views = [list(dict.fromkeys(self._encoder.views(*pair))) for pair in pairs]
        flat = [(pair[0], view) for pair, own in zip(pairs, views, strict=True) for view in own]
        scores = iter(self._chances(flat))
        best = [_best(own, [next(scores) for _ in own]) for own in views]
        claims = self._embedder.embed_passages([claim for claim, _ in pairs])
        read = self._embedder.embed_passages([view for _, _, view in best])
        cosines = (claims * read).sum(axis=1)
        return [
            (odds, float(cosine), label, view)
            for (odds, label, view), cosine in zip(best, cosines, strict=True)
        ]

    def _support(self, odds: float, cosine: float, label: str, read: str) -> Support:
        if not read:
            return Support(0.0, label, read)
        w = self.weights
        sure = (w.odds * odds + w.cosine * cosine + w.constant) / TEMPERATURE
        return Support(1 / (1 + math.exp(-sure)), label, read)

    def _chances(self, pairs: Sequence[tuple[str, str]]) -> list[Tensor]:
        """For each pair the chance of each label, before calibration."""
        logits = self._runner.logits(self._encoder.encode(pairs))
        return [torch.softmax(row, dim=-1) for row in logits]


class PairEncoder:
    """Pairs of claim and evidence as the model reads them."""

    def __init__(self) -> None:
        self._tokenizer = pair_tokenizer(MAX_TOKENS, strategy="longest_first")
        self._count = TokenCounter().count

    def encode(self, pairs: Sequence[tuple[str, str]]) -> list[Encoding]:
        """Each pair in tokens; of one that is too long, the longer text is cut at its end."""
        return list(self._tokenizer.encode_batch(list(pairs)))

    def views(self, claim: str, evidence: str) -> Iterator[str]:
        """The whole evidence if the model can read it, else the nearest sentences, then windows."""
        room = max(ROOM_AT_LEAST, MAX_TOKENS - 3 - self._count(claim))
        if not evidence.strip():
            return
        if self._count(evidence) <= room:
            yield evidence
            return
        sentences = [
            piece
            for start, end in sentence_spans(evidence)
            for piece in self._pieces(evidence[start:end], room)
        ]
        yield self._closest(claim, sentences, room)
        yield from self._windows(sentences, room)

    def closest(self, claim: str, evidence: str) -> str:
        """The first of the views."""
        return next(self.views(claim, evidence), "")

    def _pieces(self, sentence: str, room: int) -> list[str]:
        """The sentence, or halves of halves of it that the model can read."""
        words = sentence.split()
        if self._count(sentence) <= room or len(words) < 2:
            return [sentence]
        middle = len(words) // 2
        halves = " ".join(words[:middle]), " ".join(words[middle:])
        return [piece for half in halves for piece in self._pieces(half, room)]

    def _closest(self, claim: str, sentences: Sequence[str], room: int) -> str:
        """The sentences that bear most on `claim`, in their order, within `room` tokens.

        They are chosen one by one for the claim's stems that those before them lack, then for all
        that they share.
        """
        wanted = set(stems(claim))
        found = [wanted & set(stems(sentence)) for sentence in sentences]
        missing, chosen, used = set(wanted), list[int](), 0
        left = set(range(len(sentences)))
        while left:
            best = max(left, key=lambda i: (len(found[i] & missing), len(found[i]), -i))
            left.remove(best)
            used += self._count(sentences[best])
            if chosen and used > room:
                break
            chosen.append(best)
            missing -= found[best]
        return " ".join(sentences[i] for i in sorted(chosen))

    def _windows(self, sentences: Sequence[str], room: int) -> Iterator[str]:
        """Runs of sentences as long as fit into `room` tokens; each begins amid the one before."""
        sizes = [self._count(sentence) for sentence in sentences]
        start = 0
        while start < len(sentences):
            end, used = start + 1, sizes[start]
            while end < len(sentences) and used + sizes[end] <= room:
                used += sizes[end]
                end += 1
            yield " ".join(sentences[start:end])
            if end == len(sentences):
                return
            start = max(start + 1, (start + end) // 2)


def _best(views: Sequence[str], chances: Sequence[Tensor]) -> tuple[float, str, str]:
    """Log odds of support, likeliest label and words of the view that supports the claim best."""
    if not views:
        return 0.0, "unsupported", ""
    best = max(range(len(views)), key=lambda i: float(chances[i][0]))
    chance = min(max(float(chances[best][0]), LEAST), 1 - LEAST)
    return math.log(chance / (1 - chance)), LABELS[int(chances[best].argmax())], views[best]


def save_weights(model: BertForSequenceClassification, file: Path) -> None:
    """Write what training changed in `model`; the regression is left as it comes."""
    crossencoder.save_weights(model, file, _about(Weights()))


def with_regression(file: Path, weights: Weights) -> None:
    """Write the weights of the regression into a file of `save_weights`."""
    crossencoder.with_about(file, _about(weights))


def _about(weights: Weights) -> dict[str, str]:
    return {"regression": json.dumps(asdict(weights))}


def _load(file: Path) -> tuple[BertForSequenceClassification, Weights]:
    try:
        model, about = load_weights(BertForSequenceClassification, file, labels=len(LABELS))
        return model, Weights(**json.loads(about["regression"]))
    except WeightsError as error:
        raise CheckerError(f"the support model of the check: {error}") from error
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise CheckerError(f"{file}: no regression ({error}); reinstall the project") from error
