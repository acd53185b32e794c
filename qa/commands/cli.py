"""The `byline` command: the same calls as from Python, wrapped.

Commands return their exit status: 0 all done, 1 nothing done, 2 wrong usage, 3 done in part.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable
from typing import IO, Any

import click

from qa import assemble
from qa.commands import chat, evaluation, library
from qa.commands.library import NOTHING_DONE, SOME_FAILED
from qa.commands.options import as_json, data_folder, in_words, iso_day, with_data, with_filters

HELP = """Answer questions over news articles; every sentence cites the exact words it rests on.

\b
Start:   byline add ARTICLES-FOLDER
         byline ask "Who met the minister?"
         byline chat
Look:    byline search "minister visit" -k 5
         byline list
Check:   echo '{"claim": "...", "evidence": "..."}' | byline check
Measure: byline eval CASES
Mend:    byline doctor

Nothing is sent anywhere unless an endpoint is configured (OPENAI_BASE_URL or OPENAI_API_KEY).
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="byline")
@with_data
def cli() -> None:
    """The command line."""


for command in (*library.COMMANDS, chat.chat, evaluation.evaluation):
    cli.add_command(command)


@cli.command()
@click.argument("question", callback=in_words)
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 1000), help="Passages.")
@click.option(
    "--today", metavar="DAY", callback=iso_day, help="The ISO day on which the question is asked."
)
@as_json
@with_filters
@with_data
def search(question: str, k: int, today: str | None, as_json: bool, **filters: Any) -> int:
    """Find passages with their scores; QUESTION - reads JSON lines from standard input."""
    from qa.commands.batch import Finder, compact, found_text

    finder = Finder(data_folder(), k)
    if question == "-":
        return _lines(finder.line)
    document = finder.find(question, assemble.where_of(**filters), today=today)
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
    from qa.commands.batch import Responder, compact

    responder = Responder(data_folder(), answerer)
    if question == "-":
        return _lines(responder.line)
    answer = responder.respond(question, today=today, **filters)
    click.echo(compact(answer.to_dict()) if as_json else str(answer))
    return 0


@cli.command()
@click.option("--explain", is_flag=True, help="Say which layers, words and spans decided.")
@as_json
@with_data
def check(as_json: bool, explain: bool) -> int:
    """Judge {"claim", "evidence"} lines from standard input: verdict, support, reasons of each."""
    from qa.commands.batch import Judge

    return _printed(Judge(as_json, explain=explain).documents(_input()))


def _lines(answer_line: Callable[[str], dict[str, Any]]) -> int:
    from qa.commands.batch import compact, documents

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
    from qa.commands.doctor import diagnose

    library_file = data_folder() / assemble.LIBRARY_FILE
    findings = diagnose(library_file, os.environ, repair=repair)
    for finding in findings:
        click.echo(f"{'ok ' if finding.well else 'BAD'} {finding.what}: {finding.state}")
    return 0 if all(finding.well for finding in findings) else NOTHING_DONE


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


if __name__ == "__main__":  # python -m qa.commands.cli
    main()
