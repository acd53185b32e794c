"""Where the focus is, and that what has it can be seen: with the keyboard, at several sizes."""

import pytest
from playwright.sync_api import expect

from tests.ui.articles import TOLL
from tests.ui.endpoint import slow_endpoint
from tests.ui.page import PATIENCE, ask

pytestmark = pytest.mark.model

FERRIES = "How long do the ferries stay in port?"
WORDS = ["The storm ", "killed 27 ", "people in ", "Vestby, ", "Ole Berg ", "said [1]. "]
COVERED = """() => {
  const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
  const inside = (x, y) => document.activeElement.contains(document.elementFromPoint(x, y));
  return !inside((left + right) / 2, top + 2) || !inside((left + right) / 2, bottom - 2);
}"""


@pytest.fixture
def slow(monkeypatch):
    """An endpoint that writes for a long time."""
    pieces = [*WORDS, *(f"And so on to {n}. " for n in range(60))]
    with slow_endpoint(pieces, pause=0.2) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        yield endpoint


@pytest.mark.parametrize("size", [(1600, 700), (360, 740)], ids=["wide", "narrow"])
def test_what_has_the_focus_is_never_behind_the_question(visitor, harbour, size):
    page = visitor(harbour, {"width": size[0], "height": size[1]})
    ask(page, TOLL)
    page.evaluate("scrollTo(0, 0)")
    page.locator(".turn .chip").first.focus()
    for _ in range(page.locator(".turn :is(button, a, summary):visible").count()):
        assert not page.evaluate(COVERED), page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()


def test_a_number_that_has_to_be_scrolled_to_shows_its_card_all_the_same(visitor, harbour):
    page = visitor(harbour, {"width": 360, "height": 500})
    ask(page, TOLL)
    page.evaluate("scrollTo(0, 0)")
    page.locator(".answer-text .chip").first.focus()
    for number in range(1, page.locator(".turn .chip").count()):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(100)  # the page has scrolled by then
        expect(page.locator(".turn .chip").nth(number)).to_be_focused()
        expect(page.locator(".card:visible")).to_be_in_viewport()


def test_a_card_goes_away_when_its_number_is_scrolled_away(visitor, harbour):
    page = visitor(harbour, {"width": 360, "height": 500})
    ask(page, TOLL)
    page.locator(".answer-text .chip").first.hover()
    expect(page.locator(".card:visible")).to_have_count(1)
    page.mouse.wheel(0, 300)
    expect(page.locator(".card:visible")).to_have_count(0)


def test_the_button_that_takes_the_place_of_another_takes_its_focus(visitor, harbour, slow):
    page = visitor(harbour)
    page.get_by_role("textbox", name="Question").fill(TOLL)
    page.get_by_role("button", name="Ask", exact=True).click()
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_be_focused()
    expect(page.locator(".is-provisional").first).to_be_visible(timeout=PATIENCE)
    stop.click()
    expect(page.locator(".is-stopped")).to_be_visible()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_focused()


def test_a_chosen_example_leaves_the_focus_where_the_answer_can_be_stopped(visitor, harbour, slow):
    page = visitor(harbour)
    page.locator(".examples button").first.click()
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_focused()


def test_back_in_the_list_the_article_that_was_read_has_the_focus(visitor, harbour):
    page = visitor(harbour)
    page.get_by_role("tab", name="Library").click()
    title = page.get_by_role("button", name="Vestby storm: more dead found")
    for _ in range(2):  # the same article a second time
        title.click()
        expect(page.get_by_role("heading", name="Vestby storm")).to_be_focused()
        page.get_by_role("button", name="All articles").click()
        expect(title).to_be_focused()


def test_a_new_conversation_begins_in_the_box_for_the_question(visitor, harbour):
    page = visitor(harbour)
    ask(page, TOLL)
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()


def test_behind_a_source_on_a_phone_nothing_can_have_the_focus(visitor, harbour):
    page = visitor(harbour, {"width": 360, "height": 740})
    ask(page, TOLL)
    chip = page.locator(".answer-text .chip").first
    chip.click()
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('#talk-column, #masthead')")
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()
