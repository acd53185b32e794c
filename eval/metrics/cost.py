"""What an answer costs: seconds and tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

PERCENTILES = (50, 90, 95, 99)


def latency(seconds: Sequence[float]) -> dict[str, float]:
    """The percentiles p50, p90, p95 and p99 in seconds, linear between ranks; empty of nothing."""
    if not seconds:
        return {}
    found = np.percentile(np.asarray(seconds), PERCENTILES)
    return {f"p{p}": float(value) for p, value in zip(PERCENTILES, found, strict=True)}


def total_tokens(tokens: Mapping[str, int]) -> float | None:
    """Tokens of every kind together; `None` where none were counted."""
    return float(sum(tokens.values())) if tokens else None
