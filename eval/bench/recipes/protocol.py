"""What a recipe reads and prints. Only what is in every peer's environment may be imported here."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

K = 30  # passages asked for: more than 8,000 characters of each system's
Articles = Sequence[dict[str, str]]  # id, title, text
Search = Callable[[str], list[str]]  # the texts of the passages found for a question, best first


def serve(index: Callable[[Articles, str], Search]) -> None:
    """Index articles with the weights of an embedding model, search, and print what was found.

    One JSON object a line: the seconds of indexing, then passages and seconds of each question.
    """
    say = sys.stdout  # whatever a library prints goes to standard error
    sys.stdout = sys.stderr
    given = _given()
    articles, questions = _rows(given.articles), _rows(given.questions)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=given.bfloat16):
        start = time.perf_counter()
        search = index(articles, given.weights)
        say.write(json.dumps({"seconds": time.perf_counter() - start}) + "\n")
        for row in questions:
            start = time.perf_counter()
            passages = search(row["question"])
            seconds = time.perf_counter() - start
            say.write(json.dumps({"passages": passages, "seconds": seconds}) + "\n")
    say.flush()


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--bfloat16", action="store_true")
    return parser.parse_args()


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
