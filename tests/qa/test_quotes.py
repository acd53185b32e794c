import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.reading.quotes import find_verbatim, nearest_wording, quotations

SAID = "Holt said: “We will not sign the treaty, and we won’t discuss it on Monday.” She left."


def verbatim(words):
    found = find_verbatim(words, SAID)
    return SAID[slice(*found)] if found else None


@pytest.mark.parametrize("marked", ["“no deal”", '"no deal"', "«no deal»", "‘no deal’"])
def test_words_in_any_quotation_marks_are_found(marked):
    text = f"She said {marked} again."
    [quotation] = quotations(text)
    assert quotation.text == text[quotation.start : quotation.end] == "no deal"


def test_apostrophes_and_open_marks_are_no_quotations():
    assert quotations("It's Anna's dog, the Bergs' cat") == []
    assert quotations("She said “no") == []


@pytest.mark.parametrize(
    "words",
    ["We will not sign the treaty", "we will  not sign\nthe treaty.", "we won't discuss it"],
)
def test_the_articles_own_words_are_found_whatever_the_typography(words):
    assert verbatim(words) is not None


@pytest.mark.parametrize("words", ["We will sign", "sig", "", "...", "treaty not sign the"])
def test_other_words_are_not_found(words):
    assert verbatim(words) is None


def test_an_ellipsis_may_leave_words_out():
    assert verbatim("not sign … treaty") == "not sign the treaty"
    assert verbatim("discuss it ... She left") == "discuss it on Monday.” She left"


def test_an_ellipsis_may_not_drop_a_negation():
    assert verbatim("We will ... sign the treaty") is None
    assert verbatim("the treaty [...] discuss it") is None


def test_a_miscopied_quotation_has_a_nearest_wording():
    found = nearest_wording("We will not sign this treaty", SAID)
    assert found is not None
    assert SAID[slice(*found)].startswith("We will not sign the treaty")
    assert nearest_wording("The harvest was poor in the north", SAID) is None


@given(st.text(), st.text())
@example(" ", " ")
def test_offsets_lie_within_the_evidence(words, evidence):
    for found in (find_verbatim(words, evidence), nearest_wording(words, evidence)):
        assert found is None or 0 <= found[0] <= found[1] <= len(evidence)


@given(st.lists(st.sampled_from("no treaty will be signed , “ ” it's".split()), min_size=1))
def test_every_stretch_of_a_text_is_found_in_it(words):
    text = " ".join(words)
    stretch = " ".join(words[len(words) // 3 :]).strip(" ,")
    assert not any(c.isalpha() for c in stretch) or find_verbatim(stretch, text) is not None


def test_letters_of_other_alphabets_are_found_as_patterns_find_them():
    assert find_verbatim("Istanbul fell", "The İstanbul fell.") == (4, 17)
    assert find_verbatim("the harbour fell", "The İstanbul fell.") is None
