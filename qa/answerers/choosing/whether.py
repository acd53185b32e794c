"""Whether something is so: what each speaker says of it, who confirms or denies it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answerers.choosing.likely import with_as_likely
from qa.answerers.choosing.room import MAX_SENTENCES, READING_WORDS, fitting
from qa.evidence.conflicts.stances import MOST, Stance, stances, taking_side, unsure
from qa.evidence.selection import Found
from qa.evidence.speaking import speaks
from qa.evidence.sufficiency import BESIDE, LIKELIER_THAN_NOT, SURE
from qa.questions.plan import Plan
from qa.values import Evidence


def of_each_speaker(plan: Plan, found: Found) -> list[Evidence]:
    """What everybody says on whether it is so, if several do, or one surely.

    And sentences of no side that are about as likely to answer.
    """
    taken = stances(plan, found)
    each = _likeliest_of_each(plan, found, taken)
    if not each:
        return []
    return with_as_likely(plan, found, each, READING_WORDS, but=_voiced(found, taken))


def of_side(plan: Plan, found: Found) -> list[Evidence]:
    """The sentences of those who take the side that is asked for, as there is room."""
    return fitting(taking_side(plan, found), MOST, READING_WORDS)


def unconfirmed(_: Plan, found: Found) -> list[Evidence]:
    """The sentences that call what they tell not confirmed or clear, as there is room."""
    return fitting(unsure(found), MOST, READING_WORDS)


def _likeliest_of_each(plan: Plan, found: Found, taken: Sequence[Stance]) -> list[Evidence]:
    """The likeliest sentence of everybody who says whether it is so, if several do, or one surely.

    One is of whoever denies it, so that both sides are told.
    """
    chosen, words = list[Stance](), 0
    against = _against(plan, taken)
    for one in (*against[:1], *(one for one in taken if one not in against)):
        if any(one.same_voice(other) for other in chosen):
            continue
        words += len(one.evidence.text.split())
        if len(chosen) == MAX_SENTENCES or words > READING_WORDS:
            break
        chosen.append(one)
    told = [one.evidence for one in chosen]
    surely = bool(told) and told == found.likely(SURE)[:1]
    return sorted(told, key=found.likely(BESIDE).index) if len(told) > 1 or surely else []


def _voiced(found: Found, taken: Sequence[Stance]) -> list[Evidence]:
    """Likely sentences of speakers who are told already, so that nobody is told twice."""
    articles = list(dict.fromkeys(e.article for e in found.evidence))
    speakers = {one.speaker for one in taken if one.speaker}
    said = [
        e
        for e in found.likely(LIKELIER_THAN_NOT)  # no other sentence may be added
        if any(speaks(speaker, e, articles) for speaker in speakers)
    ]
    return [*(one.evidence for one in taken), *said]


def denying(plan: Plan, found: Found) -> list[Evidence]:
    """The likeliest sentence that denies what is asked; none if one speaker is asked about."""
    return [one.evidence for one in _against(plan, stances(plan, found))[:1]]


def _against(plan: Plan, taken: Sequence[Stance]) -> list[Stance]:
    return [] if plan.speaker else [one for one in taken if one.side.against]
