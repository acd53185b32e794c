"""Sentences with exact offsets, by the marks that end them and the abbreviations that do not."""

import re
from collections.abc import Iterator
from functools import lru_cache

Span = tuple[int, int]

TITLES = (
    "mr mrs ms dr prof gen lt col maj capt cpt sgt cmdr adm rev hon pres gov sen rep amb st sr jr"
    " messrs"
)
MONTHS = "jan feb mar apr jun jul aug sept sep oct nov dec"
OTHERS = (
    "vs etc e.g i.e cf al fig approx dept est inc corp ltd co bros no nos vol pp ed art mt ft ave"
)
STATES = (  # of America, in datelines: MALIBU, Calif. — A fire
    "ala ariz ark calif colo conn del fla kan mass mich minn mo mont neb nev okla ore penn tenn tex"
    " va vt wash wis wyo"
)
ABBREVIATIONS = frozenset(f"{TITLES} {MONTHS} {OTHERS} {STATES}".split())
NEVER_LAST = frozenset(f"{TITLES} {MONTHS} no nos vs e.g i.e cf fig approx vol pp mt".split())
STARTERS = frozenset(
    "the a an it its he she they we i you his her their our this that these those there but and or"
    " so in on at by for from to with after before during since until when while if as however"
    " meanwhile what who why how where not no some many most several earlier later last both one"
    " two".split()
)

BLOCK = re.compile(r"[^\n]+")
LOST_BREAK, BEGINS = r"(?<=[a-z]{2})[.!?]+", r"[A-Z][a-z]+"  # the office.Firefighters came
END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s)"  # a mark, what closes after it, and space
    rf"|{LOST_BREAK}(?={BEGINS}\s)"  # a paragraph lost its break, as the word behind it tells
    r"|[。！？][」』”’]*"  # full-width marks need no space
)
LAST_WORD = re.compile(r"[\w.&'’-]*$")
DASH = re.compile(r"\s+[–—-]+\s")  # goes on after a dateline, and does not begin a sentence
SAYS_IT = re.compile(  # “Is it late?” Anna Lind asked.
    r"(?<=[?!][\"”»])\s(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|asked|asks|wrote|added|replied)\b"
    r"(?=[.,]|\s(?:in|on|at|during|after|before)\b|\s[A-Z][\w’-]*[.,])"
)
NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[¿¡-]*\s*(\w[\w'’.-]*)?")
SITE = re.compile(r"(?:[a-z\d-]+\.)+[a-z]{2,}")  # small at the beginning too: norrbypost.com
LOOKED_BACK = 2_000  # characters: who looks back looks a few sentences back, not through the text
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
INITIAL = re.compile(r"[^\W\d_]\.")


def sentence_spans(text: str) -> list[Span]:
    """The sentences of `text` in order.

    Together they cover every character that is not white space; they start and end on such a one.
    A line break always ends a sentence.

    >>> [text[a:b] for text in ["Gen. Li left. He won."] for a, b in sentence_spans(text)]
    ['Gen. Li left.', 'He won.']
    """
    return list(_spans(text))


def sentences_before(text: str, start: int) -> list[str]:
    """The sentences of `text` shortly before `start`, in order; [] at its beginning."""
    shortly = text[max(0, start - LOOKED_BACK) : start]
    return [shortly[a:b] for a, b in sentence_spans(shortly)]


@lru_cache(maxsize=1_000)  # the same texts are asked for again and again
def _spans(text: str) -> tuple[Span, ...]:
    return tuple(
        span
        for block in BLOCK.finditer(text)
        for span in _in_block(text, block.start(), block.end())
    )


def _in_block(text: str, start: int, stop: int) -> Iterator[Span]:
    for match in END.finditer(text, start, stop):
        if _ends_sentence(text, match, start, stop):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    raw = text[start:end]
    if visible := raw.strip():
        left = start + len(raw) - len(raw.lstrip())
        yield left, left + len(visible)


def _ends_sentence(text: str, match: re.Match[str], start: int, stop: int) -> bool:
    following = NEXT_WORD.match(text, match.end(), stop)
    word = (following.group(1) or "") if following else ""
    begins_small = word[:1].islower() and not SITE.fullmatch(word)
    if begins_small or SAYS_IT.match(text, match.end(), stop):
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    if DASH.match(text, match.end()):
        return False
    last = LAST_WORD.search(text[max(start, match.start() - 30) : match.start()])
    return not last or not _is_abbreviation(last.group(), word)


def _is_abbreviation(last: str, following: str) -> bool:
    """`last.` before `following` ends no sentence: Gen. Li, U.S. officials, J. Smith, No. 5."""
    lowered = last.casefold().rsplit("-", 1)[-1]  # Zion-Mt. Carmel
    if INITIALS.fullmatch(last) and INITIAL.fullmatch(following):
        return True  # Robert C. I. Lind
    following = following.rstrip(".'’-")
    if lowered in NEVER_LAST:
        return lowered not in ("no", "nos") or following[:1].isdigit()
    if lowered in ABBREVIATIONS or INITIALS.fullmatch(last):
        return following.casefold() not in STARTERS
    return False
