"""Which sentences are worth citing for a question, and whether they answer it at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Article, Passage
from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS, fold_words
from qa.names import names
from qa.numbers import figures
from qa.particulars import known_name
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
LEAST_WORD = 0.335  # a word of the question that no sentence comes closer to is not answered
LEAST_NAME = 0.5  # Paris for France, Seoul for South Korea reach .6; another country .46
JUDGED = 5  # best sentences that together are to meet the question
ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*$")
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
    seen, kept = set[str](), list[tuple[SentenceVectors, Fit, float]]()
    for sentence, fit, score in ranked:
        wording = " ".join(fold_words(sentence.text))
        if wording not in seen and ENDS_SENTENCE.search(sentence.text):  # no copy, no headline
            seen.add(wording)
            kept.append((sentence, fit, score))
    evidence = [Evidence(s.article, s.start, s.end, score) for s, _, score in kept[:KEPT]]
    return Found(tuple(evidence), _missing(plan, [(s, fit) for s, fit, _ in kept[:JUDGED]]))


def _score(plan: Plan, sentence: SentenceVectors, fit: Fit) -> float:
    score = fit.score + (KIND_BONUS if holds_kind(plan, sentence.text) else 0.0)
    if plan.speaker and _asked_speaker(plan, sentence):
        score += SPEAKER_BONUS
    return score - (PRONOUN_COST if OPENS_WITH_PRONOUN.match(sentence.text) else 0.0)


def _asked_speaker(plan: Plan, sentence: SentenceVectors) -> bool:
    """Somebody whom the question names speaks in the sentence."""
    before = preceding_sentences(sentence.article, sentence.start)[-3:]
    spoken = {word for who in speakers_in(sentence.text, before) for word in fold_words(who)}
    return any(known_name(word, list(spoken)) for word in fold_words(plan.speaker))


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


def _missing(plan: Plan, best: Sequence[tuple[SentenceVectors, Fit]]) -> str | None:
    """What of the question the best sentences leave open, together; `None` if they meet it."""
    if not best or max(fit.score for _, fit in best) < LEAST_SCORE:
        return "nothing close to the question"
    if plan.kind in ("number", "when") and not any(holds_kind(plan, s.text) for s, _ in best):
        return {"number": "no such number", "when": "no such date"}[plan.kind]
    if plan.kind == "number" and not any(_of_speaker(plan, s.text) for s, _ in best):
        return f"no such number of {plan.speaker}"
    article = best[0][0].article
    near = fold_words(" ".join([article.title, article.text, *(s.text for s, _ in best)]))
    for i, term in enumerate(plan.terms):
        met = max(fit.met[i] for _, fit in best)
        least = LEAST_NAME if _is_name(plan, term) else LEAST_WORD
        if term.weight >= 1 and met < least and not _stands_in(term, near):
            return f"nothing about “{term.word}”"
    return None


def _of_speaker(plan: Plan, text: str) -> bool:
    """A sentence with a figure names the one whose figure is asked for."""
    last = [word for word in fold_words(plan.speaker) if word not in STOPWORDS][-1:]
    return bool(figures(text)) and all(known_name(word, fold_words(text)) for word in last)


def _is_name(plan: Plan, term: Term) -> bool:
    return any(name.start <= term.start < name.end for name in plan.names)


def _stands_in(term: Term, folded: Sequence[str]) -> bool:
    return any(known_name(word, folded) for word in fold_words(term.word))


def preceding_sentences(article: Article, start: int) -> list[str]:
    """The sentences of the article before `start`, in order."""
    text = article.text[:start]
    return [text[a:b] for a, b in sentence_spans(text)]
