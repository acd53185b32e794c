"""Train the support model of the check, in stretches that take up where the last one stopped.

Run: python -m eval.checker.train PAIRS.jsonl.gz WORK-FOLDER --minutes 60
     python -m eval.checker.train PAIRS.jsonl.gz WORK-FOLDER --finish 40000
     python -m eval.checker.train PAIRS.jsonl.gz WORK-FOLDER --mean WEIGHTS OTHER-WEIGHTS
     python -m eval.checker.train PAIRS.jsonl.gz WORK-FOLDER --begin WEIGHTS --finish 49152
         --retold RETOLD.jsonl --asked QUESTIONS.jsonl --people SQUAD.json --judged JUDGED.jsonl

The first form trains at a constant rate and may be repeated; the second lowers the rate to nothing
over that many pairs, fits the score and writes the weights that the project ships. The third
writes the mean of the weights of several runs (Wortsman et al. 2022), which is surer than each.
`--retold` has claims in free words (`eval.checker.retell`), `--asked` questions of which claims
with the right and with another answer are made (`eval.checker.answered`), `--people` such that
people asked, in the form of SQuAD, `--judged` short statements that a model judged
(`eval.checker.judged`), `--more` pairs of people's besides (`eval.bigbench`), of which a tenth is
kept apart as well, `--invented` claims about invented news (`eval.invented`); `--begin` starts a
new run from the weights of another instead of the packaged ones. Beside the labels a model may
learn from the chances that a `--teacher`, trained before it, gives them (Hinton et al. 2015), but
of no pair that the teacher labels wrongly.

A line of the file is `{"dataset", "claim", "evidence", "label", "trainable"}`; only pairs marked
trainable are used, and a tenth of them never.
"""

import argparse
import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Encoding
from torch import Tensor
from torch.nn import functional
from transformers import BertForSequenceClassification

from embeddings.crossencoder import Runner, load_weights, packaged_vectors
from embeddings.embedder import SentenceTransformerEmbedder
from eval.checker.answered import answered
from eval.checker.drawing import PairMaker
from eval.checker.judged import read_judged
from eval.checker.measure import regression
from eval.checker.pairs import Pair, invented_claims, read_pairs, split
from eval.checker.retell import read_retold
from eval.checker.words import WordNeighbours
from eval.invented import read_blocks, split_blocks
from eval.reader.people import read_people
from eval.reader.questions import read_questions
from eval.reader.readings import split as split_questions
from eval.training import Training, batched, mean_weights, new_model
from qa.checking.support import (
    LABELS,
    WEIGHTS,
    PairEncoder,
    SupportModel,
    save_weights,
    with_regression,
)

RATE = 6e-5  # of AdamW

logger = logging.getLogger("train")


class Supporting:
    """To tell which labels a pair of claim and evidence may have."""

    def __init__(
        self, maker: PairMaker, *, teacher: Path | None = None, rate: float = RATE
    ) -> None:
        """`teacher` has weights of a model that was trained before."""
        self._maker, self._encoder, self.rate = maker, PairEncoder(), rate
        self._teacher: Runner | None = None
        if teacher:
            model, _ = load_weights(BertForSequenceClassification, teacher, labels=len(LABELS))
            self._teacher = Runner(model)

    def batches(self, n: int, rng: random.Random) -> Iterator[tuple[Tensor, ...]]:
        """The targets are (batch, labels): those that may be right; then the teacher's chances.

        They are 0 where there is no teacher, or it is wrong.
        """
        pairs = self._maker.draw(n, rng)
        encoded = self._encoder.encode(
            [(pair.claim, self._encoder.closest(pair.claim, pair.evidence)) for pair in pairs]
        )
        allowed = torch.tensor([[name in pair.labels for name in LABELS] for pair in pairs])
        taught = self._taught(encoded, allowed)
        for chosen, inputs in batched(encoded, rng):
            yield *inputs, allowed[chosen], taught[chosen]

    def _taught(self, encoded: Sequence[Encoding], allowed: Tensor) -> Tensor:
        if self._teacher is None:
            return torch.zeros(allowed.shape)
        chances = torch.softmax(torch.stack(self._teacher.logits(encoded)), dim=-1)
        right = allowed.gather(1, chances.argmax(dim=1, keepdim=True))
        return chances * right

    def loss(self, logits: Tensor, *targets: Tensor) -> Tensor:
        """Minus the log of the chance of the labels that may be right, and of the teacher's."""
        allowed, taught = targets
        scores = functional.log_softmax(logits, dim=-1)
        judged = torch.logsumexp(scores.masked_fill(~allowed, float("-inf")), dim=-1)
        return -(judged + (taught * scores).sum(dim=-1)).mean()


def write_mean(files: Sequence[Path], out: Path) -> None:
    """Write the mean of the weights of several runs, which began with the same ones."""
    model = model_to_train(files[0])
    model.load_state_dict(model.state_dict() | mean_weights(files))
    save_weights(model, out)


def model_to_train(begin: Path | None = None) -> BertForSequenceClassification:
    """The packaged MiniLM, or one that was trained before, with a head for the labels.

    Its word vectors are the packaged ones, so that the file written need not hold any.
    """
    model = new_model(BertForSequenceClassification, labels=len(LABELS), begin=begin)
    model.bert.embeddings.word_embeddings.weight.data.copy_(packaged_vectors())
    return model


def _maker(known: Sequence[Pair], options: argparse.Namespace) -> PairMaker:
    """What draws pairs from these, and from what else the options name."""
    more = read_pairs(options.more, trainable=True) if options.more else []
    judged, _ = split([*known, *more])
    retold = read_retold(options.retold) if options.retold else None
    asked = read_questions(options.asked, options.pairs) if options.asked else []
    asked = split_questions(asked)[0] + (read_people(options.people) if options.people else [])
    own = [one.pairs for one in answered(asked)]
    logger.info("%d claims made of %d questions", len(own), len(asked))
    stated = list(read_judged(options.judged)) if options.judged else []
    blocks = split_blocks(read_blocks(options.invented))[0] if options.invented else []
    return PairMaker(judged, WordNeighbours(), retold, own, stated, invented_claims(blocks))


def main() -> None:
    """Train for a while, or finish and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--finish", type=int, default=0, metavar="PAIRS")
    parser.add_argument("--retold", type=Path, metavar="RETOLD.jsonl")
    parser.add_argument("--asked", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("--people", type=Path, metavar="SQUAD.json")
    parser.add_argument("--judged", type=Path, metavar="JUDGED.jsonl")
    parser.add_argument("--more", type=Path, metavar="PAIRS.jsonl.gz")
    parser.add_argument("--invented", type=Path, metavar="FOLDER")
    parser.add_argument("--begin", type=Path, metavar="WEIGHTS")
    parser.add_argument("--teacher", type=Path, metavar="WEIGHTS")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--mean", type=Path, nargs="+", default=[], metavar="WEIGHTS")
    parser.add_argument("--out", type=Path, default=WEIGHTS.parent, metavar="FOLDER")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    known = read_pairs(options.pairs, trainable=True)
    maker = _maker(known, options)
    model = model_to_train(options.begin)
    training = Training(
        options.folder, model, Supporting(maker, teacher=options.teacher, rate=options.rate)
    )
    training.run(options.minutes)
    file = options.out / WEIGHTS.name
    if options.finish:
        training.finish(options.finish)
        save_weights(model, file)
    if options.mean:
        write_mean(options.mean, file)
    if options.finish or options.mean:
        trained = SupportModel(SentenceTransformerEmbedder(), file)
        with_regression(file, regression(trained, known))


if __name__ == "__main__":
    main()
