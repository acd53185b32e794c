"""Silence where it is right, and only there: two error rates, never one mean of both."""

from __future__ import annotations


def refused_answerable(answerable: bool | None, abstained: bool) -> float | None:
    """1 if a question that the articles answer is declined, else 0; of other questions `None`."""
    return float(abstained) if answerable else None


def answered_unanswerable(
    answerable: bool | None, abstained: bool, *, corrected: bool = False
) -> float | None:
    """1 if a question that the articles do not answer is answered, else 0; of others `None`.

    One that is wrongly put may also be corrected.
    """
    return float(not abstained and not corrected) if answerable is False else None
