"""What a follow-up leans on: words in brackets at its end, and pronouns that stand for them."""

import re

from corpus.sentences import sentence_spans
from qa.reading.names import Name, names

BACK = re.compile(  # not: is there a plan, this week, is it true that
    r"\b(?:he|she|they|him|her|them|his|their|its|those|these)\b"
    r"|\bit\b(?!\strue\b|\s(?:is|was)\s\w+\sthat\b)"
    r"|\bthis\b(?!\s(?:week|month|year|morning|afternoon|evening|spring|summer|autumn|winter)\b)"
    r"|\bthere\b(?=\W*$)|\bthat\b(?=\W*$|\s(?:happen|mean|be|is|was|come|go|figure|number)\w*)",
    re.IGNORECASE,
)
OWNERS = ("his", "her", "its", "their")  # behind a name they are its own
BRACKET = re.compile(r"(?<!\s)\s*\(([^()]*)\)(\W*)$")


def leant_on(question: str) -> range:
    """The places of what `standalone` added to a question, empty if nothing."""
    match = BRACKET.search(question)
    return range(*match.span()) if match and match.start() else range(0)


def parted(question: str) -> tuple[str, str]:
    """What was asked itself, and what was added to it.

    >>> parted("Who left (dam, Vik)?")
    ('Who left', ' (dam, Vik)?')
    """
    start = leant_on(question).start or len(question)
    return question[:start], question[start:]


def points_back(text: str) -> bool:
    """A pronoun stands for what was said before: not in "When did Lind sign her pact?"."""
    first = min((name.start for name in named(text)), default=len(text))
    found = BACK.finditer(text)
    return any(m.group().casefold() not in OWNERS or m.start() < first for m in found)


def named(question: str) -> list[Name]:
    """Its names; a single word that opens a sentence is capitalised for its place."""
    starts = {start for start, _ in sentence_spans(question)}
    found = names(question.rstrip("?"))
    return [n for n in found if n.start not in starts or " " in n.text]
