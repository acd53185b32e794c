"""What the reader learns from: questions with passages that hold their answers, or do not."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from corpus.sentences import Span, sentence_spans
from embeddings import Embedder
from embeddings.protocols import Sentences
from eval.reader.questions import Asked, holds
from qa.reading.overlap import stems

LONG = 900  # characters of a passage at most, if its answer leaves that much
HEADED = 0.4  # of the passages stand behind the first sentence of their text, as behind a title
WITHOUT, ELSEWHERE = 0.45, 0.2  # readings without the answer: its sentence left out; another part
NEAR = 30  # passages nearest to a question among which others are drawn, the nearer the oftener
AT_ONCE = 256  # questions whose nearest passages are looked for in one product
OFTEN = 6.0  # mean place of those drawn
APART = 20  # every twentieth text is never trained on

sentences_of = cache(sentence_spans)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, a passage, and of each sentence whether it answers; `None` where it may.

    `words` is where the answer stands in the passage, `None` where it does not.
    """

    question: str
    passage: Sentences
    answers: tuple[bool | None, ...]
    words: Span | None = None


class ReadingMaker:
    """Draws readings of questions; seeded by the caller.

    `near` has for each question passages of other texts that are nearest to it, each with its text.

    Raises:
        ValueError: no question has its answer in a sentence of its passage.
    """

    def __init__(self, asked: Sequence[Asked], near: Sequence[Sequence[tuple[str, str]]]) -> None:
        pairs = zip(asked, near, strict=True)
        self._known = [pair for pair in pairs if not pair[0].answer or _holding(pair[0])]
        if not self._known:
            raise ValueError(f"none of {len(asked)} questions has its answer; have more asked")

    def draw(self, n: int, rng: random.Random) -> list[Reading]:
        """At least `n`: of each question drawn one with its answer, if it has one, and others."""
        drawn = list[Reading]()
        while len(drawn) < n:
            drawn.extend(readings(*rng.choice(self._known), rng))
        return drawn


def readings(
    asked: Asked, near: Sequence[tuple[str, str]], rng: random.Random
) -> Iterator[Reading]:
    """A reading with the answer; one of the same text without it, perhaps; one of another text.

    Of a question that its text does not answer one around the sentence most like it.
    """
    spans, own = sentences_of(asked.text), _places(asked.passage, asked.text)
    wanted = set(stems(asked.question))
    best = max(
        _holding(asked) if asked.answer else own,
        key=lambda i: len(wanted & set(stems(asked.text[slice(*spans[i])]))),
        default=None,
    )
    if best is None:
        return
    first, last = (rng.choice([end, best]) for end in (own[0], own[-1]))
    window = _window(asked.text, first, last, rng)
    yield _reading(asked, asked.text, window, rng, best=best if asked.answer else -1)
    if not asked.answer:
        return
    share = rng.random()
    rest = [i for i in window if i != best]
    other = rng.randrange(len(spans))
    elsewhere = _window(asked.text, other, other, rng)
    if share < WITHOUT and len(rest) > 1:
        yield _reading(asked, asked.text, rest, rng)
    elif share < WITHOUT + ELSEWHERE and best not in elsewhere:
        yield _reading(asked, asked.text, elsewhere, rng)
    if near:
        passage, text = near[min(len(near) - 1, int(rng.expovariate(1 / OFTEN)))]
        there = _places(passage, text)
        yield _reading(asked, text, _window(text, there[0], there[-1], rng), rng)


def _holding(asked: Asked) -> list[int]:
    """Which sentences of the passage hold the answer, by their places in the text."""
    spans = sentences_of(asked.text)
    own = _places(asked.passage, asked.text)
    return [i for i in own if holds(asked.text[slice(*spans[i])], asked.answer)]


def _places(passage: str, text: str) -> list[int]:
    """Which sentences of a text a passage of it is made of."""
    start = text.index(passage)
    spans = enumerate(sentences_of(text))
    return [i for i, (a, b) in spans if start <= a and b <= start + len(passage)]


def _window(text: str, first: int, last: int, rng: random.Random) -> list[int]:
    """These sentences with some around them, as far as they are not too long together."""
    spans = sentences_of(text)
    start = max(0, first - rng.randrange(3))
    end = min(len(spans) - 1, last + rng.randrange(4))
    while end > last and spans[end][1] - spans[start][0] > LONG:
        end -= 1
    while start < first and spans[end][1] - spans[start][0] > LONG:
        start += 1
    return list(range(start, end + 1))


def _reading(
    asked: Asked, text: str, places: Sequence[int], rng: random.Random, *, best: int = -1
) -> Reading:
    """The sentences at these places of a text; `best` answers, others that hold the answer may.

    Those that answer otherwise do.
    """
    spans, passage, parts = sentences_of(text), "", list[tuple[int, int]]()
    if rng.random() < HEADED and 0 not in places and spans[0][1] < 120:
        passage = text[slice(*spans[0])].strip().rstrip(".") + ". "
    for i in places:
        start = len(passage)
        passage += text[slice(*spans[i])]
        parts.append((start, len(passage)))
        passage += " "
    answers = [True if i == best else _answers(asked, text, spans[i]) for i in places]
    words = None
    if best in places and not asked.others:
        words = _words(asked.answer, passage, parts[places.index(best)])
    return Reading(asked.question, Sentences(passage, tuple(parts)), tuple(answers), words)


def _answers(asked: Asked, text: str, span: Span) -> bool | None:
    """Whether a sentence answers otherwise; `None` if it may answer."""
    sentence = text[slice(*span)]
    if any(holds(sentence, other) for other in asked.others):
        return True if text == asked.text else None
    return None if holds(sentence, asked.answer) else False


def _words(answer: str, passage: str, sentence: Span) -> Span | None:
    """Where a sentence of a passage has the answer in these very words, small or capital."""
    start = passage.casefold().find(answer.casefold(), *sentence)
    return (start, start + len(answer)) if start >= 0 else None


def nearest(asked: Sequence[Asked], embedder: Embedder) -> list[list[tuple[str, str]]]:
    """For each question the passages of other texts that are nearest to it, each with its text."""
    known = list(dict.fromkeys((one.passage, one.text) for one in asked))
    vectors = embedder.embed_passages([passage for passage, _ in known])
    questions = embedder.embed_passages([one.question for one in asked])  # read as passages are
    found = list[list[tuple[str, str]]]()
    for start in range(0, len(asked), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        for one, away in zip(asked[part], -(questions[part] @ vectors.T), strict=True):
            near = np.argpartition(away, min(2 * NEAR, len(away)) - 1)[: 2 * NEAR]
            order = near[np.argsort(away[near])]
            others = [known[i] for i in order if known[i][1] != one.text]
            found.append(others[:NEAR])
    return found


def split(asked: Sequence[Asked]) -> tuple[list[Asked], list[Asked]]:
    """The questions to train on, and those about texts that are never trained on."""
    texts = sorted({one.text for one in asked})
    apart = set(random.Random(0).sample(texts, len(texts) // APART))
    return (
        [one for one in asked if one.text not in apart],
        [one for one in asked if one.text in apart],
    )
