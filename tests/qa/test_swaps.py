import pytest

from qa.checking.swaps import Swap, check_places, check_swaps, swaps

EVIDENCE = (
    "Mayor Anna Lindqvist told Radio Norrby on Monday that the council would pay 40 families in"
    " Vik by 10 a.m. The dam held."
)


def reasons(claim):
    return [problem.reason for problem in check_swaps(claim, EVIDENCE)]


@pytest.mark.parametrize(
    ("claim", "there", "said"),
    [
        ("Mayor Anna Lindqvist told Radio Norrby the council would pay 40 families in Oslo.",
         "Vik", "Oslo"),
        ("Mayor Anna Lindqvist told Radio Norrby that the council would pay 90 families in Vik.",
         "40", "90"),
        ("Lindqvist told Radio Norrby the council would pay 40 families in Vik by 11 a.m.",
         "10", "11"),
    ],
)  # fmt: skip
def test_a_particular_in_the_place_of_another_is_told_with_both(claim, there, said):
    assert f"the article says “{there}”, the answer “{said}”" in reasons(claim)


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        ("Osby sued Norrby.", "Norrby sued Osby.", True),
        ("Radio Norrby told Anna Berg it would pay.", "Anna Berg told Radio Norrby it would pay.",
         True),
        ("Osby was sued by Norrby.", "Norrby sued Osby.", False),
        ("In Osby, Anna Berg met the voters.", "Anna Berg met the voters in Osby.", False),
        ("Norrby sued Osby in May.", "Norrby sued Osby.", False),
    ],
)  # fmt: skip
def test_who_did_it_to_whom_counts_but_for_a_passive(claim, evidence, found):
    assert [problem.contradicts for problem in check_places(claim, evidence)] == [True] * found


@pytest.mark.parametrize("word", ["never", "not"])
def test_a_negation_on_one_side_alone_is_told(word):
    claim = f"Anna Lindqvist told Radio Norrby that the council would {word} pay 40 families in Vik"
    [reason] = reasons(claim)
    assert reason.startswith("the article says: “Mayor Anna Lindqvist told")


@pytest.mark.parametrize(
    "claim",
    [
        "Mayor Lindqvist told Radio Norrby on Monday that the council would pay forty families.",
        "She told Radio Norrby that the council would pay 40 families in Vik.",
        "The council will compensate several families, the mayor promised.",
        "",
    ],
)
def test_other_spellings_pronouns_and_other_wordings_are_let_be(claim):
    assert reasons(claim) == []


def test_a_country_and_its_people_are_one_name_and_another_country_is_not():
    evidence = "France's foreign minister said Paris was open to talks with allies."
    said = "The {} foreign minister said Paris was open to talks with allies."
    assert list(check_swaps(said.format("French"), evidence)) == []
    assert [p.contradicts for p in check_swaps(said.format("German"), evidence)] == [True]


def test_a_claim_that_follows_no_sentence_has_no_swaps():
    assert list(swaps("The orchestra plays tonight.", "The dam held.")) == []
    assert list(swaps("The dam held.", "")) == []


def test_stretches_are_given_in_the_words_of_both_sides():
    assert list(swaps("The old dam held well.", "The new dam held.")) == [
        Swap("old", "new"),
        Swap("well", ""),
    ]
