"""Answers while they are written: provisional, stopped, failed; on an endpoint that is slow."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.articles import TOLL
from tests.ui.endpoint import slow_endpoint
from tests.ui.page import PATIENCE, ask

pytestmark = pytest.mark.model

QUESTION = "What did the storm do to the harbour?"
FIRST = "The storm killed 27 people in Vestby, Ole Berg said [1]. "
REST = "The ferries stay in port until Thursday, the harbour office said [2]."


def words(text):
    return re.findall(r"\S+\s*", text)


def begin(page, question=QUESTION):
    page.get_by_role("textbox", name="Question").fill(question)
    page.keyboard.press("Enter")


@pytest.fixture
def slow(monkeypatch):
    """An endpoint that writes two sentences word by word, forever if nobody stops it."""
    pieces = [*words(FIRST), *words(REST), *(f" And so on to {n}." for n in range(200))]
    with slow_endpoint(pieces, pause=0.25) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        yield endpoint


def test_words_look_provisional_until_their_sentence_is_checked(visitor, harbour, slow):
    page = visitor(harbour)
    expect(page.locator("#told")).to_contain_text(f"sent to {slow.url.split('/')[2]}")
    begin(page)
    provisional = page.locator(".is-live .is-provisional")
    expect(provisional.first).to_contain_text("The storm", timeout=PATIENCE)
    first = page.locator(".is-live .claim").first
    expect(first.locator(".verdict")).to_be_visible(timeout=PATIENCE)
    expect(first.locator(".chip")).to_be_visible()
    expect(provisional.last).to_be_visible()
    page.get_by_role("button", name="Stop").click()


def test_no_word_moves_while_more_are_written(visitor, harbour, slow):
    page = visitor(harbour)
    page.evaluate(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(entry) => { if (!entry.hadRecentInput) window.shift += entry.value }))"
        ".observe({ type: 'layout-shift' })"
    )
    begin(page)
    expect(page.locator(".is-live .is-provisional").first).to_be_visible(timeout=PATIENCE)
    top = page.locator(".is-live .claim").first.bounding_box()
    expect(page.locator(".is-live .claim").nth(2)).to_be_visible(timeout=PATIENCE)
    now = page.locator(".is-live .claim").first.bounding_box()
    assert (now["x"], now["y"]) == (top["x"], top["y"])
    assert page.evaluate("window.shift") < 0.1
    page.get_by_role("button", name="Stop").click()


def test_stopping_keeps_what_was_seen_and_ends_the_request(visitor, harbour, slow):
    page = visitor(harbour)
    begin(page)
    expect(page.locator(".is-live .is-provisional").first).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Escape")
    stopped = page.locator(".is-stopped")
    expect(stopped).to_contain_text("Stopped. What is grey was not checked.")
    expect(stopped.locator(".answer-text")).to_contain_text("The")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    assert slow.hung_up.wait(20)
    stopped.get_by_role("button", name="Edit question").click()
    expect(page.get_by_role("textbox", name="Question")).to_have_value(QUESTION)


def test_a_slow_answer_of_one_visitor_keeps_nobody_waiting_and_is_seen_by_nobody_else(
    visitor, harbour, slow
):
    waiting, other = visitor(harbour), visitor(harbour)
    begin(waiting)
    expect(waiting.locator(".is-live .is-provisional").first).to_be_visible(timeout=PATIENCE)
    other.get_by_role("button", name="Dates, sources, answerer").click()
    other.get_by_label("Sentences of the articles").check()
    turn = ask(other, TOLL)
    expect(turn).to_contain_text("27 people")
    expect(waiting.locator(".is-live")).to_be_visible()
    expect(waiting.locator("#conversation")).not_to_contain_text(TOLL)
    expect(other.locator("#conversation")).not_to_contain_text(QUESTION)
    waiting.get_by_role("button", name="Stop").click()


def test_a_failing_endpoint_is_told_with_a_switch_to_the_articles_own_sentences(
    visitor, harbour, monkeypatch
):
    with slow_endpoint([], status=400) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        page = visitor(harbour)
        begin(page, TOLL)
        failure = page.locator(".is-failure")
        expect(failure.get_by_role("alert")).to_contain_text(endpoint.url, timeout=PATIENCE)
        expect(failure).not_to_contain_text("--answerer")
        failure.get_by_role("button", name="Answer with sentences of the articles").click()
        expect(page.locator(".turn .colophon")).to_contain_text("own sentences", timeout=PATIENCE)


def test_a_question_that_is_too_long_is_told_and_not_asked(visitor, harbour):
    page = visitor(harbour)
    box = page.get_by_role("textbox", name="Question")
    box.fill("How?" * 501)
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text(
        "The question has 2,004 characters, more than 2,000: shorten it, or add a long text as an"
        " article in the Library tab."
    )
    expect(box).to_have_value("How?" * 501)
    expect(page.locator(".turn")).to_have_count(0)


def test_the_answerers_say_what_is_configured_and_what_is_missing(visitor, harbour):
    page = visitor(harbour)
    page.get_by_role("button", name="Dates, sources, answerer").click()
    page.get_by_label("Model at an endpoint").check()
    expect(page.locator("#told")).to_contain_text("Not configured: set OPENAI_BASE_URL")
