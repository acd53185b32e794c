"""What a text calls people: the office that stands beside a name, and whose office a phrase means.

"Matthew Miller, the spokesperson of the State Department" and "State Department spokesperson
Matthew Miller" describe one man in one way; after that "the spokesperson" means him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS, WORD, fold_words
from qa.reading.names import ROLES, names, same_name, without_roles
from qa.reading.places import countries

LEAD_WORDS = 9  # before a name that may tell an office
EARLY = 7  # words after a name among which the office must begin
PLAIN = r"(?:[^,;:.()“”\"]|(?<=\b[A-Z])\.)"  # an initial ends nothing: the U.S. port
APPOSED = re.compile(rf"\b(the|\w+['’]s)\s({PLAIN}{{3,80}}),\s?$", re.I)  # the head of the port, X
ACCORDING = re.compile(r"\baccording to\s$", re.I)
OTHER_SUBJECT = re.compile(r",(?!\swho\b)")  # follows the one according to whom it is
ITS = re.compile(r"\bits\s$", re.IGNORECASE)
JOINS = frozenset(("of", "to", "for"))
IS_OF = [[word] for word in JOINS]  # before a name that is no holder: the governor of Alna
AFTER = re.compile(
    r"(?:,| is| was| became| has been| serves as| served as)"
    rf"\s((?:(?:an?|the|his|her|their|its|who)\b|[A-Z]){PLAIN}{{3,90}})"
)
BECAME = re.compile(  # Anna Lind, who was on her first trip since becoming minister
    rf", who\b{PLAIN}*?\b(?:becoming|became|(?:was|being) (?:named|made|appointed|elected))"
    rf"\s({PLAIN}{{3,60}})"
)
COUNTERPART = re.compile(r"\b(?:his|her|their)\s([A-Z]\w+(?:\s[A-Z]\w+)?)\scounterpart,?\s$")
OFFICES = tuple(  # folded words of one meaning
    frozenset(fold_words(words))
    for words in (
        "head chief leader boss heads leads runs led headed director",
        "spokesman spokeswoman spokesperson spokespeople",
        "chair chairman chairwoman chairperson",
        "defence defense",
        "foreign external",
        "ambassador envoy representative",
        "intelligence spy spies",
    )
)
LEADING = frozenset(fold_words("leader boss"))  # who is that of a country is one of these:
LEADERS = LEADING | frozenset(fold_words("president premier prime chancellor dictator"))
IDIOMS = tuple(  # what an office is called besides, and its common name
    (re.compile(words, re.IGNORECASE), plain)
    for words, plain in (
        (r"\b(?:top|chief|senior-most)\s((?:\w+\s)?)diplomat\b", r"\1foreign minister"),
        (r"\bhead of state\b", "president"),
        (r"\bhead of government\b", "prime minister"),
        (r"\bpress secretary\b", "spokesperson"),
        (r"\b(?:CEO|chief executive officer)\b", "chief executive"),
        (r"\bCFO\b", "chief financial officer"),
        (r"\b(?:Lt\.\sGov\.|lieutenant governor)", "deputy governor"),
        (r"\bGov\.", "governor"),
        (r"\bSen\.", "senator"),
        (r"\bintelligence (?:services?|agency|agencies|directorate)\b", "intelligence"),
    )
)
HEADS = frozenset(fold_words("heads leads runs chairs led headed"))  # who heads the service
HOLDS = ROLES | HEADS | frozenset(fold_words(" ".join([*ROLES, "boss diplomat envoy leader"])))
RANK = rf"(?:{'|'.join(sorted(ROLES))})"
LESSER = r"\b(?:deputy|vice|assistant)[\s-]"
OF_ANOTHER_RANK = re.compile(  # is another office: the deputy defence minister, the mayor-elect
    rf"{LESSER}(?:[\w’'-]+\s){{0,3}}?{RANK}(?:\s{RANK})*\b"
    rf"|\b{RANK}[\s-]elect\b|\bchief\s(?!executive\b)[a-z]+\sofficer\b",
    re.IGNORECASE,
)
FORMER = r"\b(?:former|ex|onetime|one-time)[\s-]"  # whoever held it holds it no more
NO_MORE = re.compile(rf"{FORMER}(?:[\w’'.-]+\s){{0,4}}?{RANK}(?:\s{RANK})*\b", re.IGNORECASE)
SHARED = frozenset(  # words of countries' names that are no country themselves
    "north south korea korean koreans united states kingdom arab emirates us usa uk uae dprk rok"
    " white house downing street".split()
)


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody, and the words beside the name that tell an office."""

    name: str
    words: str


def meaning(words: str) -> set[str]:
    """The folded words that carry meaning, with those of like meaning, and countries by one name.

    >>> meaning("the U.S. port chief") >= {"united states", "port", "head"}
    True
    """
    words = idiomatic(words)
    named = {match.group() for match in WORD.finditer(words) if countries(match.group())}
    own = set(fold_words(words)) - STOPWORDS - set(fold_words(" ".join(named)))
    if there := countries(words):
        own = own - SHARED | set(there)
    return own.union(*(group for group in OFFICES if group & own))


def country_alone(name: str) -> str | None:
    """The country that a name is of, if it is of nothing else.

    >>> country_alone("South Korean"), country_alone("Paris"), country_alone("Radio France")
    ('south korea', 'france', None)
    """
    found = countries(name)
    return found[0] if found and meaning(name) == set(found) else None


def idiomatic(office: str) -> str:
    """An office by its common name: Ukraine's top diplomat is its foreign minister.

    >>> idiomatic("the top French diplomat")
    'the French foreign minister'
    """
    for idiom, plain in IDIOMS:
        office = idiom.sub(plain, office)
    return office


@lru_cache(maxsize=200)
def described(text: str) -> tuple[Described, ...]:
    """Everybody in `text` beside whose name words stand that tell an office, in order; remembered.

    >>> [d.name for d in described("Navy spokesman Ole Berg met Petra Novak, who heads the port.")]
    ['Ole Berg', 'Petra Novak']
    """
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    return tuple(
        one
        for before, sentence in zip(["", *sentences], sentences, strict=False)
        for one in _in_sentence(sentence, before)
    )


def _in_sentence(sentence: str, before: str) -> Iterator[Described]:
    """Everybody of a sentence; the Danish counterpart of a minister is Denmark's minister."""
    held = ""
    for one in _beside_names(sentence, before):
        held = held or one.words
        yield one
    for name in names(sentence) if held else ():
        if match := COUNTERPART.search(sentence[: name.start]):
            rank = " ".join(word for word in held.split() if not countries(word))
            yield Described(name.text, f"{match.group(1)} {rank}")


def _beside_names(sentence: str, before: str) -> Iterator[Described]:
    for name in names(sentence):
        title, person = _parted(name.text)
        if not person or countries(person):
            continue
        if ACCORDING.search(sentence[: name.start]) and OTHER_SUBJECT.match(sentence, name.end):
            continue
        lead = _leading_to(sentence[: name.start], title, before)
        after = AFTER.match(sentence, name.end)
        later = after.group(1) if after else ""
        if became := BECAME.match(sentence, name.end):
            yield from _holding(person, f"{lead} {title} {became.group(1)}", LEAD_WORDS)
        yield from _holding(person, f"{lead} {title}", LEAD_WORDS)
        yield from _holding(person, later, EARLY)


def _leading_to(left: str, title: str, before: str) -> str:
    """What stands before a name and its title of an office of its own, not of what it governs."""
    apposed = None if title else APPOSED.search(left)
    lead = apposed.group() if apposed else _lead(left, title)
    if lead.split()[-1:] in IS_OF:
        return ""
    former = re.search(rf"{FORMER}(?:\S+\s){{{len(lead.split())}}}$", left, re.IGNORECASE)
    own = f"former {lead}" if former else lead
    return f"{_opening(before)} {own}" if ITS.search(left.removesuffix(f"{lead} ")) else own


def _holding(person: str, words: str, early: int) -> Iterator[Described]:
    """Somebody with what is told, if one of the first words is an office."""
    if set(fold_words(" ".join(words.split()[:early]))) & HOLDS:
        yield Described(person, words.strip(" ,"))


def _opening(sentence: str) -> str:
    """The name that a sentence opens with, "" without: "its", in the next one, means that."""
    first = next(iter(names(sentence)), None)
    return first.text if first and sentence[: first.start] in ("", "The ") else ""


def _parted(name: str) -> tuple[str, str]:
    """What a run of capitals says of an office, before the name and after it, and the name."""
    name = " ".join(name.split())
    words = without_roles(name).split()
    while len(words) > 1 and (countries(words[0]) or words[0].endswith(("'s", "’s"))):
        words = words[1:]
    person = " ".join(words)
    before, found, after = name.rpartition(person)
    return (f"{before}{after}".strip() if found else ""), person


def _lead(left: str, title: str) -> str:
    """The words right before a name that belong to it: capitals, and what stands at a rank."""
    kept, capital = list[str](), bool(title)
    for word in reversed(left.split()[-LEAD_WORDS:]):
        plain = word.strip("“\"'‘(")
        rank = fold_words(plain)[:1] and fold_words(plain)[0] in HOLDS
        if plain[-1:] in ",;:—" or plain.casefold() in STOPWORDS - JOINS:
            break
        if not (plain[:1].isupper() or rank or (kept and not capital) or plain in JOINS):
            break
        capital = capital or plain[:1].isupper()
        kept.insert(0, plain)
    return " ".join(kept)


def bearers(office: str, text: str) -> list[str]:
    """Who in `text` is described by all that `office` says, each once: "the Ukrainian president".

    An office without a word of rank ("the man") is nobody's.
    """
    return list(dict.fromkeys(one.name for one in bearing(office, [text])))


def bearing(office: str, texts: Sequence[str]) -> list[Described]:
    """Where `texts` describe somebody by all that `office` says, each under the first of its names.

    An office without a word of rank ("the man") is nobody's, and whoever held it before bears it
    only where a former one is asked for.
    """
    found = list[Described]()
    if HOLDS.isdisjoint(set(fold_words(idiomatic(office))) - STOPWORDS):
        return found
    past = NO_MORE.search(office) is not None
    for one in (one for text in texts for one in described(text)):
        if covers(office, one.words if past else NO_MORE.sub(" ", one.words)):
            known = next((o.name for o in found if same_name(one.name, o.name)), one.name)
            found.append(Described(known, one.words))
    return found


def serving(body: str, text: str) -> list[str]:
    """Who in `text` bears an office of a body, each once; nobody of somebody who bears one there.

    >>> serving("NATO", "NATO chief Anna Lind met Ole Berg of the port.")
    ['Anna Lind']
    """
    asked, there = meaning(body), described(text)
    if not asked or any(same_name(body, one.name) for one in there):
        return []
    return list(dict.fromkeys(one.name for one in there if asked <= meaning(one.words)))


def covers(office: str, words: str) -> bool:
    """`words` say all that `office` does, in these words or others of like meaning.

    A deputy, or who is only elected, holds another office.

    >>> covers("Danish minister", "Denmark's vice minister"), covers("mayor", "mayor, vice chair")
    (False, True)
    """
    office, words = idiomatic(office), idiomatic(words)
    if not OF_ANOTHER_RANK.search(office):
        words = OF_ANOTHER_RANK.sub(" ", words)
    there, own = meaning(words), set(fold_words(idiomatic(office))) - STOPWORDS
    asked = meaning(office)
    alike = [group for group in OFFICES if group & own]
    if own & LEADING and countries(office):
        other = asked - LEADERS.union(*OFFICES[:1])
        return other <= there and bool(set(fold_words(words)) & LEADERS)
    plain = asked.difference(*alike) if alike else asked
    return plain <= there and all(group & there for group in alike)


def countries_of(person: str, text: str) -> set[str]:
    """The countries for which `person` holds an office in `text`."""
    return {
        country
        for d in described(text)
        if same_name(d.name, person)
        for country in countries(d.words)
    }
