"""Which side a sentence takes on whether something is so: denials, confirmations, silence."""

from __future__ import annotations

import re
from enum import StrEnum

from qa.reading.dates import WEEKDAYS
from qa.reading.negation import NEGATION
from qa.reading.telling import telling

NOT = NEGATION.pattern
CONFIRMS = re.compile(
    r"\b(?<!\bif )(?:confirm|announce|admit|acknowledg|verify|concede)\w*\b", re.IGNORECASE
)
# Other lists of denials differ on purpose: a verb of telling is finite and has what is denied
# behind it (`telling`), a figure is denied by what stands right before it (`no_count` of the
# evidence), and the check reads them of a subject, or anywhere before the words of a claim.
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|rul(?:e|es|ed|ing) out|refus\w+|declin\w+"
    r"|contest\w*|disput\w*|refut\w*|groundless|baseless|unfounded|fake news|untrue)\b",
    re.IGNORECASE,
)
KEEPS_SILENT = re.compile(
    r"\b(?:declin|refus)\w+\sto\s(?:comment|say|answer|confirm|speculate|respond)\b", re.IGNORECASE
)
NOT_DENIED = re.compile(rf"(?:{NOT})(?:\s\w+){{0,2}}?\s(?:{DENIES.pattern})", re.IGNORECASE)
NOT_CONFIRMED = re.compile(
    rf"\b(?:no|any)\s[“\"]?(?:evidence|proof|sign|indication|confirmation)\b"
    rf"|(?:{NOT}|\bunable to\b)(?:\s\w+){{0,2}}?\s(?:{CONFIRMS.pattern})",
    re.IGNORECASE,
)
SUPPOSES = re.compile(r"\b(?:would|may|might|could|if|whether|possible)\b", re.IGNORECASE)
STATES = re.compile(r"\b(?:has|have|had|is|are|was|were|did)\b", re.IGNORECASE)
EXPECTS = re.compile(
    r"\b(?:expect\w*|set|prepar\w+|plan(?:s|ned|ning)?|intend\w*|poised|ready|about|going|due)\sto\b"
    r"|\b(?:may|might|could)\s(?:soon|shortly)\b"
    r"|\b(?:will|plans? for|intention|impending|upcoming|imminent)\b",
    re.IGNORECASE,
)
EXPECTS_NOT = re.compile(  # has no intention, does not plan to, is not expected to
    rf"(?:{NOT})(?:\s\w+)?\s(?:(?:plan|intend|expect|mean)(?:s|ing)?|going)\sto\b"
    r"|\b(?:is|are)(?:\snot|n[’']t)(?:\s\w+ly)?\s(?:expected|planned|due|set)\sto\b(?![^.;]*\suntil\s)"
    r"|\bno\s(?:plans?|intention)\s(?:to|of)\b",
    re.IGNORECASE,
)
NO_DAY = rf"(?!\s(?:{'|'.join(WEEKDAYS)})\b)"  # not who called on Monday
CALLS, URGES = r"call(?:s|ed|ing)?", r"(?:urg|implor)(?:e[sd]?|ing)"
APPEALS, PLEADS, CLAIMS = (rf"{verb}(?:s|ed|ing)?" for verb in ("appeal", "plead", "demand"))
DEMANDS = re.compile(  # that somebody do something; not who presses ahead
    rf"\b(?:{CALLS}\s(?:up)?on{NO_DAY}|{URGES}|press(?:es|ed|ing)(?!\s(?:ahead|on)\b)|begg(?:ed|ing)"
    rf"|{APPEALS}\sto|{PLEADS}\swith)\s[^.;]{{2,80}}?\sto\s|\b{CLAIMS}\sthat\s",
    re.IGNORECASE,
)
CALLS_FOR = re.compile(  # something, as DEMANDS does, or without saying of whom
    rf"\b(?:{CALLS}\s(?:(?:up)?on|for){NO_DAY}|{URGES}|{APPEALS}|{PLEADS}|{CLAIMS}"
    r"|request(?:s|ed|ing)?|(?:call|plea)s?\s(?:for|to))\b",
    re.IGNORECASE,
)
HAPPENED = re.compile(
    r"\b(?:has|have|had)\s(?:\w+ly\s|already\s)?(?:\w+(?:ed|en|nt|ne|wn|id|de|ght)|come|become|begun|left|met|put|got)\b",
    re.IGNORECASE,
)


class Side(StrEnum):
    """How words stand to what they are about, as readers are told."""

    SAYS = "says so"
    CONFIRMS = "confirms it"
    EXPECTS = "expects it"
    UNDENIED = "does not deny it"
    UNCONFIRMED = "does not confirm it"
    DENIES = "denies it"

    @property
    def against(self) -> bool:
        """They speak against it."""
        return self in (Side.UNCONFIRMED, Side.DENIES)


def side_of(text: str) -> Side:
    """The side that words take; `SAYS` where they neither confirm nor deny anything.

    >>> str(side_of("He has not denied it.")), str(side_of("She declined to comment."))
    ('does not deny it', 'does not confirm it')
    """
    return _side(text)[0]


def decides(text: str) -> int:
    """The place of the words that take the side, 0 where there are none."""
    return _side(text)[1]


def supposes(text: str) -> bool:
    """The words tell what would or may be, and nothing that is.

    >>> supposes("That would be grave."), supposes("They have come, and could fight.")
    (True, False)
    """
    return bool(SUPPOSES.search(text)) and not STATES.search(text)


def demands(text: str) -> bool:
    """The words tell what somebody is called on to do, and nothing else that has happened.

    >>> demands("Lind urged Berg to go."), demands("Berg has gone, as Lind urged him to do.")
    (True, False)
    """
    match = DEMANDS.search(text)
    return match is not None and not HAPPENED.search(text[: match.start()] + text[match.end() :])


def expects(text: str) -> bool:
    """The words tell what is to come, and nothing that has happened but that somebody said so.

    >>> expects("He has said that they will come."), expects("They have come and will fight.")
    (True, False)
    """
    told = text
    for verb in reversed(telling(text)):
        told = told[: verb.start()] + told[verb.end() :]
    return bool(EXPECTS.search(told)) and not HAPPENED.search(told)


def _side(text: str) -> tuple[Side, int]:
    if match := NOT_DENIED.search(text):
        return Side.UNDENIED, match.start()
    silent = KEEPS_SILENT.search(text)
    flat = next(
        (m for m in DENIES.finditer(text) if not silent or m.start() != silent.start()), None
    )
    if flat:
        return Side.DENIES, flat.start()
    if match := silent or NOT_CONFIRMED.search(text):
        return Side.UNCONFIRMED, match.start()
    match = CONFIRMS.search(text)
    return (Side.CONFIRMS, match.start()) if match else (Side.SAYS, 0)
