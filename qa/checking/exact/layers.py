"""The exact layers of the check, all in one table.

Each layer compares particulars of the claim with those of the evidence and says what differs, in a
sentence for readers. None of them judges meaning.
"""

from collections.abc import Callable, Iterable

from qa.checking.exact.bound import check_bound, check_direction, check_magnitude, check_way
from qa.checking.exact.counted import check_figures, check_fractions
from qa.checking.exact.days import check_dates
from qa.checking.exact.deeds import check_deeds
from qa.checking.exact.doers import check_doers, check_exchanged
from qa.checking.exact.fates import check_fates
from qa.checking.exact.moments import check_coming, check_moments
from qa.checking.exact.opposites import (
    check_denial,
    check_denying,
    check_hedges,
    check_opposites,
    check_prefixes,
)
from qa.checking.exact.particulars import check_names, check_negation, check_quotes
from qa.checking.exact.possible import check_done, check_possible
from qa.checking.exact.problem import Problem
from qa.checking.exact.ranked import check_ranks
from qa.checking.exact.reckoned import check_multiples
from qa.checking.exact.same_clause import check_clauses
from qa.checking.exact.spoken import check_speaker
from qa.checking.exact.swaps import check_places, check_swaps
from qa.checking.own_words import is_whole_sentence
from qa.reading.places import in_the_names_of

LAYERS: dict[str, Callable[[str, str], Iterable[Problem]]] = {
    "quotes": check_quotes,
    "figures": check_figures,
    "fractions": check_fractions,
    "multiples": check_multiples,
    "dates": check_dates,
    "names": check_names,
    "negation": check_negation,
    "speaker": check_speaker,
    "swaps": check_swaps,
    "opposites": check_opposites,
    "prefixes": check_prefixes,
    "hedges": check_hedges,
    "possible": check_possible,
    "done": check_done,
    "places": check_places,
    "doers": check_doers,
    "exchanged": check_exchanged,
    "deeds": check_deeds,
    "bound": check_bound,
    "clauses": check_clauses,
    "moments": check_moments,
    "coming": check_coming,
    "fates": check_fates,
    "ranks": check_ranks,
    "direction": check_direction,
    "way": check_way,
    "magnitude": check_magnitude,
    "denial": check_denial,
    "denying": check_denying,
}


def particulars(claim: str, evidence: str) -> list[Problem]:
    """What the exact layers hold against `claim`, given `evidence`; empty if they find nothing."""
    if is_whole_sentence(claim, evidence):
        return []
    return problems(claim, evidence)


def problems(claim: str, evidence: str) -> list[Problem]:
    """What the layers find; for claims that are no whole sentences of the evidence."""
    return [problem for _, problem in problems_by_layer(claim, evidence)]


def problems_by_layer(claim: str, evidence: str) -> list[tuple[str, Problem]]:
    """What each layer finds, with its name."""
    said = in_the_names_of(evidence, claim)
    return [
        (name, problem)
        for name, layer in LAYERS.items()
        for problem in layer(claim if name == "quotes" else said, evidence)
    ]
