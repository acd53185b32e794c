"""Layers of the check: what may happen, or will, is not told as what is, or has happened."""

import re
from collections.abc import Iterable, Iterator

from qa.checking.exact.problem import Problem
from qa.reading.overlap import nearest_sentence, stems

SAME_BUT_FOR_IT = 0.6  # share of the claim's words in one sentence: then it tells the same
ADVERBS = r"(?:(?:also|still|now|soon|even|only|well|be|have|been|\w+ly)\s)*"
MAY = re.compile(rf"\b(?:may|might|could|possibly|potentially)\s{ADVERBS}(?P<verb>[a-z]{{3,}})\b")
ALLEGED = re.compile(rf"\b(?:allegedly|reportedly)\s{ADVERBS}(?P<verb>[a-z]{{3,}})\b")
WILL = re.compile(
    r"\b(?:will|(?:is|are) (?:set|due|expected|scheduled|planned) to|plans? to)\s"
    rf"{ADVERBS}(?P<verb>[a-z]{{3,}})\b"
)
OPEN = re.compile(  # a word by which a claim leaves it open
    r"\b(?:may|might|can|could|would|should|possib\w+|potential\w*|perhaps|likely|probabl\w+|risks?"
    r"|chances?|apparent\w*|if|whether|unclear|expect\w*|plan\w*|seem\w*|appear\w*|fear\w*|hop\w+"
    r"|believ\w+|suggest\w*|capable|able|option\w*|consider\w*|propos\w+|threat\w*)\b",
    re.IGNORECASE,
)
GIVEN = re.compile(  # or gives it to somebody
    r"\b(?:alleg\w+|report\w*|suspect\w*|accus\w+|charg\w+|indict\w*|according|claim\w*|sa(?:ys?|id)"
    r"|heard|told|trial|prosecut\w+)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|would|shall|going to|set to|due to|to be|expect\w*|schedul\w+|plan\w*|next|upcoming"
    r"|coming|soon|later|if|being|get|to have|want\w*|intend\w*|decid\w*|promis\w*|pledg\w*|vow\w*"
    r"|agree[ds]?|order(?:s|ed))\b|n['’]t\b",
    re.IGNORECASE,
)
PAST = re.compile(r"\b[a-z]+ed\b")


def check_possible(claim: str, evidence: str) -> Iterable[Problem]:
    """What a sentence says may happen, or has allegedly, is not told as certain."""
    best, share = nearest_sentence(claim, evidence)
    if share < SAME_BUT_FOR_IT or OPEN.search(claim):
        return
    for pattern in (MAY,) if GIVEN.search(claim) else (MAY, ALLEGED):
        for told in _only_so(pattern, claim, best):
            yield Problem(False, f"the article says “{told.group()}”, the answer leaves it out")


def check_done(claim: str, evidence: str) -> Iterable[Problem]:
    """What a sentence says will happen is not told as done."""
    best, share = nearest_sentence(claim, evidence)
    if share < SAME_BUT_FOR_IT or FUTURE.search(claim):
        return
    past = {stem for word in PAST.findall(claim) for stem in stems(word)}
    for told in _only_so(WILL, claim, best):
        if not past.isdisjoint(stems(told["verb"])):
            yield Problem(False, f"the article says “{told.group()}”, the answer tells it as done")


def _only_so(pattern: re.Pattern[str], claim: str, best: str) -> Iterator[re.Match[str]]:
    """Where the sentence has a verb of the claim in this form, if it has it in no other."""
    plain = set(stems(claim)) - set(stems(pattern.sub("", best)))
    for match in pattern.finditer(best):
        if (verb := set(stems(match["verb"]))) and verb <= plain:
            yield match
