"""The command line of the benchmarks of search: `python -m eval.bench --help`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import click
import numpy as np

from corpus.article import Loaded
from corpus.library import Library
from embeddings import Embedder
from embeddings.embedder import SentenceTransformerEmbedder
from embeddings.search import WEIGHTS, Searcher, Weights
from eval.bench.cache import CachedEmbedder
from eval.bench.data import Draw, drawn_articles, drawn_cases, fact_cases, news_cases
from eval.bench.large import large_table, measured_at, recombined
from eval.bench.libraries import made_library
from eval.bench.peers import PEERS, run_peer
from eval.bench.quality import (
    K,
    Result,
    differences_table,
    halves_table,
    measured,
    quality_table,
    texts_of,
)
from eval.bench.scale import size_table, sizes
from eval.bench.speed import index_speeds, speed_table
from eval.cases import Case
from qa.assemble import open_reranker

BUILD = Path("build/bench")
TOLD = "Byline, told the day of the question"
FOLDER = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
BUILT = click.option("--build", type=click.Path(path_type=Path), default=BUILD, show_default=True)
LEVERS = click.option("--levers", is_flag=True, help="Also without each of the rules in turn.")
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Run:
    """Where the data lies, what is taken of it, and what is added from the file `more`."""

    folder: Path
    draw: Draw
    more: Path | None
    extra: int
    build: Path

    @property
    def label(self) -> str:
        """A name for the library made for it."""
        return f"{self.folder.name}-{self.draw.label}-{self.extra if self.more else 0}"


def _with_run(command: Command) -> Command:
    """The options that say what is searched."""
    for option in (
        BUILT,
        click.option("--extra", type=int, default=10**9, help="How many articles of --more."),
        click.option("--more", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
        click.option("--seed", type=int, default=0, show_default=True),
        click.option("--articles", type=int, help="Take so many, the gold ones among them."),
        click.option("--questions", type=int, help="Take so many."),
        FOLDER,
    ):
        command = option(command)
    return command


@click.group(help=__doc__)
def main() -> None:
    """Collect the commands."""


@main.command()
@LEVERS
@_with_run
def news(levers: bool, **options: Any) -> None:  # noqa: ANN401  # click passes keywords
    """Answer recall of questions with one answer each."""
    _quality(_run(**options), news_cases, levers=levers)


@main.command()
@LEVERS
@_with_run
def multihop(levers: bool, **options: Any) -> None:  # noqa: ANN401  # as above
    """Facts found for questions over several articles."""
    _quality(_run(**options), fact_cases, levers=levers)


@main.command("index-speed")
@FOLDER
@click.option("--articles", type=int, default=500, show_default=True)
def index_speed(folder: Path, articles: int) -> None:
    """Characters indexed per second, by backend and precision."""
    found = list(islice(drawn_articles(folder, [], Draw()), articles))
    click.echo(speed_table(index_speeds(found)))


@main.command()
@click.option("--bfloat16", is_flag=True, help="Hasten their embedding: recall alone counts then.")
@click.option("--peer", "names", type=click.Choice(PEERS), multiple=True, help="Default: all.")
@_with_run
def peers(names: Sequence[str], bfloat16: bool, **options: Any) -> None:  # noqa: ANN401  # as above
    """Other systems over the same articles, questions and weights, beside Byline."""
    run = _run(**options)
    cases = drawn_cases(news_cases(run.folder), run.draw)
    found = list(drawn_articles(run.folder, cases, run.draw, more=run.more, extra=run.extra))
    library, embedder = _opened(run, cases)
    results = {
        "Byline": _searched(library, embedder, replace(WEIGHTS, near=0.0), cases),
        TOLD: _searched(library, embedder, WEIGHTS, cases),
    }
    characters = sum(len(loaded.article.text) for loaded in found)
    click.echo(f"{len(found):,} articles, {characters:,} characters, {len(cases)} questions\n")
    for name in names or PEERS:
        ran = run_peer(name, found, cases, run.build / run.label, bfloat16=bfloat16)
        click.echo(f"{name}: {characters / ran.seconds / 1000:.1f} thousand characters/s", err=True)
        results[name] = ran.result
    click.echo(f"{quality_table(results)}\n\n{TOLD}, less each of the others:\n")
    click.echo(differences_table(results, TOLD))


@main.command()
@click.argument("library", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--vectors", type=int, default=1_000_000, show_default=True)
def scale(library: Path, vectors: int) -> None:
    """Flat, HNSW and IVF over vectors drawn around those of LIBRARY, one question at a time."""
    found = Library.open(library, create=False).vectors_added(0)
    rows = np.frombuffer(b"".join(row for _, row in found), dtype="<f4").reshape(len(found), -1)
    click.echo(f"{vectors:,} vectors around {len(found):,}, {rows.shape[1]} dimensions\n")
    click.echo(size_table(sizes(rows, vectors)))


@main.command()
@FOLDER
@click.option("--passages", type=int, default=1_000_000, show_default=True)
@BUILT
def large(folder: Path, passages: int, build: Path) -> None:
    """A library of many passages recombined from those of a folder: speed, memory, recall."""
    cases = news_cases(folder)
    source, embedder = _opened(Run(folder, Draw(), None, 0, build), cases)
    file = build / f"large-{passages}" / "library.sqlite"
    made = Library.open(file) if file.exists() else recombined(source, file, passages)
    more = [
        Loaded(
            replace(loaded.article, id=f"more {i}", text=f"{i}. {loaded.article.text}"), loaded.page
        )
        for i, loaded in enumerate(islice(drawn_articles(folder, [], Draw()), 10))
    ]
    click.echo(large_table(measured_at(made, embedder, [case.question for case in cases], more)))


def _run(
    *,
    folder: Path,
    questions: int | None,
    articles: int | None,
    seed: int,
    more: Path | None,
    extra: int,
    build: Path,
) -> Run:
    return Run(folder, Draw(questions, articles, seed), more, extra, build)


def _quality(run: Run, read: Callable[[Path], Sequence[Case]], *, levers: bool) -> None:
    cases = drawn_cases(read(run.folder), run.draw)
    library, embedder = _opened(run, cases)
    click.echo(f"{len(library):,} articles, {len(cases)} questions, {embedder.backend}\n")
    variants = {"Byline": WEIGHTS} | (_levers() if levers else {})
    results = {
        name: _searched(library, embedder, weights, cases) for name, weights in variants.items()
    }
    click.echo(
        f"{quality_table(results)}\n\nBy halves of the questions:\n\n{halves_table(results)}"
    )


def _opened(run: Run, cases: Sequence[Case]) -> tuple[Library, Embedder]:
    embedder = CachedEmbedder(SentenceTransformerEmbedder(), run.build / "vectors.sqlite")
    articles = drawn_articles(run.folder, cases, run.draw, more=run.more, extra=run.extra)
    return made_library(run.build / run.label, articles, embedder), embedder


def _levers() -> dict[str, Weights]:
    """The weights without each of the rules in turn."""
    return {
        "words alone": replace(WEIGHTS, dense=0.0),
        "vectors alone": replace(WEIGHTS, dense=1.0),
        "publishers not looked for": replace(WEIGHTS, source=0.0),
        "days not looked for": replace(WEIGHTS, day=0.0),
        "newer ones not preferred": replace(WEIGHTS, recent=0.0),
        "day of the question unknown": replace(WEIGHTS, near=0.0),
        "leads not preferred": replace(WEIGHTS, lead=0.0),
        "what tells the same not put back": replace(WEIGHTS, alike=0.0),
    }


def _searched(
    library: Library, embedder: Embedder, weights: Weights, cases: Sequence[Case]
) -> Result:
    searcher = Searcher(library, embedder, weights, open_reranker())
    return measured(
        lambda case: texts_of(library, searcher.search(case.question, k=K, today=case.today)),
        cases,
    )


if __name__ == "__main__":
    main()
