"""Who is counted by a figure, and who sends those that are counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from qa.questions.plan import Plan
from qa.reading.names import known_name, names
from qa.reading.numbers import Figure, figures
from qa.reading.places import countries, country_places

NOUN_WORDS = 4  # read after a figure: "North Korean infantry troops"
CLAUSE_END = re.compile(  # not at the dot of 7.5, U.S., Aug., Sept. or p.m.
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z]{2})(?<!\bSept)(?<!\b[ap])(?<!\b[ap]\.m)\.(?!\d)"
    r"|[;:!?”\"»]|,(?!\d)|\s(?:and could|and would|and will|although|while|which|who)\b"
)
OF_THEM = re.compile(r"of (?:them|these|those|which|whom)\b")
CITIZENS = re.compile(r"\b(?:citizens|nationals)$")  # who are of no country counts all
COUNTABLE = re.compile(r"\s(?:\w+\s){0,2}?\w+s\b")  # soldiers after a name, infantry troops
BEARS = re.compile(r"^x (?:of (?:the |its |their )?)?$|\bfrom (?:the )?$")  # before who is counted
ASIDE = re.compile(r"[,;:()“”\"]")
NAMED_WITHIN = 5  # words from a country to the noun: South Korean special infantry troops
SENT_WITHIN = 5  # words after a verb of sending
LOOKED_BACK = 4  # sentences in which an unnamed figure's people may be named
SENDS = (  # not a deployment, whose country does not stand before it
    r"(?:send|sent|deploy(?!ment)|dispatch|suppl(?!ement|iers?\b|ies\b)|provid(?!er|ence)|contribut(?!ion)"
    r"|commit(?!ment|tee)|deliver(?!y|ies)|mobili[sz](?!ation))\w*"
)
SENT = re.compile(rf"\b{SENDS}\b", re.IGNORECASE)
SENDER = re.compile(
    r"\b(?i:did|does|has|have|had|is|are|was|were|will|would|can|could|may|might)\s(?:the\s)?"
    rf"(?P<who>(?:[A-Z][\w.’'-]*\s){{1,4}})(?:\w+\s){{0,3}}?{SENDS}\b"
    rf"|\b{SENDS}\b[^?]*?\sby\s(?:the\s)?(?P<by>(?:[A-Z][\w.’'-]*\s?){{1,4}})"
)
GERUND = re.compile(r"\b(?:by|of|for|from)\s$")  # helps Norway's navy by sending boats
LISTED = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)?(?:,|,?\sand)\s(?:the\s)?")  # Laos, and
BESIDE = re.compile(
    r"\b(?:alongside|with|against|to|for|toward|towards|in|into|on|at|by|near)\s(?:the\s)?$"
)


def noun_phrase(figure: Figure) -> str:
    """The few words after a figure, up to the end of its clause; "-day-old" stays one word."""
    after = figure.text[figure.end : figure.end + 80]
    if after.startswith("-"):
        return after.split()[0]
    return " ".join(counted_words(figure).split()[:NOUN_WORDS])


def counted_words(figure: Figure) -> str:
    """The words after a figure that say of whom and where, to the end of its clause."""
    after = figure.text[figure.end :]
    cut = CLAUSE_END.search(after)
    return after[: cut.start() if cut else len(after)].strip()


def foreign(plan: Plan, figure: Figure, before: Sequence[str], wanted: Collection[str]) -> bool:
    """Who is counted bears another name than in the question: Ukrainian soldiers, Korean ones.

    `before` are the sentences that precede the text, `wanted` the nouns that count the same. A
    figure that names nobody counts the last of these whom the text spoke of: where those are of a
    country, NATO's soldiers are only what stands right after its name.
    """
    asked, own = countries(plan.counted), named_as(figure)
    if asked:
        there = countries(" ".join(own)) or _last_counted(figure, before, wanted)
        if not there and CITIZENS.search(plan.counted):
            return set(asked).isdisjoint(countries(figure.text))
        return bool(own or there) and not set(asked) & set(there)
    asked_words = [word for name in names(f"x {plan.counted}") for word in name.words]
    if not own and _last_counted(figure, before, wanted):
        own = [name.text for name in names(figure.text[: figure.start])[-1:]]
    there_words = [w for name in own for one in names(f"x {name}") for w in one.words]
    known = any(known_name(word, there_words) for word in asked_words)
    return bool(asked_words and there_words) and not known


def named_as(figure: Figure) -> list[str]:
    """The names that what a figure counts bears: North Korean troops, men from Laos.

    "Of them" is whoever was counted or named before; a bare figure counts what the other figure of
    its text does.
    """
    text, noun = figure.text, noun_phrase(figure)
    if OF_THEM.match(noun):
        before = [name for name in names(text[: figure.start]) if COUNTABLE.match(text, name.end)]
        return [before[-1].text] if before else []
    if not noun:
        others = [other for other in figures(text) if other.start != figure.start]
        return [w for o in others if noun_phrase(o) for w in named_as(o)]
    phrase = f"x {counted_words(figure)}"
    reach = len(" ".join(phrase.split()[: NOUN_WORDS + 3]))
    return [n.text for n in names(phrase) if n.start < reach and BEARS.search(phrase[: n.start])]


def _last_counted(figure: Figure, before: Sequence[str], wanted: Collection[str]) -> list[str]:
    """The country whose people the text spoke of last before a figure, none if of nobody's."""
    left = figure.text[: figure.start]
    sent = _sends_them(f"{left}{noun_phrase(figure)}", wanted)
    for words in (left, *reversed(before[-LOOKED_BACK:]), figure.text[figure.end :]):
        named = [country for at, country in country_places(words) if of_people(words[at:], wanted)]
        if found := named or sent or _sends_them(words, wanted):
            return found[-1:]
    return []


def _sends_them(words: str, wanted: Collection[str]) -> list[str]:
    """The country that sends some of those wanted: Denmark sent thousands of troops."""
    for verb in SENT.finditer(words):
        sent = {word.strip(".,") for word in words[verb.end() :].casefold().split()[:SENT_WITHIN]}
        if sent & set(wanted):
            return _subject(words[: verb.start()])
    return []


def subjects_before(text: str, verb: re.Match[str]) -> list[str]:
    """The countries that do what a verb says, as far as their places tell: all that are listed."""
    words = text[: verb.start()]
    named = country_places(words)
    subject = _subject(words)
    found = list[str]()
    for i, (at, country) in reversed(list(enumerate(named))):
        follows = i + 1 < len(named) and LISTED.fullmatch(words, at, named[i + 1][0])
        if country in subject or (found and follows):
            found.append(country)
        elif found:
            break
    return found


def _subject(words: str) -> list[str]:
    """The last country before a verb that no preposition goes before, of "by sending" the first."""
    named = country_places(words)
    acting = [country for at, country in named if not BESIDE.search(words[:at])]
    return acting[:1] if GERUND.search(words) else acting[-1:]


def of_people(words: str, wanted: Collection[str]) -> bool:
    """These words begin with a name and one of the nouns wanted, or with a people."""
    phrase = ASIDE.split(words, maxsplit=1)[0].split()[:NAMED_WITHIN]
    first = [word.strip(".'’?!").casefold() for word in phrase]
    people = re.match(r"\w+(?:[ -][A-Z]\w+)?s\b(?![’'])", words)
    return bool(set(first) & set(wanted)) or bool(people and is_people(people.group()))


def is_people(word: str) -> bool:
    """A plural that names a people: North Koreans, Russians; not a country that ends in s."""
    return bool(countries(word)) and countries(word[:-1]) == countries(word)


def of_another_sender(
    plan: Plan, figure: Figure, before: Sequence[str], wanted: Collection[str]
) -> bool:
    """The question asks whom one country sends, and this figure is sent by, or of, another."""
    match = SENDER.search(plan.question)
    senders = countries(match["who"] or match["by"] or "") if match else []
    asked = [sender for sender in senders if sender not in countries(plan.speaker)]
    if not asked or countries(plan.counted):
        return False
    verbs = [verb for verb in SENT.finditer(figure.text) if verb.end() <= figure.start]
    by = _subject(figure.text[: verbs[-1].start()]) if verbs else []
    of_whom = countries(" ".join(named_as(figure)))
    there = by or of_whom or _last_counted(figure, before, wanted)
    return bool(there) and not set(asked) & set(there)
