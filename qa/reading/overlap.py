"""Words that a claim shares with evidence, by their stems."""

import threading
from functools import lru_cache

import snowballstemmer

from corpus.sentences import sentence_spans
from corpus.words import content_words

STEMMER, STEMMING = snowballstemmer.stemmer("english"), threading.Lock()
DOERS = ("ers", "ors")


@lru_cache(maxsize=5_000)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of `text` that carry meaning, in order; remembered, for all ask."""
    return tuple(_stem(word) for word in content_words(text))


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """Remembered, for stemming a word takes 0.3 ms and the words of a text come again and again.

    A stemmer holds the word that it works on: one thread at a time.
    """
    with STEMMING:
        return str(STEMMER.stemWord(word))


def doers_alone(verb: str, text: str) -> bool:
    """Of a verb a text has those who do it, in the plural, and no other form.

    >>> doers_alone("commands", "Top commanders met."), doers_alone("commands", "She commanded.")
    (True, False)
    """
    act = set(stems(verb))
    there = [word for word in content_words(text) if _stem(word) in act]
    return bool(there) and all(word.endswith(DOERS) for word in there)


def overlap(claim: str, evidence: str) -> float:
    """The share of the claim's stems that stand in the evidence, 0 for a claim without any."""
    own, other = stems(claim), set(stems(evidence))
    return sum(stem in other for stem in own) / len(own) if own else 0.0


@lru_cache(maxsize=500)
def nearest_sentence(claim: str, evidence: str) -> tuple[str, float]:
    """The sentence of the evidence with the largest share of the claim's stems; "" without any."""
    sentences = [evidence[start:end] for start, end in sentence_spans(evidence)]
    best = max(sentences, key=lambda sentence: overlap(claim, sentence), default="")
    return best, overlap(claim, best)
