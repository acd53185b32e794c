import pytest

from qa.checking.exact.deeds import check_deeds

EVIDENCE = (
    "Eleven boats left the harbour of Vik on Monday. Four of the boats sank in Vik on Tuesday in"
    " the storm off Vik. The guild paid 900 crowns for nets in Oslo."
)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Eleven boats sank in the storm off Vik.", "of this the article says Four"),
        ("Four boats sank in the storm off Vik.", None),
        ("The boats sank off Vik on Monday.", "of this the article says Tuesday"),
        ("The boats left Vik on Monday.", None),
        ("The boats sank in Oslo, the guild said.", "of this the article says in Vik"),
        ("The boats sank in Vik, and nets were bought in Oslo.", None),
        ("Eleven boats left Vik, and some sank.", None),  # no sentence has both
        ("Four of the eleven boats sank in the storm off Vik.", None),
        ("Eleven boats did not sink in the storm off Vik.", None),
    ],
)
def test_figures_days_and_places_stand_where_the_verbs_do(claim, told):
    found = [
        problem.reason.partition(", the answer")[0] for problem in check_deeds(claim, EVIDENCE)
    ]
    assert found == ([told] if told else [])
