"""Whom a question means by an office: Ukraine's leader is whoever the articles found call so.

And the other way round: the soldiers of a leader are those of the country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Article
from corpus.words import STOPWORDS, fold_words
from qa.questions.plan import Plan
from qa.reading.names import ROLES, known_name, names
from qa.reading.people import HOLDS, bearing, countries_of
from qa.reading.places import OF_GOVERNMENT, countries

RANK = (
    r"(?:head\sof\s(?:state|government)|secretary[ -](?:general|of\s(?:state|defen[cs]e))|head"
    r"|chief|leader|minister|president|chancellor|chair(?:man|woman|person)?|premier"
    r"|spokes(?:man|woman|person)|ambassador|envoy|boss|director|commander|governor|mayor|king"
    r"|queen|dictator|diplomat|secretary)"
)
BODY = (  # of what somebody is the head, or to which one is sent
    r"(?:\s(?:of|to)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
    r"(?:\s(?:(?:military|foreign|coast|secret|intelligence|security|defen[cs]e)\s)?(?:intelligence"
    r"|ministry|service|agency|army|navy|guard|police|parliament|government|department|staff))?)"
)
PHRASE = re.compile(  # the French foreign minister; Ukraine's head of state; the head of NATO
    rf"(?P<before>(?:\b[\w’'.-]+\s){{1,5}}){RANK}(?![\w-]){BODY}*"
)
BECOMES = re.compile(  # before an office that somebody is said to hold
    r"(?<!how\s)(?<!why\s)(?<!when\s)(?<!where\s)(?<=\s)(?:is|was|are|were|be|been|being"
    r"|becom\w+|became|as|named|appointed|elected|made|new)\s(?:the\s)?$"
    r"|\b(?:which|what)\s$",
    re.IGNORECASE,
)
ASKS = STOPWORDS - {"the"}  # before an office, and none of its words
RANKS = frozenset(fold_words(" ".join(ROLES)))
LED = re.compile(  # what of the words before a rank belongs to it
    r"\bthe\s(?:(?!the\s)\S+\s)*$|(?:\b[A-Z]\S*\s)+(?:(?!the\s)[^A-Z\s]\S*\s)*$"
)
OWNER = re.compile(r"^(?:the\s)?(?P<who>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)['’]s?\s")

OWNED = re.compile(  # Kim's elite troops
    rf"\b(?P<who>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)(?={OF_GOVERNMENT.pattern})"
)


def names_by_proxy(plan: Plan) -> bool:
    """The question may mean somebody by an office, or a country by its leader."""
    found = PHRASE.search(plan.question) or OWNED.search(plan.question)
    return not plan.office and found is not None


def by_name(plan: Plan, articles: Sequence[Article]) -> str:
    """The question with names in place of the offices that one person bears in the articles.

    And with countries for leaders of whose soldiers it speaks. An office without a country or a
    body is anybody's; one that a name stands beside, that the question asks for, or that it says
    somebody became stays, and so does one in the articles' own words, which are found as they are.
    """
    question, made, last = plan.question, "", 0
    for match in PHRASE.finditer(question):
        start = _start(match)
        who = _holder(plan, start, match.end(), articles)
        if who:
            made += question[last:start] + who
            last = match.end()
    texts = _texts(articles)
    return OWNED.sub(lambda match: _country_of(match["who"], texts), made + question[last:])


def _texts(articles: Sequence[Article]) -> list[str]:
    return [f"{a.title}. {a.text}" for a in {a.id: a for a in articles}.values()]


def _country_of(name: str, texts: Sequence[str]) -> str:
    """The one country for which somebody of this name holds an office, else the name."""
    of = {country for text in texts for country in countries_of(name, text)}
    return of.pop().title() if len(of) == 1 and not countries(name) else name


def _start(match: re.Match[str]) -> int:
    """Where the office begins: at the last "the" before the rank, or the last run of capitals."""
    before = match["before"]
    led = LED.search(before)
    start = led.start() if led else 0
    opens = before[start:].split(" ")[0]
    return match.start() + start + (len(opens) + 1 if opens.casefold() in ASKS else 0)


def _holder(plan: Plan, start: int, end: int, articles: Sequence[Article]) -> str | None:
    question, office = plan.question, plan.question[start:end]
    following = [n for n in names(question) if n.start == end + 1]
    if following or BECOMES.search(question[:start]) or not _whose(office):
        return None
    texts = _texts(articles)
    found = bearing(_of_country(office, texts), texts)
    others = fold_words(f"{question[:start]} {question[end:]}")
    if len({one.name for one in found}) != 1 or known_name(fold_words(found[0].name)[-1], others):
        return None
    asked = [word for word in fold_words(office) if word not in STOPWORDS | RANKS]
    beside = [fold_words(one.words) for one in found]
    written = any(all(known_name(word, words) for word in asked) for words in beside)
    return None if written else found[0].name


def _of_country(office: str, texts: Sequence[str]) -> str:
    """Putin's spokesman is Russia's."""
    owner = OWNER.match(office)
    of = {c for text in texts for c in countries_of(owner["who"], text)} if owner else set()
    return f"{of.pop()} {office[owner.end() :]}" if owner and len(of) == 1 else office


def _whose(office: str) -> bool:
    """It says of what: a name stands in it besides the rank."""
    words = {word for name in names(f"by {office}") for word in fold_words(name.text)}
    return bool(words - HOLDS)
