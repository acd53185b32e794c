import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.cases import GoldReading
from eval.metrics.answers import (
    all_and_only,
    answer_said,
    claim_recall,
    conflict_recall,
    exact_match,
    judged_claim_recall,
    marked_f1,
    misinformation,
    token_f1,
)
from eval.metrics.words import figures, folded, holds
from tests.eval.judge_fakes import WordJudge


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Some 11,000 soldiers came.", "11000", True),
        ("Some 11,000 soldiers came.", "1,000", False),
        ("It rose by 3.5 m.", "3", False),
        ("The U.S. envoy spoke.", "US envoy", True),
        ("Jean-Noël Barrot spoke.", "jean noel barrot", True),
        ("Zelenskyy's plan", "zelenskyys plan", True),
        ("Manchester", "man", False),
        ("Anything", " . ", False),
        ("", "a word", False),
    ],
)
def test_a_phrase_stands_in_a_text(text, phrase, found):
    assert holds(text, phrase) is found


def test_a_list_of_figures_is_not_one_figure():
    assert figures("In 2024, 300 of 1,000, 3.5 and 12,5") == "2024 300 1000 3.5 12 5".split()


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


def test_exact_match_and_f1_are_those_of_squad():
    assert exact_match("The War Zone.", ["war zone"]) == 1
    assert exact_match("In the War Zone", ["war zone"]) == 0
    # of "in war zone" and "war zone" two words are shared: 2 * 2 / (3 + 2)
    assert token_f1("In the War Zone", ["peace", "war zone"]) == pytest.approx(4 / 5)
    assert token_f1("a rose rose", ["rose"]) == pytest.approx(2 / 3)


def test_an_empty_answer_is_no_right_one():
    assert token_f1("", ["war zone"]) == 0
    assert exact_match("", ["war zone"]) == answer_said("", ["war zone"]) == 0


def test_without_a_known_answer_nothing_is_scored():
    for measure in (exact_match, token_f1, answer_said, claim_recall, misinformation):
        assert measure("text", []) is None
    assert conflict_recall(["text"], []) is None
    assert all_and_only("text", [], ["wrong"]) is None


def test_forms_that_folding_leaves_nothing_of_tell_nothing():
    for measure in (exact_match, token_f1, answer_said, misinformation):
        assert measure("", ["A", "?"]) is None
        assert measure("Vitamin A", ["The", "A"]) is None
        assert measure("Vitamin A", ["A", "vitamin"]) == 1
    assert claim_recall("Barrot came.", [("The The",), ("Barrot",)]) == 1
    assert all_and_only("Barrot came.", [("The The",), ("Barrot",)], []) is None
    assert conflict_recall(["Grade A (Lind)"], [GoldReading("A", "Lind")]) is None


def test_claims_are_counted_each_in_any_of_its_forms():
    claims = [("Barrot",), ("Baerbock", "the German minister"), ("Yoon",)]
    assert claim_recall("Barrot and the German minister came.", claims) == pytest.approx(2 / 3)


def test_judged_claims_are_held_against_the_answer():
    claims = [("Lind left.",), ("Berg left.", "It rained."), ("Ole Berg Jr.",), ("it rained",)]
    told = "Lind left. It rained."
    assert judged_claim_recall(told, claims, WordJudge()) == 1  # the last two are not scored
    assert judged_claim_recall("Lind came.", claims[:2], WordJudge()) == 0
    assert judged_claim_recall(" ", claims, WordJudge()) == 0
    assert judged_claim_recall(told, claims[2:], WordJudge()) is None


def test_words_marked_as_the_answer_are_held_against_its_forms():
    assert marked_f1("some 40 people", ["40", "forty people"]) == pytest.approx(1 / 2)
    assert marked_f1("40", ["40", "forty people"]) == 1
    assert marked_f1("52", ["40"]) == 0
    assert marked_f1("", ["40"]) is None
    assert marked_f1("40", []) is None


def test_a_reading_needs_its_value_and_its_speaker_in_one_statement():
    gold = [GoldReading("11,000", "Zelenskiy"), GoldReading("10,000", "Matthew Miller")]
    together = ["President Zelenskyy counts 11,000.", "Miller said up to 10,000."]
    apart = ["There are 11,000.", "Zelenskyy spoke.", "up to 10,000 (Miller)"]
    assert conflict_recall(together, gold) == 1
    assert conflict_recall(apart, gold) == 1 / 2
    assert conflict_recall([], gold) == 0


def test_ramdocs_wants_every_answer_and_no_wrong_one():
    claims = [("AFL",), ("NBA",)]
    assert all_and_only("He played in the AFL; another in the NBA.", claims, ["NFL"]) == 1
    assert all_and_only("AFL, NBA or NFL", claims, ["NFL"]) == 0
    assert all_and_only("AFL", claims, ["NFL"]) == 0
    assert misinformation("AFL, NBA or NFL", ["NFL"]) == 1
