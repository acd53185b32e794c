"""Ask another system the questions of a file, over the articles of a library.

Run: python -m eval.peers make NAME
     python -m eval.peers sample CASES OUT --size N
     python -m eval.peers run NAME CASES --data DIR --out RUN

The endpoint is that of OPENAI_BASE_URL, the model BYLINE_MODEL. Compare the runs with `byline eval
compare`.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from corpus.fingerprint import fingerprint
from eval.asking import Settings
from eval.cases import read_cases, write_cases
from eval.evaluate import opened_judge, report_on
from eval.peers.asking import Peer
from eval.peers.environments import PEERS, make, versions
from eval.peers.protocol import PASSAGES
from eval.peers.sample import fits, in_drawn_order
from eval.runs import begin, facts_of, fill
from eval.uncertainty import SEED
from qa import assemble
from qa.commands.library import watched_on_terminal

peer_name = click.argument("name", type=click.Choice(sorted(PEERS)))
a_path = click.Path(path_type=Path)


@click.group(help=__doc__)
def peers() -> None:
    """The command."""


@peers.command("make")
@peer_name
def make_environment(name: str) -> None:
    """Make the environment of a system: some minutes, some 1.5 GB."""
    make(name)
    click.echo(", ".join(f"{package} {version}" for package, version in versions(name).items()))


@peers.command()
@click.argument("cases", type=a_path)
@click.argument("out", type=a_path)
@click.option("--size", type=click.IntRange(1), help="So many; all that fit without it.")
def sample(cases: Path, out: Path, size: int | None) -> None:
    """Draw cases that every system can be asked; a larger sample begins with the smaller one."""
    drawn = in_drawn_order(read_cases(cases))[:size]
    click.echo(f"{write_cases(drawn, out)} cases in {out}")


@peers.command()
@peer_name
@click.argument("cases", type=a_path)
@click.option("--data", type=a_path, required=True, help="Folder of the library.")
@click.option("--out", type=a_path, required=True, help="Folder of the run.")
def run(name: str, cases: Path, data: Path, out: Path) -> None:
    """Ask, score and report; a killed run goes on where it stopped.

    Answers that runs beside it have under the same settings are taken over.
    """
    every = read_cases(cases)
    asked = [case for case in every if fits(case)]
    left_out = len(every) - len(asked)
    click.echo(f"{left_out} cases with earlier turns or limits are left out", err=True)
    library = assemble.open_library(data)
    articles = {a.id: a for a in (library.article(row.article.id) for row in library.listed())}
    peer = Peer(name, articles, os.environ["OPENAI_BASE_URL"], os.environ["BYLINE_MODEL"])
    facts = facts_of(
        cases.name, asked, Settings(name, peer.model, peer.base_url, PASSAGES),
        library=fingerprint(library), articles=len(library), embedder="all-MiniLM-L6-v2", jobs=1,
        seed=SEED, now=_now(),
    )  # fmt: skip
    begun = begin(facts, asked, out.parent, out)
    for _ in watched_on_terminal(fill(begun, peer.ask, out.parent), name, len(asked)):
        pass
    report = report_on(begun.finish(_now()), opened_judge("embedded"))
    click.echo(f"{report.errors} errors; {out / 'report.html'}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


if __name__ == "__main__":
    peers()
