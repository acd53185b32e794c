import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.qa.conftest import CONFIGURED
from tests.ui.articles import HARBOUR, TOLL
from tests.ui.page import ask, filled, serving

expect.set_options(timeout=30_000)  # milliseconds: a busy machine is slow, not wrong
WIDE = {"width": 1600, "height": 1000}


@pytest.fixture(autouse=True)
def unconfigured(monkeypatch):
    """No endpoint, unless a test names one."""
    for name in CONFIGURED:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """A page over an empty data folder, hence over the sample articles."""
    with serving(tmp_path_factory.mktemp("data")) as url:
        yield url


@pytest.fixture(scope="session")
def harbour_folder(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("harbour"), HARBOUR)


@pytest.fixture(scope="session")
def harbour(harbour_folder):
    """A page over a library in which people give different figures."""
    with serving(harbour_folder) as url:
        yield url


@pytest.fixture
def visitor(browser):
    """Opens an address as somebody new."""
    contexts: list[BrowserContext] = []

    def visit(url: str, viewport=WIDE, **more) -> Page:
        contexts.append(browser.new_context(viewport=viewport, **more))
        page = contexts[-1].new_page()
        page.goto(url)
        expect(page.locator(".welcome, .turn").first).to_be_visible()
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def page(visitor, address) -> Page:
    """A fresh visitor who has opened the page over the samples."""
    return visitor(address)


@pytest.fixture(scope="module")
def answered(browser: Browser, harbour) -> Page:
    """A page with one answer, about figures that differ; only to be looked at."""
    context = browser.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(harbour)
    ask(page, TOLL)
    yield page
    context.close()
