"""Whether sentences answer a question, and if they do not, what of it they leave open.

The exact tests come first: the publisher and the day it names, the kind of answer, whose words it
asks for. Then the sentences must meet its words (`qa/evidence/unmet.py`). A reader that is sure of
one, or finds all unlikely, overrules most of that. `eval/refusal.py` measures the thresholds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sentences import sentences_before
from qa.evidence.chronology import tells_of_day
from qa.evidence.figures.counting import counting, counts_vaguely, uncounted
from qa.evidence.kinds import (
    FIGURES,
    holds_kind,
    introduces,
    is_that_thing,
    lacking_kind,
    names_holder,
)
from qa.evidence.lacking import lacking_by_name
from qa.evidence.narrowed import is_of_another_year
from qa.evidence.relevance import Fit
from qa.evidence.speaking import gives_words
from qa.evidence.speech_asked import giving_figures, giving_words, talk_told, telling_so, unsaid
from qa.evidence.unmet import (
    EXACT,
    LEAST_WORD,
    NOTHING,
    Alike,
    Fits,
    is_long,
    known_words,
    least_cosine,
    open_terms,
    other_word,
    unmet,
    weighty_terms,
    window_of,
)
from qa.questions.kinds import asks_where, asks_who
from qa.questions.plan import Plan
from qa.reading.speakers import PRONOUN_SUBJECT
from qa.values import Evidence

SEVERAL = 16  # best sentences among which one may speak, or which meet a long question together
HOLDING = 8  # best sentences, one of which is to hold the kind of answer
JUDGED = 3  # best sentences, one of which is to meet the question
# Log odds to answer, reader and nearness together; chosen as docs/reader.md tells.
BESIDE = -4.0  # from which a sentence counts beside others: takes a side, gives another figure
UNLIKELY = -3.5  # below which the strongest does not answer, whatever words stand there
LIKELY = -2.0  # from which one answers though a plain word is unmet, or it is no nearer than it is
NAMED = -1.0  # the same for a name, what is asked for and what somebody is said to do
LIKELIER_THAN_NOT = 0.0  # from which a sentence rather answers
SURE = 1.0  # the same as LIKELY for a number or a sum, for "when" and "who" without a date or name
SUREST = 3.0  # from which it answers though it seems to hold no answer of that kind, or count
PLAIN = re.compile(rf"{NOTHING}|nothing about “[a-z]")  # no name, no figure


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """What of a question is left open, `None` if nothing; the places of sentences that meet it.

    `speaking` are those that give the words asked for, where the best one gives somebody else's.
    It may be there `in_other_words` if a plain word is unmet, or all is near enough to no sentence.
    """

    missing: str | None
    meeting: tuple[int, ...] = ()
    speaking: tuple[int, ...] = ()
    in_other_words: bool = False


def sufficiency_of(plan: Plan, fits: Fits, best: Sequence[int], alike: Alike) -> Sufficiency:
    """What of the question the best sentences leave open, and which of them meet it.

    `fits` are all sentences in the order of their articles, `best` the places of the best in it;
    `alike` tells how near a word by itself comes to those of a text.
    """
    if not best:
        return Sufficiency(NOTHING)
    if plan.overall or (plan.timeline and not weighty_terms(plan)):
        return Sufficiency(None)  # how all of it stands, or developed
    sentences = [fit.sentence for fit in fits]
    holding = [i for i in best[:HOLDING] if _holds(plan, fits[i])]
    judged = [i for i in holding if _counts(plan, sentences[i])]
    judged = judged or [i for i in holding if _counts(plan, sentences[i], kinds=True)]
    first = [sentences[i] for i in judged[:JUDGED]]
    if any(names_holder(plan, s.text) or introduces(plan, s) for s in first):
        return Sufficiency(None)
    speaking = giving_words(plan, [(i, sentences[i]) for i in best[:SEVERAL]])
    if talk := tuple(i for i in speaking if talk_told(plan, sentences[i])):
        return Sufficiency(None, talk, talk)
    told = telling_so(plan, [sentences[i] for i in best[:SEVERAL]])
    if said := tuple(i for i in best[:SEVERAL] if sentences[i] in told):
        return Sufficiency(None, said, said)
    unheld = None if judged else uncounted(plan) if holding else lacking_kind(plan)
    surest = tuple(i for i in best[:HOLDING] if _strength(fits, i) >= SUREST)
    sure = [sentences[i] for i in judged if _strength(fits, i) >= SURE]
    overruled = unheld is not None and plan.kind in FIGURES and bool(surest)
    lacking = (
        (None if overruled else unheld)
        or lacking_by_name(plan, sentences, [sentences[i] for i in best[:HOLDING]])
        or unsaid(plan, speaking, [sentences[i] for i in judged], sure)
    )
    if lacking or overruled:
        return Sufficiency(lacking, () if lacking else surest)
    found = _in_words(plan, fits, best, judged, speaking, alike)
    figures = giving_figures(plan, [(i, sentences[i]) for i in judged])
    given = not {*speaking, *figures}.isdisjoint(found.meeting)
    return _as_read(plan, found, fits, judged or best[:HOLDING], alike, given=given)


def _strength(fits: Fits, place: int) -> float:
    """The log odds that the sentence answers; of one that no reader has read those of none."""
    known = fits[place].strength
    return -math.inf if known is None else known


def _in_words(
    plan: Plan,
    fits: Fits,
    best: Sequence[int],
    judged: Sequence[int],
    speaking: Sequence[int],
    alike: Alike,
) -> Sufficiency:
    """What the words of the best sentences leave open, and which of them leave nothing."""
    near = list(dict.fromkeys([*(judged or best)[:JUDGED], *speaking[:JUDGED]]))
    windows = [window_of(fits, i) for i in near]
    if is_long(plan):
        windows = [[one for i in best[:SEVERAL] for one in window_of(fits, i)]]
    left = [unmet(plan, window) or other_word(plan, window, alike) for window in windows]
    meeting = tuple(i for i, open_one in zip(near, left, strict=False) if open_one is None)
    first = fits[best[0]].sentence
    others = best[0] not in speaking and gives_words(first)
    spoken = tuple(i for i in meeting if i in speaking) if others else ()
    reason = None if None in left else left[0]
    return Sufficiency(reason, meeting, spoken, bool(PLAIN.match(reason or "")))


def _as_read(
    plan: Plan, found: Sufficiency, fits: Fits, judged: Sequence[int], alike: Alike, *, given: bool
) -> Sufficiency:
    """What was found of these sentences, unless the reader has read them and is sure of another.

    Of a long question about publishers or a development each sentence meets but a part, of what an
    open follow-up leans on or a bare day perhaps none; the reader expects the whole, and too much
    of the words and figures `given` by somebody.
    """
    strengths = {i: known for i in judged if (known := fits[i].strength) is not None}
    strongest = max(strengths, key=lambda i: strengths[i], default=None)
    if strongest is None:
        return found
    if not found.meeting:
        least = _least_strength(plan, window_of(fits, strongest), alike)
        of_then = not is_of_another_year(plan, fits[strongest].sentence.text)
        if strengths[strongest] >= least and of_then:
            return Sufficiency(None, (strongest,))
    day_alone = plan.days and not weighty_terms(plan)
    day_alone = day_alone or any(tells_of_day(plan, fits[i].sentence) for i in found.meeting)
    leant = plan.leaning and plan.kind in ("open", "why")
    free = given or (is_long(plan) and plan.outlets) or day_alone or leant or plan.timeline
    whole = len(strengths) == len(judged) and not free
    unlikely = whole and strengths[strongest] < UNLIKELY and found.missing is None
    return Sufficiency(NOTHING, in_other_words=True) if unlikely else found


def _least_strength(plan: Plan, window: Fits, alike: Alike) -> float:
    """How strong a sentence must be to answer all the same, by what it and those near it leave."""
    if plan.kind in EXACT:
        return SURE
    open_ones = open_terms(plan, window, known_words(window))
    named = any(least_cosine(plan, term) > LEAST_WORD for term in open_ones)
    return NAMED if named or other_word(plan, window, alike) is not None else LIKELY


def _holds(plan: Plan, fit: Fit) -> bool:
    """A sentence holds the kind of answer; where a reader is sure, in its own way.

    "When" may be told by what happened then, "where" and "who" (not who holds an office) without a
    name, which hospital by a name alone, and where "he spoke" by the sentences before it.
    """
    sentence, sure = fit.sentence, fit.strength is not None and fit.strength >= SURE
    if plan.kind == "named" and not sure and not is_that_thing(plan, sentence.text):
        return False
    if plan.kind == "where" and PRONOUN_SUBJECT.match(sentence.text):
        before = sentences_before(sentence.article.text, sentence.start)[-2:]
        return holds_kind(plan, " ".join([*before, sentence.text]))
    whoever = plan.kind == "who" and asks_who(plan.question) and not plan.office
    somewhere = plan.kind == "where" and asks_where(plan.question)
    otherwise = plan.kind == "when" or whoever or somewhere
    return (otherwise and sure) or holds_kind(plan, sentence.text)


def _counts(plan: Plan, sentence: Evidence, *, kinds: bool = False) -> bool:
    """A sentence counts what the question does, or kinds of it, if it asks for a count."""
    if not plan.counted or plan.kind != "number":
        return True
    before = sentences_before(sentence.article.text, sentence.start)
    counted = counting(plan, sentence.text, before, kinds=kinds)
    return bool(counted) or counts_vaguely(plan, sentence.text)
