import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.checking.check import (
    IN_ANSWERS,
    LayeredChecker,
    Support,
    evidence_windows,
    is_checkable,
)
from qa.checking.exact.layers import problems
from qa.values import Label
from tests.fakes import WordScorer

CHECKER = LayeredChecker(WordScorer())
FLOOD = "The river flooded Norrby on Thursday. Mayor Anna Lindqvist said 40 people died. Rain fell."


def verdict(claim, evidence=FLOOD):
    [found] = CHECKER.check([(claim, evidence)])
    return found


def test_the_articles_own_words_are_fully_supported():
    assert verdict("Mayor Anna Lindqvist said 40 people died.").support == 1
    assert verdict("Mayor Anna Lindqvist said 40 people died.").label == Label.SUPPORTED


def test_the_same_in_other_words_is_supported():
    found = verdict("Lindqvist, the mayor, said that 40 people had died in Norrby.")
    assert found.label == Label.SUPPORTED
    assert found.support >= 0.5


def test_another_figure_is_contradicted_with_both_in_the_reason():
    found = verdict("The mayor said 90 people died.")
    assert found.label == Label.CONTRADICTED
    assert found.support <= 0.1
    assert "the article says 40, the answer 90" in found.reasons


def test_a_figure_that_two_layers_find_wrong_is_told_once():
    found = verdict("The flood hit 15 million people.", "The flood hit 14 million people.")
    assert found.reasons == ("the article says 14 million, the answer 15 million",)


def test_a_name_that_is_missing_is_unsupported_with_the_name_in_the_reason():
    found = verdict("The river flooded Norrby and Bergen on Thursday.")
    assert found.label == Label.UNSUPPORTED
    assert any("Bergen" in reason for reason in found.reasons)


def test_something_else_altogether_is_unsupported():
    assert verdict("The orchestra plays a new symphony tonight.").label == Label.UNSUPPORTED


def test_a_claim_without_citations_is_unsupported():
    assert verdict("The river flooded the town.", "").reasons == ("no words are cited",)


@pytest.mark.parametrize(
    "claim",
    [
        "Is the river high?",
        "Here is what the articles say.",
        "The articles do not say who paid.",
        "Estimates differ.",
        "The figures given vary slightly.",
        "Accounts differ on this point.",
        "Based on the articles, the figures are as follows:",
        "Reactions have been critical, though some waited:",
        "I found two reports.",
        "",
    ],
)
def test_questions_and_remarks_on_the_answer_are_not_checkable(claim):
    assert not is_checkable(claim)
    assert verdict(claim).label == Label.NOT_CHECKABLE


@pytest.mark.parametrize("claim", ["He resigned.", "It collapsed.", "Rain fell."])
def test_the_shortest_sentence_on_the_world_is_checkable(claim):
    assert is_checkable(claim)


@pytest.mark.parametrize(
    "claim",
    ["Two ministers visited Norrby:", "Prices differ from shop to shop.", "He gave 40 reasons:"],
)
def test_what_leads_in_with_a_particular_is_checkable(claim):
    assert is_checkable(claim)


def test_verdicts_come_in_the_order_of_the_pairs():
    pairs = [("Rain fell in the valley.", ""), ("Rain fell.", FLOOD), ("Why?", FLOOD)]
    labels = [found.label for found in CHECKER.check(pairs)]
    assert labels == [verdict(*pair).label for pair in pairs]
    assert CHECKER.check([]) == []


def test_support_found_at_the_end_of_long_evidence_counts():
    far = "Nothing happened in the valley that day. " * 300 + FLOOD
    claim = "Lindqvist, the mayor, said that 40 people had died in Norrby."
    assert verdict(claim, far).label == Label.SUPPORTED


def test_windows_are_runs_of_three_sentences():
    assert evidence_windows("One is. Two is. Three is. Four is.") == [
        "One is. Two is. Three is.",
        "Two is. Three is. Four is.",
    ]
    assert evidence_windows("One is.") == ["One is."]
    assert evidence_windows("") == []


SENTENCES = st.lists(
    st.sampled_from("The flood 40 people in Norrby “no” not Monday Berg said . ? 5% €3 é".split())
).map(" ".join)


@given(st.text() | SENTENCES, st.text() | SENTENCES)
def test_any_pair_has_a_verdict_with_support_from_0_to_1(claim, evidence):
    found = verdict(claim, evidence)
    assert 0 <= found.support <= 1
    assert found.reasons
    assert (found.label == Label.SUPPORTED) <= (found.support >= 0.5)


class Liar:
    """A scorer that finds full support everywhere."""

    def score(self, pairs):
        return [Support(0.9, "supported", evidence) for _, evidence in pairs]


def test_somebody_of_a_body_stands_there_where_both_do():
    words = "Eva Lind, head of the Guild of Norrby, said that rain fell."
    assert not problems("Eva Lind of the Guild of Norrby said that it rained.", words)
    assert problems("Eva Lind of the Bank of Norrby said that it rained.", words)


def test_a_name_that_a_pronoun_may_stand_for_lowers_the_support_and_is_told():
    evidence = "She opened the bridge of Norrby on Thursday."
    [named] = LayeredChecker(Liar()).check([("Anna Lindqvist has opened the bridge.", evidence)])
    [plain] = LayeredChecker(Liar()).check([("She has opened the bridge.", evidence)])
    assert named.label == plain.label == Label.SUPPORTED
    assert 0.5 < named.support < plain.support
    assert "“Anna Lindqvist” does not stand in the cited words" in named.reasons


def test_who_says_it_must_stand_there():
    evidence = "She said 40 people died in Norrby."
    [found] = LayeredChecker(Liar()).check([("Lindqvist said that 40 had died.", evidence)])
    assert found.label == Label.UNSUPPORTED


def test_in_answers_less_support_is_enough_but_not_where_something_is_missing():
    class Unsure:
        def score(self, pairs):
            return [Support(0.45, "contradicted", evidence) for _, evidence in pairs]

    checkers = LayeredChecker(Unsure()), LayeredChecker(Unsure(), border=IN_ANSWERS)
    for claim, labels in (
        ("The river rose.", [Label.UNSUPPORTED, Label.SUPPORTED]),
        ("The river rose in Vik.", [Label.UNSUPPORTED, Label.UNSUPPORTED]),
        ("She said “heavy rain” there.", [Label.UNSUPPORTED, Label.UNSUPPORTED]),
        ("The mayor said 90 people died.", [Label.CONTRADICTED, Label.CONTRADICTED]),
    ):
        assert [c.check([(claim, FLOOD)])[0].label for c in checkers] == labels


def test_each_layer_can_be_switched_off():
    pairs = [("The mayor said 90 people died.", FLOOD)]
    assert LayeredChecker(Liar()).check(pairs)[0].label == Label.CONTRADICTED
    assert LayeredChecker(Liar(), exact=False).check(pairs)[0].label == Label.SUPPORTED
    assert LayeredChecker(None).check(pairs)[0].label == Label.CONTRADICTED
    assert LayeredChecker(None).check([("Nothing of this stands there.", FLOOD)])[0].support == 1


def test_a_part_that_is_missing_is_named():
    class Half:
        def score(self, pairs):
            return [Support(0.2, "partial", evidence) for _, evidence in pairs]

    [found] = LayeredChecker(Half()).check([("The river flooded Norrby and its harbour.", FLOOD)])
    assert found.reasons == ("the cited words say only a part of this; they lack: harbour",)


class Doubter:
    """A second opinion that finds no support in anything but what it cannot tell."""

    name = "doubter"

    def __init__(self, support):
        self.support, self.asked = support, []

    def supports(self, pairs):
        self.asked += pairs
        return [self.support for _ in pairs]


def test_a_second_opinion_is_asked_about_what_passes_in_other_words():
    own_words, retold = ("Rain fell.", FLOOD), ("Rain was falling.", FLOOD)
    doubter = Doubter(0.1)
    kept, doubted, wrong = LayeredChecker(Liar(), second=doubter).check(
        [own_words, retold, ("The mayor said 90 people died.", FLOOD)]
    )
    assert doubter.asked == [retold]
    assert kept.label == Label.SUPPORTED
    assert (doubted.label, doubted.support) == (Label.UNSUPPORTED, 0.1)
    assert doubted.reasons == ("doubter does not find this in the cited words",)
    assert wrong.label == Label.CONTRADICTED


@pytest.mark.parametrize("support", [None, 0.8])
def test_what_a_second_opinion_cannot_tell_or_finds_too_stands(support):
    [found] = LayeredChecker(Liar(), second=Doubter(support)).check([("Rain was falling.", FLOOD)])
    assert (found.label, found.support) == (Label.SUPPORTED, 0.9)
