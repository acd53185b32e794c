"""Statements framed: what is confirmed, and what is only denied, feared, asked or supposed.

A sentence may have all the words of a claim and not bear it out: "The mayor denied that the bridge
would be closed." Edits of claims never make such evidence, so it is made here, from a statement and
a frame; for each frame that takes away from what it holds there are some that do not, so that the
frame's own words tell nothing by being there.
"""

import random
import re
from dataclasses import dataclass

from corpus.words import fold_words
from qa.reading.names import names

WHO = (
    "the minister", "a spokesman for the company", "the police", "the mayor", "officials",
    "the ministry", "researchers at the institute", "the head of the agency", "its lawyers",
    "the president", "two people familiar with the matter", "the governor", "the authors",
    "a government spokesperson", "the union", "the coach", "his deputy", "the opposition",
)  # fmt: skip
WHEN = ("on Monday", "on Friday", "last week", "in an interview", "at a briefing", "in a statement")
BORNE_OUT = (
    "{Who} confirmed {when} that {it}.",
    "{Who} said {when} that {it}.",
    "According to {who}, {it}.",
    "{It}, {who} announced {when}.",
    "{Who} admitted that {it}.",
    "{Who} acknowledged for the first time that {it}.",
    "It emerged {when} that {it}.",
    "{Who} told reporters {when} that {it}.",
    "There is no doubt that {it}, {who} said.",
    "{Who} regretted that {it}.",
    "{Who} welcomed the fact that {it}.",
    "{Who} had proof that {it}.",
    "{It}, as {who} noted {when}.",
    "Documents show that {it}.",
)
DENIED = (
    "{Who} denied that {it}.",
    "{Who} dismissed reports that {it}, calling them false.",
    "{Who} rejected the claim that {it}.",
    "It is not true that {it}, {who} said.",
    "Reports that {it} are fake news, {who} said {when}.",
    "{Who} ruled out that {it}.",
    "There were rumours that {it}, which {who} called groundless.",
    "Contrary to what was reported, it is not the case that {it}, {who} said.",
)
LEFT_OPEN = (
    "{Who} said there was no evidence that {it}.",
    "“We have no evidence that {it},” {who} said {when}.",
    "There is no sign so far that {it}, according to {who}.",
    "{Who} could not confirm that {it}.",
    "It is unclear whether {it}.",
    "{Who} declined to say whether {it}.",
    "{Who} was asked {when} whether {it}.",
    "Nobody has confirmed that {it}.",
    "If {it}, the consequences would be grave, {who} warned.",
    "Much would change if {it}, {who} said.",
    "{Who} said {when} that it was possible that {it}.",
    "{Who} feared that {it}.",
    "{Who} discussed rumours that {it}.",
    "Some suspect that {it}, but {who} knew nothing of it.",
    "{Who} hopes that one day it can be said that {it}.",
    "{Who} will look into whether {it}.",
    "{Who} said the world must be ready in case {it}.",
    "An article that claimed that {it} was withdrawn.",
)
OTHERS = 0.3  # of the frames, how many speak of somebody whom the text names


@dataclass(frozen=True, slots=True)
class Framed:
    """A sentence that holds a statement, and the label of that statement beside it."""

    text: str
    label: str


def framed(statement: str, text: str, rng: random.Random) -> Framed:
    """The statement in a frame, half of the time in one that bears it out; `text` is around it."""
    if rng.random() < 0.5:
        return Framed(_put(rng.choice(BORNE_OUT), statement, text, rng), "supported")
    if rng.random() < 0.4:
        return Framed(_put(rng.choice(DENIED), statement, text, rng), "contradicted")
    return Framed(_put(rng.choice(LEFT_OPEN), statement, text, rng), "unsupported")


def _put(frame: str, statement: str, text: str, rng: random.Random) -> str:
    who = _who(statement, text, rng)
    it = re.sub(r"[.!]?[”\"']?$", "", statement.strip())
    return frame.format(
        who=who, Who=_capital(who), it=_uncapital(it), It=_capital(it), when=rng.choice(WHEN)
    )


def _who(statement: str, text: str, rng: random.Random) -> str:
    """Somebody whom the text names and the statement does not, or somebody without a name."""
    known = set(fold_words(statement))
    people = sorted({n.text for n in names(text) if known.isdisjoint(n.words) and " " in n.text})
    return rng.choice(people) if people and rng.random() < OTHERS else rng.choice(WHO)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _uncapital(words: str) -> str:
    """Its first letter small, unless a name or "I" opens it."""
    named = any(name.start == 0 for name in names(f"{words}.")) and not re.match(
        r"(?:The|A|An|It|He|She|They|This|These|That|There|In|On|At|We|His|Her|Its|Their)\b", words
    )
    return words if named or re.match(r"I\b|[A-Z]{2}", words) else words[:1].lower() + words[1:]
