"""Judges of whether evidence bears out a claim, apart from the checker that filtered the answers.

A judge says its name, which stands in every report, and `None` where it cannot tell: that is "not
scored", which is counted and is never a 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.metrics.words import folded
from qa import assemble
from qa.checking.check import SUPPORTED, Checker, CheckerError, Opinion
from qa.checking.second_opinion import open_opinion
from qa.values import Label

JUDGES = ("exact", "embedded", "llm", "llm:MODEL", "cross-encoder:MODEL")
LEAD_WORDS = 6  # "The Norrby Courier: " before a sentence names where it is from


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the evidence bears the claim out, how sure that is (0 to 1), and why."""

    supported: bool
    support: float
    reason: str = ""


class Judge(Protocol):
    """Judges pairs of claim and evidence.

    `is_checker` tells that the same model filtered Byline's answers: its figures flatter them.
    """

    name: str
    is_checker: bool

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement | None]:
        """A judgement for each pair of claim and evidence, in order; `None` is "not scored"."""


class ExactJudge:
    """Supported is what stands word for word in the evidence: a floor that no model can raise.

    A sentence that says the same in other words counts as not borne out.
    """

    name = "exact"
    is_checker = False

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement | None]:
        """Each claim without what names its article before a colon; `None` for no words."""
        return [self._one(claim, evidence) for claim, evidence in pairs]

    def _one(self, claim: str, evidence: str) -> Judgement | None:
        wanted, there = folded(_without_lead(claim)), f" {folded(evidence)} "
        if not wanted:
            return None
        if f" {wanted} " in there:
            return Judgement(True, 1.0, "these words stand there")
        return Judgement(False, 0.0, "these words do not stand there")


class EmbeddedJudge:
    """The embedded checker as a judge. It filtered Byline's answers; reports say so."""

    name = "embedded"
    is_checker = True

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement | None]:
        """Supported as the checker labels it; what has nothing to check is not scored."""
        return [
            None
            if verdict.label is Label.NOT_CHECKABLE
            else Judgement(
                verdict.label is Label.SUPPORTED, verdict.support, "; ".join(verdict.reasons)
            )
            for verdict in self._checker.check(pairs)
        ]


class ModelJudge:
    """A cross-encoder, or a language model asked for yes or no, which the checker may ask too."""

    def __init__(self, opinion: Opinion, *, is_checker: bool = False) -> None:
        self._opinion = opinion
        self.name = opinion.name
        self.is_checker = is_checker

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement | None]:
        """Supported from a support of 0.5; not scored where the model cannot tell."""
        return [
            None if support is None else Judgement(support >= SUPPORTED, support)
            for support in self._opinion.supports(pairs)
        ]


class RememberingJudge:
    """Another judge that is asked for each pair once: the measures ask for some pairs twice."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._known = dict[tuple[str, str], Judgement | None]()
        self.name = judge.name
        self.is_checker = judge.is_checker

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement | None]:
        """What the judge said of each pair."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if new:
            self._known.update(zip(new, self._judge.judge(new), strict=True))
        return [self._known[pair] for pair in pairs]


def open_judge(name: str, environment: Mapping[str, str]) -> Judge:
    """The judge of this name: exact, embedded, llm, llm:MODEL or cross-encoder:MODEL.

    A cross-encoder's model is a name of the model hub or a folder; `environment` tells the endpoint
    of a language model.

    Raises:
        CheckerError: there is no such judge, or its model cannot be had.
    """
    if name == "exact":
        return ExactJudge()
    if name == "embedded":
        return EmbeddedJudge(assemble.open_checker())
    if name.partition(":")[0] in ("llm", "cross-encoder"):
        checks = environment.get("BYLINE_CHECKER") == name
        return ModelJudge(open_opinion(name, environment), is_checker=checks)
    raise CheckerError(f"judge {name!r} is unknown; choose one of {', '.join(JUDGES)}")


def _without_lead(claim: str) -> str:
    lead, colon, rest = claim.partition(": ")
    return rest if colon and len(lead.split()) <= LEAD_WORDS else claim
