import pytest

from qa.reading.sides import CALLS_FOR, Side, decides, demands, expects, side_of, supposes


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Lind confirmed the leak.", Side.CONFIRMS),
        ("It was her first acknowledgment of the leak.", Side.CONFIRMS),
        ("Lind has not denied the leak.", Side.UNDENIED),
        ("Lind did not rule out a leak.", Side.UNDENIED),
        ("Lind denied the leak.", Side.DENIES),
        ("Lind called it “another piece of fake news”.", Side.DENIES),
        ("Lind declined to comment, calling it groundless.", Side.DENIES),
        ("Lind said there was no evidence of a leak.", Side.UNCONFIRMED),
        ("Lind did not confirm the leak.", Side.UNCONFIRMED),
        ("“We cannot confirm the leak,” Lind said.", Side.UNCONFIRMED),
        ("“I cannot deny the leak,” Lind said.", Side.UNDENIED),
        ("Nobody confirmed the leak, Lind said.", Side.UNCONFIRMED),
        ("No one denies the leak, Lind said.", Side.UNDENIED),
        ("Lind declined to comment.", Side.UNCONFIRMED),
        ("Lind spoke of the leak.", Side.SAYS),
        ("If confirmed, the leak would be the first, Lind said.", Side.SAYS),
    ],
)
def test_words_confirm_or_deny_or_leave_it_open(text, side):
    assert side_of(text) is side


@pytest.mark.parametrize("side", Side)
def test_who_denies_or_does_not_confirm_speaks_against_it(side):
    assert side.against == (side in (Side.DENIES, Side.UNCONFIRMED))


def test_the_words_that_decide_are_found():
    assert decides("Lind, who was there, denied the leak.") == 21
    assert decides("Lind spoke of the leak.") == 0


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Such a leak would be grave, Lind said.", True),
        ("The plant may leak, Lind said.", True),
        ("The plant has leaked, and could leak again.", False),
        ("The plant leaks.", False),
    ],
)
def test_words_may_tell_only_what_would_be(text, alone):
    assert supposes(text) == alone


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Lind said the boats were expected to leave.", True),
        ("Lind has warned of the impending arrival of boats.", True),
        ("Norway is preparing to send boats, Lind announced.", True),
        ("Will Norway send boats?", True),
        ("This is why its boats may soon be here, Lind said.", True),
        ("Norway has sent boats and will send more, Lind said.", False),
        ("Norway sent boats, Lind said.", False),
    ],
)
def test_words_may_tell_only_what_is_to_come(text, ahead):
    assert expects(text) == ahead


@pytest.mark.parametrize(
    ("text", "demanded"),
    [
        ("Lind called on Norway to send boats.", True),
        ("Lind called on Monday to say that boats are sent.", False),
        ("Norway is pressing Lind to send boats.", True),
        ("Norway is pressing ahead with plans to send boats.", False),
    ],
)
def test_words_may_tell_what_somebody_is_called_on_to_do(text, demanded):
    assert demands(text) == demanded


def test_what_somebody_urges_is_called_for():
    assert CALLS_FOR.search("What did Anna Lind urge?")
