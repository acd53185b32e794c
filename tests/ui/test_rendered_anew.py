"""What a person does while an answer is written outlasts that the page is rendered anew."""

import pytest
from playwright.sync_api import expect

from tests.ui.articles import TOLL
from tests.ui.endpoint import slow_endpoint
from tests.ui.page import PATIENCE, ask

pytestmark = pytest.mark.model

FIRST = ["Ole Berg said the storm killed 27 people in Vestby [1]. "]
LATER = [f"The ferries stay in port until day {n}. " for n in range(8)]


@pytest.fixture
def writing(visitor, harbour, monkeypatch):
    """A page whose second answer is being written; its first sentence is checked."""
    page = visitor(harbour)
    ask(page, TOLL)
    with slow_endpoint([*FIRST, *LATER], pause=0.4) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        page.get_by_role("textbox", name="Question").fill("What did the storm do to Vestby?")
        page.keyboard.press("Enter")
        expect(page.locator("#live .chip")).to_be_visible(timeout=PATIENCE)
        yield page


def until_more_is_written(page):
    """Wait until three more sentences were rendered."""
    now = page.locator("#live .claim").count()
    expect(page.locator("#live .claim").nth(now + 2)).to_be_attached()


def test_the_card_of_a_number_stays_while_the_pointer_rests_on_it(writing):
    writing.locator("#live .chip").hover()
    expect(writing.locator(".card:visible")).to_contain_text("Norrby Post")
    until_more_is_written(writing)
    expect(writing.locator(".card:visible")).to_contain_text("Norrby Post", timeout=50)
    writing.mouse.move(5, 5)
    expect(writing.locator(".card:visible")).to_have_count(0)


def test_the_number_whose_article_is_open_stays_marked_also_in_the_answer(writing):
    writing.locator("#live .chip").click()
    writing.mouse.move(5, 5)  # else the card is closed first
    expect(writing.locator("#cited")).to_be_in_viewport()
    until_more_is_written(writing)
    expect(writing.locator("#live .chip.is-open")).to_have_count(1, timeout=50)
    expect(writing.locator("#live")).to_have_count(0, timeout=PATIENCE)
    expect(writing.locator(".chip.is-open")).to_have_count(1)
    expect(writing.locator(".turn").last.locator(".chip.is-open")).to_be_focused()
    writing.keyboard.press("Escape")
    expect(writing.locator(".chip.is-open")).to_have_count(0)


def test_an_earlier_answer_stays_unfolded_and_judged(writing):
    turn = writing.locator(".turn").first
    turn.get_by_text("How this answer came about").click()
    turn.get_by_role("button", name="Not right").click()
    turn.get_by_role("textbox").fill("Half of")
    until_more_is_written(writing)
    expect(turn.locator(".how ul")).to_be_visible(timeout=50)
    expect(turn.get_by_role("button", name="Not right")).to_have_attribute("aria-pressed", "true")
    expect(turn.get_by_role("textbox")).to_have_value("Half of", timeout=50)
