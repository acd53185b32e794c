"""Figures that count nothing, told by their shape: ages, codes, scores, parts between dashes."""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus.words import STOPWORDS, fold_words
from qa.evidence.figures.whose import noun_phrase
from qa.reading.numbers import Figure, figures
from qa.reading.telling import VERBS

AGED = re.compile(  # with the word before the name
    r"(?:\w+\s)?(?:[^\W\d_a-zß-öø-ÿ][\w’'-]+\s)*[^\W\d_a-zß-öø-ÿ][\w’'-]+,\s(?:aged\s)?$"
)
OF_AGE = re.compile(r"\b(?:under|ages?|aged|age of|older than|younger than)\s$", re.IGNORECASE)
IS, WHEN = re.compile(r"\b(?:is|was|been)\s$"), re.compile(r"\s(?:when\s(?:he|she)|at the time)\b")
OR_OLDER = re.compile(
    r"\s(?:or|and)\s(?:older|over|up|younger|under)(?=\W*$|[,;]|\s(?:is|are|was|were|may|can|must)\b)"
)
CODE = re.compile(  # EST. 5712
    r"\b(?:EST\.?|Nos?\.|Code|Lot|Flight|Route|Highway|Interstate|Bill|Section|Room|Channel"
    r"|Game|Week|Round|Season|Chapter|Phase)\s$"
    r"|(?i:\b(?:product|date|item|lot|run|batch)\s(?:codes?|nos?\.?|numbers?)\s(?:of\s)?)$"
)
DENIES = re.compile(  # denied that it was 600; it is 40, not 90; but dismissed 90 workers
    r"(?:\bnot\s(?:the\s)?|\b(?:den(?:ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es))\s"
    r"(?:[\w’'-]+\s){0,3}?(?:that|having|reports?|claims?|allegations?|figures?|estimates?)\s"
    rf"(?:(?!\s(?:and|but)\s(?:\w+\s)?(?:{VERBS})\b)[^“”\",;])*)$",
    re.IGNORECASE,
)
UNTRUE = re.compile(
    r"[^.;“”\"]*\b(?:is|are|was|were)\s(?:not\s(?:true|right|correct)|false|untrue|wrong)\b"
)
SCORE = re.compile(r"\d[-–]\d")  # 34-18
DASH = re.compile(r"\s[–—-]\s|\s?—\s?")
WHOLE = re.compile(r"\sof\s(?:its\s|their\s|all\s|(?:the\s)?\w+['’]s?\s)?$")
PART = re.compile(r"\bof (?:them|whom|which)\b|\bincluding\b|\bamong them\b", re.IGNORECASE)
PLACED = frozenset("in at from near on of".split())
OLDEST = 120


def is_code(figure: Figure) -> bool:
    """A figure numbers or names a thing: Flight 12."""
    return bool(CODE.search(figure.text[: figure.start]))


def is_denied(text: str, start: int, end: int) -> bool:
    """Whoever speaks says that the figure or day at this place is not so."""
    return bool(DENIES.search(text[:start]) or UNTRUE.match(text, end))


def breaks_down(figure: Figure) -> bool:
    """Between dashes a figure tells a part of one before: 98 people – 46 of them women – came."""
    before, after = figure.text_before, figure.text[figure.end :]
    opened = [match.start() for match in DASH.finditer(before)]
    closes = DASH.search(after)
    if len(opened) % 2 == 0 or closes is None or not figures(before[: opened[-1]]):
        return False
    inside = figure.text[opened[-1] : figure.end + closes.start()]
    return len(figures(inside)) > 1 or bool(PART.search(inside))


def is_whole(figure: Figure) -> bool:
    """Of as many a figure before tells how many do something: 40 of 90 boats, of the town's 90."""
    whole = WHOLE.search(figure.text_before)
    return whole is not None and any(one.end == whole.start() for one in figures(figure.text))


def is_score(figure: Figure, noun: str, wanted: Collection[str]) -> bool:
    """One of two figures with a dash between them that count nothing: 34-18, but 30-40 people."""
    joined = SCORE.search(figure.text, max(0, figure.start - 2), figure.end + 2)
    return bool(joined) and set(wanted).isdisjoint(fold_words(noun) + noun.split())


def is_age(figure: Figure) -> bool:
    """A figure between commas behind a name: Anna Lind, 58, left; not so in Vik, 58.

    And one with nothing counted behind "under" or before "or older"; he was 58 when he left.
    """
    if IS.search(figure.text_before) and WHEN.match(figure.text, figure.end):
        return figure.value <= OLDEST
    if OF_AGE.search(figure.text[: figure.start]) or OR_OLDER.match(figure.text, figure.end):
        noun = fold_words(noun_phrase(figure))[:1]
        if STOPWORDS.issuperset(noun) and figure.value <= OLDEST:
            return True
    match = AGED.search(figure.text_before)
    ends = figure.text[figure.end : figure.end + 1] in (",", ".")
    if match is None or figure.value > OLDEST or not ends:
        return False
    return PLACED.isdisjoint(match.group().casefold().split()[:2])
