"""Benchmark tables in Markdown, figures with their intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.uncertainty import bootstrap_interval, compare

Scores = Mapping[str, float | None]


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
    return _spread(interval.mean, interval.low, interval.high)


def difference(first: Scores, second: Scores) -> str:
    """The mean of second less first, case by case, with its 95% interval, and `-` of nothing.

    >>> difference({"a": 0.5, "b": None}, {"a": 1.0, "b": 1.0})
    '.500'
    """
    found = compare(first, second)
    return _spread(found.difference, found.low, found.high) if found else "-"


def _spread(value: float, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return _share(value)
    return f"{_share(value)} ({_share(low)} to {_share(high)})"


def _share(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1)


def milliseconds(seconds: Sequence[float], share: float) -> str:
    """The value that this share of the durations does not exceed, `-` of nothing."""
    if not seconds:
        return "-"
    ordered = sorted(seconds)
    return f"{1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]:.0f} ms"
