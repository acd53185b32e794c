"""Layers of the check: a particular of the claim stands where the rest of the claim does.

Nor have two of them changed places (from A to B), or one its size (thousands for millions).
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from qa.checking.exact.days import DATES, DAY_FIRST, DECADE, dates_in
from qa.checking.exact.problem import Problem
from qa.reading.names import Name, is_part, names
from qa.reading.negation import negations
from qa.reading.numbers import VAGUE, VAGUE_SIZE, Figure, figures, words_after
from qa.reading.overlap import nearest_sentence, overlap, stems
from qa.reading.ranks import ORDINAL, bare_places, place

REST_SAID = 0.75  # of the other stems of the claim: then a sentence says the rest of it
ABOUT_AS_WELL = 0.85  # times the share of the sentence that says it best
LEAST_REST = 4  # stems: of less any sentence may say as much
RANK = re.compile(rf"\b(?P<rank>{ORDINAL})[\s-](?P<what>\w+)", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:this|next|last|past|previous|coming)\s(?P<unit>week|month|year|season|summer"
    r"|winter|spring|autumn|fall)\b",
    re.IGNORECASE,
)
SIDE = re.compile(r"\b(?:after|before|above|below|ahead)\b", re.IGNORECASE)  # of a rank
DIGIT_NEXT = re.compile(r"\s(?=\d)")
SEASONS = frozenset("summer winter spring autumn fall".split())  # exclude one another
SAME = {"past": "last", "previous": "last", "coming": "next", "autumn": "fall"}
FROM_TO = re.compile(  # each "from", though another way begins within the last words of one
    r"\bfrom(?=\s(?P<first>(?:[^.;:]|(?<=[A-Z][a-z]{2})\.|(?<=Sept)\.){2,50}?)"
    r"\sto\s(?P<last>(?:[^.;:]|(?<=[A-Z][a-z]{2})\.|(?<=Sept)\.){2,50}))"
)
WAY = re.compile(r"\b(?:(?P<out>from)|to|into|towards?)\s(?:the\s)?$")  # before a place
LONGEST_WAY = len(" towards the ")
HALF_SAID = 0.5  # of the claim's words in one sentence
LAST_WORDS = 6  # behind "to"
OF_RANK = "rank"  # the kind of particular, and of what
DATED = ("day", "month", "weekday", "year", "decade")


@dataclass(frozen=True, slots=True)
class Particular:
    """What is told in a text and may be told otherwise; things of one `kind` exclude one another.

    `known` is what it must be elsewhere to be the same; `shown` are its words.
    """

    kind: str
    known: str
    shown: str


def check_bound(claim: str, evidence: str) -> Iterable[Problem]:
    """No sentence that says the rest of the claim has another day, decade, rank or figure alone.

    "Ada left on Tuesday" is not borne out by "Ada left on Saturday. Ole came on Tuesday." What
    stands nowhere in the evidence other layers tell.
    """
    own, counted = set(_timed(claim)), figures(claim)
    if negations(claim) or not (own or len(counted) == 1):
        return
    sentences = [evidence[start:end] for start, end in sentence_spans(evidence)]
    if own:
        rest = DATES.sub(" ", DAY_FIRST.sub("", _untimed(claim)))
        saying = [set(_timed(sentences[i])) for i in _saying(rest, sentences)]
        known = dates_in(evidence)
        bare = {str(number) for number in bare_places(evidence)}
        for one in sorted(own, key=lambda particular: particular.shown):
            if one.kind.startswith(OF_RANK) and one.known in bare:
                continue
            if one.kind not in DATED or (one.kind, one.known) in known:
                yield from _told_otherwise(one, saying)
    for figure in counted if len(counted) == 1 else ():
        rest = f"{claim[: figure.quoted_start]} {claim[figure.end :]}"
        told = [sentences[i] for i in _saying(rest, sentences)]
        yield from _counted_otherwise(claim, figure, told, evidence)


def _saying(rest: str, sentences: Sequence[str]) -> list[int]:
    """The sentences that say this rest of a claim."""
    if len(set(stems(rest))) < LEAST_REST:
        return []
    shares = [overlap(rest, sentence) for sentence in sentences]
    least = max(REST_SAID, ABOUT_AS_WELL * max(shares, default=0.0))
    return [i for i, share in enumerate(shares) if share >= least]


def _told_otherwise(one: Particular, there: Sequence[Set[Particular]]) -> Iterator[Problem]:
    same = any(one.known == o.known and one.kind == o.kind for known in there for o in known)
    others = sorted({other.shown for known in there for other in known if other.kind == one.kind})
    if others and not same:
        yield Problem(True, f"there the article says {', '.join(others)}, the answer {one.shown}")


def _counted_otherwise(
    claim: str, figure: Figure, saying: Sequence[str], evidence: str
) -> Iterator[Problem]:
    """A figure of the evidence that counts something else than the claim says."""
    if not any(figure.follows_from(other) for other in figures(evidence)):
        return  # another layer tells that it does not stand there
    known = [(other, text) for text in saying for other in figures(text)]
    if any(figure.follows_from(other) for other, _ in known):
        return
    noun = _noun(claim, figure)
    alike = [
        text[other.quoted_start : other.end]
        for other, text in known
        if other.unit == figure.unit and (figure.unit or noun & _noun(text, other))
    ]
    if alike:
        shown = claim[figure.quoted_start : figure.end]
        yield Problem(True, f"there the article says {alike[0]}, the answer {shown}")


def _noun(text: str, figure: Figure) -> set[str]:
    """Stems of the few words after a figure, up to the next one."""
    return set(stems(DIGIT_NEXT.split(words_after(text, figure))[0]))


def _timed(text: str) -> Iterator[Particular]:
    """The weekdays, dates, decades, weeks counted from now and ranks that a text tells."""
    for kind, value in dates_in(text):
        yield Particular(kind, value, value)
    for match in RELATIVE.finditer(text):
        shown, unit = match.group().casefold(), match["unit"].casefold()
        known = " ".join(SAME.get(word, word) for word in shown.split())
        yield Particular("a season" if unit in SEASONS else f"this {unit}", known, shown)
    for match in () if SIDE.search(text) else RANK.finditer(text):
        kind = f"{OF_RANK} {' '.join(stems(match['what']))}"
        yield Particular(kind, str(place(match["rank"])), match["rank"])


def _untimed(text: str) -> str:
    for pattern in (RELATIVE, DECADE):
        text = pattern.sub(" ", text)
    return RANK.sub(r"\g<what>", text)


def check_direction(claim: str, evidence: str) -> Iterable[Problem]:
    """From A to B is not from B to A, where each is known by a name, a figure or a date."""
    for own in FROM_TO.finditer(claim):
        first, last = _known(own["first"]), _known(_few(own["last"]))
        if not first or not last or first & last:
            continue
        ways = [(_known(m["first"]), _known(_few(m["last"]))) for m in FROM_TO.finditer(evidence)]
        turned = any(last <= start and first <= end for start, end in ways)
        if turned and not any(first <= start and last <= end for start, end in ways):
            shown = f"from {own['first']} to {_few(own['last'])}"
            yield Problem(True, f"the article has it the other way round than “{shown}”")


def check_way(claim: str, evidence: str) -> Iterable[Problem]:
    """Where all is told to go to, or into, nothing comes from there; nor the other way."""
    own = [] if negations(claim) else [(name, way) for name, way in _ways(claim) if way]
    if not own or nearest_sentence(claim, evidence)[1] < HALF_SAID:
        return
    there = list(_ways(evidence))
    for name, way in own:
        ways = {other for place, other in there if is_part(name, place) or is_part(place, name)}
        if len(ways) == 1 and None not in ways and way not in ways:
            yield Problem(True, f"the article says {ways.pop()} {name.text}, the answer {way}")


def _ways(text: str) -> Iterator[tuple[Name, str | None]]:
    """Each name, and whether something is told to go "from" or "to" it."""
    for name in names(text):
        way = WAY.search(text, max(0, name.start - LONGEST_WAY), name.start)
        yield name, (("from" if way["out"] else "to") if way else None)


def _few(words: str) -> str:
    return " ".join(words.split()[:LAST_WORDS])


def _known(words: str) -> set[str]:
    """What the words name: days, names and figures."""
    named = {stem for name in names(words) for stem in stems(name.text)}
    return named | {value for _, value in dates_in(words)} | {str(f.value) for f in figures(words)}


def check_magnitude(claim: str, evidence: str) -> Iterable[Problem]:
    """Thousands of hens are not millions of hens, where a sentence says the rest of the claim.

    Dozens of people hurt do not contradict thousands evacuated: they count something else.
    """
    for own in VAGUE.finditer(claim):
        rest = f"{claim[: own.start()]} {own['whom']} {claim[own.end() :]}"
        best, share = nearest_sentence(rest, evidence)
        alike = [m for m in VAGUE.finditer(best) if set(_whom(m)) & set(_whom(own))]
        sizes = {_size(m) for m in VAGUE_SIZE.finditer(evidence)}
        if alike and share >= REST_SAID and _size(own) not in sizes:
            shown = " ".join(own.group().split()[:3])
            there = " ".join(alike[0].group().split()[:3])
            yield Problem(True, f"the article says {there}, the answer {shown}")


def _size(vague: re.Match[str]) -> str:
    size = vague.group().split()[0].casefold()
    return "dozens" if size == "scores" else size


def _whom(vague: re.Match[str]) -> tuple[str, ...]:
    return stems(vague["whom"])[:1]
