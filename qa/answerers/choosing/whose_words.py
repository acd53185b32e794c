"""Which sentences give the words of the one who is asked for, or tell of who is asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus import Article
from corpus.sentences import sentences_before
from corpus.words import fold_words
from qa.answerers.choosing.room import READING_WORDS, fitting
from qa.evidence.asked_about import stands_in
from qa.evidence.named import NAMED_BEFORE, all_named
from qa.evidence.selection import Found
from qa.evidence.speaking import is_meant, one_voice, speaks, who_speaks
from qa.evidence.speech_asked import asks_words, is_silent, talk_told, telling_so
from qa.questions.plan import Plan
from qa.questions.speaker import SAID, everybody
from qa.reading.names import known_name, names
from qa.reading.people import countries_of
from qa.reading.places import countries
from qa.reading.sides import CALLS_FOR
from qa.reading.speaking_together import together
from qa.values import Evidence

VOICES, VOICES_WORDS = 6, 200  # sentences of as many who are asked for together, and their words
OF_VOICES = -5.0  # log odds from which somebody says something on what is asked of all
GIVEN = 5  # sentences of one whose words are asked for
OF_WORDS = 0.4  # in score below the best of them
SPEAKING = 12  # best sentences among which those of the speaker asked for are looked for
REACTS = re.compile(r"\b(?:react|respon[ds])", re.IGNORECASE)
STATES = re.compile(r"\b(?:countries|states|governments|nations|capitals)\b", re.IGNORECASE)
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


def words_given(
    plan: Plan, chosen: Sequence[Evidence], others: Sequence[Evidence]
) -> list[Evidence]:
    """The chosen words of somebody and, as there is room, those `others` that are as much about it.

    That is, have as many of the words of the question as the first one, whoever says it.
    """
    least = chosen[0].score - OF_WORDS
    about = share_asked(plan, chosen[0])
    near = (e for e in others if e.score >= least and share_asked(plan, e) >= about)
    further = (e for e in near if _speaks_or_reacts(plan, e))
    return fitting([*chosen, *further], GIVEN, READING_WORDS)


def _speaks_or_reacts(plan: Plan, sentence: Evidence, beside: Sequence[Article] = ()) -> bool:
    """The one asked for speaks; or acts, where it is asked how they react: Norway recalled him."""
    text, article = sentence.text, sentence.article
    opening = [
        name.text for name in names(text) if name.start == 0 and REACTS.search(plan.question)
    ]
    acts = any(is_meant(plan.speaker, who, article) for who in opening)
    return acts or speaks(plan.speaker, sentence, beside)


def asks_demands(plan: Plan) -> bool:
    """It is asked what somebody calls for."""
    return asks_words(plan) and bool(CALLS_FOR.search(plan.question))


def demanded(plan: Plan, found: Found) -> list[Evidence]:
    """What somebody calls for, if there are several sentences of it."""
    theirs = speaking(plan, found.evidence, found.evidence)
    told = fitting((e for e in theirs if CALLS_FOR.search(e.text)), GIVEN, READING_WORDS)
    return told if len(told) > 1 else []


def share_asked(plan: Plan, sentence: Evidence) -> float:
    """The share of the words of a question that stand in a sentence, but for the speaker's name."""
    speaker, words = fold_words(plan.speaker), fold_words(sentence.text)
    asked = [t for t in plan.terms if t.weight >= 1 and not set(fold_words(t.word)) <= set(speaker)]
    return sum(stands_in(term, words) for term in asked) / max(1, len(asked))


def asks_each_voice(plan: Plan) -> bool:
    """It is asked what each of many says, or how many react."""
    told_otherwise = plan.counted or plan.whether or plan.timeline
    return not told_otherwise and bool(everybody(plan.question))


def of_each_voice(plan: Plan, found: Found) -> list[Evidence]:
    """The likeliest sentence of everybody who speaks, or reacts; none where only one does.

    Where it is asked of countries, who speak for the same one are one voice, and
    those that the question names are not asked: how they react to Norway's dam.
    """
    new = _new_country(plan) if STATES.search(plan.question) else _new_voice()
    likely = found.likely(OF_VOICES) or found.evidence
    told = [e for e in likely if (who := _acting(plan, e)) and new(who, e.article)]
    return fitting(told, VOICES, VOICES_WORDS) if len(told) > 1 else []


def of_each_teller(plan: Plan, found: Found) -> list[Evidence]:
    """The likeliest sentence of everybody who says what it is asked who says it."""
    new = _new_voice()
    told = [e for e in telling_so(plan, found.evidence) if new(_acting(plan, e), e.article)]
    return fitting(told, VOICES, VOICES_WORDS)


def _new_voice() -> Callable[[list[str], Article], bool]:
    """Tells whether somebody of these has not been heard before."""
    heard = list[tuple[str, Article]]()

    def new(who: list[str], article: Article) -> bool:
        known = [
            any(one_voice(one, other, [article, there]) for other, there in heard) for one in who
        ]
        heard.extend((one, article) for one in who)
        return not all(known)

    return new


def _new_country(plan: Plan) -> Callable[[list[str], Article], bool]:
    """Tells whether somebody of these speaks for a country that was not heard, nor asked about."""
    heard = set(countries(plan.question))

    def new(who: list[str], article: Article) -> bool:
        told = {c for one in who for c in (*countries(one), *countries_of(one, article.text))}
        fresh = told - heard
        heard.update(told)
        return bool(fresh)

    return new


def _acting(plan: Plan, sentence: Evidence) -> list[str]:
    """Who speaks in a sentence; of one without words, of a reaction, with whom it begins."""
    text = sentence.text
    if speakers := who_speaks(sentence):
        return [one for who in speakers for one in together(text, who)]
    opening = [name.text for name in names(text) if name.start == 0]
    return opening if REACTS.search(plan.question) else []


def _is_about(plan: Plan, sentence: Evidence) -> bool:
    """Whatever else the question names is named in the sentence or shortly before."""
    named = [n for n in plan.names if n.words and n.start not in plan.leaning]
    besides = [name for name in named if name.text not in plan.speaker]
    before = sentences_before(sentence.article.text, sentence.start)[-NAMED_BEFORE:]
    return all_named(besides, [*before, sentence.text])


def speaking(
    plan: Plan, sentences: Sequence[Evidence], found: Sequence[Evidence]
) -> list[Evidence]:
    """The sentences in which the one speaks, or reacts, whose words are asked for, of all found."""
    articles = list(dict.fromkeys(e.article for e in found))
    return [e for e in sentences if _speaks_or_reacts(plan, e, articles)]
