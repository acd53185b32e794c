"""What articles, files and questions contain is only ever text, wherever the page shows it."""

import pytest
from playwright.sync_api import expect

from corpus import Article
from tests.ui.page import ask, filled, serving

pytestmark = pytest.mark.model

IMAGE = "<img src=x onerror=hit=1>"
TURNED = "\u202ednuof erom\u202c \u200f\u2067of boats\u2069"
MARKUP = f"{IMAGE} **bold** [link](javascript:hit=1) `code` {{{{7*7}}}} ${{hit=1}}"
SENTENCE = f"Harbour master Ida Strand said 40 boats sank in Solvik {IMAGE}."
ROWS = "\n".join(f"| Boat {n} | {n} m |" for n in range(2000))
ARTICLES = [
    Article(
        id=f"{MARKUP}/1",
        title=IMAGE,
        text=f"{SENTENCE} {MARKUP} The ferries stay in port.",
        source=f"Post {IMAGE}",
        agency=IMAGE,
        authors=(IMAGE,),
        url="javascript:window.hit=1",
        uri=IMAGE,
        published="2024-03-04",
        notice=f"Correction: {MARKUP}",
    ),
    Article(
        id="turned",
        title=TURNED,
        text=f"Mayor Anna Lindqvist said 52 boats sank in Solvik {TURNED}.",
        source=TURNED,
        url='https://coast.example/"onmouseover="window.hit=1',
        published="2024-03-06",
    ),
    Article(id="table", title="Table of boats", text=f"| Boat | Length |\n{ROWS}"),
]
QUESTION = "How many boats did Ida Strand say sank in Solvik?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("hostile"), ARTICLES)


@pytest.fixture(scope="module")
def hostile(folder):
    with serving(folder) as url:
        yield url


def assert_harmless(page):
    """Nothing of it became an element, an address or a script, here or at another host."""
    assert page.evaluate("window.hit") is None
    assert page.locator("[onerror], [onmouseover], img[src=x], [href^=javascript]").count() == 0
    assert page.locator(".turn strong strong, .turn code, article.opened strong").count() == 0


def shown_in(page, place, text):
    expect(page.locator(place).first).to_contain_text(text)
    assert_harmless(page)


def test_answers_citations_and_sources_show_it_letter_by_letter(visitor, hostile):
    page = visitor(hostile)
    turn = ask(page, QUESTION)
    expect(turn).to_contain_text("40 boats sank in Solvik <img src=x onerror=hit=1>")
    for chip in turn.locator(".answer-text .chip").all():
        chip.hover()
        expect(page.locator(".card:visible")).to_be_visible()
        chip.click()
        expect(page.locator("#cited")).to_be_in_viewport()
        assert_harmless(page)
    turn.locator(".verdict").first.click()
    assert_harmless(page)


def test_a_hostile_question_and_note_are_shown_and_kept_as_text(visitor, hostile):
    page = visitor(hostile)
    question = f"{IMAGE} {QUESTION}"
    turn = ask(page, question)
    expect(turn.locator("h2.question")).to_have_text(question)
    turn.get_by_role("button", name="Not right").click()
    turn.get_by_role("textbox").fill(MARKUP)
    turn.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Note kept with the answer")).to_be_visible()
    page.get_by_role("button", name="Earlier conversations").click()
    page.get_by_role("link", name=question).click()
    shown_in(page, "h2.question", question)


def test_an_answer_opened_by_its_link_shows_it_as_text(visitor, hostile):
    page = visitor(hostile)
    ask(page, QUESTION)
    conversation = page.locator(".talk").get_attribute("data-conversation")
    page.goto(f"{hostile}?conversation={conversation}")
    shown_in(page, ".turn", IMAGE)
    page.goto(f"{hostile}?answer={IMAGE}")
    expect(page.locator("#status")).to_contain_text("deleted, or it is incomplete")
    assert_harmless(page)


def test_without_an_answer_the_nearest_words_are_text(visitor, hostile):
    page = visitor(hostile)
    ask(page, "Why did Ida Strand resign?")
    shown_in(page, ".nearest", IMAGE)


def test_the_library_shows_titles_ids_and_texts_as_text(visitor, hostile):
    page = visitor(hostile)
    page.get_by_role("tab", name="Library").click()
    shown_in(page, "table.articles", IMAGE)
    page.locator("table.articles").get_by_role("button", name=IMAGE).click()
    shown_in(page, "article.opened", f"Correction: {MARKUP}")
    shown_in(page, "article.opened section", SENTENCE)
    assert page.locator("article.opened a").count() == 0
    page.get_by_role("button", name="All articles").click()
    page.locator("table.articles td.title button", has_text="of boats").first.click()
    expect(page.locator("article.opened section").first).to_contain_text("Mayor Anna Lindqvist")
    assert_harmless(page)


def test_marks_of_writing_direction_turn_nothing_around_them(visitor, hostile):
    page = visitor(hostile)
    page.get_by_role("tab", name="Library").click()
    row = page.locator("table.articles tr", has_text="6 March 2024")
    title, date = (row.locator(f"td.{name}").bounding_box()["x"] for name in ("title", "date"))
    assert title < date
    assert row.locator("td.date").inner_text() == "6 March 2024"
    assert row.locator("td.title bdi").evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"


def test_a_table_of_two_thousand_rows_is_text_that_fits_a_phone(visitor, hostile):
    page = visitor(hostile, {"width": 360, "height": 740})
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Table of boats").click()
    expect(page.locator("article.opened")).to_contain_text("Boat 1999")
    assert page.locator("article.opened table").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_names_of_files_and_addresses_are_text(visitor, hostile, tmp_path):
    page = visitor(hostile)
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Add articles").click()
    file = tmp_path / "<img src=x onerror=hit=1>.xyz"
    file.write_text("?")
    page.locator("#library-files input[type=file]").set_input_files(file)
    expect(page.locator("#library-files")).to_contain_text(".xyz")
    page.get_by_label("Addresses").fill(f"https://127.0.0.1/{IMAGE}\n{MARKUP}")
    page.get_by_role("button", name="Add to the library").click()
    expect(page.locator("#library-progress")).to_contain_text("3 skipped", timeout=90_000)
    shown_in(page, "#library-progress", MARKUP)
