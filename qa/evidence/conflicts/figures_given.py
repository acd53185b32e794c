"""Figures that articles give for one thing: who gave which, when, and how they relate.

A voice is who stands behind a figure: its speaker, else the agency or the publisher of the article.
What two articles say in the words of one speaker is one voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from corpus import Article
from qa.evidence.conflicts.amounts import amounts_of
from qa.evidence.figures.counting import sightings_of
from qa.evidence.figures.sighting import Sighting
from qa.evidence.selection import REMEMBERED, Found
from qa.evidence.speaking import one_voice, speaks, who_speaks
from qa.questions.plan import Plan
from qa.reading.names import same_name
from qa.reading.places import countries
from qa.values import Citation, Conflict, Link, Reading


def figures_given(
    plan: Plan, found: Found, stories: Mapping[str, int] | None = None
) -> list[Sighting]:
    """The figures that answer a question: what it counts, or the sum or measure it asks for.

    Of each voice and value the best; `stories` tells which articles print the same wire story, by
    id: they are one voice.
    """
    return _merged(_told(plan, found), stories or {})


@lru_cache(maxsize=REMEMBERED)
def _told(plan: Plan, found: Found) -> Sequence[Sighting]:
    """The figures of each sentence; remembered."""
    return sightings_of(plan, found.comparable) if plan.counted else amounts_of(plan, found)


def _merged(found: Sequence[Sighting], stories: Mapping[str, int]) -> list[Sighting]:
    """One sighting for each value and voice: the first, which fits the question best.

    A bare figure ("put it at 40") gives way to one that says what or where it counts, one of
    nobody's words to that of whom its article names for it elsewhere.
    """
    kept = list[Sighting]()
    for one in found:
        same = [
            place
            for place, other in enumerate(kept)
            if other.figure.value == one.figure.value
            and (
                _one_announcement(other, one)
                or _copies(other, one, stories)
                or _told_again(other, one)
            )
        ]
        if not same:
            kept.append(one)
        elif _says_more(one, kept[same[0]]):
            kept[same[0]] = one
    return kept


def _told_again(left: Sighting, right: Sighting) -> bool:
    """One article gives the figure twice, and names but one speaker for it."""
    alike = (left.figure.bound, left.scope) == (right.figure.bound, right.scope)
    unnamed = left.speaker is None or right.speaker is None
    return left.evidence.article == right.evidence.article and alike and unnamed


def _says_more(one: Sighting, kept: Sighting) -> bool:
    """What it counts, or who says so, and no less of either."""
    said, known = (
        (bool(sighting.counted), sighting.speaker is not None) for sighting in (one, kept)
    )
    return said != known and all(s >= k for s, k in zip(said, known, strict=True))


def _one_announcement(left: Sighting, right: Sighting) -> bool:
    """One voice stands behind both, or announces in the one what the other gives in its words.

    "The service has learnt of 40 boats, Lind announced" is no other voice than "Lind spoke of 40".
    """
    if _same_voice(left, right):
        return True
    pairs = ((left, right), (right, left))
    return any(
        same_name(one.speaker, who)
        for one, other in pairs
        if one.speaker
        for who in who_speaks(other.evidence)
    )


def _copies(left: Sighting, right: Sighting, stories: Mapping[str, int]) -> bool:
    """The figures stand in two prints of one wire story."""
    ids = left.evidence.article.id, right.evidence.article.id
    return ids[0] != ids[1] and len({stories.get(i, i) for i in ids}) == 1


def _same_voice(left: Sighting, right: Sighting) -> bool:
    if left.voice is None or right.voice is None:
        return left.voice is right.voice
    return one_voice(left.voice, right.voice, {left.evidence.article, right.evidence.article})


def of_speaker(plan: Plan, seen: list[Sighting]) -> list[Sighting]:
    """Those that whoever is asked for gives, else those of nobody known; all where nobody is."""
    if not plan.speaker:
        return seen
    own = [one for one in seen if speaks(plan.speaker, one.evidence)]
    return own or [one for one in seen if one.speaker is None]


def whole_first(seen: Sequence[Sighting]) -> list[Sighting]:
    """Figures of the whole before those of a part: of some place, of some group."""
    return sorted(seen, key=lambda one: bool(one.scope))


def differ(found: Sequence[Sighting]) -> bool:
    """Whether some of these figures are of other values, and not told in one breath."""
    return any(
        left.figure.value != right.figure.value and not _in_one_breath(left, right)
        for left, right in combinations(found, 2)
    )


def _in_one_breath(left: Sighting, right: Sighting) -> bool:
    """One sentence gives both in the words of one speaker, and revises neither.

    They are of two things then: 40 came by land and 20 by sea, 40 in 2022 and 20 in 2023.
    """
    together = left.evidence == right.evidence and left.speaker == right.speaker
    return together and not (left.revises or right.revises)


def conflict_of(topic: str, found: Sequence[tuple[Sighting, Citation]]) -> Conflict | None:
    """The readings and how they relate, `None` if they do not differ in value."""
    if not differ([one for one, _ in found]):
        return None
    seen = [one for one, _ in found]
    readings = tuple(_reading(one, citation, _voices(one, seen)) for one, citation in found)
    pairs = combinations(range(len(found)), 2)
    return Conflict(topic, readings, standing(_link(i, j, seen[i], seen[j]) for i, j in pairs))


def standing(links: Iterable[Link | None]) -> tuple[Link, ...]:
    """The links that there are; what its own speaker has updated disputes nothing any more."""
    known = [link for link in links if link]
    old = {link.earlier for link in known if link.relation == "updates"}
    return tuple(
        link
        for link in known
        if link.relation != "disputes" or old.isdisjoint((link.earlier, link.later))
    )


def _voices(one: Sighting, found: Sequence[Sighting]) -> int:
    """How many independent voices give this figure for the same thing: each is found once."""
    return sum(o.figure.value == one.figure.value and o.scope == one.scope for o in found)


def _reading(one: Sighting, citation: Citation, voices: int) -> Reading:
    value = int(one.figure.value) if one.figure.value.is_integer() else one.figure.value
    return Reading(
        value, one.figure.bound, one.unit, one.told, one.quoted, one.speaker, one.said_on,
        one.evidence.article.published, citation, voices,
    )  # fmt: skip


def _link(i: int, j: int, left: Sighting, right: Sighting) -> Link | None:
    """The relation of two readings; `None` where the values agree or the order is open.

    Different places or groups counted are a difference in scope. The same voice updates if both
    readings are dated or the words say so ("an earlier estimate"); different voices dispute.
    """
    if left.figure.value == right.figure.value:
        return None
    if left.evidence == right.evidence and left.revises:
        behind = left.figure.start > right.figure.start
        former = left.former if left.former != right.former else behind
        earlier, later = (i, j) if former else (j, i)
        return Link(earlier, later, "updates")
    if left.former != right.former and _side_by_side(left, right):
        return Link(i, j, "updates") if left.former else Link(j, i, "updates")
    if left.scope != right.scope:
        return Link(i, j, "differs in scope")
    if left.voice is None and right.voice is None:
        return None  # whether one voice gives both is not known
    if not _same_voice(left, right):
        return Link(i, j, "disputes")
    return update(i, j, *(known_day(one.said_on, one.evidence.article) for one in (left, right)))


def _side_by_side(left: Sighting, right: Sighting) -> bool:
    """Two sentences of one article, one after the other, give figures of one voice or country.

    Or name nobody for one of them: her estimate.
    """
    first, second = sorted((left.evidence, right.evidence), key=lambda e: e.start)
    article, apart = first.article, second.article.text[first.end : second.start]
    if second.article != article or apart.strip():
        return False
    pairs = ((left, right), (right, left))
    told = [(countries(a.speaker or ""), countries(b.evidence.text)) for a, b in pairs]
    alike = any(not set(mine).isdisjoint(near) for mine, near in told)
    return None in (left.speaker, right.speaker) or _same_voice(left, right) or alike


def update(i: int, j: int, left: str | None, right: str | None) -> Link | None:
    """That the later of two readings of one voice updates the earlier; `None` if it is open.

    `left` and `right` are the ISO days of the readings `i` and `j`.
    """
    order = sorted((day, place) for place, day in ((i, left), (j, right)) if day)
    if len(order) == 2 and order[0][0] != order[1][0]:
        return Link(order[0][1], order[1][1], "updates")
    return None


def known_day(said_on: str | None, article: Article) -> str | None:
    """The ISO day on which something was said, else published; `None` where the year is open."""
    day = said_on if said_on and said_on[:4].isdigit() else article.published
    return day[:10] if day else None
