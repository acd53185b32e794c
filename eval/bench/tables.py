"""Benchmark tables in Markdown, figures with their intervals."""

from __future__ import annotations

from collections.abc import Sequence

from eval.uncertainty import bootstrap_interval


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def mean(values: Sequence[float | None]) -> str:
    """The mean with its 95% interval, and `-` of nothing.

    >>> mean([])
    '-'
    """
    interval = bootstrap_interval([value for value in values if value is not None])
    if interval is None:
        return "-"
    if interval.low is None or interval.high is None:
        return _share(interval.mean)
    return f"{_share(interval.mean)} ({_share(interval.low)} to {_share(interval.high)})"


def _share(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1)


def milliseconds(seconds: Sequence[float], share: float) -> str:
    """The value that this share of the durations does not exceed, `-` of nothing."""
    if not seconds:
        return "-"
    ordered = sorted(seconds)
    return f"{1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]:.0f} ms"
