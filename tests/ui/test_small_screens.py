"""The page on a phone, upright and on its side: all is reachable, and there is room to read."""

import pytest
from playwright.sync_api import expect

from tests.ui.articles import TOLL
from tests.ui.page import ask

pytestmark = pytest.mark.model

PHONE = {"width": 360, "height": 740}
FILTERS = "Dates, sources, answerer"


def inside(inner, outer):
    """Whether one box lies in another."""
    a, b = inner.bounding_box(), outer.bounding_box()
    across = b["x"] <= a["x"] and a["x"] + a["width"] <= b["x"] + b["width"]
    return across and b["y"] <= a["y"] and a["y"] + a["height"] <= b["y"] + b["height"]


def test_which_host_receives_the_text_is_told_after_the_first_answer_too(visitor, harbour):
    page = visitor(harbour, PHONE)
    ask(page, TOLL)
    expect(page.locator("#told")).to_contain_text("Nothing is sent to any other host")
    expect(page.locator("#told p")).to_be_in_viewport(ratio=1)


def test_both_days_can_be_chosen_from_their_calendars(visitor, harbour):
    page = visitor(harbour, PHONE)
    page.get_by_role("button", name=FILTERS).click()
    for name in ("Published from", "Published up to"):
        day = page.get_by_label(name)
        day.scroll_into_view_if_needed()
        box = day.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert day.evaluate("e => e.scrollWidth <= e.clientWidth && e.clientWidth >= 130")
        corner = [box["x"] + box["width"] - 12, box["y"] + box["height"] / 2]  # the calendar
        assert day.evaluate("(e, [x, y]) => document.elementFromPoint(x, y) === e", corner)


def test_what_can_be_searched_for_stands_on_one_line(visitor, harbour):
    page = visitor(harbour, PHONE)
    page.get_by_role("tab", name="Library").click()
    search = page.get_by_label("Search")
    expect(search).to_be_visible()
    assert search.bounding_box()["height"] < 50


def test_a_long_choice_ends_before_the_arrow_of_its_list(visitor, harbour):
    page = visitor(harbour, PHONE)
    page.get_by_role("tab", name="Library").click()
    chosen = page.get_by_role("combobox", name="Source")
    chosen.evaluate("e => (e.value = 'The Harbour Post of Norrby and Vik, 1 December')")
    ends = chosen.evaluate(
        "e => e.getBoundingClientRect().right - parseFloat(getComputedStyle(e).paddingRight)"
    )
    arrow = page.locator(".icon-wrap:visible").first.bounding_box()
    assert arrow is not None
    assert ends <= arrow["x"]


@pytest.mark.parametrize("size", [(360, 740), (740, 360)], ids=["upright", "on its side"])
def test_open_filters_leave_room_to_read_and_can_all_be_reached(visitor, harbour, size):
    page = visitor(harbour, {"width": size[0], "height": size[1]})
    ask(page, TOLL)
    page.get_by_role("button", name=FILTERS).click()
    answerer = page.get_by_label("Model on this computer")
    answerer.check()
    expect(answerer).to_be_in_viewport(ratio=1)
    composer = page.locator("#composer")
    if composer.evaluate("e => getComputedStyle(e).position") == "sticky":
        assert composer.bounding_box()["height"] < 0.65 * size[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_figures_and_days_of_the_timeline_stand_inside_of_its_box(visitor, harbour):
    page = visitor(harbour, PHONE)
    ask(page, TOLL)
    box = page.locator(".timeline")
    ticks, points = box.locator(".tick").all(), box.locator(".point").all()
    assert len(ticks) == 3
    assert len(points) == 3
    assert all(inside(one, box) for one in [*ticks, *points])


def test_a_conversation_opens_at_its_last_answer_with_its_record_above(visitor, harbour):
    page = visitor(harbour, PHONE)
    ask(page, TOLL)
    ask(page, "How long do the ferries stay in port?")
    page.wait_for_url("**conversation=*")
    page.reload()
    expect(page.get_by_role("heading", name="How long do the ferries")).to_be_in_viewport()
    new = page.get_by_role("button", name="New conversation")
    assert new.bounding_box()["y"] < page.locator(".turn").first.bounding_box()["y"]
    new.click()
    expect(page.locator(".welcome")).to_be_in_viewport()
