"""The extractive answerer: the few sentences of the articles that answer, attributed and cited.

It needs no model but the embedding model, and sends nothing anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus import Passage
from corpus.sentences import sentence_spans
from qa.answerer import NO_ANSWER
from qa.attribution import attribution
from qa.conflicts import Sighting, differ, sightings
from qa.evidence import Found, find_evidence
from qa.markers import find_markers
from qa.names import same_name
from qa.plan import plan_question
from qa.relevance import Relevance
from qa.speakers import PRONOUN_SUBJECT
from qa.values import Evidence, with_markers

MAX_SENTENCES = 3
MAX_WORDS = 75  # a plain question is answered within 80, markers counted
NEARLY_AS_GOOD = 0.04  # in score below the best: such a sentence may follow it
LEAD_IN_WORDS = 45  # of a sentence with the one before it
READINGS_SHOWN = 5  # in the text; all of them stand in the conflict


class ExtractiveAnswerer:
    """Chooses sentences: the articles' own words, after an attribution where one is known."""

    name = "extractive"
    model: str | None = None

    def __init__(self, relevance: Relevance) -> None:
        self._relevance = relevance

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        """One to three sentences with markers, or `NO_ANSWER` and what is missing."""
        plan = plan_question(question)
        hits = [(e.article, Passage(e.article.id, e.start, e.end)) for e in evidence]
        found = (
            find_evidence(plan, hits, self._relevance)
            if hits and not plan.empty
            else Found((), None)
        )
        if not found.answers:
            yield f"{NO_ANSWER}: {found.missing}." if found.missing else f"{NO_ANSWER}."
            return
        seen = sightings(plan, found.evidence)
        own = [one for one in seen if _gave(plan.speaker, one)]
        counting = [one.evidence for one in own or seen]
        own_first = sorted(seen, key=lambda one: one not in own)
        chosen = _readings(own_first) or _best(counting or found.evidence)
        led_in = [part for sentence in chosen for part in _with_lead_in(sentence, evidence)]
        yield _written(list(dict.fromkeys(led_in)), evidence)


def _gave(speaker: str, one: Sighting) -> bool:
    """The figure is of the speaker whom the question names."""
    return one.speaker is not None and same_name(speaker, one.speaker)


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
        if one.evidence not in chosen and words + len(one.evidence.text.split()) <= MAX_WORDS:
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
