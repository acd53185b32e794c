"""What the page stands on: a data folder with its library, its answers and its evaluation runs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock

import corpus
from corpus import Library
from corpus.reading.read import read_articles
from qa import assemble
from qa.answers_store import ANSWERS_FILE, AnswerStore
from ui.indexer import Indexer

SAMPLES = Path(corpus.__file__).parent / "samples"
RUNS_FOLDER = "runs"
LOADING = Lock()


@dataclass(frozen=True)
class Shelf:
    """A data folder. Nothing of a visitor is in it, hence all visitors share one."""

    folder: Path
    answers: AnswerStore = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", AnswerStore(self.folder / ANSWERS_FILE))

    @property
    def stored(self) -> Library:
        """The library of the folder, made if there is none yet.

        Raises:
            CorpusError: it cannot be opened.
        """
        return _stored(self.folder)

    @property
    def shows_samples(self) -> bool:
        """Whether the stored library is empty, so that the sample articles stand in for it."""
        return not len(self.stored)

    @property
    def library(self) -> Library:
        """The library that questions are asked of: the stored one, or the samples beside it."""
        return samples() if self.shows_samples else self.stored

    @contextmanager
    def writing(self) -> Iterator[Library]:
        """The stored library over a connection of its own: readers do not wait for its changes.

        Raises:
            CorpusError: it cannot be opened.
        """
        library = assemble.open_library(self.folder, create=True)
        try:
            yield library
        finally:
            library.database.close()

    @property
    def indexer(self) -> Indexer:
        """What makes the passages and vectors of the stored library, for all visitors."""
        return _indexer(self.folder)

    @property
    def runs(self) -> Path:
        """The folder of evaluation runs, which may not exist yet."""
        return self.folder / RUNS_FOLDER


def prepared(library: Library) -> Library:
    """The library once it can be searched; whoever comes first loads the models for everybody."""
    with LOADING:
        assemble.open_searcher(library)
    return library


@cache
def _stored(folder: Path) -> Library:
    return assemble.open_library(folder, create=True)


@cache
def _indexer(folder: Path) -> Indexer:
    return Indexer(Shelf(folder).writing)


@cache
def samples() -> Library:
    """The sample articles in a library of their own, in memory."""
    library = Library.from_articles([])
    deque(library.add(read_articles(SAMPLES)), maxlen=0)
    return library
