"""Means that leave out what was not scored."""

from collections.abc import Iterable


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that are there; `None` if there are none."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def harmonic(left: float | None, right: float | None) -> float | None:
    """2 * left * right / (left + right), the F1 of precision and recall; 0 if both are 0."""
    if left is None or right is None:
        return None
    return 2 * left * right / (left + right) if left + right else 0.0
