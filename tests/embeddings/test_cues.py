import pytest

from corpus.listing import Where
from embeddings.cues import Cues, cued, find_cues

SOURCES = ["The Age", "Reuters", "FOX News - Health", "The Roar | Sports Writers Blog"]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Does Reuters agree?", ("Reuters",)),
        ("What did the Age and The Age say?", ("The Age",)),
        ("Is the age of consent disputed?", ()),
        ("Which Fox News article says so?", ()),
        ("Did FOX News report it?", ("FOX News - Health",)),
        ("What does 'The Roar | Sports Writers Blog' claim?", ("The Roar | Sports Writers Blog",)),
        ("Who preys on Reuterswerda?", ()),
        ("", ()),
    ],
)
def test_a_source_is_named_by_its_whole_name_written_as_in_the_library(question, named):
    assert find_cues(question, SOURCES).sources == named


def test_where_one_desk_is_named_the_others_are_not():
    desks = ["FOX News - Health", "FOX News - Sport", "FOX"]
    assert find_cues("Did FOX News - Sport report it?", desks).sources == ("FOX News - Sport",)
    assert find_cues("Did FOX News report it?", desks).sources == tuple(desks[:2])


def test_full_dates_are_days_and_others_are_not():
    asked = "What changed from October 7, 2023 to 2023-10-09, and in May?"
    assert find_cues(asked, []).days == ("2023-10-07", "2023-10-09")


def test_a_site_is_named_as_people_call_it():
    known = ["norrbypost.com", "time.com"]
    assert find_cues("Did the Norrby Post say so this time?", known).sources == ("norrbypost.com",)


def test_cues_narrow_what_is_free_and_leave_what_the_reader_limited():
    cues = Cues(("Reuters",), ("2024-05-01",))
    day = Where(since="2024-05-01", until="2024-05-01")
    assert cued(Where(), cues) == [Where(sources=("Reuters",)), day]
    assert cued(Where(sources=("AP",), since="2024-01-01"), cues) == []


def test_a_year_alone_tells_that_nothing_new_is_asked_for():
    assert find_cues("Who won in 2018?", []) == Cues(dated=True)
    assert not find_cues("Who won by 12018 votes?", []).dated
