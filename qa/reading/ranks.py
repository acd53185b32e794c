"""Ranks that things are given: the second step, step two."""

import re

from corpus.words import fold_words
from qa.reading.overlap import stems
from qa.reading.spelled import ONES

ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
ORDINAL = rf"(?:{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
BARE = re.compile(rf"\b{ORDINAL}\b(?=\s\d|[.,;:)]|\W*$)", re.IGNORECASE)
NTH = dict(zip([*ONES][1:], ORDINALS[:10], strict=False))  # one: first
SPELLED = {str(ONES[word]): (word, nth) for word, nth in NTH.items()}  # 1: one, first
RANKED = re.compile(
    rf"\b(?P<nth>{'|'.join(ORDINALS[1:10])})\s(?P<thing>step|point|stage|phase|part|condition|reason"
    r"|goal|aim|demand|measure|round|term|day|week|half|quarter)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(  # not in "by point five percent"
    rf"\b(?:the\s)?(?P<thing>step|point|stage|phase|part|round)\s(?P<n>{'|'.join(NTH)})\b"
    r"(?=\W*$|\s(?:of|in|for)\b)",
    re.IGNORECASE,
)


def place(rank: str) -> int:
    """Which a rank in words or figures is.

    >>> place("Third"), place("21st")
    (3, 21)
    """
    nth = rank.casefold()
    return ORDINALS.index(nth) + 1 if nth in ORDINALS else int(nth[:-2])


def bare_places(text: str) -> set[int]:
    """Which ranks stand in a text without what has them.

    >>> bare_places("Her second book sold 40 copies, her third 90; the first, none.")
    {1, 3}
    """
    return {place(match.group()) for match in BARE.finditer(text)}


def with_ranks(text: str) -> str:
    """A text in which a thing with its number behind it has it before: the first step.

    >>> with_ranks("What is step one of the plan?")
    'What is the first step of the plan?'
    """
    return NUMBERED.sub(lambda m: f"the {NTH[m['n'].casefold()]} {m['thing'].casefold()}", text)


def has_rank(rank: re.Match[str], text: str) -> bool:
    """Whether a text gives the thing of a match of `RANKED` that rank, in words or figures."""
    number = str(ORDINALS.index(rank["nth"].casefold()) + 1)
    nth = {rank["nth"].casefold(), number, *(number + end for end in ("st", "nd", "rd", "th"))}
    thing, words = set(stems(rank["thing"])), fold_words(text)
    places = [i for i, word in enumerate(words) if word in nth]
    return any(thing & set(stems(" ".join(words[i : i + 4]))) for i in places)
