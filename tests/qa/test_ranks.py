import pytest

from qa.reading.ranks import RANKED, has_rank, with_ranks


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The second, harder step follows.", True),
        ("Step by step: the 2nd step.", True),
        ("It is the second plan.", False),
        ("The first step comes before the second of May.", False),
        ("", False),
    ],
)
def test_a_rank_is_that_of_the_thing_behind_it(text, there):
    assert has_rank(RANKED.search("What is the second step?"), text) is there


def test_a_number_behind_a_thing_is_its_rank():
    assert with_ranks("And what of Phase Three?") == "And what of the third phase?"
    for other in ("Who has one point?", "Did rates fall by point five percent?"):
        assert with_ranks(other) == other
