from pathlib import Path

import pytest

from corpus.sentences import sentence_spans
from eval.cases import CaseError
from eval.checker.measure import invented_table
from eval.invented import KINDS, Block, read_blocks, split_blocks
from eval.reader.people import invented_questions
from eval.reader.questions import holds
from tests.fakes import WordScorer

NEWS = Path(__file__).parents[2] / "eval" / "invented_news"
PASSAGE = "The ferry stopped on Monday. Eva Holm blamed the ice."
BLOCK = f"""P: {PASSAGE}
Q: Why is there no boat? | the ice
S: When did it stop, and who is to blame? | on Monday | Eva Holm
U: When does the ferry run again?
T: By Eva Holm the ice is to blame.
F: time | The ferry stopped on Sunday.
"""


def test_blocks_of_all_files_are_read_in_order(tmp_path):
    (tmp_path / "b.txt").write_text("P: It rained.\n\n\nP: It snowed.", encoding="utf-8")
    (tmp_path / "a.txt").write_text(BLOCK, encoding="utf-8")
    first, second, third = read_blocks(tmp_path)
    assert first == Block(
        PASSAGE,
        (
            ("Why is there no boat?", "the ice"),
            ("When did it stop, and who is to blame?", "on Monday", "Eva Holm"),
        ),
        ("When does the ferry run again?",),
        ("By Eva Holm the ice is to blame.",),
        (("time", "The ferry stopped on Sunday."),),
    )
    assert (second.passage, third.passage) == ("It rained.", "It snowed.")
    assert second.told == second.untold == second.true == second.false == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("P: It rained.\nX: what", r"a.txt:2: 'X: what' begins with none of P:, Q:, S:, U:,"),
        ("P: It rained.\nU:", r"a.txt:2: 'U:' has an empty part; fill it"),
        ("P: It rained.\nQ: Why? |", r"a.txt:2: 'Q: Why\? \|' has an empty part"),
        ("P: It rained.\nQ: | Why? | it", "an empty part"),
        ("P: It rained.\nS: Why? | it", "has 2 parts by its bars, not 3 or more"),
        ("P: a | b", "has 2 parts by its bars, not 1$"),
        ("P: It rained.\n\nF: It snowed.", r"a.txt:3: 'F: It snowed.' has 1 parts"),
        ("P: It rained.\nF: place | In Vik.", r"a.txt:2: a false claim of the kind 'place'; use"),
        ("P: It rained.\n\nU: Why?", r"a.txt:3: a block with 0 passages"),
        ("P: It rained.\nP: It snowed.", r"a.txt:1: a block with 2 passages"),
    ],
)
def test_what_is_not_in_the_form_is_told_with_its_place(tmp_path, text, said):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=said):
        read_blocks(tmp_path)


def test_a_folder_without_blocks_is_told(tmp_path):
    with pytest.raises(CaseError, match=r"no \.txt files; give the folder of invented news"):
        read_blocks(tmp_path)


def test_the_same_tenth_or_so_is_kept_apart_whatever_others_there_are():
    blocks = [Block(str(n), (), (), (), ()) for n in range(500)]
    own, apart = split_blocks(blocks)
    assert 30 < len(apart) < 70
    assert sorted([*own, *apart], key=blocks.index) == blocks
    assert split_blocks(blocks[250:])[1] == [block for block in apart if int(block.passage) >= 250]


def test_the_answers_of_the_news_that_ships_stand_in_its_sentences():
    blocks = read_blocks(NEWS)
    assert len(blocks) > 500
    for asked in invented_questions(blocks):
        sentences = [asked.text[slice(*span)] for span in sentence_spans(asked.text)]
        for answer in (asked.answer, *asked.others) if asked.answer else ():
            assert any(holds(sentence, answer) for sentence in sentences), asked
    assert {kind for block in blocks for kind, _ in block.false} == set(KINDS)


def test_claims_kept_apart_are_measured_by_kind():
    true, false = ("Eva Holm blamed the ice.",), (("figure", "The ferry carried 12 cars."),)
    shown = invented_table([Block(PASSAGE, (), (), true, false)] * 2, WordScorer())
    assert "| invented (should pass) | 2 | 1.000 | 1.000 |" in shown
    assert "| invented figure | 2 | 0.000 | 0.000 |" in shown
    assert shown.endswith("area under the curve: 1.000")
