"""Figures that count what a question counts: of whom, where, and who gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.words import STOPWORDS, fold_word, fold_words
from qa.checking.particulars import known_name
from qa.evidence.speaking import preceding_sentences
from qa.questions.plan import Plan
from qa.reading.dates import days
from qa.reading.names import names
from qa.reading.numbers import Figure, figures
from qa.reading.speakers import PRONOUN_SUBJECT, speaker_at
from qa.values import Evidence

LEAST_SCORE = 0.4  # of a sentence for the question: below it is about something else
LEAST_BARE = 13  # of a figure without a noun
OF_THEM = re.compile(r"of (?:them|these|those|which|whom)\b")
COUNTABLE = re.compile(r"\s(?:\w+\s){0,2}?\w+s\b")  # soldiers after a name, infantry troops
BEARS = re.compile(r"^x $|\bfrom (?:the )?$")  # before the name of who is counted
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


def sightings_of(plan: Plan, evidence: Sequence[Evidence]) -> list[Sighting]:
    """The figures that count what the question counts, in the order of the evidence.

    A figure without a noun ("already 11,000 in Kursk") is taken to count the same, if its sentence
    is about the question at all. Where the question narrows what it counts (wounded soldiers, those
    in Kursk), figures that are narrowed alike leave out the others.
    """
    if not plan.counted:
        return []
    wanted = _nouns(plan.counted.split()[-1])
    found = [
        _sighting(plan, item, figure, noun, wanted)
        for item in evidence
        if item.score >= LEAST_SCORE
        for figure, noun in counting(plan, item.text)
    ]
    narrower = {word for word in plan.counted.split()[:-1] if word.islower()} - STOPWORDS
    named = [one for one in found if narrower & set(one.counted.split()[:NOUN_WORDS])]
    return _where_asked(plan, [_in_scope(one, found) for one in named or found])


def _in_scope(one: Sighting, found: Sequence[Sighting]) -> Sighting:
    """A figure that was revised counts what the one does that took its place."""
    if one.counted or not one.revises:
        return one
    scopes = [other.scope for other in found if other.evidence == one.evidence and other.counted]
    return replace(one, scope=scopes[0]) if scopes else one


def counting(plan: Plan, text: str) -> list[tuple[Figure, str]]:
    """The figures of a text that count what the question counts, each with the words after it."""
    wanted = _nouns(plan.counted.split()[-1]) if plan.counted else set()
    each = [(figure, _noun(text, figure)) for figure in figures(text)]
    return [
        (figure, noun)
        for figure, noun in each
        if not figure.unit and _counts(figure, noun, wanted) and not _foreign(plan, text, figure)
    ]


def _foreign(plan: Plan, text: str, figure: Figure) -> bool:
    """Who is counted bears another name than in the question: Ukrainian soldiers, Korean ones."""
    asked = [word for name in names(f"x {plan.counted}") for word in name.words]
    there = _whose(text, figure) if asked else []
    return bool(there) and not any(known_name(word, there) for word in asked)


def _whose(text: str, figure: Figure) -> list[str]:
    """The words of the name that what a figure counts bears: North Korean troops, men from Laos.

    "Of them" is whoever was counted or named before; a bare figure counts what the other figure of
    its text does.
    """
    noun = _noun(text, figure)
    if OF_THEM.match(noun):
        before = [name for name in names(text[: figure.start]) if COUNTABLE.match(text, name.end)]
        return before[-1].words if before else []
    if not noun:
        others = [other for other in figures(text) if other.start != figure.start]
        return [w for o in others if _noun(text, o) for w in _whose(text, o)]
    own = [name for name in names(f"x {noun}") if BEARS.search(f"x {noun}"[: name.start])]
    return [word for name in own for word in name.words]


def _where_asked(plan: Plan, found: list[Sighting]) -> list[Sighting]:
    """The figures of the places and groups that the question names, if there are any."""
    counted = set(plan.counted.split())
    places = [
        word
        for name in plan.names
        if WITHIN.search(plan.question[: name.start]) and not set(name.text.split()) & counted
        for word in name.words
    ]
    groups = {word for word in NARROWING if re.search(rf"\b{word}\b", plan.question)}
    asked = [one for one in found if groups & one.scope or _is_in(one, places)]
    return asked or found


def _is_in(one: Sighting, places: Sequence[str]) -> bool:
    """The words after the figure name one of the places; a figure revised shares its sentence."""
    around = one.evidence.text if one.revises else one.counted
    return any(known_name(place, fold_words(around)) for place in places)


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


def _counts(figure: Figure, noun: str, wanted: set[str]) -> bool:
    """The words after a figure name what is wanted, or name nothing of their own.

    A small figure without a noun ("the two had met") is mostly no count.
    """
    words = [word.casefold().strip(".,") for word in noun.split()]
    if not words or words[0] in STOPWORDS - {"of"}:
        return figure.value >= LEAST_BARE
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
