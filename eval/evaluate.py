"""One evaluation, start to end: cases asked, scored and reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from corpus import Library
from corpus.fingerprint import fingerprint
from eval.asking import Asker, Settings, options_of, shown
from eval.cases import Case, CaseError
from eval.draft_cases import draft_cases, feedback_cases
from eval.judges import Judge, open_judge
from eval.people import Agreement, agreement, read_pairs
from eval.report import write_report
from eval.report_data import Limit
from eval.results import Result
from eval.runs import Run, begin, facts_of, fill
from eval.scoring import Report, score_run
from eval.uncertainty import SEED
from qa import Answerer, assemble
from qa.answerer import K
from qa.answers_store import ANSWERS_FILE, AnswerStore

RUNS = "runs"  # below the data folder
AT_ONCE = 4  # questions put side by side to an endpoint on another machine
HERE = ("localhost", "127.0.0.1", "::1")
Watch = Callable[[Iterable[Result], int], Iterable[Result]]  # shows progress; and how many in all


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to evaluate: who answers, who judges, where the run goes; `jobs` 0 means as fits."""

    answerer: str = "auto"
    judge: str = "embedded"
    k: int = K
    jobs: int = 0
    out: Path | None = None
    people: Path | None = None
    fresh: bool = False
    limits: tuple[Limit, ...] = ()


def evaluate(
    cases: Sequence[Case], name: str, data: Path, wanted: Wanted, watch: Watch
) -> tuple[Run, Report]:
    """Put the cases to the library in `data`, score and report them; the run and its report.

    Raises:
        CaseError: there are no cases.
        CorpusError: there is no library, and a case brings no articles of its own.
        AnswererError, CheckerError: what was asked for is unknown or not configured.
        RunError: the folder that was named holds another run.
    """
    if not cases:
        raise CaseError(
            f"{name}: no cases; write one per line, or draft some: byline eval init OUT"
        )
    library = _library(cases, data)
    answerer = assemble.open_answerer(wanted.answerer, library=library)
    judge = opened_judge(wanted.judge)
    agreed = agreed_with(wanted.people, judge)  # before anything is asked: the file may be no pairs
    endpoint = os.environ.get("OPENAI_BASE_URL") if answerer.model else None
    jobs = wanted.jobs or jobs_for(endpoint, answerer)
    options = options_of(os.environ)
    facts = facts_of(
        name, cases,
        Settings(answerer.name, answerer.model, shown(endpoint), wanted.k, options),
        library=None if library is None else fingerprint(library),
        articles=0 if library is None else len(library),
        embedder=assemble.open_embedder(library).name, jobs=jobs, seed=SEED, now=_now(),
    )  # fmt: skip
    runs = data / RUNS
    run = begin(facts, cases, runs, wanted.out)
    asker = Asker(library, answerer, k=wanted.k, jobs=jobs)
    for _ in watch(fill(run, asker.ask, runs, fresh=wanted.fresh), len(cases)):
        pass
    run = run.finish(_now())
    return run, report_on(run, judge, agreed, wanted.limits)


def drafted(data: Path, limit: int) -> list[Case]:
    """At most `limit` cases drafted from the library in `data`, then those from its feedback.

    Raises:
        CorpusError: there is no library.
    """
    library = assemble.stored_library(data)
    articles = (library.article(listed.article.id) for listed in library.listed())
    cases, stored = draft_cases(articles, limit=limit), data / ANSWERS_FILE
    return cases + (feedback_cases(AnswerStore(stored)) if stored.exists() else [])


def report_on(
    run: Run, judge: Judge, agreed: Agreement | None = None, limits: Sequence[Limit] = ()
) -> Report:
    """The run scored by `judge`, its report written into its folder; `agreed` is told in it."""
    report = score_run(run, judge, agreement=agreed)
    write_report(report, run.folder, limits=limits)
    return report


def agreed_with(people: Path | None, judge: Judge) -> Agreement | None:
    """How far the judge agrees with people on the pairs of a file; `None` without one."""
    return agreement(judge, read_pairs(people)) if people else None


def opened_judge(name: str) -> Judge:
    """The judge of this name, over the environment's endpoint or the packaged model."""
    return open_judge(name, os.environ)


def jobs_for(endpoint: str | None, answerer: Answerer) -> int:
    """Four questions at a time for an endpoint elsewhere; here they would share the cores: one."""
    elsewhere = endpoint is None or urlsplit(endpoint).hostname not in HERE
    return AT_ONCE if answerer.name == "openai" and elsewhere else 1


def find_run(named: str, data: Path) -> Run:
    """The run in a folder, or of this id in the data folder.

    Raises:
        RunError: there is none.
    """
    folder = Path(named)
    return Run.read(folder if folder.exists() else data / RUNS / named)


def _library(cases: Sequence[Case], data: Path) -> Library | None:
    """The library, its models loaded, so that the first question is as quick as the others."""
    if all(case.own_articles for case in cases):
        return None
    library = assemble.stored_library(data)
    assemble.open_searcher(library)
    return library


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
