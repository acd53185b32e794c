"""Figures that count what a question counts: of whom, where, and who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.sentences import sentences_before
from corpus.words import STOPWORDS, fold_words
from qa.evidence.figures.bare import follows_count, is_bare, is_spoken_of, opens_list, said_beside
from qa.evidence.figures.countable import (
    ACTIVE,
    CALLED_PEOPLE,
    CAPTIVES,
    DEAD,
    KINDS_OF_PEOPLE,
    OTHER_UNITS,
    PEOPLE,
    SYNONYMS,
    deed_asked,
    may_count,
    nouns_for,
)
from qa.evidence.figures.fates import asks_for_dead, asks_for_fate, of_asked_fate, tells_fate
from qa.evidence.figures.no_count import (
    breaks_down,
    is_age,
    is_code,
    is_denied,
    is_score,
    is_whole,
)
from qa.evidence.figures.scope import in_scope, names_no_place
from qa.evidence.figures.sighting import Sighting, sighting_of
from qa.evidence.figures.whose import (
    NOUN_WORDS,
    counted_words,
    foreign,
    noun_phrase,
    of_another_sender,
)
from qa.evidence.named import of_another_named, told_of
from qa.evidence.narrowed import of_asked_rank, of_asked_thing, of_asked_year
from qa.questions.plan import Plan
from qa.reading.numbers import VAGUE, Figure, figures, with_ranges
from qa.reading.places import countries
from qa.values import Evidence

LEAST_SCORE = 0.4  # of a sentence for the question: below it is about something else
REACH = 200  # characters to the end of the sentence that tells of an earlier figure
LEAST_BARE = 13  # of a figure without a noun
GIVEN = re.compile(  # before a figure that is given for what was counted before: it was nine
    r"\b(?:(?:it|there|that|number|figure|total|count|toll)\s(?:is|was|were|are|(?:has|had)\sbeen)"
    r"|put\s(?:it|them|that|the\s\w+)\sat|sp(?:oke|eaks?)\sof)\s$",
    re.IGNORECASE,
)
LABEL = re.compile(r"\b[A-Z][a-z]+\s$")  # of a figure: a victory in Game 4
INHABITANTS = re.compile(r"\b(?:population|city|town|village|nation|island)\sof\s(?:\w+\s){0,2}$")
OF_SIZE = re.compile(
    r"\bhow many (?:[\w-]+ ){1,3}(?:is|was|are|were|has|have|had)\b", re.IGNORECASE
)
HOW_MANY = re.compile(  # up to a comma behind which what was named is told about
    r"\bhow (?:many|much)\b[^?.;]+?(?=,\s(?:the|an?|who|which|when)\s|\s*(?:[?.;]|$))",
    re.IGNORECASE,
)
HOW_MUCH = re.compile(r"\bhow much\b", re.IGNORECASE)
MEASURED_WORDS = 7  # behind a figure: tons of raw ground beef of Norda
JOINING = frozenset("and or to of the its their them these those about".split())  # 40 of the 90
OF_THINGS = re.compile(r"of\s(?:the\s)?(?:[\d,.]+\s)?(?!(?:its|his|was|has|this)\b)[a-z]{2,}s\b")
BEHIND = frozenset("after before since because so when while".split())  # begin another statement
RATE = re.compile(r"\b(?:per|each|every|an? (?:day|week|month|year|hour|game))\b", re.IGNORECASE)
INTERVIEWS = re.compile(  # or a study, in which so many took part
    r"\b(?:interview|survey|poll|spoke|speak|talk|ask|question|respond|stud(?:y|ies)|part\b|participa)",
    re.IGNORECASE,
)
SPOKEN_TO = re.compile(
    r"\b(?:(?:spoke|spoken|speaking|talked|talking)\s(?:to|with)|(?:interview|survey|poll)(?:ed|ing))\s$",
    re.IGNORECASE,
)


def sightings_of(plan: Plan, evidence: Sequence[Evidence]) -> list[Sighting]:
    """The figures that count what the question counts, in the order of the evidence.

    A figure without a noun ("already 11,000 in Kursk") is taken to count the same, if its sentence
    is about the question at all. Where no sentence counts people, those do that count kinds of
    them. Where the question narrows what it counts (wounded soldiers, those in Kursk), figures that
    are narrowed alike leave out the others, but for those that go on from them and name no place.
    """
    if not plan.counted:
        return []
    near = [item for item in evidence if item.score >= LEAST_SCORE]
    near = of_asked_rank(plan, of_asked_year(plan, of_asked_thing(plan, near)))
    found = [one for item in near for one in _in_sentence(plan, item)]
    found = found or [o for item in near for o in _in_sentence(plan, item, kinds=True)]
    found = _of_the_kind(plan, found)
    narrower = {word for word in plan.counted.split()[:-1] if word.islower()} - STOPWORDS
    named = [one for one in found if narrower & set(one.counted.split()[:NOUN_WORDS])] or found
    articles = dict.fromkeys(one.evidence.article for one in named)
    asked = in_scope(plan, [one.figure for one in named], articles)
    kept = [one for one, inside in zip(named, asked, strict=True) if inside]
    for one in named:
        if one not in kept and (_revises(one, kept) or _goes_on(one, kept)):
            kept.append(one)
    return [_revised(one, found) for one in kept]


def _of_the_kind(plan: Plan, found: list[Sighting]) -> list[Sighting]:
    """Those that count the kind of people asked for, else all: 83 dead are not so many children."""
    kind = plan.counted.split()[-1].casefold()
    own = set().union(*(group for group in SYNONYMS if kind in group)) | {kind}
    if kind not in KINDS_OF_PEOPLE or not any(one.unit in own - DEAD for one in found):
        return found
    return [one for one in found if one.unit not in DEAD | PEOPLE - own]


def _in_sentence(plan: Plan, item: Evidence, *, kinds: bool = False) -> Iterator[Sighting]:
    """What a sentence counts, if it, its headline or the two before it name what is asked of."""
    if told_of(plan, item):
        before = sentences_before(item.article.text, item.start)
        for figure, noun in counting(plan, item.text, before, kinds=kinds):
            yield sighting_of(plan, item, figure, _unit(plan, noun))


def _revises(one: Sighting, others: Sequence[Sighting]) -> bool:
    """An earlier figure stands where one of the others does, or in the sentence after it."""
    return one.revises and any(0 <= apart <= REACH for apart in _behind(one, others))


def _goes_on(one: Sighting, others: Sequence[Sighting]) -> bool:
    """A figure that names no place stands in one of the sentences behind one of the others."""
    goes_on = any(0 < apart <= REACH for apart in _behind(one, others))
    return goes_on and names_no_place(one.figure)


def _behind(one: Sighting, others: Sequence[Sighting]) -> list[int]:
    """How far the sentence of a figure ends behind those of others of its article."""
    ends = [o.evidence.end for o in others if o.evidence.article == one.evidence.article]
    return [one.evidence.end - end for end in ends]


def _revised(one: Sighting, found: Sequence[Sighting]) -> Sighting:
    """A figure that was revised counts what the one does that took its place."""
    if one.counted or not one.revises:
        return one
    scopes = [other.scope for other in found if other.evidence == one.evidence and other.counted]
    return replace(one, scope=scopes[0]) if scopes else one


def counting(
    plan: Plan, text: str, before: Sequence[str] = (), *, kinds: bool = False
) -> list[tuple[Figure, str]]:
    """The figures of a text that count what the question counts, each with the words after it.

    `before` are the sentences that precede the text in its article: they tell whom a figure counts
    that names nobody itself. With `kinds` passengers, workers and their like are people too, and
    people may be passengers, but no children.
    """
    wanted = may_count(plan) if kinds else nouns_for(plan)
    if _may_be_called_people(plan, text, before):
        wanted |= PEOPLE
    if kinds and not PEOPLE.isdisjoint(plan.counted.casefold().split()[-1:]):
        wanted |= KINDS_OF_PEOPLE
    if of_another_named(plan, text):
        return []
    return [
        (figure, noun)
        for figure in with_ranges(text)
        if not figure.unit
        and _of_fate(plan, figure, before)
        and _counts(plan, figure, noun := _noun(plan, figure), wanted, before)
        and not is_age(figure)
        and not _were_asked(plan, figure)
        and not is_code(figure)
        and not is_denied(text, figure.quoted_start, figure.end)
        and not is_score(figure, noun, wanted)
        and not _of_something_else(plan, figure, wanted)
        and not breaks_down(figure)
        and not (is_whole(figure) and deed_asked(plan))
        and not foreign(plan, figure, before, wanted)
        and not of_another_sender(plan, figure, before, wanted)
    ]


def _may_be_called_people(plan: Plan, text: str, before: Sequence[str]) -> bool:
    """Prisoners who are spoken of may go on as people: 40 were freed. Not their dead."""
    called = CAPTIVES | CALLED_PEOPLE
    if asks_for_fate(plan) or called.isdisjoint(plan.counted.casefold().split()[-1:]):
        return False
    return is_spoken_of(nouns_for(plan), text, before)


def _noun(plan: Plan, figure: Figure) -> str:
    """The words after a figure; of how much there is also those behind its measure.

    Not what another figure counts: Room 12 said 40 people came.
    """
    if not _asks_how_much(plan):
        noun = noun_phrase(figure)
        others = figures(noun)
        own = LABEL.sub("", noun[: others[0].quoted_start]) if others else noun
        return own if set(fold_words(own)) - JOINING else noun
    return " ".join(counted_words(figure).split()[:MEASURED_WORDS])


def _of_fate(plan: Plan, figure: Figure, before: Sequence[str]) -> bool:
    """A figure is of the fate asked for; a bare one, of that of the figures right before it."""
    if of_asked_fate(plan, figure) or _may_be_called_people(plan, figure.text, before):
        return True
    if not before or tells_fate(figure.text) or not is_bare(noun_phrase(figure)):
        return False
    return any(of_asked_fate(plan, one) for one in figures(before[-1]))


def _of_something_else(plan: Plan, figure: Figure, wanted: set[str]) -> bool:
    """Some of what nobody asks for: two of the fires, a town of 4,000; not three of them.

    Protesters may be people.
    """
    if INHABITANTS.search(figure.text_before):
        return SYNONYMS[1].isdisjoint(plan.counted.casefold().split()[-1:])
    words = counted_words(figure)
    whole = OF_THINGS.match(words)
    people = not wanted.isdisjoint(PEOPLE | KINDS_OF_PEOPLE)
    return bool(whole) and not people and wanted.isdisjoint(fold_words(words) + words.split())


def _were_asked(plan: Plan, figure: Figure) -> bool:
    """A figure tells how many somebody spoke to: the Post spoke to five workers; unless asked."""
    return bool(SPOKEN_TO.search(figure.text_before)) and not INTERVIEWS.search(plan.question)


def counts_vaguely(plan: Plan, text: str) -> bool:
    """A text counts what the question does, but gives no figure: hundreds of North Koreans."""
    asked = set(countries(plan.question))
    told = (match["whom"] for match in VAGUE.finditer(text))
    own = (whom for whom in told if not asked or asked >= set(countries(whom)))
    return not nouns_for(plan).isdisjoint(word for whom in own for word in fold_words(whom))


def uncounted(plan: Plan) -> str:
    """That nothing counts what the question counts, in its words: the wounded, not all soldiers."""
    match = HOW_MANY.search(plan.question)
    asked = match.group().replace("How", "how", 1) if match else ""
    return f"nothing about “{asked}”" if asked else f"no number of {plan.counted}"


def _counts(plan: Plan, figure: Figure, noun: str, wanted: set[str], before: Sequence[str]) -> bool:
    """The words after a figure name what is wanted, or nothing, and it goes on from what does.

    A small figure without a noun ("the two had met") is mostly no count, unless another stands
    before it, or it is given as one ("it was nine"), nor is a rate per day or the "six storms that
    killed". A 900-carat stone tells how many carats it has, not a 3-yard run how many yards
    somebody ran, but 900 pounds of beef are how much there is.
    """
    words = [word.casefold().strip(".,") for word in noun.split()]
    if words and words[0].startswith("-") and OF_SIZE.search(plan.question):
        return bool(set(words[0].split("-")) & wanted)
    if words and words[0] not in wanted and (words[0].startswith("-") or words[0] in OTHER_UNITS):
        return words[1:2] == ["of"] and not wanted.isdisjoint(words[2:]) and _asks_how_much(plan)
    if "per" in words[:3] and not RATE.search(plan.question):
        return False
    after = zip(["", *words], words, strict=False)
    counted = {word for last, word in after if word != "killed" or last not in ACTIVE}
    if counted & wanted:
        narrower = plan.counted.casefold().split()[-1] in KINDS_OF_PEOPLE - CALLED_PEOPLE
        of_anybody = counted & wanted <= DEAD and words[0] not in DEAD | STOPWORDS
        return not (narrower and of_anybody)  # 40 people died: not 40 children
    owned = words[:1] == ["of"] and words[1:2] in (["its"], ["his"], ["her"], ["their"])
    told = said_beside(figure) if is_bare(noun) or words[0] in BEHIND else set()
    if told:
        anybody = asks_for_dead(plan) and plan.counted.split()[-1] not in KINDS_OF_PEOPLE
        return not told.isdisjoint(wanted | PEOPLE if anybody else wanted)
    large = figure.value >= LEAST_BARE or words[:1] == ["of"] or opens_list(figure)
    given = not words and GIVEN.search(figure.text_before)
    bare = is_bare(noun) and not owned and (large or bool(given))
    return bare and follows_count(wanted, figure, before)


def _asks_how_much(plan: Plan) -> bool:
    return bool(HOW_MUCH.search(plan.question))


def _unit(plan: Plan, noun: str) -> str:
    """The word after a figure that says what it counts, else that of the question."""
    wanted = nouns_for(plan)
    words = (word.strip(".,") for word in noun.split())
    return next((w for w in words if w.casefold() in wanted), plan.counted.split()[-1])
