import gzip
import json
import math
import random

import pytest

from eval.checker import judged, short
from eval.checker.drawing import PairMaker
from eval.checker.framed import BORNE_OUT, DENIED, LEFT_OPEN, framed
from eval.checker.judged import read_judged, to_judge
from eval.checker.pairs import Pair
from eval.checker.short import read_short
from tests.eval.replying import replying

FIRST = "The port of Norrby may sell 12 of its oldest cranes to a yard in Oslo this year."
SECOND = "The cranes of the port, says Anna Lind, are far too old for ships like those."
TEXT = f"{FIRST} {SECOND} The ferries to the islands stopped on Monday for at least a week."
SUPPORTED = frozenset({"supported"})


@pytest.fixture
def pairs_file(tmp_path):
    rows = [
        {
            "dataset": "own", "trainable": True, "label": "supported",
            "claim": f"Cranes {n} are old.", "evidence": TEXT.replace("12", str(n)),
        }
        for n in range(3, 40)
    ]  # fmt: skip
    file = tmp_path / "pairs.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return file


def rows_of(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_statements_are_written_and_read_one_by_one(pairs_file, tmp_path, monkeypatch):
    out = tmp_path / "short.jsonl"
    reply = "TRUE: Old cranes might be sold.\nFALSE: The cranes were sold to Oslo."
    with replying(lambda _: reply) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        monkeypatch.setattr("sys.argv", ["short", str(pairs_file), str(out), "--most", "4"])
        assert short.main() == 0
    assert len(rows_of(out)) == 4
    stated = list(read_short(out))
    assert {claim for _, claim in stated} == {
        "Old cranes might be sold.", "The cranes were sold to Oslo.",
    }  # fmt: skip
    assert {sentence for sentence, _ in stated} <= set(short.tasks(pairs_file))


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("TRUE: The cranes are old.\nFALSE: The cranes are new.", 2),
        ("The cranes are old.\nFALSE: The cranes are new.", 2),
        ("The cranes are old.\nFALSE: New.", 1),
        ("The cranes are old.", 0),
    ],
)
def test_what_is_no_short_sentence_is_left_out(tmp_path, told, kept):
    file = tmp_path / "short.jsonl"
    file.write_text(json.dumps({"text": FIRST, "told": told}) + "\n", encoding="utf-8")
    assert len(list(read_short(file))) == kept


def test_a_statement_is_judged_beside_its_sentence_and_the_nearest_other_one():
    stated = [(FIRST, "The cranes are old.")]
    assert set(to_judge([TEXT], stated)) == {
        ("The cranes are old.", FIRST), ("The cranes are old.", SECOND),
    }  # fmt: skip


def test_chances_are_asked_for_once_and_only_sure_ones_are_trained_on(
    pairs_file, tmp_path, monkeypatch
):
    file, out = tmp_path / "short.jsonl", tmp_path / "judged.jsonl"
    own = next(text for text in short.tasks(pairs_file) if "may sell" in text)
    told = {"text": own, "told": "Old.\nFALSE: The cranes were sold."}
    file.write_text(json.dumps(told) + "\n", encoding="utf-8")
    with replying(lambda _: "No", chances={"No": 0.9, "Yes": 0.1}) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        for _ in range(2):
            monkeypatch.setattr("sys.argv", ["judged", str(pairs_file), str(file), str(out)])
            assert judged.main() == 0
        asked = len(server.asked)
    rows = rows_of(out)
    assert asked == len(rows) == 2
    assert all(math.isclose(row["chance"], 0.1, abs_tol=1e-6) for row in rows)
    assert [pair.is_supported for pair in read_judged(out)] == [False, False]
    unsure = [{"claim": "It rained.", "evidence": FIRST, "chance": c} for c in (0.5, None)]
    out.write_text("".join(json.dumps(row) + "\n" for row in unsure), encoding="utf-8")
    assert list(read_judged(out)) == []


def test_a_frame_bears_a_statement_out_or_takes_it_away():
    rng = random.Random(3)
    made = [framed("The cranes were sold.", TEXT, rng) for _ in range(400)]
    assert all("the cranes were sold" in one.text.casefold() for one in made)
    share = sum(one.label == "supported" for one in made) / len(made)
    assert 0.4 < share < 0.6
    assert {one.label for one in made} == {"supported", "contradicted", "unsupported"}
    assert not any("{" in one.text for one in made)
    assert framed("Oslo bought them.", TEXT, random.Random(3)) == framed(
        "Oslo bought them.", TEXT, random.Random(3)
    )
    assert all("it}" in frame.casefold() for frame in (*BORNE_OUT, *DENIED, *LEFT_OPEN))


def test_a_name_keeps_its_capital_in_a_frame_and_an_article_does_not():
    rng = random.Random(5)
    made = [framed("Oslo bought the cranes.", TEXT, rng).text for _ in range(60)]
    assert all("Oslo bought the cranes" in text for text in made)
    made = [framed("The yard is shut.", TEXT, rng).text for _ in range(60)]
    assert any("that the yard is shut" in text for text in made)


def test_short_statements_are_drawn_true_and_false_and_framed():
    stated = [
        Pair("The cranes are old.", SECOND, SUPPORTED, "stated"),
        Pair("The cranes were sold.", FIRST, frozenset({"unsupported"}), "stated"),
    ]
    texts = [TEXT.replace("12", str(n)) for n in range(3, 40)]
    known = [
        Pair(f"Claim {n} is made.", text, labels, "own")
        for n, text in enumerate(texts)
        for labels in (SUPPORTED, frozenset({"unsupported"}))
    ]
    drawn = PairMaker(known, lambda _: [], stated=stated).draw(600, random.Random(2))
    own = [pair for pair in drawn if pair.origin == "stated"]
    assert {pair.is_supported for pair in own} == {True, False}
    framed_ones = [pair for pair in drawn if pair.origin == "framed"]
    assert framed_ones
    assert {pair.claim for pair in framed_ones} == {"The cranes are old."}
    assert {pair.is_supported for pair in framed_ones} == {True, False}
