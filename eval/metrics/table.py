"""The metrics of one case by name, and what each asks: what reports and comparisons go through.

A case that was declined counts as nothing found, said and cited where the metric asks what a reader
got (recalls, `answer_said`), and is left out where it asks whether what was said is right.
"""

from __future__ import annotations

from dataclasses import dataclass

from eval.cases import Case
from eval.judges import Judge
from eval.metrics import answers, citations, cost, fidelity, gold, refusal, retrieval
from eval.metrics.words import holds_any
from eval.outcomes import Outcome

K = 10  # passages that retrieval is scored on
NEAR = 4  # passages of a short prompt; MultiHop-RAG reports Hits@4 beside Hits@10
GLANCE, READ = 500, 1500  # characters: what a reader sees at once, what a small model gets to read
Scores = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Metric:
    """A name, its group, the question it answers, what it is a mean over, and its direction.

    `judged` tells that it depends on the judge.
    """

    name: str
    group: str
    question: str
    over: str
    higher_is_better: bool = True
    judged: bool = False


GOLD_ARTICLES, GOLD_SPANS = "cases with gold articles", "cases with spans or facts"
ANSWERS, CLAIMS = "cases with answers", "cases with claims"
METRICS = (
    Metric("article_hits@10", "retrieval", "Is an article with the answer found?", GOLD_ARTICLES),
    Metric("article_mrr@10", "retrieval", "How far up is the first one?", GOLD_ARTICLES),
    Metric("article_map@10", "retrieval", "Are all of them found, far up?", GOLD_ARTICLES),
    Metric("article_ndcg@10", "retrieval", "Is the order of the articles good?", GOLD_ARTICLES),
    Metric("fact_hits@4", "retrieval", "Is a fact in the first four passages?", GOLD_SPANS),
    Metric("fact_hits@10", "retrieval", "Is a fact in the first ten passages?", GOLD_SPANS),
    Metric("fact_mrr@10", "retrieval", "How far up is the first fact?", GOLD_SPANS),
    Metric("fact_map@10", "retrieval", "Are the facts found, far up?", GOLD_SPANS),
    Metric("all_facts@10", "retrieval", "Is all found that the answer needs?", GOLD_SPANS),
    Metric("answer_recall@500", "retrieval", "Is the answer in 500 characters?", ANSWERS),
    Metric("answer_recall@1500", "retrieval", "Is the answer in 1,500 characters?", ANSWERS),
    Metric(
        "citation_recall", "citations", "Do the citations bear the sentences out?",
        "answers", judged=True,
    ),
    Metric(
        "citation_precision", "citations", "Is each citation needed, or enough?",
        "answers", judged=True,
    ),
    Metric("citation_f1", "citations", "Both at once?", "answers", judged=True),
    Metric(
        "gold_article_precision", "citations", "Are the cited articles right?",
        "answers that cite, of cases with gold articles",
    ),
    Metric(
        "gold_article_recall", "citations", "Is an article of each needed fact cited?",
        GOLD_ARTICLES,
    ),
    Metric(
        "gold_span_precision", "citations", "Do the citations lie on the right words?",
        "answers that cite, of cases with spans or facts",
    ),
    Metric("gold_span_recall", "citations", "Is each needed fact cited?", GOLD_SPANS),
    Metric(
        "localisation", "citations", "How exactly do they lie there?",
        "answers that cite a gold article, of cases with spans or facts",
    ),
    Metric(
        "marker_validity", "citations", "Does each marker name a passage?", "answers with markers"
    ),
    Metric(
        "quote_fidelity", "citations", "Are quotations verbatim?", "answers with quotations"
    ),
    Metric(
        "number_fidelity", "citations", "Do the figures stand in the cited words?",
        "answers with figures",
    ),
    Metric(
        "attribution", "citations", "Do the cited words name the speakers?",
        "answers that give words to somebody",
    ),
    Metric("answer_said", "answers", "Is the right answer said?", ANSWERS),
    Metric("exact_match", "answers", "Is it all that is said?", ANSWERS),
    Metric(
        "token_f1", "answers", "How many words are shared with a right answer?",
        "cases with references or answers",
    ),
    Metric(
        "marked_f1", "answers", "How many do the words marked as the answer share with one?",
        "answers that mark words, of cases with references or answers",
    ),
    Metric("claim_recall", "answers", "Is all said that a full answer says?", CLAIMS),
    Metric(
        "judged_claim_recall", "answers", "The same, as the judge sees it?",
        "cases with claims that are sentences", judged=True,
    ),
    Metric(
        "conflict_recall", "answers", "Is each version named, and whose it is?",
        "cases with readings",
    ),
    Metric(
        "misinformation", "answers", "Is a wrong answer said?", "cases with wrong answers",
        higher_is_better=False,
    ),
    Metric("all_and_only", "answers", "Everything right said, nothing wrong?", CLAIMS),
    Metric("all_and_only_shown", "answers", "The same, readings listed counted too?", CLAIMS),
    Metric(
        "refused_answerable", "refusal", "Is an answerable question declined?",
        "answerable cases", higher_is_better=False,
    ),
    Metric(
        "answered_unanswerable", "refusal", "Is an unanswerable question answered?",
        "unanswerable cases", higher_is_better=False,
    ),
    Metric("seconds", "cost", "How long does an answer take?", "cases", higher_is_better=False),
    Metric(
        "first_words", "cost", "How long until the first words?", "answers that stream",
        higher_is_better=False,
    ),
    Metric(
        "tokens", "cost", "How many tokens are read and written?", "answers that count them",
        higher_is_better=False,
    ),
    Metric(
        "prompt_tokens", "cost", "How many of them are read?", "answers that count them",
        higher_is_better=False,
    ),
    Metric(
        "requests", "cost", "How often does the model reply?", "answers that count them",
        higher_is_better=False,
    ),
)  # fmt: skip


def scores(case: Case, outcome: Outcome, judge: Judge) -> Scores:
    """Every metric of `METRICS` by name, in their order; `None` is not scored."""
    found = {
        **_retrieval(case, outcome),
        **_citations(case, outcome, judge),
        **_answers(case, outcome, judge),
        "refused_answerable": refusal.refused_answerable(case.answerable, outcome.abstained),
        "answered_unanswerable": refusal.answered_unanswerable(
            case.answerable,
            outcome.abstained,
            corrected=holds_any(outcome.prose, case.corrections),
        ),
        "seconds": outcome.seconds,
        "first_words": outcome.first_words,
        "tokens": cost.total_tokens(outcome.tokens),
        "prompt_tokens": outcome.tokens.get("prompt"),
        "requests": outcome.requests,
    }
    return {metric.name: found.get(metric.name) for metric in METRICS}


def _retrieval(case: Case, outcome: Outcome) -> Scores:
    if outcome.found is None:
        return {}
    texts = [extract.text for extract in outcome.found]
    ranks = retrieval.fact_ranks(texts, gold.wordings(case))
    return {
        **_articles(case, outcome),
        f"fact_hits@{NEAR}": retrieval.fact_hits(ranks, k=NEAR),
        f"fact_hits@{K}": retrieval.fact_hits(ranks, k=K),
        f"fact_mrr@{K}": retrieval.fact_reciprocal_rank(ranks, k=K),
        f"fact_map@{K}": retrieval.fact_precision(ranks, k=K),
        f"all_facts@{K}": retrieval.all_facts(ranks, k=K),
        f"answer_recall@{GLANCE}": retrieval.answer_recall(texts, case.answers, n=GLANCE),
        f"answer_recall@{READ}": retrieval.answer_recall(texts, case.answers, n=READ),
    }


def _articles(case: Case, outcome: Outcome) -> Scores:
    relevant = gold.gold_articles(case)
    if not relevant or outcome.found is None:
        return {}
    ranked = [gold.known_as(extract, relevant) for extract in outcome.found]
    found = retrieval.article_scores(ranked, relevant, k=K)
    return {f"article_{name}@{K}": value for name, value in found.items()}


def _citations(case: Case, outcome: Outcome, judge: Judge) -> Scores:
    spans, cited = gold.gold_spans(case), outcome.cited
    sentences = [citations.judged_sentence(stated, judge) for stated in outcome.stated]
    return {
        "citation_recall": citations.citation_recall(sentences),
        "citation_precision": citations.citation_precision(sentences),
        "citation_f1": citations.citation_f1(sentences),
        "gold_article_precision": gold.gold_article_precision(cited, gold.gold_articles(case)),
        "gold_article_recall": gold.gold_article_recall(cited, case),
        "gold_span_precision": gold.gold_span_precision(cited, spans),
        "gold_span_recall": gold.gold_span_recall(cited, spans),
        "localisation": gold.localisation(cited, spans),
        "marker_validity": fidelity.marker_validity(outcome),
        "quote_fidelity": fidelity.quote_fidelity(outcome.stated),
        "number_fidelity": fidelity.number_fidelity(outcome.stated),
        "attribution": fidelity.attribution(outcome.stated),
    }


def _answers(case: Case, outcome: Outcome, judge: Judge) -> Scores:
    prose = outcome.prose
    return {
        "answer_said": answers.answer_said(prose, case.answers),
        "exact_match": answers.exact_match(prose, case.answers),
        "token_f1": answers.token_f1(prose, case.references or case.answers),
        "marked_f1": answers.marked_f1(outcome.marked, case.references or case.answers),
        "claim_recall": answers.claim_recall(prose, case.claims),
        "judged_claim_recall": answers.judged_claim_recall(prose, case.claims, judge),
        "conflict_recall": answers.conflict_recall(outcome.statements, case.readings),
        "misinformation": answers.misinformation(outcome.told, case.wrong_answers),
        "all_and_only": answers.all_and_only(outcome.told, case.claims, case.wrong_answers),
        "all_and_only_shown": answers.all_and_only(prose, case.claims, case.wrong_answers),
    }
