import pytest

from qa.reading.ranks import RANKED, has_rank, numbered


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
    assert numbered("And what is Phase Three?") == "third Phase"
    assert numbered("Who has one point?") == ""
