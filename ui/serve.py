"""The page served until it is interrupted, its models loaded while the first visitor looks."""

from __future__ import annotations

import os
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


def serve(folder: Path, place: Place, *, open_browser: bool, tell: Callable[[str], object]) -> None:
    """Serve the page over a data folder until it is interrupted; `tell` gets its address.

    Raises:
        CorpusError: the library or the store of answers cannot be opened.
    """
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
