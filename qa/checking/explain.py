"""Why a claim got its verdict: what each exact layer found, what the model read and went by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.checking.check import LayeredChecker, Scorer
from qa.checking.particulars import LAYERS, is_whole_sentence
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


def explain(claim: str, evidence: str, scorer: Scorer) -> Explanation:
    """The verdict on one pair, explained; takes as many readings as the claim has words."""
    [verdict] = LayeredChecker(scorer).check([(claim, evidence)])
    if not evidence.strip() or is_whole_sentence(claim, evidence):
        return Explanation(verdict, (), "", ())
    found = [
        (name, problem.reason)
        for name, layer in LAYERS.items()
        for problem in layer(claim, evidence)
    ]
    [support] = scorer.score([(claim, evidence)])
    words = _costs(claim, support.read, scorer)
    return Explanation(verdict, tuple(found), support.read, tuple(words))


def _costs(claim: str, read: str, scorer: Scorer) -> Sequence[tuple[str, float]]:
    """Each word with the support of the claim less the support without that word."""
    places = list(WORD.finditer(claim))
    shorter = [f"{claim[: at.start()]}{claim[at.end() :].lstrip()}" for at in places]
    whole, *without = [
        s.supported for s in scorer.score([(text, read) for text in (claim, *shorter)])
    ]
    return [(at.group(), whole - left) for at, left in zip(places, without, strict=True)]
