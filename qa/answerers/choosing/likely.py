"""How the reader's chances change which sentences are told."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from corpus.words import STOPWORDS, fold_words
from qa.answerers.choosing.ranked import of_its_time
from qa.answerers.choosing.room import MAX_SENTENCES, READING_WORDS
from qa.answerers.choosing.whose_words import speaking
from qa.answerers.markers import find_markers
from qa.evidence.asked_about import stands_in
from qa.evidence.chronology import tells_of_day
from qa.evidence.conflicts.stances import stances
from qa.evidence.kinds import holds_kind, introduces
from qa.evidence.named import all_named
from qa.evidence.selection import AS_LIKELY, Found
from qa.evidence.speaking import who_speaks
from qa.evidence.speech_asked import (
    asks_giver,
    asks_words,
    gives_figures,
    has_quoted,
    talk_told,
    telling_so,
)
from qa.evidence.sufficiency import LIKELIER_THAN_NOT
from qa.evidence.unmet import literal_share, weighty_terms
from qa.questions.plan import Plan
from qa.questions.speaker import everybody
from qa.values import Evidence

CLEAR = 2.5  # log odds to answer from which the likeliest sentence is told, whatever else is
ABOUT_AS_LIKELY = 2.0  # log odds below that one
IN_DOUBT_AS_LIKELY = 3.0  # the same where the likeliest is in doubt itself


def likeliest_told(plan: Plan, found: Found, chosen: list[Evidence]) -> list[Evidence]:
    """`chosen`, unless the reader is sure of another: then that one, and those about as likely.

    Somebody's words that are asked for all stay, and no one else's are added: a reader does not
    know whose they are.
    """
    likeliest = found.likely(CLEAR)[:1]
    if not likeliest or likeliest[0] in chosen:
        return chosen
    if asks_words(plan):
        own, first = speaking(plan, likeliest, found.evidence), likeliest[0]
        another = not own and who_speaks(first)
        return chosen if another else [*likeliest, *chosen]
    alike = _about_as_likely(found)
    return [*likeliest, *(e for e in chosen if e in alike)]


def _about_as_likely(found: Found) -> list[Evidence]:
    """The likeliest sentence and those about as likely, the strongest first."""
    read = [strength for strength in found.strengths if strength is not None]
    return found.likely(max(read) - ABOUT_AS_LIKELY) if read else []


def with_as_likely(
    plan: Plan, found: Found, chosen: list[Evidence], room: int, but: Sequence[Evidence] = ()
) -> list[Evidence]:
    """`chosen`, and the sentences that rather answer and are about as likely, in `room` words.

    Which of them is right the reader does not know: they may answer differently. Nor does it know
    whose words or numbers they give: asked for those, or for a day, none is added, and none beside
    sentences in doubt.
    """
    likely = found.likely(LIKELIER_THAN_NOT)
    unknown = plan.kind == "number" or plan.counted or plan.speaker or plan.days
    if unknown or set(chosen).isdisjoint(likely):
        return chosen
    told, words = list(chosen), sum(len(e.text.split()) for e in chosen)
    alike = (e for e in of_its_time(plan, _about_as_likely(found)) if e in likely)
    for one in (e for e in alike if e not in chosen and e not in but):
        length = len(one.text.split())
        fits = len(told) < MAX_SENTENCES and words + length <= room
        dated = plan.kind == "when" and words + length <= READING_WORDS
        fits = fits or (dated and not _points_at_told(found, one, told))
        if fits and not find_markers(one.text)[1]:
            told.append(one)
            words += length
    return told


def _points_at_told(found: Found, sentence: Evidence, told: Sequence[Evidence]) -> bool:
    """The words of a sentence that answer stand in another that is told."""
    start, end = found.words.get(sentence, (0, 0))
    words = set(fold_words(sentence.article.text[start:end])) - STOPWORDS
    return any(words <= set(fold_words(other.text)) for other in told)


def doubtful(plan: Plan, found: Found, chosen: Sequence[Evidence]) -> bool:
    """The sentences chosen are less likely to answer than not, as the reader judges.

    False where it has not learnt to judge: for differing figures, words of somebody, the sides that
    they take on whether something is so, and who somebody is whom a sentence introduces.
    """
    said = asks_words(plan) or everybody(plan.question)
    if plan.counted or plan.timeline or said or stances(plan, found):
        return False
    first = chosen[:1]
    told = any(has_quoted(plan, one.text) or _gives_all(plan, one) for one in first) or any(
        introduces(plan, e) or talk_told(plan, e) or tells_of_day(plan, e) for e in chosen
    )
    if told or telling_so(plan, first) or _says_it_all(plan, found, chosen):
        return False
    read, likely = found.likely(-math.inf), found.likely(LIKELIER_THAN_NOT)
    return any(one in read for one in chosen) and not any(one in likely for one in chosen)


def _gives_all(plan: Plan, sentence: Evidence) -> bool:
    """The question asks who gave a figure, and a sentence with all words that matter says so."""
    words = fold_words(sentence.text)
    there = all(stands_in(term, words) for _, term in weighty_terms(plan))
    return there and asks_giver(plan) and gives_figures(plan, sentence)


def _says_it_all(plan: Plan, found: Found, chosen: Sequence[Evidence]) -> bool:
    """The first sentence has all words of the question, and an answer of its kind."""
    sure = [e for e in found.likely(-AS_LIKELY) if e in chosen[:1] and holds_kind(plan, e.text)]
    return plan.kind != "open" and any(math.isclose(literal_share(plan, e.text), 1) for e in sure)


def with_likeliest(plan: Plan, found: Found, chosen: Sequence[Evidence]) -> list[Evidence]:
    """For a choice in doubt: the likeliest sentences, then those chosen, as there is room.

    If articles of some of these name what the question names, only sentences of such are told.
    """
    least = max((s for s in found.strengths if s is not None), default=0.0) - IN_DOUBT_AS_LIKELY
    told, room = list[Evidence](), READING_WORDS
    likeliest = [*found.likely(least)[:MAX_SENTENCES], *chosen]
    for one in _naming_most(plan, dict.fromkeys(likeliest)):
        words = len(one.text.split())
        if len(told) < MAX_SENTENCES and (words <= room or not told):
            told.append(one)
            room -= words
    return told


def _naming_most(plan: Plan, sentences: Iterable[Evidence]) -> list[Evidence]:
    """Those of the articles that have most of the names of the question."""
    asked = [name for name in plan.names if name.words]
    told = {
        e: sum(all_named([name], [e.article.title, e.article.text]) for name in asked)
        for e in sentences
    }
    return [e for e, named in told.items() if named == max(told.values())]
