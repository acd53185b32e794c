"""The options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from corpus import listing
from qa import assemble

Command = TypeVar("Command", bound=Callable[..., Any])  # click's decorators take any function


def _set_data(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(dict)["data"] = value


def with_data(command: Command) -> Command:
    """`--data DIR`, which works before and after the command's name."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        callback=_set_data,
        expose_value=False,
        help="Folder of the library; default: BYLINE_DATA, else the user's data folder.",
    )(command)


def iso_day(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The value, if it is an ISO day or missing."""
    try:
        if value is not None:
            listing.iso_day(value, parameter.human_readable_name)
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is no ISO day such as 2024-10-19", param=parameter
        ) from error
    return value


def _limit(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The first or last day of a period, if it is an ISO day or missing and the two are in order.

    The other day is known to the second of them alone, whichever is written first.
    """
    day = iso_day(context, parameter, value)
    known = context.params | {parameter.name: day}
    try:
        assemble.where_of(known.get("since"), known.get("until"), None)
    except ValueError as error:
        raise click.UsageError(str(error), context) from error
    return day


def in_words(_: click.Context, parameter: click.Parameter, value: str) -> str:
    """The value, if there is anything in it."""
    if not value.strip():
        raise click.BadParameter("the question is empty", param=parameter)
    return value


def with_filters(command: Command) -> Command:
    """`--since`, `--until` and `--source`, applied before anything is ranked."""
    since, until = "Published on this ISO day or later.", "Published on this ISO day or before."
    source = "Only this publisher or agency; may be repeated."
    for option in (
        click.option("--source", "sources", multiple=True, help=source),
        click.option("--until", metavar="DAY", callback=_limit, help=until),
        click.option("--since", metavar="DAY", callback=_limit, help=since),
    ):
        command = option(command)
    return command


as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document on one line.")


def data_folder() -> Path:
    """The folder of the library that the running command works on."""
    found = (click.get_current_context().obj or {}).get("data")
    return Path(found) if found else assemble.data_folder()
