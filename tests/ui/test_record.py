"""What is left of answers: addresses, exports, earlier conversations, thumbs; and filters."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from corpus import Article, Library
from qa.answers_store import ANSWERS_FILE, AnswerStore, Thumb
from qa.assemble import LIBRARY_FILE
from qa.commands.cli import cli
from tests.embeddings.libraries import put
from tests.ui.articles import HARBOUR, TOLL
from tests.ui.page import ask, filled, serving
from ui.asking import Asking, asked
from ui.shelf import Shelf
from ui.talk import Talk, stored

pytestmark = pytest.mark.model

FERRIES = "How long do the ferries stay in port?"


def linked(turn, url):
    """The address that the button of an answer copies."""
    return f"{url}?answer={turn.get_attribute('data-answer')}"


def test_an_answer_and_its_conversation_survive_a_reload(visitor, harbour):
    page = visitor(harbour)
    ask(page, TOLL)
    page.wait_for_url("**conversation=*")
    page.reload()
    expect(page.locator(".turn .answer-text")).to_contain_text("27 people in Vestby")
    page.locator(".answer-text .chip").first.click()
    expect(page.locator("#cited")).to_be_visible()


def test_a_link_shows_one_answer_to_others_who_go_on_in_a_conversation_of_their_own(
    visitor, harbour
):
    mine = visitor(harbour)
    link = linked(ask(mine, TOLL), harbour)
    mine.wait_for_url("**conversation=*")
    theirs = visitor(link)
    expect(theirs.locator("h2.question")).to_have_text(TOLL)
    ask(theirs, FERRIES)
    theirs.wait_for_url("**conversation=*")
    assert theirs.url != mine.url
    mine.reload()
    expect(mine.locator("h2.question")).to_have_text([TOLL])


def test_an_answer_says_which_article_changed_since_and_still_shows_the_words_cited(
    visitor, tmp_path
):
    with serving(filled(tmp_path, HARBOUR)) as url:
        page = visitor(url)
        ask(page, TOLL)
        page.wait_for_url("**conversation=*")
        text = "Doctor Ole Berg corrected himself. The storm killed 21 people in Vestby, he said."
        library = Library.open(tmp_path / LIBRARY_FILE)
        put(library, Article(id="hospital", title="Hospital", text=text, published="2024-03-10"))
        page.reload()
        expect(page.locator(".sources")).to_contain_text("changed since this answer")
        page.locator(".chip.is-changed").first.click()
        expect(page.locator("#cited")).to_contain_text("Ole Berg said the storm killed 27 people")
        page.get_by_text("What changed").click()
        expect(page.locator(".source-article ins").first).to_contain_text("corrected himself")


def test_a_broken_link_is_told(visitor, harbour):
    page = visitor(f"{harbour}?answer=gone")
    expect(page.locator("#status")).to_contain_text("was deleted, or it is incomplete")


def test_a_conversation_is_exported_as_markdown_and_json(visitor, harbour):
    page = visitor(harbour)
    ask(page, TOLL)
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Export Markdown").click()
    assert f"## {TOLL}" in Path(markdown.value.path()).read_text(encoding="utf-8")
    assert markdown.value.suggested_filename == "byline.md"
    with page.expect_download() as exported:
        page.get_by_role("button", name="Export JSON").click()
    [answer] = json.loads(Path(exported.value.path()).read_text(encoding="utf-8"))["answers"]
    quotes = {citation["quote"] for citation in answer["citations"]}
    assert "Ole Berg said the storm killed 27 people in Vestby." in quotes


def test_where_nothing_was_asked_there_is_nothing_to_export_or_to_delete(visitor, harbour):
    page = visitor(harbour)
    names = ("Export Markdown", "Export JSON", "Delete conversation")
    for name in names:
        ready = page.get_by_role("button", name=name).and_(page.locator(":enabled"))
        expect(ready).to_have_count(0)
    link = linked(ask(page, FERRIES), harbour)
    for name in names:
        expect(page.get_by_role("button", name=name)).to_be_enabled()
    other = visitor(link)
    expect(other.get_by_role("button", name="Export JSON")).to_be_enabled()
    expect(other.get_by_role("button", name="Delete conversation")).to_be_disabled()


def test_earlier_conversations_are_listed_for_their_visitor_alone_and_can_be_deleted(
    visitor, harbour
):
    page, other = visitor(harbour), visitor(harbour)
    ask(page, TOLL)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".welcome")).to_be_visible()
    for opened in (page, other):
        opened.get_by_role("button", name="Earlier conversations").click()
    expect(other.locator(".earlier")).to_contain_text("None yet")
    page.locator(".earlier").get_by_role("link", name=TOLL).click()
    expect(page.locator("h2.question")).to_have_text(TOLL)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete conversation").click()
    expect(page.locator("#status")).to_contain_text("Conversation deleted.")
    expect(page.locator(".welcome")).to_be_visible()


def test_a_thumb_and_a_note_are_kept_with_the_answer(visitor, harbour, harbour_folder):
    page = visitor(harbour)
    turn = ask(page, TOLL)
    turn.get_by_role("button", name="Not right").click()
    turn.get_by_label("What was right or wrong?").fill("The mayor's last figure is missing.")
    turn.get_by_role("button", name="Keep note").click()
    expect(page.locator("#status")).to_contain_text("Note kept")
    store = AnswerStore(harbour_folder / ANSWERS_FILE)
    [given] = [f for f in store.feedback() if f.answer_id == turn.get_attribute("data-answer")]
    assert (given.thumb, given.note) == (Thumb.DOWN, "The mayor's last figure is missing.")
    page.reload()
    expect(page.get_by_role("button", name="Not right")).to_have_attribute("aria-pressed", "true")


def test_a_thumb_becomes_a_case_of_an_evaluation(visitor, tmp_path):
    with serving(filled(tmp_path, HARBOUR)) as url:
        page = visitor(url)
        turn = ask(page, TOLL)
        turn.get_by_role("button", name="Useful").click()
        expect(page.locator("#status")).to_contain_text("Kept with the answer")
    drafts = tmp_path / "drafts.jsonl"
    cli.main(["--data", str(tmp_path), "eval", "init", str(drafts)], standalone_mode=False)
    cases = [json.loads(line) for line in drafts.read_text(encoding="utf-8").splitlines()]
    [case] = [case for case in cases if case["question"] == TOLL]
    assert case["spans"]


def test_dates_and_sources_limit_what_is_asked(visitor, harbour):
    page = visitor(harbour)
    page.get_by_role("button", name="Dates, sources, answerer").click()
    page.get_by_label("Published up to").fill("2024-03-07")
    page.get_by_label("Sources").click()
    page.get_by_role("option", name="Coast Daily").click()
    page.keyboard.press("Escape")
    turn = ask(page, TOLL)
    expect(turn.locator(".limits")).to_have_text("Only articles of Coast Daily up to 7 March 2024.")
    expect(turn.locator(".answer-text")).to_contain_text("19 people")
    expect(turn).not_to_contain_text("27 people")


def test_an_answer_whose_conversation_was_deleted_elsewhere_begins_another(tmp_path):
    shelf = Shelf(filled(tmp_path, HARBOUR))
    begun = shelf.answers.start_conversation("me")
    states = asked(shelf, Asking(TOLL, answerer="extractive"), Talk("me", begun))
    next(states)
    shelf.answers.delete_conversation(begun)
    *_, last = states
    assert last.status.startswith("Answer ready.")
    assert last.talk.conversation not in (None, begun)
    assert [one.answer.question for one in stored(shelf, last.talk)] == [TOLL]
