import pytest

from qa.checking.exact.called import is_called, subject_phrase
from qa.checking.exact.spoken import check_speaker


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "A medical ethics director at Alna said that masks keep offices safe.",
            "Masks keep offices safe, said Ole Dahl, director of medical ethics at Alna Hospital.",
        ),
        (
            "A critic of the Norrby Post wrote that the mayor was against the statue.",
            "Norrby Post art critic Eva Holm wrote that the mayor was against the statue.",
        ),
        (
            "The Gulls' head coach said many of the players were very sad.",
            "Many of the players were very sad, Gulls head coach Ole Lund said.",
        ),
        (
            "An economist at Alna Bank said that rates would fall in spring.",
            "Rates would fall in spring, said Eva Lind, chief economist at Alna Bank.",
        ),
        (
            "Officials of the local fire office said that a man had died in Vik.",
            "A man had died in Vik, the local fire office said.",
        ),
        (
            "Groups are to be no larger than ten, according to the guidelines.",
            "The mayor said that groups are to be no larger than ten in the guidelines.",
        ),
        (
            "A lawyer for the family said the boy was pushed.",
            "The boy was pushed, family lawyer Ann Moe said.",
        ),
        (
            "Those in favour of tolls said they would save time.",
            "Those who welcomed the new road charge said tolls would save time.",
        ),
        (
            "The brewery has raised its prices three times, says the guild.",
            "The pub owners' guild says the brewery has raised its prices three times.",
        ),
    ],
)
def test_whoever_speaks_may_be_told_by_what_they_are(claim, evidence):
    assert list(check_speaker(claim, evidence)) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "A defence lawyer said the boy was pushed off the roof.",
            "The boy was pushed off the roof, prosecutor Ann Moe said.",
        ),
        (
            "The union's lawyer said that rates would fall in spring.",
            "Rates would fall in spring, said Eva Lind, who had met the union's lawyer.",
        ),
        (
            "An economist at the ministry said that rates would fall in spring.",
            "Rates would fall in spring, said Eva Lind, chief economist at Alna Bank.",
        ),
        (
            "The brewery has raised its prices three times, says the ministry.",
            "The pub owners' guild says the brewery has raised its prices three times.",
        ),
    ],
)
def test_what_somebody_else_is_means_nobody_who_speaks(claim, evidence):
    assert list(check_speaker(claim, evidence))


def test_the_words_for_a_speaker_are_all_before_the_verb():
    assert subject_phrase("On Monday, the head of the Alna Bank said no.", "Alna Bank") == (
        "the head of the Alna Bank"
    )
    assert subject_phrase("It fell, according to an aide of Lind.", "Lind") == "an aide of Lind"
    assert subject_phrase("It fell.", "Lind") == ""


def test_a_name_in_the_genitive_is_not_described():
    assert not is_called("Lind", "the adviser", "Lind's friend, the adviser, said no.")


@pytest.mark.parametrize(
    ("phrase", "evidence", "called"),
    [
        ("the team's captain", "His captain, Jon Vik, said it rained.", True),
        ("the team's coach", "His captain, Jon Vik, said it rained.", False),
        ("the mayor", "The former mayor, Jon Vik, said it rained.", False),
        ("a former mayor", "The former mayor, Jon Vik, said it rained.", True),
        ("the finance minister", "A deputy finance minister, Jon Vik, said it rained.", False),
        ("a deputy minister", "A deputy finance minister, Jon Vik, said it rained.", True),
    ],
)
def test_his_captain_is_the_teams_and_a_former_or_deputy_holder_is_none(phrase, evidence, called):
    assert is_called("Jon Vik", phrase, evidence) is called


def test_a_body_whose_initials_are_a_word_that_says_nothing_speaks_for_itself_alone():
    evidence = "The WHO said on Monday that the outbreak was over."
    assert list(check_speaker("The ministry said the outbreak was over.", evidence))
    assert not list(check_speaker("The WHO said the outbreak was over.", evidence))
