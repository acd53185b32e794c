import gzip
import json

from click.testing import CliRunner

from eval.refusal import main, row_of

PASSAGE = {"title": "Alna", "text": "The river Alna flooded Norrby on Thursday."}


def test_a_row_tells_both_errors_with_counts_and_intervals():
    row = row_of("x", [(True, True), (True, False), (False, True), (False, True)])
    assert row.startswith("| x | 2 | 0.50 (")
    assert "| 2 | 1.00 (0.34 to 1.00) |" in row


def test_a_set_without_one_kind_leaves_it_open():
    assert row_of("x", [(True, False), (True, False)]).endswith("| 0 | - |")


def test_the_questions_of_a_set_are_asked_of_their_own_passages(tmp_path):
    rows = [
        {
            "id": "1",
            "input": "Which river flooded Norrby?",
            "passages": [PASSAGE],
            "output": [{"answer": "Alna", "selected_sentences": [PASSAGE["text"]]}],
            "answerable": True,
        },
        {
            "id": "2",
            "input": "How do elephants sleep?",
            "passages": [PASSAGE],
            "output": [{"answer": "", "selected_sentences": []}],
            "answerable": False,
        },
    ]
    folder = tmp_path / "refusal"
    folder.mkdir()
    with gzip.open(folder / "clapnq.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    result = CliRunner().invoke(main, [str(tmp_path), "--set", "clapnq"])
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("| clapnq | 1 | 0.00 (")
    assert "| 1 | 1.00 (" in result.output


def test_questions_in_the_form_of_squad_are_asked_of_both_halves_of_the_articles(tmp_path):
    def entry(title, sentence, question, words):
        answer = {"text": words, "answer_start": sentence.index(words)}
        asked = [{"id": title, "question": question, "answers": [answer]}]
        return {"title": title, "paragraphs": [{"context": sentence, "qas": asked}]}

    flood = entry("Alna", PASSAGE["text"], "Which river flooded Norrby?", "Alna")
    sleep = entry(
        "Elephants", "Elephants sleep standing up.", "How do elephants sleep?", "standing"
    )
    (tmp_path / "squad").mkdir()
    (tmp_path / "squad" / "dev.json").write_text(json.dumps({"data": [flood, sleep]}))
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("| squad | 2 | 0.00 (")
    assert "| 2 | 1.00 (" in result.output
