import pytest

from qa.checking.exact.counted import check_figures
from qa.checking.exact.fates import check_fates

SHOTS = "The shots left more than 500 people wounded and 58 dead."


@pytest.mark.parametrize(
    "claim",
    ["More than 500 people died in the shots.", "The shots wounded 58 people."],
)
def test_the_hurt_are_not_the_dead(claim):
    [problem] = check_fates(claim, SHOTS)
    assert problem.contradicts


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The shots killed 58 people and hurt more than 500.", SHOTS),
        ("The shots killed 58 people.", SHOTS),
        ("The shots killed or wounded 558 people.", SHOTS),
        ("Twelve people died.", "Of the 40 hurt in the crash, 12 have since died."),
        ("The crash hurt 40 people, 12 of whom died.", "The crash killed 12 people and hurt 28."),
        ("40 people were hurt.", "40 people were on board; 12 died."),
    ],
)
def test_what_befell_as_many_people_passes(claim, evidence):
    assert list(check_fates(claim, evidence)) == []


def test_so_many_dead_are_so_many_people():
    assert list(check_figures("The shots killed 58 people.", SHOTS)) == []
