"""Which sentences are worth citing for a question, and whether they answer it at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Article, Passage
from corpus.sentences import sentence_spans
from corpus.words import fold_words
from qa.names import alike, names
from qa.numbers import figures
from qa.plan import Plan, Term
from qa.relevance import Fit, Relevance, SentenceVectors
from qa.speakers import speakers_in
from qa.values import Evidence

KIND_BONUS = (
    0.08  # a sentence that holds the kind of answer asked for goes before one that does not
)
SPEAKER_BONUS = 0.06  # asked what somebody said, a sentence that gives it goes before one about it
PRONOUN_COST = 0.02  # "He said": the reader does not see who
RANKED = 60  # sentences that are looked at closely
KEPT = 24  # sentences: enough for every reading of a figure and for the nearest evidence
LEAST_SCORE = 0.42  # below it a sentence is about something else
LEAST_TERMS = 0.36  # mean of the two words of the question that are met worst
LEAST_NAME = 0.55  # Paris for France, Seoul for South Korea reach .6; another country .46
LEAST_ASKED = 0.34  # in a number question: its verb, met in the sentence that has the number

OPENS_WITH_PRONOUN = re.compile(r"[\"“]?(?:He|She|They|It|His|Her|Their|Its|This|These|Such)\b")
WHEN = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b|\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:today|yesterday|tomorrow|tonight|weekend|noon|midnight)\b"
    r"|\b(?:next|last|this|earlier this|coming|past) (?:week|month|year|spring|summer|autumn|fall|winter)\b"
    r"|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b(?:days|weeks|months|years) ago\b|\bwithin (?:days|weeks|months)\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences for a question, best first; `missing` says what of the question none of them meets."""

    evidence: tuple[Evidence, ...]
    missing: str | None

    @property
    def answers(self) -> bool:
        """Whether the best sentence meets the question."""
        return self.missing is None and bool(self.evidence)


def find_evidence(
    plan: Plan, hits: Sequence[tuple[Article, Passage]], relevance: Relevance
) -> Found:
    """The sentences of the hits that fit the question best, each wording once."""
    fits = sorted(relevance.fits(plan, hits), key=lambda row: -row[1].score)[:RANKED]
    ranked = sorted(((s, fit, _score(plan, s, fit)) for s, fit in fits), key=lambda row: -row[2])
    seen, evidence, answering = set[str](), list[Evidence](), list[str | None]()
    for sentence, fit, score in ranked:
        wording = " ".join(fold_words(sentence.text))
        if wording in seen or not sentence.text.rstrip("\"'”’)").endswith(
            (".", "!", "?", "…", ":")
        ):
            continue  # a copy of a wire story, or a headline and not a sentence
        seen.add(wording)
        evidence.append(Evidence(sentence.article, sentence.start, sentence.end, score))
        answering.append(_missing(plan, sentence, fit))
        if len(evidence) == KEPT:
            break
    return _ordered(evidence, answering)


def _ordered(evidence: list[Evidence], missing: list[str | None]) -> Found:
    """Sentences that meet the whole question first, in the order of their scores."""
    if not evidence:
        return Found((), "nothing like it")
    good = [e for e, lack in zip(evidence, missing, strict=True) if lack is None]
    near = [e for e, lack in zip(evidence, missing, strict=True) if lack is not None]
    return Found((*good, *near), None if good else missing[0])


def _score(plan: Plan, sentence: SentenceVectors, fit: Fit) -> float:
    score = fit.score + (KIND_BONUS if holds_kind(plan, sentence.text) else 0.0)
    if plan.speech and _asked_speaker(plan, sentence):
        score += SPEAKER_BONUS
    return score - (PRONOUN_COST if OPENS_WITH_PRONOUN.match(sentence.text) else 0.0)


def _asked_speaker(plan: Plan, sentence: SentenceVectors) -> bool:
    """Somebody whom the question names speaks in the sentence."""
    before = preceding_sentences(sentence.article, sentence.start)[-3:]
    spoken = {word for who in speakers_in(sentence.text, before) for word in fold_words(who)}
    asked = [word for term in plan.terms for word in fold_words(term.word)]
    return any(alike(word, other) for word in asked for other in spoken)


def holds_kind(plan: Plan, text: str) -> bool:
    """Whether a sentence holds what a question of this kind asks for; always true for open ones."""
    if plan.kind == "number":
        return bool(figures(text))
    if plan.kind == "when":
        return bool(WHEN.search(text))
    if plan.kind in ("who", "where"):
        asked = {word for name in plan.names for word in fold_words(name.text)}
        return any(not set(fold_words(name.text)) <= asked for name in names(text))
    return True


def _missing(plan: Plan, sentence: SentenceVectors, fit: Fit) -> str | None:
    """What of the question this sentence leaves open, in words; `None` if it meets it."""
    if fit.score < LEAST_SCORE:
        return "nothing close to the question"
    if plan.kind in ("number", "when") and not holds_kind(plan, sentence.text):
        return {"number": "no such number", "when": "no such date"}[plan.kind]
    folded = fold_words(f"{sentence.article.title} {sentence.article.text}")
    for term, met in zip(plan.terms, fit.met, strict=True):
        if _is_name(plan, term) and met < LEAST_NAME and not _stands_in(term, folded):
            return f"nothing about “{term.word}”"
    asked = [
        (met, term.word)
        for term, met in zip(plan.terms, fit.met, strict=True)
        if term.weight >= 1 and not _stands_in(term, fold_words(sentence.text))
    ]
    worst = sorted(asked)[:2]
    floor = LEAST_ASKED if plan.kind == "number" else None
    if floor and worst and worst[0][0] < floor:
        return f"nothing about “{worst[0][1]}”"
    if worst and sum(met for met, _ in worst) / len(worst) < LEAST_TERMS:
        return f"nothing about “{worst[0][1]}”"
    return None


def _is_name(plan: Plan, term: Term) -> bool:
    return any(name.start <= term.start < name.end for name in plan.names)


def _stands_in(term: Term, folded: Sequence[str]) -> bool:
    return any(alike(word, other) for word in fold_words(term.word) for other in folded)


def preceding_sentences(article: Article, start: int) -> list[str]:
    """The sentences of the article before `start`, in order."""
    text = article.text[:start]
    return [text[a:b] for a, b in sentence_spans(text)]
