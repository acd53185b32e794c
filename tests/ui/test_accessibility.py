"""No tab and no state of the page has a serious issue in the eyes of axe-core, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.ui.articles import TOLL
from tests.ui.page import ask

pytestmark = pytest.mark.model
SERIOUS = ("serious", "critical")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SIZES = {1600: 1000, 360: 740}
LOOKS = [(scheme, width) for width in SIZES for scheme in ("light", "dark")]
FILTERS = "Dates, sources, answerer"


@pytest.fixture(params=LOOKS, ids=[f"{scheme}-{width}" for scheme, width in LOOKS])
def open_page(visitor, request):
    """Opens an address in one of the looks."""
    scheme, width = request.param

    def opened(address):
        theme = "?__theme=dark" if scheme == "dark" else ""
        size = {"width": width, "height": SIZES[width]}
        return visitor(address + theme, size, color_scheme=scheme, reduced_motion="reduce")

    return opened


# A button that is half below a bar can be scrolled out; axe would call it too small.
UNSTUCK = "#composer, #record { position: static !important; }"


def issues(page):
    """Rule, element and explanation of every serious issue in the state that is shown."""
    style = page.add_style_tag(content=UNSTUCK)
    found = Axe().run(page, options=RULES | {"resultTypes": ["violations"]}).response["violations"]
    style.evaluate("element => element.remove()")
    return [
        (rule["id"], node["html"][:200], node["failureSummary"][:300])
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]


def test_asking_and_reading(open_page, harbour):
    page = open_page(harbour)
    assert issues(page) == []
    ask(page, TOLL)
    assert issues(page) == []
    page.get_by_role("button", name=FILTERS).click()
    page.get_by_role("button", name="Earlier conversations").click()
    expect(page.get_by_label("Published from")).to_be_visible()
    assert issues(page) == []
    page.get_by_role("button", name="Earlier conversations").click()
    page.locator(".answer-text .chip").first.click()
    expect(page.locator("#cited")).to_be_visible()
    assert issues(page) == []


def test_no_answer_and_a_failure(open_page, harbour):
    page = open_page(harbour)
    ask(page, "Who won the football cup?")
    assert issues(page) == []
    page.get_by_role("button", name=FILTERS).click()
    page.get_by_label("Model at an endpoint").check()
    page.get_by_role("textbox", name="Question").fill(TOLL)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="No answer was written")).to_be_visible()
    assert issues(page) == []


def test_the_library(open_page, harbour):
    page = open_page(harbour)
    page.get_by_role("tab", name="Library").click()
    expect(page.locator("table.articles")).to_be_visible()
    page.get_by_role("button", name="Add articles").click()
    page.get_by_label("Addresses").fill("nowhere")
    page.get_by_role("button", name="Add to the library").click()
    expect(page.locator("#library-progress")).to_contain_text("1 skipped")
    page.get_by_role("button", name="Read a folder again").click()
    assert issues(page) == []
    page.locator("table.articles td button").first.click()
    expect(page.get_by_role("heading", name="Page as read")).to_be_visible()
    page.get_by_role("button", name="Remove…").click()
    expect(page.get_by_role("button", name="Remove it")).to_be_visible()
    assert issues(page) == []


def test_the_evaluation(open_page, harbour, harbour_folder):
    page = open_page(harbour)
    page.get_by_role("tab", name="Evaluation").click()
    expect(page.get_by_text("No finished run yet")).to_be_visible()
    assert issues(page) == []
    run = harbour_folder / "runs" / "one"
    run.mkdir(parents=True, exist_ok=True)
    (run / "report.html").write_text(
        '<!doctype html><html lang="en"><title>Run</title><h1>Run</h1>'
    )
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("tab", name="Evaluation").click()
    expect(page.frame_locator("iframe.report").get_by_role("heading", name="Run")).to_be_visible()
    assert issues(page) == []
    (run / "report.html").unlink()
