"""Words folded so that one name in many spellings, and one number in many forms, compare equal."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"\d+(?:,\d{3})+(?!\d)|\w+")
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
LONG_WORD = re.compile(r"\w{4,}")  # nearly all of these carry meaning
POSSESSIVE = re.compile(r"['’]s\b")
SLAVIC_ENDING = re.compile(r"(?<=.)[eiy]*[yij]+$")
LATIN_SPELLINGS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
)

WITHOUT_WEIGHT = """
    a about also am an and any are as at be been being but by can could d did do does for from
    had has have he her him his how i if in into is it its just ll m me my no nor not of on or our
    re s she should so t than that the their them then there these they this those to ve very was
    we were what when where which while who whom whose why will with would you your
"""  # s and t, m and ll are what an apostrophe leaves


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """`word` without case, accents, digit separators and the endings that romanisations differ in.

    >>> {fold_word(w) for w in ("Zelensky", "Zelenskiy", "Zelenskyy", "Zelenskyj")}
    {'zelenski'}
    >>> fold_word("10,000")
    '10000'
    """
    lowered = word.casefold().translate(LATIN_SPELLINGS).replace(",", "")
    if not lowered.isascii():
        lowered = "".join(
            c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
        )
    return SLAVIC_ENDING.sub("i", lowered) if len(lowered) > 3 else lowered


# As they are written, and as they are folded.
STOPWORDS = frozenset(form for word in WITHOUT_WEIGHT.split() for form in (word, fold_word(word)))


def fold_words(text: str) -> list[str]:
    """The words of `text` in order, folded, without possessive endings; U.S. is one word."""
    return list(_folded(text))


@lru_cache(maxsize=5_000)  # texts, names and words are asked for again and again
def _folded(text: str) -> tuple[str, ...]:
    whole = DOTTED.sub(lambda match: match.group().replace(".", ""), POSSESSIVE.sub("", text))
    return tuple(fold_word(word) for word in WORD.findall(whole))


def content_words(text: str) -> list[str]:
    """The folded words of `text` that carry meaning, in order.

    >>> content_words("They say that I'm very late")
    ['say', 'late']
    """
    return [word for word in fold_words(text) if word not in STOPWORDS]


def compact(text: str) -> str:
    """`text` without case, space and signs, to compare names and headlines.

    >>> compact("Byline News!")
    'bylinenews'
    """
    return re.sub(r"\W+", "", text).casefold()


def one_line(text: str) -> str:
    r"""The words of `text` on one line, one blank between them; empty where it has none.

    >>> one_line(" It rained\n\nin Vik. ")
    'It rained in Vik.'
    """
    return " ".join(text.split())


def readable(text: str) -> str:
    r"""`text` with half surrogate pairs, which can be neither encoded nor cut into tokens, as "?".

    >>> readable("\ud800 rose")
    '? rose'
    """
    return text.encode(errors="replace").decode()
