import math

import pytest
from scipy import stats

from eval.uncertainty import bootstrap_interval, compare, detectable_difference


def test_an_interval_is_near_that_of_the_normal_distribution():
    found = bootstrap_interval([1.0] * 60 + [0.0] * 40)
    half = 1.96 * math.sqrt(0.6 * 0.4 / 100)
    assert found.mean == 0.6
    assert (found.low, found.high) == pytest.approx((0.6 - half, 0.6 + half), abs=0.02)


def test_an_interval_comes_out_the_same_again():
    values = [0.1, 0.7, 0.4, 1.0]
    assert bootstrap_interval(values) == bootstrap_interval(values)


def test_three_of_three_right_do_not_prove_perfection():
    found = bootstrap_interval([1.0] * 3)
    z = 1.96**2
    assert found.high == 1
    assert found.low == pytest.approx(3 / (3 + z), abs=0.001)  # Wilson (1927) for n of n


def test_values_that_cannot_tell_have_no_interval():
    assert bootstrap_interval([]) is None
    one = bootstrap_interval([0.3])
    assert (one.mean, one.low, one.high, one.n) == (0.3, None, None, 1)


def paired(first, second):
    return compare(dict(enumerate(first)), dict(enumerate(second)))


def test_runs_are_compared_case_by_case():
    found = paired([1, 0, 0, 0.5, None], [1, 1, 1, 0, 1])
    assert (found.n, found.wins, found.losses, found.ties) == (4, 2, 1, 1)
    assert found.difference == pytest.approx((0 + 1 + 1 - 0.5) / 4)


def test_cases_of_one_run_only_are_left_out():
    assert compare({"a": 1.0}, {"b": 1.0}) is None
    assert compare({"a": 1.0, "b": 1.0}, {"b": 0.0}).n == 1


@pytest.mark.parametrize(("wins", "losses"), [(8, 0), (9, 2), (5, 5), (1, 0)])
def test_wins_and_losses_of_one_size_give_the_p_of_the_sign_test(wins, losses):
    found = paired([0.0] * wins + [1.0] * losses + [1.0], [1.0] * wins + [0.0] * losses + [1.0])
    assert found.p == pytest.approx(stats.binomtest(wins, wins + losses).pvalue)


def test_equal_runs_do_not_differ():
    found = paired([1, 0, 1], [1, 0, 1])
    assert (found.p, found.difference, found.ties) == (1, 0, 3)
    assert found.detectable is None


def test_the_detectable_difference_shrinks_with_the_root_of_the_cases():
    few, many = [1.0, -1.0, 0.0] * 10, [1.0, -1.0, 0.0] * 40
    deviation = math.sqrt(20 / 29)
    by_hand = (1.95996 + 0.84162) * deviation / math.sqrt(30)
    assert detectable_difference(few) == pytest.approx(by_hand, rel=1e-4)
    assert detectable_difference(few) / detectable_difference(many) == pytest.approx(2, rel=0.02)
