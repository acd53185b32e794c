"""The Library tab as a person uses it, in a browser, over real files and a real library."""

import functools
import json
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect
from reportlab.pdfgen.canvas import Canvas

from qa import assemble
from tests.ui.page import serving
from ui import browse_panel
from ui.intake import below, take_in
from ui.shelf import Shelf

pytestmark = pytest.mark.model

HTML = """<html lang="en"><head><title>Bridge closed</title></head><body>
<nav>Home | Sport | Weather</nav>
<article><h1>Bridge closed</h1><p>The bridge of Solvik was closed on Tuesday after a barge had hit
one of its four piers, the harbour master Ida Strand said.</p><p>Ferries run every twenty minutes
until the pier has been inspected, which may take two weeks, she added.</p></article>
<div class="related">Read more: Ten bridges to see</div></body></html>"""
NOTE = "---\ntitle: {}\nsource: {}\npublished: {}\n---\n\n{}\n"
FLOOD = NOTE.format("Flood in Norrby", "Norrby Post", "2024-05-03", "The river rose on Monday.")
STRIKE = NOTE.format("Strike", "Coast Daily", "2024-06-07", "Trains stood still on Friday.")
LONG = 120_000  # milliseconds: many articles on a busy machine


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """A folder of two articles."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "flood.md").write_text(FLOOD, encoding="utf-8")
    (folder / "strike.md").write_text(STRIKE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def shelf(tmp_path_factory, news):
    """A library that was filled from the folder, as `byline add` does."""
    shelf = Shelf(tmp_path_factory.mktemp("data"))
    with shelf.writing() as library:
        for _ in (*take_in(library, below(news)), *assemble.index_pending(library)):
            pass
    yield shelf
    shelf.indexer.stop()


@pytest.fixture(scope="module")
def served(shelf):
    with serving(shelf.folder) as address:
        yield address


@pytest.fixture
def visit(browser, served):
    """Opens the Library tab as one more visitor."""
    contexts = []

    def opened(width=1600, address=served):
        contexts.append(browser.new_context(viewport={"width": width, "height": 1000}))
        page = contexts[-1].new_page()
        page.goto(address)
        page.get_by_role("tab", name="Library").click()
        expect(page.locator("#library-list")).to_be_visible()
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def tab(visit):
    return visit()


def add(page: Page, *files, addresses=""):
    """Hand in files and addresses; gives where their progress is shown."""
    if not page.get_by_role("button", name="Add to the library").is_visible():
        page.get_by_role("button", name="Add articles").click()
    if files:
        page.locator("#library-files input[type=file]").set_input_files(files)
        expect(
            page.locator("#library-files")
            .get_by_label("Remove")
            .or_(page.locator("#library-files .file-preview"))
            .first
        ).to_be_visible()
    page.get_by_label("Addresses").fill(addresses)
    page.get_by_role("button", name="Add to the library").click()
    return page.locator("#library-progress")


def articles(page: Page):
    return page.locator("#library-list tbody tr")


def test_the_samples_are_listed_until_there_is_an_article_and_cannot_be_removed(visit, address):
    page = visit(address=address)
    expect(page.get_by_text("Your library is empty. These are the sample articles")).to_be_visible()
    expect(articles(page)).to_have_count(10)
    articles(page).first.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Page as read")).to_be_visible()
    expect(page.get_by_role("button", name="Remove…")).to_be_hidden()


def test_files_of_several_kinds_are_added_and_a_broken_one_is_named_with_the_reason(tab, tmp_path):
    page, broken, picture = (tmp_path / name for name in ("bridge.html", "no.pdf", "x.png"))
    page.write_text(HTML, encoding="utf-8")
    broken.write_bytes(b"%PDF-1.7 nothing more")
    picture.write_bytes(b"PNG")
    canvas = Canvas(str(tmp_path / "harbour.pdf"))
    canvas.drawString(72, 720, "Harbour plan delayed")
    canvas.drawString(72, 690, "The council of Solvik put off its vote on the harbour until May.")
    canvas.save()
    progress = add(tab, page, broken, picture, tmp_path / "harbour.pdf")
    expect(progress).to_contain_text("2 added, 2 skipped", timeout=LONG)
    expect(progress).to_contain_text("broken PDF")
    expect(progress).to_contain_text("the format .png is not read")
    expect(articles(tab).filter(has_text="Bridge closed")).to_have_count(1)
    expect(tab.locator("#library-state")).to_contain_text("articles")
    again = add(tab, page)
    expect(again).to_contain_text("1 unchanged", timeout=LONG)


def test_an_address_inside_of_the_network_and_a_path_are_refused_politely(tab, news):
    handler = functools.partial(SimpleHTTPRequestHandler, directory=news)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        private = f"http://127.0.0.1:{server.server_port}/flood.md"
        progress = add(tab, addresses=f"{private}\n/etc/passwd")
        expect(progress).to_contain_text("2 skipped", timeout=LONG)
        server.shutdown()
    expect(progress).to_contain_text("127.0.0.1 is private; save the page")
    expect(progress).to_contain_text("not a web address; write it with https://, or drop the file")


def test_an_article_opens_beside_its_page_with_what_was_cut_struck_through(tab, tmp_path):
    page = tmp_path / "piers.html"
    page.write_text(HTML.replace("four", "six").replace("Bridge closed", "Piers hit"))
    expect(add(tab, page)).to_contain_text("1 added", timeout=LONG)
    tab.get_by_role("button", name="Piers hit").click()
    heading = tab.get_by_role("heading", name="Piers hit")
    expect(heading).to_be_focused()
    text, raw = tab.locator("article.opened section").all()
    expect(text).to_contain_text("one of its six piers")
    expect(text).not_to_contain_text("Weather")
    expect(raw.locator("del").filter(has_text="Weather")).to_have_count(1)
    tab.get_by_role("button", name="All articles").click()
    expect(articles(tab).first).to_be_visible()


def test_the_list_is_searched_and_sorted_with_the_keyboard_alone(tab):
    tab.get_by_label("Search", exact=True).fill("norrby")
    expect(articles(tab)).to_have_count(1)
    tab.get_by_label("Search", exact=True).fill("")
    expect(articles(tab).nth(1)).to_be_visible()
    title = tab.get_by_role("button", name="Title")
    title.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("th.title")).to_have_attribute("aria-sort", "ascending")
    expect(title).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("th.title")).to_have_attribute("aria-sort", "descending")
    expect(articles(tab).first).to_contain_text("Strike")


def test_words_typed_while_the_list_is_drawn_are_not_lost(tab, monkeypatch):
    begun, listed_sources = threading.Event(), browse_panel.sources

    def slow(library):
        begun.set()
        time.sleep(1)
        return listed_sources(library)

    monkeypatch.setattr(browse_panel, "sources", slow)
    tab.get_by_role("tab", name="Ask").click()
    tab.get_by_role("tab", name="Library").click()
    assert begun.wait(30)
    tab.get_by_label("Search", exact=True).fill("norrby")
    tab.wait_for_timeout(2500)
    expect(articles(tab)).to_have_count(1)


def test_the_articles_of_one_source_are_shown(tab):
    tab.get_by_label("Source").click()
    tab.get_by_role("option", name="Coast Daily").click()
    expect(articles(tab)).to_have_count(1)
    expect(articles(tab)).to_contain_text("7 June 2024")


def test_an_article_is_removed_only_after_a_second_press(tab, tmp_path):
    (tmp_path / "gone.md").write_text(NOTE.format("Soon gone", "X", "2020-01-01", "It was."))
    expect(add(tab, tmp_path / "gone.md")).to_contain_text("1 added", timeout=LONG)
    tab.get_by_role("button", name="Soon gone").click()
    tab.get_by_role("button", name="Remove…").click()
    tab.get_by_role("button", name="Keep it").click()
    expect(tab.get_by_role("button", name="Remove it")).to_be_hidden()
    tab.get_by_role("button", name="Remove…").click()
    tab.get_by_role("button", name="Remove it").click()
    expect(tab.get_by_text("Removed: Soon gone (X, 1 January 2020)")).to_be_visible()
    expect(articles(tab).filter(has_text="Soon gone")).to_have_count(0)


def test_visitors_share_the_library_and_nothing_else(visit, tmp_path):
    (tmp_path / "shared.md").write_text(NOTE.format("For all", "X", "2020-01-01", "It is."))
    mine, theirs = visit(), visit()
    mine.get_by_label("Search", exact=True).fill("norrby")
    expect(articles(mine)).to_have_count(1)
    expect(add(theirs, tmp_path / "shared.md")).to_contain_text("1 added", timeout=LONG)
    expect(articles(theirs).filter(has_text="For all")).to_have_count(1)
    expect(articles(mine)).to_have_count(1)
    expect(mine.locator(".intake")).to_have_count(0)
    mine.get_by_label("Search", exact=True).fill("for all")
    expect(articles(mine)).to_contain_text("For all")


def test_a_large_upload_blocks_nobody(visit, tmp_path):
    rows = ({"title": f"Report {n}", "text": f"Item {n} was sold. " * 10} for n in range(2000))
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    busy, calm = visit(), visit()
    progress = add(busy, tmp_path / "many.jsonl")
    expect(progress).to_contain_text("reading", timeout=LONG)
    calm.get_by_label("Search", exact=True).fill("norrby")
    expect(articles(calm)).to_have_count(1)
    expect(progress).not_to_contain_text("2,000 added", timeout=100)
    expect(progress).to_contain_text("2,000 added", timeout=LONG)
    expect(busy.locator("#library-state")).to_contain_text("found by their words alone")


def test_a_folder_is_read_again_and_its_vanished_files_are_asked_about(visit, news):
    (news / "late.md").write_text(NOTE.format("Late news", "X", "2024-07-01", "It came late."))
    (news / "flood.md").rename(news / "flood.md.away")
    tab = visit()
    tab.get_by_role("button", name="Read a folder again").click()
    tab.get_by_label("Folder").click()
    tab.get_by_role("option", name=str(news)).click()
    tab.get_by_role("button", name="Read the folder again").click()
    expect(tab.get_by_text("The files of 1 article are gone")).to_be_visible()
    tab.get_by_role("button", name="Remove them and read the folder").click()
    expect(tab.locator("#library-matched")).to_contain_text("1 article removed", timeout=LONG)
    expect(tab.locator("#library-matched")).to_contain_text("1 added, 1 unchanged")
    expect(articles(tab).filter(has_text="Late news")).to_have_count(1)
    (news / "flood.md.away").rename(news / "flood.md")


@pytest.mark.parametrize("width", [360, 1600])
def test_nothing_is_wider_than_the_screen(visit, width):
    page = visit(width)
    articles(page).first.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Page as read")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
