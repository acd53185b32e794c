"""The extractive answerer: the few sentences of the articles that answer, attributed and cited.

It needs no model but the embedding model, and sends nothing anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import Passage
from corpus.sentences import sentence_spans
from qa.answerer import NO_ANSWER
from qa.answerers.markers import find_markers
from qa.evidence.attribution import attribution
from qa.evidence.chronology import timeline
from qa.evidence.conflicts import differ, sightings
from qa.evidence.counting import Sighting, given_by
from qa.evidence.kinds import holds_kind
from qa.evidence.relevance import Relevance
from qa.evidence.selection import Found, find_evidence
from qa.questions.parts import questions
from qa.questions.plan import Plan, plan_question
from qa.questions.premise import CORRECTION, contradicting
from qa.reading.speakers import PRONOUN_SUBJECT
from qa.values import Evidence, with_markers

MAX_SENTENCES = 3
MAX_WORDS = 75  # a plain question is answered within 80, markers counted
NEARLY_AS_GOOD = 0.04  # in score below the best: such a sentence may follow it
LEAD_IN_WORDS = 45  # of a sentence with the one before it
UNTOLD = "The articles do not tell: {question}."  # of a question of which another part is answered
READINGS_SHOWN = 6  # in the text; all of them stand in the conflict
READING_WORDS = 150  # of sentences that give differing figures


class ExtractiveAnswerer:
    """Chooses sentences: the articles' own words, after an attribution where one is known."""

    name = "extractive"
    model: str | None = None

    def __init__(self, relevance: Relevance) -> None:
        self._relevance = relevance

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """One to three sentences with markers, or `NO_ANSWER` and what is missing.

        Of several questions in one each is answered; those that are not are named at the end.
        """
        asked = questions(question)
        replies = [self._reply(one, evidence) for one in asked]
        told = _once(sentence for reply in replies for sentence in reply.sentences)
        if not told:
            missing = replies[0].missing
            yield f"{NO_ANSWER}: {missing}." if missing else f"{NO_ANSWER}."
            return
        if any(reply.corrects for reply in replies):
            yield f"{CORRECTION} "
        yield _written(told, evidence)
        for one, reply in zip(asked, replies, strict=True):
            if not reply.sentences:
                yield f" {UNTOLD.format(question=one.strip(' ?'))}"

    def _reply(self, question: str, evidence: Sequence[Evidence]) -> Reply:
        """The sentences that answer one question, each after the one it leans on."""
        plan = plan_question(question, {e.article.source for e in evidence if e.article.source})
        if not evidence or plan.empty:
            return Reply((), None)
        hits = [(e.article, Passage(e.article.id, e.start, e.end)) for e in evidence]
        found = find_evidence(plan, hits, self._relevance)
        denied = contradicting(question, found.evidence)
        if denied:
            return Reply(tuple(_with_lead_in(denied, evidence)), None, corrects=True)
        if not found.answers:
            return Reply((), found.missing)
        chosen = timeline(found.evidence) if plan.timeline else []
        chosen = chosen or _chosen(plan, found)
        led_in = [part for sentence in chosen for part in _with_lead_in(sentence, evidence)]
        return Reply(tuple(led_in), None)


@dataclass(frozen=True, slots=True)
class Reply:
    """Sentences for one question, or what of it is missing; they may correct what it supposes."""

    sentences: tuple[Evidence, ...]
    missing: str | None
    corrects: bool = False


def _once(sentences: Iterable[Evidence]) -> list[Evidence]:
    """Each sentence where it comes first: one may be chosen, and lead in another."""
    first = dict[tuple[str, int], Evidence]()
    for sentence in sentences:
        first.setdefault((sentence.article.id, sentence.start), sentence)
    return list(first.values())


def _chosen(plan: Plan, found: Found) -> list[Evidence]:
    """The sentences of differing figures, of the speaker asked for alone, else the best ones."""
    seen = sightings(plan, found.evidence)
    own = [one for one in seen if plan.speaker and given_by(plan.speaker, one)] or seen
    counting = [one.evidence for one in own]
    holding = [e for e in found.evidence if holds_kind(plan, e.text)]
    return _readings(own) or _best(counting or holding or found.evidence)


def _best(ranked: Sequence[Evidence]) -> list[Evidence]:
    """The best sentence, and those nearly as good of other articles that fit into the space."""
    best, *others = [e for e in ranked if not find_markers(e.text)[1]] or [ranked[0]]
    chosen, words = [best], len(best.text.split())
    for other in others:
        words += len(other.text.split())
        if other.score < best.score - NEARLY_AS_GOOD or words > MAX_WORDS:
            break
        if len(chosen) < MAX_SENTENCES and other.article.id not in {e.article.id for e in chosen}:
            chosen.append(other)
    return chosen


def _readings(seen: Sequence[Sighting]) -> list[Evidence]:
    """The sentences of the first differing figures that fit into the space; none if all agree."""
    if not differ(seen):
        return []
    chosen, words = list[Evidence](), 0
    for one in seen[:READINGS_SHOWN]:
        if one.evidence not in chosen and words + len(one.evidence.text.split()) <= READING_WORDS:
            chosen.append(one.evidence)
            words += len(one.evidence.text.split())
    return chosen


def _with_lead_in(sentence: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentence, after the one before it if it speaks of somebody by a pronoun alone."""
    passage = evidence[_place(sentence, evidence)]
    before = passage.article.text[passage.start : sentence.start]
    spans = sentence_spans(before)
    if not spans or not PRONOUN_SUBJECT.match(sentence.text):
        return [sentence]
    start, end = spans[-1]
    lead = replace(sentence, start=passage.start + start, end=passage.start + end)
    words = len(lead.text.split()) + len(sentence.text.split())
    return [lead, sentence] if words <= LEAD_IN_WORDS else [sentence]


def _place(sentence: Evidence, evidence: Sequence[Evidence]) -> int:
    """Which passage of the evidence a sentence is of, from 0."""
    return next(
        i
        for i, e in enumerate(evidence)
        if e.article == sentence.article and e.start <= sentence.start and sentence.end <= e.end
    )


def _written(sentences: Sequence[Evidence], evidence: Sequence[Evidence]) -> str:
    """The sentences with markers, each source named where it changes."""
    parts, named = list[str](), ""
    for sentence in sentences:
        source = attribution(sentence.article)
        text = " ".join(sentence.text.split())
        number = _place(sentence, evidence) + 1
        parts.append(with_markers(text if source == named else source + text, [number]))
        named = source
    return " ".join(parts)
