"""Transformers, compiled by OpenVINO for the processor at hand.

On two cores they read news passages twice as fast as PyTorch in float32, and three times as fast in
bfloat16 (`python -m eval.bench index-speed`). The translation of a model takes two seconds and is
kept.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import openvino
import platformdirs
import torch
from openvino.frontend import FrontEndManager
from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder
from torch import Tensor
from torch.nn import Module
from transformers import PreTrainedModel
from transformers.modeling_outputs import BaseModelOutput
from transformers.utils import logging as transformers_logging

logger = logging.getLogger(__name__)

INPUTS = ("input_ids", "attention_mask")
LEAST_COSINE = 0.99  # of a token's vector to that of PyTorch in float32; a translation may go wrong
LOGITS = 8  # outputs of a text or a token up to which they are logits, not a vector
FAILURES = (RuntimeError, TypeError, ValueError, AttributeError, KeyError)  # of tracing


def cache_folder() -> Path:
    """Where translations are kept, and what else is made of packaged models."""
    return platformdirs.user_cache_path("byline")


class CompileError(RuntimeError):
    """A model cannot be compiled, or not truly; the message says why."""


class CompiledTransformer(Module):
    """Stands in for the transformer of a sentence-transformers model.

    It runs `streams` batches at a time, for as many threads as ask it; others wait.
    """

    def __init__(self, model: PreTrainedModel, *, bfloat16: bool, cache: Path) -> None:
        super().__init__()
        self.config = model.config
        self._run = compiled(model, INPUTS, bfloat16=bfloat16, cache=cache)
        self.streams = self._run.streams

    def forward(self, input_ids: Tensor, attention_mask: Tensor, **_: object) -> BaseModelOutput:
        """The vectors of all tokens, (texts, tokens, dim), as float32."""
        return BaseModelOutput(last_hidden_state=self._run(input_ids, attention_mask))


class Compiled:
    """A network; called with tensors of its inputs, in their order, it gives its first output.

    `streams` are the batches that it runs at a time: as many as keep all cores busy.
    """

    def __init__(self, network: openvino.CompiledModel) -> None:
        _set_up_arrays()
        self.streams = int(network.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS"))
        self._free = SimpleQueue[openvino.InferRequest]()
        for _ in range(self.streams):
            self._free.put(network.create_infer_request())

    def __call__(self, *tensors: Tensor) -> Tensor:
        """In float32; safe to call from several threads."""
        request = self._free.get()
        try:
            rows = request.infer([tensor.numpy() for tensor in tensors])[0]
        finally:
            self._free.put(request)
        return torch.from_numpy(rows)


def _set_up_arrays() -> None:
    """Touch the array of a tensor once: threads that are the first to do so at once wait forever.

    OpenVINO looks NumPy up on first use, and lets the interpreter go while it holds its own lock.
    """
    _ = openvino.Tensor(openvino.Type.f32, openvino.Shape([1])).data


def compiled(
    model: PreTrainedModel, inputs: Sequence[str], *, bfloat16: bool, cache: Path
) -> Compiled:
    """What gives the first output of `model`, which is in float32 on the CPU, for its `inputs`.

    `cache` is the folder of translations.

    Raises:
        CompileError: OpenVINO has no such model, or makes something else of it.
    """
    folder = cache / f"compiled-{_digest(model)}"
    core = openvino.Core()
    hints = {
        "PERFORMANCE_HINT": "THROUGHPUT",  # a batch to a core or two: they need not wait
        "INFERENCE_PRECISION_HINT": "bf16" if bfloat16 else "f32",
    }
    kept = (folder / "model.xml").is_file()
    try:
        first = _FirstOutput(model, inputs)
        network = core.read_model(folder / "model.xml") if kept else _translated(first)
        run = Compiled(core.compile_model(network, "CPU", hints))
        if not kept:
            _verify(run, first)
    except FAILURES as error:
        raise CompileError(f"{type(error).__name__}: {error}".splitlines()[0]) from error
    if not kept:
        _keep(network, folder)
    return run


class _FirstOutput(Module):
    """A model of some inputs and one output, as the translation needs it."""

    def __init__(self, model: PreTrainedModel, inputs: Sequence[str]) -> None:
        super().__init__()
        self.inputs, self._model = inputs, model
        self.words = min(int(model.config.vocab_size), 1_000)

    def forward(self, *tensors: Tensor) -> Tensor:
        """The first output for tensors of `inputs`, in their order."""
        rows: Tensor = self._model(**dict(zip(self.inputs, tensors, strict=True)))[0]
        return rows

    def example(self) -> tuple[Tensor, ...]:
        """Two texts, of which the second is padded."""
        ids = torch.arange(32).reshape(2, 16) * 7 % self.words
        mask = torch.ones_like(ids)
        mask[1, 9:] = 0
        known = {"input_ids": ids, "attention_mask": mask, "token_type_ids": (ids % 2) * mask}
        return tuple(known[name] for name in self.inputs)


def _translated(model: _FirstOutput) -> openvino.Model:
    """By OpenVINO's frontend itself: `openvino.convert_model` reports its use to its makers."""
    with warnings.catch_warnings(), quiet():
        warnings.simplefilter("ignore")  # of tracing, about what does not vary here
        decoder = TorchScriptPythonDecoder(model, example_input=model.example())
        frontend = FrontEndManager().load_by_framework("pytorch")
        loaded: Any = frontend.load(decoder)  # reads from `decoder`, which must outlive it
        return frontend.convert(loaded)


def _verify(run: Compiled, model: _FirstOutput) -> None:
    """Compare the outputs of the example; of padded tokens nothing is asked.

    Few logits point anywhere when they are near nothing: those of all texts are compared together.
    """
    example = model.example()
    mask = example[model.inputs.index("attention_mask")].bool()
    with torch.inference_mode():
        wanted, found = model(*example), run(*example)
    if wanted.dim() == mask.dim() + 1:
        wanted, found = wanted[mask], found[mask]
    if wanted.shape[-1] <= LOGITS:
        wanted, found = wanted.flatten()[None], found.flatten()[None]
    least = float(torch.cosine_similarity(wanted, found).min())
    if not least >= LEAST_COSINE:
        raise CompileError(f"its vectors come out at cosine {least:.3f} to those of PyTorch")


@contextmanager
def quiet() -> Iterator[None]:
    """Silence inside: no progress bar of transformers, no warnings of it and of the model hub."""
    hub = logging.getLogger("huggingface_hub")
    level = hub.level
    hub.setLevel(logging.ERROR)
    verbosity = transformers_logging.get_verbosity()
    bars = transformers_logging.is_progress_bar_enabled()
    transformers_logging.set_verbosity(logging.ERROR)
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # has no types
    try:
        yield
    finally:
        hub.setLevel(level)
        transformers_logging.set_verbosity(verbosity)
        if bars:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]  # as above


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
