from qa.events import ClaimChecked, Planned, TextDelta, applied
from qa.values import Label, Verdict

HOLDS = Verdict(Label.SUPPORTED, 1)


def test_words_add_up_and_a_checked_sentence_replaces_them():
    events = [
        Planned(()),
        TextDelta(0, "It "),
        TextDelta(0, "rose."),
        TextDelta(1, " It fell."),
        ClaimChecked(0, HOLDS, "It rose. [1]"),
        ClaimChecked(1, HOLDS),
    ]
    assert applied(events) == "It rose. [1] It fell."
    assert applied([]) == ""
