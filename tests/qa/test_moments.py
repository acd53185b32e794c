import pytest

from qa.checking.exact.moments import check_coming, check_moments


@pytest.mark.parametrize(
    ("claim", "evidence", "other"),
    [
        ("It fell in January 2020.", "It fell on January 6, 2021, after the 2020 vote.", "2021"),
        ("It fell in January of 2020.", "It fell on 6 January 2021, not in 2020.", "2021"),
        ("It came in early April.", "It came in late April.", "late Apr"),
        ("Early in April it came.", "Late in April it came.", "late Apr"),
        ("It came at the end of 2019.", "It came early in 2020, or in early 2019.", "early 2019"),
        ("He speaks at 2:15 a.m.", "He speaks at 2:15 p.m.", "2:15 pm"),
        ("It came early last month.", "It came late last month.", "late last month"),
        ("It has held since late summer.", "It has held since early summer.", "early summer"),
        ("He died in his 80s.", "He died in his 60s.", "60s"),
    ],
)
def test_another_moment_contradicts(claim, evidence, other):
    [problem] = check_moments(claim, evidence)
    assert problem.contradicts
    assert other in problem.reason


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("It came at the start of April.", "It came in early April."),
        ("It came in early April.", "It came in April."),
        ("It came in mid-May.", "It came in the middle of May, not in late May."),
        ("He speaks at 2:00 p.m.", "He speaks at 2 p.m."),
        ("It fell in March 2020.", "It fell in 2020, in March."),
        ("It fell in March 2020.", "It fell on 3 March 2020, not in March 2021."),
    ],
)
def test_the_same_moment_in_other_words_passes(claim, evidence):
    assert list(check_moments(claim, evidence)) == []


@pytest.mark.parametrize(
    ("claim", "is_doubted"),
    [
        ("The troops will be ready by next month.", True),
        ("The troops will be ready tomorrow.", False),  # Friday may be
        ("The troops will be ready.", False),
    ],
)
def test_what_is_to_come_stands_there_if_any_time_to_come_does(claim, is_doubted):
    found = [
        problem.is_doubt for problem in check_coming(claim, "Lind trains troops, he said Friday.")
    ]
    assert found == ([True] if is_doubted else [])
    assert not list(check_coming(claim, "The troops, Lind said, will be ready by May."))
