import pytest

from qa.checking.exact.ranked import check_ranks


@pytest.mark.parametrize(
    ("claim", "evidence", "other"),
    [
        ("It is her fourth straight title.", "It is the singer's fifth straight title.", "fifth"),
        (
            "It was the second-largest fire here.",
            "It was the largest fire here.",
            "first",
        ),
        ("It was the largest fire in Alna.", "It was the third largest fire in Alna.", "third"),
        ("The fourth count fell.", "The first, second and third counts fell.", "third"),
        ("The Gulls were the second team to get in.", "The first team to get in: Gulls.", "first"),
    ],
)
def test_another_rank_of_the_same_is_missing(claim, evidence, other):
    [problem] = check_ranks(claim, evidence)
    assert not problem.contradicts
    assert other in problem.reason


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("It is her fifth straight title.", "It is the singer's 5th straight title."),
        ("The Gulls won their first title.", "The Gulls won their first and second title."),
        ("Her third book sold 90.", "Her second book sold 40, her third 90."),
        ("The third count fell.", "The first, second and third counts fell."),
        ("The second count stood.", "The second of three counts stood; the first and third fell."),
        ("The Gulls won a second title after the first title.", "The Gulls won a first title."),
        ("The second step is hard.", "The first night was long, the step is hard."),
        ("She is the tallest.", "Nobody is taller than she is."),
        ("Its eighth season was the last season.", "It began its eighth and final season."),
        ("He is the thirty-seventh mayor.", "He is the 37th mayor of Alna."),
        ("The first bear was big.", "A second bear was shot; the bear was small."),
        ("It was not the second time.", "It was the third time."),
    ],
)
def test_the_same_rank_or_one_of_something_else_passes(claim, evidence):
    assert list(check_ranks(claim, evidence)) == []
