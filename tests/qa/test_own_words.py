import pytest

from qa.checking.own_words import is_whole_sentence

LEFT = "Anna Lind met Ole Berg in Norrby on Monday. She said the dam would hold. Her plan failed."


@pytest.mark.parametrize(
    ("claim", "own"),
    [
        ("She said the dam would hold.", True),
        ("she said the dam would hold", True),
        ("She said the dam would hold. Her plan failed.", True),
        ("said the dam would hold.", False),
        ("She said the dam", False),
        ("[Anna Lind] said the dam would hold.", False),  # it may be Berg
        ("[Ole Berg] said the dam would hold.", False),
        ("[Anna Lind] said the dam would break.", False),
        ("[Anna Lind's] plan failed.", False),  # "she" stands in the sentence before it
        ("[Anna Lind] said the dam would hold. [Lind's] plan failed.", False),
        ("[Anna Lind:] said the dam would hold.", False),
        ("[1] said the dam would hold.", False),
        ("", False),
    ],
)
def test_own_words_are_whole_sentences_perhaps_with_a_name_for_a_pronoun(claim, own):
    assert is_whole_sentence(claim, LEFT) is own


@pytest.mark.parametrize(
    ("claim", "own"),
    [
        ("[Anna Lind] said the dam would hold.", True),
        ("[Lind] said the dam would hold.", True),
        ("[Margaret Lind] said the dam would hold.", False),
        ("[Lind's lawyer] said the dam would hold.", False),
        ("[Not Lind] said the dam would hold.", False),
        ("[Ole Berg and Lind] said the dam would hold.", False),
        ("[The convicted murderer Lind] said the dam would hold.", False),
        ("It is not so that [Lind] said the dam would hold.", False),
        ("When Ole Berg resigned, [Lind] left.", False),
        ("On Monday, [Lind] wept.", True),
    ],
)
def test_a_name_stands_for_a_pronoun_that_can_mean_nobody_else(claim, own):
    evidence = (
        "Mayor Anna Lind spoke in Norrby. She said the dam would hold. When Ole Berg resigned, she"
        " left. Lind spoke again. On Monday, she wept."
    )
    assert is_whole_sentence(claim, evidence) is own


@pytest.mark.parametrize(
    ("claim", "evidence", "own"),
    [
        ("“But it held,” said Lind.", "But it held,” said Lind.", True),
        ("“But it held,” said Lind.", "“It was old. But it held,” said Lind.", True),
        ('"But it held," said Lind.', '"It was old. But it held," said Lind.', True),
        ("“It held,” said Lind.", "But it held,” said Lind.", False),
        ("“It held,” said Lind.", "It held,” said Berg.", False),
        ("“It held,” said Lind.", "It held, said Lind.", False),
        ("“It held.”", "It held.", False),
    ],
)
def test_a_mark_may_open_words_whose_quotation_began_before_them(claim, evidence, own):
    assert is_whole_sentence(claim, evidence) is own


def test_whose_it_is_may_be_told_by_name():
    evidence = "Anna Lind spoke in Norrby. Her plan failed."
    assert is_whole_sentence("[Anna Lind's] plan failed.", evidence)
    assert is_whole_sentence("[Anna Lind’s] plan failed.", evidence)
    assert not is_whole_sentence("[Ole Berg's] plan failed.", evidence)
    assert not is_whole_sentence("[Anna Lind's] plan failed.", "Her plan failed.")


def test_nothing_is_its_own_words_in_no_evidence():
    assert not is_whole_sentence("It rained.", "")


def test_words_quoted_on_may_be_told_with_who_says_them():
    evidence = "“It rained,” said Anna Lind of the port. “It will rain.” It snowed. “We left.”"
    assert is_whole_sentence("[Anna Lind:] “It will rain.”", evidence)
    assert is_whole_sentence("[Lind:] “It will rain.”", evidence)
    assert not is_whole_sentence("[Ole Berg:] “It will rain.”", evidence)
    assert not is_whole_sentence("[Anna Lind:] “It rained.”", "“It rained.”")
    assert not is_whole_sentence("[Anna Lind:] “We left.”", evidence)  # who says that is open
    assert not is_whole_sentence("[Anna Lind:] It snowed.", evidence)
    for lead in ("Berg was shot and", "It is not true that", "Post, 3 May 1999:"):
        assert not is_whole_sentence(f"{lead} [Anna Lind:] “It will rain.”", evidence)


@pytest.mark.parametrize("said", ["“It is a lie!” Ole Berg said.", "“It is a lie,” Ole Berg said."])
def test_words_with_a_speaker_of_their_own_are_nobody_elses(said):
    evidence = f"“It rained,” said Anna Lind of the port. {said}"
    assert not is_whole_sentence(f"[Anna Lind:] {said}", evidence)
    assert not is_whole_sentence("[Anna Lind:] “It is a lie!”", evidence)
