"""The page served until it is interrupted, its models loaded while the first visitor looks."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from ui.app import build_app, looks
from ui.shelf import Shelf, prepared

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # the page calls no other host


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is served, and who may come in: `auth` is `NAME:PASSWORD`."""

    host: str = "127.0.0.1"
    port: int | None = None
    auth: str | None = None
    root_path: str | None = None
    share: bool = False

    @property
    def credentials(self) -> tuple[str, str] | None:
        """Name and password, as Gradio takes them."""
        name, _, password = (self.auth or "").partition(":")
        return (name, password) if self.auth else None


def refuse_taken(place: Place) -> None:
    """Nothing, if the page can be served at this place; Gradio would try for minutes, or fail.

    Raises:
        ValueError: the host is none of this machine, or the port is taken or not ours to use.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    try:
        socket.create_server((place.host.strip("[]"), place.port or 0), family=family).close()
    except OSError as error:
        what = f"port {place.port} of {place.host}" if place.port else f"host {place.host}"
        remedy = (
            "another --port, or none for the first free one" if place.port else "another --host"
        )
        why = (error.strerror or str(error)).partition(" (while")[0].lower()
        raise ValueError(f"{what}: {why}; give {remedy}") from error


def serve(folder: Path, place: Place, *, open_browser: bool, tell: Callable[[str], object]) -> None:
    """Serve the page over a data folder until it is interrupted; `tell` gets its address.

    Raises:
        CorpusError: the library or the store of answers cannot be opened.
        ValueError: nothing can be served at this host and port.
    """
    refuse_taken(place)
    shelf = Shelf(folder)
    app = build_app(shelf)
    Thread(target=prepared, args=(shelf.library,), daemon=True).start()
    _, local, public = app.launch(
        server_name=place.host, server_port=place.port, auth=place.credentials,
        root_path=place.root_path, share=place.share, inbrowser=open_browser, quiet=True,
        prevent_thread_lock=True, **looks(),
    )  # fmt: skip
    tell(f"Byline is at {public or local} (interrupt with Ctrl+C)")
    try:
        app.block_thread()
    finally:
        shelf.indexer.stop()
