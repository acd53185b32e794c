"""Figures in text: value, bound and unit, with exact offsets."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from math import isfinite

from qa.reading.dates import WRITTEN_MONTH
from qa.reading.spelled import (
    AND_A_HALF,
    PART_OF,
    PARTS,
    SCALE,
    SCALES,
    SPELLED,
    spelled_value,
)

SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}

DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
GROUPING = str.maketrans("", "", ",\u00a0\u2009\u202f")
PERCENT = r"\s?%|pc\b| per ?cent\b| percent\b"
DECIMAL_COMMA = (  # 2,3 million, €3,50
    rf"\d{{1,3}},\d{{1,2}}(?={PERCENT}|bn\b|m\b|[ -](?:{SCALE})s?\b)"
    r"|(?<=[€£$])\d{1,3},\d\d\b"
)
QUARTERS = {"¼": ".25", "½": ".5", "¾": ".75"}  # behind a whole number: 2½
ANOTHER = "|".join(
    rf"(?<={one} )and {SPELLED}[- ]{one}\b" for one in SCALES
)  # two million and three
CLAUSE_END = re.compile(r"(?:(?<!\b[A-Z])\.|[,;:!?”\"])(?!\d)")  # not at the dots of U.S.
ELSEWHERE = re.compile(  # of what it does not count: in ten days
    r"\s(?:in|on|at|by|from|after|before|since|until|during|within|per|when|while)\s", re.IGNORECASE
)
NOUN_WORDS = 3  # after a figure, among which is what it counts
NUMBER = re.compile(
    rf"(?<![\w.,:])(?<![^\W\d]-)(?P<currency>[$€£¥]\s?|US\$\s?)?"
    rf"(?:(?P<digits>{DECIMAL_COMMA}|\d+[{''.join(QUARTERS)}]|{DIGITS})"
    rf"(?:(?P<short>k|m|mn|bn|tn)\b|[ -](?P<scale>{SCALE})s?\b)?"
    rf"|(?P<dozen>(?:two |three |a |half a |half )?dozen\b)"
    rf"|(?P<words>\b(?:(?:{PART_OF}|(?:{SPELLED}(?:{AND_A_HALF})?|a)[- ])"
    rf"(?:(?:{SCALE})\b[- ]?(?:(?!{ANOTHER}|and a half\b)and )?(?:{SPELLED}\b)?[- ]?)+"
    rf"(?:(?<=[- ])and a half)?|{SPELLED}(?:{AND_A_HALF})?)\b))"
    rf"(?P<percent>{PERCENT})?(?![\d])",
    re.IGNORECASE,
)
DATE_BEFORE = re.compile(rf"\b(?:{WRITTEN_MONTH})\.? $")
DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?: of)? (?:{WRITTEN_MONTH})\b|(?:st|nd|rd|th)\b|:\d\d|s\b|\s?[ap]\.?m\b"
)
UNTIL_BEFORE = re.compile(rf"\b(?:{WRITTEN_MONTH})\.? \d{{1,2}}\s?[-–]\s?$")  # May 3-5
UNTIL_AFTER = re.compile(  # 3 to 5 May
    rf"(?:st|nd|rd|th)?\s?(?:[-–]|to|and)\s?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{WRITTEN_MONTH})\b"
    r"(?!\s[a-z]+s\b)"  # killed 5 and 12 May recruits
)
PEOPLE_AFTER = re.compile(r"\s(?:people|[a-z]+[^s\W]s)\b")  # in May 20-30 people died
CLOCK_BEFORE = re.compile(r"\b(?:at|for|by|until|from|around|about|after|before)\s$", re.IGNORECASE)
CLOCK_AFTER = re.compile(r"\s(?:o['’]clock|in the (?:morning|afternoon|evening)|at night)\b")
OF_A_CENTURY = re.compile(r"\b(?:of|in|since)\s['’]\d\d$")  # the blizzard of ’77
CURRENCY_AFTER = re.compile(
    r"\s(?:U\.?S\.? )?(dollars?|euros?|pounds sterling|yen|yuan|won|roubles?|rubles?|hryvnias?"
    r"|francs?|kron(?:or|er|a|e)|rupees?|pesos?|liras?|zlotys?|shekels?|riyals?|dirhams?|rand|reais|dong|baht)\b",
    re.IGNORECASE,
)
SIGNS = {"dollar": "$", "euro": "€", "pounds sterling": "£", "yen": "¥"}
ISO_BEFORE = re.compile(r"\d{4}-(?:\d\d-)?$")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
BOUNDS = (
    (
        "at most",
        r"up to|as (?:many|much|high|long|far|large|big) as|at most"
        r"|(?:fewer|less|lower|smaller|younger|shorter) than"
        r"|not? (?:more|higher|greater|larger|bigger|older|longer) than"
        r"|not exceed(?:ing)?|under|below|(?<!the )maximum of",
    ),
    (
        "at least",
        r"at least|(?:more|higher|greater|larger|bigger|older|longer|hotter|warmer|heavier"
        r"|taller|faster|stronger|deeper) than|from (?:the )?age(?: of)?|over|above|upwards? of"
        r"|not? (?:fewer|less|lower|smaller|younger|shorter) than|in excess of|(?<!the )minimum of"
        r"|(?:exceed|surpass)(?:e?s|ed|ing)?",
    ),
    (
        "about",
        r"about|around|some|roughly|approximately|almost|nearly|not quite|close to|an estimated"
        r"|or so",
    ),
)
BOUND = re.compile(
    rf"\b(?<!-)(?:{'|'.join(f'(?P<b{i}>{words})' for i, (_, words) in enumerate(BOUNDS))})\s$",
    re.IGNORECASE,
)

BOUND_SIZE = 20  # characters before a figure that may tell its bound
SCALED = re.compile(rf"\b({SCALE})$", re.IGNORECASE)
JOINED = re.compile(r"\s(?:to|or)\s|\s?[–-]\s?")
VAGUE_SIZE = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE
)
VAGUE = re.compile(  # how many, without a figure: hundreds of people
    rf"{VAGUE_SIZE.pattern}\sof\s(?P<whom>(?:[\w’'-]+\s?){{1,4}})", re.IGNORECASE
)


FRACTION = re.compile(  # and a rank in words: forty-first
    rf"-(?:first|second|{'|'.join(PARTS)})s?\b"
    r"|\s(?:(?:halves|thirds|(?:fif|six|seven|eigh|nin|ten)ths)\b"
    r"|(?:third|quarters?|(?:fif|six|seven|eigh|nin|ten)th)(?= of\b))"
)
ONE_IN = re.compile(r"(?<!number )\bone in(?: every)? $", re.IGNORECASE)
BOUND_AFTER = re.compile(  # a dozen or so, three years or longer
    r" or (?P<bare>so|more|fewer|less|older|younger)\b"
    r"| (?:and|or) (?P<aged>older|younger"
    r"|(?:over|under|up)(?=[.,;:)]|$| (?:can|may|must|are|will)))\b"
    r"| [a-z]+ or (?P<counted>more|longer|fewer|less|older|younger)\b(?! (?:likely|than))"
    r"|(?: [a-z]+){0,3}? at (?:the )?(?P<at>most|least)(?!\s\w)"
    r"|(?P<signed>\+|-(?:plus|odd)\b)"
)
AGED = re.compile(r"\b(?:aged?|those|people|anyone|everyone)\s(?:of\s)?$", re.IGNORECASE)
AGE_AFTER = re.compile(r" and (?P<aged>over|under)\b(?!\sthe\b)")  # those 67 and over travel free
TURNED = {"at least": "at most", "at most": "at least"}
NOBODY = re.compile(  # will stay more than two years; not: none of the more than 200
    r"\b(?:(?:nobody|no[ -]one|none|neither)\s[^.,;:!?]{1,40}|never\b[^.,;:!?]{0,40})"
    r"(?<!\bthe\s)(?<!\bthese\s)(?<!\btheir\s)(?<!\bof\s)(?<!\bin\s)$",
    re.IGNORECASE,
)
BEHIND = {
    "so": "about", "more": "at least", "longer": "at least", "older": "at least",
    "least": "at least", "fewer": "at most", "less": "at most", "younger": "at most",
    "most": "at most", "over": "at least", "up": "at least", "under": "at most",
    "+": "at least", "-plus": "at least", "-odd": "about",
}  # fmt: skip
NEARLY = 0.025  # of a figure, by which another one about it may differ
ROUNDLY = 0.05  # if that is told in whole tens, hundreds or more: nearly 90, of 87
LEAST_ROUND = 20  # smaller ones are counted
LASTING = re.compile(r"\b(?:for|after|last(?:s|ed|ing)?|took|takes?|spen[dt]|with)\s$")
SPAN = re.compile(  # over 14 years, but not over 14 years ago
    r"\s(?:hours?|days?|weeks?|months?|years?|decades?)\b(?!\s(?:after|ago|before|later|old|since)\b)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: `text[start:end]`; `text[quoted_start:quoted_end]` with its bound."""

    value: float
    bound: str  # exact, about, at most, at least
    unit: str  # %, a currency sign, or "" where the noun after it says what is counted
    start: int
    end: int
    quoted_start: int
    quoted_end: int
    text: str = field(default="", compare=False, repr=False)  # "" of what is reckoned, not told

    @property
    def text_before(self) -> str:
        """The text up to the figure and its bound."""
        return self.text[: self.quoted_start]

    def follows_from(self, there: "Figure") -> bool:
        """It holds if the other does: equal, about equal, or within what its own bound allows.

        About nine is 9.09, nearly 60 is 58; "over 14 years" may be a span of time.
        """
        if self.bound == "at least" and there.bound != "at most" and self.value < there.value:
            return True
        if self.bound == "at most" and there.bound != "at least" and self.value > there.value:
            return True
        if self.bound == "about" and self._is_near(there):
            over = there.bound == "at least" and self.value >= there.value
            return over or there.bound in ("exact", "about")
        alike = self.bound == there.bound or {self.bound, there.bound} <= {"exact", "about"}
        return self.value == there.value and alike

    def _is_near(self, there: "Figure") -> bool:
        is_round = self.value >= LEAST_ROUND and not f"{self.value:.0f}"[1:].strip("0")
        allowed = ROUNDLY if is_round and self.unit != "%" else NEARLY
        return abs(self.value - there.value) <= allowed * there.value


def figures(text: str) -> list[Figure]:
    """The figures of `text` in order; years, days of months, clock times and ordinals are none.

    Nor are fractions in words ("two-thirds", "one in five"), which percentages and other words may
    tell as well, and rows of hundreds of digits.

    >>> [(f.value, f.bound) for f in figures("Almost 11,000 troops, not eight thousand, in 2023")]
    [(11000.0, 'about'), (8000.0, 'exact')]
    """
    return list(_figures(text))


@lru_cache(maxsize=5_000)
def _figures(text: str) -> tuple[Figure, ...]:
    read = (_figure(text, match) for match in NUMBER.finditer(text))
    found = [figure for figure in read if figure and isfinite(figure.value)]
    for i, (low, high) in enumerate(pairwise(found)):
        if _is_in_the_currency_of(low, high):
            found[i + 1] = high = replace(high, unit=low.unit)
        joined = JOINED.fullmatch(text[low.end : high.start]) or _is_between(low, high)
        if low.unit in ("", high.unit) and low.value < high.value and joined:
            found[i] = _in_the_measure_of(high, low)
    return tuple(found)


def _is_in_the_currency_of(low: Figure, high: Figure) -> bool:
    """A range has its sign before the lower of its figures alone: $5-10 million."""
    signed = low.unit not in ("", "%") and low.text.startswith(low.unit[0], low.start)
    dash = re.fullmatch(r"[–-]", low.text[low.end : high.start])
    return signed and not high.unit and low.value < high.value and bool(dash)


def _is_between(low: Figure, high: Figure) -> bool:
    """Between 3 and 5."""
    between = low.text_before.casefold().endswith("between ")
    return between and low.text[low.end : high.start] == " and "


def _in_the_measure_of(high: Figure, low: Figure) -> Figure:
    """The lower of a range, with the unit and the scale behind the higher: two to three million."""
    scaled = SCALED.search(high.text[high.start : high.end])
    scale = SCALES[scaled.group(1).casefold()] if scaled else 1.0
    bare = low.value < high.value / scale and not SCALED.search(low.text[low.start : low.end])
    return replace(low, unit=high.unit, value=low.value * scale if bare else low.value)


def with_ranges(text: str) -> list[Figure]:
    """The figures of `text`, the two of a range as one: at most the higher of them.

    >>> [(f.value, f.bound) for f in with_ranges("8 to 12 boats, between 3 and 5 men, 9-2")]
    [(12.0, 'at most'), (5.0, 'at most'), (9.0, 'exact'), (2.0, 'exact')]
    """
    told = list[Figure]()
    for figure in figures(text):
        if told and _is_range(told[-1], figure):
            low = told.pop()
            figure = replace(
                figure, bound="at most", start=low.start, quoted_start=low.quoted_start
            )
        told.append(figure)
    return told


def _is_range(low: Figure, high: Figure) -> bool:
    """Nothing but "to" or a dash stands between two figures that rise, or "and" behind between."""
    rising = re.fullmatch(r"\sto\s[$€£]?|\s?[–-]\s?", low.text[low.end : high.start])
    alike = low.unit in ("", high.unit) and low.value < high.value
    if low.text_before.casefold().endswith("from "):
        return False  # rose from 40 to 60
    return alike and (_is_between(low, high) or bool(rising))


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    if _is_date(text, match) or _is_article_word(match) or _is_share(text, match):
        return None
    name, start = bound_before(text, match.start())
    before, over = text[max(0, start - 20) : start], text[start : match.start()].casefold()
    if over == "over " and SPAN.match(text, match.end()) and not LASTING.search(before):
        name, start = "exact", match.start()
    end = match.start() + len(match.group().rstrip(" -"))
    quoted_end = end
    aged = AGE_AFTER.match(text, end) if AGED.search(before) else None
    if name == "exact" and (found := BOUND_AFTER.match(text, end) or aged):
        name, quoted_end = BEHIND[found[found.lastgroup or 0]], found.end()
    elif start < match.start() and NOBODY.search(text[:start]):
        name = TURNED.get(name, name)
    unit = "%" if match["percent"] else _currency(match, text)
    return Figure(_value(match), name, unit, match.start(), end, start, quoted_end, text)


def bound_before(text: str, start: int) -> tuple[str, int]:
    """The bound that the words right before a place tell, and where these begin.

    >>> bound_before("More than half", 10), bound_before("Half", 0)
    (('at least', 0), ('exact', 0))
    """
    first = max(0, start - BOUND_SIZE)
    found = BOUND.search(text[first:start])
    if not found:
        return "exact", start
    name = next(name for i, (name, _) in enumerate(BOUNDS) if found[f"b{i}"])
    return name, first + found.start()


def _is_share(text: str, match: re.Match[str]) -> bool:
    """Whether it is part of a fraction or a rank in words, or of so many of which one is."""
    before = text[max(0, match.start() - 20) : match.start()]
    return bool(FRACTION.match(text, match.end()) or ONE_IN.search(before))


def _currency(match: re.Match[str], text: str) -> str:
    """The sign or the word of the currency, dollars and euros as their signs; empty without one."""
    if match["currency"]:
        return match["currency"].strip().removeprefix("US")
    word = CURRENCY_AFTER.match(text, match.end())
    name = word.group(1).casefold().removesuffix("s") if word else ""
    return SIGNS.get(name, name)


def _is_article_word(match: re.Match[str]) -> bool:
    """Whether it is a bare `one`, mostly a pronoun ("one of them"), or a bare `zero`."""
    return match.group().casefold() in ("one", "zero")


def _is_date(text: str, match: re.Match[str]) -> bool:
    other = match["percent"] or match["currency"] or match["short"] or match["scale"]
    if other or not match["digits"]:
        return False
    before, after = text[max(0, match.start() - 18) : match.start()], text[match.end() :][:24]
    clock = CLOCK_BEFORE.search(before) and CLOCK_AFTER.match(after)
    if clock or OF_A_CENTURY.search(before + match["digits"]):
        return True
    if UNTIL_AFTER.match(after) or (UNTIL_BEFORE.search(before) and not PEOPLE_AFTER.match(after)):
        return True
    if DATE_BEFORE.search(before) or DATE_AFTER.match(after) or ISO_BEFORE.search(before):
        return True
    return bool(YEAR.fullmatch(match["digits"]))


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        scale = SCALES.get((match["scale"] or "").casefold(), 1.0)
        scale *= SHORT_SCALES.get((match["short"] or "").casefold(), 1.0)
        return round(_in_digits(match["digits"]) * scale, 6)
    if match["dozen"]:
        return 12.0 * {"two": 2, "three": 3, "half": 0.5}.get(match["dozen"].split()[0].lower(), 1)
    return spelled_value(match["words"])


def _in_digits(digits: str) -> float:
    if digits[-1] in QUARTERS:
        return float(digits[:-1] + QUARTERS[digits[-1]])
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return float(digits.replace(",", "."))
    return float(digits.translate(GROUPING))


def words_after(text: str, figure: Figure, most: int = NOUN_WORDS) -> str:
    """The few words after a figure of a text, up to the end of its clause, or where and when.

    >>> words_after(text := "He sent 40 U.S. soldiers.", figures(text)[0])
    'U.S. soldiers'
    >>> [words_after(text, figures(text)[0]) for text in ("It took 4 in ten days.", "2 of 3 men")]
    ['', 'of 3 men']
    """
    after = CLAUSE_END.split(text[figure.end : figure.end + 60])[0]
    after = after if figure.unit else ELSEWHERE.split(after)[0]
    return " ".join(after.split()[:most])
