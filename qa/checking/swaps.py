"""Layers of the check for claims that follow a sentence but for a particular, or its order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from corpus.words import WORD, fold_word
from qa.reading.names import Name, names, same_name
from qa.reading.numbers import figures
from qa.reading.overlap import Problem, nearest_sentence
from qa.reading.people import meaning
from qa.reading.places import countries
from qa.reading.quotes import NEGATION

FOLLOWS = 0.6  # of the claim's words in the order of the sentence: then it retells that sentence
LONGEST = 6  # words on either side of a swap; longer ones are other wordings
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)
BY = re.compile(r"\bby\b")
DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of the claim and those that stand in their place in the sentence it follows."""

    claimed: str
    there: str


def check_swaps(claim: str, evidence: str) -> Iterable[Problem]:
    """Where the claim follows a sentence of the evidence, its names, figures and negations do."""
    best, _ = nearest_sentence(claim, evidence)
    for swap in swaps(claim, best):
        if differing := _other_names(swap) or _other_figures(swap):
            there, claimed = differing
            yield Problem(True, f"the article says “{there}”, the answer “{claimed}”")
        elif _negates(swap.claimed) != _negates(swap.there):
            yield Problem(True, f"the article says: “{best.strip()}”")


def swaps(claim: str, sentence: str) -> Iterator[Swap]:
    """Short stretches that differ while the words around them agree, in order; a side may be "".

    None, if fewer than six in ten words of the claim follow the sentence.
    """
    own, there = list(WORD.finditer(claim)), list(WORD.finditer(sentence))
    matcher = SequenceMatcher(None, _folded(own), _folded(there), autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if not own or same / len(own) < FOLLOWS:
        return
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal" and j - i <= LONGEST and m - k <= LONGEST:
            yield Swap(_text(claim, own[i:j]), _text(sentence, there[k:m]))


def _negates(text: str) -> bool:
    return bool(NEGATION.search(NOT_ONLY.sub("", text)))


def _text(text: str, words: list[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()] if words else ""


def _folded(words: list[re.Match[str]]) -> list[str]:
    return [fold_word(word.group()) for word in words]


def _other_names(swap: Swap) -> tuple[str, str] | None:
    """A name there and one of the claim that is none of those, if both sides have names."""
    own, there = names(swap.claimed), names(swap.there)
    new = [a for a in own if not any(_same(a.text, b.text) for b in there)]
    return (there[0].text, new[0].text) if new and there else None


def _same(left: str, right: str) -> bool:
    """Two forms of a name, or words of one country alone: France, French."""
    there = set(countries(left))
    alone = there and meaning(left) == there == meaning(right)
    return same_name(left, right) or bool(alone)


def _other_figures(swap: Swap) -> tuple[str, str] | None:
    """Both sides, if each holds a number of any kind and none of the claim's equals one there."""
    own, there = _values(swap.claimed), _values(swap.there)
    return (swap.there, swap.claimed) if own and there and not own & there else None


def _values(text: str) -> set[float]:
    written = {float(match.group().replace(",", "")) for match in DIGITS.finditer(text)}
    return {figure.value for figure in figures(text)} | written


def check_places(claim: str, evidence: str) -> Iterable[Problem]:
    """No two names have changed places: "A sued B" is not "B sued A"; a passive may turn them."""
    best, _ = nearest_sentence(claim, evidence)
    if (BY.search(claim) is None) != (BY.search(best) is None):
        return
    for left, right in combinations(names(claim), 2):
        first, second = _only(right, best), _only(left, best)
        if not (first and second and first.start < second.start):
            continue
        if _stands_like(claim, left, best, first) or _stands_like(claim, right, best, second):
            yield Problem(True, f"the article has it the other way round: “{best.strip()}”")
            return


def _only(name: Name, sentence: str) -> Name | None:
    """The one name of the sentence that is this one."""
    found = [other for other in names(sentence) if same_name(name.text, other.text)]
    return found[0] if len(found) == 1 else None


def _stands_like(claim: str, name: Name, sentence: str, other: Name) -> bool:
    """The same word follows both, or the same word stands before both."""
    after = [WORD.match(text, at.end + 1) for text, at in ((claim, name), (sentence, other))]
    if after[0] and after[1]:
        return fold_word(after[0].group()) == fold_word(after[1].group())
    before = [WORD.findall(text[: at.start]) for text, at in ((claim, name), (sentence, other))]
    return bool(before[0] and before[1]) and before[0][-1] == before[1][-1]
