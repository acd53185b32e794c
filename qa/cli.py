"""The `byline` command: the same calls as from Python, wrapped.

Commands return their exit status: 0 all done, 1 nothing done, 2 wrong usage, 3 done in part.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from corpus import Change, CorpusError, Library
from qa import assemble
from qa.options import as_json, data_of, in_words, iso_day, with_data, with_filters
from qa.summary import Summary

NOTHING_DONE, SOME_FAILED = 1, 3


HELP = """Answer questions over news articles; every sentence cites the exact words it rests on.

\b
Start:   byline add ARTICLES-FOLDER
         byline ask "Who met the minister?"
Look:    byline search "minister visit" -k 5
         byline list
Check:   echo '{"claim": "...", "evidence": "..."}' | byline check
Mend:    byline doctor

Nothing is sent anywhere unless an endpoint is configured (OPENAI_BASE_URL or OPENAI_API_KEY).
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="byline")
@with_data
def cli() -> None:
    """The command line."""


def _folder() -> Path:
    return data_of(click.get_current_context()) or assemble.data_folder()


def _library(*, create: bool = False) -> Library:
    return assemble.open_library(_folder(), create=create)


@cli.command()
@click.argument("places", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option("--quiet", is_flag=True, help="Print only what went wrong.")
@click.option("--allow-private", is_flag=True, help="Read addresses inside your own network.")
@with_data
def add(places: tuple[str, ...], quiet: bool, allow_private: bool) -> int:
    """Add articles from files, folders or addresses; none is ever deleted.

    Reads txt, md, html, pdf, docx, epub, mail (eml), feeds (rss, atom, xml), web archives (warc),
    json, jsonl and csv; "news/**/*.txt" means all files that match. Changed articles get a new
    revision. Sites are read as their robots.txt allows.
    """
    from corpus.read import read_places

    library = _library(create=True)
    assemble.refuse_other_model(library)
    items = read_places(places, allow_private=allow_private)
    summary = _reported(library.add(items), quiet)
    _index(library)
    return _summed_up(summary, quiet)


def _reported(changes: Iterable[Change], quiet: bool) -> Summary:
    """The changes summed up; what was skipped or a duplicate is said on standard error at once."""
    summary = Summary()
    for change in _watched(changes, "reading"):
        summary.count(change)
        if change.kind == "skipped":
            click.echo(f"skipped {change.place}: {change.reason}", err=True)
        elif change.kind == "duplicate" and not quiet:
            click.echo(f"duplicate {change.place}: same text as {change.reason}", err=True)
    return summary


def _summed_up(summary: Summary, quiet: bool) -> int:
    counts = summary.counts
    if not quiet:
        click.echo(summary.text)
    if not counts["skipped"]:
        return 0
    return SOME_FAILED if counts.total() > counts["skipped"] else NOTHING_DONE


def _index(library: Library) -> None:
    """Make what is missing of passages and vectors."""
    from embeddings.build import embed_pending, split_pending

    embedder = assemble.open_embedder(library)
    for _ in split_pending(library, embedder):
        pass
    total = library.count_unembedded()
    for _ in _watched(embed_pending(library, embedder), "embedding", total):
        pass


Item = TypeVar("Item")


def _watched(items: Iterable[Item], label: str, total: int | None = None) -> Iterable[Item]:
    """The items, with a progress bar on a terminal."""
    if not sys.stderr.isatty():
        return items
    from qa.progress import watched

    return watched(items, label, total)


@cli.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Remove without asking.")
@with_data
def sync(folder: Path, yes: bool) -> int:
    """Make the library match FOLDER: add what is new, remove articles whose files vanished."""
    from corpus.read import read_articles
    from corpus.sync import vanished

    library = _library(create=True)
    gone = vanished(library, folder)
    for uri in gone.values():
        click.echo(f"vanished {uri}")
    many = len(gone) * 10 > len(library)
    if many and not yes:
        if not sys.stdin.isatty():
            raise click.ClickException(
                f"{len(gone)} of {len(library)} articles would be removed; repeat with --yes"
            )
        click.confirm(f"Remove {len(gone)} of {len(library)} articles?", abort=True)
    for article_id in gone:
        library.remove(article_id)
    items = read_articles(folder) if any(folder.iterdir()) else ()
    summary = _reported(library.add(items), quiet=False)
    _index(library)
    click.echo(f"{len(gone)} removed, ", nl=False)
    return _summed_up(summary, quiet=False)


@cli.command("list")
@as_json
@with_filters
@with_data
def list_articles(as_json: bool, **filters: Any) -> int:
    """List the articles: id, date, source, title, passages."""
    from qa.batch import compact
    from qa.result import article_dict

    found = _library().listed(assemble.where_of(**filters))
    if as_json:
        rows = [article_dict(row.article) | {"passages": row.passages} for row in found]
        click.echo(compact({"articles": rows}))
        return 0
    for row in found:
        a = row.article
        day = (a.published or "undated")[:10]
        click.echo(f"{a.id}\t{day}\t{a.source or '-'}\t{a.title}\t{row.passages} passages")
    return 0


@cli.command()
@click.argument("article_id", metavar="ID")
@click.option("--raw", is_flag=True, help="The page as read, with what was cut marked by -.")
@as_json
@with_data
def show(article_id: str, raw: bool, as_json: bool) -> int:
    """Show an article with its text."""
    from qa.batch import compact
    from qa.result import article_dict, describe, page_lines

    library = _library()
    article = library.article(article_id)
    if as_json:
        names = ("revision", "agency", "authors", "updated", "language", "notice", "text")
        more: dict[str, Any] = {name: getattr(article, name) for name in names}
        more["copies"] = library.copies(article_id)
        if raw:
            more["page"] = library.page(article_id).text
        click.echo(compact(article_dict(article) | more))
    elif raw:
        click.echo("\n".join(page_lines(library.page(article_id))))
    else:
        click.echo(f"{describe(article)}\n{article.url or article.uri or ''}\n\n{article.text}")
    return 0


@cli.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@with_data
def remove(ids: tuple[str, ...]) -> int:
    """Remove articles, with all their revisions."""
    library, failed = _library(), 0
    for article_id in ids:
        try:
            library.remove(article_id)
            click.echo(f"removed {article_id}")
        except CorpusError as error:
            failed += 1
            click.echo(str(error), err=True)
    return 0 if not failed else NOTHING_DONE if failed == len(ids) else SOME_FAILED


@cli.command()
@click.argument("question", callback=in_words)
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 1000), help="Passages.")
@as_json
@with_filters
@with_data
def search(question: str, k: int, as_json: bool, **filters: Any) -> int:
    """Find passages with their scores; QUESTION - reads JSON lines from standard input."""
    from qa.batch import Finder, compact, found_text

    finder = Finder(_folder(), k)
    if question == "-":
        return _lines(finder.line)
    document = finder.find(question, assemble.where_of(**filters))
    click.echo(compact(document) if as_json else found_text(document))
    return 0


@cli.command()
@click.argument("question", callback=in_words)
@click.option(
    "--answerer", type=click.Choice(assemble.ANSWERERS), default="auto", show_default=True
)
@click.option(
    "--today", metavar="DAY", callback=iso_day, help='The ISO day that "this week" counts from.'
)
@as_json
@with_filters
@with_data
def ask(question: str, answerer: str, today: str | None, as_json: bool, **filters: Any) -> int:
    """Answer with citations; QUESTION - reads JSON lines {"question": ...} from standard input."""
    from qa.batch import Responder, compact

    responder = Responder(_folder(), answerer)
    if question == "-":
        return _lines(responder.line)
    answer = responder.respond(question, today=today, **filters)
    click.echo(compact(answer.to_dict()) if as_json else str(answer))
    return 0


@cli.command()
@as_json
@with_data
def check(as_json: bool) -> int:
    """Judge {"claim", "evidence"} lines from standard input: verdict, support, reasons of each."""
    from qa.batch import Judge

    return _printed(Judge(as_json).documents(_input()))


def _lines(answer_line: Callable[[str], dict[str, Any]]) -> int:
    from qa.batch import compact, documents

    return _printed((compact(d), "error" in d) for d in documents(_input(), answer_line))


def _printed(documents: Iterable[tuple[str, bool]]) -> int:
    """Print each line as it comes; the status says whether some or all of them are errors."""
    done = failed = 0
    for line, is_error in documents:
        click.echo(line)
        done, failed = done + (not is_error), failed + is_error
    return 0 if not failed else SOME_FAILED if done else NOTHING_DONE


def _input() -> IO[str]:
    """Standard input as UTF-8, whatever the locale; bytes that are none are replaced."""
    return open(sys.stdin.fileno(), encoding="utf-8-sig", errors="replace", closefd=False)


@cli.command()
@click.option("--repair", is_flag=True, help="Rebuild what can be rebuilt from the library.")
@with_data
def doctor(repair: bool) -> int:
    """Say what works and what does not - models, library, index, endpoint - and how to mend it."""
    from qa.doctor import diagnose

    library_file = _folder() / assemble.LIBRARY_FILE
    findings = diagnose(library_file, os.environ, repair=repair)
    for finding in findings:
        click.echo(f"{'ok ' if finding.well else 'BAD'} {finding.what}: {finding.state}")
    return 0 if all(finding.well for finding in findings) else NOTHING_DONE


@cli.command()
@with_data
def reembed() -> int:
    """Make all passages and vectors anew, with BYLINE_EMBEDDER or else the packaged model."""
    from embeddings.build import reembed as forget_and_claim

    library = _library()
    forget_and_claim(library, assemble.chosen_embedder())
    _index(library)
    click.echo(
        f"{len(library)} articles embedded with {library.database.manifest('embedding_model')}"
    )
    return 0


@cli.command()
def chat() -> int:
    """Open the page in a browser (arrives with its own release)."""
    raise click.ClickException("the page is not part of this release yet; use: byline ask QUESTION")


@cli.command("eval")
def evaluate() -> int:
    """Measure citation accuracy (arrives with its own release)."""
    raise click.ClickException("evaluations are not part of this release yet")


def main() -> None:
    """Run the command line; whatever is expected to go wrong is one line on standard error."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds is said in our words
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(NOTHING_DONE)
    except BrokenPipeError:  # the reader of our output has gone, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except assemble.EXPECTED as error:
        click.echo(f"byline: {error}", err=True)
        sys.exit(NOTHING_DONE)
