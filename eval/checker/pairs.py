"""Pairs of claim and evidence, as people judged them and as made; what of them is kept apart."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.sentences import sentence_spans
from eval.invented import Block

ANY_BUT_SUPPORTED = frozenset({"partial", "contradicted", "unsupported"})
# Sets whose "unsupported" may as well be contradicted or partial.
TWO_WAY = ("attributionbench", "summedits")
SENTENCE = re.compile(r"[A-Z“\"'‘][^\n#|]*[a-z]{2}[^\n#|]*[.!][”\"'’]?")
KEPT_APART = 10  # every tenth group of pairs with common texts is never trained on


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, its evidence, and the labels that may be right; `origin` is a set, or how made."""

    claim: str
    evidence: str
    labels: frozenset[str]
    origin: str

    @property
    def is_supported(self) -> bool:
        """Whether the evidence supports the claim."""
        return self.labels == frozenset({"supported"})


def read_pairs(path: Path, *, trainable: bool | None = None) -> list[Pair]:
    """The pairs of a gzipped JSON Lines file; only those (not) marked `trainable`, if asked."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_pair(row) for row in rows if trainable in (None, bool(row["trainable"]))]


def _pair(row: dict[str, Any]) -> Pair:
    label, origin = str(row["label"]), str(row["dataset"])
    coarse = label != "supported" and origin.startswith(TWO_WAY)
    labels = ANY_BUT_SUPPORTED if coarse else frozenset({label})
    return Pair(str(row["claim"]).strip(), str(row["evidence"]).strip(), labels, origin)


def invented_claims(blocks: Iterable[Block]) -> list[tuple[list[Pair], list[Pair]]]:
    """The claims about each passage of invented news, as far as it has both: true, false ones."""
    return [(_true(block), _false(block)) for block in blocks if block.true and block.false]


def _true(block: Block) -> list[Pair]:
    supported = frozenset({"supported"})
    return [Pair(claim, block.passage, supported, "invented") for claim in block.true]


def _false(block: Block) -> list[Pair]:
    return [
        Pair(claim, block.passage, ANY_BUT_SUPPORTED, f"invented {kind}")
        for kind, claim in block.false
    ]


def split(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs to train on, and a tenth to measure on that share no claim and no evidence."""
    leader: dict[tuple[str, str], tuple[str, str]] = {}

    def group(text: tuple[str, str]) -> tuple[str, str]:
        while leader.setdefault(text, text) != text:
            leader[text] = text = leader[leader[text]]
        return text

    def texts(pair: Pair) -> tuple[tuple[str, str], tuple[str, str]]:
        return ("claim", pair.claim), ("evidence", pair.evidence[:200])

    for pair in pairs:
        left, right = sorted(group(text) for text in texts(pair))
        leader[right] = left  # the first in the alphabet leads, in whatever order pairs come
    kept = [_is_kept_apart(group(texts(pair)[0])) for pair in pairs]
    return (
        [pair for pair, apart in zip(pairs, kept, strict=True) if not apart],
        [pair for pair, apart in zip(pairs, kept, strict=True) if apart],
    )


def _is_kept_apart(group: tuple[str, str]) -> bool:
    digest = hashlib.sha256(group[1].encode()).digest()
    return int.from_bytes(digest[:4]) % KEPT_APART == 0


def runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Sentences of a text, alone and by twos: the places of the first and last, and the words."""
    spans = sentence_spans(text)
    for first in range(len(spans)):
        for last in range(first, min(first + 2, len(spans))):
            yield first, last, text[spans[first][0] : spans[last][1]]
