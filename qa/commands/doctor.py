"""What works and what does not: the models, the library, its index, the endpoint."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus import CorpusError, Library
from embeddings import Embedder, EmbedderError, IndexMismatch
from embeddings.build import embed_pending, split_pending
from embeddings.crossencoder import WeightsError
from embeddings.search import Searcher
from qa import assemble
from qa.answerer import AnswererError
from qa.checking.check import CheckerError

RATE_TEXTS = 16  # embedded to measure the rate: a second or less


@dataclass(frozen=True, slots=True)
class Finding:
    """A part, whether it is well, and its state with the remedy."""

    what: str
    well: bool
    state: str


def diagnose(library_file: Path, environment: Mapping[str, str], *, repair: bool) -> list[Finding]:
    """The findings, part by part; with `repair` missing passages and vectors are made first."""
    return list(_findings(library_file, environment, repair))


def _findings(
    library_file: Path, environment: Mapping[str, str], repair: bool
) -> Iterator[Finding]:
    library = _opened(library_file)
    if isinstance(library, Finding):
        yield library
    else:
        yield Finding("library", True, f"{library.path}: {len(library)} articles")
    try:
        embedder = assemble.open_embedder(library if isinstance(library, Library) else None)
        yield Finding(
            "embedding model",
            True,
            f"{embedder.name} ({embedder.backend}), {_rate(embedder):,.0f} characters/s",
        )
        if isinstance(library, Library):
            yield _index(library, embedder, repair=repair)
    except (EmbedderError, IndexMismatch) as error:
        yield Finding("embedding model", False, str(error))
    yield from _reranker()
    yield _checker(environment)
    yield _endpoint(environment)


def _opened(file: Path) -> Library | Finding:
    if not file.exists():
        return Finding("library", True, f"none at {file} yet; byline add PATH makes it")
    try:
        return Library.open(file, create=False)
    except CorpusError as error:
        return Finding("library", False, str(error))


def _index(library: Library, embedder: Embedder, *, repair: bool) -> Finding:
    """Whether every passage can be found by its words and its vector."""
    if repair:
        for _ in (*split_pending(library, embedder), *embed_pending(library, embedder)):
            pass
    waiting = len(library.unsplit(1)) or library.count_unembedded()
    state = "complete" if not waiting else "passages wait for vectors; byline doctor --repair"
    Searcher(library, embedder)
    return Finding("index", not waiting, state)


def _rate(embedder: Embedder) -> float:
    """Characters embedded in a second, by a short trial."""
    text = "The minister said on Monday that the talks in the capital would go on for a week. " * 8
    start = time.perf_counter()
    embedder.embed_passages([text] * RATE_TEXTS)
    return len(text) * RATE_TEXTS / (time.perf_counter() - start)


def _reranker() -> Iterator[Finding]:
    """The reranker, if one is set."""
    try:
        reranker = assemble.open_reranker()
        if reranker is not None:
            yield Finding("reranker", True, reranker.name)
    except EmbedderError as error:
        yield Finding("reranker", False, str(error))


def _checker(environment: Mapping[str, str]) -> Finding:
    """The models of the check: its own, and what `BYLINE_CHECKER` names."""
    try:
        assemble.open_checker()
    except (CheckerError, EmbedderError) as error:
        return Finding("check", False, str(error))
    added = environment.get("BYLINE_CHECKER")
    return Finding("check", True, f"embedded, then {added}" if added else "embedded")


def _endpoint(environment: Mapping[str, str]) -> Finding:
    try:
        answerer = assemble.open_answerer("auto")
    except (AnswererError, EmbedderError, WeightsError) as error:
        return Finding("answerer", False, str(error))
    if answerer.name == "extractive":
        state = (
            "extractive; for written prose set OPENAI_BASE_URL (and OPENAI_API_KEY, BYLINE_MODEL),"
            " or BYLINE_GGUF to a model file"
        )
        return Finding("answerer", True, state)
    if answerer.name == "local":
        return Finding("answerer", True, f"local, model {answerer.model} in this process")
    url = environment.get("OPENAI_BASE_URL", "the default host of the openai client")
    return Finding("answerer", True, f"{answerer.name}, model {answerer.model} at {url}")
