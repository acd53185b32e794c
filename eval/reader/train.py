"""Train the reader, in stretches that take up where the last one stopped.

Run: python -m eval.reader.train WORK-FOLDER --people SQUAD.json ... --begin WEIGHTS --minutes 60
     python -m eval.reader.train WORK-FOLDER --people SQUAD.json ... --begin WEIGHTS --finish 73728
         --invented eval/invented_news
     python -m eval.reader.train WORK-FOLDER --people SQUAD.json ... --mean WEIGHTS OTHER-WEIGHTS
     python -m eval.reader.train WORK-FOLDER --people SQUAD.json ... --begin WEIGHTS --finish 12288
         --rate 3e-3 --only-point

The first form trains at a constant rate and may be repeated; the second lowers the rate to nothing
over that many readings, writes the weights that the project ships, and tells how well they do on
questions about texts never trained on. The third writes the mean of the weights of several runs
(Wortsman et al. 2022), and tells the same. It learns from questions that people asked, in the form
of SQuAD (all of them, or `--most`), from those on invented news (`eval.invented`), answered there
or not, or from both. The model begins with the weights of the check, which knows how to read two
texts together, or with those named.

While it learns which sentences answer it also learns to point at the words of the answer, or at
nothing. The last form leaves all that it knows of sentences as it is, and has it learn to point.
"""

import argparse
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Encoding
from torch import Tensor
from torch.nn import functional
from transformers import BertForTokenClassification

from corpus.sentences import Span
from embeddings.crossencoder import load_weights, read_weights, save_weights
from embeddings.embedder import SentenceTransformerEmbedder
from embeddings.reader import LABELS, TELLS, WEIGHTS, PassageEncoder, PassageReader, masks
from eval.invented import read_blocks, split_blocks
from eval.metrics.agreement import auroc
from eval.metrics.mean import mean
from eval.reader.people import invented_questions, read_people
from eval.reader.questions import Asked
from eval.reader.readings import Reading, ReadingMaker, nearest, readings, split
from eval.training import Training, batched, mean_weights, new_model
from qa.checking.support import WEIGHTS as BEGIN

MEASURED = 1000  # questions at most
POINTING = 0.3  # weight of the loss of the words pointed at
INVENTED = 0.5  # of the readings are of questions on invented news, where there are both kinds
RATE = 1e-4  # of AdamW

logger = logging.getLogger("train")


class Answering:
    """To tell which sentences of a passage answer a question, and which words."""

    def __init__(
        self, maker: ReadingMaker, invented: ReadingMaker | None = None, *, rate: float = RATE
    ) -> None:
        """`invented` has questions on invented news, where `maker` has those of people."""
        self._maker, self._invented, self._encoder = maker, invented, PassageEncoder()
        self.rate = rate

    def batches(self, n: int, rng: random.Random) -> Iterator[tuple[Tensor, ...]]:
        """The targets are masks (batch, sentences, tokens), and labels (batch, sentences).

        A label is 1 for a sentence that answers, 0 for another, -1 for what is not asked about.
        Then the tokens of the passage and the first one (batch, tokens), and which of them begins
        and ends the answer (batch, 2): the first where there is none, -1 where that is not known.
        """
        drawn = self._draw(n, rng)
        encoded = [self._encoder.encode(one.question, [one.passage])[0] for one in drawn]
        for chosen, inputs in batched(encoded, rng):
            most = max(len(drawn[i].answers) for i in chosen)
            inside = torch.zeros(len(chosen), most, inputs[0].shape[1])
            labels = torch.full((len(chosen), most), -1)
            pointed = inputs[1] == 1
            pointed[:, 0] = True
            for row, i in enumerate(chosen):
                own = masks(encoded[i], drawn[i].passage.spans)
                inside[row, : own.shape[0], : own.shape[1]] = own
                for at, answers in enumerate(drawn[i].answers):
                    if answers is not None and own[at].any():
                        labels[row, at] = int(answers)
            ends = torch.tensor([_ends(drawn[i], encoded[i]) for i in chosen])
            yield *inputs, inside, labels, pointed, ends

    def _draw(self, n: int, rng: random.Random) -> list[Reading]:
        """Readings of both kinds of questions, as far as there are."""
        if self._invented is None:
            return self._maker.draw(n, rng)
        own = round(INVENTED * n)
        return [*self._invented.draw(own, rng), *self._maker.draw(n - own, rng)]

    def loss(self, logits: Tensor, *targets: Tensor) -> Tensor:
        """Of each sentence's mean logits, all sentences alike, and of the words pointed at."""
        inside, labels, pointed, ends = targets
        means = inside @ logits[..., :TELLS] / inside.sum(dim=2, keepdim=True).clamp(min=1)
        told = functional.cross_entropy(means.flatten(0, 1), labels.flatten(), ignore_index=-1)
        pointers = logits[..., TELLS:].masked_fill(~pointed.unsqueeze(-1), -1e4)
        known = ends[:, 0] >= 0
        if not known.any():
            return told
        return told + POINTING * functional.cross_entropy(pointers[known], ends[known])


def _ends(reading: Reading, encoded: Encoding) -> tuple[int, int]:
    """The first and the last token of the answer; 0 twice without one, -1 if it is not known."""
    if reading.words:
        start, end = reading.words
        places = zip(encoded.offsets, encoded.type_ids, strict=True)
        own = [
            i for i, ((a, b), kind) in enumerate(places) if kind and a < b and a < end and b > start
        ]
        return (own[0], own[-1]) if own else (-1, -1)
    return (0, 0) if not any(answers is not False for answers in reading.answers) else (-1, -1)


@dataclass(frozen=True, slots=True)
class Measured:
    """How well a reader reads; shares are 0 where there is nothing to share.

    first: how often the sentence that answers is first in its passage. area: under the curve of the
    best sentence's chance, of passages with and without one; `None` without both kinds. pointed:
    how often words pointed at in a sentence that answers share some with the answer.
    """

    first: float
    area: float | None
    pointed: float


def measure(reader: PassageReader, drawn: Sequence[Reading]) -> Measured:
    """How well the reader reads these."""
    first, truth, best = list[bool](), list[bool](), list[float]()
    pointed = list[bool]()
    for one in drawn:
        [read] = reader.answering(one.question, [one.passage])
        known = [(r.chance, a) for r, a in zip(read, one.answers, strict=True) if a is not None]
        if one.words:
            own = (r.words for r, a in zip(read, one.answers, strict=True) if a)
            pointed.append(any(words and _share(words, one.words) for words in own))
        if not known:
            continue
        best.append(max(known)[0])
        truth.append(any(answers for _, answers in known))
        if truth[-1]:
            first.append(bool(max(known)[1]))
    return Measured(mean(first) or 0.0, auroc(truth, best), mean(pointed) or 0.0)


def _share(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def write_mean(files: Sequence[Path], out: Path) -> None:
    """Write the mean of the weights of several runs, which began with the same ones."""
    model, about = load_weights(BertForTokenClassification, files[0], labels=LABELS)
    model.load_state_dict(model.state_dict() | mean_weights(files))
    save_weights(model, out, about)


def hold_sentences(model: BertForTokenClassification, weights: Path) -> None:
    """Give the model what these weights know of sentences; nothing but its last layer may learn.

    In that layer what tells of sentences learns as well, so this is called again in the end.
    """
    known = read_weights(weights)
    for weight in model.bert.parameters():
        weight.requires_grad = False
    with torch.no_grad():
        model.classifier.weight[:TELLS] = known["classifier.weight"][:TELLS]
        model.classifier.bias[:TELLS] = known["classifier.bias"][:TELLS]


def _read(options: argparse.Namespace) -> list[tuple[list[Asked], list[Asked]]]:
    """The questions of people and those on invented news, either only if there are any.

    Of each kind those to train on, and those kept apart.
    """
    people, apart = split([one for file in options.people for one in read_people(file)])
    if options.most:
        people = random.Random(0).sample(people, min(options.most, len(people)))
    blocks = split_blocks(read_blocks(options.invented)) if options.invented else ([], [])
    known = [(people, apart), (invented_questions(blocks[0]), invented_questions(blocks[1]))]
    return [parts for parts in known if parts[0]]


def _train(task: Answering, options: argparse.Namespace, file: Path) -> None:
    model = new_model(BertForTokenClassification, labels=LABELS, begin=options.begin)
    if options.only_point:
        hold_sentences(model, options.begin)
    training = Training(options.folder, model, task)
    training.run(options.minutes)
    if options.finish:
        training.finish(options.finish)
        if options.only_point:
            hold_sentences(model, options.begin)
        save_weights(model, file, {})


def main() -> None:
    """Train for a while, or finish, write the weights and measure them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--finish", type=int, default=0, metavar="READINGS")
    parser.add_argument("--people", type=Path, nargs="+", default=[], metavar="SQUAD.json")
    parser.add_argument("--most", type=int, metavar="QUESTIONS", help="of people's, at random")
    parser.add_argument("--invented", type=Path, metavar="FOLDER")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--only-point", action="store_true", help="learn nothing of sentences")
    parser.add_argument("--begin", type=Path, default=BEGIN, metavar="WEIGHTS")
    parser.add_argument("--mean", type=Path, nargs="+", default=[], metavar="WEIGHTS")
    parser.add_argument("--out", type=Path, default=WEIGHTS.parent, metavar="FOLDER")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    parts = _read(options)
    if not parts:
        parser.error("there are no questions to train on; give --people or --invented")
    apart = [one for _, kept in parts for one in kept]
    logger.info("%s questions to train on, %d apart", [len(own) for own, _ in parts], len(apart))
    embedder = SentenceTransformerEmbedder()
    file = options.out / WEIGHTS.name
    if options.minutes or options.finish:
        makers = [ReadingMaker(own, nearest(own, embedder)) for own, _ in parts]
        _train(Answering(*makers, rate=options.rate), options, file)
    if options.mean:
        write_mean(options.mean, file)
    if options.finish or options.mean:
        rng = random.Random(1)
        rng.shuffle(apart)
        known = list(zip(apart, nearest(apart, embedder), strict=True))[:MEASURED]
        drawn = [one for pair in known for one in readings(*pair, rng)]
        measured = measure(PassageReader(file), drawn)
        logger.info(
            "first of its passage %.3f, area under the curve %s, words of the answer %.3f",
            measured.first, measured.area, measured.pointed,
        )  # fmt: skip


if __name__ == "__main__":
    main()
