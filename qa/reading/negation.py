"""Whether words negate, and whether one text negates what another does not."""

import re

from qa.reading.overlap import stems

NEGATION = re.compile(
    r"\b(?:not|no(?!\.?\s?\d)|never|nor|neither|none|nobody|nothing|without|cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)
NO_NEGATION = re.compile(  # not only A but also B; no more than 40; No, he came.
    r"\bnot (?:only|just|merely)\b|\b(?:no|not) (?:more|fewer|less|later|earlier"
    r"|longer|older|younger) than\b|(?:^|[.!?“\"]\s*)no,",
    re.IGNORECASE,
)
IN_ITSELF = re.compile(  # words that negate without looking so: unable, distrusts, fails to
    r"\b(?:un(?:aware|clear|fair|happy|known|lawful|likely|popular|safe|usual)|impossible|illegal"
    r"|un(?!der)\w*(?:able|ed|ing)|dis\w+(?:ed|s|ing)|lack(?:s|ed|ing)?"
    r"|fail(?:s|ed|ing)?|struggl(?:es|ed|ing)|refus(?:es|ed|ing)|den(?:y|ies|ied)|absen(?:t|ce)"
    r"|free of|rather than|instead of|few|little|hardly|barely|rarely)\b",
    re.IGNORECASE,
)


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
