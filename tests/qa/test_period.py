import pytest

from qa.questions.period import period

THURSDAY = "2024-10-24"


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "2024-10-24", "2024-10-24"),
        ("yesterday", "2024-10-23", "2024-10-23"),
        ("this week", "2024-10-21", "2024-10-24"),
        ("last week", "2024-10-14", "2024-10-20"),
        ("this month", "2024-10-01", "2024-10-24"),
        ("last month", "2024-09-01", "2024-09-30"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("the past 3 days", "2024-10-21", "2024-10-24"),
        ("the last 2 weeks", "2024-10-10", "2024-10-24"),
    ],
)
def test_relative_times_are_counted_from_the_given_day(words, first, last):
    assert period(f"Who resigned {words}?", THURSDAY) == (first, last)


def test_without_a_relative_time_or_a_day_to_count_from_there_is_no_period():
    assert period("Who resigned in May?", THURSDAY) is None
    assert period("Who resigned this week?", None) is None


def test_a_time_before_all_days_is_an_error():
    with pytest.raises(ValueError, match="0001-01-01"):
        period("Who resigned yesterday?", "0001-01-01")


def test_a_day_that_is_none_is_an_error_with_the_remedy():
    with pytest.raises(ValueError, match=r"'soon'.*2024-10-19"):
        period("Who resigned this week?", "soon")
