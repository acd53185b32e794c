"""What a recipe of another system reads and prints. Standard library only: it runs in any of them.

A question that fails ends the process; whoever started it notes that and starts it anew for the
rest. So nothing is caught here.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

PASSAGES = 6  # Byline finds eight, and cuts them to the room that the model has


@dataclass(frozen=True, slots=True)
class Given:
    """An article: its id, title and text."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What every system gets: the articles, the same weights for embeddings, the same model."""

    articles: tuple[Given, ...]
    weights: str
    base_url: str
    model: str


@dataclass(frozen=True, slots=True)
class Source:
    """Words that an answer may cite, and the id of the article they stand in."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose markers [1], [2] ... name the sources, from 1.

    `whole` are the numbers of sources that stand for the answer as a whole: for each sentence.
    """

    text: str
    sources: tuple[Source, ...]
    whole: tuple[int, ...] = ()


Ask = Callable[[str], Reply]


def serve(build: Callable[[Setup], Ask]) -> None:
    """Index the articles, say "ready", then print a reply for each question on standard input."""
    say = sys.stdout  # whatever a library prints goes to standard error
    sys.stdout = sys.stderr
    ask = build(_setup())
    _print(say, {"ready": True})
    for line in sys.stdin:
        start = time.perf_counter()
        reply = ask(json.loads(line)["question"])
        _print(say, {**asdict(reply), "seconds": round(time.perf_counter() - start, 4)})


def _print(stream: TextIO, row: dict[str, object]) -> None:
    stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    stream.flush()


def _setup() -> Setup:
    parser = argparse.ArgumentParser()
    for name in ("articles", "weights", "base-url", "model"):
        parser.add_argument(f"--{name}", required=True)
    given = parser.parse_args()
    articles = tuple(_articles(Path(given.articles)))
    return Setup(articles, given.weights, given.base_url, given.model)


def _articles(path: Path) -> Iterator[Given]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Given(row["id"], row["title"], row["text"])
