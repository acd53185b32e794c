from dataclasses import replace

import pytest

from corpus import Article
from qa.checking.check import LayeredChecker
from qa.checking.verify import narrowed, verify_claim
from qa.values import DraftClaim, Evidence, Label, Repairs, Verdict
from tests.fakes import WordScorer

CHECKER = LayeredChecker(WordScorer())
FLOOD = Article(
    id="flood",
    source="Norrby Post",
    text="The river flooded Norrby on Thursday. Anna Lindqvist said: “We will not leave the town.”"
    " Two bridges were closed. Trains stood still.",
)
COUNT = Article(id="count", text="Police chief Ole Berg said 52 people died. Snow fell later.")
EVIDENCE = [Evidence(a, 0, len(a.text)) for a in (FLOOD, COUNT)]


def verified(text, *cited, unknown=()):
    return verify_claim(DraftClaim("", text, cited, unknown), EVIDENCE, EVIDENCE, CHECKER)


def quotes(found):
    return [evidence.text for evidence in found.cited]


def test_a_citation_is_narrowed_to_the_sentence_it_rests_on():
    found = verified("Two bridges were closed.", 0)
    assert quotes(found) == ["Two bridges were closed."]
    assert found.verdict.label == Label.SUPPORTED
    assert found.repairs == Repairs()


def test_a_claim_that_fuses_sentences_cites_them_all():
    claim = "The river flooded Norrby on Thursday, two bridges were closed and trains stood still."
    part = narrowed(claim, EVIDENCE[0])
    assert part.text.startswith("The river")
    assert part.text.endswith("still.") or part.text.endswith("closed.")
    assert FLOOD.text[part.start : part.end] == part.text


def test_a_claim_that_cites_the_wrong_passage_is_pointed_to_the_right_one():
    found = verified("Ole Berg, the police chief, said 52 people died.", 0)
    assert quotes(found) == ["Police chief Ole Berg said 52 people died."]
    assert found.verdict.label == Label.SUPPORTED
    assert found.repairs == Repairs(repointed=1)


def test_a_claim_that_fuses_sentences_far_apart_cites_each():
    far = Article(
        id="far",
        text="A storm closed the bridge on Monday. It rained. Snow fell. The market was shut."
        " Trains to Vik stood still.",
    )
    passage = Evidence(far, 0, len(far.text))
    claim = DraftClaim("", "A storm closed the bridge on Monday, and trains to Vik stood.", (0,))
    found = verify_claim(claim, [passage], [passage], CHECKER)
    assert quotes(found) == [
        "A storm closed the bridge on Monday.",
        "Trains to Vik stood still.",
    ]
    assert found.verdict.label == Label.SUPPORTED
    assert found.repairs == Repairs()


def test_a_claim_without_a_marker_is_pointed_to_what_supports_it():
    found = verified("Two bridges were closed.")
    assert quotes(found) == ["Two bridges were closed."]
    assert found.repairs == Repairs(repointed=1)


def test_own_words_need_not_tell_where_they_are_from_and_may_name_whom_a_pronoun_means():
    article = Article(
        id="dam", source="Post", published="2016-10-24",
        text="Anna Lind came to Norrby in 2012. In 2014, she opened a dam. “It will hold,” Ole Berg"
        " said.",
    )  # fmt: skip
    for claim in (
        "Post, 24 October 2016: In 2014, [Lind] opened a dam.",
        "In 2014, [Anna Lind] opened a dam.",
        "“It will hold,” Ole Berg said.",
        "Post, 24 October 2016: “It will hold,” Ole Berg said.",
    ):
        passage = [Evidence(article, 0, len(article.text))]
        found = verify_claim(DraftClaim("", claim, (0,)), passage, passage, CHECKER)
        assert (found.verdict.label, found.verdict.support) == (Label.SUPPORTED, 1.0)
        assert found.text == claim


def test_own_words_are_of_one_of_the_articles_cited_and_bear_its_source():
    first = Article(id="a", source="Reuters", text="Ole Berg spoke in Oslo.")
    second = Article(id="b", source="Post", text="He resigned over bribes. Two men were shot.")
    passages = [Evidence(a, 0, len(a.text)) for a in (first, second)]
    for claim in ("Reuters: Two men were shot.", "[Ole Berg] resigned over bribes."):
        found = verify_claim(DraftClaim("", claim, (0, 1)), passages, passages, CHECKER)
        assert found.verdict.support < 1


def test_the_day_of_the_article_before_a_sentence_is_no_day_that_the_sentence_tells_of():
    article = Article(
        id="cup", source="Post", published="2016-10-24",
        text="Ole Berg and Ida Moe played at Vik. In 2014, he sent Vik to the final of the cup.",
    )  # fmt: skip
    passage = [Evidence(article, 0, len(article.text))]
    claim = "Post, 24 October 2016: In 2014, [Berg] sent Vik to the final of the cup."
    found = verify_claim(DraftClaim("", claim, (0,)), passage, passage, CHECKER)
    assert found.verdict.label == Label.SUPPORTED
    assert found.verdict.reasons == ("the cited words say this in other words",)  # or Moe did
    other = "Post, 24 October 2016: In 2015, [Berg] sent Vik to the final of the cup."
    found = verify_claim(DraftClaim("", other, (0,)), passage, passage, CHECKER)
    assert found.verdict.label == Label.CONTRADICTED


def test_a_miscopied_quotation_is_corrected_to_the_articles_words():
    found = verified("Anna Lindqvist said: “We will not leave this town.”", 0)
    assert "“We will not leave the town.”" in found.text
    assert found.verdict.label == Label.SUPPORTED
    assert found.repairs == Repairs(quotes_corrected=1)


def test_a_claim_that_nothing_supports_keeps_its_words_and_is_marked():
    found = verified("Ole Berg said 99 people died.", 1)
    assert found.text == "Ole Berg said 99 people died."
    assert found.verdict.label == Label.CONTRADICTED
    assert found.repairs == Repairs(marked=1)


def test_a_claim_that_cites_nothing_tells_what_the_nearest_passage_says_instead():
    found = verified("Ole Berg said 99 people died.")
    assert found.verdict.label == Label.UNSUPPORTED
    assert found.verdict.reasons[0] == "no words are cited"
    assert "nearest passage: the article says 52, the answer 99" in found.verdict.reasons


def test_markers_that_name_nothing_are_counted():
    assert verified("Two bridges were closed.", 0, unknown=("7", "9")).repairs.unknown_markers == 2


def test_an_attribution_before_the_words_is_no_part_of_the_quote():
    found = verified("Norrby Post: Two bridges were closed.", 0)
    assert quotes(found) == ["Two bridges were closed."]
    assert found.verdict.label == Label.SUPPORTED


def test_without_evidence_a_claim_is_marked():
    found = verify_claim(DraftClaim("", "Two bridges were closed."), [], [], CHECKER)
    assert (found.verdict.label, found.cited) == (Label.UNSUPPORTED, ())


def test_who_holds_an_office_is_read_off_the_article():
    text = (
        "Mayor Anna Lind came by boat. Rain fell. Trains stood still. Snow came later."
        " Lind said two bridges were closed."
    )
    read = [Evidence(Article(id="boat", text=text), 0, len(text))]
    claim = DraftClaim("", "The mayor said two bridges were closed.", (0,), ())
    found = verify_claim(claim, read, read, CHECKER)
    assert quotes(found) == ["Lind said two bridges were closed."]
    assert found.verdict.label == Label.SUPPORTED
    other = replace(claim, text="The spokesman said two bridges were closed.")
    assert verify_claim(other, read, read, CHECKER).verdict.label == Label.CONTRADICTED


class Believing:
    """A checker that believes every claim, in other words."""

    def check(self, pairs):
        return [Verdict(Label.SUPPORTED, 0.9, ("in other words",)) for _ in pairs]


def test_a_name_that_the_article_has_nowhere_is_not_borne_out():
    text = "Anna Lind lives in Vik. Rain fell. Trains stood. Snow came. She wrote it on a wall."
    read = [Evidence(Article(id="wall", text=text), text.index("She wrote"), len(text))]
    claims = ("Lind wrote it on Postbox.", "Lind wrote it on a wall.")
    postbox, wall = (
        verify_claim(DraftClaim("", claim, (0,)), read, read, Believing()) for claim in claims
    )
    assert postbox.verdict.label == Label.UNSUPPORTED
    assert "the article never names “Postbox”" in postbox.verdict.reasons
    assert wall.verdict.label == Label.SUPPORTED


def test_words_that_somebody_says_are_told_as_such():
    found = verified("We will not leave the town.", 0)
    assert found.text == "[Anna Lindqvist:] “We will not leave the town.”"
    assert found.verdict.label == Label.SUPPORTED
    assert found.repairs == Repairs(quotes_corrected=1)
    repointed = verified("We will not leave the town.", 1)
    assert repointed.text == found.text
    assert repointed.repairs == Repairs(repointed=1, quotes_corrected=1)
    for own in ("Anna Lindqvist said: “We will not leave the town.”", "Two bridges were closed."):
        assert verified(own, 0).text == own


def test_bounds_of_figures_are_those_of_the_article():
    text = "At least 58 million birds were killed. About 40 men and $3 million or more were lost."
    article = Article(id="birds", text=text)
    passage = [Evidence(article, 0, len(text))]
    for claim, told in (
        ("58 million birds were killed.", "At least 58 million birds were killed."),
        (
            "About 40 men and $3 million were lost.",
            "About 40 men and $3 million or more were lost.",
        ),
        ("All 58 million birds were killed.", None),
        ("58 million men were killed.", None),
    ):
        found = verify_claim(DraftClaim("", claim, (0,)), passage, passage, CHECKER)
        assert found.text == (told or claim)
        assert (found.repairs == Repairs(bounds_restored=1)) is (told is not None)
        assert (found.verdict.label is Label.SUPPORTED) is (told is not None)


TOWN = Article(
    id="town",
    text="The mayor, Anna Lind, said that about 40 people left Vik. Rain fell on Monday. “The road"
    " is closed,” she added. Police said the bridge was open. The bridge, which was built in 1962,"
    " stood. Ole Berg, who won the prize in 2010, said he would go. The Norrby Post reported snow.",
)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("About 40 people left Vik.", "According to Anna Lind, about 40 people left Vik."),
        ("40 people left Vik.", "According to Anna Lind, about 40 people left Vik."),
        ("The bridge was open.", "According to police, the bridge was open."),
        ("Snow was reported early.", "According to the Norrby Post, snow was reported early."),
        ("Rain fell on Monday.", None),
        ("Lind said about 40 people left Vik.", None),
        ("The bridge was built in 1962.", None),
        ("Ole Berg won the prize in 2010.", None),
        ("He won the prize in 2010.", None),
        ("About 40 people", None),
    ],
)
def test_what_somebody_says_is_told_as_their_word(claim, told):
    passage = [Evidence(TOWN, 0, len(TOWN.text))]
    found = verify_claim(DraftClaim("", claim, (0,)), passage, passage, Believing())
    assert found.text == (told or claim)
    assert found.repairs.speakers_named == (told is not None)
    assert found.verdict.label is Label.SUPPORTED


def test_what_an_article_tells_by_itself_too_is_nobodys_word():
    text = "Anna Lind said that the bridge would open in May. The bridge will open in May."
    passage = [Evidence(Article(id="both", text=text), 0, len(text))]
    found = verify_claim(
        DraftClaim("", "The bridge opens in May.", (0,)), passage, passage, Believing()
    )
    assert found.text == "The bridge opens in May."


@pytest.mark.parametrize("cited", [0, 1])
def test_statements_set_against_one_another_each_rest_on_a_passage_of_their_own(cited):
    first = "Ole Berg said 52 people died, while Anna Lindqvist said: "
    found = verified(f"{first}“We will not leave the town.”", cited)
    assert sorted(quotes(found)) == [
        "Anna Lindqvist said: “We will not leave the town.”",
        "Police chief Ole Berg said 52 people died.",
    ]
    assert found.verdict.label is Label.SUPPORTED
    assert found.repairs == Repairs(repointed=1)
    wrong = verified(f"{first}“We will leave the town today.”", cited)
    assert wrong.verdict.label is not Label.SUPPORTED
