import pytest
from playwright.sync_api import expect

from tests.ui.articles import HARBOUR, TOLL
from tests.ui.page import ask, filled, serving
from tests.ui.proxy import PATH, proxied
from ui.app import build_app
from ui.shelf import Shelf

pytestmark = pytest.mark.model


def test_the_page_opens_over_the_samples_on_a_fresh_machine(page):
    for name in ("Ask", "Library", "Evaluation"):
        expect(page.get_by_role("tab", name=name)).to_be_visible()
    expect(page.locator(".welcome")).to_contain_text("10 sample articles")


def test_a_screen_reader_is_told_nothing_in_gradios_own_words(tmp_path):
    events = build_app(Shelf(tmp_path)).config["dependencies"]
    asking = [event for event in events if event["backend_fn"]]  # the others end at once
    assert asking
    assert {event["show_progress"] for event in asking} == {"hidden"}


def test_before_the_first_question_the_page_says_that_nothing_is_sent(page):
    expect(page.locator("#told")).to_contain_text("Nothing is sent to any other host")


def test_an_example_is_answered_at_a_click(page):
    page.locator(".examples button").first.click()
    expect(page.locator(".turn .answer-text .chip").first).to_be_visible(timeout=90_000)


@pytest.fixture
def report(harbour_folder):
    """The report of a run, which asks another host for a picture."""
    run = harbour_folder / "runs" / "asking"
    run.mkdir(parents=True)
    path = run / "report.html"
    path.write_text('<!doctype html><h1>Run</h1><img src="https://pixel.example/a.png" alt="">')
    yield
    path.unlink()


def test_nothing_is_loaded_from_other_hosts_in_a_whole_visit(visitor, harbour, report):
    page, asked = visitor(harbour), []
    page.on("request", lambda request: asked.append(request))
    page.reload()
    ask(page, TOLL)
    page.locator(".answer-text .chip").first.click()
    expect(page.locator("#cited")).to_be_visible()
    page.get_by_role("tab", name="Library").click()
    page.locator("table.articles td button").first.click()
    expect(page.get_by_role("heading", name="Page as read")).to_be_visible()
    page.get_by_role("tab", name="Evaluation").click()
    expect(page.frame_locator("iframe.report").get_by_role("heading", name="Run")).to_be_visible()
    sent = [request.url for request in asked if request.failure != "csp"]  # else kept from leaving
    assert len(sent) > 10
    assert [url for url in sent if not url.startswith((harbour, "data:", "blob:", "about:"))] == []


def test_the_icon_is_in_the_page_so_that_none_is_asked_for(page):
    icon = page.locator("link[rel~=icon]")
    expect(icon).to_have_count(1)
    drawn = page.evaluate(
        "(url) => new Promise((resolve, reject) => { const icon = new Image();"
        " icon.onload = () => resolve(icon.width > 0); icon.onerror = reject; icon.src = url })",
        icon.get_attribute("href"),
    )
    assert drawn


def test_with_auth_a_visitor_is_asked_for_name_and_password(browser, tmp_path):
    with serving(tmp_path, auth=("ann", "secret")) as url:
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(url)
        expect(opened.locator("input[type=password]")).to_be_visible()
        expect(opened.locator(".welcome")).to_have_count(0)
        context.close()


def test_who_knows_name_and_password_comes_in(browser, harbour_folder):
    with serving(harbour_folder, auth=("ann", "secret")) as url:
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(url)
        opened.get_by_label("username").fill("ann")
        opened.locator("input[type=password]").fill("secret")
        opened.get_by_role("button", name="Login").click()
        expect(opened.locator(".welcome")).to_be_visible()
        ask(opened, TOLL)
        context.close()


def test_behind_a_proxy_the_page_works_under_its_root_path(visitor, harbour_folder):
    with serving(harbour_folder, root_path=PATH) as url, proxied(url) as proxy:
        page = visitor(proxy.url)
        turn = ask(page, TOLL)
        turn.locator(".answer-text .chip").first.click()
        expect(page.locator("#cited")).to_be_visible()
        page.wait_for_url(f"{proxy.url}?conversation=*")
        page.reload()
        expect(page.locator("h2.question")).to_have_text(TOLL)
        assert set(proxy.strayed) <= {"/favicon.ico"}  # browsers ask for it, whatever a page says


def test_a_welcome_tells_of_articles_that_were_added_since(visitor, tmp_path):
    with serving(tmp_path) as url:
        page = visitor(url)
        expect(page.locator(".welcome")).to_contain_text("10 sample articles")
        filled(tmp_path, HARBOUR)
        page.get_by_role("tab", name="Library").click()
        page.get_by_role("tab", name="Ask").click()
        expect(page.locator(".welcome")).to_contain_text("4 articles of Coast Daily, Norrby Post")
