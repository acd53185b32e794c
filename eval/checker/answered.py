"""Claims made of questions and their answers: true ones, and ones with another name in its place.

Edits of a sentence keep its words, and retellings its names. Whether the check tells who did what
in other words shows only where a name stands in another's role: "Who raised the Hilda?", answered
by "Norwegian divers", makes "Norwegian divers raised the Hilda." true, and "Farsund raised the
Hilda." false. A few of both are wrong: an alias of the answer is true as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from corpus.words import fold_words
from eval.checker.pairs import ANY_BUT_SUPPORTED, Pair
from eval.reader.questions import Asked
from qa.reading.names import ROLES, Name, names, same_name
from qa.reading.overlap import stems

PAST = (
    "won led wrote made became took gave held built sold bought sent found lost left met ran began"
    " came went grew drew beat set put kept paid saw knew spoke stood fell"
)
SUBJECT = re.compile(  # what follows can be said of the answer as it stands
    r"(?:who|what|which\s(?:[a-z-]+\s){1,2}?)\s?(?P<said>"
    r"(?:is|was)\s(?:the|an?)\s(?!\S+\s\S+(?:ing|ed|en|wn|lt|ld)\b)[^?]+"
    r"|(?:is|are|was|were)\s[a-z]+(?:ed|en|wn|lt|ade|ung)\s[^?]+"
    rf"|(?:[a-z]{{3,}}ed|{'|'.join(PAST.split())})\s[^?]+)\?",
    re.IGNORECASE,
)
LONG = 4  # words of a name
OPEN_END = re.compile(r"\s(?:to|with|for|from|by|of|about|at|in|on|as|called|named|known)$")


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim that its evidence makes, and the same of others whom the evidence names."""

    claim: str
    false: tuple[str, ...]
    evidence: str

    @property
    def pairs(self) -> tuple[Pair, list[Pair]]:
        """The true pair, and the false ones."""
        true = Pair(self.claim, self.evidence, frozenset({"supported"}), "asked")
        others = [
            Pair(claim, self.evidence, ANY_BUT_SUPPORTED, "another name") for claim in self.false
        ]
        return true, others


def answered(asked: Sequence[Asked]) -> Iterator[Answered]:
    """Of questions for the subject of a sentence that a name answers, those that have rivals."""
    for one in asked:
        match = SUBJECT.fullmatch(one.question)
        said = match["said"] if match else ""
        if not said or OPEN_END.search(said) or not _is_name(one.answer):
            continue
        known = {*stems(one.answer), *stems(said)}
        starts = {start for start, _ in sentence_spans(one.passage)}
        others = [n.text for n in names(one.passage) if _is_rival(n, starts)]
        rivals = [name for name in dict.fromkeys(others) if known.isdisjoint(stems(name))]
        false = tuple(_claim(n, said) for n in rivals if not same_name(n, one.answer))
        if false:
            yield Answered(_claim(one.answer, said), false, one.passage)


def _claim(name: str, said: str) -> str:
    return f"{name[:1].upper()}{name[1:]} {said}."


def _is_rival(name: Name, starts: set[int]) -> bool:
    """It is not too long, no office, and no word that opens a sentence."""
    words = name.text.split()
    opens = name.start in starts and len(words) == 1
    return len(words) <= LONG and not opens and not set(fold_words(name.text)) <= ROLES


def _is_name(words: str) -> bool:
    bare = re.sub(r"^(?:the|an?)\s", "", words, flags=re.IGNORECASE)
    return any(name.end - name.start >= len(bare) - 1 for name in names(f"by {bare}"))
