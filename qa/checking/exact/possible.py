"""Layers of the check: what may happen, or will, is not told as what is, or has happened."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from qa.checking.exact.problem import Problem
from qa.reading.overlap import nearest_sentence, stems
from qa.reading.verb_forms import told, verb_stem, verb_stems

SAME_BUT_FOR_IT = 0.6  # share of the claim's words in one sentence: then it tells the same
HALF_OF_IT = 0.5  # with its verb: then it tells the same of what is still to come
ADVERBS = r"(?:(?:also|still|now|soon|even|only|well|be|have|been|\w+ly)\s)*"
MAY = re.compile(rf"\b(?:may|might|could|possibly|potentially)\s{ADVERBS}(?P<verb>[a-z]{{3,}})\b")
ALLEGED = re.compile(
    r"\b(?:allegedly|reportedly|(?:(?:accused|suspected) of|charged with)(?=\s\w+ing\b))\s"
    rf"{ADVERBS}(?P<verb>[a-z]{{3,}})\b"
)
NOT_YET = re.compile(  # can carry, threatens to close, is to be moved
    rf"\b(?:will|would|can|could|may|might|should|must|to)\s{ADVERBS}(?P<verb>[a-z]{{3,}})\b"
)
DID_SO = re.compile(  # before "to", where what stands behind it has happened
    r"\b(?:ha[ds]|have|having|managed|went on|came|began|begun|started|continue[sd]?|forced|helped"
    r"|used|rushed|returned|got|proved|turned out|enough|first|last|only)\s$"
    r"|\b(?:caus\w+|forc\w+|prompt\w+|led|help\w+|drove|enabl\w+)\s[^.;]{1,80}$",
    re.IGNORECASE,
)
NO_VERB = re.compile(r"to\s\w+(?:ed|ing)$")  # to motorized traffic; not to be moved
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
    r"\b(?:will|would|shall|must|ought|needs?|going to|set to|due to|to be|expect\w*|schedul\w+"
    r"|plan\w*|next|upcoming|coming|soon|later|if|being|get|to have|want\w*|intend\w*|decid\w*"
    r"|promis\w*|pledg\w*|vow\w*|agree[ds]?|order(?:s|ed))\b|n['’]t\b",
    re.IGNORECASE,
)


def check_possible(claim: str, evidence: str) -> Iterable[Problem]:
    """What a sentence says may happen, or has allegedly, is not told as certain."""
    best, share = nearest_sentence(claim, evidence)
    if share < SAME_BUT_FOR_IT or OPEN.search(claim):
        return
    for pattern in (MAY,) if GIVEN.search(claim) else (MAY, ALLEGED):
        for hedged in _only_so(pattern, claim, best):
            yield Problem(False, f"the article says “{hedged.group()}”, the answer leaves it out")


def check_done(claim: str, evidence: str) -> Iterable[Problem]:
    """What will or could happen, or is asked for, is not told as done."""
    best, share = nearest_sentence(claim, evidence)
    if share < HALF_OF_IT or FUTURE.search(claim) or OPEN.search(claim):
        return
    verbs = told(claim)
    there = Counter(verb_stems(evidence)) if verbs else Counter[str]()
    for verb in sorted(verbs & there.keys()):
        open_ones = [match for match in _not_yet(best) if verb_stem(match["verb"]) == verb]
        if open_ones and len(open_ones) == there[verb]:
            shown = open_ones[0].group()
            yield Problem(False, f"the article says “{shown}”, the answer tells it as done")


def _not_yet(sentence: str) -> Iterator[re.Match[str]]:
    for match in NOT_YET.finditer(sentence):
        if not (NO_VERB.match(match.group()) or DID_SO.search(sentence[: match.start()])):
            yield match


def _only_so(pattern: re.Pattern[str], claim: str, best: str) -> Iterator[re.Match[str]]:
    """Where the sentence has a verb of the claim in this form, if it has it in no other."""
    plain = set(stems(claim)) - set(stems(pattern.sub("", best)))
    for match in pattern.finditer(best):
        if (verb := set(stems(match["verb"]))) and verb <= plain:
            yield match
