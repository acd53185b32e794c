import pytest
from playwright.sync_api import expect

from tests.ui.page import serving

pytestmark = pytest.mark.model


def test_the_page_opens_over_the_samples_on_a_fresh_machine(page):
    for name in ("Ask", "Library", "Evaluation"):
        expect(page.get_by_role("tab", name=name)).to_be_visible()
    expect(page.locator(".welcome")).to_contain_text("10 sample articles")


def test_before_the_first_question_the_page_says_that_nothing_is_sent(page):
    expect(page.locator("#told")).to_contain_text("Nothing is sent to any other host")


def test_an_example_is_answered_at_a_click(page):
    page.locator(".examples button").first.click()
    expect(page.locator(".turn .answer-text .chip").first).to_be_visible(timeout=90_000)


def test_nothing_is_loaded_from_other_hosts(visitor, address, browser):
    context, asked = browser.new_context(), []
    context.on("request", lambda request: asked.append(request.url))
    opened = context.new_page()
    opened.goto(address)
    expect(opened.locator(".welcome")).to_be_visible()
    context.close()
    assert asked
    assert all(url.startswith((address, "data:", "blob:")) for url in asked)


def test_with_auth_a_visitor_is_asked_for_name_and_password(browser, tmp_path):
    with serving(tmp_path, auth=("ann", "secret")) as url:
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(url)
        expect(opened.locator("input[type=password]")).to_be_visible()
        expect(opened.locator(".welcome")).to_have_count(0)
        context.close()
