"""How sure a figure is: intervals, the difference of two runs, and what a sample can show at all.

Everything is resampled over cases with a fixed seed, so a report can be made again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

RESAMPLES = 10_000
SEED = 0
LEVEL = 0.95
POWER = 0.8  # the usual chance at which a difference counts as one that a sample can show


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the range that holds it with 95% confidence, over `n` values.

    `low` and `high` are `None` where the values cannot tell: one alone, or all alike.
    """

    mean: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs on the `n` cases that both scored: their means, and `difference`, second less first.

    `wins` counts cases where the second has more, `losses` less; `p` is the chance of a difference
    as large if the runs were alike; `detectable` the smallest difference these cases can show.
    `low` and `high` are `None` where all differences are alike.
    """

    n: int
    first: float
    second: float
    difference: float
    low: float | None
    high: float | None
    wins: int
    losses: int
    ties: int
    p: float
    detectable: float | None


def bootstrap_interval(values: Sequence[float]) -> Interval | None:
    """The mean with its 95% bootstrap interval (percentiles; Efron 1979); `None` of nothing.

    Values that are all 0, or all 1, have no spread to resample: they get the interval of a share
    (Wilson 1927).
    """
    if not values:
        return None
    mean, (low, high) = sum(values) / len(values), _limits(values)
    if set(values) in ({0.0}, {1.0}):
        low, high = _wilson(sum(values), len(values))
    return Interval(float(mean), low, high, len(values))


def compare(
    first: Mapping[str, float | None], second: Mapping[str, float | None]
) -> Comparison | None:
    """Two runs' scores by case, paired; `None` if no case was scored in both.

    `p` is two-sided, by flipping the signs of the differences (Fisher 1935): all patterns if they
    are at most 10,000, else as many drawn.
    """
    pairs = [(value, second.get(case)) for case, value in first.items()]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    if not both:
        return None
    differences = [b - a for a, b in both]
    low, high = _limits(differences)
    return Comparison(
        n=len(both),
        first=sum(a for a, _ in both) / len(both),
        second=sum(b for _, b in both) / len(both),
        difference=sum(differences) / len(differences),
        low=low,
        high=high,
        wins=sum(difference > 0 for difference in differences),
        losses=sum(difference < 0 for difference in differences),
        ties=differences.count(0.0),
        p=_chance(differences),
        detectable=detectable_difference(differences),
    )


def detectable_difference(differences: Sequence[float]) -> float | None:
    """The smallest mean difference that as many cases show at p < 0.05 with a chance of 80%.

    (z(0.975) + z(0.8)) * deviation / sqrt(n), of a paired test (Cohen 1988); `None` of fewer than
    two differences, and where they are all alike.
    """
    if len(differences) < 2 or np.ptp(differences) == 0:
        return None
    deviation = float(np.std(differences, ddof=1))
    quantiles = stats.norm.ppf((1 + LEVEL) / 2) + stats.norm.ppf(POWER)
    return float(quantiles * deviation / math.sqrt(len(differences)))


def _limits(values: Sequence[float]) -> tuple[float | None, float | None]:
    """The 95% percentile interval of the mean; `None` where there is no spread."""
    if np.ptp(values) == 0:
        return None, None
    found = stats.bootstrap(
        (values,),
        np.mean,
        n_resamples=RESAMPLES,
        batch=RESAMPLES // 10,  # bounds the memory: 8 bytes for each case and resample
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def _wilson(successes: float, n: int) -> tuple[float, float]:
    found = stats.binomtest(round(successes), n).proportion_ci(LEVEL, method="wilson")
    return float(found.low), float(found.high)


def _chance(differences: Sequence[float]) -> float:
    """The share of sign patterns whose mean lies as far from 0; ties have no sign to flip."""
    signed = [difference for difference in differences if difference]
    if len(signed) < 2:
        return 1.0
    found = stats.permutation_test(
        (signed,),
        np.mean,
        permutation_type="samples",
        n_resamples=RESAMPLES,
        rng=np.random.default_rng(SEED),
    )
    return float(found.pvalue)
