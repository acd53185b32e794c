"""Whether somebody whom a question asks about speaks in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus import Article
from corpus.words import STOPWORDS, fold_words
from qa.reading.names import ROLES, has_initials, known_name, names, same_name
from qa.reading.people import (
    HOLDS,
    bearers,
    bearing,
    countries_of,
    country_alone,
    covers,
    meaning,
    serving,
)
from qa.reading.places import countries, same_country
from qa.reading.quotes import open_quotation
from qa.reading.speakers import SPOKEN_AFTER
from qa.reading.speakers_in_text import speakers_in_text
from qa.reading.speaking_together import together
from qa.reading.telling import telling
from qa.values import Evidence

SAYING = re.compile(  # right after a name: with Tom Ray warning of rain
    r"\s(?:\w+ly\s)?(?:saying|warning|telling|adding|claiming|noting|stressing|emphasi[sz]ing"
    r"|arguing|calling|announcing|insisting|denying|accusing|describing|pointing|urging|conveying"
    r"|stating|declaring|confirming|promising|vowing|pledging|demanding|expressing)\b"
)
BESIDE = re.compile(
    r"\b(?:alongside|beside|next to|flanked by)\s(?:[\w’'-]+\s){0,6}$", re.IGNORECASE
)
FOR_NOW = "interim", "acting", "new", "current", "incoming", "outgoing"  # chief executive
LISTED = re.compile(r",?\s(?:and\s)?(?:the\s)?")  # between names


def speaks(speaker: str, sentence: Evidence, beside: Sequence[Article] = ()) -> bool:
    """`speaker` says something in a sentence.

    An office speaks through whoever holds it, a body through whoever holds one of it, and a country
    through its offices and its people: "the Ukrainian president" is Zelensky, NATO its chief,
    "Russia" the Kremlin, Putin, its spokesman. Who holds an office is told by the article, or by
    others found `beside` it.
    """
    if not _words(speaker):
        return False
    spoken = _speakers(sentence)
    if any(_is_named(speaker, who) for who in [*spoken, *_beside_verbs(sentence.text)]):
        return True
    return any(_stands_for(who, speaker, sentence.article, beside) for who in spoken)


def is_meant(speaker: str, who: str, article: Article) -> bool:
    """`who`, as an article calls somebody, is the speaker, or speaks for it as in `speaks`."""
    return _is_named(speaker, who) or _stands_for(who, speaker, article, ())


def gives_words(sentence: Evidence) -> bool:
    """Somebody says something in a sentence."""
    return bool(_speakers(sentence))


def who_speaks(sentence: Evidence) -> list[str]:
    """Everybody who speaks in a sentence, by name where its article tells whom an office means."""
    return [who_is_meant(who, sentence.article) for who in _speakers(sentence)]


def _speakers(sentence: Evidence) -> list[str]:
    return speakers_in_text(sentence.article.text, sentence.start, sentence.end)


def _is_named(speaker: str, who: str) -> bool:
    """A name has a word of the speaker's, and is of the same country if the speaker is one.

    A word of several does not stand for a country or a body: Ho Un is not the United Nations, as
    "U.N. officials" are. Danish agencies are not Norway's spy agency.
    """
    there = countries(speaker)
    if there and meaning(speaker) == set(there):
        return bool(set(there) & set(countries(who)))
    if _is_office(speaker):
        return covers(speaker, who)
    if there and (other := countries(who)) and not set(there) & set(other):
        return False
    asked = [word for word in _words(speaker) if word not in ROLES]
    told = fold_words(who)
    if len(asked) == 1:
        return known_name(asked[0], told)
    if has_initials(who.replace(".", ""), speaker):
        return True
    shared = [
        a for a in asked if known_name(a, [t for t in told if a == t or not same_country(a, t)])
    ]
    part = all(known_name(t, asked) for t in told if t not in STOPWORDS | ROLES)
    return bool(shared) and (part or asked[-1] in shared)


def _words(speaker: str) -> list[str]:
    """The words of a name but for the light ones; in capitals they are no such: the WHO."""
    capitals = fold_words(" ".join(word for word in speaker.split() if word.isupper()))
    return [word for word in fold_words(speaker) if word not in STOPWORDS or word in capitals]


def _is_office(speaker: str) -> bool:
    """A phrase is a rank and no name: France's defence minister, a Norrby official's spokesman.

    Of a country in whatever letters (the US Secretary of State, but not who is named behind it), of
    another body in small ones: Anna Mayor is somebody.
    """
    office, *of = re.split(r"\s(?:of|to)\s", speaker)
    rank = office.split()[-1:]
    if set(fold_words(" ".join(rank))).isdisjoint(ROLES):
        return False
    if not countries(speaker):
        return rank[0].islower() or rank[0].isupper()
    named = [n.text for n in names(" of ".join(of)) if " " in n.text]
    return all(meaning(name) == set(countries(name)) for name in named)


def _is_body_of(speaker: str, who: str) -> bool:
    """Who speaks is all that an office names beside its rank: the police, of its spokesman.

    No country, though: much is said for it.
    """
    body = meaning(speaker).difference(meaning(" ".join(ROLES)))
    return not countries(speaker) and bool(body) and meaning(who) == body


def _stands_for(who: str, speaker: str, article: Article, beside: Sequence[Article]) -> bool:
    """Somebody who speaks in an article holds the office, or one of the country, that is asked."""
    meant = who_is_meant(who, article)
    if _is_body_of(speaker, who) if _is_office(speaker) else same_name(meant, speaker):
        return True
    asked = countries(speaker)
    only_a_country = not set(meaning(speaker)) - set(asked)
    if only_a_country and set(asked) & set(countries(meant)):
        return True
    texts = [f"{one.title}. {one.text}" for one in (article, *beside)]
    if only_a_country:
        return any(set(asked) & countries_of(meant, text) for text in texts)
    holder = _holder_by_article(speaker, article) if _is_office(speaker) else None
    if holder and same_name(meant, holder):
        return True
    holding = bearers if _is_office(speaker) or set(fold_words(speaker)) & HOLDS else serving
    return any(same_name(meant, holder) for text in texts for holder in holding(speaker, text))


def _holder_by_article(office: str, article: Article) -> str | None:
    """The only one who holds an office in an article about the body or country of the office.

    "Prime Minister Anna Lind", where her country stands elsewhere, and "chief executive Ole Berg"
    under a headline that names the company.
    """
    if asked := countries(office):
        about = set(asked) <= set(countries(f"{article.title}. {article.text}"))
        return _holder(office, article.text) if about else None
    named = fold_words(" ".join(name.text for name in names(office)))
    body = {word for word in named if word not in ROLES | STOPWORDS}
    if not body or not body <= set(fold_words(article.title)):
        return None
    aside = body.union(FOR_NOW)
    rank = " ".join(word for word in office.split() if aside.isdisjoint(fold_words(word)))
    found = bearing(rank, [article.text])
    alone = {one.name for one in found if not _names_a_body(one.words, rank)}
    return alone.pop() if len(alone) == 1 else None


def _names_a_body(words: str, rank: str) -> bool:
    """Words beside a name hold a capital that is of no rank: Norda chief executive."""
    capitals = fold_words(" ".join(w for w in words.split() if w[:1].isupper()))
    return not ROLES.union(fold_words(rank), STOPWORDS, FOR_NOW) >= set(capitals)


def one_voice(left: str, right: str, articles: Iterable[Article]) -> bool:
    """The two name one speaker, or a body and somebody who holds an office of it in an article.

    What a service reports and what its head says is of one voice, and what Lind and Berg say
    together is of each of them.
    """
    if any(same_name(a, b) for a in _each(left) for b in _each(right)):
        return True
    texts = [article.text for article in articles]
    pairs = ((left, right), (right, left))
    return any(
        same_name(who, holder) for body, who in pairs for t in texts for holder in serving(body, t)
    )


def _each(speaker: str) -> list[str]:
    """The speaker, and those whose names are joined in it."""
    joined = [name.text for name in names(speaker)] if " and " in speaker else []
    return [speaker, *joined] if len(joined) > 1 else [speaker]


def who_is_meant(who: str, article: Article) -> str:
    """The name of somebody whom an article calls by an office or a common noun alone.

    "The Ukrainian president" is who bears that title in the article, if it is one person, "the
    service" the last body there with that word in its name; "American", before an estimate, is the
    United States. Anything else stays as it is.
    """
    if set(fold_words(who)) & ROLES:
        return _holder(who, article.text) or who
    if who.islower():
        bodies = [name.text for name in names(article.text) if " " in name.text]
        last = who.split()[-1]
        return next((b for b in bodies if fold_words(b)[-1:] == fold_words(last)), who)
    country = country_alone(who)
    return country.title() if country else who


def all_meant(who: str, text: str, article: Article) -> str:
    """`who_is_meant`, with all who a sentence says speak together: Lind and Berg."""
    meant = [who_is_meant(one, article) for one in together(text, who)]
    return " and ".join(filter(None, (", ".join(meant[:-1]), meant[-1])))


def _holder(office: str, text: str) -> str | None:
    """The only one who holds an office in a text; a country need not stand beside the name."""
    holders = bearers(office, text)
    if not holders:
        plain = (word if word.isupper() else word.title() for word in office.split())
        rank = " ".join(word for word in plain if not countries(word))
        holders = [name for name in bearers(rank, text) if not countries_of(name, text)]
    return holders[0] if len(holders) == 1 else None


def _beside_verbs(text: str) -> list[str]:
    """The last two names before the first verb of saying, which may be joined: Lind and Berg said.

    With all that are listed before them: "Lind, Berg and Holt said", but not those beside whom
    somebody spoke, nor any in quotation marks. And those right before a participle of it: "with Tom
    Ray warning of rain".
    """
    verb = next(iter(telling(text)), None)
    inverted = verb is None or SPOKEN_AFTER.match(text, verb.start())
    left = "" if verb is None or inverted else text[: verb.start()]
    named = [name for name in names(left) if not BESIDE.search(left[: name.start])]
    named = [name for name in named if open_quotation(left[: name.start]) is None]
    first = max(0, len(named) - 2)
    while first and LISTED.fullmatch(text, named[first - 1].end, named[first].start):
        first -= 1
    saying = [name for name in names(text) if SAYING.match(text, name.end)]
    return [name.text for name in (*named[first:], *saying)]
