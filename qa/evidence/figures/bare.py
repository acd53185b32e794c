"""What a figure counts that has no noun of its own: "they put it at 40", "29 are in Vik"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.words import STOPWORDS, fold_words
from qa.evidence.figures.countable import (
    CALLED_PEOPLE,
    KINDS_OF_PEOPLE,
    OTHER_UNITS,
    PEOPLE,
    SOLDIERS,
)
from qa.evidence.figures.scope import CLAUSE_BEFORE
from qa.evidence.figures.whose import counted_words, noun_phrase
from qa.questions.counted import PLURAL
from qa.reading.names import CALENDAR
from qa.reading.numbers import Figure, figures

NUMBER_OF = re.compile(  # the number of missing had fallen to 187
    r"\b(?:number|count|tally|total)\sof\s(?:(?:the|its|their|his|her|those|these)\s)?"
    r"((?:[\w’'-]+\s){1,3})(?:[\w’'-]+\s){0,14}$",
    re.IGNORECASE,
)
ARE = re.compile(  # of whom 31 were children, 31 of them children
    r"(?:(?:of (?:them|whom|which|these|those)\s(?:were\s|are\s)?|were\s|are\s)"
    r"(?:the\s|all\s)?(?:[a-z]+\s)?)([a-z]+)\b"
)
OF_PEOPLE = frozenset("dead deaths missing wounded injured victims casualties survivors".split())
LISTED = re.compile(r"(?:,|\band|\bto)\s(?:another\s)?$")
LOOKED_BACK = 2  # sentences in which it may be told what a bare figure counts


def is_bare(noun: str) -> bool:
    """The words after a figure name nothing that it counts: "in Kursk", "of them", none."""
    words = [word.casefold().strip(".,") for word in noun.split()]
    if words[:1] == ["of"] and figures(noun):  # of the 14 cases, of 14 cases
        return False
    return not words or words[0] in STOPWORDS | CALENDAR or words[0].endswith("ly")


def said_beside(figure: Figure) -> set[str]:
    """The small words for what the words around such a figure say that it counts; empty for none.

    Of those who are dead or missing: people.
    """
    of = NUMBER_OF.search(CLAUSE_BEFORE.split(figure.text_before)[-1])
    are = ARE.match(counted_words(figure))
    words = set(of[1].casefold().split()) - STOPWORDS if of else set()
    words = words or ({are[1]} if are and PLURAL.fullmatch(are[1]) else set())
    return words | {"people"} if words & OF_PEOPLE else words


def follows_count(wanted: Collection[str], figure: Figure, before: Sequence[str]) -> bool:
    """A bare figure counts what the last figure before it does that has a noun, if there is one.

    Else what is spoken of there, or what bare figures count right before it. Of "66 cases, 46 of
    them here" the 46 are no workers, and nobody knows of how many people "it stood at 50" tells
    behind a share. What opens an article is about whatever its question is, and people may be any,
    but for kinds of them. `before` are the sentences that precede `text`.
    """
    own = figure.text_before
    sentences = (figure.text, *reversed(before[-LOOKED_BACK:]))
    for i, sentence in enumerate(sentences):
        earlier = [one for one in figures(sentence) if i or one.end <= len(own)]
        if counted := [told for one in earlier if (told := _counted(one, wanted, shares=not i))]:
            return any(_is_wanted(told, wanted) for told in counted)
    if not before or is_spoken_of(wanted, figure.text, before):
        return True
    bare = (one for one in figures(before[-1]) if is_bare(noun_phrase(one)))
    return any(follows_count(wanted, one, before[:-1]) for one in bare)


def is_spoken_of(wanted: Collection[str], text: str, before: Sequence[str]) -> bool:
    """One of the nouns stands in a text or right before it."""
    told = " ".join((*before[-LOOKED_BACK:], text))
    return _is_wanted([*fold_words(told), *told.casefold().split()], wanted)


def opens_list(figure: Figure) -> bool:
    """It is listed behind another bare figure: 29 are in Vik, eight in Alna; from 6 to 7."""
    if not LISTED.search(figure.text_before):
        return False
    earlier = (
        one for one in figures(figure.text) if one.end <= figure.quoted_start and not one.unit
    )
    return any(is_bare(noun_phrase(one)) for one in earlier)


def _is_wanted(words: Collection[str], wanted: Collection[str]) -> bool:
    return not set(words).isdisjoint(wanted)


def _counted(figure: Figure, wanted: Collection[str], *, shares: bool) -> list[str]:
    """The words after a figure that say what it counts; none if it is bare, or counts anybody.

    Measures count nothing else, shares only within the sentence, and people there no things.
    """
    noun = noun_phrase(figure)
    if figure.unit:
        return [figure.unit] if shares else []
    words = fold_words(noun)
    aside = is_bare(noun) or noun.startswith("-") or not words
    kinds = KINDS_OF_PEOPLE - CALLED_PEOPLE - SOLDIERS  # 40 people are no count of children
    things = shares and PEOPLE.union(KINDS_OF_PEOPLE).isdisjoint(wanted)
    any_people = kinds.isdisjoint(wanted) and not things
    nothing = OTHER_UNITS | (PEOPLE - set(wanted) if any_people else set())
    return [] if aside or words[0] in nothing else words + noun.casefold().split()
