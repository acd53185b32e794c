"""Claims that are the article's own words, but perhaps for a name in the place of a pronoun."""

import re

from corpus.sentences import Span, sentence_spans
from qa.reading.names import same_name
from qa.reading.quotes import find_verbatim
from qa.reading.speakers import last_speaker, speakers_in

OPENING, CLOSING = " \t\n\"“‘«'", " \t\n\"”’»'.,;:!?…)"
QUOTES = ("“", '"', "«")
BRACKETED = re.compile(
    r"\[(?P<name>[^\[\]:]*?[^\W\d][^\[\]:]*?)(?:(?P<whose>['’]s)|(?P<says>:))?\]"
)


def is_whole_sentence(claim: str, evidence: str) -> bool:
    """The claim is one or more whole sentences of the evidence, word for word.

    A name in brackets may stand for a pronoun: "[Lind] left." for "She left.", if Lind is the last
    who speaks or acts in the sentence before it; or before words quoted on: "[Lind:] “It rained.”",
    if Lind is the last who speaks there.
    """
    return _whole(claim, evidence) is not None or _whole_by_name(claim, evidence)


def _whole_by_name(claim: str, evidence: str) -> bool:
    """The same of a claim with one name in brackets, read as it is without it."""
    named = BRACKETED.search(claim)
    if named is None:
        return False
    rest = claim[named.end() :]
    if named["says"]:
        found = _whole(rest, evidence) if rest.lstrip()[:1] in QUOTES else None
        return found is not None and _means(named["name"], _speaker(evidence, found[0]))
    for pronoun in ("his", "her") if named["whose"] else ("he", "she"):
        if found := _whole(claim[: named.start()] + pronoun + rest, evidence):
            return _means(named["name"], last_speaker(_before(evidence, found[0])[-1:]))
    return False


def _means(name: str, who: str | None) -> bool:
    return who is not None and (name == who or same_name(name, who))


def _speaker(evidence: str, place: int) -> str | None:
    """The last who speaks in the sentence before a place."""
    *earlier, last = _before(evidence, place) or [""]
    return next(reversed(speakers_in(last, earlier)), None)


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
