"""Cases put to Byline itself, some at a time; what goes wrong with one is its result.

So is gold that cannot be right, since the library lacks its articles or words: that is asked of no
system.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from corpus import Library
from eval.cases import Case
from eval.naming import Shelf
from eval.origin import digest
from eval.results import Result, answer_row, passage_rows
from qa import Answer, Answerer, Found, TextDelta, assemble
from qa.events import Event
from qa.result import Json

OPTIONS = (
    "BYLINE_EMBEDDER",
    "BYLINE_CITATIONS",
    "BYLINE_CONTEXT",
    "BYLINE_CHECKER",
    "BYLINE_RERANKER",
    "BYLINE_PRECISION",
    "BYLINE_BACKEND",
)
DEPTH = 20  # passages looked up for the figures on search; the answer reads the first k
# A bug that one question meets is a finding about that question: it must not end the run.
FAILURES = (*assemble.EXPECTED, ArithmeticError, LookupError, OSError, RuntimeError, TypeError)


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked to answer: the answerer, its model and address, and the passages it reads.

    `options` are the variables set that change answers besides: "BYLINE_CITATIONS=schema".
    """

    answerer: str
    model: str | None
    endpoint: str | None
    k: int
    options: str = ""


def options_of(environment: Mapping[str, str]) -> str:
    """The variables set that change answers, which no other setting tells; names and values.

    Where a language model looks at what the check lets pass, which one that is, and where.
    """
    told = {name: environment.get(name) for name in OPTIONS}
    if environment.get("BYLINE_CHECKER", "").startswith("llm"):
        told["BYLINE_MODEL"] = environment.get("BYLINE_MODEL")
        told["OPENAI_BASE_URL"] = shown(environment.get("OPENAI_BASE_URL"))
    return " ".join(f"{name}={value}" for name, value in told.items() if value)


def shown(endpoint: str | None) -> str | None:
    """The address without a name and password that it may hold."""
    if endpoint is None:
        return None
    parts = urlsplit(endpoint)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def case_key(case: Case, settings: Settings, code: str, library: str) -> str:
    """A digest of everything that the answer to a case depends on.

    `code` and `library` are digests; a case with articles of its own depends on these instead,
    on their titles, sources and dates as much as on their text.
    """
    limits = (case.history, case.since, case.until, case.sources, case.today)
    return digest(settings, code, case.own_articles or library, case.question, limits)


class Asker:
    """Answers cases over one library, in `jobs` threads."""

    def __init__(
        self, library: Library | None, answerer: Answerer, *, k: int, jobs: int = 1
    ) -> None:
        self._library = library
        self._answerer = answerer
        self._k = k
        self._jobs = jobs

    def ask(self, cases: Sequence[tuple[Case, str]]) -> Iterator[Result]:
        """One result for each case and key, as they are finished; abandoned, it starts no more."""
        pool = ThreadPoolExecutor(self._jobs)
        try:
            asked = [pool.submit(self._result, case, key) for case, key in cases]
            for done in as_completed(asked):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _result(self, case: Case, key: str) -> Result:
        if slip := self._slip(case):
            return Result(case.id, key, 0.0, error=f"the gold of the case: {slip}")
        start = time.perf_counter()
        try:
            first_words, answer = self._answer(case, start)
            seconds = time.perf_counter() - start
            passages = self._passages(case)
        except FAILURES as error:
            return Result(case.id, key, time.perf_counter() - start, error=_described(error))
        return Result(case.id, key, round(seconds, 4), first_words, passages, answer)

    def _slip(self, case: Case) -> str:
        """What the gold names and the library lacks; of its own articles a case lacks nothing."""
        if case.own_articles or self._shelf is None:
            return ""
        return self._shelf.slip(case.named, case.quoted)

    @cached_property
    def _shelf(self) -> Shelf | None:
        return None if self._library is None else Shelf.of_library(self._library)

    def _answer(self, case: Case, start: float) -> tuple[float | None, Json]:
        first_words = None
        for event in self._stream(case, self._k):
            if isinstance(event, TextDelta) and first_words is None:
                first_words = round(time.perf_counter() - start, 4)
            elif isinstance(event, Answer):
                return first_words, answer_row(event)
        raise RuntimeError("the stream of events ended without an answer")

    def _passages(self, case: Case) -> tuple[Json, ...]:
        """What search finds for the case, deeper than the answer reads."""
        found = (event for event in self._stream(case, DEPTH) if isinstance(event, Found))
        return passage_rows(next(found).evidence)

    def _stream(self, case: Case, k: int) -> Iterator[Event]:
        own = Library.from_articles(case.own_articles) if case.own_articles else self._library
        return assemble.stream(
            case.question, library=own, answerer=self._answerer, since=case.since,
            until=case.until, sources=case.sources, history=case.history, today=case.today, k=k,
        )  # fmt: skip


def _described(error: Exception) -> str:
    """One line; of what is no expected error also the place, to find the bug by."""
    said = f"{type(error).__name__}: {' '.join(str(error).split())}"
    if isinstance(error, assemble.EXPECTED):
        return said
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{said} ({place.filename}:{place.lineno})"
