"""How well sentences fit a question: word by word, and as a reader judges that they answer it.

Each passage is read once by the embedding model; a sentence is the vectors of its own words, made
in the light of the whole passage ("late chunking"), and each word of the question looks for its
best match among them ("late interaction", Khattab and Zaharia 2020, ColBERT). A sentence that leans
on the one before it ("He said", "this plan", words quoted on) has the names of that one too.
"""

from __future__ import annotations

import math
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Passage
from corpus.sentences import Span, sentence_spans
from corpus.words import content_words
from embeddings import Embedder, Matrix, Reader, SentenceRead, TokenVectors, Vector
from embeddings.texts import head, to_read
from qa.questions.plan import Plan, Term
from qa.reading.dates import moments
from qa.reading.language import foreign
from qa.reading.names import names
from qa.reading.places import by_country
from qa.values import Evidence

CACHED_PASSAGES = 512  # of about 250 tokens: some 200 MB
CACHED_WORDS = 20_000  # by themselves: 30 MB
LEANS = re.compile(
    r"^[\"“]|\b(?:he|she|they|him|her|his|their|it|its|this|these|such)\b", re.IGNORECASE
)
READ = 12  # passages that the reader reads, of those found
OFFERED = re.compile(  # who sold the boat, Lind or Berg?
    r"^\W*(?:which|what|who|whom|whose|when|where)\b[^,?]*\w"
    r"(?P<either>,\s[^,?]{1,60}?\sor\s[^,?]{1,60}?)\s*\?*\s*$",
    re.IGNORECASE,
)
IS_TRUE = re.compile(r"^\W*is\sit\strue\s(?:that\s)?", re.IGNORECASE)
LEAST_TERMS = 2  # that a question has beside the answers it offers: which came first asks nothing
WHOLE = 0.5  # weight of the sentence as a whole; the rest goes to the question's words one by one
NEARNESS, EVEN = 8.0, 0.6  # weight of the cosine in log odds, and the one that weighs nothing
SUREST = 1e-6  # chances nearer to 0 or 1 are taken for this
AT = re.compile(r"\s(?:in|on|during)\s$", re.IGNORECASE)  # before a day or month
MONTH_ISO = len("2024-10")
Asked = tuple[str, Article, int, int]  # a question, and the passage of which it is asked
Key = TypeVar("Key")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """A sentence and the vectors of its words.

    Those of the title come first, then those of names that its pronouns may mean.
    """

    sentence: Evidence
    words: Matrix
    whole: Vector


@dataclass(frozen=True, slots=True)
class Fit:
    """How its sentence meets a question: overall, as a whole, and each term of the plan, -1 to 1.

    `passage` is how well its passage was found and `timely` how near to the day of the question it
    was published, 0 to 1; `chance` is that it answers, as a reader judges, 0 to 1, `None` if none
    has read it; `words` is where in the article the words stand that do, `None` where it would
    point at nothing.
    """

    sentence: Evidence
    score: float
    whole: float
    met: tuple[float, ...]
    passage: float = 0.0
    timely: float = 0.0
    chance: float | None = None
    words: Span | None = None

    @property
    def strength(self) -> float | None:
        """The log odds that it answers, by reader and nearness together; `None` if none read it.

        Each errs where the other does not: of CLAPnq's questions the two together tell more than
        either of them alone which have an answer.
        """
        if self.chance is None:
            return None
        return _log_odds(self.chance) + NEARNESS * (self.whole - EVEN)


def _log_odds(chance: float) -> float:
    within = min(max(chance, SUREST), 1 - SUREST)
    return math.log(within / (1 - within))


class Relevance:
    """Fits of sentences to questions; remembers the passages read last.

    Safe to share between threads.
    """

    def __init__(self, embedder: Embedder, reader: Reader | None = None) -> None:
        self._embedder = embedder
        self._reader = reader
        self._lock = threading.Lock()
        self._judged: OrderedDict[Asked, dict[int, SentenceRead]] = OrderedDict()
        self._words = dict[str, Vector]()
        self._read: OrderedDict[tuple[Article, int, int], list[SentenceVectors]] = OrderedDict()

    @property
    def model(self) -> str:
        """The name of the embedding model."""
        return self._embedder.name

    def fits(self, plan: Plan, found: Sequence[Evidence]) -> list[Fit]:
        """How every sentence of the passages found, in their order, meets the question."""
        [vectors] = self._embedder.embed_tokens([plan.question])
        whole = self._embedder.embed_question(plan.question)
        terms = [_rows(vectors, term.start, term.end) for term in plan.terms]
        judged = [{} for _ in found] if plan.topic else self._answering(_to_read(plan), found)
        fit = partial(_fit, plan.terms, terms, whole)
        return [
            fit(vectors, passage, read.get(vectors.sentence.start))
            for passage, sentences, read in zip(found, self._sentences(found), judged, strict=True)
            for vectors in sentences
        ]

    def alone(self, plan: Plan, sentences: Sequence[Evidence]) -> list[float | None]:
        """The log odds that each sentence answers without those around it; `None` of unread ones.

        In its passage a sentence may answer as another does; by itself it tells what it is of.
        """
        judged = self._answering(_to_read(plan), sentences, len(sentences))
        read = (one.get(e.start) for one, e in zip(judged, sentences, strict=True))
        return [None if one is None else _log_odds(one.chance) for one in read]

    def _answering(
        self, question: str, found: Sequence[Evidence], most: int = READ
    ) -> list[dict[int, SentenceRead]]:
        """For each passage what a reader makes of its sentences, by where these start.

        Only the first ones, which are nearest to the question, are read, and only what is in the
        language of the packaged model: the reader knows no other.
        """
        readable = self._readable(question, found[:most])
        keys = [(_as_asked_of(question, e), e.article, e.start, e.end) for e in readable]
        if self._reader is None or not keys:
            return [{} for _ in found]
        with self._lock:
            known = {key: self._judged[key] for key in keys if key in self._judged}
        new = [key for key in dict.fromkeys(keys) if key not in known]
        for asked in dict.fromkeys(asked for asked, *_ in new):
            known |= _read(self._reader, asked, [key for key in new if key[0] == asked])
        with self._lock:
            _remember(self._judged, known)
        by_place = {key[1:]: known[key] for key in keys}
        return [by_place.get((e.article, e.start, e.end), {}) for e in found]

    def _readable(self, question: str, found: Sequence[Evidence]) -> list[Evidence]:
        if self._reader is None or foreign(question, self.model):
            return []
        return [e for e in found if not foreign(e.article.text, self.model)]

    def alike(self, word: str, text: str) -> float:
        """The cosine of a word by itself and the nearest word of a text, -1 to 1; 0 without any.

        The words of a phrase are not compared with it: "call" is not near "call off".
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

    def _sentences(self, found: Sequence[Evidence]) -> list[list[SentenceVectors]]:
        keys = [(e.article, e.start, e.end) for e in found]
        with self._lock:
            known = {key: self._read[key] for key in keys if key in self._read}
        missing = [i for i, key in enumerate(keys) if key not in known]
        texts = [to_read(found[i].article, _passage(found[i])).text for i in missing]
        for i, vectors in zip(missing, self._embedder.embed_tokens(texts), strict=True):
            known[keys[i]] = _cut(found[i], vectors)
        with self._lock:
            _remember(self._read, known)
        return [known[key] for key in keys]


def _remember(read: OrderedDict[Key, Made], known: Mapping[Key, Made]) -> None:
    """Remember these passages as the last ones read, and forget the oldest of too many."""
    for key, made in known.items():
        read[key] = made
        read.move_to_end(key)
    while len(read) > CACHED_PASSAGES:
        read.popitem(last=False)


def _read(reader: Reader, asked: str, of: Sequence[Asked]) -> dict[Asked, dict[int, SentenceRead]]:
    """What the reader makes of the sentences of passages, for one question, by their starts."""
    texts = [to_read(article, Passage(article.id, start, end)) for _, article, start, end in of]
    judged = dict[Asked, dict[int, SentenceRead]]()
    for one, text, read in zip(of, texts, reader.answering(asked, texts), strict=True):
        moved = one[2] - len(head(one[1]))
        starts = (moved + start for start, _ in text.spans)
        judged[one] = dict(zip(starts, (_moved(own, moved) for own in read), strict=True))
    return judged


def _moved(read: SentenceRead, by: int) -> SentenceRead:
    """The same, its words placed in the article."""
    words = read.words and (read.words[0] + by, read.words[1] + by)
    return replace(read, words=words)


def _to_read(plan: Plan) -> str:
    """The question in a form that the reader has learnt from.

    Answers that it offers are left out, and "is it true that the dam broke?" is "the dam broke?".
    """
    match = OFFERED.match(plan.question)
    if match is None:
        return IS_TRUE.sub("", plan.question)
    start, end = match.span("either")
    own = [term for term in plan.terms if term.weight >= 1 and term.end <= start]
    return plan.question[:start] + plan.question[end:] if len(own) >= LEAST_TERMS else plan.question


def _as_asked_of(question: str, passage: Evidence) -> str:
    """The question as the reader is asked it of a passage, in its names for governments.

    And without the months and days on which its article was published: it need not say them again.
    """
    article = passage.article
    published = article.published_on.isoformat() if article.published_on else ""
    for moment in reversed(moments(question)):
        before = question[: moment.start]
        told = len(moment.iso) >= MONTH_ISO and published.startswith(moment.iso)
        if told and AT.search(before):
            question = AT.sub("", before) + question[moment.end :]
    return by_country(question, f"{article.title}. {passage.text}")


def _passage(evidence: Evidence) -> Passage:
    """The passage that its words are."""
    return Passage(evidence.article.id, evidence.start, evidence.end)


def _cut(passage: Evidence, vectors: TokenVectors) -> list[SentenceVectors]:
    """The sentences of a passage that was read with its title before it."""
    article = passage.article
    before = len(head(article))
    title = _rows(vectors, 0, before)
    sentences, meant = list[SentenceVectors](), title[:0]
    text = passage.text
    for start, end in sentence_spans(text):
        own = _rows(vectors, before + start, before + end)
        if not len(own):
            continue
        mean = own.mean(axis=0)
        whole = mean / max(float(np.linalg.norm(mean)), 1e-9)
        meant = meant if _leans(text[start:end]) else meant[:0]
        words = np.concatenate([title, meant, own])
        sentence = Evidence(article, passage.start + start, passage.start + end)
        sentences.append(SentenceVectors(sentence, words, whole))
        named = [(n.start + start, n.end + start) for n in names(text[start:end])]
        if named:
            meant = np.concatenate([_rows(vectors, before + a, before + b) for a, b in named])
    return sentences


def _leans(sentence: str) -> bool:
    """A sentence says "he" or "this", or quotes, before it names anybody."""
    leans, named = LEANS.search(sentence), names(sentence)
    return leans is not None and (not named or leans.start() <= named[0].start)


def _rows(vectors: TokenVectors, start: int, end: int) -> Matrix:
    """The vectors of the tokens within `[start, end)`."""
    inside = [i for i, (left, right) in enumerate(vectors.spans) if start <= left and right <= end]
    return vectors.rows[inside]


def _fit(
    terms: Sequence[Term],
    rows: Sequence[Matrix],
    whole: Vector,
    vectors: SentenceVectors,
    passage: Evidence,
    read: SentenceRead | None,
) -> Fit:
    met = tuple(_best(own, vectors.words) for own in rows)
    weights = np.array([term.weight for term in terms])
    words = float(np.average(met, weights=weights)) if len(terms) else 0.0
    cosine = float(whole @ vectors.whole)
    score = WHOLE * cosine + (1 - WHOLE) * words
    fit = Fit(vectors.sentence, score, cosine, met, passage.score, passage.timely)
    return fit if read is None else replace(fit, chance=read.chance, words=read.words)


def _best(term: Matrix, words: Matrix) -> float:
    if not len(term) or not len(words):
        return 0.0
    similar: NDArray[np.float32] = term @ words.T
    return float(similar.max(axis=1).mean())
