"""The transformer of an embedding model, compiled by OpenVINO for the processor at hand.

On two cores it reads news passages twice as fast as PyTorch in bfloat16, and nearly three times as
fast in float32 (docs/search.md). The translation of a model takes two seconds and is kept.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
import warnings
from pathlib import Path
from typing import Any

import openvino
import torch
from openvino.frontend import FrontEndManager
from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder
from torch import Tensor
from torch.nn import Module
from transformers import PretrainedConfig, PreTrainedModel
from transformers.modeling_outputs import BaseModelOutput

logger = logging.getLogger(__name__)

LEAST_COSINE = 0.99  # of a token's vector to that of PyTorch in float32; a translation may go wrong
FAILURES = (RuntimeError, TypeError, ValueError, AttributeError, KeyError)  # of tracing


class CompileError(RuntimeError):
    """A model cannot be compiled, or not truly; the message says why."""


class CompiledTransformer(Module):
    """Stands in for the transformer of a sentence-transformers model; not for several threads."""

    def __init__(self, network: openvino.CompiledModel, config: PretrainedConfig) -> None:
        super().__init__()
        self.config = config
        self._network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor, **_: object) -> BaseModelOutput:
        """The vectors of all tokens, (texts, tokens, dim), as float32."""
        rows = self._network([input_ids.numpy(), attention_mask.numpy()])[0]
        return BaseModelOutput(last_hidden_state=torch.from_numpy(rows))


def compile_transformer(
    model: PreTrainedModel, *, bfloat16: bool, cache: Path
) -> CompiledTransformer:
    """`model`, which is in float32 on the CPU, compiled; `cache` is the folder of translations.

    Raises:
        CompileError: OpenVINO has no such model, or makes something else of it.
    """
    folder = cache / f"compiled-{_digest(model)}"
    core = openvino.Core()
    hints = {
        "PERFORMANCE_HINT": "LATENCY",  # all cores for one batch
        "INFERENCE_PRECISION_HINT": "bf16" if bfloat16 else "f32",
    }
    kept = (folder / "model.xml").is_file()
    try:
        network = core.read_model(folder / "model.xml") if kept else _translated(model)
        compiled = CompiledTransformer(core.compile_model(network, "CPU", hints), model.config)
        if not kept:
            _verify(compiled, model)
    except FAILURES as error:
        raise CompileError(f"{type(error).__name__}: {error}".splitlines()[0]) from error
    if not kept:
        _keep(network, folder)
    return compiled


class _Tokens(Module):
    """A transformer of two inputs and one output, as the translation needs it."""

    def __init__(self, model: PreTrainedModel) -> None:
        super().__init__()
        self._model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        rows: Tensor = self._model(input_ids=input_ids, attention_mask=attention_mask)[0]
        return rows


def _translated(model: PreTrainedModel) -> openvino.Model:
    """By OpenVINO's frontend itself: `openvino.convert_model` reports its use to its makers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of tracing, about what does not vary here
        decoder = TorchScriptPythonDecoder(_Tokens(model), example_input=_example(model))
        frontend = FrontEndManager().load_by_framework("pytorch")
        loaded: Any = frontend.load(decoder)  # reads from `decoder`, which must outlive it
        return frontend.convert(loaded)


def _example(model: PreTrainedModel) -> tuple[Tensor, Tensor]:
    """Two texts, of which the second is padded."""
    words = min(int(model.config.vocab_size), 1_000)
    ids = torch.arange(32).reshape(2, 16) * 7 % words
    mask = torch.ones_like(ids)
    mask[1, 9:] = 0
    return ids, mask


def _verify(compiled: CompiledTransformer, model: PreTrainedModel) -> None:
    ids, mask = _example(model)
    with torch.inference_mode():
        wanted, found = (
            part(input_ids=ids, attention_mask=mask).last_hidden_state[mask.bool()]
            for part in (model, compiled)
        )
    least = float(torch.cosine_similarity(wanted, found).min())
    if not least >= LEAST_COSINE:
        raise CompileError(f"its vectors come out at cosine {least:.3f} to those of PyTorch")


def _digest(model: PreTrainedModel) -> str:
    """Of the weights, the architecture and OpenVINO's version."""
    digest = hashlib.sha256(f"{openvino.__version__} {model.config.to_json_string()}".encode())
    for rows in model.state_dict().values():
        digest.update(rows.numpy().tobytes())
    return digest.hexdigest()[:16]


def _keep(network: openvino.Model, folder: Path) -> None:
    """Write the translation, whole or not at all; without it, the next start takes longer."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            openvino.save_model(network, Path(made) / "model.xml", compress_to_fp16=False)
            Path(made).rename(folder)
            Path(made).mkdir()  # for the context manager to remove
    except (OSError, RuntimeError) as error:
        logger.info("%s: cannot be written (%s)", folder, error)
