"""Have a language model say true claims again in its own words: true pairs to train the check on.

Run: python -m eval.checker.retell PAIRS.jsonl.gz RETOLD.jsonl --most 8000

What is retold, as `eval.generate` has things written, are the claims of the pairs to train on, true
or not, and the sentences of their evidence, alone and by twos. A line of the result is
`{"text", "retold"}`.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.sentences import sentence_spans
from eval.checker.pairs import SENTENCE, Pair, read_pairs, runs, split
from eval.generate import Order, command, rows
from qa.checking.check import LayeredChecker
from qa.values import Label

WORDS = range(6, 33)  # of what is retold
ORDER = Order(
    "You rewrite statements freely, in quite different words and word order, and keep every fact,"
    " name and figure. You add nothing.",
    (
        (
            "The plant will be shut in May, the chief executive, Ana Ruiz, told workers on Friday.",
            "On Friday, chief executive Ana Ruiz informed staff of the factory's closure in May.",
        ),
        (
            "Nobody was hurt when the roof came down.",
            "The collapse of the roof left no one injured.",
        ),
        (
            "Norwegian divers raised the wreck in 1956. They had looked for it for three years.",
            "It took three years of searching before divers from Norway lifted the wreck in 1956.",
        ),
    ),
    temperature=0.9,
)


def tasks(pairs: Sequence[Pair]) -> list[str]:
    """What to retell, each once: claims and sentences of evidence in turns, at random."""
    rng = random.Random(0)
    claims = [pair.claim for pair in pairs]
    sentences = [
        text
        for evidence in dict.fromkeys(pair.evidence for pair in pairs)
        for text in _sentences(evidence)
    ]
    drawn = [_drawn(kind, rng) for kind in (claims, sentences)]
    turns = [text for both in zip(*drawn, strict=False) for text in both]
    return list(dict.fromkeys(turns + drawn[0] + drawn[1]))


def _drawn(texts: Sequence[str], rng: random.Random) -> list[str]:
    fit = [text for text in dict.fromkeys(texts) if len(text.split()) in WORDS]
    return rng.sample(fit, len(fit))


def _sentences(evidence: str) -> Iterator[str]:
    """The sentences of a text that make a claim, alone and by twos that follow one another."""
    for _, _, text in runs(evidence):
        parts = [text[slice(*span)] for span in sentence_spans(text)]
        if all(SENTENCE.fullmatch(part) for part in parts):
            yield text


def read_retold(path: Path) -> dict[str, list[str]]:
    """The retellings of each text that the exact layers of the check hold nothing against."""
    told = [(row["retold"], row["text"]) for row in rows(path) if _is_retelling(**row)]
    found: dict[str, list[str]] = {}
    for (retold, text), verdict in zip(told, LayeredChecker(None).check(told), strict=True):
        if verdict.label is Label.SUPPORTED:
            found.setdefault(text, []).append(retold)
    return found


def _is_retelling(text: str, retold: str) -> bool:
    """Whether it is one statement of like length that does not repeat the other."""
    share = len(retold.split()) / len(text.split())
    return 0.4 <= share <= 1.5 and "\n" not in retold and retold.rstrip(".") not in text


def main() -> int:
    """Retell claims and sentences of the pairs to train on."""
    return command(__doc__, ORDER, _tasks_of, written="retold", most=8000)


def _tasks_of(path: Path) -> list[str]:
    judged, _ = split(read_pairs(path, trainable=True))
    return tasks(judged)


if __name__ == "__main__":
    sys.exit(main())
