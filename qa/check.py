"""The layered check: exact particulars first, then a support score from words and embeddings."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from corpus.sentences import sentence_spans
from corpus.words import content_words
from embeddings import Embedder
from qa.overlap import overlap
from qa.particulars import is_whole_sentence, particulars
from qa.values import Label, Verdict

# Support is a logistic regression over two features of the best window of evidence: the share of
# the claim's words that stand in it, and the cosine of the two. `eval/fit_support.py` fits the
# weights.
WORDS_WEIGHT, COSINE_WEIGHT, CONSTANT = 1.52, 0.98, -1.40
SUPPORTED = 0.5
CONTRADICTED_AT_MOST = 0.1  # support of a claim whose particulars the evidence contradicts
MISSING_AT_MOST = 0.4  # support of a claim with particulars that the evidence does not have
WINDOW = 3  # sentences read together: claims fuse about that many
ABOUT_ITSELF = re.compile(
    r"^(?:i\b|here (?:is|are)\b|in (?:summary|conclusion)\b|note that\b"
    r"|(?:the|these|those) (?:provided |given |retrieved )?"
    r"(?:articles?|passages?|sources?|evidence|documents?)\b.*\b(?:not|no|differ|disagree)\b)",
    re.IGNORECASE,
)


class Checker(Protocol):
    """Judges whether evidence supports claims."""

    def check(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each pair of claim and evidence, in order."""


class LayeredChecker:
    """The embedded checker: the exact layers of `qa.particulars`, then words and embeddings."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def check(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each pair; evidence of any length is read in windows, nothing is cut."""
        windows = [evidence_windows(evidence) for _, evidence in pairs]
        supports = self._supports([claim for claim, _ in pairs], windows)
        return [
            _verdict(claim, evidence, support)
            for (claim, evidence), support in zip(pairs, supports, strict=True)
        ]

    def _supports(self, claims: Sequence[str], windows: Sequence[Sequence[str]]) -> list[float]:
        """The best support that one window gives, for each claim."""
        texts = list(dict.fromkeys([*claims, *(text for own in windows for text in own)]))
        rows = dict(zip(texts, self._embedder.embed_passages(texts), strict=True))
        return [
            max(
                (
                    support_score(overlap(claim, w), float(np.dot(rows[claim], rows[w])))
                    for w in own
                ),
                default=0.0,
            )
            for claim, own in zip(claims, windows, strict=True)
        ]


def support_score(words: float, cosine: float) -> float:
    """0..1 from the share of the claim's words in a window and the cosine of both."""
    return 1 / (1 + math.exp(-(WORDS_WEIGHT * words + COSINE_WEIGHT * cosine + CONSTANT)))


def evidence_windows(evidence: str) -> list[str]:
    """Every run of three sentences, or all of them if there are fewer."""
    spans = sentence_spans(evidence)
    starts = range(max(1, len(spans) - WINDOW + 1)) if spans else ()
    return [evidence[spans[i][0] : spans[min(i + WINDOW, len(spans)) - 1][1]] for i in starts]


def is_checkable(claim: str) -> bool:
    """Whether `claim` says anything about the world: questions and remarks on the answer do not."""
    words = content_words(claim)
    said = bool(words) and len(claim.split()) >= 2
    return said and not claim.rstrip().endswith("?") and not ABOUT_ITSELF.match(claim)


def _verdict(claim: str, evidence: str, support: float) -> Verdict:
    if not is_checkable(claim):
        return Verdict(Label.NOT_CHECKABLE, 0.0, ("there is nothing factual to check",))
    if not evidence.strip():
        return Verdict(Label.UNSUPPORTED, 0.0, ("no words are cited",))
    if is_whole_sentence(claim, evidence):
        return Verdict(Label.SUPPORTED, 1.0, ("these are the article's own words",))
    problems = particulars(claim, evidence)
    reasons = tuple(problem.reason for problem in problems)
    if any(problem.contradicts for problem in problems):
        return Verdict(Label.CONTRADICTED, min(support, CONTRADICTED_AT_MOST), reasons)
    if problems:
        return Verdict(Label.UNSUPPORTED, min(support, MISSING_AT_MOST), reasons)
    if support < SUPPORTED:
        return Verdict(Label.UNSUPPORTED, support, ("the cited words do not say this",))
    return Verdict(Label.SUPPORTED, support, ("the cited words say this in other words",))
