"""Whose soldiers or goods a question asks about, and in which country they are.

A sentence about North Korea's soldiers has nearly all words of a question about South Korea's: only
the country tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus import Article
from qa.evidence.figures.countable import SOLDIERS
from qa.evidence.figures.scope import countries_of_place
from qa.evidence.figures.whose import SENDER, SENT, of_people, subjects_before
from qa.evidence.named import PURPOSE
from qa.evidence.speaking import who_speaks
from qa.questions.plan import Plan
from qa.reading.names import Name, names
from qa.reading.places import countries, country_places, is_adjective
from qa.values import Evidence

WITHIN = re.compile(  # in the south of Norway, to northern Norway
    r"\b(?:(?:in|into|inside|within|to|across)\s(?:the\s)?(?:(?:north|south|east|west)\w*\s){0,2}"
    r"|(?:areas?|parts?|regions?|north|south|east|west|soil|territory)\sof\s)$",
    re.IGNORECASE,
)
OR = re.compile(r",?\s(?:and|or)\s(?:in\s|to\s)?(?:the\s)?")  # in Norway or Sweden
SOLDIERS_FROM = re.compile(rf"\b(?:{'|'.join(sorted(SOLDIERS))})\sfrom\s(?:the\s)?$", re.IGNORECASE)
OF_A_PLACE = re.compile(r"\bwhere\b[^.;”\"]*")  # the region where Ukrainian troops fight
OWN = re.compile(
    r"\b(?:his|her|its|their|our|my)\s(?:own\s)?(?:country|nation|government|troops|soldiers)\b"
)


def of_others(plan: Plan, sentence: Evidence) -> bool:
    """A sentence tells of the soldiers, or of what is sent, of other countries than are asked of.

    "His country" is that of who speaks. False where the question or the sentence names no country
    for them, or only tells who else is at the place. What an alliance sends no country's do.
    """
    text, alliance = sentence.text, _alliance_asked(plan)
    asked = frozenset({alliance}) if alliance else _owners_asked(plan)
    told = _owners(OF_A_PLACE.sub("", text)) if asked else frozenset[str]()
    if asked and not told and OWN.search(text):
        who = who_speaks(sentence)[:1]
        told = frozenset(country for one in who for country in countries(one))
    if alliance and any(alliance in text[: verb.start()] for verb in SENT.finditer(text)):
        return False
    return bool(asked and told) and not asked & told


def is_elsewhere(plan: Plan, text: str, articles: Sequence[Article]) -> bool:
    """A text tells in which country they are, or where they go, and the question asks of another.

    False where either names no country. What they go there for is no place. A region lies where one
    of the articles says that it does: "Norway's northern Finnmark region".
    """
    asked = _within(plan.question, articles)
    told = _within(text, articles) if asked else set[str]()
    return bool(told) and not asked & told


def whose_asked(plan: Plan) -> str:
    """The country or alliance, as the question names it, of whose soldiers it asks; "" for none."""
    asked = _owners_asked(plan)
    return _alliance_asked(plan) or next(
        (n.text for n in names(plan.question) if asked & set(countries(n.text))), ""
    )


def _alliance_asked(plan: Plan) -> str:
    """Who sends something by the question, if it is written in capitals and no country: NATO."""
    match = SENDER.search(plan.question)
    who = (match["who"] or match["by"] or "").strip() if match else ""
    return who if len(who) > 1 and who.isupper() and not countries(who) else ""


def _owners_asked(plan: Plan) -> frozenset[str]:
    """Those of a question; who sends something the words that a follow-up leans on do not tell.

    Of "sent" there it is not known who did: "(soldiers, Norway's coast guard, sent)".
    """
    if not plan.leaning:
        return _owners(plan.question)
    own, leant = plan.question[: plan.leaning.start], plan.question[plan.leaning.start :]
    return _owners(own) | _whose_soldiers(leant)


@lru_cache(maxsize=1000)
def _owners(text: str) -> frozenset[str]:
    """The countries that send something, or whose soldiers are spoken of; remembered."""
    sending = {country for verb in SENT.finditer(text) for country in subjects_before(text, verb)}
    return _whose_soldiers(text) | sending


def _whose_soldiers(text: str) -> frozenset[str]:
    return frozenset(
        country
        for at, country in country_places(text)
        if of_people(text[at:], SOLDIERS) or SOLDIERS_FROM.search(text[:at])
    )


def _within(text: str, articles: Sequence[Article]) -> set[str]:
    """The countries behind "in" and "to", one or another: not "near", nor in the war in Ukraine."""
    placed = PURPOSE.split(text)[0]
    inside, end = list[Name](), -1
    for name in names(placed):
        joined = end >= 0 and OR.fullmatch(placed, end, name.start)
        if joined or WITHIN.search(placed[: name.start]):
            inside.append(name)
            end = name.end
    own = [name for name in inside if not is_adjective(name.text)]
    return {country for name in own for country in countries_of_place(name.text, articles)}
