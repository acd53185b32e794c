"""Which sentences are worth citing for a question, and whether they answer it at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corpus.sentences import Span
from corpus.words import STOPWORDS, fold_words
from qa.evidence.asked_about import OPENS_WITH_PRONOUN, denies_another
from qa.evidence.figures.deeds import going_on, of_another_deed
from qa.evidence.headlines import told_by_headlines
from qa.evidence.kinds import holders, holds_kind, introduces, names_holder, new_names
from qa.evidence.of_country import of_others, whose_asked
from qa.evidence.relevance import Fit, Relevance
from qa.evidence.speaking import speaks
from qa.evidence.speech_asked import has_quoted
from qa.evidence.sufficiency import BESIDE, LIKELIER_THAN_NOT, Sufficiency, sufficiency_of
from qa.evidence.unmet import Fits, literal_share
from qa.questions.kinds import asks_which
from qa.questions.plan import Plan
from qa.reading.dates import on_day
from qa.reading.overlap import stems
from qa.values import Evidence

LITERAL_WEIGHT = 0.1  # of the words that stand there themselves, beside those alike in meaning
FOUND_WEIGHT = 0.3  # of how well its passage was found: by its article, its day, its beginning too
TIMELY_WEIGHT = 0.2  # of how near to the day of the question it was published
STRENGTH_WEIGHT = 0.07  # of the log odds that it answers, by reader and nearness together
LEAST_STRENGTH = -8.0  # log odds from which it counts, and those of a sentence that is not read
AS_LIKELY = 1.0  # log odds below another sentence
NOTHING_ABOUT = re.compile(r"nothing about “(.+)”")
KIND_BONUS = 0.08  # for a sentence that holds the kind of answer asked for
NAME_BONUS = 0.05  # for a sentence with a new name where it is asked which actor, which storm
OFFICE_BONUS = 0.3  # for a sentence that tells who holds the office asked for, or what office
SPEAKER_BONUS = 0.06  # asked what somebody said, a sentence that gives it goes before one about it
SOUGHT_BONUS = 0.15  # for a sentence with the noun asked for: the first step of the plan
ACT_BONUS = 0.12  # for a sentence with the verb of the question
FIGURE_BONUS = 0.12  # for a sentence with the figures of the question
TOPIC_BONUS = 0.3  # times the share of a topic's own words, beside those of the turns before it
DAY_BONUS = 0.1  # for a sentence of the day that the question names
QUOTED_BONUS = 0.5  # for a sentence with the words that the question quotes
HEADLINE_BONUS = 0.1  # times what a sentence has of what the headline adds to the question
ANNOUNCING_COST = 0.06  # "in several ways.": what it announces answers
PRONOUN_COST = 0.02  # "He said": the reader does not see who
COMPARABLE = 6.0  # log odds below the likeliest sentence; what is further is of something else
UNTELLING = frozenset("a an the and also that this these those then".split())
RANKED = 60  # sentences that are looked at closely
REMEMBERED = 32  # questions over their passages: one answer asks for the same several times
SHOWN = 5  # sentences that a reader sees where none answers
ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*$")
ASKS = re.compile(r"[^\"“”]*\?")
OF_ITS_PAGE = re.compile(  # Editor's note: this page recaps; for the latest, see our live updates
    r"\W*(?:(?:editor|publisher)['’]?s?['’]?\snote\b.*\b(?:this|the)\s"
    r"(?:page|story|article|post|file|piece|report|column|roundup)\b"
    r"|for\sthe\slatest\b.{0,200}?\b(?:see|view|follow|check|read|visit)\b.{0,100}\bour\b)",
    re.IGNORECASE | re.DOTALL,
)
SMALL = re.compile(r"(?<![\w’'])[a-z]{3,}\b")  # headlines have capitals alone
ANNOUNCES = re.compile(
    r"\b(?:several|many|various|different|the following|a number of|two|three|four|five)"
    r"\s(?:\w+\s)?(?:ways?|steps|reasons|things|points|statements|measures|conditions|demands|forms"
    r"|areas)(?: in [^,.;]+| of [^,.;]+)?[.:]$"
    r"|\b(?:this|the following)\s(?:statement|message|reply|comment|remark)"
    r"(?: (?:on|in|to) [^,.;]+)?[.:]$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences for a question, best first; `missing` is what of it none of the best meets.

    `strengths` has for each the log odds that it answers, by reader and nearness together, `None`
    where no reader has read it; `words` where in the article the words of a sentence stand that
    answer, if a reader points at some. What is missing may be there `in_other_words` if it is no
    name, figure, day or kind of answer. Those `aside` count what is asked for, but in another deed,
    those `beside` go on with a figure alone from one that is comparable.
    """

    evidence: tuple[Evidence, ...]
    missing: str | None
    strengths: tuple[float | None, ...]
    in_other_words: bool = False
    words: Mapping[Evidence, Span] = field(default_factory=dict, hash=False)
    aside: frozenset[Evidence] = frozenset()
    beside: frozenset[Evidence] = frozenset()

    @property
    def answers(self) -> bool:
        """Whether one of the best sentences meets the question."""
        return self.missing is None and bool(self.evidence)

    @property
    def comparable(self) -> tuple[Evidence, ...]:
        """The sentences that may answer, or are not far less likely to than the likeliest.

        Only their figures can differ. All of them, if no reader has read any. None that counts
        those who do something else than is asked about.
        """
        read = [strength for strength in self.strengths if strength is not None]
        least = min(BESIDE, max(read, default=0.0) - COMPARABLE)
        judged = zip(self.strengths, self.evidence, strict=True)
        near = {e for s, e in judged if not read or (s is not None and s >= least)}
        told = (near - self.aside) | self.beside
        return tuple(e for e in self.evidence if e in told)

    @property
    def answering(self) -> list[Evidence]:
        """The words that answer, of the sentences that likely do, the likeliest first."""
        likely = [e for e in self.likely(LIKELIER_THAN_NOT) if e in self.words]
        return [Evidence(e.article, *self.words[e]) for e in likely]

    def likely(self, least: float) -> list[Evidence]:
        """The sentences of at least this strength, the strongest first, and timely ones before."""
        judged = zip(self.strengths, self.evidence, strict=True)
        likely = [(s, evidence) for s, evidence in judged if s is not None and s >= least]
        ahead = TIMELY_WEIGHT / STRENGTH_WEIGHT
        return [e for _, e in sorted(likely, key=lambda one: -one[0] - ahead * one[1].timely)]


def find_evidence(plan: Plan, passages: Sequence[Evidence], relevance: Relevance) -> Found:
    """The sentences of the passages that fit the question best, each wording once; remembered.

    Sentences about other countries' people are left out, but for counts: there each figure is
    judged by itself (`qa/evidence/figures/whose.py`).
    """
    return _found(plan, tuple(passages), relevance)


@lru_cache(maxsize=REMEMBERED)
def _found(plan: Plan, passages: tuple[Evidence, ...], relevance: Relevance) -> Found:
    fits = relevance.fits(plan, passages)
    near = sorted(range(len(fits)), key=lambda i: -fits[i].score)[:RANKED]
    headlines = told_by_headlines(plan.question, [fit.sentence for fit in fits])
    scores = {i: _score(plan, fits[i]) + HEADLINE_BONUS * headlines[i] for i in near}
    ranked = _telling(plan, fits, sorted(near, key=lambda i: -scores[i]))
    others = [] if plan.counted else [i for i in ranked if of_others(plan, fits[i].sentence)]
    kept = [i for i in ranked if i not in others]
    met = sufficiency_of(plan, fits, kept, relevance.alike)
    if met.missing and ranked and ranked[0] in others:
        met = Sufficiency(f"nothing about “{whose_asked(plan)}”")
    met = replace(met, missing=_told_of(met.missing, fits, kept[:SHOWN]))
    shares = {i: literal_share(plan, fits[i].sentence.text) for i in {*kept[:1], *met.meeting}}
    best = _met_first(kept, met, shares, fits)
    evidence = tuple(_scored(fits[i], scores[i]) for i in best)
    strengths = tuple(fits[i].strength for i in best)
    pointed = zip(evidence, (fits[i].words for i in best), strict=True)
    words = {sentence: _of_holder(plan, sentence, span) for sentence, span in pointed if span}
    found = Found(evidence, met.missing, strengths, met.in_other_words, words)
    return _of_asked_deed(plan, found, relevance)


def _telling(plan: Plan, fits: Fits, ranked: Iterable[int]) -> list[int]:
    """Those of the sentences that say something to the question, each wording once."""
    seen, kept = set[str](), list[int]()
    for i in ranked:
        sentence = fits[i].sentence
        wording = " ".join(word for word in fold_words(sentence.text) if word not in UNTELLING)
        if wording in seen or not is_sentence(sentence.text) or _echoes(plan, sentence.text):
            continue
        if not denies_another(plan, sentence):
            seen.add(wording)
            kept.append(i)
    return kept


def _of_asked_deed(plan: Plan, found: Found, relevance: Relevance) -> Found:
    """The same, without the counts of another deed, and with what goes on from the rest."""
    if not plan.counted:
        return found
    strengths = dict(zip(found.evidence, found.strengths, strict=True))
    told = {sentence: strengths[sentence] for sentence in found.comparable}
    kept = replace(found, aside=of_another_deed(plan, list(told.items()), relevance))
    others = [e for e in found.evidence if e not in told]
    return replace(kept, beside=going_on(plan, kept.comparable, others))


def _of_holder(plan: Plan, sentence: Evidence, span: Span) -> Span:
    """The words that answer: of an office the name beside it, wherever a reader points."""
    named = holders(plan, sentence.text)
    pointed = set(fold_words(sentence.article.text[slice(*span)]))
    if not named or any(pointed & set(fold_words(who)) for who in named):
        return span
    start = sentence.article.text.find(named[0], sentence.start, sentence.end)
    return (start, start + len(named[0])) if start >= 0 else span


def _scored(fit: Fit, score: float) -> Evidence:
    return replace(fit.sentence, score=score, timely=fit.timely)


def _told_of(missing: str | None, fits: Fits, nearest: Sequence[int]) -> str | None:
    """`missing`, but told of the nearest sentences alone where others have the word.

    Where one of the nearest, which a reader is shown, has the word, it is missing "together with
    the rest" of the question.
    """
    match = NOTHING_ABOUT.fullmatch(missing or "")
    if match is None:
        return missing
    words = set(fold_words(match.group(1)))
    known = [set(fold_words(fit.sentence.text)) for fit in fits]
    if any(words <= known[i] for i in nearest):
        return f"{missing} together with the rest of it"
    return f"{missing} in the sentences nearest to it" if words <= set().union(*known) else missing


def _met_first(
    best: Sequence[int], met: Sufficiency, shares: Mapping[int, float], fits: Fits
) -> list[int]:
    """`best`, with sentences moved ahead that meet more of the question than the first.

    If the first leaves a word open, those go ahead that leave none, have a larger share of the
    words and are about as likely to answer. If it gives somebody else's words than asked for, those
    that give them.
    """
    ahead = set(met.speaking)
    if best and not ahead and best[0] not in met.meeting:
        least = _strength(fits[best[0]]) - AS_LIKELY
        fuller = (i for i in met.meeting if shares[i] > shares[best[0]])
        ahead = {i for i in fuller if _strength(fits[i]) >= least}
    return sorted(best, key=lambda i: i not in ahead)


def is_sentence(text: str) -> bool:
    """It ends like a sentence, and has a word in small letters that is more than a connective.

    A question of the article's own tells nothing: a heading mostly. Nor does what a page says of
    itself.
    """
    words = set(SMALL.findall(text)) - STOPWORDS
    aside = ASKS.fullmatch(text) or OF_ITS_PAGE.match(text)
    return bool(ENDS_SENTENCE.search(text) and words) and not aside


def _echoes(plan: Plan, text: str) -> bool:
    """It says no more than the question, which does not ask whether it is so.

    "She left." says more: who is meant stands before it.
    """
    if plan.whether or OPENS_WITH_PRONOUN.search(text):
        return False
    return set(stems(text)) <= set(stems(plan.question))


def _strength(fit: Fit) -> float:
    """The log odds that a sentence answers, as far as they count."""
    return LEAST_STRENGTH if fit.strength is None else max(LEAST_STRENGTH, fit.strength)


def _score(plan: Plan, fit: Fit) -> float:
    sentence = fit.sentence
    score = fit.score + LITERAL_WEIGHT * literal_share(plan, sentence.text)
    score += FOUND_WEIGHT * fit.passage + TIMELY_WEIGHT * fit.timely
    score += STRENGTH_WEIGHT * (_strength(fit) - LEAST_STRENGTH)
    score += KIND_BONUS if holds_kind(plan, sentence.text) else 0.0
    score += NAME_BONUS if asks_which(plan.question) and new_names(plan, sentence.text) else 0.0
    told = names_holder(plan, sentence.text) or introduces(plan, sentence)
    score += OFFICE_BONUS if told else 0.0
    if plan.speaker and speaks(plan.speaker, sentence):
        score += SPEAKER_BONUS
    if plan.sought and set(stems(plan.sought)) & set(stems(sentence.text)):
        score += SOUGHT_BONUS
    if plan.act and set(stems(plan.act)) & set(stems(sentence.text)):
        score += ACT_BONUS
    if plan.topic and plan.leaning:
        score += TOPIC_BONUS * literal_share(plan, sentence.text)
    if plan.figures and plan.figures <= set(fold_words(sentence.text)):
        score += FIGURE_BONUS
    score += QUOTED_BONUS if has_quoted(plan, sentence.text) else 0.0
    if any(on_day(sentence.article, sentence.text, day) for day in plan.days):
        score += DAY_BONUS
    score -= ANNOUNCING_COST if ANNOUNCES.search(sentence.text) else 0.0
    return score - (PRONOUN_COST if OPENS_WITH_PRONOUN.match(sentence.text) else 0.0)
