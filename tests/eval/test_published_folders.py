"""Folders as others publish them: several files of a form, packed ones, other settings."""

import csv
import json

import pytest

from eval.adapters import ADAPTERS
from eval.cases import CaseError, read_cases
from tests.eval.test_adapters import TEXT, put

DOCS = [{"id": "9", "title": "Flood", "text": TEXT}]
ASQA = {"question": "How many?", "docs": DOCS, "sample_id": "-7", "answer": "40"}
TURN = [{"speaker": "user", "text": "When?"}]
TASK = {"task_id": "c<::>1", "contexts": [], "input": TURN, "answerability": ["UNANSWERABLE"]}
RGB = {"id": 1, "query": "Who?", "answer": ["Lind"], "positive": ["Lind did."], "negative": []}
RAGAS = {"user_input": "Why?", "reference_contexts": [TEXT], "reference": "Rain."}


def table(path, row):
    """A test set of RAGAS as CSV."""
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)


def written(form, folder):
    """The cases of a folder as `byline eval` reads them after `convert`."""
    ADAPTERS[form](folder).write(folder / "out")
    return read_cases(folder / "out" / "cases.jsonl")


def test_a_question_that_several_retrievers_answer_is_a_case_for_each(tmp_path):
    put(tmp_path, "asqa_eval_dpr_top100.json", [ASQA])
    put(tmp_path, "asqa_eval_gtr_top100.json", [ASQA | {"docs": []}])
    first, second = written("alce", tmp_path)
    assert first.id == "asqa_eval_dpr_top100.json:-7"
    assert second.id == "asqa_eval_gtr_top100.json:-7"
    assert (len(first.own_articles), len(second.own_articles)) == (1, 0)


def test_ids_that_only_one_file_gives_stay_as_they_are(tmp_path):
    put(tmp_path, "asqa_eval_dpr_top100.json", [ASQA])
    put(tmp_path, "asqa_eval_gtr_top100.json", [ASQA | {"sample_id": "8"}])
    assert [case.id for case in written("alce", tmp_path)] == ["-7", "8"]


def test_a_file_that_gives_an_id_twice_is_refused_with_it(tmp_path):
    put(tmp_path, "asqa_eval_dpr_top100.json", [ASQA, ASQA])
    with pytest.raises(CaseError, match=r"dpr_top100\.json: id '-7' is given 2 times"):
        ADAPTERS["alce"](tmp_path)


def test_of_the_settings_of_mtrag_only_the_right_passages_are_read(tmp_path):
    for setting in ("RAG", "reference", "reference+RAG"):
        put(tmp_path, f"{setting}.jsonl", [TASK | {"input": [{"text": f"{setting}?"}]}])
    assert [case.question for case in written("mtrag", tmp_path)] == ["reference?"]


def test_test_sets_of_ragas_are_read_together_lines_and_tables(tmp_path):
    put(tmp_path, "a.jsonl", [RAGAS])
    table(tmp_path / "b.csv", RAGAS)
    first, second = written("ragas", tmp_path)
    assert (first.id, second.id) == ("a.jsonl:ragas-1", "b.csv:ragas-1")
    assert first.facts == second.facts


def test_a_long_context_in_a_table_is_read(tmp_path):
    table(tmp_path / "long.csv", RAGAS | {"reference_contexts": [TEXT * 3_000]})
    (case,) = written("ragas", tmp_path)
    assert case.facts[0].text == TEXT * 3_000


def test_rgb_is_read_as_it_is_published_json_lines_named_json(tmp_path):
    lines = "\n".join(json.dumps(RGB | {"id": number}) for number in (1, 2))
    (tmp_path / "en.json").write_text(lines)
    assert [case.id for case in written("rgb", tmp_path)] == ["rgb-1", "rgb-2"]


def test_a_file_beside_its_packed_form_is_read_once(tmp_path):
    for name in ("questions.jsonl", "questions.jsonl.gz"):
        put(tmp_path, name, [{"id": "1", "question": "Who?", "answer": "Lind"}])
    for name in ("articles.jsonl", "articles.jsonl.gz", "articles.jsonl.bak"):
        put(tmp_path, name, [{"id": "a", "title": "Flood", "text": TEXT}])
    assert len(written("news", tmp_path)) == 1
    (tmp_path / "out" / "cases.jsonl").unlink()
    (tmp_path / "out" / "articles.jsonl").unlink()
    assert len(written("multihop", tmp_path)) == 1


def test_parts_of_ramdocs_are_read_together(tmp_path):
    for part in ("dev", "test"):
        put(tmp_path, f"RAMDocs_{part}.jsonl", [{"question": f"Who of {part}?", "documents": []}])
    assert [case.id for case in written("ramdocs", tmp_path)] == [
        "RAMDocs_dev.jsonl:1", "RAMDocs_test.jsonl:1",
    ]  # fmt: skip


def test_a_question_of_clapnq_without_its_passage_is_told_with_its_place(tmp_path):
    output = [{"answer": "40.", "selected_sentences": ["40."]}]
    put(tmp_path, "clapnq.jsonl", [{"input": "Who?", "passages": [], "output": output}])
    with pytest.raises(CaseError, match=r'clapnq\.jsonl:1: "passages" hold no text'):
        ADAPTERS["clapnq"](tmp_path)


@pytest.mark.parametrize("name", ["cases.jsonl", "articles.jsonl"])
def test_files_that_lie_in_the_folder_already_are_not_written_over(tmp_path, name):
    put(tmp_path, "questions.jsonl", [{"id": "1", "question": "Who?", "answer": "Lind"}])
    put(tmp_path, "articles.jsonl", [{"id": "a", "title": "Flood", "text": TEXT}])
    out = tmp_path / "out"
    out.mkdir()
    (out / name).write_text("written by hand")
    with pytest.raises(CaseError, match=f"{name}: is there already"):
        ADAPTERS["news"](tmp_path).write(out)
    assert [path.read_text() for path in out.iterdir()] == ["written by hand"]
