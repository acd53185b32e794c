"""The layered check: exact particulars first, then the support that a model finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from unicodedata import normalize

from corpus.sentences import sentence_spans
from corpus.words import content_words, readable
from qa.checking.exact.layers import problems
from qa.checking.exact.problem import Problem
from qa.checking.own_words import is_whole_sentence
from qa.reading.numbers import figures
from qa.reading.overlap import stems
from qa.reading.places import in_the_names_of, with_own_names
from qa.values import Label, Verdict

SUPPORTED = 0.5
IN_ANSWERS = 0.4  # supported from here in answers: most that is written from passages is right
CONTRADICTED_AT_MOST = 0.1  # support of a claim whose particulars the evidence contradicts
DOUBT = 0.6  # what is left of the odds of support for a name or date that is not there
MISSING_AT_MOST = 0.4  # support of a claim with particulars that the evidence does not have
WINDOW = 3  # sentences read together: claims fuse about that many
ABOUT_ITSELF = re.compile(
    r"^(?:i\b|(?:please )?(?:let me know|feel free)\b|here (?:is|are)\b"
    r"|in (?:summary|conclusion)\b|note that\b"
    r"|(?:the |these |those )?(?:available |given |reported |exact )?"
    r"(?:accounts|answers|claims|dates|estimates|figures|numbers|reports|statements|timings?|views)"
    r"(?: given| reported)? (?:differ|diverge|disagree|var(?:y|ies))"
    r"(?: slightly| somewhat| widely| considerably)?(?: on (?:this|that)(?: point)?| here)?\W*$"
    r"|(?:\w+\W+){0,12}?as follows\W*$"
    r"|(?:the|these|those) (?:provided |given |retrieved )?"
    r"(?:articles?|passages?|sources?|evidence|documents?)\b.*\b(?:not|no|differ|disagree)\b)",
    re.IGNORECASE,
)
PARTICULAR = re.compile(r"(?<!^)\b[A-Z\d]|[\"“]")  # a name, a figure, words of somebody
QUOTATION_MARKS = re.compile("[“”]")


class CheckerError(ValueError):
    """A model of the check cannot be had, or fails; the message says which, why and the remedy."""


class Checker(Protocol):
    """Judges whether evidence supports claims."""

    def check(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each pair of claim and evidence, in order."""


@dataclass(frozen=True, slots=True)
class Support:
    """What the model makes of a claim: `supported` is the share of people, 0..1, who would say so.

    `label` is the likeliest of supported, partial, contradicted and unsupported; `read` holds the
    words of the evidence that support the claim best.
    """

    supported: float
    label: str
    read: str


class Scorer(Protocol):
    """Scores how far evidence supports claims; what it is made of, the exact layers do not know."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Support]:
        """The support of each claim by its evidence, in order."""


class Opinion(Protocol):
    """A model with a name that says how far evidence supports claims."""

    name: str

    def supports(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        """The support of each claim, 0..1, in order; `None` where it cannot tell."""


class LayeredChecker:
    """The checker: exact layers (`qa.checking.exact`), a model's score, a second opinion.

    With `exact` off only the models judge; without a scorer, only the exact layers do: then support
    is 1 where they find nothing. `second` is asked about what these layers hold to be supported in
    other words; what it cannot tell stands. What is supported has a support of `border` and
    more, and of .5 where a layer doubts it.
    """

    def __init__(
        self,
        scorer: Scorer | None,
        *,
        exact: bool = True,
        second: Opinion | None = None,
        border: float = SUPPORTED,
    ) -> None:
        self._scorer, self._exact, self._second, self._border = scorer, exact, second, border

    def check(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each pair; evidence of any length is read, nothing is cut.

        Letters with their accents apart and as one are the same.
        """
        pairs = [(as_read(claim), as_read(text)) for claim, text in pairs]
        found = [without_model(*pair, exact=self._exact) for pair in pairs]
        open_ones = [i for i, verdict in enumerate(found) if verdict is None]
        left = [pairs[i] for i in open_ones]
        asked = [in_same_names(claim, evidence) for claim, evidence in left]
        supports = self._supports(asked)
        for i, support in zip(open_ones, supports, strict=True):
            found_wrong = problems(*pairs[i]) if self._exact else []
            found[i] = _judged(pairs[i][0], support, found_wrong, self._border)
        return self._looked_at_again(pairs, [verdict for verdict in found if verdict is not None])

    def _looked_at_again(
        self, pairs: Sequence[tuple[str, str]], verdicts: list[Verdict]
    ) -> list[Verdict]:
        if self._second is None:
            return verdicts
        asked = [i for i, v in enumerate(verdicts) if v.label is Label.SUPPORTED and v.support < 1]
        supports = self._second.supports([pairs[i] for i in asked])
        for i, support in zip(asked, supports, strict=True):
            if support is not None and support < SUPPORTED:
                reason = f"{self._second.name} does not find this in the cited words"
                verdicts[i] = Verdict(Label.UNSUPPORTED, support, (reason,))
        return verdicts

    def _supports(self, pairs: Sequence[tuple[str, str]]) -> list[Support]:
        if self._scorer is None:
            return [Support(1.0, "supported", evidence) for _, evidence in pairs]
        return self._scorer.score(pairs) if pairs else []


def without_model(claim: str, evidence: str, *, exact: bool = True) -> Verdict | None:
    """The verdict on a pair that needs no model, `None` on any other."""
    if not is_checkable(claim):
        return Verdict(Label.NOT_CHECKABLE, 0.0, ("there is nothing factual to check",))
    if not evidence.strip():
        return Verdict(Label.UNSUPPORTED, 0.0, ("no words are cited",))
    if exact and is_whole_sentence(claim, evidence):
        return Verdict(Label.SUPPORTED, 1.0, ("these are the article's own words",))
    return None


def as_read(text: str) -> str:
    """A text as the layers and the models read it: accents as one with their letters."""
    return normalize("NFC", readable(text))


def in_same_names(claim: str, evidence: str) -> tuple[str, str]:
    """Claim and evidence with one name for each government, for "Oslo" is not "Norway" to a model.

    >>> in_same_names("Oslo paid.", "Norway said that Oslo paid.")
    ('Norway paid.', 'Norway said that Norway paid.')
    """
    evidence = with_own_names(evidence)
    return in_the_names_of(evidence, claim), evidence


def evidence_windows(evidence: str) -> list[str]:
    """Every run of three sentences, or all of them if there are fewer."""
    spans = sentence_spans(evidence)
    starts = range(max(1, len(spans) - WINDOW + 1)) if spans else ()
    return [evidence[spans[i][0] : spans[min(i + WINDOW, len(spans)) - 1][1]] for i in starts]


def is_checkable(claim: str) -> bool:
    """Whether `claim` says anything about the world: questions and remarks on the answer do not."""
    words = content_words(claim)
    said = bool(words) and len(claim.split()) >= 2 and not _leads_in(claim)
    return said and not claim.rstrip().endswith("?") and not is_remark(claim)


def _leads_in(claim: str) -> bool:
    """It ends in a colon and tells no particular itself: "Reactions have been mixed:"."""
    ends = claim.rstrip(" *").endswith(":")
    return ends and not PARTICULAR.search(claim.lstrip("* ")) and not figures(claim)


def is_remark(claim: str) -> bool:
    """Whether `claim` is a remark on the answer or on what it rests on.

    >>> is_remark("The articles may not answer this."), is_remark("The articles tell of rain.")
    (True, False)
    """
    return bool(ABOUT_ITSELF.match(claim))


def _judged(claim: str, support: Support, problems: Sequence[Problem], border: float) -> Verdict:
    """The verdict of the model, unless the exact layers found something."""
    doubts = [problem.reason for problem in problems if problem.is_doubt]
    if doubts:
        support = replace(support, supported=_lowered(support.supported, len(doubts)))
    problems = [problem for problem in problems if not problem.is_doubt]
    reasons = _each_once([*(problem.reason for problem in problems), *doubts])
    if any(problem.contradicts for problem in problems):
        at_most = min(support.supported, CONTRADICTED_AT_MOST)
        return Verdict(Label.CONTRADICTED, at_most, reasons)
    if problems:
        return Verdict(Label.UNSUPPORTED, min(support.supported, MISSING_AT_MOST), reasons)
    if support.supported < (SUPPORTED if doubts else border):
        return Verdict(Label.UNSUPPORTED, support.supported, (*doubts, _missing(claim, support)))
    reasons = ("the cited words say this in other words", *doubts)
    return Verdict(Label.SUPPORTED, support.supported, reasons)


def _each_once(reasons: Sequence[str]) -> tuple[str, ...]:
    """The reasons without those that say another again, be it with quotation marks or without."""
    once: dict[str, str] = {}
    for reason in reasons:
        once.setdefault(QUOTATION_MARKS.sub("", reason), reason)
    return tuple(once.values())


def _lowered(support: float, doubts: int) -> float:
    """The support with its odds lowered for each doubt."""
    kept = DOUBT**doubts
    return support * kept / (support * kept + 1 - support) if support < 1 else kept / (kept + 1)


def _missing(claim: str, support: Support) -> str:
    """Why a claim is not supported, with its words that the evidence lacks."""
    there = set(stems(support.read))
    words = [word for word in dict.fromkeys(content_words(claim)) if not set(stems(word)) & there]
    if support.label == "contradicted":
        return "the cited words say otherwise"
    if words and support.label == "partial":
        return f"the cited words say only a part of this; they lack: {', '.join(words)}"
    return "the cited words do not say this"
