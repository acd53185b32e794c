"""Layers of the check for claims that follow a sentence but for a particular, or its order."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from corpus.sentences import sentence_spans
from corpus.words import WORD, fold_word
from qa.checking.exact.days import YEARS, dates_in, on_a_side
from qa.checking.exact.problem import Problem
from qa.checking.exact.reckoned import lasts_as_long
from qa.checking.exact.spoken import is_of_others
from qa.reading.clauses import MARKS
from qa.reading.names import ROLES, Name, is_part, names, same_name
from qa.reading.negation import is_denied_of, negates, negations, turns_round
from qa.reading.numbers import figures
from qa.reading.overlap import nearest_sentence, overlap, stems
from qa.reading.people import meaning
from qa.reading.places import countries

FOLLOWS = 0.6  # of the claim's words in the order of the sentence: then it retells that sentence
SAME_REST = 0.8  # of the words besides two names: then these may have changed places
COPIED = 0.8  # of them
LONGEST = 6  # words on either side of a swap; longer ones are other wordings
BY = re.compile(r"\bby\b")
YEAR = re.compile(r"(?<![\d,.$€£])(?:1[5-9]|20)\d\d(?![\d%]|,\d)")
ADVERB = re.compile(r"[A-Z][a-z]+(?:ly|ing)")
OBJECT = re.compile(r"\s(?:an?|the|your|our|this|these|those|all|more|to)\b")  # of an order
NEXT = re.compile(  # the word after a name that says something: argued, of "has argued"
    r"(?:['’]s?)?\s(?:(?:has|have|had|is|are|was|were|be|been|will|would|also)\s(?![A-Z]))*"
    r"(?!and\b|or\b)(\w+)"
)
SIGNS = frozenset(",;:–—-()")
CLOSING = SIGNS | frozenset('.!?”"')
AND = re.compile(r"\b(?:and|or)\b|&")
LISTED = re.compile(r"(?:[\s,&]|\b(?:and|or|the)\b)*")
WITHOUT = re.compile(r"(?:with no|without)\s", re.IGNORECASE)
CLAUSE_END = re.compile(rf"[{MARKS}]")
OF_A_WHOLE = re.compile(r"(?:out )?of\s", re.IGNORECASE)
DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Swap:
    """A stretch of the claim and the one in its place in the sentence it follows, by offsets."""

    claim: str
    sentence: str
    own: tuple[int, int]
    other: tuple[int, int]

    @property
    def claimed(self) -> str:
        """The words of the claim; may be none."""
        return self.claim[slice(*self.own)]

    @property
    def there(self) -> str:
        """The words of the sentence; may be none."""
        return self.sentence[slice(*self.other)]

    @property
    def denies(self) -> bool:
        """What the negation of one side denies, up to the end of its clause, the other tells."""
        if negates(self.claimed):
            return is_denied_of(_to_clause_end(self.claim, self.own), self.sentence)
        return is_denied_of(_to_clause_end(self.sentence, self.other), self.claim)

    @property
    def is_aside(self) -> bool:
        """The claim leaves out a part that signs, or "without", part from the rest."""
        start, end = self.other
        before, after = self.sentence[:start].rstrip(), self.sentence[end:].lstrip()
        parted = (not before or before[-1] in SIGNS) and (not after or after[0] in CLOSING)
        return not self.claimed and bool(parted or WITHOUT.match(self.there))


def _to_clause_end(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]] + CLAUSE_END.split(text[span[1] :], maxsplit=1)[0]


def check_swaps(claim: str, evidence: str) -> Iterable[Problem]:
    """Where the claim follows a sentence of the evidence, its names, figures and negations do."""
    best, _ = nearest_sentence(claim, evidence)
    found = swaps(claim, best)
    copied = bool(found) and _is_copied(claim, best)
    moved = bool(found) and negations(claim) == negations(best)  # as many here as there
    for swap in found:
        if swap.is_aside:
            continue
        if differing := _other_names(swap, copied) or _other_figures(swap, copied):
            there, claimed = differing
            yield Problem(True, f"the article says “{there}”, the answer “{claimed}”")
        elif moved or not turns_round(swap.claimed, swap.there) or not swap.denies:
            continue
        elif not is_of_others(claim, best, evidence):
            yield Problem(True, f"the article says: “{best.strip()}”")


def swaps(claim: str, sentence: str) -> tuple[Swap, ...]:
    """Short stretches that differ while the words around them agree, in order; a side may be "".

    None, if fewer than six in ten words of the claim follow the sentence.
    """
    share, found = _aligned(claim, sentence)
    return found if share >= FOLLOWS else ()


def _is_copied(claim: str, sentence: str) -> bool:
    """The claim is the sentence in its order but for a word or two: nothing has merely moved."""
    return _aligned(claim, sentence)[0] >= COPIED


@lru_cache(maxsize=500)
def _aligned(claim: str, sentence: str) -> tuple[float, tuple[Swap, ...]]:
    """The share of the claim's words that follow the sentence, and the short stretches that differ.

    Remembered, for three layers ask.
    """
    own, there = list(WORD.finditer(claim)), list(WORD.finditer(sentence))
    words, others = _folded(own), _folded(there)
    if (Counter(words) & Counter(others)).total() < FOLLOWS * len(words):
        return 0.0, ()  # in no order could it follow; aligning takes ten times as long
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    found = (
        Swap(claim, sentence, _span(own, i, j), _span(there, k, m))
        for kind, i, j, k, m in matcher.get_opcodes()
        if kind != "equal" and j - i <= LONGEST and m - k <= LONGEST
    )
    return same / max(1, len(own)), tuple(found)


def _span(words: list[re.Match[str]], first: int, after: int) -> tuple[int, int]:
    """From the start of a word to the end of the last one; empty before a word for none."""
    if first < after:
        return words[first].start(), words[after - 1].end()
    place = words[first].start() if first < len(words) else words[-1].end() if words else 0
    return place, place


def _folded(words: list[re.Match[str]]) -> list[str]:
    return [fold_word(word.group()) for word in words]


def _other_names(swap: Swap, copied: bool) -> tuple[str, str] | None:
    """A name there and one of the claim that is none of those, if both sides have names.

    In a claim that is no copy of the sentence, a name from elsewhere in it, or from within one
    there, has only moved: Taiwan from "Taiwan's President Tsai". A word before a name that the
    sentence has in small letters is no part of it: "Prosecutor Lind" of "the prosecutor, Eva Lind".
    """
    own, there = _names_at(swap.claim, swap.own), _names_at(swap.sentence, swap.other)
    known = there if copied else names(swap.sentence)
    within = set() if copied else {a for a in own if any(is_part(a, b) for b in known)}
    bare = {a: _bare(a, swap.sentence) for a in own if a not in within}
    new = [a for a, text in bare.items() if not any(_same(text, b.text) for b in known)]
    return (there[0].text, new[0].text) if new and there else None


def _bare(name: Name, sentence: str) -> str:
    first, _, rest = name.text.partition(" ")
    is_word = rest and re.search(rf"\b{re.escape(first.casefold())}\b", sentence)
    return rest if is_word else name.text


def _names_at(text: str, span: tuple[int, int]) -> list[Name]:
    """The whole names of a text of which a part lies in the span; "Mr" and "Buying" are none."""
    found = [name for name in names(text) if name.start < span[1] and span[0] < name.end]
    return [n for n in found if not ROLES.issuperset(n.words) and not _is_opener(text, n)]


def _is_opener(text: str, name: Name) -> bool:
    """A word that only opens its sentence: Buying, Quickly, Record the place."""
    opens = " " not in name.text and name.start in {start for start, _ in sentence_spans(text)}
    labels = text.startswith((": “", ': "'), name.end)  # Translation: “...”
    return opens and bool(labels or ADVERB.fullmatch(name.text) or OBJECT.match(text, name.end))


def _same(left: str, right: str) -> bool:
    """Two forms of a name, or words of one country alone: France, French."""
    there = set(countries(left))
    alone = there and meaning(left) == there == meaning(right)
    return same_name(left, right) or bool(alone)


def _other_figures(swap: Swap, copied: bool) -> tuple[str, str] | None:
    """Both sides, if each holds a number and none of the claim's follows from one there.

    In a claim that is no copy of the sentence, years are compared with years, and one from
    elsewhere in it has only moved, as a part does in front of its whole: of 60 men, nine. A length
    of time may stand in another unit.
    """
    claimed, stood = _whole(swap.claim, swap.own), _whole(swap.sentence, swap.other)
    for kind in (_values,) if copied else (_years, _numbers):
        own, there = kind(claimed), kind(stood)
        if own and there and not own & there:
            may_move = kind is _years or OF_A_WHOLE.match(stood)
            moved = may_move and own <= kind(swap.sentence)
            holds = moved or _implied(swap, claimed, stood) or own <= _sided(claimed, stood)
            return None if holds else (stood, claimed)
    return None


def _sided(claimed: str, there: str) -> set[float]:
    """The years of which only a side is told, and rightly: "before 1975" of 1974."""
    found = on_a_side(claimed, dates_in(there))
    return {float(value) for kind, value in found if kind == "year"}


def _whole(text: str, span: tuple[int, int]) -> str:
    """The words at a span with the rest of the figures that it cuts, and their bounds."""
    cut = [f for f in figures(text) if f.start < span[1] and span[0] < f.end]
    start = min([span[0], *(f.quoted_start for f in cut)])
    return text[start : max([span[1], *(f.end for f in cut)])]


def _implied(swap: Swap, claimed: str, there: str) -> bool:
    """A figure of the claim holds within its bound, "fewer than 50" of 40, or lasts as long.

    A percentage is not compared with so many.
    """
    known, (start, end) = figures(there), swap.own
    units = [{figure.unit for figure in side} for side in (figures(claimed), known)]
    if known and units[0] == {"%"} and "%" not in units[1]:
        return True
    if any(f.follows_from(other) for f in figures(claimed) for other in known):
        return True
    own = (f for f in figures(swap.claim) if f.start < end and start < f.end)
    return any(lasts_as_long(swap.claim, figure, there) for figure in own)


def _numbers(text: str) -> set[float]:
    written = {float(match.group().replace(",", "")) for match in DIGITS.finditer(text)}
    return {figure.value for figure in figures(text)} | written - _years(text)


def _values(text: str) -> set[float]:
    return _numbers(text) | _years(text)


def _years(text: str) -> set[float]:
    ranges = (match["century"] + match["last"] for match in YEARS.finditer(text))
    return {float(year) for year in (*YEAR.findall(text), *ranges)}


def check_places(claim: str, evidence: str) -> Iterable[Problem]:
    """No two names have changed places: "A sued B" is not "B sued A"; a passive may turn them."""
    best, _ = nearest_sentence(claim, evidence)
    copied = _is_copied(claim, best)
    for left, right in combinations(names(claim), 2):
        first, second = _only(right, best), _only(left, best)
        if not (first and second and first.start < second.start):
            continue
        if _listed(claim, left, right) or _by(claim, left, right) != _by(best, first, second):
            continue
        alike = {_stands_like(claim, left, best, first), _stands_like(claim, right, best, second)}
        in_place = True in alike and (copied or False not in alike)
        if in_place and _says_the_rest(claim, (left, right), best):
            yield Problem(True, f"the article has it the other way round: “{best.strip()}”")
            return


def _by(text: str, left: Name, right: Name) -> bool:
    """By one of two names is done what the text tells of them."""
    return bool(BY.search(text[max(0, left.start - len("by the ")) : right.start]))


def _says_the_rest(claim: str, found: tuple[Name, Name], sentence: str) -> bool:
    """The sentence has the claim's words but for two names: "smaller than" is not "bigger than"."""
    left, right = found
    rest = f"{claim[: left.start]} {claim[left.end : right.start]} {claim[right.end :]}"
    return not stems(rest) or overlap(rest, sentence) >= SAME_REST


def _listed(text: str, left: Name, right: Name) -> bool:
    """Two names of a list, which may have any order: Oslo, Bergen and Molde."""
    between = (name for name in names(text) if left.end <= name.start and name.end <= right.start)
    rest, start = "", left.end
    for name in between:
        rest, start = rest + text[start : name.start], name.end
    joined = AND.search(text[left.end : right.end + 6])
    return bool(joined and LISTED.fullmatch(rest + text[start : right.start]))


def _only(name: Name, sentence: str) -> Name | None:
    """The one name of the sentence that is this one, or a longer one with all its words."""
    found = [other for other in names(sentence) if is_part(name, other)]
    return found[0] if len(found) == 1 else None


def _stands_like(claim: str, name: Name, sentence: str, other: Name) -> bool | None:
    """The same word follows both, or stands before both; None where no word stands beside them."""
    after = [NEXT.match(text, at.end) for text, at in ((claim, name), (sentence, other))]
    if after[0] and after[1]:
        return fold_word(after[0][1]) == fold_word(after[1][1])
    before = [WORD.findall(text[: at.start]) for text, at in ((claim, name), (sentence, other))]
    return before[0][-1] == before[1][-1] if before[0] and before[1] else None
