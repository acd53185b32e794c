from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.ui.page import ARGUMENTS, CHROMIUM, serving


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Debian's Chromium; without it the tests fail and say how to get it."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"no browser at {CHROMIUM}: apt-get install chromium, or set CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """A page over an empty data folder, hence over the sample articles."""
    with serving(tmp_path_factory.mktemp("data")) as url:
        yield url


@pytest.fixture
def page(browser, address) -> Page:
    """A fresh visitor who has opened the page."""
    context = browser.new_context(viewport={"width": 1600, "height": 1000})
    opened = context.new_page()
    opened.goto(address)
    yield opened
    context.close()
