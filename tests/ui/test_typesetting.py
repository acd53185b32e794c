"""How a model's answer is set: flush lines, marks that reach to the end, numbers in order."""

import pytest
from playwright.sync_api import expect

from tests.ui.endpoint import slow_endpoint
from tests.ui.page import ask

pytestmark = pytest.mark.model

WRITTEN = [
    "Ole Berg said the storm killed 27 people in Vestby [1].\n ",
    "The ferries stay in port until Thursday [3][2].\n\n ",
    "Anna Lindqvist closed the harbour to all boats for nine weeks [1].",
]


@pytest.fixture
def turn(visitor, harbour, monkeypatch):
    with slow_endpoint(WRITTEN) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        yield ask(visitor(harbour), "What did Ole Berg say about the storm in Vestby?")


def test_an_answer_is_set_flush_with_whole_marks_and_numbers_in_order(turn):
    lefts = [
        claim.evaluate("e => e.getClientRects()[0].left") for claim in turn.locator(".claim").all()
    ]
    text = turn.locator(".answer-text").bounding_box()["x"]
    assert len(lefts) >= 2
    assert all(abs(left - text) < 1 for left in lefts)
    doubtful = turn.locator(".claim:is(.is-unsupported, .is-contradicted)").last
    expect(doubtful).to_be_visible()
    for words in doubtful.locator("bdi").all():
        assert "wavy" in words.evaluate("e => getComputedStyle(e).textDecoration")
    for claim in turn.locator(".claim").all():
        numbers = [int(number) for number in claim.locator(".chip").all_inner_texts()]
        assert numbers == sorted(numbers)
