"""Claims that are the article's own words, but perhaps for a name in the place of a pronoun."""

import re
from collections.abc import Sequence

from corpus.sentences import Span, sentence_spans
from corpus.words import fold_words
from qa.reading.names import names, same_name
from qa.reading.places import countries
from qa.reading.quotes import QUOTED, find_verbatim
from qa.reading.speakers import last_speaker, speakers_in
from qa.reading.speakers_in_text import quoted_by

OPENING, CLOSING = " \t\n\"“‘«'", " \t\n\"”’»'.,;:!?…)"
PLACED = re.compile(r"\b(?:in|at|near|from)\s(?:the\s)?$")  # before a name of no person
QUOTES = ("“", '"', "«")
CLOSING_MARKS = '“”«»"'
QUOTED_FROM_THE_START = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»")
BRACKETED = re.compile(
    r"\[(?P<name>[^\[\]:]*?[^\W\d][^\[\]:]*?)(?:(?P<whose>['’]s)|(?P<says>:))?\]"
)


def is_whole_sentence(claim: str, evidence: str) -> bool:
    """The claim is one or more whole sentences of the evidence, word for word.

    A name in brackets may stand for a pronoun: "[Lind] left." for "She left.", if Lind speaks or
    acts in the sentence before it, and nobody else is named there or before the pronoun; or before
    words quoted on, with no speaker of their own: "[Lind:] “It rained.”", if Lind is the last who
    speaks there. A mark may open words whose quotation began in a sentence before them.
    """
    whole = _whole(claim, evidence) or _whole(_unopened(claim), evidence)
    return whole is not None or _whole_by_name(claim, evidence)


def _unopened(claim: str) -> str:
    """The claim without the mark that it begins with, if its next mark closes what that opens.

    >>> _unopened("“It rose,” Lind said."), _unopened("“Lind’s “dam” rose.")
    ('It rose,” Lind said.', '“Lind’s “dam” rose.')
    """
    opened = QUOTED_FROM_THE_START.match(claim)
    return claim[1:] if opened else claim


def _whole_by_name(claim: str, evidence: str) -> bool:
    """The same of a claim with one name in brackets, read as it is without it."""
    named = BRACKETED.search(claim)
    if named is None:
        return False
    lead, rest = claim[: named.start()], claim[named.end() :]
    if named["says"]:
        return not lead.strip() and _quoted_on(named["name"], rest.strip(), evidence)
    if names(QUOTED.sub("", lead)):
        return False
    for pronoun in ("his", "her") if named["whose"] else ("he", "she"):
        if found := _whole(lead + pronoun + rest, evidence):
            return _is_meant(named["name"], _before(evidence, found[0])[-1:])
    return False


def _quoted_on(name: str, words: str, evidence: str) -> bool:
    """The words are quoted on, without a speaker of their own, from a sentence of this speaker."""
    found = _whole(words.strip(CLOSING_MARKS), evidence) if words.startswith(QUOTES) else None
    if found is None or speakers_in(words) or not evidence[: found[0]].endswith(QUOTES):
        return False
    who = quoted_by(evidence, *found, surely=True)
    return who is not None and _is_of(name, who)


def _is_meant(name: str, before: Sequence[str]) -> bool:
    """A pronoun after these sentences means the name, and can mean nobody else."""
    who = last_speaker(before)
    told = [one.text for s in before for one in names(s) if not PLACED.search(s[: one.start])]
    others = [one for one in told if who and not same_name(one, who) and not countries(one)]
    return who is not None and not others and _is_of(name, who)


def _is_of(name: str, who: str) -> bool:
    """The name is somebody's, or a part of it: Lind is Anna Lind's, her lawyer's is not."""
    return set(fold_words(name)) <= set(fold_words(who))


def _before(evidence: str, place: int) -> list[str]:
    """The sentences before a place."""
    return [evidence[a:b] for a, b in sentence_spans(evidence) if b <= place]


def _whole(claim: str, evidence: str) -> Span | None:
    """Where the claim stands in the evidence, if it does as one or more whole sentences."""
    found = find_verbatim(claim, evidence)
    if found is None:
        return None
    spans = sentence_spans(evidence)
    starts = any(a <= found[0] and not evidence[a : found[0]].strip(OPENING) for a, _ in spans)
    ends = any(found[1] <= b and not evidence[found[1] : b].strip(CLOSING) for _, b in spans)
    return found if starts and ends else None
