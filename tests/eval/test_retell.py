import gzip
import json
import random

import pytest

from eval.checker import retell
from eval.checker.drawing import PairMaker
from eval.checker.pairs import Pair, read_pairs
from eval.checker.retell import read_retold, tasks
from tests.eval.replying import replying

TEXT = "The port of Norrby sold 12 cranes to Oslo. The ferries stopped on Monday for a week."
SUPPORTED = frozenset({"supported"})


@pytest.fixture
def endpoint(monkeypatch):
    """Says the last message again behind two words."""
    with replying(lambda asked: f"Last year {asked}") as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        yield server


@pytest.fixture
def pairs_file(tmp_path):
    rows = [
        {
            "dataset": "own", "trainable": True, "label": "supported",
            "claim": f"The port of Norrby {n} sold cranes to Oslo.",
            "evidence": TEXT.replace("Norrby", f"Norrby {n}"),
        }
        for n in range(40)
    ]  # fmt: skip
    file = tmp_path / "pairs.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return file


def test_claims_and_sentences_alone_and_by_twos_are_retold_once_each():
    pairs = [Pair("Oslo bought 12 cranes from the port.", TEXT, SUPPORTED, "own")] * 2
    first, second = TEXT.split(". ")
    assert set(tasks(pairs)) == {
        "Oslo bought 12 cranes from the port.", f"{first}.", second, TEXT,
    }  # fmt: skip
    assert tasks(pairs) == tasks(pairs)


def test_a_run_asks_the_endpoint_and_goes_on_where_it_stopped(
    endpoint, pairs_file, tmp_path, monkeypatch
):
    out = tmp_path / "retold.jsonl"
    for most in ("5", "9"):
        monkeypatch.setattr("sys.argv", ["retell", str(pairs_file), str(out), "--most", most])
        assert retell.main() == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(endpoint.asked) == len(rows) == len({row["text"] for row in rows}) == 9
    assert all(row["retold"] == f"Last year {row['text']}" for row in rows)
    assert endpoint.asked[0]["model"] == "small-1"


@pytest.mark.parametrize(
    ("retold", "kept"),
    [
        ("Norrby's port sold Oslo 12 cranes.", True),
        ("Norrby's port sold Oslo 13 cranes.", False),
        ("The port of Norrby sold 12 cranes to Oslo", False),
        ("Cranes.", False),
        ("Norrby's port sold Oslo 12 cranes.\nIt was Monday.", False),
    ],
)
def test_retellings_that_differ_in_a_particular_or_repeat_are_left_out(tmp_path, retold, kept):
    text = "The port of Norrby sold 12 cranes to Oslo."
    file = tmp_path / "retold.jsonl"
    file.write_text(json.dumps({"text": text, "retold": retold}) + "\n", encoding="utf-8")
    assert read_retold(file) == ({text: [retold]} if kept else {})


def test_pairs_are_made_of_retellings_true_and_false(pairs_file):
    sentence = "The port of Norrby 3 sold 12 cranes to Oslo."
    told = "The third port found a buyer for 12 cranes in Oslo."
    other = Pair("The port bought cranes.", TEXT, frozenset({"unsupported"}), "own")
    maker = PairMaker([*read_pairs(pairs_file), other], lambda _: [], {sentence: [told]})
    drawn = maker.draw(600, random.Random(1))
    retold = [pair for pair in drawn if pair.origin == "retold"]
    assert retold
    assert all(pair.claim == told and sentence in pair.evidence for pair in retold)
    false = [pair for pair in drawn if "found a buyer" in pair.claim and not pair.is_supported]
    assert any(pair.origin == "made false" for pair in false)
