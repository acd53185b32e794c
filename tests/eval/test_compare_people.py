from eval.runs import listed
from tests.eval.reports import RIGHT, answer, result, run_of


def test_a_comparison_tells_how_far_the_judge_agrees_with_people(byline, tmp_path):
    pairs, runs = tmp_path / "pairs.jsonl", tmp_path / "runs"
    runs.mkdir()
    pairs.write_text(
        '{"claim": "It rose.", "evidence": "It rose.", "label": "supported"}\n'
        '{"claim": "It fell.", "evidence": "It rose.", "label": "unsupported"}\n'
    )
    found = [result(RIGHT, answer("40 homes were empty."))]
    folders = [run_of(runs, cases=(RIGHT,), found=found, answerer=n).folder for n in "ab"]
    ran = byline("eval", "compare", *folders, "--judge", "exact", "--people", pairs)
    assert "on 2 of 2 labelled pairs: balanced accuracy 1.00" in " ".join(ran.out.split())


def test_a_file_that_holds_no_pairs_is_told_before_anything_is_asked(byline, news, tmp_path):
    cases, pairs, data = (tmp_path / name for name in ("cases.jsonl", "pairs.jsonl", "data"))
    cases.write_text('{"question": "Who?"}\n')
    pairs.write_text('{"claim": "It rose.", "evidence": "It rose.", "label": "yes"}\n')
    byline("--data", data, "add", "--quiet", news)
    ran = byline("--data", data, "eval", cases, "--judge", "exact", "--people", pairs)
    assert ran.status == 1
    assert "pairs.jsonl:1: \"label\" is 'yes'" in ran.err
    assert not listed(data / "runs")
