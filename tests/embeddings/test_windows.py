from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus import Passage
from embeddings import Hit
from embeddings.windows import WINDOW, widened

SENTENCE = "The river rose by two metres on Monday. "
TEXT = SENTENCE * 100
N = len(SENTENCE)


def windows(*spans, text=TEXT):
    hits = [Hit(Passage("a", start, end), 1.0) for start, end in spans]
    return [(h.passage.start, h.passage.end) for h in widened(hits, lambda _: text)]


def test_a_passage_grows_by_whole_sentences_on_both_sides():
    [(start, end)] = windows((50 * N, 60 * N - 1))
    assert TEXT[start:end].startswith("The river")
    assert TEXT[start:end].endswith("Monday.")
    assert WINDOW - 2 * N < end - start <= WINDOW
    assert abs((50 * N - start) - (end - 60 * N)) <= N + 1


def test_at_the_borders_of_the_article_it_grows_on_the_other_side():
    [(start, end)] = windows((0, N - 1))
    assert start == 0
    assert WINDOW - N < end <= WINDOW


def test_nothing_is_shown_twice():
    first, second = windows((50 * N, 60 * N - 1), (61 * N, 90 * N - 1))
    assert first[1] <= second[0]
    assert windows((50 * N, 60 * N - 1), (52 * N, 53 * N - 1)) == [first]


def test_a_longer_passage_stays_as_it_is():
    assert windows((0, 2 * WINDOW)) == [(0, 2 * WINDOW)]


def test_articles_do_not_hide_each_other():
    hits = [Hit(Passage(name, 0, 20), 0.5) for name in "ab"]
    assert [h.passage.article_id for h in widened(hits, lambda _: TEXT)] == ["a", "b"]


SPANS = st.tuples(st.integers(0, 3_000), st.integers(1, 900)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(SPANS, max_size=6))
def test_windows_never_overlap_and_all_passages_are_within_them(spans):
    found = sorted(windows(*spans))
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    shown = {i for start, end in found for i in range(start, end)}
    hidden = {i for start, end in spans for i in range(start, min(end, len(TEXT)))} - shown
    assert not any(TEXT[i].strip() for i in hidden)


def test_a_window_begins_and_ends_with_whole_sentences():
    for span in ((99 * N, 100 * N - 1), (0, N - 1)):  # it grows on one side alone
        [(start, end)] = windows(span)
        assert TEXT[start:end].startswith("The river")
        assert TEXT[start:end].endswith("Monday.")
