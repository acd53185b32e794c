"""Layers of the check: the figures of a claim, and its fractions in words."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import zip_longest

from qa.checking.exact.problem import Problem
from qa.checking.exact.reckoned import (
    TIMES_AS,
    is_reckoned,
    is_rest,
    lasts_as_long,
    reckons,
)
from qa.reading.fractions import fractions, is_turned, tells_share, turned
from qa.reading.negation import negates
from qa.reading.numbers import NOUN_WORDS, Figure, figures, words_after
from qa.reading.overlap import nearest_sentence, stems
from qa.reading.places import countries

COUNTED_AT_SIGHT = 3
NAMED = re.compile(r"(?<=\w\s)(?!\w+day\b)[A-Z][\w’'-]*\s$")  # not what opens a sentence
COUNTED = re.compile(r"\s(?:[a-z]+s|people|men|women|children)\b")
PART = re.compile(r"\s(?:out )?of\s")
PART_WORDS = 6  # after a figure that tells a part, among which is what the whole counts
TIMES = re.compile(rf" {TIMES_AS}")
RANK = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
MEASURES = frozenset(
    stems(
        "tons tonnes pounds kilos kilograms grams ounces gallons litres liters barrels bottles"
        " boxes bags pieces acres hectares miles kilometres kilometers metres meters feet inches"
    )
)
PEOPLE = frozenset(stems("people"))
BEFALLEN = re.compile(r"\s(?:dead|injured|wounded|missing|hurt|killed|arrested)\b")  # people are
LISTED = re.compile(r"\sor\s|,\s")  # two or three people
SAME_BUT_FOR_IT = 0.6  # of the claim's words in one sentence: then its percentage is the same
LARGE = 1_000  # about so many are not found by chance
SENTENCE_END = re.compile(r"[.!?;]\s|\n")
FROM = re.compile(r"from\s", re.IGNORECASE)
DOZENS = 2  # by which a dozen or two may be off
FAR = 2  # times a figure: what another is no bound of
BARE = re.compile(  # of a figure behind which nothing is counted
    r"\W*$|[.;:,)]|\s(?:that|which|who|whom|was|were|is|are|has|had|have|did|do|to|each|apiece|in"
    r"|and|or|but|as|on|at|by|from|after|before|since|until|during|within|per|when|while"
    r"|[a-z]+ed|set|held|won|lost|left|made|sent|given|taken|found"
    r"|of (?:them|whom|which|these|those))\b"
)
MARKS = re.compile(r"^\s*\d{1,2}[.)](?=\s)|\[\d{1,3}\]")  # of a list, or of a citation
Counted = tuple[Figure, set[str]]  # with the stems of what it counts


def check_figures(claim: str, evidence: str) -> Iterable[Problem]:
    """Every figure stands in the evidence, with its bound, and counts the same there.

    A bound may be of a figure that is counted in other words, a percentage of a fraction in words.
    So does what the claim says it reckons, if two bear it out. It is a doubt where few are counted,
    in letters, where the figure multiplies something, where it ends a name, and where the evidence
    has that rank: 99, of the 99th birthday.
    """
    known = list(_counted(evidence))
    claim = MARKS.sub("", claim)
    for figure in _unshared(claim, evidence):
        there = _alike(claim, figure, known, evidence)
        if matching := [f for f in there if _follows(claim, figure, f, evidence)]:
            yield from _other_people(claim, figure, evidence, matching)
        elif not _is_told_otherwise(claim, figure, there, evidence) and not (
            reckons(claim, figure) and _is_reckoned(claim, figure, known, evidence)
        ):
            yield _unlike(claim, figure, there, known, evidence)


def _follows(claim: str, figure: Figure, there: Figure, evidence: str) -> bool:
    """Of "over three months", a span of time or a bound, either reading will do.

    So it will of "from the age of six". Nearly two dozen may be 22.
    """
    if FROM.match(evidence, there.quoted_start):
        there = replace(there, bound=figure.bound)
    if figure.bound == "about" and claim[: figure.end].casefold().endswith("dozen"):
        return abs(figure.value - there.value) <= DOZENS
    over = claim[: figure.start].endswith("over ") and replace(figure, bound="at least")
    return figure.follows_from(there) or bool(over and over.follows_from(there))


def _is_told_otherwise(claim: str, figure: Figure, there: Sequence[Figure], evidence: str) -> bool:
    """In another unit of time, or as a fraction in words."""
    told = fractions(evidence) if figure.unit == "%" and not there else ()
    return any(tells_share(figure, f) for f in told) or lasts_as_long(claim, figure, evidence)


def _unlike(
    claim: str, figure: Figure, there: Sequence[Figure], known: Sequence[Counted], evidence: str
) -> Problem:
    """The problem of a figure that follows from none of those that count the same."""
    shown = claim[figure.quoted_start : figure.quoted_end]
    reckoned = _is_reckoned(claim, figure, known, evidence)
    reckoned = reckoned or any(is_rest(f, evidence) for f in _shares(claim, figure))
    if there and not (reckoned or TIMES.match(claim, figure.end)):
        other = min(there, key=lambda f: f.value != figure.value)
        told = evidence[other.quoted_start : other.quoted_end]
        differs = other.value != figure.value
        turned_round = differs or _is_turned(claim, figure, evidence, other)
        contradicts = turned_round and not (differs and _is_bare(figure, known, evidence))
        return Problem(contradicts, f"the article says {told}, the answer {shown}")
    reason = f"the figure {shown} does not stand in the cited words"
    return Problem(False, reason, reckoned or _is_doubtful(claim, figure, evidence))


def _is_reckoned(claim: str, figure: Figure, known: Sequence[Counted], evidence: str) -> bool:
    return is_reckoned(claim, figure, [f for f, _ in known], evidence)


def _shares(claim: str, figure: Figure) -> Iterator[Figure]:
    """The shares that a figure tells or helps to tell: 30%, three in ten."""
    if figure.unit == "%":
        yield figure
    yield from (f for f in fractions(claim) if f.start <= figure.start < f.end)


def _is_bare(figure: Figure, known: Sequence[Counted], evidence: str) -> bool:
    """The figure stands there, what it counts does not: "640 by midnight", "three that stood"."""
    same = (f for f, n in known if f.value == figure.value and f.unit == figure.unit == "")
    return any(_counts_nothing(evidence, f) for f in same)


def _is_turned(claim: str, figure: Figure, evidence: str, other: Figure) -> bool:
    """At least is told as at most, or the other way: nobody under 18 may be all from 18 on."""
    return is_turned(figure, other) and not (negates(claim) or negates(evidence))


def _unshared(claim: str, evidence: str) -> Iterator[Figure]:
    """The figures of a claim but for shares that the evidence has otherwise: four in five, 80%.

    Of a share that another one leaves, the first.
    """
    own = fractions(claim)
    there = (*fractions(evidence), *(f for f in figures(evidence) if f.unit == "%")) if own else ()
    told = [f for f in own if any(tells_share(f, other) for other in there)]
    rests = [f for f in own if is_rest(f, evidence)]
    for figure in figures(claim):
        within = any(share.start <= figure.start < share.end for share in told)
        if not within and not any(rest.start < figure.start < rest.end for rest in rests):
            yield figure


def _alike(claim: str, figure: Figure, known: Sequence[Counted], evidence: str) -> list[Figure]:
    """The figures that count the same; if none does, those that have its value or bear it out.

    Nine of 12 judges is not compared with the 12.
    """
    noun = set() if _is_told_part(claim, figure, known, evidence) else _noun(claim, figure)
    whole = _whole(claim, figure)
    same_unit = [(f, n) for f, n in known if f.unit == figure.unit and f.value != whole]
    same_kind = [f for f, n in same_unit if _share(n, noun) or (figure.unit and not noun)]
    unsaid = [f for f, _ in known if _leaves_out_unit(figure, f)]
    if found := [*same_kind, *unsaid]:
        return found
    large = figure.unit or figure.value >= LARGE  # or of what it counts nothing is told
    about = figure.bound == "about" and (large or not noun)
    return [
        f
        for f, _ in same_unit
        if f.value == figure.value or _bounds(figure, f) or (about and figure.follows_from(f))
    ]


def _share(counted: Set[str], noun: Set[str]) -> bool:
    """Of tons of two things nothing is shared, of tons of one and bare tons it is."""
    bare = not (counted - MEASURES and noun - MEASURES)
    return bool(counted & noun if bare else counted & noun - MEASURES)


def _leaves_out_unit(figure: Figure, other: Figure) -> bool:
    """One figure in two places, in one of them without its currency: 300 million, of dollars."""
    currencies = {figure.unit, other.unit} - {"%"}
    return figure.value == other.value and "" in currencies and len(currencies) > 1


def _is_doubtful(claim: str, figure: Figure, evidence: str) -> bool:
    counted = _may_be_counted(claim, figure) or bool(TIMES.match(claim, figure.end))
    return counted or _is_of_a_name(claim, figure) or figure.value in _ranks(evidence)


def _ranks(text: str) -> set[float]:
    """The ranks that a text tells in figures: 99 of "her 99th birthday"."""
    return {float(match.group(1)) for match in RANK.finditer(text)}


def check_fractions(claim: str, evidence: str) -> Iterable[Problem]:
    """Less than half is not told of more than half, nor is more than half of 45%."""
    for fraction in fractions(claim):
        other = turned(fraction, fractions(evidence)) or _percentage(claim, fraction, evidence)
        if other:
            there = evidence[other.quoted_start : other.quoted_end]
            shown = claim[fraction.quoted_start : fraction.quoted_end]
            yield Problem(True, f"the article says {there}, the answer {shown}")


def _percentage(claim: str, fraction: Figure, evidence: str) -> Figure | None:
    """The one percentage of a sentence that says the rest, if it is on the other side of a half."""
    if fraction.bound not in ("at least", "at most") or fractions(evidence):
        return None
    rest = claim[: fraction.quoted_start] + claim[fraction.quoted_end :]
    best, share = nearest_sentence(rest, evidence)
    start = evidence.find(best)
    within = (f for f in figures(evidence) if start <= f.start < start + len(best))
    there = [f for f in within if f.unit == "%"]
    turned_round = len(there) == 1 and not fraction.follows_from(replace(there[0], bound="exact"))
    denied = negates(best) or negates(claim)
    return there[0] if turned_round and share >= SAME_BUT_FOR_IT and not denied else None


def _bounds(figure: Figure, there: Figure) -> bool:
    """More than 300 may be told of 339, whatever that counts."""
    if figure.bound not in ("at least", "at most") or not there.value:
        return False
    return figure.follows_from(there) and 1 / FAR <= figure.value / there.value <= FAR


def _other_people(
    claim: str, figure: Figure, evidence: str, there: Sequence[Figure]
) -> Iterable[Problem]:
    """11,000 Russian soldiers are not 11,000 North Korean ones."""
    own = _countries_after(claim, figure)
    others = [_countries_after(evidence, other) for other in there]
    if own and all(other and not own & other for other in others):
        counted = " ".join(claim[figure.quoted_start :].split()[: NOUN_WORDS + 1])
        yield Problem(True, f"the article does not count “{counted}” but those of another country")


def _countries_after(text: str, figure: Figure) -> set[str]:
    """The countries named in the few words after a figure, but in no aside: 40 (Norway's count)."""
    return set(countries(words_after(text, figure).partition("(")[0]))


def _may_be_counted(claim: str, figure: Figure) -> bool:
    """Two or three in words: evidence may list so many, or say "twice", without a figure."""
    spelled = claim[figure.start : figure.end].isalpha()
    return spelled and not figure.unit and figure.value <= COUNTED_AT_SIGHT


def _is_of_a_name(claim: str, figure: Figure) -> bool:
    """The figure ends a name, as in Super Bowl 50, and counts nothing behind it."""
    named = NAMED.search(claim[: figure.quoted_start])
    return bool(named) and not figure.unit and not COUNTED.match(claim, figure.end)


def counts_alike(text: str, figure: Figure, other_text: str, other: Figure) -> bool:
    """The word behind a figure is among those behind the other, or both have a unit."""
    word = list(stems(words_after(text, figure)))[:1]
    return bool(figure.unit) or not _noun(other_text, other).isdisjoint(word)


def _noun(text: str, figure: Figure) -> set[str]:
    """Stems of the few words after a figure, up to "and" or the end of its clause."""
    return set(stems(words_after(text, figure).split(" and ")[0]))


def _counted(text: str) -> Iterator[tuple[Figure, set[str]]]:
    """The figures of a text, each with what it counts: two of about 900 kilns are kilns.

    Of figures in a row, two or three people, all count what the last does. One with nothing behind
    it counts what the one before it in its sentence does: 12 days in May and 9 in June.
    """
    row, left_out = list[Figure](), (0, set[str]())
    for figure, behind in zip_longest(found := figures(text), found[1:]):
        row.append(figure)
        if behind and LISTED.fullmatch(text[figure.end : behind.quoted_start]):
            continue
        part = PART.match(text, figure.end)
        words = words_after(text, figure, PART_WORDS if part else NOUN_WORDS)
        counted = set(stems(words.split(" and ")[0]))
        counted |= PEOPLE if BEFALLEN.match(text, figure.end) else set()
        if not figure.unit:
            parted = SENTENCE_END.search(text, left_out[0], figure.quoted_start)
            counted |= left_out[1] if not parted and _counts_nothing(text, figure) else set()
            left_out = (figure.end, counted)
        yield from ((one, counted) for one in row)
        row.clear()


def _counts_nothing(text: str, figure: Figure) -> bool:
    """No noun stands behind a figure, which is no age: Lind, 29, left."""
    is_age = text.endswith(", ", 0, figure.start) and text.startswith(",", figure.end)
    return bool(BARE.match(text, figure.end)) and not is_age


def _whole(claim: str, figure: Figure) -> float | None:
    """The figure of which another one of the claim tells a part."""
    part = PART.match(claim, figure.end)
    behind = (f.value for f in figures(claim) if part and f.quoted_start == part.end())
    return next(behind, None)


def _is_told_part(claim: str, figure: Figure, known: Sequence[Counted], evidence: str) -> bool:
    """The figure tells a part of something, and the evidence has that very part.

    Eighteen of the prisoners may be of "183 prisoners, 18 of whom".
    """
    if figure.unit or not PART.match(claim, figure.end):
        return False
    same = (there for there, _ in known if there.value == figure.value and not there.unit)
    return any(PART.match(evidence, there.end) for there in same)
