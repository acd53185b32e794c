"""Fractions in words as the percentages that they are: more than half, two-thirds, a tenth."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from qa.reading.numbers import GROUPING, Figure, bound_before, figures
from qa.reading.spelled import FEW, ONES, PARTS, SCALE, SMALL, spelled_value

FRACTION = re.compile(
    rf"\b(?<!\band )(?:(?P<n>{FEW}|an?)[\s-])?(?P<part>{'|'.join(PARTS)})s?\b"
    r"(?P<of>\s(?:of|the|all|its|his|her|their|our|as)\b)?"
    rf"(?![\s-](?:dozen|hour|century|time|year|day|(?:of\san?\s|an?\s)?"
    rf"(?:{SCALE}))\b)",
    re.IGNORECASE,
)
SHARE_OF = re.compile(  # four in five, nine out of ten farmers; not five in ten days
    rf"\s(?:in|out of)\s(?:every\s)?(?P<all>(?:{SMALL})|10|100|1,?000)\b(?![-,.]\d|-[a-z]"
    r"|\s(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|games?|matches"
    r"|percent|per cent|thousand|million|billion)\b)",
    re.IGNORECASE,
)
ONE = re.compile(r"\bone(?= (?:in|out of)\b)", re.IGNORECASE)  # which is no figure
ROUNDED = 1.0  # of a hundred: two-thirds may be told as 66% or 67%
ONE_SIDED = frozenset(("at least", "at most"))


@lru_cache(maxsize=5_000)
def fractions(text: str) -> tuple[Figure, ...]:
    """The fractions in words of a text, in order, as percentages; the third of May is none.

    >>> [(f.value, f.bound) for f in fractions("More than half of them came third")]
    [(50.0, 'at least')]
    """
    found = list[Figure]()
    for match in FRACTION.finditer(text):
        part = PARTS[match["part"].casefold()]
        name, start = bound_before(text, match.start())
        told = match["of"] or start < match.start()
        if not match["n"] and not (part == PARTS["half"] and told):
            continue  # the third of May, the first half
        value = 100 * ONES.get((match["n"] or "").casefold(), 1) / part
        end = match.end("part")
        found.append(Figure(value, name, "%", match.start(), end, start, end, text))
    return tuple(sorted([*found, *_shares(text)], key=lambda fraction: fraction.start))


def _shares(text: str) -> Iterator[Figure]:
    """So many in so many, as percentages: four in five are 80%, one in five is 20%."""
    ones = (Figure(1, "exact", "", *one.span(), *one.span(), text) for one in ONE.finditer(text))
    for figure in (*figures(text), *ones):
        share = SHARE_OF.match(text, figure.end)
        words = share["all"] if share and not figure.unit else ""
        whole = spelled_value(words) if words.isalpha() else float(words.translate(GROUPING) or 0)
        if share and 0 < figure.value < whole:
            value, end = 100 * figure.value / whole, share.end()
            yield replace(figure, value=value, unit="%", end=end, quoted_end=end)


def tells_share(percentage: Figure, fraction: Figure) -> bool:
    """A percentage holds if a fraction in words does, which may be rounded: two-thirds are 66%."""
    near = abs(percentage.value - fraction.value) <= ROUNDED
    one_sided = {percentage.bound, fraction.bound} & ONE_SIDED
    alike = percentage.bound == fraction.bound or not one_sided
    return (near and alike) or percentage.follows_from(fraction)


def is_turned(figure: Figure, other: Figure) -> bool:
    """One is at least as much, the other at most."""
    return {figure.bound, other.bound} == ONE_SIDED


def turned(fraction: Figure, others: Sequence[Figure]) -> Figure | None:
    """The fraction of the same size that has the other bound, if none bears this one out.

    Less than half is not more than half.
    """
    same = [other for other in others if other.value == fraction.value]
    against = [other for other in same if is_turned(fraction, other)]
    return against[0] if against and len(against) == len(same) else None
