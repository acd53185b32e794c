"""Have a language model state something of a sentence shortly, and something that it does not say.

Run: python -m eval.checker.short PAIRS.jsonl.gz SHORT.jsonl --most 4000

Answers put things in a few words of their own ("The factory has closed."), where edits and
retellings are as long as what they come from. A line of the result is `{"text", "told"}`.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.sentences import sentence_spans
from eval.checker.pairs import SENTENCE, read_pairs, split
from eval.generate import Order, command, rows

WORDS = range(9, 46)  # of the sentence
STATED = range(3, 21)  # of a statement
TEXT = 3  # sentences at least, so that there are others beside it
ORDER = Order(
    "You get a sentence of an article. Write two short statements of four to twelve words, in your"
    " own plain words. The first, after TRUE:, tells something that the sentence says. The second,"
    " after FALSE:, is about the same people and things and sounds likely, but the sentence does"
    " not say it: what is only planned, feared or denied is told as done, or somebody else does it,"
    " or more is claimed than is said.",
    (
        (
            "The plant may be shut in May, the chief executive, Ana Ruiz, told workers on Friday.",
            "TRUE: Ana Ruiz warned staff that the factory might close.\n"
            "FALSE: The factory has closed.",
        ),
        (
            "Norwegian divers, who had looked for the wreck of the Hilda for three years, finally"
            " raised it in 1956.",
            "TRUE: Divers from Norway recovered the Hilda.\n"
            "FALSE: The Hilda's crew was rescued by divers.",
        ),
        (
            "The minister has denied that the government knew of the payments before March.",
            "TRUE: The minister denies early knowledge of the payments.\n"
            "FALSE: The government admitted that it made the payments.",
        ),
        (
            "About 40 families left the valley after the flood, while most others hope for help"
            " from the state.",
            "TRUE: Dozens of families moved away because of the flood.\n"
            "FALSE: The state has helped most families of the valley.",
        ),
    ),
    temperature=0.7,
)
TOLD = re.compile(r"(?:TRUE:\s*)?(?P<true>[^\n]+?)\s*\n\s*FALSE:\s*(?P<false>[^\n]+)")


def tasks(path: Path) -> list[str]:
    """Sentences of the evidence to train on, each once, in random order."""
    judged, _ = split(read_pairs(path, trainable=True))
    texts = dict.fromkeys(pair.evidence for pair in judged)
    sentences = list(dict.fromkeys(one for text in texts for one in _sentences(text)))
    random.Random(3).shuffle(sentences)
    return sentences


def _sentences(text: str) -> Iterator[str]:
    spans = sentence_spans(text)
    if len(spans) < TEXT:
        return
    for start, end in spans:
        sentence = text[start:end]
        if SENTENCE.fullmatch(sentence) and len(sentence.split()) in WORDS:
            yield sentence


def read_short(path: Path) -> Iterator[tuple[str, str]]:
    """Each sentence with a statement on it, both of which are short sentences.

    Which of them are true the model that wrote them does not know well: ask it
    (`eval.checker.judged`).
    """
    for row in rows(path):
        told = TOLD.match(row["told"])
        for statement in (told["true"], told["false"]) if told else ():
            if SENTENCE.fullmatch(statement) and len(statement.split()) in STATED:
                yield row["text"], statement


def main() -> int:
    """Have statements written on sentences."""
    return command(__doc__, ORDER, tasks, written="told", most=4000)


if __name__ == "__main__":
    sys.exit(main())
