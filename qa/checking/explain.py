"""Why a claim got its verdict: what each exact layer found, what the model read and went by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.checking.check import LayeredChecker, Opinion, Scorer, as_read, in_same_names, without_model
from qa.checking.exact.layers import problems_by_layer
from qa.values import Verdict

WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verdict with its grounds.

    `found` holds (layer, reason) of the exact layers, `read` the words of the evidence that the
    model went by, "" where it was not asked, and `words` each word of the claim with the support
    that it costs: below 0 the claim would have more support without it.
    """

    verdict: Verdict
    found: tuple[tuple[str, str], ...]
    read: str
    words: tuple[tuple[str, float], ...]


def explain(
    claim: str, evidence: str, scorer: Scorer, second: Opinion | None = None
) -> Explanation:
    """The verdict on one pair, explained; takes as many readings as the claim has words.

    `second` looks at what the check lets pass, and is none of the grounds.
    """
    [verdict] = LayeredChecker(scorer, second=second).check([(claim, evidence)])
    claim, evidence = as_read(claim), as_read(evidence)
    if without_model(claim, evidence):
        return Explanation(verdict, (), "", ())
    found = [(name, problem.reason) for name, problem in problems_by_layer(claim, evidence)]
    [support] = scorer.score([in_same_names(claim, evidence)])
    words = _costs(claim, evidence, support.read, scorer)
    return Explanation(verdict, tuple(found), support.read, tuple(words))


def _costs(claim: str, evidence: str, read: str, scorer: Scorer) -> Sequence[tuple[str, float]]:
    """Each word with the support of the claim less the support without that word."""
    places = list(WORD.finditer(claim))
    shorter = [f"{claim[: at.start()]}{claim[at.end() :].lstrip()}" for at in places]
    asked = [(in_same_names(text, evidence)[0], read) for text in (claim, *shorter)]
    whole, *without = [s.supported for s in scorer.score(asked)]
    return [(at.group(), whole - left) for at, left in zip(places, without, strict=True)]
