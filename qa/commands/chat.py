"""The command that opens the page in a browser."""

from __future__ import annotations

import click

from qa.commands.options import data_folder, with_data

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def _pair(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The value, if it is a name and a password."""
    if value is not None and not all(value.partition(":")):
        raise click.BadParameter("write NAME:PASSWORD", param=parameter)
    return value


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", type=click.IntRange(1, 65535), help="Default: the first free from 7860.")
@click.option(
    "--auth", metavar="NAME:PASSWORD", callback=_pair, envvar="BYLINE_AUTH", show_envvar=True,
    help="Ask visitors for this name and password.",
)  # fmt: skip
@click.option("--root-path", metavar="PATH", help="Where a reverse proxy puts the page: /byline.")
@click.option("--share", is_flag=True, help="A public address through gradio.live; needs --auth.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@with_data
def chat(
    *, host: str, port: int | None, auth: str | None, root_path: str | None, share: bool,
    no_browser: bool,
) -> int:  # fmt: skip
    """Open the page: ask, read answers beside their sources, fill the library.

    Until articles are added it asks ten samples. It serves this computer alone unless told
    otherwise with --host.
    """
    if share and not auth:
        raise click.UsageError("--share lets anybody in; give --auth NAME:PASSWORD with it")
    if host not in LOOPBACK and not auth:
        click.echo(f"Anybody who reaches {host} can read and change the library; see --auth.")
    from ui.serve import Place, serve

    place = Place(host, port, auth, root_path, share)
    serve(data_folder(), place, open_browser=not no_browser, tell=click.echo)
    return 0
