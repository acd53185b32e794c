import pytest

from eval.metrics.agreement import (
    Bin,
    auroc,
    balanced_accuracy,
    calibration,
    calibration_error,
    kappa,
    macro_f1,
)
from eval.metrics.cost import latency, total_tokens
from eval.metrics.mean import harmonic, mean
from eval.metrics.refusal import answered_unanswerable, refused_answerable

# of 4 supported pairs 3 are told right, of 6 others 4
TRUTH = [True] * 4 + [False] * 6
SAID = [True, True, True, False, True, True, False, False, False, False]


def test_agreement_as_by_hand():
    assert balanced_accuracy(TRUTH, SAID) == pytest.approx((3 / 4 + 4 / 6) / 2)
    supported, other = 2 * 3 / (2 * 3 + 2 + 1), 2 * 4 / (2 * 4 + 1 + 2)
    assert macro_f1(TRUTH, SAID) == pytest.approx((supported + other) / 2)
    chance = 0.4 * 0.5 + 0.6 * 0.5
    assert kappa(TRUTH, SAID) == pytest.approx((0.7 - chance) / (1 - chance))


def test_a_judge_that_says_yes_to_all_is_worth_nothing():
    assert balanced_accuracy(TRUTH, [True] * 10) == 0.5
    assert kappa(TRUTH, [True] * 10) == 0
    assert macro_f1(TRUTH, [True] * 10) == pytest.approx((2 * 4 / (2 * 4 + 6)) / 2)


def test_one_class_alone_defines_no_agreement():
    for measure in (balanced_accuracy, macro_f1, kappa, auroc):
        assert measure([True, True], [True, True]) is None
        assert measure([], []) is None


def test_ranking_counts_ties_half():
    assert auroc([True, False, False], [0.5, 0.5, 0.1]) == pytest.approx((0.5 + 1) / 2)


def test_calibration_compares_support_with_the_share_that_is_supported():
    truth, support = [True, True, False, False], [0.85, 0.85, 0.85, 0.05]
    bins = calibration(truth, support)
    assert bins == [
        Bin(1, pytest.approx(0.05), 0.0),
        Bin(3, pytest.approx(0.85), pytest.approx(2 / 3)),
    ]
    by_hand = (1 * 0.05 + 3 * abs(0.85 - 2 / 3)) / 4
    assert calibration_error(truth, support) == pytest.approx(by_hand)


def test_full_support_is_in_the_last_bin_and_nothing_in_none():
    assert calibration([True], [1.0]) == [Bin(1, 1.0, 1.0)]
    assert calibration([], []) == []
    assert calibration_error([], []) is None


def test_the_two_errors_of_refusal_are_kept_apart():
    assert refused_answerable(True, abstained=True) == 1
    assert refused_answerable(False, abstained=True) is None
    assert answered_unanswerable(False, abstained=False) == 1
    assert answered_unanswerable(False, abstained=True) == 0
    assert answered_unanswerable(False, abstained=False, corrected=True) == 0
    assert answered_unanswerable(None, abstained=False) is None


def test_latency_is_told_in_percentiles():
    assert latency([float(second) for second in range(101)]) == {
        "p50": 50, "p90": 90, "p95": 95, "p99": 99,
    }  # fmt: skip
    assert latency([]) == {}


def test_tokens_and_means_of_nothing_are_unknown():
    assert total_tokens({"prompt": 900, "completion": 80}) == 980
    assert total_tokens({}) is None
    assert mean([None, 1.0, 0.0]) == 0.5
    assert mean([None]) is None
    assert harmonic(0.0, 0.0) == 0
    assert harmonic(None, 1.0) is None
