"""Who says it: evidence in which two speak, and claims that give the words of one to either.

"The minister said that the bridge was closed. According to the police, nobody was hurt." bears
out "The minister said the bridge was closed", and not "The police said the bridge was closed",
though all of these words are there. Nor does "The minister denied that the bridge was closed" bear
out that he said so.
"""

import random
import re
from collections.abc import Sequence

from eval.checker.framed import BORNE_OUT, DENIED, LEFT_OPEN, put, somebody
from eval.checker.pairs import ANY_BUT_SUPPORTED, Pair

SAYS = (
    "{Who} said that {it}.", "{Who} said {it}.", "According to {who}, {it}.", "{It}, {who} said.",
    "{It}, according to {who}.", "{Who} stated that {it}.", "{Who} told reporters that {it}.",
    "{Who} reported that {it}.", "It was {who} who said that {it}.",
)  # fmt: skip
DENIES = (
    "{Who} denied that {it}.", "{Who} rejected the claim that {it}.", "{Who} disputed that {it}.",
    "{Who} said it was not true that {it}.", "{Who} contradicted reports that {it}.",
)  # fmt: skip
SPOKEN = tuple(
    frame for frame in BORNE_OUT if re.search(r"\{[Ww]ho\}", frame) and "proof" not in frame
)
DENYING = tuple(frame for frame in DENIED if re.search(r"\{[Ww]ho\}", frame))
OPEN = tuple(frame for frame in LEFT_OPEN if frame.startswith("{Who}"))
WORDS = range(5, 36)  # of a statement


def can_be_said(pair: Pair) -> bool:
    """Whether a pair is a true one of a statement and one sentence of evidence like it."""
    return (
        pair.is_supported
        and len(pair.claim.split()) in WORDS
        and len(pair.evidence.split()) in WORDS
        and not re.search(r"[.!?][”\"']?\s|[:;?“”\"\n`]", pair.evidence + pair.claim)
    )


def voiced(pairs: Sequence[Pair], text: str, rng: random.Random) -> list[Pair]:
    """A true and a false claim on two of these pairs' statements; `text` names speakers.

    Not all of the pairs may be of one claim or one evidence.
    """
    first, second = rng.sample(pairs, 2)
    while first.claim == second.claim or first.evidence == second.evidence:
        first, second = rng.sample(pairs, 2)
    who, other = _two_speakers(f"{first.evidence} {second.evidence}", text, rng)
    kind = rng.random()
    frames, claims, wrong = (SPOKEN, SAYS, DENIES) if kind < 0.65 else (DENYING, DENIES, SAYS)
    own = put(rng.choice(frames), rng.choice((first.claim, first.evidence)), who, rng)
    beside = rng.choice((SPOKEN, DENYING, OPEN))
    others = put(rng.choice(beside), rng.choice((second.claim, second.evidence)), other, rng)
    evidence = " ".join((own, others) if rng.random() < 0.5 else (others, own))
    told = put(rng.choice(claims), first.claim, who, rng)
    if rng.random() < 0.3:  # the speaker's own words turned into their contrary
        false = put(rng.choice(wrong), first.claim, who, rng)
    else:
        false = put(rng.choice(claims), first.claim, other, rng)
    return [
        Pair(told, evidence, frozenset({"supported"}), "voiced"),
        Pair(false, evidence, ANY_BUT_SUPPORTED, "another voice"),
    ]


def _two_speakers(said: str, text: str, rng: random.Random) -> tuple[str, str]:
    who = other = somebody(said, text, rng)
    while other == who:
        other = somebody(said, text, rng)
    return who, other
