import pytest

from eval.people import agreement, read_pairs
from eval.scoring import Judged
from tests.eval.reports import CASES, RIGHT, WordsJudge, report_of, result


@pytest.fixture
def report(tmp_path):
    return report_of(tmp_path)


def by_id(report):
    return {scored.case.id: scored for scored in report.cases}


def test_a_figure_is_the_mean_of_what_was_scored_and_counts_the_rest(report):
    said = report.figure("answer_said")
    assert (said.value, said.scored, said.not_scored) == (0.5, 2, 2)
    assert said.low <= said.value <= said.high


def test_judged_and_gold_figures_stand_side_by_side(report):
    assert report.figure("citation_precision").value == 0.5
    assert report.figure("gold_article_precision").value == 1.0
    assert report.figure("gold_span_precision").value == 1.0


def test_an_error_is_counted_and_is_in_no_figure(report):
    assert report.errors == 1
    assert set(by_id(report)["broken"].scores.values()) == {None}
    assert report.figure("seconds").scored == 3


def test_faults_tell_what_went_wrong(report):
    shown = {name: [fault.name for fault in s.faults] for name, s in by_id(report).items()}
    assert shown["right"] == shown["nowhere"] == []
    assert shown["wrong"] == ["unsupported", "alters-figure", "misses-answer"]
    assert shown["broken"] == ["error"]


def test_a_refusal_of_an_answerable_question_is_one_fault(tmp_path):
    declined = result(RIGHT, {"text": "No.", "abstained": True})
    report = report_of(tmp_path, cases=(RIGHT,), found=[declined])
    assert [fault.name for fault in report.cases[0].faults] == ["declines"]


def test_the_curve_tells_the_share_found_within_each_number_of_passages(report):
    assert report.curves["an article with the answer"][0] == 1.0
    assert len(report.curves["every needed fact"]) == 20


def test_calibration_compares_stated_support_with_what_the_judge_bore_out(report):
    assert [(b.support, b.supported) for b in report.calibration] == [(0.6, 0.0), (0.9, 1.0)]


def test_the_checker_as_its_own_judge_calibrates_nothing_and_is_said_to_be_it(tmp_path):
    judge = WordsJudge()
    judge.is_checker = True
    report = report_of(tmp_path, judge)
    assert report.calibration == ()
    assert report.judge_is_checker


def test_what_the_judge_cannot_score_is_counted(tmp_path):
    judge = WordsJudge()
    judge.judge = lambda pairs: [None] * len(pairs)
    report = report_of(tmp_path, judge)
    assert report.judged["sentence"] == report.judged["citation"] == Judged(2, 2)
    assert report.judged["claim"] == Judged(0, 0)
    assert report.figure("citation_recall").scored == 0


def test_no_results_give_a_report_without_figures(tmp_path):
    report = report_of(tmp_path, found=[])
    assert report.cases == ()
    assert {figure.value for figure in report.figures} == {None}


def test_an_unknown_metric_is_told_with_the_known_ones(report):
    with pytest.raises(ValueError, match=r"'precision' is unknown; .*citation_prec"):
        report.figure("precision")


def test_agreement_with_people_is_measured_on_their_pairs(tmp_path):
    path = tmp_path / "pairs.jsonl"
    rows = [("a b", "a b c", "supported"), ("x", "a b c", "partial"), ("b", "a b", "unsupported")]
    line = '{{"claim": "{}", "evidence": "{}", "label": "{}"}}\n'
    path.write_text("".join(line.format(*row) for row in rows))
    found = agreement(WordsJudge(), read_pairs(path))
    assert (found.pairs, found.drawn_from, found.not_scored) == (3, 3, 0)
    assert found.balanced_accuracy == (1 + 1 / 2) / 2


def test_a_line_that_is_no_labelled_pair_is_told_with_its_number(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"claim": "a", "evidence": "b", "label": "supported"}\n{"claim": "a"}\n')
    with pytest.raises(ValueError, match=r"pairs\.jsonl:2: "):
        read_pairs(path)


def test_labels_of_people_may_be_capital_and_may_not_be_others(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"claim": "a", "evidence": "b", "label": "Supported"}\n')
    assert read_pairs(path)[0].supported
    path.write_text('{"claim": "a", "evidence": "b", "label": "entailed"}\n')
    with pytest.raises(ValueError, match=r"pairs\.jsonl:1: .*'entailed'; write one of supported, "):
        read_pairs(path)


def test_the_same_answer_scores_the_same_twice(tmp_path):
    one = report_of(tmp_path, cases=CASES)
    assert one.figures == report_of(tmp_path, cases=CASES).figures
