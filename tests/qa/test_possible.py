import pytest

from qa.checking.exact.possible import check_done, check_possible


def reasons(layer, claim, evidence):
    return [problem.reason for problem in layer(claim, evidence)]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("The ponds will include fountains and palm trees.", "could include"),
        ("The ponds include fountains and palm trees.", "could include"),
        ("Lind said the ponds will include fountains and palm trees.", "could include"),
        ("Berg accepted tickets and meals from builders.", "allegedly accepted"),
        ("The ponds might include fountains and palm trees.", None),
        ("The court heard that Berg accepted tickets and meals from builders.", None),
        ("Berg accepted tickets and meals from builders, the indictment says.", None),
        ("The ponds stress that Vik has an ocean.", None),
    ],
)
def test_what_may_be_is_not_told_as_certain(claim, told):
    evidence = (
        "Lind said the ponds, which could include fountains and palm trees, will stress that Vik"
        " has an ocean. Berg allegedly accepted tickets and meals from builders."
    )
    expected = [f"the article says “{told}”, the answer leaves it out"] if told else []
    assert reasons(check_possible, claim, evidence) == expected


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Lind raced at the games in Vik.", "will race"),
        ("Lind wants the army deployed to help with the rescue.", None),
        ("The army is being deployed to help with the rescue.", None),
        ("Lind will race at the games in Vik.", None),
        ("The army was deployed to help with the rescue.", "will be deployed"),
        ("The army is to be deployed to help with the rescue.", None),
        ("Lind races at the games in Vik.", None),
    ],
)
def test_what_will_be_is_not_told_as_done(claim, told):
    evidence = "Lind will race at the games in Vik. The army will be deployed to help the rescue."
    expected = [f"the article says “{told}”, the answer tells it as done"] if told else []
    assert reasons(check_done, claim, evidence) == expected


def test_what_a_sentence_also_tells_as_done_is_let_be():
    evidence = "Lind raced in Vik and will race in Vik again."
    assert reasons(check_done, "Lind raced in Vik.", evidence) == []


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("The ferry has carried cars to Vik.", "can carry"),
        ("The council withdrew the permit of the ferry.", "to withdraw"),
        ("The council must withdraw the permit of the ferry.", None),
        ("The strike forced the ferry to turn, and it turned at Vik.", None),
        ("The ferry left Vik.", None),
    ],
)
def test_what_could_be_or_is_asked_for_is_not_told_as_done(claim, told):
    evidence = (
        "The ferry can carry cars to Vik. Lind urged the council to withdraw the permit of the"
        " ferry. The strike forced the ferry to turn at Vik. It had to leave Vik."
    )
    expected = [f"the article says “{told}”, the answer tells it as done"] if told else []
    assert reasons(check_done, claim, evidence) == expected


def test_what_somebody_is_accused_of_is_not_told_as_certain():
    evidence = "Berg, an adviser accused of embezzling crowns from the ferry, left Vik."
    told = "the article says “accused of embezzling”, the answer leaves it out"
    assert reasons(check_possible, "Berg embezzled crowns from the ferry.", evidence) == [told]
