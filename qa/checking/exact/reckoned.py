"""What follows from figures and dates by reckoning: a sum, a rest, a span of time, a multiple."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from qa.checking.exact.days import distances
from qa.checking.exact.problem import Problem
from qa.reading.fractions import fractions
from qa.reading.numbers import LASTING, NEARLY, Figure, bound_before, figures

MOST_RECKONED = 8  # figures of the evidence, of which two may make a third
MOST_COMPARED = 14  # the same, where the claim says that it reckons
MONTH_DAYS = 30.4
NEAR, ABOUT = 0.05, 0.1  # of a multiple, by which it may be off
TINY = 1e-6  # by which decimal fractions are off
COMPARED = re.compile(  # 200 fewer than, two months longer than, four seats ahead
    r"(?:\s[\w’'-]+){0,3}?\s(?:(?:more|fewer|less|\w+er)(?=\s(?:[\w’'-]+\s){0,3}?than\b)"
    r"|ahead|behind|apart|further)\b"
)
TOTAL = re.compile(r"\b(?:altogether|in all|in total|all told|combined|total of)\b", re.IGNORECASE)
EACH = re.compile(r"(?:\s[\w’'-]+){0,2}?\s(?:an?|per|each|every|apiece)\b")
LATER = re.compile(r"[\s-](?:day|week|month|year)s?\s(?:later|earlier|after|before)\b")
SPAN_OF = re.compile(r"[\s-](?P<unit>day|week|month|year)s?\b")
UNITS = {
    "second": ("s", 1), "minute": ("s", 60), "hour": ("s", 3_600), "day": ("s", 86_400),
    "week": ("s", 604_800), "fortnight": ("s", 1_209_600), "month": ("m", 1), "year": ("m", 12),
    "decade": ("m", 120), "century": ("m", 1_200), "centurie": ("m", 1_200),
}  # fmt: skip
TIME = rf"(?P<unit>{'|'.join(UNITS)})s?\b"
TIME_AFTER = re.compile(rf"[\s-]{TIME}")
ONE_TIME = re.compile(
    rf"\b(?P<part>half an?|a quarter of an|an?|one)[\s-]{TIME}(?P<half> and a half\b)?"
)
SHARE_OF_ONE = {"half": 0.5, "a quarter": 0.25}
TIMES_AS = (
    r"times (?:as|more|less|higher|lower|bigger|larger|what|the|its|their|that of|those of)\b"
)
MULTIPLE = re.compile(
    r"\b(?P<word>twice|double|triple)\s(?:as|the|what|that|those)\b"
    rf"|(?<=\s){TIMES_AS}"
)
MULTIPLES = {"twice": 2.0, "double": 2.0, "triple": 3.0}
MULTIPLIES = re.compile(
    r"\b(?:twice|twofold|doubl\w+|tripl\w+|thrice|treble\w*|\w+fold|times|half|halv\w+)\b",
    re.IGNORECASE,
)


def reckons(claim: str, figure: Figure) -> bool:
    """The claim says that it compares, sums up or shares out: two more than, four days later."""
    before = claim[: figure.quoted_start]
    told = TOTAL.search(claim) or (LASTING.search(before) and TIME_AFTER.match(claim, figure.end))
    behind = (pattern.match(claim, figure.end) for pattern in (COMPARED, EACH, LATER))
    return bool(told or any(behind))


def is_reckoned(claim: str, figure: Figure, known: Sequence[Figure], evidence: str) -> bool:
    """A figure of the claim stands nowhere in the evidence, but follows from two figures there.

    15 are 41 less 26, 30% the rest of 70%, 12 half of 24, 60 of 240 are 25%, eight years lie
    between 1903 and 1911. A figure without a unit may leave out that of the two. Among many figures
    some do by chance, so they are few, but for a claim that says that it compares or sums up.
    """
    alike = [f.value for f in known if figure.unit in ("", f.unit)]
    says_so = reckons(claim, figure)
    if _is_between_dates(claim, figure, evidence):
        return True
    if len(alike) > (MOST_COMPARED if says_so else MOST_RECKONED):
        return False
    if figure.value in alike and not says_so:
        return False
    results = [*_of_two(alike), *_divided(claim, figure, known)]
    if figure.unit == "%":
        results += _percentages(known, is_share=claim.startswith(" of ", figure.end))
    else:
        results += _parts(alike, evidence)
    return any(_bears_out(figure, result) for result in results)


def _of_two(values: Sequence[float]) -> Iterator[float]:
    for one, other in combinations(values, 2):
        yield one + other
        yield abs(one - other)


def _divided(claim: str, figure: Figure, known: Sequence[Figure]) -> Iterator[float]:
    """So much a year, or for each, of what is told for several."""
    if EACH.match(claim, figure.end):
        for one, other in permutations(known, 2):
            if one.unit == figure.unit and not other.unit and other.value > 1:
                yield one.value / other.value


def _parts(values: Sequence[float], evidence: str) -> Iterator[float]:
    """What fractions and multiples of the evidence make of its figures: half of 24, twice six."""
    shares = [share.value / 100 for share in fractions(evidence)]
    shares += [MULTIPLES[match["word"]] for match in MULTIPLE.finditer(evidence) if match["word"]]
    return (value * share for value in values for share in shares)


def _percentages(known: Sequence[Figure], *, is_share: bool) -> Iterator[float]:
    """The rests of shares, and which share one figure is of another, else how much it is more."""
    shares = [figure.value for figure in known if figure.unit == "%"]
    yield from (100 - value for value in shares)
    yield from (100 - one - other for one, other in combinations(shares, 2))
    for one, other in permutations(known, 2) if len(known) <= MOST_RECKONED else ():
        if one.unit == other.unit != "%" and other.value:
            ratio = 100 * one.value / other.value
            yield ratio if is_share else abs(ratio - 100)


def _bears_out(figure: Figure, result: float) -> bool:
    allowed = NEARLY * result if figure.bound != "exact" else TINY
    off = result - figure.value
    if figure.bound in ("at least", "at most"):
        off = off if figure.bound == "at least" else -off
        return -TINY <= off <= allowed
    return abs(off) <= allowed


def is_rest(share: Figure, evidence: str) -> bool:
    """A share is what another one of the evidence leaves: three in ten, of 70%."""
    there = (*fractions(evidence), *(f for f in figures(evidence) if f.unit == "%"))
    return any(abs(100 - other.value - share.value) <= TINY for other in there)


def _is_between_dates(claim: str, figure: Figure, evidence: str) -> bool:
    """So many days or years lie between two days or years of the evidence, be it with both."""
    span = None if figure.unit else SPAN_OF.match(claim, figure.end)
    if not span:
        return False
    unit, size = span["unit"], figure.value
    days = {"day": 1, "week": 7}.get(unit)
    told = distances(evidence, "day" if days else unit)
    if unit == "month":
        told |= {round(away / MONTH_DAYS) for away in distances(evidence, "day")}
    return size * (days or 1) in told or (days == 1 and size - 1 in told)


def lasts_as_long(claim: str, figure: Figure, evidence: str) -> bool:
    """The evidence has the same length of time in another unit: three days, 72 hours."""
    own = TIME_AFTER.match(claim, figure.end)
    if not own or figure.unit:
        return False
    kind, length = _length(own["unit"], figure)
    return any(kind == other and length.follows_from(time) for other, time in _times(evidence))


def _times(text: str) -> Iterator[tuple[str, Figure]]:
    for figure in figures(text):
        if unit := TIME_AFTER.match(text, figure.end):
            yield _length(unit["unit"], figure)
    for match in ONE_TIME.finditer(text):
        share = SHARE_OF_ONE.get(match["part"].rsplit(" ", 1)[0].removesuffix(" of"), 1.0)
        span = match.span()
        value = share + (0.5 if match["half"] else 0.0)
        yield _length(match["unit"], Figure(value, "exact", "", *span, *span))


def _length(unit: str, figure: Figure) -> tuple[str, Figure]:
    """Of which kind a length of time is, seconds or months, and how many."""
    kind, size = UNITS[unit]
    return kind, replace(figure, value=figure.value * size)


def check_multiples(claim: str, evidence: str) -> Iterable[Problem]:
    """Twice as many is told of what is told so, or of two figures of which one is twice the other.

    Where the evidence has no two figures, or many, only a model may judge.
    """
    for match in () if MULTIPLIES.search(evidence) else MULTIPLE.finditer(claim):
        own = _multiple(claim, match)
        ratios = _ratios(evidence)
        if own and ratios and not any(_is_multiple(own, ratio) for ratio in ratios):
            shown = claim[own.quoted_start : match.end()]
            yield Problem(False, f"no two figures there bear out “{shown}”")


def _ratios(text: str) -> list[float]:
    """How many times one figure the others are, or one length of time; of many figures none."""
    known, times = figures(text), [(kind, time.value) for kind, time in _times(text)]
    if len(known) > MOST_COMPARED:
        return []
    told = [(figure.unit, figure.value) for figure in known]
    pairs = (pair for alike in (told, times) for pair in permutations(alike, 2))
    return [a / b for (kind, a), (other, b) in pairs if kind == other and b]


def _multiple(claim: str, match: re.Match[str]) -> Figure | None:
    if not match["word"]:
        return next((f for f in figures(claim) if f.end == match.start() - 1), None)
    name, start = bound_before(claim, match.start())
    return Figure(MULTIPLES[match["word"]], name, "", *match.span(), start, match.end())


def _is_multiple(own: Figure, ratio: float) -> bool:
    """A multiple is told roundly: twice may be 1.9 or 2.1, nearly three times 2.7."""
    if own.bound == "at least":
        return ratio >= own.value
    if own.bound == "at most":
        return ratio <= own.value
    return abs(own.value - ratio) <= (ABOUT if own.bound == "about" else NEAR) * own.value
