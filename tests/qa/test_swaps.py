import pytest

from qa.checking.exact.swaps import check_places, check_swaps, swaps

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
        ("Russia summoned the South Korean ambassador.",
         "South Korea's Foreign Ministry summoned Russia's ambassador.", True),
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
    found = swaps("The old dam held well.", "The new dam held.")
    assert [(swap.claimed, swap.there) for swap in found] == [("old", "new"), ("well", "")]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Anna Berg, a Swedish singer, grew up without the ability to read notes.",
         "Swedish singer Anna Berg grew up unable to read notes."),
        ("The crown was given up, and Norrby became a republic.",
         "The crown was given up, and Norrby became a republic: a state without a king."),
        ("Wipe it with a damp cloth and rinse the cloth often.",
         "Wipe it with a damp cloth, not a wet one, and rinse the cloth often."),
        ("Berg was born in 1964.",
         "Berg, born in December 1964, wrote the film that came out in 2005."),
        ("The league was founded in 1993.",
         "It was founded in 1993 after the old one was split in two."),
        ("The film took less than $1 million.", "The film took $181,674."),
        ("The film took less than $326.7 million in all.",
         "The film took $326.5 million in all."),
        ("Berg was born before 1975 in Norrby.", "Berg was born in May 1974 in Norrby."),
        ("The song reached number 100 of the list.",
         "The song reached number 100 of the list with no help of the radio."),
        ("The union has Norway, Sweden and Finland.", "The union has Finland, Norway and Sweden."),
        ("Mr. Berg is a professor of law at Norrby.",
         "Anders Berg is a professor of law at Norrby."),
    ],
)  # fmt: skip
def test_the_same_in_another_order_or_with_less_is_no_swap(claim, evidence):
    assert not list(check_swaps(claim, evidence))
    assert not list(check_places(claim, evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The dam held, nobody was hurt in 1964.", "The dam held, nobody was hurt in 1965."),
        ("The council will not pay the families.", "The council will pay the families."),
        ("More than 50 families will be paid.", "More than 40 families will be paid."),
        ("The film took $326.7 million in all.", "The film took $326.5 million in all."),
        ("Berg was born before 1975 in Norrby.", "Berg was born in May 1976 in Norrby."),
        ("The union has Norway, Sweden and Denmark.", "The union has Norway, Sweden and Finland."),
        ("Carl Berg is a professor of law at Norrby.",
         "Anders Berg is a professor of law at Norrby."),
    ],
)  # fmt: skip
def test_another_year_figure_name_or_a_negation_is_a_swap(claim, evidence):
    assert [problem.contradicts for problem in check_swaps(claim, evidence)] == [True]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Anna Lind has argued that Norrsat has been ready since August.",
         "While the agency would not allow another Norrsat launch, Anna Lind has argued that the "
         "satellite has been ready since August."),
        ("Anna Lind, the head of Norrsat and Postbox, will lead the office.",
         "The head of Postbox, of Norrsat and of others will lead the office, with Lind and Berg."),
    ],
)  # fmt: skip
def test_has_and_and_behind_two_names_do_not_put_them_in_one_place(claim, evidence):
    assert not list(check_places(claim, evidence))


def test_a_name_from_within_another_has_moved_and_elsewhere_is_another():
    evidence = (
        "Norway's President Eva Holm-Berg said the army will be sent to help with the rescue."
    )
    moved = "Eva, the president of {}, said the army will help with the rescue."
    assert not list(check_swaps(moved.format("Norway"), evidence))
    assert list(check_swaps(moved.format("Sweden"), evidence))


def test_a_name_may_leave_out_what_brackets_set_off_within_it():
    evidence = "They met in Holy Trinity (Old Swedes) Church in Vik on the way to Norrby."
    assert not list(check_swaps(evidence.replace(" (Old Swedes)", ""), evidence))


def test_who_was_whose_teacher_counts():
    [problem] = check_places("Lind was Berg's teacher in Vik.", "Berg was Lind's teacher in Vik.")
    assert problem.contradicts


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Farmers on Sild plan to take the state to court.",
            "A group of farmers on Sild, who are not members, plans to take the state to court.",
        ),
        (
            "Members of the rowing club carry water to people.",
            "Members of the rowing club carry water to those who cannot manage the stairs.",
        ),
        (
            "Alna could not keep Berg and Lund.",
            "Alna had to part with Berg, a key signing and, far more painfully, Lund.",
        ),
        (
            "The Latin words mean “merry feast, good year and joy.”",
            "Translation: “Merry feast, good year and joy.”",
        ),
    ],
)
def test_a_negation_of_something_else_turns_nothing_round(claim, evidence):
    assert list(check_swaps(claim, evidence)) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("They kept the house.", "They did not sell the house, nor did they keep the boat."),
        ("The concert lasts 180 minutes.", "The concert lasts three hours."),
        ("Almost two thirds of voters backed the plan.", "About 64% of voters backed the plan."),
        ("Eleven jurors voted to convict.", "Of the 18 jurors, 11 voted to convict."),
        ("Prosecutor Sand said it was fair.", "The prosecutor, Per Sand, said it was fair."),
        ("Wells No. 2 and No. 3 gave oil all year.", "Nos. 2 and 3 wells gave oil all year."),
    ],
)
def test_another_unit_a_whole_and_a_word_for_somebody_exchange_nothing(claim, evidence):
    assert not list(check_swaps(claim, evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The concert lasts 100 minutes.", "The concert lasts three hours."),
        ("Prosecutor Sand said it was fair.", "The prosecutor, Per Lie, said it was fair."),
    ],
)
def test_another_length_of_time_and_another_bearer_of_a_word_are_exchanged(claim, evidence):
    assert list(check_swaps(claim, evidence))
