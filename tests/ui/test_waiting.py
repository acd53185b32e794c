"""What a visitor does while an answer is being written: types on, begins anew, deletes."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.articles import TOLL
from tests.ui.endpoint import slow_endpoint
from tests.ui.page import PATIENCE, ask

pytestmark = pytest.mark.model

QUESTION = "What did the storm do to the harbour?"
ENDLESS = [
    f" The storm killed 27 people in Vestby, Ole Berg said in report {n} [1]." for n in range(200)
]
HELD = "The storm killed 27 people in Vestby, Ole Berg said [1]. "
FAILING = "The storm killed 99 people in Vestby, Ole Berg said [1]."


@pytest.fixture
def slow(monkeypatch):
    """An endpoint that writes until nobody reads any more."""
    with slow_endpoint(ENDLESS, pause=0.3) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        yield endpoint


def begin(page, question=QUESTION):
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".is-live .claim").first).to_be_visible(timeout=PATIENCE)
    return box


def test_what_is_typed_while_an_answer_is_written_stays_and_enter_says_why_it_waits(
    visitor, harbour, slow
):
    page = visitor(harbour)
    box = begin(page)
    expect(box).to_have_value("")
    box.press_sequentially("And how long do the ferries", delay=60)
    box.press("Enter")
    expect(page.locator("#busy")).to_contain_text("An answer is still being written")
    count = page.locator(".is-live .claim").count()
    expect(page.locator(".is-live .claim").nth(count + 1)).to_be_visible(timeout=PATIENCE)
    expect(box).to_have_value("And how long do the ferries")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#busy")).to_have_text("")
    expect(box).to_have_value("And how long do the ferries")


def test_a_new_conversation_ends_the_answer_that_is_being_written(visitor, harbour, slow):
    page = visitor(harbour)
    begin(page)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    assert slow.hung_up.wait(20)
    expect(page.locator(".welcome")).to_be_visible()
    assert "conversation=" not in page.url
    page.get_by_role("button", name="Earlier conversations").click()
    expect(page.locator(".earlier")).to_contain_text("None yet")


def test_a_conversation_deleted_while_an_answer_is_written_stays_deleted(
    visitor, harbour, slow, monkeypatch
):
    page = visitor(harbour)
    page.get_by_role("button", name="Dates, sources, answerer").click()
    page.get_by_label("Sentences of the articles").check()
    ask(page, TOLL)
    page.wait_for_url("**conversation=*")
    page.get_by_label("Automatic").check()
    begin(page)
    dialogs = []
    page.once("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Delete conversation").click()
    expect(page.locator(".is-live")).to_be_visible()
    assert dialogs == ["Delete this conversation for good?"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete conversation").click()
    expect(page.locator("#status")).to_contain_text("Conversation deleted.")
    assert slow.hung_up.wait(20)
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator(".is-failure")).to_have_count(0)
    assert "conversation=" not in page.url


def test_the_last_words_before_a_pause_are_shown_while_it_lasts(visitor, harbour, monkeypatch):
    burst = ["The storm", " killed 27", " people in", " Vestby,", " Ole Berg"]
    with slow_endpoint([*burst, " said [1]."], pause=0.01, after=5) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        page = visitor(harbour)
        begin(page)
        expect(page.locator(".is-live .claim")).to_contain_text(
            "The storm killed 27 people in Vestby, Ole"
        )
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(".is-stopped")).to_be_visible(timeout=5_000)
        endpoint.go_on.set()


def test_how_much_is_read_is_told_until_the_first_word(visitor, harbour, monkeypatch):
    with slow_endpoint([HELD], after=0) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        page = visitor(harbour)
        page.get_by_role("textbox", name="Question").fill(QUESTION)
        page.keyboard.press("Enter")
        note = page.locator(".is-live .provisional-note")
        expect(note).to_have_text(re.compile(r"Reading \d+ passages? of \d articles?"))
        endpoint.go_on.set()
        expect(page.locator(".turn .actions")).to_have_count(1, timeout=PATIENCE)


def test_that_a_sentence_is_written_again_is_told_while_it_is(visitor, harbour, monkeypatch):
    with slow_endpoint([HELD, FAILING], after=2) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        page = visitor(harbour)
        begin(page)
        note = page.locator(".is-live .provisional-note")
        expect(note).to_contain_text("does not hold as written and is being written again")
        endpoint.go_on.set()
        expect(page.locator(".turn .actions")).to_have_count(1, timeout=PATIENCE)
