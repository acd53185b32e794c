import pytest

from qa.checking.exact.counted import check_figures, check_fractions
from qa.reading.fractions import fractions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More than half the voters came.", [(50, "at least")]),
        (
            "Two-thirds of them, or nearly a tenth of all, came.",
            [(200 / 3, "exact"), (10, "about")],
        ),
        ("In the first half, on the third of May, half a million came.", []),
    ],
)
def test_fractions_in_words_are_percentages(text, found):
    assert [(fraction.value, fraction.bound) for fraction in fractions(text)] == found


@pytest.mark.parametrize(
    ("claim", "evidence", "held"),
    [
        ("Over 50 percent of voters came.", "More than half the voters came.", False),
        ("About 66% of voters came.", "Two-thirds of voters came.", False),
        ("Some 70% of voters came.", "Two-thirds of voters came.", True),
        ("Four in five voters came.", "About 80% of voters came.", False),
        ("Four in five voters came.", "About 60% of voters came.", True),
        ("About 20% of voters came.", "One in five voters came.", False),
        ("About 30% of voters came.", "One in five voters came.", True),
        ("It killed four in ten days.", "In ten days it killed four.", False),
    ],
)
def test_a_percentage_may_be_told_of_a_fraction_in_words(claim, evidence, held):
    assert bool(list(check_figures(claim, evidence))) is held


def test_less_than_half_is_not_told_of_more_than_half():
    evidence = "More than half the voters came."
    [problem] = check_fractions("Less than half the voters came.", evidence)
    assert (problem.contradicts, problem.reason) == (
        True,
        "the article says More than half, the answer Less than half",
    )
    assert not list(check_fractions("Over half the voters came.", evidence))


@pytest.mark.parametrize(
    ("claim", "evidence", "held"),
    [
        ("More than half were for the tram.", "About 45% were for the tram.", True),
        ("Fewer than half were for the tram.", "About 45% were for the tram.", False),
        ("More than a third were for the tram.", "About 45% were for the tram.", False),
        ("More than half were not for the tram.", "About 45% were for the tram.", False),
        ("More than half were for the tram.", "45% of men, 60% of women were for it.", False),
    ],
)
def test_more_than_half_is_held_against_the_one_percentage_there(claim, evidence, held):
    assert bool(list(check_fractions(claim, evidence))) is held
