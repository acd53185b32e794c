"""Have a language model judge short statements beside sentences: pairs to train the check on.

Run: python -m eval.checker.judged PAIRS.jsonl.gz SHORT.jsonl JUDGED.jsonl

A statement (`eval.checker.short`) is judged beside its sentence and beside the one of the same
text that has the most of its words. A line of the result is `{"claim", "evidence", "chance"}`, the
chance of yes; the model must tell chances of tokens.
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.progress import track

from corpus.sentences import sentence_spans
from eval.checker.pairs import ANY_BUT_SUPPORTED, SENTENCE, Pair, read_pairs, split
from eval.checker.short import read_short
from eval.generate import AT_ONCE
from qa.checking.second_opinion import LanguageModelOpinion
from qa.reading.overlap import stems

SURE = 0.7  # chance of yes from which a pair is supported, and of no from which it is not
WORDS = range(6, 61)  # of another sentence
PART = 192  # pairs judged before they are written


def to_judge(texts: Sequence[str], stated: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of statement and sentence, in random order: its own, and the nearest other one."""
    around = {
        text[slice(*span)]: text for text in dict.fromkeys(texts) for span in sentence_spans(text)
    }
    pairs = [(claim, sentence) for sentence, claim in stated]
    for sentence, claim in stated:
        if nearest := _nearest(claim, sentence, around):
            pairs.append((claim, nearest))
    return random.Random(0).sample(pairs, len(pairs))


def _nearest(claim: str, own: str, around: Mapping[str, str]) -> str:
    """The sentence of the same text, but for its own, with most words of a claim; "" without."""
    text, wanted = around.get(own, ""), set(stems(claim))
    sentences = [text[slice(*span)] for span in sentence_spans(text)]
    fit = [
        one
        for one in sentences
        if one != own and SENTENCE.fullmatch(one) and len(one.split()) in WORDS
    ]
    return max(fit, key=lambda one: len(wanted & set(stems(one))), default="")


def judge(pairs: Sequence[tuple[str, str]], out: Path) -> None:
    """Add a line for each pair that has none there yet; a run that stopped goes on."""
    done = {(row["claim"], row["evidence"]) for row in _rows(out)}
    waiting = [pair for pair in dict.fromkeys(pairs) if pair not in done]
    opinion = LanguageModelOpinion(os.environ, at_once=AT_ONCE)
    with out.open("a", encoding="utf-8") as lines:
        for start in track(range(0, len(waiting), PART), "judged"):
            part = waiting[start : start + PART]
            for (claim, evidence), chance in zip(part, opinion.supports(part), strict=True):
                row = {"claim": claim, "evidence": evidence, "chance": chance}
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            lines.flush()


def read_judged(path: Path) -> Iterator[Pair]:
    """The pairs of which the model is sure."""
    for row in _rows(path):
        chance = row["chance"]
        if chance is None:
            continue
        if chance >= SURE:
            yield Pair(row["claim"], row["evidence"], frozenset({"supported"}), "stated")
        elif chance <= 1 - SURE:
            yield Pair(row["claim"], row["evidence"], ANY_BUT_SUPPORTED, "stated")


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> int:
    """Judge the statements on sentences of the pairs to train on."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("short", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    known, _ = split(read_pairs(options.pairs, trainable=True))
    judge(to_judge([pair.evidence for pair in known], list(read_short(options.short))), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
