import pytest

from eval.cases import Case, Fact, Span
from eval.metrics.gold import (
    gold_article_precision,
    gold_article_recall,
    gold_articles,
    gold_span_precision,
    gold_span_recall,
    gold_spans,
    localisation,
    wordings,
)
from eval.outcomes import Extract

ROSE = "The river rose by two metres on Monday."
FELL = "On Friday it fell again."
FLOOD = Case("1", "What did the river do?", spans=(Span("n.md", ROSE), Span("n.md", FELL)))


def spans_scored(case, *cited):
    spans = gold_spans(case)
    return gold_span_precision(cited, spans), gold_span_recall(cited, spans)


def test_the_gold_words_themselves_score_full():
    both = (Extract("n.md", ROSE), Extract("n.md", FELL))
    assert spans_scored(FLOOD, *both) == (1, 1)
    assert localisation(both, gold_spans(FLOOD)) == 1


def test_one_of_two_facts_is_half_the_recall():
    assert spans_scored(FLOOD, Extract("n.md", FELL)) == (1, 1 / 2)


def test_the_same_words_in_another_article_do_not_count():
    assert spans_scored(FLOOD, Extract("other.md", ROSE)) == (0, 0)


def test_citing_everything_finds_every_fact_but_is_badly_placed():
    whole = Extract("n.md", f"{ROSE} {FELL} " + "Other words follow here. " * 20)
    assert spans_scored(FLOOD, whole) == (1, 1)
    assert localisation((whole,), gold_spans(FLOOD)) == pytest.approx(2 * 7 / (7 + 12 + 80))


def test_a_brush_with_the_next_sentence_does_not_lie_on_it():
    assert spans_scored(FLOOD, Extract("n.md", "It had rained for days. The river")) == (0, 0)


def test_any_wording_of_a_fact_will_do():
    case = Case("1", "?", spans=(Span("a", ROSE, "rise"), Span("b", "It rose 2 m.", "rise")))
    assert spans_scored(case, Extract("b", "It rose 2 m.")) == (1, 1)
    assert gold_article_recall((Extract("a", "x"),), case) == 1


def test_no_name_of_a_fact_is_taken_for_a_span_without_one():
    spans = (
        Span("n.md", ROSE, "span 1"),
        Span("n.md", FELL),
        Span("n.md", "Homes stood empty.", "fact 0"),
    )
    case = Case("1", "?", spans=spans, facts=(Fact("", "Schools closed early."),))
    assert spans_scored(case, Extract("n.md", FELL)) == (1, 1 / 4)
    assert len(wordings(case)) == 4


def test_any_of_the_articles_that_hold_the_answer_will_do():
    case = Case("1", "?", articles=("a", "b"))
    assert gold_article_recall((Extract("b", "x"), Extract("c", "y")), case) == 1
    assert (
        gold_article_precision((Extract("b", "x"), Extract("c", "y")), gold_articles(case)) == 0.5
    )


def test_an_article_is_known_by_id_title_address_and_file_name():
    case = Case("1", "?", facts=(Fact("Flood in Norrby", ROSE),))
    assert spans_scored(case, Extract("7", ROSE, title="Flood in Norrby")) == (1, 1)
    assert spans_scored(case, Extract("7", ROSE, url="Flood in Norrby")) == (1, 1)
    assert spans_scored(FLOOD, Extract("press/n.md", ROSE))[0] == 1
    assert spans_scored(FLOOD, Extract("in.md", ROSE))[0] == 0


def test_no_citations_leave_precision_unscored_and_make_recall_zero():
    assert spans_scored(FLOOD) == (None, 0)
    assert gold_article_recall((), FLOOD) == 0
    assert localisation((), gold_spans(FLOOD)) is None


def test_a_case_without_gold_is_not_scored():
    case, cited = Case("1", "?", answers=("two metres",)), (Extract("n.md", ROSE),)
    assert spans_scored(case, *cited) == (None, None)
    assert gold_article_recall(cited, case) is None
    assert gold_article_precision(cited, gold_articles(case)) is None
