"""Where the parts are put together: the default library, its models, and the answerer asked for.

Imports of heavy libraries stand inside functions here, so that `import qa` is quick.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import CorpusError, Library, Where
from corpus.listing import iso_day
from corpus.words import readable
from embeddings import EmbedderError, IndexMismatch
from qa.answerer import Answerer, AnswererError, K
from qa.events import Event
from qa.result import Answer
from qa.values import Verdict

if TYPE_CHECKING:
    from embeddings import Embedder, Reader, Reranker
    from embeddings.search import Searcher
    from qa.checking.check import LayeredChecker, Opinion, Scorer
    from qa.checking.explain import Explanation
    from qa.evidence.relevance import Relevance

LIBRARY_FILE = "library.sqlite"
ANSWERERS = ("auto", "extractive", "openai", "local")
EXPECTED = (CorpusError, IndexMismatch, EmbedderError, AnswererError, ValueError)  # told in a line


def data_folder() -> Path:
    """Where the default library lies: `BYLINE_DATA`, else the user's data folder."""
    import platformdirs

    named = os.environ.get("BYLINE_DATA")
    return Path(named) if named else platformdirs.user_data_path("byline", appauthor=False)


def open_library(folder: Path | None = None, *, create: bool = False) -> Library:
    """The library in `folder`, by default in the data folder.

    Raises:
        CorpusError: there is none and `create` is false, or it cannot be read.
    """
    return Library.open((folder or data_folder()) / LIBRARY_FILE, create=create)


def open_embedder(library: Library | None = None) -> Embedder:
    """The model for `library`: `BYLINE_EMBEDDER`, else what it was made with, else MiniLM."""
    made_with = library.database.manifest("embedding_model") if library is not None else None
    if made_with and not os.environ.get("BYLINE_EMBEDDER"):
        return _embedder(made_with)
    return chosen_embedder()


def chosen_embedder() -> Embedder:
    """The embedding model for new libraries: `BYLINE_EMBEDDER`, else the packaged MiniLM."""
    from embeddings.embedder import PACKAGED

    return _embedder(os.environ.get("BYLINE_EMBEDDER") or PACKAGED)


@lru_cache(maxsize=2)
def _embedder(name: str) -> Embedder:
    from embeddings.embedder import SentenceTransformerEmbedder

    precision = os.environ.get("BYLINE_PRECISION") or "auto"
    backend = os.environ.get("BYLINE_BACKEND") or "auto"
    return SentenceTransformerEmbedder(name, precision=precision, backend=backend)


@lru_cache(maxsize=2)
def _relevance(model: str) -> Relevance:
    from qa.evidence.relevance import Relevance

    return Relevance(_embedder(model), _reader(model))


def _reader(model: str) -> Reader | None:
    """The embedded reader beside the packaged embedding model; it knows English alone, as that."""
    from embeddings.embedder import PACKAGED

    return _packaged_reader() if model == PACKAGED else None


@lru_cache(maxsize=1)
def _packaged_reader() -> Reader:
    from embeddings.reader import PassageReader

    return PassageReader()


@lru_cache(maxsize=4)
def stored_library(folder: Path) -> Library:
    """The library in `folder`, opened once.

    Raises:
        CorpusError: there is none, or it cannot be read.
    """
    return open_library(folder)


def open_searcher(library: Library) -> Searcher:
    """Search over `library`; one in memory gets the passages and vectors that it lacks by now.

    A stored one gets its passages when it is opened; of what comes later `index_pending` takes
    care.

    Raises:
        IndexMismatch: the library was made with another embedding model.
        EmbedderError: there is no such model as `BYLINE_RERANKER` names.
    """
    if library.path is None:
        for _ in index_pending(library):
            pass
    return _searcher(library)


@lru_cache(maxsize=4)
def _searcher(library: Library) -> Searcher:
    from embeddings.build import split_pending
    from embeddings.search import Searcher

    embedder = open_embedder(library)
    for _ in split_pending(library, embedder):
        pass
    return Searcher(library, embedder, reranker=open_reranker())


@lru_cache(maxsize=1)
def open_reranker() -> Reranker | None:
    """The cross-encoder that `BYLINE_RERANKER` names, if it names one.

    Raises:
        EmbedderError: there is no such model.
    """
    named = os.environ.get("BYLINE_RERANKER")
    if not named:
        return None
    from embeddings.reranker import CrossEncoderReranker

    return CrossEncoderReranker(named)


def refuse_other_model(library: Library) -> None:
    """Nothing, if `library` was made with the embedding model that is set, or not embedded yet.

    Raises:
        IndexMismatch: it was made with another one.
    """
    from embeddings.build import check_model

    check_model(library, open_embedder(library))


def index_pending(library: Library) -> Iterator[int]:
    """Make the passages and vectors that `library` lacks, yielding how many vectors it has got.

    Raises:
        IndexMismatch: the library was made with another embedding model.
        EmbedderError: the embedding model cannot be loaded.
    """
    from embeddings.build import embed_pending, split_pending

    embedder = open_embedder(library)
    for _ in split_pending(library, embedder):
        yield 0
    yield from embed_pending(library, embedder)


@lru_cache(maxsize=1)
def open_scorer() -> Scorer:
    """The embedded model that scores support; needs no library.

    Raises:
        CheckerError: its weights cannot be read.
    """
    from embeddings.embedder import PACKAGED
    from qa.checking.support import SupportModel

    return SupportModel(_embedder(PACKAGED))


def open_checker(*, answers: bool = False) -> LayeredChecker:
    """The embedded checker with what `BYLINE_CHECKER` adds, for `answers` or for any claims.

    Raises:
        CheckerError: a model of the check cannot be had.
    """
    from qa.checking.check import IN_ANSWERS, SUPPORTED, LayeredChecker

    border = IN_ANSWERS if answers else SUPPORTED
    return LayeredChecker(open_scorer(), second=_second_opinion(), border=border)


def _second_opinion() -> Opinion | None:
    added = os.environ.get("BYLINE_CHECKER", "")
    return _opinion(added) if added else None


@lru_cache(maxsize=1)
def _opinion(name: str) -> Opinion:
    from qa.checking.second_opinion import open_opinion

    return open_opinion(name, os.environ)


def check_claims(pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
    """The verdict on each pair of claim and evidence, in order; needs no library."""
    return open_checker().check(pairs)


def explain_claim(claim: str, evidence: str) -> Explanation:
    """The verdict on a claim, with the layers, words and spans that decided."""
    from qa.checking.explain import explain

    return explain(claim, evidence, open_scorer(), _second_opinion())


def open_answerer(name: str = "auto", *, library: Library | None = None) -> Answerer:
    """The answerer of this name; `auto` is the endpoint or the model file that is configured.

    If neither is, `auto` is the extractive one.

    Raises:
        AnswererError: the name is unknown, or what it needs is not configured or does not work.
    """
    if name not in ANSWERERS:
        raise AnswererError(f"answerer {name!r} is unknown; choose one of {', '.join(ANSWERERS)}")
    if name == "openai" or (name == "auto" and _endpoint_configured(os.environ)):
        from qa.answerers.models.endpoint import OpenAIAnswerer

        return OpenAIAnswerer.from_environment(os.environ)
    if name == "local" or (name == "auto" and os.environ.get("BYLINE_GGUF")):
        return _local_answerer()
    from qa.answerers.extractive import ExtractiveAnswerer

    return ExtractiveAnswerer(_relevance(open_embedder(library).name))


def _local_answerer() -> Answerer:
    try:
        from qa.answerers.models.local import local_answerer
    except ImportError as error:
        raise AnswererError(
            f"answerer 'local' needs the extra of that name ({error}); install it:"
            " pip install 'byline[local]'"
        ) from error
    return local_answerer(os.environ)


def _endpoint_configured(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("OPENAI_API_KEY") or environment.get("OPENAI_BASE_URL"))


def stream(
    question: str,
    *,
    library: Library | None = None,
    answerer: Answerer | str | None = None,
    since: str | None = None,
    until: str | None = None,
    sources: Sequence[str] | None = None,
    history: Sequence[tuple[str, str]] = (),
    today: str | None = None,
    k: int = K,
) -> Iterator[Event]:
    """The events of one answer as it comes about; the last is the `Answer`.

    Arguments and errors are those of `answer`.
    """
    from qa.pipeline import Asked, Assistant

    if not isinstance(question, str):
        raise TypeError(f"question is {question!r}; write it as a text")
    question = readable(question)
    if not question.strip():
        raise ValueError("the question is empty; ask in words")
    library = stored_library(data_folder()) if library is None else library
    if not isinstance(library, Library):
        raise TypeError(f"library is {library!r}; write Library.open(Path(...)) of its file")
    embedder = open_embedder(library)
    where = where_of(since, until, sources)
    chosen = (
        open_answerer(answerer or "auto", library=library)
        if not isinstance(answerer, Answerer)
        else answerer
    )
    asked = Asked(question, where, tuple(history), k, today)
    relevance, checker = _relevance(embedder.name), open_checker(answers=True)
    with open_searcher(library).snapshot() as now:
        yield from Assistant(now.library, now, relevance, checker, chosen).stream(asked)


def answer(
    question: str,
    *,
    library: Library | None = None,
    answerer: Answerer | str | None = None,
    since: str | None = None,
    until: str | None = None,
    sources: Sequence[str] | None = None,
    history: Sequence[tuple[str, str]] = (),
    today: str | None = None,
    k: int = K,
) -> Answer:
    """The checked answer to `question` from the articles of `library`, by default the stored one.

    `answerer` is an object or a name (auto, extractive, openai, local). `since` and `until` are ISO
    days, inclusive, against the date of publication; `sources` are names of publishers and
    agencies. `history` holds the turns before, (question, answer), oldest first. `today` is the ISO
    day that "this week" counts from. `k` passages are read.

    Raises:
        CorpusError: there is no library.
        EmbedderError: the embedding model cannot be loaded.
        IndexMismatch: the library was made with another embedding model.
        AnswererError: the answerer's name is unknown, or the endpoint failed.
        ValueError: the question is empty, a date is no ISO day, `since` is after `until`, `sources`
            is no list of names, a turn of `history` is no pair of texts, or `k` is less than 1.
        TypeError: `library` is no library, but the path of one, or `question` is no text.
    """
    for event in stream(
        question, library=library, answerer=answerer, since=since, until=until, sources=sources,
        history=history, today=today, k=k,
    ):  # fmt: skip
        if isinstance(event, Answer):
            return event
    raise AssertionError("a stream ends with an Answer")


def where_of(since: str | None, until: str | None, sources: Sequence[str] | None) -> Where:
    """The filter of these days and sources.

    Raises:
        ValueError: a date is no ISO day, `since` is after `until`, or `sources` is a text.
    """
    if isinstance(sources, str):  # a sequence of texts too: its letters
        raise ValueError(f"sources is {sources!r}; write a list of names: [{sources!r}]")
    for name, day in (("since", since), ("until", until)):
        if day:
            iso_day(day, name)
    if since and until and since > until:
        raise ValueError(f"since {since} is after until {until}; change one of them")
    return Where(since, until, tuple(sources or ()))
