"""Filters that say what they do, and what is offered where they leave no answer."""

import pytest
from playwright.sync_api import expect

from tests.ui.articles import TOLL
from tests.ui.page import ask

pytestmark = pytest.mark.model


@pytest.fixture
def limited(visitor, harbour):
    """Opens the page and chooses days."""

    def opened(since="", until=""):
        page = visitor(harbour)
        page.get_by_role("button", name="Dates, sources, answerer").click()
        page.get_by_label("Published from").fill(since)
        page.get_by_label("Published up to").fill(until)
        return page

    return opened


def test_days_the_wrong_way_round_are_told_and_not_asked(limited):
    page = limited("2024-03-09", "2024-03-04")
    page.get_by_role("textbox", name="Question").fill(TOLL)
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text(
        "“Published from” (9 March 2024) is after “Published up to” (4 March 2024):"
        " change one of them."
    )
    expect(page.get_by_role("textbox", name="Question")).to_have_value(TOLL)
    expect(page.locator(".turn")).to_have_count(0)


def test_folded_filters_say_that_they_limit_what_is_asked(limited):
    page = limited(since="2024-03-05")
    label = page.get_by_role("button", name="Dates, sources, answerer")
    expect(label).to_contain_text("only articles from 5 March 2024")
    expect(page.get_by_label("Published from")).to_be_visible()
    label.click()
    expect(page.get_by_label("Published from")).to_be_hidden()
    expect(label).to_contain_text("only articles from 5 March 2024")
    label.click()
    page.get_by_label("Published from").fill("")
    expect(label).not_to_contain_text("only")


def test_a_filter_that_leaves_no_article_is_told_and_nothing_is_offered_within_it(limited):
    turn = ask(limited(since="2030-01-01"), TOLL)
    expect(turn.locator(".nothing")).to_contain_text("no article lies in these days")
    expect(turn.locator(".examples")).to_have_count(0)


def test_what_is_offered_without_an_answer_is_answered_within_the_filter(limited):
    page = limited(since="2024-03-09")
    turn = ask(page, "Who won the football cup?")
    turn.locator(".examples button").first.click()
    expect(page.locator(".turn .answer-text .chip").first).to_be_visible()
    expect(page.locator(".turn .limits")).to_have_count(2)
