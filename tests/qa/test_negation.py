import pytest

from qa.checking.exact.particulars import check_negation
from qa.reading.negation import is_denied_of, negates, turns_round


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody was hurt.", True),
        ("They have nothing left.", True),
        ("It doesn't hold.", True),
        ("The No. 2 seed won.", False),
        ("No, the bridge is open.", False),
        ("Not only the bridge but also the school is shut.", False),
        ("The bridge is open.", False),
    ],
)
def test_what_negates(text, expected):
    assert negates(text) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The bridge is open.", "The bridge is not open.", True),
        ("She was unable to pay.", "She could not pay.", False),
        ("The mayor distrusts the plan.", "The mayor does not trust the plan.", False),
        ("The bridge never opened.", "The bridge did not open.", False),
        ("The plan is unpopular.", "The plan is not popular.", False),
        ("A deal is impossible.", "A deal is not possible.", False),
        ("The sale is illegal.", "The sale is not illegal.", True),
        ("The bank failed to pay.", "The bank did not fail to pay.", True),
    ],
)
def test_a_negation_in_other_words_turns_nothing_round(left, right, expected):
    assert turns_round(left, right) is expected
    assert turns_round(right, left) is expected


def test_sentences_of_a_claim_are_held_against_their_own_sentence():
    evidence = "Not every cut needs a doctor. Pain and fever point to a bad one."
    assert not list(
        check_negation(
            "Thus not every cut needs a doctor. Pain and fever point to a bad one.", evidence
        )
    )
    [problem] = check_negation(
        "Thus every cut needs a doctor. Pain and fever point to a bad one.", evidence
    )
    assert problem.reason == "the article says: “Not every cut needs a doctor.”"


def test_rather_than_may_stand_for_not():
    assert not turns_round("a bill of states rather than a ban", "a bill of states, not a ban")


def test_no_more_than_is_a_bound_and_no_negation():
    assert not negates("It has no more than 26 seats.")
    assert negates("It no longer has 26 seats.")


def test_a_claim_may_leave_out_a_clause_that_negates():
    evidence = (
        "The index is based on older, printed research on whales, which means that it does not"
        " count sharks."
    )
    assert not list(
        check_negation("The index is based on older, printed research on whales.", evidence)
    )
    claim = "The index is based on older, printed research on whales, which means it counts sharks."
    assert list(check_negation(claim, evidence))


@pytest.mark.parametrize(
    ("negated", "plain", "told"),
    [
        ("Alna could not keep Berg.", "Alna had to part with Berg.", False),
        ("He did not win.", "He won.", True),
        ("They have not yet gone home.", "They went home.", True),
        ("Nobody was hurt.", "Two were hurt.", True),
        ("No one was hurt.", "Two were hurt.", True),
        ("Boys, who are not members, sing.", "Boys sing.", False),
        ("He said not.", "He said so.", True),
        ("The vote was not unanimous.", "The vote was seven to four.", False),
    ],
)
def test_what_is_denied_is_told_by_the_other_text_or_is_not(negated, plain, told):
    assert is_denied_of(negated, plain) is told


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Berg said that it was not over.",
            "Lind said that it was over. Berg said it was not over.",
        ),
        (
            "Vik said it was not lost.",
            "Lie said it was lost; captain Jan Vik said it was not lost.",
        ),
        ("He will not retire in May this year.", "He will retire in June, not in May this year."),
    ],
)
def test_what_others_say_and_what_is_denied_as_well_turn_nothing_round(claim, evidence):
    assert not list(check_negation(claim, evidence))


def test_what_the_same_speaker_says_is_turned_round():
    evidence = "Lind said that it was over. Berg said it was not over."
    assert list(check_negation("Lind said that it was not over.", evidence))
