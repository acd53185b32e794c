"""An answer read beside its sources, with mouse and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.articles import TOLL
from tests.ui.page import ask

pytestmark = pytest.mark.model
MAYOR = "Mayor Anna Lindqvist said on Wednesday the storm killed 19 people in Vestby."


def chip(page, number=0):
    return page.locator(".answer-text .chip").nth(number)


def chip_of(page, words):
    """The chip of the sentence with these words, wherever it stands in the answer."""
    return page.locator(".answer-text .claim", has_text=words).locator(".chip")


def test_every_sentence_carries_its_verdict_as_shape_and_word(answered):
    verdicts = answered.locator(".claim .verdict")
    assert verdicts.count() == answered.locator(".claim").count() >= 2
    expect(verdicts.first.locator("svg")).to_be_visible()
    expect(verdicts.first).to_have_text("supported")


def test_the_reason_of_a_verdict_is_shown_on_demand(answered):
    answered.locator(".claim .verdict").first.click()
    expect(answered.locator(".card:visible")).to_contain_text("article's own words")
    answered.keyboard.press("Escape")
    expect(answered.locator(".card:visible")).to_have_count(0)


def test_a_chip_shows_source_date_and_quote_when_the_pointer_rests_on_it(answered):
    chip_of(answered, MAYOR).hover()
    card = answered.locator(".card:visible")
    expect(card).to_contain_text("Coast Daily · 6 March 2024")
    expect(card.locator("blockquote")).to_have_text(MAYOR)
    answered.mouse.move(5, 5)
    expect(card).to_have_count(0)


def test_a_chip_opens_the_article_at_the_highlighted_words(answered):
    number = chip_of(answered, MAYOR).inner_text()
    chip_of(answered, MAYOR).click()
    expect(answered.locator(".source-article h2")).to_have_text("Vestby storm: more dead found")
    expect(answered.locator("#cited")).to_have_text(f"{number}{MAYOR}")
    expect(answered.locator("#cited")).to_be_in_viewport()


def test_arrows_go_through_the_citations_enter_opens_and_escape_closes(answered):
    chip(answered).focus()
    answered.keyboard.press("ArrowRight")
    expect(chip(answered, 1)).to_be_focused()
    answered.keyboard.press("Enter")
    expect(answered.locator("#cited")).to_have_text(re.compile("^2"))
    answered.mouse.move(5, 5)
    while answered.locator(".card:visible").count():
        answered.keyboard.press("Escape")
    answered.keyboard.press("Escape")
    expect(chip(answered, 1)).to_be_focused()
    expect(answered.locator(".source-article")).to_be_hidden()
    answered.keyboard.press("Enter")
    expect(answered.locator("#cited")).to_be_in_viewport()


def test_a_source_links_to_the_original_page_at_the_cited_words(answered):
    number = chip_of(answered, MAYOR).inner_text()
    link = answered.get_by_role("link", name=f"Original page at source {number}")
    expect(link).to_have_attribute(
        "href",
        "https://coast.example/more-dead#:~:text="
        "Mayor%20Anna%20Lindqvist%20said%20on,killed%2019%20people%20in%20Vestby.",
    )


def test_differing_figures_stand_in_a_table_with_who_when_and_a_chip_each(answered):
    rows = answered.locator(".readings tbody tr")
    expect(rows).to_have_count(3)
    lindqvist = rows.filter(has_text="19 people")
    expect(lindqvist).to_contain_text("Anna Lindqvist")
    expect(lindqvist).to_contain_text("6 March 2024")
    expect(lindqvist).to_contain_text("updates 12")
    expect(rows.locator(".chip")).to_have_count(3)


def test_a_timeline_shows_the_figures_of_each_speaker_in_the_order_of_their_days(answered):
    points = answered.locator(".lane", has_text="Anna Lindqvist").locator(".point")
    number = chip_of(answered, MAYOR).inner_text()
    first = answered.locator(".readings tbody tr", has_text="4 March 2024").locator(".chip")
    expect(points).to_have_text([f"{first.inner_text()}12", f"{number}19"])
    left = [point.bounding_box()["x"] for point in points.all()]
    assert left == sorted(left)
    expect(answered.locator(".tick").first).to_have_text("4 Mar 2024")


def test_copying_gives_markdown_with_its_sources(answered):
    answered.get_by_role("button", name="Copy with sources").click()
    expect(answered.get_by_role("button", name="Copied")).to_be_visible()
    copied = answered.evaluate("navigator.clipboard.readText()")
    assert f"19 people in Vestby. [{chip_of(answered, MAYOR).inner_text()}]" in copied
    assert "<https://coast.example/more-dead>" in copied


def test_on_a_phone_nothing_is_cut_off_and_a_source_covers_the_answer(visitor, harbour):
    page = visitor(harbour, {"width": 360, "height": 740})
    ask(page, TOLL)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    chip(page).click()
    column = page.locator("#reader-column")
    expect(column).to_be_visible()
    box = column.bounding_box()
    assert (box["x"], box["width"]) == (0, 360)
    expect(page.locator("#cited")).to_be_in_viewport()
    page.get_by_role("button", name="Close").click()
    expect(chip(page)).to_be_visible()


def test_without_an_answer_the_nearest_passages_and_better_questions_are_shown(visitor, harbour):
    page = visitor(harbour)
    turn = ask(page, "Who won the football cup?")
    expect(turn.locator(".nothing")).to_contain_text("The articles do not answer this question")
    expect(turn.locator(".nearest blockquote").first).to_be_visible()
    turn.locator(".nearest .read").first.click()
    expect(page.locator("#cited")).to_be_in_viewport()
    turn.locator(".examples button").first.click()
    expect(page.locator(".turn .answer-text .chip").first).to_be_visible()
