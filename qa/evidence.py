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
from qa.speakers import PRONOUN_SUBJECT, speakers_in
from qa.values import Evidence

LITERAL_WEIGHT = 0.1  # of the words that stand there themselves, beside those alike in meaning
KIND_BONUS = 0.08  # for a sentence that holds the kind of answer asked for
SPEAKER_BONUS = 0.06  # asked what somebody said, a sentence that gives it goes before one about it
PRONOUN_COST = 0.02  # "He said": the reader does not see who
LOOKED_BACK = 2_000  # characters: a pronoun looks three sentences back, not through the article
RANKED = 60  # sentences that are looked at closely
# Thresholds on the cosines of contextual word vectors, chosen on questions of known answerability.
LEAST_SCORE = 0.4  # below it a sentence is about something else
LEAST_WORD = 0.31  # a word of the question that nothing near the sentence comes closer to is unmet
LEAST_NAME = 0.5  # Paris for France, Seoul for South Korea reach .6; another country .46
LEAST_SCORE_OF_NAMED = 0.3  # where every name of the question stands near the sentence
LONG_QUESTION = 8  # words that matter: a longer one asks of several articles at once
TERMS_TO_ONE_UNMET = 10  # words that matter, for each one that may stay unmet
SPEAKING = 8  # best sentences among which the one asked about is to speak
JUDGED = 3  # best sentences, one of which is to meet the question
ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*$")
NEEDED = {"number": "no such number", "money": "no such sum", "when": "no such date"}
OPENS_WITH_PRONOUN = re.compile(r"[\"“]?(?:He|She|They|It|His|Her|Their|Its|This|These|Such)\b")
WHEN = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b|\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:today|yesterday|tomorrow|tonight|weekend|noon|midnight)\b"
    r"|\b(?:next|last|this|earlier this|coming|past)"
    r" (?:week|month|year|spring|summer|autumn|fall|winter)\b"
    r"|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b"
    r"|\b(?:days|weeks|months|years) ago\b|\bwithin (?:days|weeks|months)\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences for a question, best first; `missing` is what of it none of the best meets."""

    evidence: tuple[Evidence, ...]
    missing: str | None

    @property
    def answers(self) -> bool:
        """Whether one of the best sentences meets the question."""
        return self.missing is None and bool(self.evidence)


Fits = list[tuple[SentenceVectors, Fit]]


def find_evidence(
    plan: Plan, hits: Sequence[tuple[Article, Passage]], relevance: Relevance
) -> Found:
    """The sentences of the hits that fit the question best, each wording once."""
    fits = relevance.fits(plan, hits)
    near = sorted(range(len(fits)), key=lambda i: -fits[i][1].score)[:RANKED]
    scores = {i: _score(plan, *fits[i]) for i in near}
    seen, kept = set[str](), list[int]()
    for i in sorted(near, key=lambda i: -scores[i]):
        text = fits[i][0].text
        wording = " ".join(fold_words(text))
        if wording not in seen and ENDS_SENTENCE.search(text):  # no copy, no headline
            seen.add(wording)
            kept.append(i)
    sentences = [fits[i][0] for i in kept]
    evidence = tuple(
        Evidence(s.article, s.start, s.end, scores[i])
        for i, s in zip(kept, sentences, strict=False)
    )
    return Found(evidence, _missing(plan, fits, kept))


def _score(plan: Plan, sentence: SentenceVectors, fit: Fit) -> float:
    score = fit.score + LITERAL_WEIGHT * _literal_share(plan, sentence.text)
    score += KIND_BONUS if holds_kind(plan, sentence.text) else 0.0
    if plan.speaker and _asked_speaker(plan, sentence):
        score += SPEAKER_BONUS
    return score - (PRONOUN_COST if OPENS_WITH_PRONOUN.match(sentence.text) else 0.0)


def _literal_share(plan: Plan, text: str) -> float:
    """The weighted share of the question's words that stand in the sentence themselves."""
    folded = fold_words(text)
    there = sum(term.weight for term in plan.terms if _stands_in(term, folded))
    return there / (sum(term.weight for term in plan.terms) or 1.0)


def _asked_speaker(plan: Plan, sentence: SentenceVectors) -> bool:
    """Somebody whom the question names speaks in the sentence."""
    before = preceding_sentences(sentence.article, sentence.start)[-3:]
    spoken = {word for who in speakers_in(sentence.text, before) for word in fold_words(who)}
    return any(known_name(word, list(spoken)) for word in fold_words(plan.speaker))


def holds_kind(plan: Plan, text: str) -> bool:
    """Whether a sentence holds what a question of this kind asks for; always true for open ones."""
    if plan.kind == "number":
        return bool(figures(text))
    if plan.kind == "money":
        return any(figure.unit not in ("", "%") for figure in figures(text))
    if plan.kind == "when":
        return bool(WHEN.search(text))
    if plan.kind == "who" and PRONOUN_SUBJECT.match(text):
        return True
    if plan.kind in ("who", "where"):
        asked = {word for name in plan.names for word in fold_words(name.text)}
        return any(not set(fold_words(name.text)) <= asked for name in names(text))
    return True


def _missing(plan: Plan, fits: Fits, best: Sequence[int]) -> str | None:
    """What of the question the best sentences leave open; `None` if one of them meets it."""
    if not best:
        return "nothing close to the question"
    judged = [i for i in best if holds_kind(plan, fits[i][0].text)]
    if plan.kind in NEEDED and not judged:
        return NEEDED[plan.kind]
    if plan.kind == "number" and not any(_of_speaker(plan, fits[i][0].text) for i in judged):
        return f"no such number of {plan.speaker}"
    if plan.kind == "open" and plan.speaker and not _speaks(plan, fits, best):
        return f"no words of {plan.speaker} about it"
    windows = [_window(fits, i) for i in (judged or best)[:JUDGED]]
    if len([term for term in plan.terms if term.weight >= 1]) > LONG_QUESTION:
        windows = [[one for window in windows for one in window]]
    lacking = [_unmet(plan, window) for window in windows]
    return None if None in lacking else lacking[0]


def _window(fits: Fits, place: int) -> Fits:
    """The sentence at `place`, the two before it and the one after it in the same article."""
    article = fits[place][0].article
    near = fits[max(0, place - 2) : place + 2]
    return [(sentence, fit) for sentence, fit in near if sentence.article == article]


def _unmet(plan: Plan, window: Fits) -> str | None:
    """What of the question these sentences leave open; `None` if all is met, or all but little."""
    articles = {sentence.article.id: sentence.article for sentence, _ in window}.values()
    heads = [f"{a.title} {a.source or ''} {a.published or ''}" for a in articles]
    known = fold_words(" ".join([*heads, *(sentence.text for sentence, _ in window)]))
    weighty = [(i, term) for i, term in enumerate(plan.terms) if term.weight >= 1]
    unmet = [
        term.word
        for i, term in weighty
        if max(fit.met[i] for _, fit in window) < _least(plan, term) and not _stands_in(term, known)
    ]
    if len(unmet) > len(weighty) // TERMS_TO_ONE_UNMET:
        return f"nothing about “{unmet[0]}”"
    literal = all(_stands_in(term, known) for term in plan.terms if term.weight > 1)
    close = max(f.score for _, f in window) >= (LEAST_SCORE_OF_NAMED if literal else LEAST_SCORE)
    return None if close else "nothing close to the question"


def _speaks(plan: Plan, fits: Fits, best: Sequence[int]) -> bool:
    """Somebody whom the question asks about speaks in one of the best sentences."""
    return any(_asked_speaker(plan, fits[i][0]) for i in best[:SPEAKING])


def _least(plan: Plan, term: Term) -> float:
    """How close the evidence must come to a word of the question; a number must stand there."""
    if term.word[0].isdigit():
        return 1.1
    if term.word == plan.asked_for or (plan.kind == "number" and plan.counted.endswith(term.word)):
        return LEAST_NAME
    return LEAST_NAME if _is_name(plan, term) else LEAST_WORD


def _of_speaker(plan: Plan, text: str) -> bool:
    """A sentence with a figure names the one whose figure is asked for."""
    last = [word for word in fold_words(plan.speaker) if word not in STOPWORDS][-1:]
    return bool(figures(text)) and all(known_name(word, fold_words(text)) for word in last)


def _is_name(plan: Plan, term: Term) -> bool:
    return any(name.start <= term.start < name.end for name in plan.names)


def _stands_in(term: Term, folded: Sequence[str]) -> bool:
    return any(known_name(word, folded) for word in fold_words(term.word))


def preceding_sentences(article: Article, start: int) -> list[str]:
    """The sentences of the article shortly before `start`, in order."""
    text = article.text[max(0, start - LOOKED_BACK) : start]
    return [text[a:b] for a, b in sentence_spans(text)]
