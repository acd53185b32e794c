"""The commands that measure: evaluate cases, draft them, compare runs, report once more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from qa import assemble
from qa.answerer import K
from qa.commands.library import NOTHING_DONE, SOME_FAILED, watched_on_terminal
from qa.commands.options import as_json, data_folder, with_data

BELOW_LIMIT = 4  # exit status: a figure is worse than --fail-under allows
DEFAULT = "run"


class WithDefault(click.Group):
    """A group whose command `run` may be left out: `eval CASES` means `eval run CASES`."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """The arguments, `run` put before them unless they name a command or ask for help."""
        first = args[0] if args else "--help"
        if first not in self.commands and first not in context.help_option_names:
            args = [DEFAULT, *args]
        return super().parse_args(context, args)


@click.group("eval", cls=WithDefault)
def evaluation() -> None:
    """Measure how right answers and their citations are, on cases of your own.

    \b
    byline eval init cases.jsonl       draft cases from the library, to correct by hand
    byline eval convert FORM DIR OUT   cases and articles from published files
    byline eval cases.jsonl            ask, score, report
    byline eval compare RUN RUN        which is better, and is that sure
    byline eval report RUN             score and report once more, with another judge
    """  # noqa: D301 (\b keeps click from joining the lines)


with_judge = click.option(
    "--judge", default="embedded", show_default=True, metavar="JUDGE",
    help="Who says whether citations bear sentences out: embedded (the check itself), exact, llm,"
    " llm:MODEL, or cross-encoder:MODEL (a name or folder).",
)  # fmt: skip
with_people = click.option(
    "--people",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="PAIRS",
    help="Pairs that people labelled, to tell how far the judge agrees with them.",
)


def _limits(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[Any, ...]:
    """The limits of these options."""
    from eval.metrics.table import METRICS
    from eval.report_data import Limit

    known, limits = [metric.name for metric in METRICS], []
    for value in values:
        name, _equals, number = value.partition("=")
        try:
            limits.append(Limit(name, float(number)))
        except ValueError as error:
            raise click.BadParameter(f"{value!r}; write metric=value") from error
        if name not in known:
            raise click.BadParameter(f"metric {name!r} is unknown; known are {', '.join(known)}")
    return tuple(limits)


with_limits = click.option(
    "--fail-under", "limits", multiple=True, metavar="METRIC=VALUE", callback=_limits,
    help="Exit with status 4 if a figure is worse; may be repeated.",
)  # fmt: skip


@evaluation.command()
@click.argument("cases", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--answerer", type=click.Choice(assemble.ANSWERERS), default="auto", show_default=True
)
@click.option("-k", type=click.IntRange(1, 1000), default=K, show_default=True)
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="At once; 0: as fits.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder of the run.")
@click.option("--fresh", is_flag=True, help="Take no answer over from earlier runs.")
@with_judge
@with_people
@with_limits
@as_json
@with_data
def run(cases: Path, as_json: bool, **wanted: Any) -> int:
    """Ask the questions of CASES, score the answers, write the report.

    A killed run goes on where it stopped when it is started again.
    """
    from eval.cases import read_cases
    from eval.evaluate import Wanted, evaluate

    asked = Wanted(**wanted)
    done, report = evaluate(
        read_cases(cases), cases.name, data_folder(), asked,
        lambda results, total: watched_on_terminal(results, "answering", total),
    )  # fmt: skip
    return _told(report, done.folder, as_json, asked.limits)


@evaluation.command("report")
@click.argument("run", metavar="RUN")
@with_judge
@with_people
@with_limits
@as_json
@with_data
def report_once_more(
    run: str, judge: str, people: Path | None, limits: tuple[Any, ...], as_json: bool
) -> int:
    """Score the answers of RUN (a folder or an id) once more, and write its report."""
    from eval.evaluate import agreed_with, find_run, opened_judge, report_on

    found, said_by = find_run(run, data_folder()), opened_judge(judge)
    report = report_on(found, said_by, agreed_with(people, said_by), limits)
    return _told(report, found.folder, as_json, limits)


def _told(report: Any, folder: Path, as_json: bool, limits: tuple[Any, ...]) -> int:
    """Print a report; the exit status says whether the limits are kept and all was answered."""
    from rich.console import Console

    from eval.report_data import failed_limits, report_json
    from eval.report_text import terminal
    from eval.report_words import lacking
    from qa.commands.batch import compact

    if as_json:
        click.echo(compact(report_json(report)))
    else:
        Console(highlight=False).print(terminal(report))
        click.echo(f"\nEvery question: {folder / 'report.html'}")
    failed = failed_limits(report, limits)
    for why in failed:
        click.echo(f"below the limit: {why}", err=True)
    if report.missing:
        click.echo(f"not finished: {lacking(report)} Start the run again to ask them.", err=True)
    return BELOW_LIMIT if failed else SOME_FAILED if report.errors or report.missing else 0


@evaluation.command()
@click.argument("runs", nargs=-1, required=True, metavar="RUN RUN...")
@click.option("--markdown", "as_markdown", is_flag=True, help="A table in Markdown.")
@with_judge
@with_people
@as_json
@with_data
def compare(
    runs: tuple[str, ...], judge: str, people: Path | None, as_markdown: bool, as_json: bool
) -> int:
    """Compare runs (folders or ids) with the first of them, case by case."""
    if len(set(runs)) < 2:
        raise click.UsageError("name two different runs or more")

    from rich.console import Console

    from eval import compare_text
    from eval.compare_runs import compare_runs
    from eval.evaluate import agreed_with, find_run, opened_judge
    from qa.commands.batch import compact

    found = {named: find_run(named, data_folder()) for named in runs}
    said_by = opened_judge(judge)
    compared = compare_runs(found, said_by, agreement=agreed_with(people, said_by))
    if as_json:
        click.echo(compact(compare_text.document(compared)))
    elif as_markdown:
        click.echo(compare_text.markdown(compared), nl=False)
    else:
        Console(highlight=False).print(compare_text.terminal(compared))
    return 0


@evaluation.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Drafts.")
@with_data
def init(out: Path, limit: int) -> int:
    """Draft cases in the file OUT, to be corrected by hand.

    They come from figures, speakers and days in the library, and from thumbs given on the page.
    """
    from eval.cases import write_cases
    from eval.evaluate import drafted

    if out.exists():
        raise click.ClickException(f"{out}: is there already; name a new file")
    drafts = drafted(data_folder(), limit)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        count = write_cases(drafts, out)
    except OSError as error:
        raise click.ClickException(f"{out}: {error.strerror}; name another file") from error
    click.echo(f"{count} drafts in {out}; correct questions, answers and spans by hand")
    return 0 if count else NOTHING_DONE


@evaluation.command()
@click.argument("form")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), metavar="OUT")
def convert(form: str, folder: Path, out: Path) -> int:
    """Make cases and articles in the folder OUT from files that others published.

    FORM is news, realtimeqa, multihop, multihop-rag, clapnq, mtrag, ramdocs, rgb, alce, squad or
    ragas.
    """
    from eval.adapters import ADAPTERS

    if form not in ADAPTERS:
        raise click.UsageError(f"form {form!r} is unknown; known are {', '.join(ADAPTERS)}")
    made = ADAPTERS[form](folder)
    made.write(out)
    click.echo(
        f"{len(made.cases)} cases and {len(made.articles)} articles in {out},"
        f" {made.left_out} rows left out"
    )
    return 0 if made.cases else NOTHING_DONE
