"""Draws training pairs: judged by people, and made from their evidence and claims."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.sentences import sentence_spans
from eval.checker.edits import Source, add_detail, falsified
from eval.checker.framed import framed
from eval.checker.pairs import SENTENCE, Pair, runs
from eval.checker.rewrites import fused, reduced, reworded

ASKED = 0.2  # of what is left, how many are of claims made of questions, if there are any
RETOLD = 0.7  # of the pairs made of sentences, how many are of retold ones, if there are any
INVENTED = 0.5  # of the draws, how many are of claims about invented news, if there are any
STATED = 0.35  # of the others, how many are of short statements that a model judged
FRAMED = 0.3  # of these, how many in a frame of what is said, denied or supposed
FRAMED_WORDS = 25  # of a sentence that is put into one whole
SHORT = 700  # characters of evidence that other sentences may be put beside


class PairMaker:
    """Draws training pairs from people's pairs and makes more of them; seeded by the caller.

    `neighbours(word)` gives words that are used like `word`; see `eval.checker.edits`. `retold` has
    texts in other words (`eval.checker.retell`): true and false claims are both made of them, so
    that other words alone tell nothing. `stated` are pairs of short statements, true and false
    ones (`eval.checker.judged`); `invented` has the true and the false claims of each passage of
    invented news (`eval.checker.pairs.invented_claims`).
    """

    def __init__(
        self,
        pairs: Sequence[Pair],
        neighbours: Callable[[str], Sequence[str]],
        retold: Mapping[str, Sequence[str]] | None = None,
        asked: Sequence[tuple[Pair, Sequence[Pair]]] = (),
        stated: Sequence[Pair] = (),
        invented: Sequence[tuple[Sequence[Pair], Sequence[Pair]]] = (),
    ) -> None:
        self._neighbours = neighbours
        self._invented = invented
        self._asked = asked
        self._retold = retold or {}
        self._stated = [
            [pair for pair in stated if pair.is_supported is so] for so in (False, True)
        ]
        self._judged: dict[tuple[str, bool], list[Pair]] = {}
        for pair in pairs:
            self._judged.setdefault((pair.origin, pair.is_supported), []).append(pair)
        self._texts = [
            text
            for text in dict.fromkeys(pair.evidence for pair in pairs)
            if len(sentence_spans(text)) >= 2
        ]
        self._retold_passages = list(self._passages_retold()) if retold else []

    def draw(self, n: int, rng: random.Random) -> list[Pair]:
        """At least `n` pairs: a third or so people's, the rest edited or made."""
        pairs: list[Pair] = []
        while len(pairs) < n:
            share = rng.random()
            if self._invented and rng.random() < INVENTED:
                pairs.extend(
                    self._among_others(rng.choice(claims), rng)
                    for claims in rng.choice(self._invented)
                )
            elif all(self._stated) and rng.random() < STATED:
                pairs.append(self._among_others(self._of_stated(rng), rng))
            elif self._asked and rng.random() < ASKED:
                pairs.extend(self._of_asked(rng))
            elif share < 0.5:
                pairs.append(self._among_others(self._judged_pair(rng.random() < 0.5, rng), rng))
            elif share < 0.75:
                pairs.extend(self._edited(rng))
            else:
                pairs.extend(self._made(rng))
        return pairs

    def _of_asked(self, rng: random.Random) -> Iterator[Pair]:
        """A claim with the answer to a question; one with another, or without what holds it."""
        true, false = rng.choice(self._asked)
        yield self._among_others(true, rng)
        yield self._among_others(rng.choice(false), rng)

    def _of_stated(self, rng: random.Random) -> Pair:
        """A short statement, true or false alike often, or a true one in a frame."""
        if rng.random() >= FRAMED:
            return rng.choice(self._stated[rng.random() < 0.5])
        true = rng.choice(self._stated[True])
        whole = len(true.evidence.split()) <= FRAMED_WORDS and rng.random() < 0.5
        held = true.evidence if whole else true.claim
        found = framed(held, rng.choice(self._texts), rng)
        return Pair(true.claim, found.text, frozenset({found.label}), "framed")

    def _judged_pair(self, true: bool, rng: random.Random) -> Pair:
        """One that people judged so; sets are drawn by the root of their size."""
        groups = [key for key in self._judged if key[1] is true]
        weights = [len(self._judged[key]) ** 0.5 for key in groups]
        pair = rng.choice(self._judged[rng.choices(groups, weights)[0]])
        return replace(pair, claim=self._told(pair.claim, rng))

    def _told(self, text: str, rng: random.Random) -> str:
        """The text, or as often, where there is one, a retelling of it."""
        told = self._retold.get(text)
        return rng.choice(told) if told and rng.random() < 0.5 else text

    def _among_others(self, pair: Pair, rng: random.Random) -> Pair:
        """The pair, in a third of cases with sentences of another text beside its evidence."""
        if len(pair.evidence) > SHORT or rng.random() > 0.33:
            return pair
        text = rng.choice(self._texts)
        spans = sentence_spans(text)
        at = rng.randrange(len(spans))
        others = text[spans[at][0] : spans[min(len(spans), at + rng.randint(1, 3)) - 1][1]][:SHORT]
        parts = [pair.evidence, others] if rng.random() < 0.5 else [others, pair.evidence]
        return replace(pair, evidence=" ".join(parts))

    def _source(self, own: str, rng: random.Random) -> Source:
        return Source(own, rng.choice(self._texts), self._neighbours, rng)

    def _edited(self, rng: random.Random) -> Iterator[Pair]:
        """A true pair of people's with its claim falsified, now and then reworded."""
        pair = self._judged_pair(True, rng)
        claim, evidence = pair.claim, pair.evidence
        source = self._source(evidence, rng)
        if rng.random() < 0.25:
            yield from _labelled(reworded(claim, rng), evidence, "supported", "reworded")
        elif rng.random() < 0.12:
            yield from _labelled(add_detail(claim, source), evidence, "partial", "detail")
        else:
            yield from _labelled(falsified(claim, source), evidence, "contradicted", "edited")

    def _made(self, rng: random.Random) -> Iterator[Pair]:
        """A true claim from a text's sentences and a false one, both with the same evidence."""
        if self._retold_passages and rng.random() < RETOLD:
            yield from self._made_of_retold(rng)
            return
        passage = self._passage(rng)
        if passage is None:
            return
        text, sentence, window = passage
        evidence = text[window[0][0] : window[-1][1]]
        following = [e for e in window if e[0] >= text.index(sentence) + len(sentence)]
        claim = _retold(sentence, [text[slice(*span)] for span in following], rng)
        yield Pair(claim, evidence, frozenset({"supported"}), "made true")
        yield from self._made_false(claim, text, window, rng)

    def _made_of_retold(self, rng: random.Random) -> Iterator[Pair]:
        """A true claim in free words and a false one."""
        text, first, last = rng.choice(self._retold_passages)
        spans = sentence_spans(text)
        window = spans[max(0, first - rng.randrange(3)) : last + 1 + rng.randrange(3)]
        claim = rng.choice(self._retold[text[spans[first][0] : spans[last][1]]])
        evidence = text[window[0][0] : window[-1][1]]
        yield Pair(claim, evidence, frozenset({"supported"}), "retold")
        yield from self._made_false(claim, text, window, rng)

    def _passages_retold(self) -> Iterator[tuple[str, int, int]]:
        """Each text with the places of the first and the last sentence of what is retold of it."""
        for text in self._texts:
            for first, last, told in runs(text):
                if told in self._retold:
                    yield text, first, last

    def _passage(self, rng: random.Random) -> tuple[str, str, Sequence[tuple[int, int]]] | None:
        """A text, a whole sentence of it, and the spans of that sentence and some around it."""
        text = rng.choice(self._texts)
        spans = sentence_spans(text)
        at = rng.randrange(len(spans))
        sentence = text[slice(*spans[at])]
        if not SENTENCE.fullmatch(sentence) or not 6 <= len(sentence.split()) <= 60:
            return None
        first = max(0, at - rng.randrange(3))
        return text, sentence, spans[first : at + 1 + rng.randrange(3)]

    def _made_false(
        self, claim: str, text: str, window: Sequence[tuple[int, int]], rng: random.Random
    ) -> Iterator[Pair]:
        evidence = text[window[0][0] : window[-1][1]]
        source, kind = self._source(text, rng), rng.random()
        if kind < 0.75:
            changed = falsified(claim, source)
            yield from _labelled(changed, evidence, "contradicted", "made false")
        elif kind < 0.87:
            yield from _labelled(add_detail(claim, source), evidence, "partial", "made partial")
        else:
            rest = f"{text[: window[0][0]]} {text[window[-1][1] :]}".strip()
            yield from _labelled(claim, rest or source.other, "unsupported", "other sentences")


def _retold(sentence: str, following: Sequence[str], rng: random.Random) -> str:
    """The sentence in one of the ways that keep it true."""
    kind = rng.random()
    if kind < 0.15:
        return sentence
    if kind < 0.3 and following:
        return fused(reduced(sentence, rng), following[0], rng)
    claim = reduced(reduced(sentence, rng), rng) if rng.random() < 0.5 else reduced(sentence, rng)
    return reworded(claim, rng) if rng.random() < 0.5 else claim


def _labelled(claim: str | None, evidence: str, label: str, origin: str) -> Iterator[Pair]:
    if claim:
        yield Pair(claim, evidence, frozenset({label}), origin)
