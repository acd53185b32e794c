"""How well the passages found hold what the answer needs.

Standard measures of ranked articles come from ir-measures [1]; what counts words of passages
(facts, answers) is defined here as its source defines it.

[1] MacAvaney, Macdonald and Ounis 2022, Streamlining Evaluation with ir-measures.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import takewhile

import ir_measures
from ir_measures import AP, RR, Success, nDCG

from eval.metrics.words import said, squeezed, words_of

ONE = "case"  # ir-measures wants a name for the question; there is one


def article_scores(ranked: Sequence[str], relevant: Set[str], *, k: int) -> dict[str, float]:
    """Hits, reciprocal rank, average precision and nDCG of a ranking, cut at `k`.

    Keys: hits (is one relevant article among the first k), mrr (1 / rank of the first), map
    (sum over the ranks r of relevant articles of precision at r, over the number of relevant
    articles), ndcg (binary gain, discount log2(rank + 1), over that of the best ranking). An
    article that comes again counts at its first place. All are 0 where nothing is found.

    Raises:
        ValueError: nothing is relevant, so that nothing can be scored.
    """
    if not relevant:
        raise ValueError("no article is relevant; a case without gold articles is not scored")
    order = list(dict.fromkeys(ranked))
    measures = {"hits": Success @ k, "mrr": RR @ k, "map": AP @ k, "ndcg": nDCG @ k}
    found = {article: float(-rank) for rank, article in enumerate(order)}
    wanted = {article: 1 for article in relevant}
    if not found:
        return dict.fromkeys(measures, 0.0)
    scores = ir_measures.calc_aggregate(measures.values(), {ONE: wanted}, {ONE: found})
    return {name: float(scores[measure]) for name, measure in measures.items()}


def fact_ranks(passages: Sequence[str], facts: Sequence[Sequence[str]]) -> list[int | None]:
    """For each fact the rank, from 1, of the first passage that holds one of its wordings whole.

    White space is left out of the comparison (Tang and Yang 2024). `None`: no passage holds it.
    """
    texts = [squeezed(passage) for passage in passages]
    return [
        next(
            (
                rank
                for rank, text in enumerate(texts, 1)
                if any(squeezed(wording) in text for wording in wordings)
            ),
            None,
        )
        for wordings in facts
    ]


def fact_hits(ranks: Sequence[int | None], *, k: int) -> float | None:
    """1 if a fact stands in the first `k` passages, else 0 (Hits@k; Tang and Yang 2024)."""
    return float(any(_within(rank, k) for rank in ranks)) if ranks else None


def fact_reciprocal_rank(ranks: Sequence[int | None], *, k: int) -> float | None:
    """1 / rank of the first passage that holds a fact, 0 beyond `k` (MRR@k)."""
    found = [rank for rank in ranks if rank is not None and rank <= k]
    return (1 / min(found) if found else 0.0) if ranks else None


def fact_precision(ranks: Sequence[int | None], *, k: int) -> float | None:
    """Sum of 1 / r over the facts first seen at rank r <= k, over min(facts, k).

    MAP@k as MultiHop-RAG computes it (Tang and Yang 2024). It is not average precision: three facts
    in the first passage score 1, at ranks 1, 2, 3 they score (1 + 1/2 + 1/3) / 3.
    """
    found = [1 / rank for rank in ranks if rank is not None and rank <= k]
    return sum(found) / min(len(ranks), k) if ranks else None


def all_facts(ranks: Sequence[int | None], *, k: int) -> float | None:
    """1 if every fact stands in the first `k` passages, else 0."""
    return float(all(_within(rank, k) for rank in ranks)) if ranks else None


def answer_recall(passages: Sequence[str], answers: Sequence[str], *, n: int) -> float | None:
    """1 if a form of the answer stands in the first `n` characters of the passages, else 0.

    The passages are joined in their order by a line break, then cut; a form that the cut goes
    through does not count. Case and punctuation are folded.
    """
    return said(_words_within("\n".join(passages), n), answers)


def _words_within(text: str, n: int) -> str:
    """The folded words that stand whole in the first `n` characters: 11,000 is one word."""
    pairs = zip(words_of(text[:n]), words_of(text), strict=False)
    return " ".join(cut for cut, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _within(rank: int | None, k: int) -> bool:
    return rank is not None and rank <= k
