"""Whether the words of a claim for who speaks, "an economist at the bank", mean who is named."""

import re
from collections.abc import Iterator

from qa.reading.clauses import JOINS
from qa.reading.named_sources import ACCORDING
from qa.reading.overlap import stems
from qa.reading.people import FORMER, LESSER
from qa.reading.speakers import clause_before
from qa.reading.telling import telling

BEHIND = re.compile(  # what a noun brings with it: of the bank, who left
    r"\s(?:of|at|for|in|from|with|to|on|by|about|who|whose|that|which)\s"
)
CLAUSE = re.compile(rf"[.;:–—“”\"()]|\s(?:{JOINS}|because|that)\s")
TELLING_BEFORE = re.compile(
    r"^(?:[\w’'-]+\s)?(?:said|says|added|adds|according to)\s", re.IGNORECASE
)
RELATIVE = re.compile(r"(?:who|whose|whom|which|where)\b")
NOT_ITSELF = re.compile(rf"{FORMER}|{LESSER}|-elect\b", re.IGNORECASE)  # the office, or the job
HIS = re.compile(r"(?:his|her|its|their|our|my)\s", re.IGNORECASE)
WHOSE = re.compile(r"^.+['’]s?\s")
MOST_BEFORE = 100  # characters before a name that may tell of whoever bears it


def subject_phrase(claim: str, speaker: str) -> str:
    """All words of a claim for one of its speakers, "" where none are found.

    >>> subject_phrase("On Monday, an economist at the Alna Bank said no.", "Alna Bank")
    'an economist at the Alna Bank'
    """
    source = ACCORDING.search(claim)
    if source and speaker in source.group(1):
        return source.group(1).strip(" .")
    left = (clause_before(claim[: verb.start()].rstrip(" ,")) for verb in telling(claim))
    return next((words.strip() for words in left if speaker in words), "")


def is_called(who: str, phrase: str, evidence: str) -> bool:
    """The words beside a name say of its bearer what a phrase does, about the same thing.

    >>> is_called("Lind", "an economist at Alna Bank", "It fell, said Lind, Alna Bank's economist.")
    True
    >>> is_called("Lind", "the bank's head", "Eva Lind, brother of the bank's head, said no.")
    False
    >>> is_called("Lind", "the bank's head", "Eva Lind, its former head, said no.")
    False
    """
    head = _head(phrase)
    return bool(head) and any(
        head == _head(words) and _says_all(phrase, words, who) for words in _beside(who, evidence)
    )


def _says_all(phrase: str, words: str, who: str) -> bool:
    """The words have all of the phrase: "his captain" may be the team's, a deputy is no head."""
    if NOT_ITSELF.search(words) and not NOT_ITSELF.search(phrase):
        return False
    own = WHOSE.sub("", phrase) if HIS.match(words) else phrase
    return set(stems(own)) <= {*stems(words), *stems(who)}


def _head(phrase: str) -> str:
    """The stem of the noun that a phrase is about: lawyer, of "a lawyer for the family"."""
    return (stems(BEHIND.split(phrase)[0]) or ("",))[-1]


def _beside(who: str, evidence: str) -> Iterator[str]:
    """The words right before a name, those that a comma parts from it, before it and behind."""
    for name in re.finditer(rf"\b{re.escape(who)}\b(?!['’]s)", evidence):
        before = CLAUSE.split(evidence[max(0, name.start() - MOST_BEFORE) : name.start()])[-1]
        after = CLAUSE.split(evidence[name.end() : name.end() + MOST_BEFORE])[0]
        outer, _, beside = before.rstrip().rpartition(",")
        parts = (beside, outer.rpartition(",")[2]) if not beside.strip() else (beside,)
        yield from (TELLING_BEFORE.sub("", part.strip()) for part in parts)
        if after.startswith(","):
            yield from _shorter(after[1:].strip())


def _shorter(words: str) -> Iterator[str]:
    """Words up to each of their commas, and all."""
    parts = [] if RELATIVE.match(words) else words.split(",")
    return (",".join(parts[: i + 1]) for i in range(len(parts)))
