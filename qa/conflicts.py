"""Figures that articles give for one thing: who gave which, when, and how they relate.

A voice is who stands behind a figure: its speaker, else the agency or the publisher of the article.
What two articles say in the words of one speaker is one voice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpus.words import STOPWORDS, fold_word
from qa.dates import days
from qa.evidence import LEAST_SCORE, preceding_sentences
from qa.names import names, same_name
from qa.numbers import Figure, figures
from qa.plan import Plan
from qa.speakers import PRONOUN_SUBJECT, speaker_at
from qa.values import Citation, Conflict, Evidence, Link, Reading

NOUN_WORDS = 4  # read after a figure: "North Korean infantry troops"
CLAUSE_END = re.compile(
    r"[.;:!?”\"»]|,(?!\d)|\s(?:and could|and would|and will|although|while|which|who)\b"
)
REVISED = re.compile(
    r"\b(?:up|down|raised|revised|lowered) from\b"
    r"|\bearlier\b.{0,40}\b(?:assessment|estimate|figure)"
)
OTHER_UNITS = frozenset(
    "percent day days day-old week weeks month months year years hour hours minute minutes second"
    " seconds km kilometre kilometres kilometer kilometers mile miles metre metres meter meters ton"
    " tons tonne tonnes dollar dollars euro euros pound pounds am pm times time degree degrees -day"
    " -year".split()
)
WITHIN = re.compile(
    r"\b(?:in|into|inside|to|near|at|within|outside|across)\s+(?:[\w’'-]+\s+){0,4}?$"
)
PURPOSE = re.compile(  # what they are there for says nothing of where they are
    r"\b(?:to (?:fight|help|support|join|assist|serve|aid|participate|take part|bolster)"
    r"|(?:in|to|for) (?:the|its|this|a) (?:\w+ )?(?:war|conflict|fight|fighting))\b"
)
NARROWING = (  # words beside a figure that say it counts a part, or another state of affairs
    "training", "trained", "special", "elite", "initial", "first", "additional", "more", "further",
    "some of", "of them", "of whom", "of which", "wounded", "injured", "killed", "captured",
    "missing", "officers",
)  # fmt: skip
NEAR = 25  # characters before a figure in which such a word may stand
SYNONYMS = (  # words that news uses for one another when it counts
    frozenset(
        "troop troops soldier soldiers personnel infantry infantrymen infantryman force forces"
        " fighters serviceman servicemen contingent men recruits combatants military".split()
    ),
    frozenset("people person persons residents civilians inhabitants citizens men women".split()),
    frozenset("dead deaths killed fatalities died casualties victims".split()),
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure in a sentence of the evidence, with who gave it."""

    evidence: Evidence
    figure: Figure
    unit: str
    counted: str
    quoted: str
    speaker: str | None
    said_on: str | None
    revises: bool  # the sentence itself says that an earlier figure was revised
    scope: frozenset[str]  # places and groups that narrow what is counted

    @property
    def voice(self) -> str | None:
        """Who stands behind the figure; `None` if no speaker, agency or publisher is known."""
        article = self.evidence.article
        return self.speaker or article.agency or article.source


def sightings(
    plan: Plan, evidence: Sequence[Evidence], stories: Mapping[str, int] | None = None
) -> list[Sighting]:
    """The figures that count what the question counts, in the order of the evidence.

    A figure without a noun ("already 11,000 in Kursk") is taken to count the same, if its sentence
    is about the question at all. `stories` tells which articles print the same wire story, by id:
    they are one voice.
    """
    if not plan.counted:
        return []
    head = plan.counted.split()[-1]
    wanted = _nouns(head)
    found = [
        _sighting(plan, item, figure, noun, wanted)
        for item in evidence
        if item.score >= LEAST_SCORE
        for figure, noun in _counting(item.text)
        if not figure.unit and _counts(noun, wanted)
    ]
    narrower = {word for word in plan.counted.split()[:-1] if word.islower()} - STOPWORDS
    named = [one for one in found if narrower & set(one.counted.split()[:NOUN_WORDS])]
    return _merged(named or found, stories or {})


def _counting(text: str) -> list[tuple[Figure, str]]:
    return [(figure, _noun(text, figure)) for figure in figures(text)]


def _noun(text: str, figure: Figure) -> str:
    """The few words after a figure, up to the end of its clause; "-day-old" stays one word."""
    after = text[figure.end : figure.end + 80]
    if after.startswith("-"):
        return after.split()[0]
    cut = CLAUSE_END.search(after)
    words = after[: cut.start() if cut else len(after)].split()
    return " ".join(words[:NOUN_WORDS])


def _nouns(head: str) -> set[str]:
    """The counted noun with what news puts in its place, and its singular or plural."""
    word = head.casefold()
    forms = {word, word.removesuffix("s"), f"{word}s"}
    return forms.union(*(group for group in SYNONYMS if forms & group))


def _counts(noun: str, wanted: set[str]) -> bool:
    """The words after a figure name what is wanted, or name nothing of their own."""
    words = [word.casefold().strip(".,") for word in noun.split()]
    if not words:
        return True
    if words[0].startswith("-") or words[0] in OTHER_UNITS:
        return False
    return bool(set(words) & wanted) or words[0] in STOPWORDS or words[0].endswith("ly")


def _sighting(plan: Plan, item: Evidence, figure: Figure, noun: str, wanted: set[str]) -> Sighting:
    text, head = item.text, plan.counted.split()[-1]
    before = preceding_sentences(item.article, item.start)[-4:]
    speaker = speaker_at(text, figure.start, before)
    spoken = days(text, item.article.published_on)
    if not spoken and before and PRONOUN_SUBJECT.match(text):
        spoken = days(before[-1], item.article.published_on)
    near = min(spoken, key=lambda found: abs(found[0] - figure.start), default=(0, None))[1]
    words = [word.strip(".,") for word in noun.split()]
    unit = next((word for word in words if word.casefold() in wanted), head)
    return Sighting(
        item, figure, unit, _counted(text, figure), text[figure.quoted_start : figure.end],
        speaker, near, bool(REVISED.search(text)), _scope(plan, text, figure),
    )  # fmt: skip


def _counted(text: str, figure: Figure) -> str:
    """The words after a figure that say of whom and where, to the end of its clause."""
    after = text[figure.end :]
    cut = CLAUSE_END.search(after)
    return after[: cut.start() if cut else len(after)].strip()


def _merged(found: list[Sighting], stories: Mapping[str, int]) -> list[Sighting]:
    """One sighting for each value and voice: the first, which fits the question best."""
    kept = list[Sighting]()
    for one in found:
        same = [o for o in kept if o.figure.value == one.figure.value]
        if not any(_same_voice(o, one) or _copies(o, one, stories) for o in same):
            kept.append(one)
    return kept


def _copies(left: Sighting, right: Sighting, stories: Mapping[str, int]) -> bool:
    """The figures stand in two prints of one wire story."""
    ids = left.evidence.article.id, right.evidence.article.id
    return ids[0] != ids[1] and len({stories.get(i, i) for i in ids}) == 1


def _same_voice(left: Sighting, right: Sighting) -> bool:
    if left.voice is None or right.voice is None:
        return left.voice is right.voice
    return same_name(left.voice, right.voice)


def differ(found: Sequence[Sighting]) -> bool:
    """Whether these figures are not all of one value."""
    return len({one.figure.value for one in found}) > 1


def conflict_of(topic: str, found: Sequence[tuple[Sighting, Citation]]) -> Conflict | None:
    """The readings and how they relate, `None` if they do not differ in value."""
    if not differ([one for one, _ in found]):
        return None
    seen = [one for one, _ in found]
    readings = tuple(_reading(one, citation, _voices(one, seen)) for one, citation in found)
    links = [_link(i, j, found[i][0], found[j][0]) for i, j in combinations(range(len(found)), 2)]
    return Conflict(topic, readings, tuple(link for link in links if link))


def _voices(one: Sighting, found: Sequence[Sighting]) -> int:
    """How many independent voices give this figure for the same thing: each is found once."""
    return sum(o.figure.value == one.figure.value and o.scope == one.scope for o in found)


def _reading(one: Sighting, citation: Citation, voices: int) -> Reading:
    value = int(one.figure.value) if one.figure.value.is_integer() else one.figure.value
    return Reading(
        value, one.figure.bound, one.unit, one.counted, one.quoted, one.speaker, one.said_on,
        one.evidence.article.published, citation, voices,
    )  # fmt: skip


def _link(i: int, j: int, left: Sighting, right: Sighting) -> Link | None:
    """The relation of two readings; `None` where the values agree or the order is open.

    Different places or groups counted are a difference in scope. The same voice updates if both
    readings are dated or the sentence says so; different voices dispute.
    """
    if left.figure.value == right.figure.value:
        return None
    if left.evidence == right.evidence and left.revises:
        earlier, later = (i, j) if left.figure.start > right.figure.start else (j, i)
        return Link(earlier, later, "updates")
    if left.scope != right.scope:
        return Link(i, j, "differs in scope")
    if not _same_voice(left, right):
        return Link(i, j, "disputes")
    order = sorted((day, place) for place, day in ((i, _day(left)), (j, _day(right))) if day)
    if len(order) == 2 and order[0][0] != order[1][0]:
        return Link(order[0][1], order[1][1], "updates")
    return None


def _day(one: Sighting) -> str | None:
    """An ISO day, `None` where the year is open."""
    day = (
        one.said_on if one.said_on and one.said_on[:4].isdigit() else one.evidence.article.published
    )
    return day[:10] if day else None


def _scope(plan: Plan, text: str, figure: Figure) -> frozenset[str]:
    """Places and groups that narrow what is counted: in Kursk, special forces, of them.

    What the question names itself narrows nothing, and a place only where something is in it or
    goes there.
    """
    counted = _counted(text, figure)
    around = f"{text[max(0, figure.quoted_start - NEAR) : figure.quoted_start]} {counted}"
    asked = {word for name in plan.names for word in name.words}
    placed = f"x {PURPOSE.split(counted)[0]}"
    places = {
        fold_word(name.words[0])
        for name in names(placed)
        if name.words and not set(name.words) & asked and WITHIN.search(placed[: name.start])
    }
    narrowing = {word for word in NARROWING if re.search(rf"\b{word}\b", around)}
    return frozenset(places | narrowing - set(plan.counted.casefold().split()))
