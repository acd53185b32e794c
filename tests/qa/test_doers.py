import pytest

from qa.checking.exact.doers import check_doers, check_exchanged
from qa.reading.names import is_part, names

EVIDENCE = (
    "Anna Lind is married to Ole Berg, son of Per Berg, a builder who later served two years in"
    " Vik. The report suggests that North Korea has sent engineers to Vik. Eva Lund opened the"
    " bridge. She praised the guild."
)


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("Ole Berg served two years in Vik.", "Per Berg"),
        ("Per Berg later served two years in Vik.", None),
        ("South Korea plans to send engineers to Vik.", "North Korea"),
        ("North Korea sent engineers to Vik.", None),
        ("Anna Lind, 60, opened the bridge.", "Eva Lund"),
        ("President Lund opened the bridge.", None),
        ("Anna Lind praised the guild.", None),  # she may be Lind
        ("A friend of Anna Lind opened the bridge.", None),
    ],
)
def test_what_one_does_is_not_told_of_another(claim, other):
    expected = [f"the article tells this of {other}"] if other else []
    found = [
        problem.reason.partition(", the answer")[0] for problem in check_doers(claim, EVIDENCE)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("claim", "is_turned"),
    [
        ("Councillors asked the town clerk to open the bridge.", True),
        ("The clerk asked councillors to open the bridge.", False),
        ("Councillors were asked by the clerk to open the bridge.", False),
        ("Councillors asked Lind to open the bridge.", False),
    ],
)
def test_two_nouns_do_not_change_places_around_a_verb(claim, is_turned):
    evidence = "The town clerk has also asked councillors to open the bridge."
    assert bool(list(check_exchanged(claim, evidence))) == is_turned


def test_one_korea_is_no_part_of_the_other():
    north, south = names("North Korea met South Korea.")
    assert not is_part(north, south)
    assert not is_part(south, north)
