"""A layer of the check: what is first is not second, nor the second largest the largest."""

import re
from collections.abc import Iterable, Iterator

from qa.checking.exact.problem import Problem
from qa.reading.negation import negates
from qa.reading.overlap import overlap, stems
from qa.reading.ranks import ORDINAL, ORDINALS, bare_places, place
from qa.reading.spelled import SMALL, TENS

RANK = re.compile(  # eighth and final season; first and third counts; the first of three counts
    rf"\b(?:(?P<tens>{'|'.join(TENS)})[\s-])?(?P<rank>{ORDINAL})"
    rf"(?=(?:(?:,\s{ORDINAL})*(?:,?\s(?:and|or)\s\w+)?[\s-]|\sof\s(?:the\s)?(?:{SMALL}|\d+)\s)"
    r"(?P<what>[a-z]{4,})\b)",
    re.IGNORECASE,
)
SUPERLATIVE = re.compile(r"\b(?P<what>\w{3,}(?<!inter)(?<!for)est|most [a-z]{4,})\b")
PASSED = re.compile(r"\b(?:after|before|previous|since|then|until|unlike)\b", re.IGNORECASE)
SAME = 0.5  # of the words of the claim that the evidence has


def check_ranks(claim: str, evidence: str) -> Iterable[Problem]:
    """A rank of a thing stands there where that thing has a rank at all.

    But for the first, which there is where there is a second, and for a rank that stands alone.
    """
    own = [(what, rank, shown) for what, rank, shown in _ranks(claim) if not _opens(shown)]
    if not own or PASSED.search(claim) or negates(claim) or overlap(claim, evidence) < SAME:
        return
    there = dict[str, set[str]]()
    for what, rank, _ in _ranks(evidence):
        there.setdefault(what, set()).add(rank)
    bare = {_nth(number) for number in bare_places(evidence)}
    for what, rank, shown in own:
        if what in there and rank not in there[what] | bare:
            others = " and ".join(sorted(there[what]))
            yield Problem(False, f"the article says {others} of what the answer calls {shown}")


def _opens(shown: str) -> bool:
    """Something is called the first in so many words."""
    return shown.casefold().startswith(("first", "1st"))


def _ranks(text: str) -> Iterator[tuple[str, str, str]]:
    """What has a rank, by its stem, which, and the words for it: the largest is the first."""
    ranked = set[int]()
    for match in RANK.finditer(text):
        ranked.add(match.start("what"))
        number = place(match["rank"])
        number += TENS[match["tens"].casefold()] if match["tens"] else 0
        shown = text[match.start() : match.end("what")]
        yield from ((stem, _nth(number), shown) for stem in stems(match["what"])[:1])
    for match in SUPERLATIVE.finditer(text):
        if match.start("what") not in ranked:
            yield from ((stem, _nth(1), match.group()) for stem in stems(match["what"])[:1])


def _nth(number: int) -> str:
    return ORDINALS[number - 1] if 0 < number <= len(ORDINALS) else str(number)
