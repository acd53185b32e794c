from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import labelled_dates, parse_date, weekday, written_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-10-19", "2024-10-19"),
        ("2024-10-19T10:30:00Z", "2024-10-19T10:30:00+00:00"),
        ("October 19, 2024", "2024-10-19"),
        ("Saturday, 19 Oct. 2024", "2024-10-19"),
        ("Oct. 19, 2024 5:30 p.m. EDT", "2024-10-19T17:30:00-04:00"),
        ("Sat, 19 Oct 2024 10:00:00 +0200", "2024-10-19T10:00:00+02:00"),
        ("19/10/2024", "2024-10-19"),
        ("Last updated on 5 May 2020", "2020-05-05"),
        ("Last modified on Wed 20 Nov 2019 09.05 GMT", "2019-11-20T09:05:00+00:00"),
        ("Sat 19 Oct 2024 14.30 BST", "2024-10-19"),
        ("Updated on: October 19, 2024 / 10:07 AM EDT / The Example", "2024-10-19T10:07:00-04:00"),
        ("19 October 2024 | 10:30", "2024-10-19"),
        ("Date published: October 19, 2024", "2024-10-19"),
        ("October 19, 2024 8:05 PM GMT+2", "2024-10-19T20:05:00+02:00"),
        ("8:05 PM · Oct 19, 2024", "2024-10-19"),
        ("Dated 19-10-2024", "2024-10-19"),
        ("Norrby Post | Culture | 19 October 2024", "2024-10-19"),
        ("Northern Agency - 19 October 2024 - 13:20", "2024-10-19"),
        ("October 19, 202407:35", "2024-10-19"),
        ("3. 4. 2024 18:42 | Norrby Post", "2024-04-03"),
        ("19. Oktober 2024", "2024-10-19"),
        ("Stand: Samstag, 19. Oktober 2024, 18:05 Uhr", "2024-10-19"),
        ("19 octobre 2024 à 18h05", "2024-10-19"),
        ("19 de octubre de 2024", "2024-10-19"),
    ],
)
def test_common_forms_are_read(text, iso):
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2024",
        "10/19/24",
        "3 - 4 March 2024",
        "The river and its towns - 3 March 2024",
        "October 2024",
        "2024",
        "Saturday",
        "yesterday",
        "2 days ago",
        "",
    ],
)
def test_what_is_not_beyond_doubt_is_unknown(text):
    assert parse_date(text) is None


def test_a_time_without_a_known_zone_gives_the_day_only():
    assert parse_date("2024-10-19 10:30") == "2024-10-19"
    assert parse_date("19 October 2024 10:30 BST") == "2024-10-19"


def test_a_label_tells_published_from_updated():
    assert labelled_dates("Updated: October 19, 2024") == {"updated": "2024-10-19"}
    assert labelled_dates("Published on 19 October 2024") == {"published": "2024-10-19"}
    assert labelled_dates("Publication date: 19 October 2024") == {"published": "2024-10-19"}
    assert labelled_dates("Date published: October 19, 2024") == {"published": "2024-10-19"}
    assert labelled_dates("October 19, 2024") == {}
    assert labelled_dates("Published in October") == {}


@pytest.mark.parametrize(
    "line",
    [
        "Published 19 October 2024 Updated 20 October 2024",
        "Oct. 19, 2024 | Updated: Oct. 20, 2024",
        "Updated Oct 20, 2024 (first published Oct 19, 2024)",
    ],
)
def test_one_line_may_tell_both_days(line):
    assert labelled_dates(line) == {"published": "2024-10-19", "updated": "2024-10-20"}


@pytest.mark.parametrize(
    "line", ["Oct. 19, 2024 | Updated 4:15 p.m. ET", "October 19, 2024 Updated 15 hours ago"]
)
def test_an_update_without_its_day_is_unknown(line):
    assert labelled_dates(line) == {"published": "2024-10-19"}


def test_who_posted_a_story_is_no_part_of_its_date():
    assert labelled_dates("Posted on October 19th, 2024 by admin") == {"published": "2024-10-19"}


def test_full_dates_inside_a_sentence_are_found():
    assert written_dates("Seen on 13 March 2024 and in May, not on May 5.") == ["2024-03-13"]


def test_weekday_of_a_day():
    assert weekday("2024-10-19") == "Saturday"


@given(st.text(max_size=60))
def test_any_text_gives_an_iso_date_or_nothing(text):
    found = parse_date(text)
    assert found is None or parse_date(found) == found


@given(st.dates(date(1700, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_read_back(day):
    assert parse_date(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
