import pytest
from playwright.sync_api import Page, expect

from tests.ui.page import serving

expect.set_options(timeout=30_000)  # milliseconds: a busy machine is slow, not wrong


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
