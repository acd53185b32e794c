"""Which kind of answer a sentence can give: a number, a sum, a day, somebody, a place."""

import re
from collections.abc import Callable
from functools import lru_cache

from corpus import Article
from corpus.words import fold_words
from qa.questions.kinds import NAMED_THING
from qa.questions.plan import Plan
from qa.questions.speaker import SAID
from qa.reading.names import DAY_OR_MONTH, Name, names, same_name
from qa.reading.numbers import VAGUE, figures
from qa.reading.overlap import stems
from qa.reading.people import HEADS, covers, described, meaning
from qa.reading.places import countries, is_capital
from qa.reading.speakers import PRONOUN_SUBJECT, credited, is_told
from qa.values import Evidence

WHEN = re.compile(
    rf"\b(?:{DAY_OR_MONTH.title()}|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b|\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:Mar|Apr|Jun|Jul|Sep)\.?\s\d{1,2}\b"  # not Mar-a-Lago
    r"|\b\d{1,4}\s?(?:BCE?|AD|CE)\b|\bAD\s\d{1,4}\b|\bcentur(?:y|ies)\b|\b(?:1\d|20)\d0s\b"
    r"|\b(?:today|yesterday|tomorrow|tonight|weekend|noon|midnight)\b"
    r"|\b(?:next|last|this|earlier this|coming|past)"
    r" (?:night|week|month|year|decade|spring|summer|autumn|fall|winter)\b"
    r"|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b"
    r"|\b(?:days|weeks|months|years|decades) ago\b|\bwithin (?:days|weeks|months)\b"
)


AGE = re.compile(
    r"\b(?:years?|months?)[ -]old\b|\baged?\s(?:of\s)?\d|\bborn\b|\bturn(?:s|ed)\s\d|,\s\d{1,3},"
    r"|\b(?:died at|(?i:he|she) (?:is|was))\s(?:now\s|only\s)?\d{1,3}(?=[.,;]|\swhen\b|$)"
    r"|\b(?:now|then)[ -]\d{1,3}\b"
    r"|\bin (?:his|her|their) (?:early |mid-|late )?\w+(?:ties|teens)\b"
)
PERSON = re.compile(  # a person of some rank, to be named
    r"\b(?:which|what)\s(?:[\w’'-]+\s){0,3}?(?:official|leader|minister|president|politician"
    r"|general|person|man|woman|head\sof\s(?:state|government))\b",
    re.IGNORECASE,
)
GENERAL = re.compile(r"\b(?:which|what)\s(?:[\w’'-]+\s){0,3}?generals?\b", re.IGNORECASE)
A_GENERAL = re.compile(  # not the secretary general, nor the general assembly
    r"(?<!secretary[\s-])(?<!attorney[\s-])\bgen(?:erals?\b|\.)"
    r"(?!\s(?:assembly|staff|elections?|public|strike|population|rule|manager|council)\b)",
    re.IGNORECASE,
)
COUNTRY = re.compile(
    r"\b(?:which|what)\s(?:[\w’'-]+\s){0,2}?(?:country|countries|(?<!united\s)nations?|governments?)\b",
    re.IGNORECASE,
)
DURATION = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|many|half"
    r"|some)[ -](?:\w+[ -])?(?:second|minute|hour|day|night|week|month|year|decade)s?\b"
    r"|\bfor (?:\w+ )?(?:hours|days|weeks|months|years|decades)\b|\b(?:since|until|throughout)\b",
    re.IGNORECASE,
)
MEASURE = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|dozens?)"
    r"[ -](?:of )?(?:(?:square|cubic|nautical)[ -])?(?:km|kilomet\w+|miles?|met(?:re|er)s?|m|feet"
    r"|foot|ft|inch(?:es)?|cm|centimet\w+|yards?|kg|kilo(?:gram)?s?|grams?|tons?|tonnes?|pounds?"
    r"|ounces?|carats?|acres?|hectares?|light[ -]years?|degrees?|mph|knots?|lit(?:re|er)s?"
    r"|gallons?|barrels?|pages?)\b|\d\s?(?:%|per ?cent\b)",
    re.IGNORECASE,
)
TOWN = re.compile(r"\b(?:which|what)\s(?:\w+\s)?(?:city|cities|towns?|villages?)\b", re.IGNORECASE)
WITHIN = re.compile(r"\b(?:in|at|from|to|near)\s(?:which|what)\b", re.IGNORECASE)
PLACED = re.compile(  # in Norrby, from the island of Vik
    r"\b(?:in|at|near|from|to|of|around|outside|inside|into|through|across|off|towards?|over|on"
    r"|between|via|within|beyond)\s(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
INSIDE = re.compile(  # in Oslo, the visit of Oslo; not up to Oslo, and not Oslo said
    r"\b(?:in|near|outside|inside|around|of|visit\w*)\s$", re.IGNORECASE
)
NEEDED = {
    "number": "no such number",
    "money": "no such sum",
    "age": "no such age",
    "measure": "no such measure",
    "duration": "no such length of time",
    "length": "no such length",
    "when": "no such date",
    "named": "no such name",
}
COMPOUND = re.compile(r"-(?:[a-z]+ed|led|run|born|held|made|speaking)$")  # Russian-occupied
BEING = re.compile(  # behind a name: a pharmacist, the founder of Norda, who founded it, is a pilot
    r"(?:,\s(?:aged\s)?\d{1,3})?,\s(?:an?\s(?!(?:day|week|month|year|hour|moment|few|little|long|lot)\b)\w"
    r"|the\s(?:[\w’'-]+\s){1,4}?(?:of|at|for|who|behind|in)\b|one\sof\s"
    r"|who\s(?:founded|runs?|ran|heads?|headed|leads?|led|plays?|played|wrote|directed|owns?|owned"
    r"|works?|worked|serves?|served|became|created|represents?|represented)\b)"
    r"|\s(?:is|was|became|has\sbeen)\s(?:an?\s(?!(?:few|little|long|lot|bit)\b)|one\sof\s"
    r"|the\s(?!(?:first|last|only)\sto\b))"
)
TRADE = re.compile(  # before a name: epidemiologist Anna Lind
    r"\b(?:[a-z]{3,}(?:ists?|ician|eer)|(?:spokes|business|chair|congress|states|sports|police)(?:wo)?man|actor"
    r"|actress|author|coach|pilot|judge|chef|clerk|star|chief|singer|rapper|player|driver|officer"
    r"|teacher|lawyer|writer|editor|reporter|director|producer|designer|founder|owner|manager|banker"
    r"|farmer|baker|dancer|painter|photographer|professor|doctor|nurse|commander|fighter|boxer|swimmer"
    r"|runner|skater|gymnast|wrestler|striker|defender|quarterback|receiver|prosecutor|investigator"
    r"|researcher|composer|conductor|inventor|investor|comedian|veteran|student|survivor|victim)\s$"
)
NAMED = re.compile(r"\b(?:is|was|are|were|became|elected|appointed|named|made|as)\b")


def names_holder(plan: Plan, text: str) -> bool:
    """Whether the office that a question asks for stands beside somebody's name in a text."""
    return bool(holders(plan, text))


def holders(plan: Plan, text: str) -> list[str]:
    """The names in a text beside which the office stands that a question asks for."""
    beside = described(text) if plan.office else ()
    return [one.name for one in beside if covers(plan.office, one.words)]


def introduces(plan: Plan, sentence: Evidence) -> bool:
    """Whether words that tell an office or a trade stand beside the name asked about.

    That may be a last name alone, unless the article calls others by it.
    """
    asked, text = plan.introduced, sentence.text
    if not asked or is_namesake(asked, sentence.article):
        return False
    if any(same_name(one.name, asked) for one in described(text)):
        return True
    own = (name for name in names(text) if same_name(name.text, asked))
    return any(BEING.match(text, name.end) or TRADE.search(text[: name.start]) for name in own)


@lru_cache(maxsize=1_000)
def is_namesake(asked: str, article: Article) -> bool:
    """An article calls others alone by the last name of whoever is asked about: Eva Lind, not Ole.

    Remembered: it is asked for each sentence of the article.

    >>> is_namesake("Ole Lind", Article(text="Eva Lind came. Lind left."))
    True
    >>> is_namesake("Ole Lind", Article(text="Eva Lind and Ole Lind came."))
    False
    """
    wanted = fold_words(asked)
    full = [n for n in names(article.text) if len(n.words) > 1 and n.words[-1] == wanted[-1]]
    known = any(same_name(asked, n.text) or n.words[0][:2] == wanted[0][:2] for n in full)
    return len(wanted) > 1 and bool(full) and not known


def _may_name_holder(plan: Plan, text: str) -> bool:
    """A text says all that the office is called, and that somebody is, became or was named it."""
    asked = {word for name in plan.names for word in name.words}
    others = [name for name in names(text) if not set(name.words) <= asked]
    return bool(others) and bool(NAMED.search(text)) and covers(plan.office, text)


def holds_kind(plan: Plan, text: str) -> bool:
    """Whether a sentence holds what a question of this kind asks for; always true for open ones."""
    if plan.kind in FIGURES:
        return FIGURES[plan.kind](text)
    if plan.office and countries(plan.office):
        return names_holder(plan, text) or _may_name_holder(plan, text)
    if asked := COUNTRY.search(plan.question):
        new = set(countries(text)) - set(countries(plan.question))
        return len(new) > asked.group().endswith("s")  # countries are two or more
    if GENERAL.search(plan.question) and not A_GENERAL.search(text):
        return False
    if plan.kind == "who" and PRONOUN_SUBJECT.match(text):
        return True
    if plan.kind in ("who", "where", "named"):
        return bool(answering_names(plan, text))
    return True


def lacking_kind(plan: Plan) -> str | None:
    """What is missing where no sentence holds the kind of answer; `None` if it may do without."""
    if countries(plan.office):
        return f"nobody is named {_as(plan.office)}"
    if plan.kind == "where":
        return "no such place" if TOWN.search(plan.question) else None
    return "nobody is named" if PERSON.search(plan.question) else NEEDED.get(plan.kind)


def _as(office: str) -> str:
    """As the head of the navy; who heads the navy."""
    verb = fold_words(office)[0] in HEADS
    return f"who {office}" if verb else f"as {office}"


def _tells_sum(text: str) -> bool:
    return any(figure.unit not in ("", "%") for figure in figures(text))


FIGURES: dict[str, Callable[[str], bool]] = {
    "duration": lambda text: bool(DURATION.search(text)),
    "length": lambda text: bool(DURATION.search(text) or MEASURE.search(text)),
    "measure": lambda text: bool(MEASURE.search(text)),
    "age": lambda text: bool(AGE.search(text)),
    "number": lambda text: bool(figures(text) or VAGUE.search(text)),
    "money": _tells_sum,
    "when": lambda text: bool(WHEN.search(text)),
}


def answering_names(plan: Plan, text: str) -> list[Name]:
    """The new names in a text that may be what a question for somebody or a place asks for."""
    return [name for name in new_names(plan, text) if _may_be_asked(name, plan, text)]


def new_names(plan: Plan, text: str) -> list[Name]:
    """The names that the question does not have, in any form; an official is no country.

    Nor is a town, or a thing that bears a name; a city may be a capital.
    """
    asked = set(fold_words(plan.question))
    town = TOWN.search(plan.question)
    no_country = plan.kind == "named" or PERSON.search(plan.question) or town
    found = [n for n in names(text) if not (set(fold_words(n.text)) <= asked or _is_none(n.text))]
    kept = [n for n in found if not any(same_name(n.text, own.text) for own in plan.names)]
    return [
        n
        for n in kept
        if not (no_country and _is_country(n.text)) or (town and _is_city(n, town.group(), text))
    ]


def _is_none(name: str) -> bool:
    """A number that opens a sentence (Two bridges), or a word made of a name: Russian-occupied."""
    return bool(COMPOUND.search(name)) or (" " not in name and bool(figures(name)))


def _may_be_asked(name: Name, plan: Plan, text: str) -> bool:
    """It is no actor where something is said to be in it, and nobody who only tells of something.

    But for a question for who said something, or for who holds an office: who tells may be it, and
    of the first whoever is told.
    """
    if plan.kind == "where" and WITHIN.search(plan.question) and not _is_place(name, text):
        return False
    if not credited(text, name) or SAID.search(plan.question):
        return True
    return bool(plan.office) and not is_told(text, name)


def is_that_thing(plan: Plan, text: str) -> bool:
    """A text has the noun of which one is to be named: hospital, in "which hospital was hit?".

    A company need not be called one: Norda is enough.
    """
    asked = NAMED_THING.search(plan.question)
    noun = asked["noun"] if asked else None
    return noun is None or not set(stems(noun)).isdisjoint(stems(text))


def _is_place(name: Name, text: str) -> bool:
    """It stands as places do: in Norrby, near the port of Norrby, Norrby's harbour."""
    before = text[: name.start]
    return bool(PLACED.search(before)) or text.startswith(("'s", "’s"), name.end)


def _is_city(name: Name, asked: str, text: str) -> bool:
    """A capital in which something is; with another word before it, it is who governs there."""
    city = asked.casefold().endswith(("city", "cities"))
    return city and is_capital(name.text) and bool(INSIDE.search(text[: name.start]))


def _is_country(name: str) -> bool:
    return bool(countries(name)) and meaning(name) == set(countries(name))
