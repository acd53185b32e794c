"""The extractive answerer: the few sentences of the articles that answer, attributed and cited.

It needs no model but the embedding model, and sends nothing anywhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.sentences import sentence_spans
from corpus.words import fold_words
from qa.answerer import NO_ANSWER
from qa.answerers.markers import find_markers
from qa.evidence.attribution import attribution
from qa.evidence.chronology import day_of, timeline
from qa.evidence.conflicts import differ, sightings, whole_first
from qa.evidence.counting import Sighting, given_by
from qa.evidence.kinds import holds_kind
from qa.evidence.relevance import Relevance
from qa.evidence.selection import ANNOUNCES, Found, find_evidence
from qa.evidence.speaking import speaks, who_speaks
from qa.evidence.words_asked import asks_words
from qa.questions.followup import leant_on, standalone
from qa.questions.parts import questions
from qa.questions.plan import YES_OR_NO, Plan, plan_question
from qa.questions.premise import CORRECTION, contradicting
from qa.reading.dates import days, on_day, same_day
from qa.reading.names import known_name, names, same_name
from qa.reading.overlap import stems
from qa.reading.places import countries
from qa.reading.speakers import PRONOUN_SUBJECT, last_speaker, speakers_in
from qa.values import Evidence, with_markers

MAX_SENTENCES = 3
MAX_WORDS = 75  # a plain question is answered within 80, markers counted
NEARLY_AS_GOOD = 0.06  # in score below the best: such a sentence of another article may follow it
AS_GOOD = 0.03  # the same of the same article: which of the two answers is not known
LEAD_IN_WORDS = 45  # of a sentence with the one before it
UNTOLD = "The articles do not tell: {question}."  # of a question of which another part is answered
ABOUT_AS_NEAR = 0.15  # the same for a sentence of a development, and for words of the one asked for
AMONG_SEVERAL = 0.08  # the same where the question asks for several things
SAYS_SO = -0.5  # log odds to answer from which a speaker says whether something is so
SPEAKING = 12  # best sentences among which those of the speaker asked for are looked for
OPENING_PRONOUN = re.compile(  # or the one behind an opening quotation
    r"(?P<lead>(?:[^,“”\"]{1,40},\s)?|(?P<quoted>[“\"][^“”\"]+[”\"]\s))(?P<word>He|She|His|Her)\b",
    re.IGNORECASE,
)
POINTED_AT = re.compile(
    r"\b(?:this|these)\s(?!(?:\w+\s)?(?:week|month|year|day|morning|afternoon|evening|time)s?\b)"
    r"(?P<what>[a-z]{3,})\b",
    re.IGNORECASE,
)
QUOTATION = re.compile(r"[\"“«][^\"“”«»]+[\"”»]?|[^\"“”«»]+[”»]")  # or its first or last words
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

        Of several questions in one each is answered, "what did he say?" as a follow-up of the one
        before it; those that are not are named at the end.
        """
        asked = questions(question)
        replies = [self._reply(one, evidence) for one in _each_alone(asked)]
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
        found = find_evidence(plan, evidence, self._relevance)
        denied = contradicting(question, found.evidence)
        if denied:
            return Reply(tuple(_led_in(denied, evidence)), None, corrects=True)
        if not found.answers:
            return Reply((), found.missing)
        told = [one.evidence for one in sightings(plan, found.evidence)] if plan.counted else []
        chosen = timeline(_near_best(plan, told or found.evidence)) if plan.timeline else []
        chosen = chosen or choose(plan, found)
        led_in = [part for sentence in chosen for part in _led_in(sentence, evidence)]
        return Reply(tuple(led_in), None)


@dataclass(frozen=True, slots=True)
class Reply:
    """Sentences for one question, or what of it is missing; they may correct what it supposes."""

    sentences: tuple[Evidence, ...]
    missing: str | None
    corrects: bool = False


def _each_alone(asked: Sequence[str]) -> list[str]:
    """Each of several questions with what it leans on of the one before it."""
    later = [
        one if leant_on(one) else standalone(one, [(before, "")]) for before, one in pairwise(asked)
    ]
    return [*asked[:1], *later]


def _once(sentences: Iterable[Evidence]) -> list[Evidence]:
    """Each sentence where it comes first: one may be chosen, and lead in another."""
    first = dict[tuple[str, int], Evidence]()
    for sentence in sentences:
        first.setdefault((sentence.article.id, sentence.start), sentence)
    return list(first.values())


def choose(plan: Plan, found: Found) -> list[Evidence]:
    """The sentences of differing figures, of the speaker asked for alone, else the best ones."""
    seen = sightings(plan, found.evidence)
    own = [one for one in seen if plan.speaker and given_by(plan.speaker, one)] or seen
    counting = [one.evidence for one in own]
    holding = [e for e in found.evidence if holds_kind(plan, e.text)]
    ranked = counting or holding or found.evidence
    if len(plan.days) > 1 and (daily := _of_each_day(plan, _spoken(plan, ranked))):
        return daily
    if each := _of_each_speaker(plan, found):
        return each
    room = READING_WORDS if plan.kind == "number" else MAX_WORDS
    return _readings(own, room) or _best(plan, _on_the_day(plan, _spoken(plan, ranked)))


def _spoken(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """The sentences that name the person whose words are asked for, or are theirs, if any.

    Of a country or an office those that are its words.
    """
    if not plan.speaker:
        return ranked
    best = ranked[:SPEAKING]
    if not plan.speaker[:1].isupper() or countries(plan.speaker) or " of " in plan.speaker:
        return (_speaking(plan, best, ranked) if asks_words(plan) else []) or ranked
    last, speaking = fold_words(plan.speaker)[-1], _speaking(plan, best, ranked)
    own = [e for e in best if e in speaking or known_name(last, fold_words(e.text))]
    return own or ranked


def _speaking(
    plan: Plan, sentences: Sequence[Evidence], found: Sequence[Evidence]
) -> list[Evidence]:
    """The sentences in which the one speaks whose words are asked for, of all that were found."""
    articles = list(dict.fromkeys(e.article for e in found))
    return [e for e in sentences if speaks(plan.speaker, e.text, e.article, e.start, articles)]


def _on_the_day(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """The sentences that name the day of the question, if there are any."""
    named = [
        e
        for e in ranked
        for _, day in days(e.text, e.article.published_on)
        if any(same_day(day, asked) for asked in plan.days)
    ]
    return list(dict.fromkeys(named)) or ranked


def _of_each_day(plan: Plan, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The best sentence of each day that the question names, as far as they fit into the space."""
    chosen, words = list[Evidence](), 0
    for day in plan.days:
        best = next((e for e in ranked if on_day(e.article, e.text, day)), None)
        words += len(best.text.split()) if best else 0
        if best and best not in chosen and words <= READING_WORDS:
            chosen.append(best)
    return chosen


def _of_each_speaker(plan: Plan, found: Found) -> list[Evidence]:
    """The likeliest sentence of everybody who says whether it is so, if several do."""
    if not YES_OR_NO.match(plan.question) or plan.counted:
        return []
    chosen, heard, words = list[Evidence](), list[str](), 0
    likely = found.likely(SAYS_SO)
    for sentence in _speaking(plan, likely, found.evidence) if plan.speaker else likely:
        who = who_speaks(sentence.text, sentence.article, sentence.start)
        if not who or any(same_name(one, other) for one in who for other in heard):
            continue
        words += len(sentence.text.split())
        if len(chosen) == MAX_SENTENCES or words > READING_WORDS:
            break
        chosen.append(sentence)
        heard += who
    return chosen if len(chosen) > 1 else []


def _near_best(plan: Plan, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The dated sentences of a development that are about it; all if the question names nothing."""
    dated = [e for e in ranked if day_of(e)]
    least = dated[0].score - ABOUT_AS_NEAR if dated and plan.names else -math.inf
    return [e for e in dated if e.score >= least]


def _best(plan: Plan, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The best sentence, and those nearly as good that fit into the space.

    Of the same article they must be as good, unless the question asks for several things, as one
    for somebody's words does. Whether somebody says so may have been told otherwise another day.
    """
    best, *others = [e for e in ranked if not find_markers(e.text)[1]] or [ranked[0]]
    chosen, words = [best], len(best.text.split())
    several = plan.several or asks_words(plan)
    slack = AMONG_SEVERAL if plan.several else ABOUT_AS_NEAR if several else NEARLY_AS_GOOD
    least = best.score - slack
    stance = asks_words(plan) and YES_OR_NO.match(plan.question)
    room = READING_WORDS if stance else MAX_WORDS
    for other in others:
        words += len(other.text.split())
        if other.score < least or words > room:
            break
        apart = other.article.id not in {e.article.id for e in chosen}
        tied = other.score >= best.score - AS_GOOD
        if len(chosen) < MAX_SENTENCES and (apart or tied or several):
            chosen.append(other)
    return chosen


def _readings(seen: Sequence[Sighting], room: int) -> list[Evidence]:
    """The sentences of the first differing figures that fit into `room` words, if they differ."""
    if not differ(seen):
        return []
    chosen, words = list[Evidence](), 0
    for one in whole_first(seen)[:READINGS_SHOWN]:
        if one.evidence not in chosen and words + len(one.evidence.text.split()) <= room:
            chosen.append(one.evidence)
            words += len(one.evidence.text.split())
    return chosen


def _led_in(sentence: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentence, with the one before it if that names whom or what it speaks of as known.

    By a pronoun alone ("he left"), or as this plan, these soldiers.

    The one after it follows if the sentence announces a list and leaves it to that one.
    """
    passage = evidence[_place(sentence, evidence)]
    told = [sentence]
    before = _spans(passage, passage.start, sentence.start)
    lead = replace(sentence, start=before[-1][0], end=before[-1][1]) if before else None
    unnamed = PRONOUN_SUBJECT.match(sentence.text) and not _named(sentence, passage)
    if lead and (unnamed or _points_at(sentence.text, lead.text)):
        told.insert(0, lead)
    after = _spans(passage, sentence.end, passage.end)
    if after and ANNOUNCES.search(sentence.text):
        told.append(replace(sentence, start=after[0][0], end=after[0][1]))
    return told if sum(len(e.text.split()) for e in told) <= LEAD_IN_WORDS else [sentence]


def _points_at(text: str, before: str) -> bool:
    """A text speaks of this plan, that is, of one that stands in the sentence before it."""
    there = set(stems(before))
    return any(set(stems(match["what"])) & there for match in POINTED_AT.finditer(text))


def _spans(passage: Evidence, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a passage between two places of its article."""
    text = passage.article.text[start:end]
    return [(start + a, start + b) for a, b in sentence_spans(text)]


def _before(sentence: Evidence, passage: Evidence) -> list[str]:
    """The sentences of a passage before one of it."""
    return [passage.article.text[a:b] for a, b in _spans(passage, passage.start, sentence.start)]


def _named(sentence: Evidence, passage: Evidence) -> str | None:
    """The name that the sentence's opening pronoun means, if the sentence before it has it."""
    before = _before(sentence, passage)
    pronoun = OPENING_PRONOUN.match(" ".join(sentence.text.split()))
    if pronoun is None or (not pronoun["quoted"] and names(pronoun["lead"])):
        return None
    return last_speaker(before[-1:])


def shown(sentence: Evidence, passage: Evidence) -> str:
    """The words of a sentence on one line; a name in brackets stands for its opening pronoun.

    "Anna Lind spoke. She left." shows the second as "[Anna Lind] left." Before words that are
    quoted on from the sentence before stands who says them: "[Anna Lind:] “It was late.”"
    """
    text, name = " ".join(sentence.text.split()), _named(sentence, passage)
    if name is None:
        speaker = _quoted_on(text, sentence, passage)
        return f"[{speaker}:] {text}" if speaker else text
    pronoun = OPENING_PRONOUN.match(text)
    if pronoun is None:
        return text
    whose = "'s" if pronoun["word"].casefold() in ("his", "her") else ""
    return f"{pronoun['lead']}[{name}{whose}]{text[pronoun.end() :]}"


def _quoted_on(text: str, sentence: Evidence, passage: Evidence) -> str | None:
    """The name of who speaks the sentence before, if this one is nothing but words quoted."""
    before = _before(sentence, passage)
    if not before or not QUOTATION.fullmatch(text):
        return None
    spoken = speakers_in(before[-1], before[:-1])
    return next((who for who in reversed(spoken) if who[:1].isupper()), None)


def _place(sentence: Evidence, evidence: Sequence[Evidence]) -> int:
    """Which passage of the evidence a sentence is of, from 0: that with most words before it.

    These may say whom its pronouns mean.
    """
    holding = [
        i
        for i, e in enumerate(evidence)
        if e.article == sentence.article and e.start <= sentence.start and sentence.end <= e.end
    ]
    return min(holding, key=lambda i: evidence[i].start)


def _written(sentences: Sequence[Evidence], evidence: Sequence[Evidence]) -> str:
    """The sentences with markers, each source named where it changes."""
    parts, named = list[str](), ""
    for sentence in sentences:
        source = attribution(sentence.article)
        place = _place(sentence, evidence)
        text = shown(sentence, evidence[place])
        parts.append(with_markers(text if source == named else source + text, [place + 1]))
        named = source
    return " ".join(parts)
