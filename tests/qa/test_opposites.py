import pytest

from qa.checking.opposites import check_denial, check_denying, check_hedges, check_opposites


def verdicts(layer, claim, evidence):
    return [problem.contradicts for problem in layer(claim, evidence)]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Prices rose to 3% in May.", "Prices fell to 3% in May."),
        ("The mill made a profit of $5 million.", "The mill made a loss of $5 million."),
        ("The court found Holt innocent.", "The court found Holt guilty."),
    ],
)
def test_the_opposite_of_the_evidence_is_contradicted(claim, evidence):
    assert verdicts(check_opposites, claim, evidence) == [True]


def test_who_lost_to_another_was_beaten_by_it():
    evidence = "Norrby beat Vik in the final."
    assert verdicts(check_opposites, "Vik lost to Norrby in the final.", evidence) == []
    assert verdicts(check_opposites, "Norrby lost to Vik in the final.", evidence) == [True]
    assert verdicts(check_opposites, "Norrby lost the final in Vik.", evidence) == [True]


def test_a_sentence_that_has_both_opposites_is_left_to_the_score():
    assert (
        verdicts(check_opposites, "Prices rose in May.", "Prices rose in May and fell in June.")
        == []
    )


def test_what_may_happen_is_not_said_to_happen():
    assert verdicts(check_hedges, "Berg will go to Norrby.", "Berg may go to Norrby.") == [False]
    assert verdicts(check_hedges, "Berg may go to Norrby.", "Berg may go to Norrby.") == []
    assert verdicts(check_hedges, "Berg was in Norrby.", "In May 2020 Berg was in Norrby.") == []
    assert verdicts(check_hedges, "Berg will go to Norrby.", "Berg May Go to Norrby.") == [False]


def test_some_are_not_all():
    evidence = "Some of the miners were paid."
    assert verdicts(check_hedges, "All the miners were paid.", evidence) == [False]
    assert verdicts(check_hedges, "Some miners were paid.", evidence) == []


def test_words_copied_out_of_a_denial_are_contradicted():
    assert verdicts(check_denial, "Berg had resigned", "Holt denied that Berg had resigned.") == [
        True
    ]
    assert verdicts(check_denial, "Berg had resigned", "Holt said that Berg had resigned.") == []


def test_after_and_before_are_opposites_in_one_place_and_not_where_the_parts_are_turned_round():
    evidence = "After speaking with Anna Lind, he posted the statement."
    assert (
        verdicts(
            check_opposites, "He spoke with Anna Lind before he posted the statement.", evidence
        )
        == []
    )
    closed = "The bridge was closed after the flood in Norrby."
    assert verdicts(
        check_opposites, "The bridge was closed before the flood in Norrby.", closed
    ) == [True]


@pytest.mark.parametrize(
    ("claim", "evidence", "held"),
    [
        ("Holt denied that Berg resigned.", "Holt said that Berg had resigned.", True),
        ("Holt refused to resign.", "Holt has resigned.", True),
        ("Holt denied that Berg resigned.", "Holt called it a rumour.", False),
        ("Holt refused to resign.", "Holt will not resign.", False),
        ("A visa was denied to Holt.", "Holt got one in May.", False),
        ("Holt resigned.", "Holt resigned.", False),
    ],
)
def test_who_denies_in_the_claim_is_against_it_there(claim, evidence, held):
    assert bool(verdicts(check_denying, claim, evidence)) is held
