"""Whether words negate, and whether one text negates what another does not."""

import re
from collections.abc import Iterator

from qa.reading.overlap import stems
from qa.reading.verb_forms import verb_stem

NEGATION = re.compile(
    r"\b(?:not|no(?!\.?\s?\d)|never|nor|neither|none|nobody|nothing|without|cannot|\w+n['’]t"
    r"|stop(?:s|ped)? short of)\b",
    re.IGNORECASE,
)
NO_NEGATION = re.compile(  # not only A but also B; no more than 40; No, he came; no doubt
    r"\bnot (?:only|just|merely|hesitat\w+)\b|\b(?:no|not) (?:more|fewer|less|later|earlier"
    r"|longer|older|younger) than\b|(?:^|[.!?“\"]\s*)no,"
    r"|\bno (?:doubt|secret)\b|\bnever regret|\bcannot (?:wait|but)\b|\bnothing (?:but|short)\b"
    r"|\b(?:nobody|no one) (?:doubts?|denie[sd]|disputes?)\b",
    re.IGNORECASE,
)
IN_ITSELF = re.compile(  # words that negate without looking so: unable, distrusts, fails to
    r"\b(?:un(?:aware|clear|fair|happy|known|lawful|likely|popular|safe|usual)|impossible|illegal"
    r"|un(?!der)\w*(?:able|ed|ing)|dis\w+(?:ed|s|ing)|lack(?:s|ed|ing)?"
    r"|fail(?:s|ed|ing)?|struggl(?:es|ed|ing)|refus(?:es|ed|ing)|den(?:y|ies|ied)|absen(?:t|ce)"
    r"|free of|rather than|instead of|few|little|hardly|barely|rarely)\b",
    re.IGNORECASE,
)


DENIED = re.compile(rf"{NEGATION.pattern}(?P<behind>[^.,;:!?—–“”\"]*)", re.IGNORECASE)
LIGHT = frozenset(stems("able going yet even ever longer again anything anyone one"))  # behind it
VOWELS = re.compile(r"[aeiouyw]|(.)(?=\1)")  # and the first of two like letters
LEAST_CONSONANTS = 2


def negates(text: str) -> bool:
    """A word of it is a negation.

    >>> negates("Nobody came."), negates("Not only Lind came."), negates("the No. 2 seed")
    (True, False, False)
    """
    return negations(text) > 0


def negations(text: str) -> int:
    """How many words of it negate."""
    return len(NEGATION.findall(NO_NEGATION.sub("", text)))


def without_negations(text: str) -> str:
    """The text without its negations."""
    return NEGATION.sub("", NO_NEGATION.sub("", text))


def behind_negations(text: str) -> Iterator[str]:
    """What stands behind each negation of a text.

    >>> list(behind_negations("He did not leave, nobody doubts it."))
    [' leave, nobody doubts it.']
    """
    plain = NO_NEGATION.sub(lambda match: " " * len(match.group()), text)
    yield from (text[match.end() :] for match in NEGATION.finditer(plain))


def turns_round(left: str, right: str) -> bool:
    """Of two like texts one negates, and the other has no word that may stand for that.

    >>> turns_round("He can sing", "He cannot sing"), turns_round("unable to sing", "cannot sing")
    (True, False)
    >>> turns_round("He refused to sing", "He did not refuse to sing")
    True
    """
    plain, negated = sorted((left, right), key=negates)
    if not negates(negated) or negates(plain):
        return False
    standing = (match.group() for match in IN_ITSELF.finditer(plain))
    return all(stems(word) and set(stems(word)) <= set(stems(negated)) for word in standing)


def is_denied_of(negated: str, plain: str) -> bool:
    """What one text denies is told by the other: the first word behind a negation stands there.

    Of "no clear gain" either word.

    >>> is_denied_of("He did not clearly win.", "He won."), is_denied_of("no gain", "a loss")
    (True, False)
    """
    told = stems(plain)
    for match in DENIED.finditer(NO_NEGATION.sub("", negated)):
        behind = [word for word in match["behind"].split() if not word.endswith("ly")]
        denied = [stem for stem in stems(" ".join(behind)) if stem not in LIGHT]
        few = denied[: 2 if match.group().split()[0].casefold() in ("no", "without") else 1]
        if not denied or any(_are_forms(word, stem) for word in few for stem in told):
            return True
    return False


def denies_as_well(claim: str, plain: str, text: str) -> bool:
    """A text with a plain part denies what a claim tells that is not the plain part's.

    >>> text = "He will go next May, not this May."
    >>> denies_as_well("He will not go this May.", "He will go next May", text)
    True
    >>> denies_as_well("He will not go next May.", "He will go next May", text)
    False
    """
    own = set(stems(claim)) if negates(claim) else set()
    if own.issuperset(stems(plain)):
        return False
    denied = (match["behind"] for match in DENIED.finditer(NO_NEGATION.sub("", text)))
    return any(own.issuperset(words) for behind in denied if (words := stems(behind)))


def _are_forms(word: str, other: str) -> bool:
    """Two stems of one word, or of one irregular verb: win, won; keep, kept; go, went."""
    if word == other or verb_stem(word) == verb_stem(other) != "":
        return True
    short, long = sorted((word[0] + VOWELS.sub("", word[1:]), other[0] + VOWELS.sub("", other[1:])))
    return len(short) >= LEAST_CONSONANTS and long.startswith(short) and len(long) - len(short) < 2
