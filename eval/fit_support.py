"""Fit the weights of the support score to the verdicts of people.

Run: python -m eval.fit_support PAIRS.jsonl.gz

Each line is `{"claim", "evidence", "label"}`; rows with `"trainable": false` are only measured, per
`dataset`, beside plain word overlap. The weights are printed for `qa/check.py`.
"""

import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score

from embeddings import Embedder, Matrix
from embeddings.embedder import SentenceTransformerEmbedder
from qa.check import LayeredChecker, evidence_windows
from qa.overlap import overlap
from qa.values import Label

FITTED, MEASURED = 1200, 150  # pairs to fit on, and pairs per set to measure on; drawn with seed 0
LONGEST = 4000  # characters of evidence: longer pairs would take most of the time
Pair = dict[str, Any]  # a row of the file: strings, and one bool


def main() -> None:
    """Read, fit, measure, print."""
    pairs = [pair for pair in _read(Path(sys.argv[1])) if len(pair["evidence"]) <= LONGEST]
    random.Random(0).shuffle(pairs)
    embedder = SentenceTransformerEmbedder()
    trainable = [pair for pair in pairs if pair["trainable"]][:FITTED]
    model = LogisticRegression(class_weight="balanced").fit(
        _features(trainable, embedder), _labels(trainable)
    )
    (words, cosine), (constant,) = model.coef_[0], model.intercept_
    sys.stdout.write(
        f"WORDS_WEIGHT {words:.2f}, COSINE_WEIGHT {cosine:.2f}, CONSTANT {constant:.2f}\n"
    )
    by_set = defaultdict[str, list[Pair]](list)
    for pair in pairs:
        by_set[pair["dataset"]].append(pair)
    for name, own in sorted(by_set.items()):
        sys.stdout.write(f"{name}: {_measured(own[:MEASURED], embedder)}\n")


def _read(path: Path) -> Iterator[Pair]:
    with gzip.open(path, "rt") as lines:
        yield from map(json.loads, lines)


def _labels(pairs: list[Pair]) -> list[bool]:
    return [pair["label"] == "supported" for pair in pairs]


def _features(pairs: list[Pair], embedder: Embedder) -> Matrix:
    """(n, 2): word share and cosine of the window where their sum is highest."""
    rows = []
    for pair in pairs:
        windows = evidence_windows(pair["evidence"]) or [""]
        vectors = embedder.embed_passages([pair["claim"], *windows])
        both = [
            (overlap(pair["claim"], w), float(v @ vectors[0]))
            for w, v in zip(windows, vectors[1:], strict=True)
        ]
        rows.append(max(both, key=sum))
    return np.array(rows, dtype=np.float32)


def _measured(pairs: list[Pair], embedder: Embedder) -> str:
    verdicts = LayeredChecker(embedder).check([(pair["claim"], pair["evidence"]) for pair in pairs])
    truth, said = _labels(pairs), [verdict.label is Label.SUPPORTED for verdict in verdicts]
    shares = [overlap(pair["claim"], pair["evidence"]) for pair in pairs]
    floor = max(balanced_accuracy_score(truth, [s >= t / 20 for s in shares]) for t in range(21))
    score = balanced_accuracy_score(truth, said)
    return f"{len(pairs)} pairs, balanced accuracy {score:.3f}, word overlap {floor:.3f}"


if __name__ == "__main__":
    main()
