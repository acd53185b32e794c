"""The names of a question in small letters, with the capitals that they have in articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS, fold_word
from qa.questions.wording import is_shouted
from qa.reading.names import CALENDAR, ROLES, names
from qa.reading.people import described
from qa.reading.places import countries, country_places, is_adjective

I_AM = re.compile(r"\bI\b")
WORD = re.compile(r"\b(?<!['’])[^\W\d_]")
SMALL = re.compile(r"(?<![\w./@-])[a-z]{3,}(?![\w/@-]|\.\w)")  # not within addresses
OWNER = re.compile(r"\b([a-z]{3,})s(?=\s[a-z])")  # without its apostrophe
THE_US = re.compile(r"\bthe us\b")  # which is nobody's pronoun
VERBS = frozenset(("polish",))  # which are words of countries too
ONE_WORD = re.compile(r"([A-Z][a-z]{2,})\W*")  # capitalised for its place, or a name
CLOSING = ".!?…:\"'”’)]"  # behind a sentence
WHOLE_WORD = re.compile(r"\w+(?:-\w+)*")
OPENED = re.compile(r"(?:^|:\s?|[“\"‘(])$")  # before the first word of what is said
LONG_ENOUGH = 5  # letters of a name of which there are several spellings
OFTEN = 2  # times that texts have a name of one word: one capital may be of a headline


def in_small_letters(question: str) -> bool:
    """No word of it but the first has capitals, or all of several words are capitals.

    >>> in_small_letters("who is lind?"), in_small_letters("Is Lind here?")
    (True, False)
    """
    return is_shouted(question) or not any(
        letter.isupper() for letter in I_AM.sub("", question)[1:]
    )


def with_names(question: str, texts: Sequence[str]) -> str:
    """The question with capitals for countries and names that texts do not write small as well.

    A name of one word must come twice, or within a longer name: "long" in "how long" stays small,
    though somebody may be called Long. Then the first word gets a capital too, unless it stands
    alone and is no name.

    >>> with_names("did ole berg of danish radio call it rain?", ["Mayor Ole Berg felt rain."])
    'Did Ole Berg of Danish radio call it rain?'
    """
    whole = "\n".join(texts)
    if (one := ONE_WORD.fullmatch(question)) and _is_mostly_small(one.group(1), whole):
        return question.lower()
    text = _with_countries(question.lower() if question.isupper() else question, whole)
    found = sorted((name for one in texts for name in _named(one)), key=str.isupper)
    written = {name.lower(): name for name in found}
    parts = {word for name in found if " " in name for word in name.split()}
    often = Counter(WHOLE_WORD.findall(whole))
    sure = [
        small
        for small, name in written.items()
        if not _is_written_small(small, name, whole)
        and (" " in name or name in parts or often[name] >= OFTEN)
    ]
    longest = "|".join(re.escape(name) for name in sorted(sure, key=len, reverse=True))
    whole_words = re.compile(
        rf"(?<![\w-])(?<!\bhow )(?:{longest or '(?!)'})(?![\w-])", re.IGNORECASE
    )
    made = whole_words.sub(lambda match: written[match.group().lower()], text)
    folded = {fold_word(name) for name in sure if " " not in written[name]}
    small = set(SMALL.findall(whole))
    made = SMALL.sub(lambda match: _spelled_alike(match.group(), folded, small), made)
    return made if made == question else made[:1].upper() + made[1:]


def _spelled_alike(word: str, folded: Set[str], small: Set[str]) -> str:
    """A word with a capital if it is another spelling of a name and texts never write it small."""
    alike = len(word) >= LONG_ENOUGH and fold_word(word) in folded and word not in small
    return word.capitalize() if alike else word


def _named(text: str) -> Iterator[str]:
    """The names of a text, the last ones of people, and what is short for a name: UN.

    No word that only opens a sentence, and nothing of a headline.
    """
    spans = [(start, end) for start, end in sentence_spans(text) if text[:end][-1] in CLOSING]
    told = [(text[start:end], name) for start, end in spans for name in names(text[start:end])]
    found = [n.text for said, n in told if " " in n.text or not OPENED.search(said[: n.start])]
    people = [one.name for one in described(text)]
    short = [word for name in found for word in name.split() if word.isupper() and len(word) > 1]
    for name in (*found, *people, *(person.split()[-1] for person in people), *short):
        plain = " ".join(name.split())
        if plain.lower() not in STOPWORDS | CALENDAR | ROLES:
            yield plain


def _is_mostly_small(word: str, texts: str) -> bool:
    """Texts rather write it with a small letter: inflation."""
    small = len(re.findall(rf"\b{word.lower()}\b", texts))
    return len(re.findall(rf"\b{word}\b", texts)) < small


def _is_written_small(small: str, name: str, texts: str) -> bool:
    """A word of the name begins with a small letter elsewhere: the War Zone, the war zone."""
    there = re.finditer(rf"(?<!\w){re.escape(small)}(?!\w)", texts, re.IGNORECASE)
    capitals = sum(word[0].isupper() for word in name.split())
    return any(sum(w[0].isupper() for w in one.group().split()) < capitals for one in there)


def _with_countries(text: str, texts: str) -> str:
    """A text in which the words of countries have capitals: north koreans, russias envoy.

    Not those that other texts write small: turkeys.
    """
    small = frozenset(SMALL.findall(texts)) | VERBS
    text = THE_US.sub("the US", text)
    text = OWNER.sub(
        lambda match: f"{match[1]}'s" if _is_country(match[1], small) else match[0], text
    )
    titled, made = WORD.sub(lambda match: match.group().upper(), text), text
    for start, _ in country_places(titled):
        first = re.compile(r"\w+").match(titled, start)
        two = re.compile(r"\w+\s\w+").match(titled, start)
        found = first if first and countries(first.group()) else two
        if found and found.group().lower() not in small:
            made = made[:start] + found.group() + made[found.end() :]
    return made


def _is_country(owner: str, small: Set[str]) -> bool:
    """A country, neither its people nor one that ends with an s itself, and no turkey."""
    name = owner.capitalize()
    known = bool(countries(name)) and not (is_adjective(name) or countries(f"{name}s"))
    return known and small.isdisjoint((owner, f"{owner}s"))
