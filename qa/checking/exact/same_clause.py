"""A layer of the check: a figure or a date of the claim stands in the clause that tells the rest.

"Lind is 79" is not borne out by "Anna Lind, 79, and Ole Berg, 97, left".
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from qa.checking.exact.days import DATES, dates_in
from qa.checking.exact.problem import Problem
from qa.reading.clauses import JOINS
from qa.reading.names import names, same_name
from qa.reading.negation import negates
from qa.reading.numbers import figures
from qa.reading.overlap import stems

CLAUSE_END = re.compile(
    rf"[;:–—−()“”\"]\s?|\s-\s|,\s(?!\d)(?:and\s|but\s)?|\s(?:{JOINS}|which|who)\s"
)
LEAST_REST = 2  # stems of a claim besides the figure
ACT = re.compile(r"(?:was |were |has |had |then |later |again )*(?P<verb>[a-z]+ed)\b")
THE = len("The ")
KINDS = ("year", "day", "weekday")


@dataclass(frozen=True, slots=True)
class Told:
    """A particular in a clause: `known` is what makes it the same elsewhere, `at` its place."""

    known: Hashable
    kind: str
    shown: str
    at: tuple[int, int]


def check_clauses(claim: str, evidence: str) -> Iterable[Problem]:
    """No clause has all the rest of the claim with another figure or date.

    The claim's own is then told of somebody else, or of another deed, of which nothing is left out:
    of "40 boats in May and 30 in June" anything may be told.
    """
    if negates(claim):
        return
    clauses = None
    for read in (_counted, _dated):
        told = list(read(claim))
        kinds = Counter(own.kind for own in told)
        for own in told:
            if kinds[own.kind] == 1:
                clauses = clauses or list(_clauses(evidence))
                yield from _of_others(claim, own, clauses, read)


def _of_others(
    claim: str, own: Told, clauses: Sequence[str], read: Callable[[str], Iterator[Told]]
) -> Iterator[Problem]:
    rest = set(stems(f"{claim[: own.at[0]]} {claim[own.at[1] :]}"))
    if len(rest) < LEAST_REST:
        return
    there = [(clause, told) for clause in clauses for told in read(clause) if told.kind == own.kind]
    same = [(clause, told) for clause, told in there if told.known == own.known]
    if not same or not all(_is_of_another(claim, *one) for one in same):
        return
    for clause, told in there:
        before, behind = set(stems(clause[: told.at[0]])), set(stems(clause[told.at[1] :]))
        if told.known != own.known and before <= rest <= before | behind:
            yield Problem(True, f"there the article says {told.shown}, the answer {own.shown}")
            return


def _is_of_another(claim: str, clause: str, told: Told) -> bool:
    """A clause begins with somebody else, or with another deed, and has no name of the claim."""
    found, own = names(clause), names(claim)
    if any(same_name(name.text, other.text) for name in found for other in own):
        return False
    act = ACT.match(clause)
    other_act = act is not None and set(stems(act["verb"])).isdisjoint(stems(claim))
    named = bool(found) and found[0].start <= THE and found[0].end <= told.at[0]
    return named or (other_act and act is not None and act.end() <= told.at[0])


def _clauses(text: str) -> Iterator[str]:
    for start, end in sentence_spans(text):
        yield from (part.strip() for part in CLAUSE_END.split(text[start:end]) if part.strip())


def _counted(text: str) -> Iterator[Told]:
    for figure in figures(text):
        shown = text[figure.quoted_start : figure.quoted_end]
        span = (figure.quoted_start, figure.quoted_end)
        yield Told(figure.value, f"figure {figure.unit}", shown, span)


def _dated(text: str) -> Iterator[Told]:
    for match in DATES.finditer(text):
        for kind, value in dates_in(match.group()):
            if kind in KINDS:
                yield Told(value, kind, value, match.span())
