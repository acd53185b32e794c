"""What a question takes for granted, and sentences that say otherwise: denials, confirmations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.evidence.speaking import speaks
from qa.values import Evidence

GRANTS = re.compile(
    r"\b(?:confirm|announce|admit|acknowledge|verify|concede)\w*\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|rul(?:e|es|ed|ing) out|refus\w+|declin\w+"
    r"|contest\w*|disput\w*|refut\w*|groundless|baseless|unfounded|fake news|untrue)\b",
    re.IGNORECASE,
)
PREMISE = re.compile(
    r"^\s*(?:why|when|where|how(?: come)?)\s(?:did|does|do|has|have|had)\s(?:the\s)?"
    rf"(?P<who>(?:[\w’'.-]+\s){{1,5}}?)(?P<verb>{GRANTS.pattern}|{DENIES.pattern})",
    re.IGNORECASE,
)
NEGATION = r"\b(?:not|never|no longer|neither|nor|without)\b|n[’']t\b"
NOT_DENIED = re.compile(rf"(?:{NEGATION})(?:\s\w+){{0,2}}?\s(?:{DENIES.pattern})", re.IGNORECASE)
NOT_GRANTED = re.compile(
    rf"\b(?:no|any)\s[“\"]?(?:evidence|proof|sign|indication|confirmation)\b"
    rf"|(?:{NEGATION}|\bunable to\b)(?:\s\w+){{0,2}}?\s(?:{GRANTS.pattern})",
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
    granted = stance(match["verb"]) if match else 0
    if not match or not granted:
        return None
    own = [e for e in ranked[:READ] if speaks(match["who"].strip(), e.text, e.article, e.start)]
    own = [e for e in own if stance(e.text)]
    near = [e for e in own if e.score >= own[0].score - AS_NEAR]
    if any(stance(e.text) == granted for e in near):
        return None
    return near[0] if near else None


def stance(text: str) -> int:
    """1 if the words confirm something or decline to deny it, -1 the other way round, else 0.

    >>> stance("He has not denied it."), stance("She said there was no evidence.")
    (1, -1)
    """
    if NOT_DENIED.search(text):
        return 1
    if NOT_GRANTED.search(text) or DENIES.search(text):
        return -1
    return 1 if GRANTS.search(text) else 0
