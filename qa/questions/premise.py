"""What a question takes for granted, and sentences that say otherwise: denials, confirmations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.evidence.speaking import speaks
from qa.reading.sides import CONFIRMS, DENIES, Side, side_of
from qa.values import Evidence

PREMISE = re.compile(
    r"^\s*(?:why|when|where|how(?: come)?)\s(?:did|does|do|has|have|had)\s(?:the\s)?"
    rf"(?P<who>(?:[\w’'.-]+\s){{1,5}}?)(?P<verb>{CONFIRMS.pattern}|{DENIES.pattern})",
    re.IGNORECASE,
)
AS_NEAR = 0.1  # in score below the best: a sentence further off is about something else
READ = 12  # best sentences in which somebody is looked for who says otherwise
CORRECTION = "The articles do not bear out what the question takes for granted."


def contradicting(question: str, ranked: Sequence[Evidence]) -> Evidence | None:
    """The sentence in which somebody says the contrary of what `question` takes for granted.

    "Why did Lind confirm it?" grants that she did: a denial of hers contradicts that, unless a
    sentence as near has her confirm it. `None` where nothing is granted or nothing speaks against.
    """
    match = PREMISE.match(question)
    granted = side_of(match["verb"]) if match else Side.SAYS
    if not match or granted is Side.SAYS:
        return None
    own = [e for e in ranked[:READ] if speaks(match["who"].strip(), e)]
    own = [e for e in own if side_of(e.text) is not Side.SAYS]
    near = [e for e in own if e.score >= own[0].score - AS_NEAR]
    if any(side_of(e.text).against == granted.against for e in near):
        return None
    return near[0] if near else None
