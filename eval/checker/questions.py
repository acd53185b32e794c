"""Questions made from claims: what the model learns to tell an answer from its neighbours by.

A claim with one part asked for is a question that its evidence answers ("The port sold 12 cranes",
"How many cranes did the port sold?"). The same question with another name or verb
is one that it does not answer, and so is the same evidence without the part. Word order and verb
forms stay as they come: the model reads words, and readers write questions of many forms.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.checker.edits import DAYS, MONTHS

MONTH, DAY = "|".join(MONTHS), "|".join(DAYS)
SPELLED = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands"
FIGURE = re.compile(
    rf"(?P<part>(?:(?:about|some|around|nearly|almost|at least|more than|over|up to) )?"
    rf"(?P<money>[$£€])?(?:\d[\d,.]*\d|\d|{SPELLED})(?: (?:hundred|thousand|million|billion))?"
    r"(?P<share>%| percent| per cent)?(?: of)?)"
    r"(?P<noun>(?: [A-Za-z][a-z-]+){0,2} (?:[a-z]{3,}s|people|troops|men|women|children)\b)?",
    re.IGNORECASE,
)
DATE = re.compile(
    rf"(?P<part>\b(?:on|in|since|by|until) (?:(?:{DAY})|(?:\d\d? )?(?:{MONTH})(?: \d\d?)?"
    r"(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d))\b"
)
PLACE = re.compile(r"(?P<part>\b(?:in|at|near|from) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
SUBJECT = re.compile(
    r"^(?P<part>(?:The )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) (?=[a-z]{3,}(?:ed|s)\b"
    r"|is |was |has |had |will |said |told |won |made |became |began |gave |went |took )"
)
REASON = re.compile(r"(?P<part>\b(?:because|in order to|due to|so that) [^.!?]{8,})")
SAYING = re.compile(
    r"^(?P<who>[A-Z][\w.’' -]{2,40}) (?:said|says|announced|warned|claimed|told reporters)"
    r"(?: that)? (?P<part>[^.!?]{12,})"
)
LONGEST = 32  # words of a claim that questions are made of
ARTICLES = frozenset("The A An It He She They In On At This That These Those There".split())
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may) ")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the words of the claim that it asks for."""

    text: str
    part: str


def questions(claim: str, rng: random.Random) -> Iterator[Question]:
    """Questions about parts of `claim`, in random order; none where no part is recognised."""
    if len(claim.split()) > LONGEST:
        return
    makers = [_how_many, _when, _where, _who, _why, _what]
    for make in rng.sample(makers, k=len(makers)):
        question = make(claim.rstrip(".!? "), rng)
        if question:
            yield question


def without(evidence: str, part: str) -> str | None:
    """`evidence` that no longer says `part`; None if it does not say it in these words."""
    pattern = re.compile(rf" ?(?<!\w){re.escape(part.strip())}(?!\w)", re.IGNORECASE)
    shorter = pattern.sub("", evidence)
    return shorter.strip() if shorter != evidence and len(shorter.split()) >= 4 else None


def _how_many(claim: str, rng: random.Random) -> Question | None:
    found = [m for m in FIGURE.finditer(claim) if m["noun"] or m["share"] or m["money"]]
    if not found:
        return None
    match = rng.choice(found)
    word = "What share of" if match["share"] else "How much" if match["money"] else "How many"
    asked = f"{word}{match['noun'] or ''}"
    return Question(_fronted(asked, claim, *match.span(), rng), match["part"].strip())


def _when(claim: str, rng: random.Random) -> Question | None:
    word = rng.choice(["When", "When", "On what day", "In what year"])
    return _asked(DATE, word, claim, rng)


def _where(claim: str, rng: random.Random) -> Question | None:
    return _asked(PLACE, rng.choice(["Where", "In which place"]), claim, rng)


def _why(claim: str, rng: random.Random) -> Question | None:
    return _asked(REASON, "Why", claim, rng)


def _asked(pattern: re.Pattern[str], word: str, claim: str, rng: random.Random) -> Question | None:
    found = list(pattern.finditer(claim))
    if not found:
        return None
    match = rng.choice(found)
    return Question(_fronted(word, claim, *match.span(), rng), match["part"])


def _who(claim: str, rng: random.Random) -> Question | None:
    match = SUBJECT.match(claim)
    if match is None:
        return None
    word = rng.choice(["Who", "Who", "What", "Which country", "Which company"])
    return Question(f"{word} {claim[match.end() :]}?", match["part"])


def _what(claim: str, rng: random.Random) -> Question | None:
    """What somebody said about the first words of what was said."""
    match = SAYING.match(claim)
    if match is None:
        return None
    topic = " ".join(match["part"].split()[: rng.randint(2, 6)])
    return Question(f"What did {match['who']} say about {topic}?", match["part"])


def _fronted(word: str, claim: str, start: int, end: int, rng: random.Random) -> str:
    """`word`, the claim's auxiliary or "did", and the rest of the claim in its order."""
    rest = f"{claim[:start].rstrip()} {claim[end:].strip()}".strip(" ,")
    auxiliary = AUXILIARY.search(rest)
    if start == 0:
        return f"{word} {rest}?"
    if auxiliary:
        rest = rest[: auxiliary.start()] + rest[auxiliary.end() :]
    verb = auxiliary.group().strip() if auxiliary else "did"
    lowered = rest[:1].lower() + rest[1:] if rest.split()[0] in ARTICLES else rest
    return f"{word} {verb} {lowered}?" if rng.random() < 0.9 else f"{word} {lowered}?"
