"""How far a judge agrees with people: pairs of claim and evidence that people have labelled.

A file holds `{"claim", "evidence", "label"}` per line, gzipped or not; of the labels only
`supported` is supported.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.fields import row_of_line, text
from eval.files import read_text
from eval.judges import Judge
from eval.metrics.agreement import (
    Bin,
    balanced_accuracy,
    calibration,
    calibration_error,
    kappa,
    macro_f1,
)
from eval.uncertainty import SEED

LABELS = ("supported", "partial", "unsupported", "contradicted")
MOST = 500  # pairs judged: balanced accuracy is then known to some 4 points


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A claim, evidence, and whether people say that it bears the claim out."""

    claim: str
    evidence: str
    supported: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a judge agrees with people on `pairs` pairs, of which `not_scored` are in no figure.

    `drawn_from` is how many the file holds; `None` is a measure that these pairs do not define.
    """

    pairs: int
    drawn_from: int
    not_scored: int
    balanced_accuracy: float | None
    macro_f1: float | None
    kappa: float | None
    calibration_error: float | None
    bins: tuple[Bin, ...]


def read_pairs(path: Path) -> list[LabelledPair]:
    """The labelled pairs of a file.

    Raises:
        ValueError: a line is no pair, or the file no text; told as `path:line: what, the remedy`.
        OSError: the file cannot be read.
    """
    pairs = list[LabelledPair]()
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            try:
                pairs.append(_pair(line))
            except ValueError as error:
                raise ValueError(f"{path}:{number}: {error}") from error
    return pairs


def _pair(line: str) -> LabelledPair:
    row = row_of_line(line)
    claim, evidence, label = (text(row, name) for name in ("claim", "evidence", "label"))
    if not (claim and evidence and label):
        raise ValueError('a field is missing; write {"claim", "evidence", "label"}')
    label = label.casefold()
    if label not in LABELS:
        raise ValueError(f'"label" is {label!r}; write one of {", ".join(LABELS)}')
    return LabelledPair(claim, evidence, label == "supported")


def agreement(judge: Judge, pairs: Sequence[LabelledPair]) -> Agreement:
    """How `judge` agrees with people on the pairs, or on 500 of them, always the same."""
    drawn = random.Random(SEED).sample(pairs, min(MOST, len(pairs)))
    judgements = judge.judge([(pair.claim, pair.evidence) for pair in drawn])
    scored = [(pair, said) for pair, said in zip(drawn, judgements, strict=True) if said]
    truth = [pair.supported for pair, _ in scored]
    said = [judgement.supported for _, judgement in scored]
    support = [judgement.support for _, judgement in scored]
    return Agreement(
        pairs=len(drawn),
        drawn_from=len(pairs),
        not_scored=len(drawn) - len(scored),
        balanced_accuracy=balanced_accuracy(truth, said),
        macro_f1=macro_f1(truth, said),
        kappa=kappa(truth, said),
        calibration_error=calibration_error(truth, support),
        bins=tuple(calibration(truth, support)) if truth else (),
    )
