"""How often questions with an answer are refused, and those without one answered, set by set.

Run: python -m eval.refusal FOLDER [--most 60] [--set clapnq ...]

FOLDER holds `multihop/`, `refusal/`, `conflict/` and `squad/`, or some of them, with the files of
the adapters of these names. A question of MultiHop-RAG is asked of all its articles, one in the
form of SQuAD of the half of the articles that its own is in and of the other half, which does not
answer it, and any other of the passages that come with it: MTRAG's unanswerable ones come with
none, and underspecified ones count as not to be answered. RGB is asked twice, of its true passages
and of its noise alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from corpus import Article, Library
from eval.adapters.conflict import ramdocs, rgb
from eval.adapters.grounded import clapnq, mtrag
from eval.adapters.material import each, files_like, passage_article
from eval.adapters.multihop import prepared_multihop
from eval.adapters.squad import squad
from eval.cases import Case
from eval.fields import Row, rows, text
from eval.uncertainty import Interval, bootstrap_interval
from qa.assemble import answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A question over a library, and whether that answers it."""

    question: str
    library: Library
    answerable: bool
    history: tuple[tuple[str, str], ...] = ()


def _multihop(folder: Path) -> Iterator[Asked]:
    material = prepared_multihop(folder)
    library = Library.from_articles(material.articles)
    for case in material.cases:
        yield Asked(case.question, library, not case.unanswerable)


def _clapnq(folder: Path) -> Iterator[Asked]:
    for case in clapnq(folder).cases:
        yield _own(case, case.own_articles, not case.unanswerable)


def _mtrag(folder: Path) -> Iterator[Asked]:
    (file,) = files_like(folder, "mtrag*.jsonl")
    cases = {case.id: case for case in mtrag(folder).cases}
    for name, own in each(file, _task):
        case = cases[name]
        yield _own(case, own, case.kind in ("answerable", "partial"))


def _task(row: Row, _: int) -> tuple[str, list[Article]]:
    listed = [passage for passage in rows(row, "contexts") if text(passage, "text")]
    own = [passage_article({**passage, "id": str(i)}) for i, passage in enumerate(listed)]
    return text(row, "task_id"), own


def _ramdocs(folder: Path) -> Iterator[Asked]:
    for case in ramdocs(folder).cases:
        yield _own(case, case.own_articles, answerable=True)


def _rgb(folder: Path) -> Iterator[Asked]:
    for case in rgb(folder).cases:
        for kind, answerable in (("/positive-", True), ("/negative-", False)):
            own = [article for article in case.own_articles if kind in article.id]
            yield _own(case, own, answerable)


def _squad(folder: Path) -> Iterator[Asked]:
    """First those with an answer, so that every so many-th are some of both."""
    material = squad(folder)
    halves = [Library.from_articles(material.articles[start::2]) for start in (0, 1)]
    half = {article.id: place % 2 for place, article in enumerate(material.articles)}
    cases = [(case, half[case.spans[0].article]) for case in material.cases if case.spans]
    yield from (Asked(case.question, halves[own], answerable=True) for case, own in cases)
    yield from (Asked(case.question, halves[1 - own], answerable=False) for case, own in cases)


def _own(case: Case, articles: Iterable[Article], answerable: bool) -> Asked:
    return Asked(case.question, Library.from_articles(articles), answerable, case.history)


SETS: dict[str, tuple[str, Callable[[Path], Iterator[Asked]]]] = {  # each with its folder
    "multihop": ("multihop", _multihop),
    "clapnq": ("refusal", _clapnq),
    "mtrag": ("refusal", _mtrag),
    "ramdocs": ("conflict", _ramdocs),
    "rgb": ("conflict", _rgb),
    "squad": ("squad", _squad),
}
HEAD = """| set | answerable | of these refused | unanswerable | of these refused |
|---|---|---|---|---|"""


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--set", "names", multiple=True, type=click.Choice([*SETS]), help="Only these sets.")
@click.option("--most", type=click.IntRange(1), help="Questions of a set: every so many-th.")
@click.option("--answerer", default="extractive", show_default=True)
def main(folder: Path, names: tuple[str, ...], most: int | None, answerer: str) -> None:
    """Ask and print a row per set."""
    click.echo(HEAD)
    there = [name for name, (own, _) in SETS.items() if (folder / own).is_dir()]
    for name in names or there:
        own, read = SETS[name]
        asked = list(read(folder / own))
        drawn = asked[:: max(1, len(asked) // most)] if most else asked
        refused = [(one.answerable, _refuses(one, answerer)) for one in drawn]
        click.echo(row_of(name, refused))


def _refuses(asked: Asked, answerer: str) -> bool:
    return answer(
        asked.question, library=asked.library, answerer=answerer, history=asked.history
    ).abstained


def row_of(name: str, refused: Iterable[tuple[bool, bool]]) -> str:
    """The row of a set from (answerable, refused): counts, and shares with 95% intervals."""
    pairs = list(refused)
    cells = [name]
    for kind in (True, False):
        own = [float(said) for answerable, said in pairs if answerable is kind]
        cells += [str(len(own)), _shown(bootstrap_interval(own))]
    return f"| {' | '.join(cells)} |"


def _shown(share: Interval | None) -> str:
    if share is None:
        return "-"
    known = share.low is not None and share.high is not None
    return f"{share.mean:.2f}" + (f" ({share.low:.2f} to {share.high:.2f})" if known else "")


if __name__ == "__main__":
    main()
