"""Particulars that stand in the evidence, but where it tells of something else."""

import pytest

from qa.checking.exact.bound import check_bound, check_direction, check_magnitude, check_way
from qa.checking.exact.days import check_dates

SEEN = (
    "Ada Berg met the fishermen of Norrby in the harbour on Saturday."
    " The council of Norrby will vote on Tuesday."
)
RACE = "In the race of Norrby against Alna, Ole Berg rowed 66 miles. He rowed 176 miles later."


def reasons(claim, evidence):
    return [problem.reason for problem in check_bound(claim, evidence)]


def test_a_day_of_another_sentence_is_told():
    claim = "Ada Berg met the fishermen in the harbour of Norrby on Tuesday."
    assert reasons(claim, SEEN) == ["there the article says Saturday, the answer Tuesday"]
    assert reasons(claim.replace("Tuesday", "Saturday"), SEEN) == []
    assert reasons(claim.replace(" on Tuesday", ""), SEEN) == []


def test_what_stands_nowhere_is_left_to_other_layers():
    claim = "Ada Berg met the fishermen in the harbour of Norrby on Friday."
    assert reasons(claim, SEEN) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "told"),
    [
        (
            "The ferry company of Alna made its third straight yearly loss.",
            "The ferry company of Alna made its sixth-straight yearly loss.",
            ["there the article says sixth, the answer third"],
        ),
        (
            "The ferry company of Alna made its 6th straight yearly loss.",
            "The ferry company of Alna made its sixth straight yearly loss.",
            [],
        ),
        (
            "The ferry company of Alna will publish its yearly figures this month.",
            "The ferry company of Alna will publish its yearly figures next month.",
            ["there the article says next month, the answer this month"],
        ),
        (
            "Half of the herring boats in Alna burned in the 1990s.",
            "Half of the herring boats in Alna burned in the 1960s. Houses burned in the 1990s.",
            ["there the article says 1960s, the answer 1990s"],
        ),
        (
            "Ole Berg rowed 176 miles in the race of Norrby against Alna.",
            RACE,
            ["there the article says 66, the answer 176"],
        ),
        (
            "Ole Berg rowed 66 miles in the race of Norrby against Alna.",
            RACE,
            [],
        ),
        (  # two sentences together
            "Ada Berg met fishermen on Saturday, and the council votes on Tuesday.",
            SEEN,
            [],
        ),
        (
            "Ada Berg did not meet the fishermen in the harbour of Norrby on Tuesday.",
            SEEN,
            [],
        ),
        ("Rain fell on Tuesday.", SEEN, []),
        ("", SEEN, []),
        ("Ada Berg met the fishermen of Norrby on Tuesday.", "", []),
    ],
)
def test_what_excludes_what_the_sentence_says_is_told(claim, evidence, told):
    assert reasons(claim, evidence) == told


def test_a_sentence_that_says_the_rest_as_well_may_have_it():
    evidence = SEEN + " On Tuesday Ada Berg met the fishermen of Norrby in the harbour again."
    assert reasons("Ada Berg met the fishermen in the harbour on Tuesday.", evidence) == []


def test_decades_stand_in_the_evidence_or_a_year_of_them_does():
    told = [p.reason for p in check_dates("It burned in the 1990s.", "It burned in the 1960s.")]
    assert told == ["the article says 1960s, the answer 1990s"]
    assert list(check_dates("It burned in the 1990s.", "It burned in 1994.")) == []
    (doubt,) = check_dates("It burned in the 1990s.", "It burned in 2007.")
    assert doubt.is_doubt


@pytest.mark.parametrize(
    ("claim", "held"),
    [
        ("The fair was moved from Sept. 30 to Oct. 1.", True),
        ("The fair was moved from Oct. 1 to Sept. 30.", False),
        ("Sales rose from 64% to 91%.", True),
        ("Sales fell from 91% to 64%.", False),
        ("The land was sold from Vik to Norrby.", True),
        ("The land was sold from Norrby to Holt.", False),
    ],
)
def test_from_here_to_there_is_not_from_there_to_here(claim, held):
    evidence = (
        "The fair was moved from Sunday, Oct. 1 to Saturday, Sept. 30, for lack of money. Sales"
        " fell from 91% to 64%. In 1803 the land was sold from Norrby to Vik."
    )
    assert [problem.contradicts for problem in check_direction(claim, evidence)] == [True] * held


def test_thousands_are_not_millions_and_last_spring_is_not_last_fall():
    evidence = "The flu made farmers kill millions of hens, experts in Vik noted last fall."
    [problem] = check_magnitude("It made farmers kill thousands of hens.", evidence)
    assert problem.reason == "the article says millions of hens, the answer thousands of hens"
    assert not list(check_magnitude("It made farmers kill millions of hens.", evidence))
    assert not list(check_magnitude("It made thousands of farmers angry.", evidence))
    claim = "The flu made farmers kill hens, experts in Vik noted last {}."
    assert list(check_bound(claim.format("spring"), evidence))
    assert not list(check_bound(claim.format("fall"), evidence))


@pytest.mark.parametrize(
    ("claim", "evidence", "held"),
    [
        ("Thousands of people fled.", "Dozens of people died. More than 4,000 fled.", False),
        ("Thousands of people were evacuated.", "Dozens of people died. Thousands left.", False),
        ("Dozens of people were hurt.", "Thousands of people fled; dozens were hurt.", False),
        ("Scores of people came to Vik.", "Dozens of people came to Vik.", False),
        ("Millions of people came to Vik.", "Dozens of people came to Vik. Thousands left.", True),
    ],
)
def test_how_many_are_told_otherwise_where_the_same_is_told_of_them(claim, evidence, held):
    assert [problem.contradicts for problem in check_magnitude(claim, evidence)] == [True] * held


def test_who_goes_both_ways_goes_either():
    evidence = "Trains from Norrby to Vik and from Vik to Norrby were halted."
    assert not list(check_direction("Trains from Vik to Norrby were halted.", evidence))
    assert not list(check_direction("Trains from Norrby to Vik were halted.", evidence))


@pytest.mark.parametrize("when", ["last autumn", "last fall", "this past fall"])
def test_autumn_is_fall_and_the_past_one_the_last(when):
    claim = f"The ferry company of Alna lost money in Vik {when}."
    assert not list(check_bound(claim, "The ferry company of Alna lost money in Vik last fall."))
    (problem,) = check_bound(claim, "The ferry company of Alna lost money in Vik last spring.")
    assert problem.contradicts


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "The coach carried pilgrims from Norrby.",
            ["the article says to Norrby, the answer from"],
        ),
        ("The coach carried pilgrims into Norrby.", []),
        ("The coach from Alna carried pilgrims.", []),  # which is only named
        ("The coach did not carry pilgrims from Norrby.", []),
    ],
)
def test_what_goes_to_a_place_does_not_come_from_it(claim, told):
    evidence = "The coach of Alna carried pilgrims to Norrby."
    assert [problem.reason for problem in check_way(claim, evidence)] == told
