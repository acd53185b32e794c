import pytest

from corpus import Article
from qa.values import Citation, Claim, Evidence, Label, Verdict, with_markers

FLOOD = Article(id="f", text="Größe: the 🌊 rose. Trains stood.")


def test_a_quote_is_the_articles_text_at_its_offsets():
    assert Citation(1, FLOOD, 7, 18).quote == Evidence(FLOOD, 7, 18).text == "the 🌊 rose."


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 4), (5, 99), (4, 2)])
def test_evidence_of_no_words_is_refused(start, end):
    with pytest.raises(ValueError, match=rf"'f' has {len(FLOOD.text)} characters.*{start}-{end}"):
        Evidence(FLOOD, start, end)


@pytest.mark.parametrize("support", [-0.1, 1.1, float("nan")])
def test_support_beyond_0_to_1_is_refused(support):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Verdict(Label.SUPPORTED, support)


def test_markers_stand_after_the_words():
    cited = (Citation(2, FLOOD, 0, 4), Citation(1, FLOOD, 5, 9))
    claim = Claim(" ", "It rose.", cited, Verdict(Label.SUPPORTED, 1))
    assert claim.marked_text == "It rose. [2][1]"
    assert with_markers("It rose.", []) == "It rose."
