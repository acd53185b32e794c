import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.citations import (
    citation_f1,
    citation_precision,
    citation_recall,
    judged_sentence,
)
from eval.outcomes import Extract, Stated
from tests.eval.judge_fakes import WordJudge


def said(text, *cited):
    return Stated(text, tuple(Extract(f"article {i}", words) for i, words in enumerate(cited)))


def scored(*sentences):
    judged = [judged_sentence(sentence, WordJudge()) for sentence in sentences]
    return citation_recall(judged), citation_precision(judged), citation_f1(judged)


def test_one_good_citation_scores_full():
    assert scored(said("a b", "a b c")) == (1, 1, 1)


def test_citations_that_bear_a_sentence_out_only_together_are_both_precise():
    assert scored(said("a b", "a", "b")) == (1, 1, 1)


def test_a_citation_that_adds_nothing_is_imprecise():
    recall, precision, f1 = scored(said("a b", "a b", "c"))
    assert (recall, precision) == (1, 1 / 2)
    assert f1 == pytest.approx(2 * 1 * 0.5 / 1.5)


def test_duplicated_citations_are_each_enough():
    assert scored(said("a", "a", "a")) == (1, 1, 1)


def test_a_sentence_not_borne_out_makes_its_citations_imprecise():
    assert scored(said("a z", "a", "b"), said("a", "a")) == (1 / 2, 1 / 3, pytest.approx(0.4))


def test_no_citations_at_all_score_zero():
    assert scored(said("a"), said("b")) == (0, 0, 0)


def test_an_empty_answer_is_not_scored():
    assert scored() == (None, None, None)


def test_what_the_judge_cannot_tell_is_left_out_and_is_no_zero():
    assert scored(said("?", "a")) == (None, None, None)
    assert scored(said("?", "a"), said("a", "a")) == (1, 1, 1)


def alce(sentences, entails):
    """Recall and precision written after the published procedure of ALCE, loop by loop."""
    borne, precise, citations = 0, 0, 0
    for text, cited in sentences:
        joint = bool(cited) and entails(text, cited)
        borne += joint
        citations += len(cited)
        if joint and len(cited) > 1:
            for i in range(len(cited)):
                rest = cited[:i] + cited[i + 1 :]
                if entails(text, cited[i : i + 1]) or not entails(text, rest):
                    precise += 1
        else:
            precise += joint
    return borne / len(sentences), precise / citations if citations else 0


LETTERS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(" ".join)
SENTENCES = st.lists(st.tuples(LETTERS, st.lists(LETTERS, max_size=3)), min_size=1, max_size=4)


@given(SENTENCES)
def test_recall_and_precision_agree_with_the_published_procedure(sentences):
    def entails(text, cited):
        return set(text.split()) <= set(" ".join(cited).split())

    recall, precision, _ = scored(*(said(text, *cited) for text, cited in sentences))
    assert (recall, precision) == pytest.approx(alce(sentences, entails))


def test_a_remark_on_the_answer_needs_no_citation_and_a_statement_does():
    remark = said("The articles may not answer this; here is what they have nearest to it.")
    assert scored(remark, said("rain fell", "rain fell")) == (1, 1, 1)
    assert scored(said("rain fell hard"), said("rain fell", "rain fell"))[0] == 1 / 2
