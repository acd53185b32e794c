"""A long article beside its answer, or above it on a phone: open at the words, with a way back."""

import pytest
from playwright.sync_api import expect

from corpus import Article
from tests.ui.page import ask, filled, serving

pytestmark = pytest.mark.model

BEFORE, AFTER = (
    "\n\n".join(f"The council spoke of road number {n} at length." for n in numbers)
    for numbers in (range(60), range(60, 120))
)
SAID = "Harbour master Ida Strand said 40 boats sank in Solvik."
ARTICLE = Article(
    id="long",
    title="What the council of Solvik spoke of in the longest of its meetings this winter",
    text=f"{BEFORE}\n\n{SAID}\n\n{AFTER}",
    source="Norrby Post",
    url="https://norrby.example/council",
    published="2024-03-09",
)
QUESTION = "How many boats did Ida Strand say sank in Solvik?"
SIZES = [(1600, 1000), (1280, 720), (768, 1024), (360, 740)]


@pytest.fixture(scope="module")
def solvik(tmp_path_factory):
    with serving(filled(tmp_path_factory.mktemp("solvik"), [ARTICLE])) as url:
        yield url


@pytest.mark.parametrize("size", SIZES, ids=[str(width) for width, _ in SIZES])
def test_a_long_article_opens_at_the_words_below_its_title_and_the_way_back(visitor, solvik, size):
    page = visitor(solvik, {"width": size[0], "height": size[1]})
    ask(page, QUESTION)
    page.locator(".answer-text .chip").first.click()
    words, head = page.locator("#cited"), page.locator(".source-head")
    expect(words).to_contain_text("40 boats sank in Solvik")
    expect(words).to_be_in_viewport(ratio=1)
    expect(head.get_by_role("heading")).to_be_in_viewport(ratio=1)
    assert head.bounding_box()["y"] + head.bounding_box()["height"] < words.bounding_box()["y"]
    close = page.get_by_role("button", name="Close")
    expect(close).to_be_in_viewport(ratio=1)
    close.click()
    expect(page.locator(".answer-text .chip").first).to_be_focused()


def test_the_head_of_a_source_stays_while_it_is_read_to_its_end(visitor, solvik):
    page = visitor(solvik)
    ask(page, QUESTION)
    page.locator(".answer-text .chip").first.click()
    expect(page.locator("#cited")).to_be_in_viewport()
    page.locator("#cited").hover()
    page.mouse.wheel(0, 20_000)
    expect(page.get_by_text("road number 119")).to_be_in_viewport()
    expect(page.locator(".source-head h2")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".source-article")).to_be_hidden()
