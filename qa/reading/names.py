"""Proper names in text, and whether two spellings name the same person, place or body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rapidfuzz import fuzz

from corpus.words import STOPWORDS, fold_word, fold_words
from qa.reading.dates import MONTH, MONTH_NAMES, WEEKDAYS
from qa.reading.places import countries, same_country
from qa.reading.spelled import SPELLED

SHORT_TITLES = "Mr Mrs Ms Messrs Dr Prof Rep Sen Gov Gen Maj Col Capt Lt Sgt Adm Rev Hon".split()
SHORT = rf"(?:{'|'.join([*SHORT_TITLES, 'St'])})\.(?=\s[A-Z])"  # before a name; St. Louis
CAPITALISED = rf"{SHORT}|(?:[A-Z]\.)+[A-Z]?\.?|[a-z]?[^\W\d_a-zß-öø-ÿ][\w’']*(?:-\w+)*"
FIELDS = (  # of bodies that are named by two: no body itself, as the White House is one
    "Air|Aeronautics|Agriculture|Arts?|Bill|Business|Clean|Climate|Commodity|Communications|Consumer"
    "|Culture|Customs|Defen[cs]e|Digital|Disaster|Education|Election|Energy|Environment|Finance|Fish"
    "|Food|Foreign|Forests?|Health|Home|Housing|Immigration|Industry|Information|Innovation"
    "|Intelligence|Internal|Investment|Justice|Labou?r|Land|Law|Medicines|Mines|Nuclear|Oceanic|Oil"
    "|Oversight|Parks|Planning|Public|Quality|Research|Rules|Safety|Science|Securities|Social|Space"
    "|Sports?|Technology|Telecommunications|Tourism|Trade|Transport|Treasury|Water|Ways|Welfare"
    "|Wildlife|Work"
)
JOINT_BODY = (  # the Food and Drug Administration
    rf"(?:(?<=the\s)|The\s)(?:(?:{CAPITALISED})\s)?(?:{FIELDS})\sand\s(?:(?:{CAPITALISED})\s)+"
    r"(?:Administration|Agency|Association|Authority|Board|Bureau|Commission|Committee|Council"
    r"|Department|Foundation|Fund|Group|Institute|Ministry|Organi[sz]ation|PAC|Party|Services?"
    r"|Society|Union)\b"
)
NAME = re.compile(
    rf"(?<!\w)(?:{JOINT_BODY}|(?:{CAPITALISED})"  # not the Pad of an iPad
    rf"(?:\s(?:(?:of|the|de|van|von|bin|al|el|la|du|for)\s){{0,2}}(?:{CAPITALISED}))*)"
)
POSTED_TO = re.compile(  # the ambassador to Norway Anna Lind, whose name is not Norway Anna Lind
    r"\b(?:ambassador|envoy|consul|representative|delegate|attach[ée]|nuncio)\s(?:to|in)\s(?:the\s)?$",
    re.IGNORECASE,
)
POSTED_AT = re.compile(r"(?:United Nations|European Union)\b")
APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w{2})")
NUMBERED, NUMBER_OF = re.compile(r"\.?\s?\d"), re.compile(r"(?:^|\s)Nos?$")  # Wells Nos. 2 and 3
POSSESSIVE = re.compile(r"['’]s?$")
CALENDAR = frozenset((*WEEKDAYS, *MONTH_NAMES))
DAY_OR_MONTH = rf"(?:{'|'.join(sorted(CALENDAR))})"
OF_A_MONTH = re.compile(  # behind a name: Lind's June visit
    rf"(?<=['’]s)\s{DAY_OR_MONTH}\b(?!\s(?-i:[A-Z])).*", re.IGNORECASE
)
COUNT = re.compile(SPELLED, re.IGNORECASE)  # Thirty-two
DATED = re.compile(rf"(?:{MONTH})\.?\s\d", re.IGNORECASE)  # Nov. 1, not Jan
OPENERS = frozenset(  # words that open sentences, and are capitalised for that alone
    "yesterday today tomorrow later earlier meanwhile however still now then also while although"
    " though since because despite after before during until according both each every another"
    " other such some most many few several only even yet thus hence overall finally initially"
    " previously recently currently reportedly apparently once here there perhaps please based"
    " nobody none nothing everybody everyone everything somebody someone something anybody anyone"
    " given fewer nearly roughly considering regarding concerning among between besides following"
    " moreover furthermore additionally therefore nevertheless yes name senior former legendary"
    " veteran dozens hundreds thousands millions".split()
)
TITLES = (
    "president minister chancellor secretary general spokesperson spokesman spokeswoman ambassador"
    " senator representative governor mayor chief chair chairman chairwoman director commander king"
    " queen prince princess pope judge justice premier leader dictator sir dame lord lady adviser"
    " advisor deputy speaker congressman congresswoman head officer executive ceo editor coach"
    " captain doctor professor counterpart envoy"
)
OF_PEOPLE = r"(?:[oe]rs|ists|ials|men|women|ians|[ae]nts|tives|crats|allies)"  # ends a plural
ROLES = frozenset(  # as they are written, and as they are folded
    form
    for title in (*TITLES.split(), *(title.casefold() for title in SHORT_TITLES))
    for form in (title, fold_word(title))
)
OF_A_BODY = re.compile(  # the Bank of England is no Bank, as the King of Norway is a King
    r"\b(?:Academy|Agency|Alliance|Army|Association|Bank|Board|Bureau|Centers?|Centre|Chamber|Church"
    r"|City|Coalition|College|Commission|Committee|Commonwealth|Community|Conference|Congress|Council|Court|Department|Division"
    r"|Federation|Foundation|Front|Fund|Hall|House|Institutes?|Laboratory|League|Library|Medal|Ministry|Movement|Museum|Network"
    r"|Office|Organi[sz]ation|Party|Republic|School|Services?|Society|State|States|Union|University"
    r"|Voice)\sof\s"
)
QUARTERS = {
    f"q{i}": frozenset((nth, "quarter"))
    for i, nth in enumerate(("first", "second", "third", "fourth"), start=1)
}
FUZZY = 87  # of 100: Mohammed and Muhammad pass, Barrot and Barrett do not
EI = r"(?<=\w\w)ei(?=\w\w)|(?<=\w{3})ei"  # Hussein and Oteibi, not Klein and Klain
SPELT = tuple(  # as romanisations differ: Khan, Djaparov and Zhaparov, Sergeyev, Hussain
    (re.compile(spelt), sound)
    for spelt, sound in (
        *(("ph", "f"), ("kh", "h"), ("dzh|zh|dj", "j"), ("ou", "u"), ("y", "i")),
        *(("iev", "ev"), (EI, "ai")),
    )
)
OF_A_WORD = re.compile(r"(?:i?an?|n|i|es|ese|er|ish|e?d|ing|e|y)?s?")  # Gazans, killed
ENDING = re.compile(r"w$|(.)\1$")  # Budanow, Zelenskyy


@dataclass(frozen=True, slots=True)
class Name:
    """`text[start:end]`, a run of capitalised words."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """Its folded words, in order."""
        return [word for word in fold_words(self.text) if word not in STOPWORDS]


@lru_cache(maxsize=5_000)
def names(text: str) -> tuple[Name, ...]:
    """The proper names of `text` in order; days, months and numbers in words are none.

    A word that only opens a sentence is taken for a name too, unless it is a function word.

    >>> [name.text for name in names("the ambassador to South Korea Anna Lind")]
    ['South Korea', 'Anna Lind']
    >>> [name.text for name in names("the Food and Drug Administration told Lind and Berg")]
    ['Food and Drug Administration', 'Lind', 'Berg']
    """
    return tuple(name for match in NAME.finditer(text) for name in _trimmed(match))


def _trimmed(match: re.Match[str]) -> list[Name]:
    start, raw = match.start(), match.group()
    while raw and _is_plain(raw.split()[0]):
        first = raw.split()[0]
        rest = raw[len(first) :].lstrip()
        start, raw = start + len(raw) - len(rest), rest
    if NUMBERED.match(match.string, match.end()):
        raw = NUMBER_OF.sub("", raw)
    raw = POSSESSIVE.sub("", OF_A_MONTH.sub("", raw))
    if not raw or _is_plain(raw) or COUNT.fullmatch(raw) or DATED.match(match.string, start):
        return []
    parts = _posted(raw) if POSTED_TO.search(match.string[:start]) else (raw,)
    ends = accumulate(len(part) + 1 for part in parts)
    return [
        Name(part, start + end - 1 - len(part), start + end - 1)
        for part, end in zip(parts, ends, strict=True)
    ]


def _posted(raw: str) -> tuple[str, ...]:
    """The country, capital or body with which a name begins, and the name of whoever is there."""
    words = raw.split(" ")
    for end in range(1, len(words) - 1):
        post = " ".join(words[:end])
        if countries(post) or POSTED_AT.fullmatch(post):
            return post, " ".join(words[end:])
    return (raw,)


def _is_plain(word: str) -> bool:
    folded = re.split("['’]", word.casefold().strip(".’'"))[0]
    if word.isupper() and len(folded) > 1:  # WHO, IT
        return False
    return folded in STOPWORDS or folded in CALENDAR or folded in OPENERS


@lru_cache(maxsize=50_000)
def same_name(left: str, right: str) -> bool:
    """The two name one thing: equal last words in any spelling, and no first names that clash.

    >>> same_name("Volodymyr Zelensky", "President Zelenskyy")
    True
    >>> same_name("Jan Kowalski", "Piotr Kowalski")
    False
    """
    a, b = _bare(left), _bare(right)
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        one, other = (a, b) if len(a) == 1 else (b, a)
        return alike(one[0], other[-1]) or alike(one[0], other[0]) or acronym(one, other)
    same_first = alike(a[0], b[0]) or a[0][:1] == b[0] or b[0][:1] == a[0]
    return alike(a[-1], b[-1]) and same_first


def alike(left: str, right: str) -> bool:
    """Two folded words that spellings of one name may differ by.

    >>> alike("budanow", "budanov"), alike("sibiha", "sybiha"), alike("walker", "waller")
    (True, True, False)
    """
    if left == right:
        return True
    if min(len(left), len(right)) < 5:
        return False
    near = left[0] == right[0] and fuzz.ratio(left, right) >= FUZZY
    return near or _sound(left) == _sound(right)


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """A folded word without what romanisations of other scripts differ by: Budanow, Budanov."""
    for spelt, sound in SPELT:
        word = spelt.sub(sound, word)
    return ENDING.sub(lambda end: end[1] or "v", word)


def known_name(word: str, known: Sequence[str]) -> bool:
    """A folded word stands among others, in another spelling or as the people of a place.

    >>> known_name("zelenski", ["zelenskii"]), known_name("french", ["france"])
    (True, True)
    """
    if word in QUARTERS:
        return word in known or QUARTERS[word] <= set(known)
    return word in known or any(_are_forms(word, other) for other in known)


@lru_cache(maxsize=100_000)
def _are_forms(word: str, other: str) -> bool:
    return same_country(word, other) or alike(word, other) or _same_root(word, other)


def is_part(name: Name, other: Name) -> bool:
    """The two are one, or the other has all words of the name: South Korea's Foreign Ministry."""
    words = other.words
    return same_name(name.text, other.text) or all(known_name(word, words) for word in name.words)


def _same_root(left: str, right: str) -> bool:
    """Ukraine and Ukrainian, Russia and Russians: all but the end of the shorter one is shared.

    Behind a whole short word only an ending: Gazans of Gaza, but no market of Mark.
    """
    size = min(len(left), len(right))
    if size == 4 and len(left) != len(right):
        end = max(left, right, key=len)[4:]
        return left[:4] == right[:4] and bool(OF_A_WORD.fullmatch(end))
    return size >= 4 and left[: max(4, size - 2)] == right[: max(4, size - 2)]


def acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """`short` is one word made of the initials of `long`."""
    return len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long)


def is_acronym(text: str, known: Sequence[str]) -> bool:
    """A word of capitals, an "s" for several aside, whose letters begin folded words in a row.

    >>> is_acronym("AFS", ["agency", "for", "food", "safety"])
    True
    """
    letters = text.removesuffix("s")
    if not (3 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()):
        return False
    size, folded = len(letters), letters.casefold()
    telling = [word for word in known if word not in STOPWORDS]
    runs = (words[i : i + size] for words in (known, telling) for i in range(len(words) - size + 1))
    return folded in known or any(acronym([folded], run) for run in runs)


def has_initials(text: str, name: str) -> bool:
    """A text has the initials of a name of several words in capitals, as bodies are called.

    >>> has_initials("GM sold it.", "General Motors"), has_initials("It sold.", "Ida Tell")
    (True, False)
    """
    initials = "".join(word[0] for word in fold_words(name) if word not in STOPWORDS).upper()
    return len(initials) > 1 and bool(re.search(rf"\b{initials}s?\b", text))


def _bare(name: str) -> list[str]:
    joined = APOSTROPHE.sub("", without_roles(name))  # O'Neal is one word
    words = [word for word in fold_words(joined) if word not in STOPWORDS]
    return [word for word in words if word not in ROLES] or words


def without_roles(name: str) -> str:
    """`name` without the titles before it: President Volodymyr Zelensky is Volodymyr Zelensky."""
    words = POSSESSIVE.sub("", name).split()
    last_role = max(
        (i for i, word in enumerate(words) if word.casefold().strip(".") in ROLES), default=-1
    )
    held = words[last_role + 1 :]
    if held[:1] == ["of"]:  # Secretary of State Antony Blinken, but the President of New Zealand
        held = held[-2:] if len(held) > 3 and all(w[:1].isupper() for w in held[1:]) else []
    bare = " ".join(held)
    one_of = last_role >= 0 or bare.count(" of ") == 1
    bare = bare.split(" of ")[0] if one_of and not OF_A_BODY.search(bare) else bare
    return bare if bare and last_role < len(words) - 1 else name
