"""Claims made of questions and their answers: true ones, and ones with another name in its place.

Edits of a sentence keep its words, and retellings its names. Whether a claim in free words has the
right name in the right role only such pairs teach: "Who raised the Hilda?", answered by "Norwegian
divers", makes "Norwegian divers raised the Hilda." true, and "Farsund raised the Hilda." false.
"""

import re
from collections.abc import Iterator, Sequence

from eval.checker.pairs import Answered
from eval.reader.questions import Asked
from qa.reading.names import names
from qa.reading.overlap import stems

PAST = (
    "won led wrote made became took gave held built sold bought sent found lost left met ran began"
    " came went grew drew beat set put kept paid saw knew spoke stood fell"
)
SUBJECT = re.compile(  # what follows can be said of the answer as it stands
    r"(?:who|what|which\s(?:[a-z-]+\s){1,2}?)\s?(?P<said>"
    r"(?:is|are|was|were|has|have|had)\s(?:the|an?|been|[a-z]+(?:ed|en|wn|lt|ade|ung))\s[^?]+"
    rf"|(?:[a-z]{{3,}}ed|{'|'.join(PAST.split())})\s[^?]+)\?",
    re.IGNORECASE,
)
LONG = 4  # words of a name
OPEN_END = re.compile(r"\s(?:to|with|for|from|by|of|about|at|in|on|as|called|named|known)$")


def answered(asked: Sequence[Asked]) -> Iterator[Answered]:
    """Of questions for the subject of a sentence that a name answers, those that have rivals."""
    for one in asked:
        match = SUBJECT.fullmatch(one.question)
        said = match["said"] if match else ""
        if not said or OPEN_END.search(said) or not _is_name(one.answer):
            continue
        known = {*stems(one.answer), *stems(said)}
        others = [n.text for n in names(one.passage) if n.start and len(n.text.split()) <= LONG]
        rivals = [name for name in dict.fromkeys(others) if known.isdisjoint(stems(name))]
        false = tuple(_claim(name, said) for name in rivals)
        if false:
            yield Answered(_claim(one.answer, said), false, one.passage)


def _claim(name: str, said: str) -> str:
    return f"{name[:1].upper()}{name[1:]} {said}."


def _is_name(words: str) -> bool:
    bare = re.sub(r"^(?:the|an?)\s", "", words, flags=re.IGNORECASE)
    return any(name.end - name.start >= len(bare) - 1 for name in names(f"by {bare}"))
