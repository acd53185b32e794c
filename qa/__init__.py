"""Questions answered from articles: every sentence is checked against the exact words it cites.

Quick to import: models and other heavy libraries load when the first question is asked.
"""

from qa.answerer import Answerer, AnswererError
from qa.assemble import answer, check_claims, explain_claim, stream
from qa.events import ClaimChecked, Found, Planned, SentBack, TextDelta
from qa.result import Answer
from qa.values import (
    Citation,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Label,
    Link,
    Reading,
    Verdict,
)

__all__ = [
    "Answer",
    "Answerer",
    "AnswererError",
    "Citation",
    "Claim",
    "ClaimChecked",
    "Conflict",
    "ConflictKind",
    "Evidence",
    "Found",
    "Label",
    "Link",
    "Planned",
    "Reading",
    "SentBack",
    "TextDelta",
    "Verdict",
    "answer",
    "check_claims",
    "explain_claim",
    "stream",
]
