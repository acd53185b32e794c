"""Layers of the check for words that turn a meaning round: opposites, hedges, denials."""

import re
from collections.abc import Iterable, Set
from itertools import pairwise

from qa.checking.exact.problem import Problem
from qa.checking.exact.reckoned import is_rest
from qa.checking.exact.swaps import Swap, swaps
from qa.reading.clauses import JOINS, MARKS
from qa.reading.names import names, same_name
from qa.reading.negation import negates
from qa.reading.numbers import figures
from qa.reading.overlap import nearest_sentence, stems
from qa.reading.quotes import find_verbatim

SAME_BUT_FOR_IT = 0.5  # share of the claim's words in one sentence: then the odd word out counts
OPPOSITES = tuple(
    (frozenset(stems(left)), frozenset(stems(right)))
    for left, right in (
        (
            "rose rise risen increase grew gain climbed up jumped",
            "fell fall fallen decrease shrank drop declined dropped down plunged",
        ),
        ("profit", "loss losses lost"),
        ("won win beat victory", "lost lose"),
        ("accepted accept approved agreed", "rejected reject refused declined"),
        ("confirmed confirm admitted", "denied deny dismissed"),
        ("supports support backed backs favour", "opposes oppose opposed"),
        ("first", "last"),
        ("opened open", "closed close shut"),
        ("bought buy", "sold sell"),
        ("allowed allow legal", "banned ban illegal forbidden"),
        ("guilty convicted", "innocent acquitted"),
        ("alive survived", "dead died killed"),
        ("north northern", "south southern"),
        ("east eastern", "west western"),
        ("temporary temporarily", "permanent permanently"),
        ("raise raised raises hike hikes", "lower lowered cut cuts slash slashed reduce reduced"),
        ("best", "worst"),
        ("oldest eldest", "youngest newest"),
        ("largest biggest", "smallest"),
    )
)  # fmt: skip
LOST_TO = re.compile(
    r"\b(?:(?:lost|loses?|losing)(?:\s[\w-]+){0,4}|s[eo]ll?(?:s|ing|d)?\b[^.;]{0,200}?) to\b"
)
CLAUSES = re.compile(rf"[{MARKS}]\s|\s(?:{JOINS})\s")
ORDER = re.compile(r"\b(?:before|after)\b", re.IGNORECASE)
PREFIXED = re.compile(r"(?:non-?|under(?=\w+ed)|un(?!cover|der|less|til|told))(?P<bare>[a-z]{4,})")
HYPHENED = re.compile(r"[\w-]+")
CERTAIN = re.compile(r"\b(?:will|has|have|is|are|was|were|did)\b", re.IGNORECASE)
HEDGED = re.compile(
    r"\b(?:(?<!\bin )(?<!\bof )(?<!\bby )(?<!since )(?<!until )(?<!last )(?<!late )(?<!early )"
    r"may(?!\s\d|,)|might|could(?!\sbe\s(?:seen|heard|felt)\b)|possibly|perhaps|potentially|reportedly|allegedly|alleged|whether|if)\b",
    re.IGNORECASE,
)
ALLEGED = re.compile("alleged", re.IGNORECASE)
ACCUSED = re.compile(r"\b(?:accus|charg|indict|suspect)", re.IGNORECASE)
ALL = re.compile(r"\b(?:all|every|everyone|everybody|always|entire|whole)\b", re.IGNORECASE)
SOME = re.compile(r"\b(?:some|many|most|several|sometimes|often|part|partly|few)\b", re.IGNORECASE)
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|dismiss\w*|reject\w*|refut\w*|disput\w*|no evidence|not true"
    r"|false(?:ly)?|rumou?rs?|myths?|hoax(?:es)?|whether)\b[^.;]*$"
    r"|\b(?:not|never)\b(?:\s(?!(?:and|but|or|so|when|while|because|if|only)\b)\w+){0,4}\s*[“\"]?$",
    re.IGNORECASE,
)


DENIES = re.compile(  # of a subject, not "was denied" or "to deny"
    r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )"
    r"\b(?:denie[sd]|dismisse[sd]|refute[sd]|reject(?:s|ed)|refuse[sd]|rule[sd] out)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|dismiss\w*|reject\w*|refut\w*|disput\w*|refus\w*|declin\w*"
    r"|rul\w+ out|no|not|nor|never|none|nobody|nothing|neither|cannot|without|against|oppos\w*|fake"
    r"|false\w*|untrue|lie[sd]?|lying|groundless|baseless|unfounded|rumou?rs?|hoax|myth|contest\w*"
    r"|turn\w* down|unwilling|unable|veto\w*|fail\w*|doubt\w*|discredit\w*|disprov\w*|debunk\w*"
    r"|contradict\w*|disagree\w*|hardly|unlikely|lack\w*|misle(?:a?d)\w*|shun\w*|innocen\w*|overturn\w*|impossible"
    r"|exclud\w*|nonsense)\b|n['’]t\b",
    re.IGNORECASE,
)


def check_opposites(claim: str, evidence: str) -> Iterable[Problem]:
    """The claim does not say of the same thing the opposite of what the evidence says."""
    best, share = nearest_sentence(claim, evidence)
    own, there = set(stems(claim)), set(stems(best))
    alike = share >= SAME_BUT_FOR_IT and not (_beaten(claim, best) or _tells_rest(claim, best))
    for pair in OPPOSITES if alike else ():
        for said, opposite in (pair, pair[::-1]):
            turned = own & said and there & opposite and not own & opposite and not there & said
            if turned and _negated(claim, said) == _negated(best, opposite):
                yield Problem(True, f"the article says the opposite: “{best.strip()}”")
    if ORDER.search(claim) and any(_turns_round(swap) for swap in swaps(claim, best)):
        yield Problem(True, f"the article says the opposite: “{best.strip()}”")


def _negated(text: str, words: Set[str]) -> bool:
    """The clause of a text that has one of these stems is negated."""
    return any(negates(part) for part in CLAUSES.split(text) if words & set(stems(part)))


def _tells_rest(claim: str, sentence: str) -> bool:
    """A percentage of the claim is what one there leaves: 30% survived where 70% died."""
    return any(f.unit == "%" and is_rest(f, sentence) for f in figures(claim))


def _beaten(claim: str, sentence: str) -> bool:
    """One text has a side lose or sell to the other, which beats it, or buys, in the other text."""
    if bool(LOST_TO.search(claim)) == bool(LOST_TO.search(sentence)):
        return False
    own, there = names(claim), names(sentence)
    return bool(own and there) and not same_name(own[0].text, there[0].text)


def _turns_round(swap: Swap) -> bool:
    """Before stands where after did, or after where before did.

    Elsewhere in a sentence they may say the same: after A, B; A before B.
    """
    said, there = (
        {word.casefold() for word in ORDER.findall(words)} for words in (swap.claimed, swap.there)
    )
    return bool(said and there) and not said & there


def check_prefixes(claim: str, evidence: str) -> Iterable[Problem]:
    """Precision is not non-precision, nor is usable unusable, where a sentence says the rest."""
    best, share = nearest_sentence(claim, evidence)
    if share < SAME_BUT_FOR_IT or negates(claim) != negates(best):
        return
    own, there = (set(HYPHENED.findall(text.casefold())) for text in (claim, best))
    if _turned(own, there) or _turned(there, own):
        yield Problem(True, f"the article says the opposite: “{best.strip()}”")


def _turned(words: Set[str], others: Set[str]) -> bool:
    """A word stands here with a prefix alone, in no other form, and there without it alone."""
    found = {word: match for word in words if (match := PREFIXED.fullmatch(word))}
    known = set(stems(" ".join(words - found.keys())))
    bare = (match["bare"] for word, match in found.items() if word not in others)
    return any(word in others and known.isdisjoint(stems(word)) for word in bare)


def check_hedges(claim: str, evidence: str) -> Iterable[Problem]:
    """What is possible there is not certain in the claim, and what holds of some not of all."""
    best, share = nearest_sentence(claim, evidence)
    if share < SAME_BUT_FOR_IT:
        return
    hedge = next((h for h in HEDGED.finditer(best) if _is_about(claim, h)), None)
    told_so = HEDGED.search(claim) or CERTAIN.search(best)
    if hedge and CERTAIN.search(claim) and not (told_so or _says_so(claim, hedge)):
        yield Problem(False, f"the article says “{hedge.group()}”, the answer leaves it out")
    part = SOME.search(best)
    if part and ALL.search(claim) and not ALL.search(best):
        yield Problem(False, f"the article says “{part.group()}”, the answer “all”")


def _is_about(claim: str, hedge: re.Match[str]) -> bool:
    """The claim has a word of the clause that a hedge stands in."""
    ends = [0, *(end.end() for end in CLAUSES.finditer(hedge.string)), len(hedge.string)]
    clauses = (hedge.string[a:b] for a, b in pairwise(ends) if a <= hedge.start() < b)
    return any(not set(stems(clause)).isdisjoint(stems(claim)) for clause in clauses)


def _says_so(claim: str, hedge: re.Match[str]) -> bool:
    """Whoever allegedly did something is accused of it; what could not be was not."""
    if hedge.string.startswith(" not ", hedge.end()):
        return negates(claim)
    return bool(ALLEGED.match(hedge.group()) and ACCUSED.search(claim))


def check_denial(claim: str, evidence: str) -> Iterable[Problem]:
    """Words copied out of a sentence that denies them are not what the article says."""
    found = find_verbatim(claim, evidence)
    if not found:
        return
    start = max(evidence.rfind(mark, 0, found[0]) for mark in ".!?…\n") + 1
    before = evidence[start : found[0]]
    if DENIAL.search(before):
        yield Problem(True, f"the article says: “{(before + evidence[slice(*found)]).strip()}”")


def check_denying(claim: str, evidence: str) -> Iterable[Problem]:
    """Somebody who denies or refuses something in the claim does so, or is against it, there."""
    said = DENIES.search(claim)
    if said and not AGAINST.search(evidence):
        yield Problem(
            False, f"the answer says “{said.group()}”, the article tells of no such thing"
        )
