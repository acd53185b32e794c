"""A running page, the libraries it stands on, and what people do on it."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from corpus import Article
from qa import assemble
from tests.embeddings.libraries import put
from ui.app import build_app, looks
from ui.shelf import Shelf

PATIENCE = 90_000  # milliseconds for an answer on a busy machine


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


def filled(folder: Path, articles: Sequence[Article]) -> Path:
    """The data folder, its library filled with these articles."""
    library = assemble.open_library(folder, create=True)
    put(library, *articles)
    deque(assemble.index_pending(library), maxlen=0)
    return folder


def ask(page: Page, question: str) -> Locator:
    """Type the question, press enter, and wait for the answer: the last on the page."""
    before = page.locator(".turn .actions").count()
    page.get_by_role("textbox", name="Question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .actions")).to_have_count(before + 1, timeout=PATIENCE)
    return page.locator(".turn").last
