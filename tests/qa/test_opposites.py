import pytest

from qa.checking.exact.opposites import (
    check_denial,
    check_denying,
    check_hedges,
    check_opposites,
    check_prefixes,
)


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


def test_who_allegedly_did_it_is_accused_and_what_could_not_be_was_not():
    evidence = "Holt allegedly stole the boat of Berg in Vik."
    claim = "Holt is accused of stealing the boat of Berg in Vik."
    assert verdicts(check_hedges, claim, evidence) == []
    assert verdicts(check_hedges, "Holt has stolen the boat of Berg.", evidence) == [False]
    evidence = "Holt could not find the boat of Berg."
    assert verdicts(check_hedges, "Holt did not find the boat of Berg.", evidence) == []
    assert verdicts(check_hedges, "Holt has found the boat of Berg.", evidence) == [False]


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


@pytest.mark.parametrize(
    ("claim", "evidence", "held"),
    [
        ("Most of the shells are precision shells.", "Most are non-precision shells.", True),
        ("The house was left usable.", "The house was left unusable by the fire.", True),
        ("It is spread in cooked foods.", "It is spread in raw or undercooked foods.", True),
        ("The house was left not usable.", "The house was left unusable.", False),
        ("They dug up graves covered in moss.", "They uncovered graves in moss.", False),
        (
            "Changing climates were known.",
            "Climates change, and unchanging ones were known.",
            False,
        ),
        ("Fewer came unless it rained, or less.", "Fewer came, or less, when it rained.", False),
    ],
)
def test_a_word_without_its_prefix_is_the_opposite(claim, evidence, held):
    assert verdicts(check_prefixes, claim, evidence) == [True] * held


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Lind called for a permanent halt.", "Lind called for a temporary halt."),
        ("It requires Vik to lower taxes.", "It requires Vik to raise taxes."),
        ("It is one of the worst-selling songs.", "It is one of the best-selling songs."),
    ],
)
def test_temporary_is_not_permanent_nor_is_a_rise_a_cut(claim, evidence):
    assert verdicts(check_opposites, claim, evidence) == [True]


def test_what_could_be_seen_was_seen_and_a_rumour_is_no_fact():
    assert not verdicts(check_hedges, "It was hit.", "It was hit, where smoke could be seen.")
    assert not verdicts(check_hedges, "Smoke was seen.", "Smoke could be seen over the bridge.")
    evidence = "Despite rumours that Berg had resigned, he came."
    assert verdicts(check_denial, "Berg had resigned", evidence) == [True]


@pytest.mark.parametrize(
    ("claim", "evidence", "held"),
    [
        ("All 31 missions stay open.", "None of the 31 missions is closed.", False),
        ("All 31 missions are open.", "All 31 missions are closed.", True),
        ("All 31 missions are open.", "All 31 missions are closed, but no bank.", True),
        ("Norrsat is buying all Vik hotels.", "Holt is selling all Vik hotels to Norrsat.", False),
        ("Holt is buying all Vik hotels.", "Holt is selling all Vik hotels to Norrsat.", True),
    ],
)
def test_an_opposite_that_is_negated_or_of_another_side_says_the_same(claim, evidence, held):
    assert verdicts(check_opposites, claim, evidence) == [True] * held


def test_what_only_stands_behind_a_negation_is_not_denied():
    said = "It was not too late to sue when the council opened the road."
    assert verdicts(check_denial, "the council opened the road", said) == []
    denied = "Berg did not say that the council opened the road."
    assert verdicts(check_denial, "the council opened the road", denied) == [True]


def test_who_lost_so_many_games_in_a_row_was_beaten_by_the_other():
    evidence = "The Gulls led before losing three straight games to Alna."
    assert not list(check_opposites("Alna won three straight games against the Gulls.", evidence))
    assert list(check_opposites("The Gulls won three straight games against Alna.", evidence))


def test_a_hedge_of_another_clause_hedges_nothing():
    evidence = "The club asks members to bring ten friends, telling them rain could spoil it."
    assert not list(check_hedges("The club has asked members to bring ten friends.", evidence))


def test_an_ellipsis_parts_words_from_a_denial_before_it():
    evidence = "“I know who is denied care … I know who raises children alone,” Berg said."
    assert not list(check_denial("I know who raises children alone,” Berg said.", evidence))


def test_the_rest_of_a_share_does_the_opposite():
    evidence = "After ten days 70 per cent of the first group had died."
    assert not list(check_opposites("After ten days 30% of the first group survived.", evidence))
    assert list(check_opposites("After ten days 70% of the first group survived.", evidence))
