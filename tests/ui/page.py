"""A running page and a browser to look at it with."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ui.app import build_app, looks
from ui.shelf import Shelf

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


@contextmanager
def serving(folder: Path, **launch) -> Iterator[str]:
    """The address of a page over the data folder."""
    app = build_app(Shelf(folder))
    _, url, _ = app.launch(
        prevent_thread_lock=True, quiet=True, inbrowser=False, **looks(), **launch
    )
    try:
        yield url
    finally:
        app.close()
