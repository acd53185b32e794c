"""How well sentences fit a question: word by word, in the embedding model's contextual vectors.

Each passage is read once by the model; a sentence is the vectors of its own words, made in the
light of the whole passage ("late chunking"), and each word of the question looks for its best match
among them ("late interaction", Khattab and Zaharia 2020, ColBERT). A sentence that leans on the one
before it ("He said", "this plan", words quoted on) has the names of that one too.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Passage
from corpus.sentences import sentence_spans
from corpus.words import content_words
from embeddings import Embedder, Matrix, TokenVectors, Vector
from qa.questions.plan import Plan, Term
from qa.reading.names import names

CACHED_PASSAGES = 512  # of about 250 tokens: some 200 MB
CACHED_WORDS = 20_000  # by themselves: 30 MB
LEANS = re.compile(
    r"^[\"“]|\b(?:he|she|they|him|her|his|their|it|its|this|these|such)\b", re.IGNORECASE
)
WHOLE = 0.5  # weight of the sentence as a whole; the rest goes to the question's words one by one


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """`article.text[start:end]` and the vectors of its words.

    Those of the title come first, then those of names that its pronouns may mean.
    """

    article: Article
    start: int
    end: int
    words: Matrix
    whole: Vector

    @property
    def text(self) -> str:
        """The sentence."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sentence meets a question: overall, as a whole, and each term of the plan, -1 to 1."""

    score: float
    whole: float
    met: tuple[float, ...]


class Relevance:
    """Fits of sentences to questions; remembers the passages read last.

    Safe to share between threads.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._lock = threading.Lock()
        self._words = dict[str, Vector]()
        self._read: OrderedDict[tuple[Article, int, int], list[SentenceVectors]] = OrderedDict()

    @property
    def model(self) -> str:
        """The name of the embedding model."""
        return self._embedder.name

    def fits(
        self, plan: Plan, found: Sequence[tuple[Article, Passage]]
    ) -> list[tuple[SentenceVectors, Fit]]:
        """Every sentence of the passages, in their order, with its fit to the question."""
        [vectors] = self._embedder.embed_tokens([plan.question])
        whole = self._embedder.embed_question(plan.question)
        terms = [_rows(vectors, term.start, term.end) for term in plan.terms]
        return [
            (sentence, _fit(plan.terms, terms, whole, sentence))
            for sentences in self._sentences(found)
            for sentence in sentences
        ]

    def alike(self, word: str, text: str) -> float:
        """The cosine of a word by itself and the nearest word of a text, -1 to 1; 0 without any.

        Of a phrase: call is no call off.
        """
        parts = word.casefold().split() if " " in word else ()
        words = [one for one in dict.fromkeys(content_words(text)) if one not in parts]
        if not words:
            return 0.0
        with self._lock:
            new = [one for one in (word, *words) if one not in self._words]
            self._words.update(zip(new, self._embedder.embed_passages(new), strict=True))
            rows, own = np.stack([self._words[one] for one in words]), self._words[word]
            if len(self._words) > CACHED_WORDS:
                self._words.clear()
        return float((rows @ own).max())

    def _sentences(self, found: Sequence[tuple[Article, Passage]]) -> list[list[SentenceVectors]]:
        keys = [(a, p.start, p.end) for a, p in found]
        with self._lock:
            known = {key: self._read[key] for key in keys if key in self._read}
        missing = [i for i, key in enumerate(keys) if key not in known]
        texts = [_headed(*found[i]) for i in missing]
        for i, vectors in zip(missing, self._embedder.embed_tokens(texts), strict=True):
            known[keys[i]] = _cut(*found[i], vectors)
        with self._lock:
            for key in keys:
                self._read[key] = known[key]
                self._read.move_to_end(key)
            while len(self._read) > CACHED_PASSAGES:
                self._read.popitem(last=False)
        return [known[key] for key in keys]


def _headed(article: Article, passage: Passage) -> str:
    return _head(article) + article.text[passage.start : passage.end]


def _head(article: Article) -> str:
    return f"{article.title[:120]}. " if article.title else ""


def _cut(article: Article, passage: Passage, vectors: TokenVectors) -> list[SentenceVectors]:
    """The sentences of a passage that was read with its title before it."""
    head = len(_head(article))
    title = _rows(vectors, 0, head)
    sentences, meant = list[SentenceVectors](), title[:0]
    text = article.text[passage.start : passage.end]
    for start, end in sentence_spans(text):
        own = _rows(vectors, head + start, head + end)
        if not len(own):
            continue
        mean = own.mean(axis=0)
        whole = mean / max(float(np.linalg.norm(mean)), 1e-9)
        meant = meant if _leans(text[start:end]) else meant[:0]
        words = np.concatenate([title, meant, own])
        place = passage.start
        sentences.append(SentenceVectors(article, place + start, place + end, words, whole))
        named = [(n.start + start, n.end + start) for n in names(text[start:end])]
        if named:
            meant = np.concatenate([_rows(vectors, head + a, head + b) for a, b in named])
    return sentences


def _leans(sentence: str) -> bool:
    """It says "he" or "this", or quotes, before it names anybody."""
    leans, named = LEANS.search(sentence), names(sentence)
    return leans is not None and (not named or leans.start() <= named[0].start)


def _rows(vectors: TokenVectors, start: int, end: int) -> Matrix:
    """The vectors of the tokens within `[start, end)`."""
    inside = [i for i, (left, right) in enumerate(vectors.spans) if start <= left and right <= end]
    return vectors.rows[inside]


def _fit(
    terms: Sequence[Term], rows: Sequence[Matrix], whole: Vector, sentence: SentenceVectors
) -> Fit:
    met = tuple(_best(own, sentence.words) for own in rows)
    weights = np.array([term.weight for term in terms])
    words = float(np.average(met, weights=weights)) if len(terms) else 0.0
    cosine = float(whole @ sentence.whole)
    return Fit(WHOLE * cosine + (1 - WHOLE) * words, cosine, met)


def _best(term: Matrix, words: Matrix) -> float:
    if not len(term) or not len(words):
        return 0.0
    similar: NDArray[np.float32] = term @ words.T
    return float(similar.max(axis=1).mean())
