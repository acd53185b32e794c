"""The last question asked of something else: of another name, office, year, place or matter."""

import re
from collections.abc import Sequence

from corpus.words import STOPWORDS, fold_words
from qa.questions.counted import PLURAL, counted_in
from qa.questions.leaning import leant_on, parted, points_back
from qa.questions.light_words import ABOUT, AUXILIARY, GENERIC, WH
from qa.questions.speaker import speaker_place
from qa.questions.wording import MET, worded
from qa.reading.dates import YEAR
from qa.reading.names import CALENDAR, ROLES, names
from qa.reading.places import countries

OF_ANOTHER = r"(?:what|how) about|according to"  # which is asked about instead
INSTEAD = re.compile(  # "And Berg?", "What about the Norrby Post?", "And in Vik?"
    rf"^\s*(?:(?:and|but|so)\b[\s,]*(?:(?:{OF_ANOTHER})\s)?|(?:{OF_ANOTHER})\s)"
    r"(?P<before>(?:in|from|at|for|by|of|to|with|on|about)\s)?(?P<who>(?:the\s)?[^?]+?)\W*$",
    re.IGNORECASE,
)
SOURCE = re.compile(r"\W*(?:(?:and|but)\s)?according\sto\s(?P<who>[^?]+?)\W*", re.IGNORECASE)
AS_TOLD = re.compile(r",?\saccording\sto\s[^?]+$", re.IGNORECASE)
ALONE = re.compile(rf"(?:in\s)?{YEAR.pattern}", re.IGNORECASE)  # a year and nothing else
SUBJECT = re.compile(rf"(?:{AUXILIARY})\s(?:the\s)?$", re.IGNORECASE)  # before who does it
THERE = re.compile(  # And in Vik? But in training? Not: from whom, at what cost
    r"\s*(?:(?:and|but)\s)?(?P<where>(?:in|at|near|among|from|outside)\s"
    rf"(?!{WH}\b)(?:[\w’'-]+\s){{0,3}}[\w’'-]+)\W*",
    re.IGNORECASE,
)
BEHIND = re.compile(r"\b(?:in|at|near|among|from|outside|to|of|for|on)\s(?:the\s)?$", re.IGNORECASE)
TOPIC = re.compile(
    rf"\b(?:{ABOUT})\s(?P<topic>[^?]+?)"
    r"(?=\s(?:in|on|at|during|after|before|since|last|this)\b|\W*$)",
    re.IGNORECASE,
)
OTHERS = re.compile(  # and children; what about the missing; cases then
    r"\W*(?:(?:and|but|so)\s)?(?:(?:what|how)\sabout\s)?(?:the\s)?(?P<who>(?!the\b)[a-z][\w-]*"
    r"(?:\s(?!then\b|too\b)[a-z][\w-]*)?)(?:,?\s(?:then|too))?\W*",
    re.IGNORECASE,
)
MANY_MET = re.compile(  # how many people died in Vik, how many dead in Vik
    r"(?P<many>how\smany(?:\s(?!(?:have|has|were|was|are|got)\b)[\w-]+){0,3}?)"
    r"\s(?:(?:have|has|had|were|was|are|got)\s)?(?:been\s)?(?:still\s|feared\s)?"
    rf"(?:died|perished|{MET})\b(?P<where>.*)",
    re.IGNORECASE,
)
AFTER_SAME = r"\b{}\s(?:the\s)?(?:[\w’'-]+\s){{0,2}}?(?P<noun>[\w’'-]+)$"  # in the first round
RANKED = re.compile(r".*\b(?:first|second|third|fourth|fifth|last|next|other)", re.IGNORECASE)
WHAT_ABOUT = re.compile(r"\W*(?:and\s)?what about\b", re.IGNORECASE)
WORDS_ASKED = re.compile(r"\W*(?:what|how|according)\b", re.IGNORECASE)
ASKED = re.compile(rf"\b{WH}\b", re.IGNORECASE)
BODIES = (  # that speak
    "agency army commission company council court embassy government hospital laboratory military"
    " ministry opposition party police union"
).split()
OFFICE = re.compile(
    rf"the\s(?:[\w’'-]+\s){{0,3}}(?:{'|'.join((*sorted(ROLES), *BODIES))})", re.IGNORECASE
)


def named_alone(question: str) -> re.Match[str] | None:
    """A follow-up that is a name and nothing else, of which it wants the same to be told."""
    bare = question.strip(" ?!.")
    light = bare.casefold() in GENERIC | STOPWORDS and not (bare.isupper() and countries(bare))
    match = INSTEAD.match(question) or (None if light else INSTEAD.match(f"And {question}"))
    who = match["who"].removeprefix("the ") if match else ""
    return match if any(n.start == 0 and n.end == len(who) for n in names(who)) else None


def asked_of(name: re.Match[str], before: Sequence[str]) -> str:
    """The last question that can be asked of the name instead; "" if none can."""
    for asked in reversed(before):
        if old := replaced(asked, name):
            return asked[: old.start] + name["who"] + asked[old.stop :]
    return ""


def asked_otherwise(question: str, previous: str) -> str:
    """The last question of a source, an office, a year, a matter, others or a place; "" if none."""
    ways = (of_source, of_office, otherwise, of_others, elsewhere)
    return next(filter(None, (asked(question, previous) for asked in ways)), "")


def of_source(question: str, previous: str) -> str:
    """The last question according to somebody else; "" where it is of no source, or asks nothing.

    >>> of_source("And according to Berg?", "How many boats sank?")
    'How many boats sank according to Berg?'
    """
    source, (own, leant) = SOURCE.fullmatch(question), parted(previous)
    if not source or points_back(source["who"]) or not ASKED.match(own):
        return ""
    plain = AS_TOLD.sub("", own.rstrip("?!. "))
    return f"{plain} according to {source['who']}{leant or '?'}"


def of_office(question: str, previous: str) -> str:
    """The last question, asked of the holder of an office; "" if none is.

    That takes the place of whose words are asked for, or of whoever alone is named, and acts. Where
    that was another office the place of it is leant on: of the mayor of Vik, Vik.

    >>> of_office("And the mayor?", "Did Lind go?"), of_office("The union?", "What did Lind say?")
    ('Did the mayor go?', 'What did the union say?')
    """
    match = INSTEAD.match(question) or INSTEAD.match(f"And {question}")
    if not (match and OFFICE.fullmatch(match["who"])):
        return ""
    speaker = speaker_place(previous) if WORDS_ASKED.match(previous) else range(0)
    own, doers = _named_and_doing(previous)
    alone = doers[0] if len(own) == len(doers) == 1 else range(0)
    if not (whose := speaker or alone):
        return ""
    old, asked = _with_the(previous, whose), previous[whose.start : whose.stop]
    place = ", ".join(n.text for n in names(asked)) if ROLES & {*fold_words(asked)} else ""
    read = f"{previous[: old.start]}t{match['who'][1:]}{previous[old.stop :]}"
    return f"{read.rstrip('?!. ')} ({place})?" if place and not leant_on(read) else read


def otherwise(question: str, previous: str) -> str:
    """The last question in another year, or about another matter; "" if nothing like it is asked.

    >>> otherwise("And in 2020?", "Who won in 2016?"), otherwise("And in 2020?", "Who won?")
    ('Who won in 2020?', 'Who won in 2020?')
    >>> otherwise("And on tax?", "What did Lind say about dams?")
    'What did Lind say about tax?'
    """
    alone = ALONE.fullmatch(question.strip(" ?!."))
    asked = INSTEAD.match(f"And {question}" if alone else question)
    words = asked["who"] if asked else ""
    if asked and YEAR.fullmatch(words):
        if known := list(YEAR.finditer(previous)):
            return previous[: known[-1].start()] + words + previous[known[-1].end() :]
        return f"{previous.rstrip('?!. ')} {asked['before'] or 'in '}{words}?"
    topic = TOPIC.search(previous) if speaker_place(previous) else None
    before = ((asked["before"] or "") if asked else "").strip().casefold()
    of_matter = before in ("on", "about") or (not before and WHAT_ABOUT.match(question))
    if topic and of_matter and not (names(words) or _is_dated(words) or points_back(words)):
        return previous[: topic.start("topic")] + words + previous[topic.end("topic") :]
    return ""


def elsewhere(question: str, previous: str) -> str:
    """The last question of another place or state; "" where it asks nothing, or named one.

    >>> elsewhere("And in Alna?", "How many died?")
    'How many died in Alna?'
    >>> elsewhere("And in Alna?", "How many went to Vik?")
    ''
    >>> elsewhere("And in the second?", "Who won in the first round?")
    'Who won in the second round?'
    """
    there, (own, leant) = THERE.fullmatch(question), parted(previous)
    own = own.rstrip("?!. ")
    if not there or points_back(there["where"]) or not ASKED.match(own) or names(leant):
        return ""
    where = there["where"][:1].lower() + there["where"][1:]
    if where in own or _is_dated(where):
        return ""
    same = re.search(AFTER_SAME.format(where.split()[0]), own, re.IGNORECASE)
    if same and not (names(same.group()) or _is_dated(same.group())):
        noun = f" {same['noun']}" if RANKED.fullmatch(where) else ""
        return f"{own[: same.start()]}{where}{noun}{leant or '?'}"
    placed = any(BEHIND.search(own[: n.start]) or n.end == len(own) for n in names(own))
    return "" if placed else f"{own} {where}{leant.rstrip('?')}?"


def _is_dated(words: str) -> bool:
    """A month or a weekday is among the words."""
    return not CALENDAR.isdisjoint(words.casefold().split())


def of_others(question: str, previous: str) -> str:
    """The last question for a number, of others or of what befell them; "" where it is none.

    >>> of_others("And the missing?", "How many people died in Vik?")
    'How many people were missing in Vik?'
    >>> of_others("Children?", "How many people died in Vik?"), of_others("Why?", "How many died?")
    ('How many children died in Vik?', '')
    """
    other, (own, leant) = OTHERS.fullmatch(question), parted(previous)
    own = worded(own.rstrip("?!. "))
    counted, who = counted_in(own), other["who"] if other else ""
    who = who[:1].lower() + who[1:]
    if not counted or not PLURAL.fullmatch(who.rsplit(" ", maxsplit=1)[-1]):
        return ""
    if (met := MANY_MET.match(own)) and re.fullmatch(MET, who):
        people = "" if met["many"].casefold() != "how many" else " people"
        return f"{met['many']}{people} were {who}{met['where']}{leant or '?'}"
    return own.replace(counted, who, 1) + (leant or "?")


def replaced(previous: str, name: re.Match[str]) -> range:
    """Where the name stands whose place the follow-up's takes; empty if there is none.

    After a preposition it is the last one after the same, in a country the one country; otherwise
    whoever is asked for words or figures, the one country for a country, or who does what is asked
    about and is all it names, unless the question speaks of the new one too.
    """
    if name["before"]:
        after = re.compile(rf"\b{name['before'].strip()}\s$", re.IGNORECASE)
        places = (_with_the(previous, range(n.start, n.end)) for n in reversed(names(previous)))
        found = next((p for p in places if after.search(previous[: p.start])), range(0))
        is_in = countries(name["who"]) and name["before"].strip().casefold() == "in"
        return found or (_country(previous) if is_in else None) or range(0)
    if name["who"].casefold() in previous.casefold():
        return range(0)
    speaker = speaker_place(previous)
    if speaker and WORDS_ASKED.match(previous):
        return _with_the(previous, speaker)
    if countries(name["who"]) and (country := _country(previous)) is not None:
        return country
    own, doers = _named_and_doing(previous)
    return _with_the(previous, doers[0]) if len(own) == len(doers) == 1 else range(0)


def _country(previous: str) -> range | None:
    """The country that acts in a question, or is all it names, or all but who acts.

    Empty if that is none of those it names, `None` if it names none.
    """
    found, doers = _named_and_doing(previous)
    there = [r for r in found if countries(previous[r.start : r.stop])]
    acting = [r for r in doers if r in there]
    alone = len(there) == 1 and (len(found) == 1 or doers)
    one = acting or (there if alone else [])
    return (_with_the(previous, one[0]) if one else range(0)) if there else None


def _named_and_doing(previous: str) -> tuple[list[range], list[range]]:
    """The places of the names of a question, without what it leans on, and of those who act."""
    own, _ = parted(previous)
    found = [range(n.start, n.end) for n in names(own)]
    return found, [r for r in found if SUBJECT.search(own[: r.start])]


def _with_the(text: str, place: range) -> range:
    """The place with a "the" before it."""
    has = text[: place.start].lower().endswith("the ")
    return range(place.start - 4 * has, place.stop)
