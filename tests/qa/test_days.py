from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article
from qa.reading.dates import days, on_day

SATURDAY = date(2024, 10, 19)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Monday", "2024-10-14"),
        ("on Saturday", "2024-10-19"),
        ("on Sunday", "2024-10-13"),
        ("October 17", "2024-10-17"),
        ("17 October", "2024-10-17"),
        ("on the 3rd of May", "2024-05-03"),
        ("Sept. 5", "2024-09-05"),
        ("May 5, 2021", "2021-05-05"),
    ],
)
def test_a_day_is_made_certain_by_the_publication(text, day):
    assert [found for _, found in days(text, SATURDAY)] == [day]


def test_a_day_without_a_year_is_the_nearest_one():
    assert days("Dec. 30", date(2024, 1, 2)) == [(0, "2023-12-30")]
    assert days("2 January", date(2023, 12, 30)) == [(0, "2024-01-02")]


def test_a_leap_day_is_found():
    assert days("Feb 29", date(2024, 3, 1)) == [(0, "2024-02-29")]


@pytest.mark.parametrize("words", ["Monday", "October 17"])
def test_without_a_publication_date_the_words_stay(words):
    assert days(f"on {words}", None) == [(3, words)]


def test_a_full_date_needs_no_publication_date():
    assert days("17 October 2023", None) == [(0, "2023-10-17")]


@pytest.mark.parametrize(
    "text",
    [
        "we may go",
        "March 2024",
        "October 10,000 troops",
        "in 2023",
        "case 2023-45-67",
        "on 2024-02-31",
    ],
)
def test_what_names_no_day_gives_none(text):
    assert days(text, SATURDAY) == []


def test_a_day_that_no_month_has_stays_in_words():
    assert days("February 31, 2024", SATURDAY) == [(0, "February 31, 2024")]


def test_a_number_that_is_written_like_a_day_is_held_against_none():
    article = Article(text="Case 2023-45-67 opened on Monday.", published="2024-10-19")
    assert on_day(article, article.text, "2024-10-14")
    assert not on_day(article, article.text, "2024-10-13")


@given(st.text(), st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read(text, published):
    for place, day in days(text, published):
        assert 0 <= place < len(text)
        assert day
