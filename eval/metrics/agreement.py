"""How well a judge or checker agrees with people on the same pairs.

The measures are scikit-learn's; where a class is missing on one side they are not defined, and
`None` says so. Pairs that were not scored are left out before, and counted by the caller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import balanced_accuracy_score, cohen_kappa_score, f1_score, roc_auc_score

BINS = 10  # of equal width, as Guo et al. 2017 draw and score them with more pairs


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose support lies in one range: how many, mean support, share that is supported."""

    pairs: int
    support: float
    supported: float


def balanced_accuracy(truth: Sequence[bool], said: Sequence[bool]) -> float | None:
    """The mean of the shares of supported and of other pairs that were told right."""
    return float(balanced_accuracy_score(truth, said)) if len(set(truth)) == 2 else None


def macro_f1(truth: Sequence[bool], said: Sequence[bool]) -> float | None:
    """The mean of the F1 of "supported" and of the F1 of "not supported"."""
    if len(set(truth)) < 2:
        return None
    return float(f1_score(truth, said, average="macro", labels=[False, True], zero_division=0.0))


def kappa(truth: Sequence[bool], said: Sequence[bool]) -> float | None:
    """(agreement - agreement by chance) / (1 - agreement by chance), Cohen 1960."""
    both = {*truth, *said}
    return float(cohen_kappa_score(truth, said)) if len(both) == 2 else None


def auroc(truth: Sequence[bool], support: Sequence[float]) -> float | None:
    """The chance that a supported pair has more support than another; ties count half."""
    return float(roc_auc_score(truth, support)) if len(set(truth)) == 2 else None


def calibration(truth: Sequence[bool], support: Sequence[float]) -> list[Bin]:
    """Ten bins of support, equally wide, the empty ones left out; 1.0 is in the last."""
    right, given = np.asarray(truth, dtype=float), np.asarray(support, dtype=float)
    places = np.minimum((given * BINS).astype(int), BINS - 1)
    return [
        Bin(int(own.sum()), float(given[own].mean()), float(right[own].mean()))
        for place in range(BINS)
        if (own := places == place).any()
    ]


def calibration_error(truth: Sequence[bool], support: Sequence[float]) -> float | None:
    """Expected calibration error: mean over pairs of |mean support - share supported| of their bin.

    Naeini, Cooper and Hauskrecht 2015; Guo, Pleiss, Sun and Weinberger 2017.
    """
    if not len(truth):
        return None
    bins = calibration(truth, support)
    return sum(b.pairs * abs(b.support - b.supported) for b in bins) / len(truth)
