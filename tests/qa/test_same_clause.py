import pytest

from qa.checking.exact.same_clause import check_clauses

SPENT = "In contrast, Varden spent $4,000 (17 votes per $100) and Turin spent $10,000."
AGES = "There were Jan Godal, 91, of the old school; Petra Brok, 97; and Dag Lund, 79, who acts."
FAIR = "The Alna Fair first opened in 2016 at the castle and moved to the meadow in 2021."


@pytest.mark.parametrize(
    ("claim", "evidence", "other"),
    [
        ("Varden spent $10,000.", SPENT, "$4,000"),
        ("Dag Lund was 97.", AGES, "79"),
        ("The Alna Fair first opened in 2021.", FAIR, "2016"),
        ("Princess Eva is 34.", "Two children − Princess Beata, 34, and Princess Eva, 33.", "33"),
        ("Ada Lind was hired in 2021.", "Ada Lind was hired in 2016 and promoted in 2021.", "2016"),
        (
            "Anna Lind left on Friday.",
            "Anna Lind left on Monday and Ole Berg left on Friday.",
            "Monday",
        ),
    ],
)
def test_a_figure_or_date_of_another_clause_is_not_the_claims(claim, evidence, other):
    [problem] = check_clauses(claim, evidence)
    assert problem.contradicts
    assert other in problem.reason


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Varden spent $4,000.", SPENT),
        ("Turin spent $10,000.", SPENT),
        ("Alna sold 30 boats.", "Alna sold 40 boats to Oslo and 30 to Bergen."),
        ("Ada Lind won in 2021.", "Ada Lind won gold in 2016 and silver in 2021."),
        (
            "Ada Lind was at the club in 2021.",
            "Ada Lind joined the club in 2016 and captained it in 2021.",
        ),
        ("Anna Lind left on Friday.", "Anna Lind left on Monday and came back on Friday."),
        (
            "Anna Lind did not leave on Friday.",
            "Anna Lind left on Monday. Ole Berg left on Friday.",
        ),
        ("Anna Lind left on Friday.", "Anna Lind left on Monday. Lind left again on Friday."),
    ],
)
def test_what_may_be_told_of_the_claim_too_stands(claim, evidence):
    assert list(check_clauses(claim, evidence)) == []
