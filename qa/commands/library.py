"""The commands that fill, look into and empty a library."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from corpus import Change, CorpusError, Library
from qa import assemble
from qa.commands.options import as_json, data_folder, with_data, with_filters
from qa.commands.summary import Summary

NOTHING_DONE, SOME_FAILED = 1, 3  # exit statuses


def _library(*, create: bool = False) -> Library:
    return assemble.open_library(data_folder(), create=create)


@click.command()
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
    from corpus.reading.read import read_places

    library = _library(create=True)
    assemble.refuse_other_model(library)
    items = read_places(places, allow_private=allow_private)
    with _interruption_told(library):
        summary = _reported(library.add(items), quiet)
        _index(library)
    return _summed_up(summary, quiet)


@contextmanager
def _interruption_told(library: Library) -> Iterator[None]:
    """Ctrl-C says what the library holds; the status tells whether anything was stored before."""
    before = library.database.generation
    try:
        yield
    except KeyboardInterrupt:
        click.echo(
            f"interrupted; the library holds {len(library)} articles;"
            " run the same command again to go on",
            err=True,
        )
        kept = library.database.generation > before
        click.get_current_context().exit(SOME_FAILED if kept else NOTHING_DONE)


def _reported(changes: Iterable[Change], quiet: bool) -> Summary:
    """The changes summed up; what was skipped or a duplicate is said on standard error at once."""
    summary = Summary()
    for change in watched_on_terminal(changes, "reading"):
        summary.count(change)
        if change.kind == "skipped":
            click.echo(f"skipped {change.place}: {change.reason}", err=True)
        elif change.reason and change.kind != "duplicate" and not quiet:
            click.echo(f"{change.kind} {change.place}: {change.reason}", err=True)
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
    for _ in watched_on_terminal(embed_pending(library, embedder), "embedding", total):
        pass


Item = TypeVar("Item")


def watched_on_terminal(
    items: Iterable[Item], label: str, total: int | None = None
) -> Iterable[Item]:
    """The items, with a progress bar on a terminal."""
    if not sys.stderr.isatty():
        return items
    from qa.commands.progress import watched

    return watched(items, label, total)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Remove without asking.")
@with_data
def sync(folder: Path, yes: bool) -> int:
    """Make the library match FOLDER: add what is new, remove articles whose files vanished."""
    from corpus.reading.read import read_articles
    from corpus.sync import vanished

    library = _library(create=True)
    assemble.refuse_other_model(library)
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
    with _interruption_told(library):
        for article_id in gone:
            library.remove(article_id)
        items = read_articles(folder) if any(folder.iterdir()) else ()
        summary = _reported(library.add(items), quiet=False)
        _index(library)
    click.echo(f"{len(gone)} removed, ", nl=False)
    return _summed_up(summary, quiet=False)


@click.command("list")
@as_json
@with_filters
@with_data
def list_articles(as_json: bool, **filters: Any) -> int:
    """List the articles: id, date, source, title, passages."""
    from qa.commands.batch import compact
    from qa.result import article_dict

    found = _library().listed(assemble.where_of(**filters))
    if as_json:
        rows = [article_dict(row.article) | {"passages": row.passages} for row in found]
        click.echo(compact({"articles": rows}))
        return 0
    if not found:
        click.echo("no article matches", err=True)
    for row in found:
        a = row.article
        day = (a.published or "undated")[:10]
        outlet, title = a.outlet or "-", a.title or a.id
        many = f"{row.passages} passage{'' if row.passages == 1 else 's'}"
        click.echo(f"{a.id}\t{day}\t{outlet}\t{title}\t{many}")
    return 0


@click.command()
@click.argument("article_id", metavar="ID")
@click.option("--raw", is_flag=True, help="The page as read, with what was cut marked by -.")
@as_json
@with_data
def show(article_id: str, raw: bool, as_json: bool) -> int:
    """Show an article with its text."""
    from qa.commands.batch import compact
    from qa.result import article_dict, describe, page_lines

    library = _library()
    article = library.article(article_id)
    if as_json:
        names = ("revision", "authors", "updated", "language", "notice", "text")
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


@click.command()
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


@click.command()
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


COMMANDS = (add, sync, list_articles, show, remove, reembed)
