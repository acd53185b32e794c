import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.retrieval import (
    all_facts,
    answer_recall,
    article_scores,
    fact_hits,
    fact_precision,
    fact_ranks,
    fact_reciprocal_rank,
)


def test_articles_are_scored_as_by_hand():
    scores = article_scores(["b", "a", "d", "c"], {"a", "c"}, k=10)
    assert scores["hits"] == 1
    assert scores["mrr"] == 1 / 2
    assert scores["map"] == pytest.approx((1 / 2 + 2 / 4) / 2)
    gain = 1 / math.log2(3) + 1 / math.log2(5)
    assert scores["ndcg"] == pytest.approx(gain / (1 / math.log2(2) + 1 / math.log2(3)))


def test_an_article_counts_at_its_first_place_only():
    twice = article_scores(["a", "a", "b", "a"], {"a", "b"}, k=10)
    assert twice == article_scores(["a", "b"], {"a", "b"}, k=10)
    assert set(twice.values()) == {1.0}


def test_what_lies_beyond_k_is_not_found():
    assert set(article_scores(["a", "b", "c"], {"c"}, k=2).values()) == {0.0}


def test_nothing_found_scores_zero_and_nothing_relevant_is_refused():
    assert set(article_scores([], {"a"}, k=3).values()) == {0.0}
    with pytest.raises(ValueError, match="no article is relevant"):
        article_scores(["a"], set(), k=3)


@given(st.permutations("abcdefgh"), st.sets(st.sampled_from("abcdefgh"), min_size=1))
def test_average_precision_agrees_with_its_definition(ranked, relevant):
    places = [rank for rank, article in enumerate(ranked, 1) if article in relevant]
    precisions = [seen / rank for seen, rank in enumerate(places, 1)]
    by_hand = sum(precisions) / len(relevant)
    assert article_scores(ranked, relevant, k=10)["map"] == pytest.approx(by_hand)


def test_a_fact_is_found_whatever_its_white_space_and_in_any_of_its_wordings():
    passages = ["Nothing.", "It  rose\nby 5 m.", "It rose by 5 m. Then it fell."]
    assert fact_ranks(passages, [["It rose by 5 m."], ["it sank", "Then it fell."], ["No."]]) == [
        2, 3, None,
    ]  # fmt: skip


def test_facts_first_seen_at_ranks_one_and_four_are_scored_as_multihop_rag_does():
    ranks = [1, 4, None]
    assert fact_hits(ranks, k=1) == 1
    assert fact_reciprocal_rank(ranks, k=10) == 1
    assert fact_precision(ranks, k=10) == pytest.approx((1 + 1 / 4) / 3)
    assert fact_precision(ranks, k=2) == pytest.approx(1 / 2)
    assert all_facts(ranks, k=10) == 0
    assert all_facts([1, 4], k=10) == 1


def test_passages_with_a_fact_each_score_alike_by_facts_and_by_articles():
    facts = [["one fish."], ["two fish."]]
    passages = ["no fish.", "one fish.", "two fish."]
    ranked = article_scores(["x", "1", "2"], {"1", "2"}, k=10)
    ranks = fact_ranks(passages, facts)
    assert fact_reciprocal_rank(ranks, k=10) == ranked["mrr"]
    assert fact_hits(ranks, k=1) == article_scores(["x", "1", "2"], {"1", "2"}, k=1)["hits"]


def test_without_facts_nothing_is_scored():
    for measure in (fact_hits, fact_reciprocal_rank, fact_precision, all_facts):
        assert measure([], k=10) is None


def test_an_answer_must_stand_whole_in_the_characters_read():
    passages = ["The mayor is", "Anna Lind."]
    assert answer_recall(passages, ["anna lind"], n=100) == 1
    assert answer_recall(passages, ["Anna Lind"], n=20) == 0  # the cut goes through her name
    assert answer_recall(["Annabel"], ["Anna"], n=4) == 0
    assert answer_recall(["it is 11,000"], ["11"], n=8) == 0
    assert answer_recall(["it is 11,000"], ["is"], n=8) == 1
    assert answer_recall(["Anna", "Lindgren"], ["Anna"], n=9) == 1  # back to the line break
    assert answer_recall(["Ask Anna Lind."], ["Lind"], n=13) == 1
    assert answer_recall(passages, [], n=100) is None
    assert answer_recall(passages, ["The"], n=100) is None
    assert answer_recall([], ["Anna Lind"], n=100) == 0
