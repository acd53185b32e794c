"""Training cross-encoders in stretches that take up where the last one stopped."""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import torch
from tokenizers import Encoding
from torch import Tensor
from torch.nn import Module
from transformers import (
    AttentionInterface,
    AttentionMaskInterface,
)
from transformers.masking_utils import sdpa_mask

from embeddings.crossencoder import (
    CrossEncoder,
    Kind,
    packaged_weights,
    padded,
    read_weights,
    shape_of,
)
from embeddings.embedder import has_bfloat16

BATCH, BLOCK = 32, 2048  # examples a step, and those drawn together to be batched by their length
WARM_UP = 200  # steps over which the rate rises
STATE = "state.pt"
SEED = 0
HEAD = ("classifier.", "bert.pooler.")  # what another kind of model has of its own

logger = logging.getLogger("train")


def mean_weights(files: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of several runs that began with the same ones, by their names.

    It is surer than each of them (Wortsman et al. 2022).
    """
    states = [read_weights(file) for file in files]
    return {name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]}


class Task(Protocol):
    """What a model is trained to do."""

    @property
    def rate(self) -> float:
        """Of AdamW."""

    def batches(self, n: int, rng: random.Random) -> Iterator[tuple[Tensor, ...]]:
        """About `n` examples: for each batch the three inputs of the model, then targets."""

    def loss(self, logits: Tensor, *targets: Tensor) -> Tensor:
        """Of the logits, float32, for the targets of a batch."""


class Training:
    """A model, its optimizer and the number of blocks seen; saved in `folder` after each."""

    def __init__(self, folder: Path, model: CrossEncoder, task: Task) -> None:
        self._folder, self._task = folder, task
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._halves = self._device.type == "cuda" or has_bfloat16()  # else it is many times slower
        self.model = model
        Module.to(model, self._device)
        self._optimizer = torch.optim.AdamW(
            [weights for weights in model.parameters() if weights.requires_grad],
            lr=task.rate,
            weight_decay=0.01,
        )
        self.blocks, self._steps = 0, 0
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / STATE).exists():
            self._load()

    def run(self, minutes: float) -> None:
        """Blocks at the constant rate until the time is up."""
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            self._block(1.0, 1.0)
            self._save()

    def finish(self, examples: int) -> None:
        """Blocks at a rate that falls to nothing; not saved, so that training can go on."""
        n = max(1, examples // BLOCK)
        for i in range(n):
            self._block(1 - i / n, 1 - (i + 1) / n)

    def _block(self, first: float, last: float) -> None:
        """One block, the rate going from `first` to `last` of the constant one."""
        began, rng = time.monotonic(), random.Random(f"{SEED} {self.blocks}")
        batches = list(self._task.batches(BLOCK, rng))
        losses = []
        for i, batch in enumerate(batches):
            warm = min(1.0, (self._steps + 1) / WARM_UP)
            self._optimizer.param_groups[0]["lr"] = (
                self._task.rate * warm * (first + (last - first) * i / len(batches))
            )
            losses.append(self._step(batch))
        self.blocks += 1
        logger.info(
            "block %d: loss %.3f, %.1f examples a second",
            self.blocks,
            sum(losses) / len(losses),
            BATCH * len(batches) / (time.monotonic() - began),
        )

    def _step(self, batch: tuple[Tensor, ...]) -> float:
        ids, types, mask, *targets = (rows.to(self._device) for rows in batch)
        with torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=self._halves):
            logits = self.model(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
        loss = self._task.loss(logits.float(), *targets)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self._steps += 1
        return loss.item()

    def _save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "blocks": self.blocks,
            "steps": self._steps,
        }
        torch.save(state, self._folder / "state.new")
        (self._folder / "state.new").replace(self._folder / STATE)

    def _load(self) -> None:
        state = torch.load(self._folder / STATE, map_location=self._device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.blocks, self._steps = state["blocks"], state["steps"]


def batched(
    encoded: Sequence[Encoding], rng: random.Random
) -> Iterator[tuple[list[int], tuple[Tensor, Tensor, Tensor]]]:
    """The places and the inputs of examples of like length, batch after batch in random order."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
    starts = list(range(0, len(order) - BATCH + 1, BATCH))
    rng.shuffle(starts)
    for start in starts:
        chosen = order[start : start + BATCH]
        yield chosen, padded([encoded[i] for i in chosen])


def _attention(
    _: Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    **__: object,
) -> tuple[Tensor, None]:
    """Attention by plain products in the precision of its input; (batch, heads, n, size) each.

    A CPU takes a third longer for a training step with PyTorch's own, whose way back is slow.
    """
    with torch.autocast(query.device.type, enabled=False):
        scores = query * query.shape[-1] ** -0.5 @ key.transpose(-1, -2)
        if attention_mask is not None:
            scores = scores.masked_fill(~attention_mask, -1e4)
        return (torch.softmax(scores, dim=-1) @ value).transpose(1, 2).contiguous(), None


AttentionInterface.register("plain", _attention)
AttentionMaskInterface.register("plain", sdpa_mask)


def new_model(kind: type[Kind], *, labels: int, begin: Path | None = None) -> Kind:
    """The packaged MiniLM with an untrained head; word vectors are fixed, nothing is dropped out.

    Drawing what to drop out takes a CPU as long as the products, and blocks hardly repeat. `begin`
    are weights of another model to start from, of as many layers as it has; of another kind of
    model all but the head is taken.
    """
    torch.manual_seed(SEED)
    known = read_weights(begin) if begin else packaged_weights()
    config = shape_of(known, labels)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "plain"
    model = kind(config)
    own = model.state_dict()
    taken = {n: w for n, w in known.items() if n in own and own[n].shape == w.shape}
    if lost := {n for n in known.keys() - taken.keys() if not n.startswith(HEAD)}:
        raise ValueError(f"{begin}: weights of another model, such as {min(lost)}")
    model.load_state_dict(own | taken)
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    model.train()
    return model
