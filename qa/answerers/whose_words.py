"""Which sentences give the words of the one who is asked for, or tell of who is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.sentences import sentences_before
from corpus.words import fold_words
from qa.evidence.scope import NAMED_BEFORE, all_named
from qa.evidence.speaking import speaks
from qa.evidence.words_asked import asks_words, is_silent, talk_told
from qa.questions.plan import YES_OR_NO, Plan
from qa.questions.speaker import SAID
from qa.reading.names import known_name
from qa.reading.places import countries
from qa.values import Evidence

SPEAKING = 12  # best sentences among which those of the speaker asked for are looked for
REPORTS = re.compile(rf"{SAID.pattern}|\bask", re.IGNORECASE)  # used her speech to ask for help


def spoken(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """The sentences that name the person whose words are asked for, or are theirs, if any.

    Of a country or an office those that are its words. Where words are asked for, those that are
    theirs, and of them those about what the question names; of a talk those that tell it.
    """
    if not plan.speaker:
        return [e for e in ranked if talk_told(plan, e)] or ranked
    best = ranked[:SPEAKING]
    if not plan.speaker[:1].isupper() or countries(plan.speaker) or " of " in plan.speaker:
        return (speaking(plan, best, ranked) if asks_words(plan) else []) or ranked
    last, theirs = fold_words(plan.speaker)[-1], speaking(plan, best, ranked)
    own = [e for e in best if e in theirs or known_name(last, fold_words(e.text))]
    if asks_words(plan):
        own = [e for e in own if e in theirs or REPORTS.search(e.text)] or own
        own = [e for e in own if _is_about(plan, e)] or own
        own = [e for e in own if not is_silent(plan, e.text)] or own
    return own or ranked


def _is_about(plan: Plan, sentence: Evidence) -> bool:
    """Whatever else the question names is named in the sentence or shortly before."""
    named = [n for n in plan.names if n.words and n.start not in plan.leaning]
    besides = [name for name in named if name.text not in plan.speaker]
    before = sentences_before(sentence.article.text, sentence.start)[-NAMED_BEFORE:]
    return all_named(besides, [*before, sentence.text])


def speaking(
    plan: Plan, sentences: Sequence[Evidence], found: Sequence[Evidence]
) -> list[Evidence]:
    """The sentences in which the one speaks whose words are asked for, of all that were found."""
    articles = list(dict.fromkeys(e.article for e in found))
    return [e for e in sentences if speaks(plan.speaker, e.text, e.article, e.start, articles)]


def of_its_subject(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """Asked whether somebody does something, the sentences that name them, or follow one that does.

    All of them where none is like that.
    """
    match = YES_OR_NO.match(plan.question)
    subject = next((n for n in plan.names if match and n.start == match.end() and n.words), None)
    if subject is None:
        return ranked
    asked = set(countries(subject.text))

    def is_of(e: Evidence) -> bool:
        texts = [*sentences_before(e.article.text, e.start)[-NAMED_BEFORE:], e.text]
        return all_named([subject], texts) or bool(asked & set(countries(" ".join(texts))))

    return [e for e in ranked if is_of(e)] or ranked
