"""A layer of the check: a figure, a date or a place of the claim stands where its verbs do.

"Eleven boats sank" is not borne out by "Eleven boats left. Four sank."
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.sentences import sentence_spans
from qa.checking.exact.counted import COUNTED_AT_SIGHT, MARKS
from qa.checking.exact.days import dates_in
from qa.checking.exact.problem import Problem
from qa.checking.exact.reckoned import reckons
from qa.reading.clauses import MARKS as MARKS_OF_CLAUSES
from qa.reading.names import Name, is_part, names
from qa.reading.negation import negates
from qa.reading.numbers import Figure, figures
from qa.reading.overlap import overlap
from qa.reading.verb_forms import told, verb_stems

SAME_MATTER = 0.45  # of the claim's words in a sentence that has its verbs
MOST_SENTENCES = 12  # of longer evidence one verb tells many things
MOST_FIGURES = 2  # of a claim: of more, one may be of another deed
OF = re.compile(r"\s(?:out )?of\s")  # eleven of the boats
OF_THEM = re.compile(r"\bof (?:(?:the|its|his|her|their) )?$")
COUNTS = re.compile(r"\s(?:[a-z]|[A-Z]\w+[a-z]\b)|[%€£$¥-]")
PLACED = re.compile(r"\b(?P<how>in|at|near|outside|from|to|into)\s(?:the\s)?(?=[A-Z])")
CLAUSE_END = re.compile(rf"[{MARKS_OF_CLAUSES}]\s")
KINDS = ("year", "day", "weekday", "month")


def check_deeds(claim: str, evidence: str) -> Iterable[Problem]:
    """No sentence has the claim's verbs with another figure, date or place, if none has its own."""
    verbs = set() if negates(claim) else told(claim)
    sentences = [evidence[start:end] for start, end in sentence_spans(evidence)] if verbs else []
    if not 1 < len(sentences) <= MOST_SENTENCES:
        return
    yield from _placed_elsewhere(claim, sentences)
    telling = [sentence for sentence in sentences if verbs <= set(verb_stems(sentence))]
    if max((overlap(claim, sentence) for sentence in telling), default=0.0) >= SAME_MATTER:
        yield from _counted_elsewhere(MARKS.sub("", claim), telling, evidence)
        yield from _dated_elsewhere(claim, telling, evidence)


def _counted_elsewhere(claim: str, telling: Sequence[str], evidence: str) -> Iterator[Problem]:
    own = figures(claim)
    there = [(figure, text) for text in telling for figure in figures(text)]
    for figure in own if len(own) <= MOST_FIGURES else ():
        known = any(figure.follows_from(other) for other in figures(evidence))
        if not known or any(figure.follows_from(other) for other, _ in there):
            continue
        alike = [text[o.quoted_start : o.end] for o, text in there if o.unit == figure.unit]
        if alike and _is_of_the_deed(claim, figure):
            shown = claim[figure.quoted_start : figure.end]
            yield Problem(False, f"of this the article says {alike[0]}, the answer {shown}")


def _is_of_the_deed(claim: str, figure: Figure) -> bool:
    """It counts something, all of it, and neither compares nor is seen at a glance."""
    if figure.value <= COUNTED_AT_SIGHT or reckons(claim, figure):
        return False
    of_more = not figure.unit and OF.match(claim, figure.end)
    counts = figure.unit or COUNTS.match(claim, figure.end)
    return bool(counts) and not of_more and not OF_THEM.search(claim[: figure.quoted_start])


def _dated_elsewhere(claim: str, telling: Sequence[str], evidence: str) -> Iterator[Problem]:
    own, known = dates_in(claim), dates_in(evidence)
    there = {day for text in telling for day in dates_in(text)}
    for kind in KINDS if own else ():
        mine = [day for day in own if day[0] == kind]
        others = sorted(value for other, value in there if other == kind)
        if len(mine) == 1 and others and mine[0] in known and mine[0] not in there:
            shown = ", ".join(others)
            yield Problem(False, f"of this the article says {shown}, the answer {mine[0][1]}")


def _placed_elsewhere(claim: str, sentences: Sequence[str]) -> Iterator[Problem]:
    """The verb before a place has another place there, and the claim's stands elsewhere."""
    for how, place in _places(claim):
        before = CLAUSE_END.split(claim[: place.start])[-1]
        verbs = told(before)
        part = before + CLAUSE_END.split(claim[place.start :])[0]
        telling = [one for one in sentences if verbs and verbs <= set(verb_stems(one))]
        if max((overlap(part, one) for one in telling), default=0.0) < SAME_MATTER:
            continue
        others = [other for one in telling for same, other in _places(one) if same == how]
        if others and not _is_named(place, telling) and _is_named(place, sentences):
            shown = others[-1].text
            yield Problem(False, f"of this the article says {how} {shown}, the answer {place.text}")


def _places(text: str) -> Iterator[tuple[str, Name]]:
    """The names behind "in" and its like, each with that word."""
    starts = {match.end(): match["how"] for match in PLACED.finditer(text)}
    yield from ((starts[name.start], name) for name in names(text) if name.start in starts)


def _is_named(place: Name, sentences: Sequence[str]) -> bool:
    found = [name for sentence in sentences for name in names(sentence)]
    return any(is_part(place, name) or is_part(name, place) for name in found)
