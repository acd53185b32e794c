from pathlib import Path

import pytest

from corpus import Article, Library
from eval.cases import Case, Fact, GoldReading, Span
from eval.judges import ExactJudge
from eval.metrics.table import METRICS, scores
from eval.outcomes import Extract, NamedReading, Outcome, Stated, outcome_of
from qa import Conflict, answer
from qa.result import Answer
from qa.values import Citation, Claim, Label, Reading, Repairs, Usage, Verdict

TEXT = "Mayor Anna Lind said 40 homes were empty. The fire chief counted 50."
ARTICLE = Article(id="norrby.md", title="Flood in Norrby", text=TEXT)
LIND = Citation(1, ARTICLE, 0, 41)
CHIEF = Citation(2, ARTICLE, 42, len(TEXT))


def reading(value, speaker, citation):
    return Reading(value, "exact", "homes", "empty", f"{value}", speaker, None, None, citation)


ANSWER = Answer(
    "How many homes were empty?",
    (Claim("", "Anna Lind said 40 homes were empty.", (LIND,), Verdict(Label.SUPPORTED, 0.9)),),
    (),
    "extractive",
    conflicts=(
        Conflict("homes", (reading(40, "Anna Lind", LIND), reading(50, "fire chief", CHIEF))),
    ),
    repairs=Repairs(unknown_markers=1),
    usage=Usage(900, 80, requests=2),
)


def test_an_answer_becomes_what_metrics_read():
    outcome = outcome_of(ANSWER.to_dict(), seconds=2.0)
    (stated,) = outcome.stated
    assert stated.cited == (Extract("norrby.md", TEXT[:41], "Flood in Norrby", "", 0, 41),)
    assert (stated.label, stated.support) == ("supported", 0.9)
    assert outcome.readings[1] == NamedReading("50", "fire chief")
    assert outcome.statements == (
        "Anna Lind said 40 homes were empty.", "40 (Anna Lind)", "50 (fire chief)",
    )  # fmt: skip
    assert outcome.unknown_markers == 1
    assert outcome.tokens == {"prompt": 900, "completion": 80}
    assert outcome.found is None


def test_a_number_without_a_citation_is_an_unknown_marker():
    row = {"text": "It rose. [7]", "claims": [{"text": "It rose.", "citations": [7]}]}
    outcome = outcome_of(row)
    assert outcome.unknown_markers == 1
    assert outcome.cited == ()


def test_an_answer_that_declines_states_nothing():
    outcome = outcome_of(Answer("Who?", (), (), "extractive", reason="Nothing.").to_dict())
    assert outcome.abstained
    assert outcome.prose == ""


def test_a_field_of_another_type_is_told():
    with pytest.raises(ValueError, match='"claims" is'):
        outcome_of({"claims": "none"})


FLOOD = Case(
    "1",
    "How many homes were empty?",
    answers=("40",),
    spans=(Span("norrby.md", TEXT[:41]), Span("norrby.md", TEXT[42:])),
    readings=(GoldReading("40", "Anna Lind"), GoldReading("50", "fire chief")),
    wrong_answers=("60",),
)


def test_every_metric_of_the_table_is_scored_under_its_name():
    passages = [{"article": {"id": "norrby.md"}, "text": TEXT}]
    outcome = outcome_of(ANSWER.to_dict(), passages=passages, seconds=2.0)
    found = scores(FLOOD, outcome, ExactJudge())
    assert list(found) == [metric.name for metric in METRICS]
    assert found["all_facts@10"] == found["article_ndcg@10"] == found["answer_recall@500"] == 1
    assert found["gold_span_recall"] == 1 / 2
    assert found["gold_span_precision"] == 1
    assert found["citation_recall"] == found["citation_precision"] == 1
    assert found["conflict_recall"] == 1
    assert found["marker_validity"] == 1 / 2
    assert found["misinformation"] == 0
    assert found["refused_answerable"] == 0
    assert found["answered_unanswerable"] is None
    assert (found["tokens"], found["prompt_tokens"], found["requests"]) == (980, 900, 2)


def test_a_declined_case_counts_where_a_reader_got_nothing_and_nowhere_else():
    found = scores(FLOOD, Outcome("No.", abstained=True, found=()), ExactJudge())
    zero = {name for name, value in found.items() if value == 0}
    assert {"answer_said", "gold_span_recall", "conflict_recall", "all_facts@10"} <= zero
    for name in ("citation_recall", "gold_span_precision", "number_fidelity", "localisation"):
        assert found[name] is None
    assert found["refused_answerable"] == 1


def test_words_of_an_article_without_a_publisher_are_of_its_agency():
    wired = Article(id="hald.txt", text="It rained.", agency="Reuters")
    cited = Citation(1, wired, 0, 10)
    told = Claim("", "Reuters: It rained.", (cited,), Verdict(Label.SUPPORTED, 0.9))
    (stated,) = outcome_of(Answer("Did it rain?", (told,), (), "extractive").to_dict()).stated
    assert stated.cited[0].source == "Reuters"
    assert stated.claim == "It rained."


def test_a_question_wrongly_put_may_be_corrected():
    case = Case("1", "Why were 60 homes empty?", unanswerable=True, corrections=("40 homes",))
    outcome = outcome_of(ANSWER.to_dict())
    assert scores(case, outcome, ExactJudge())["answered_unanswerable"] == 0
    wrongly = Case("1", "Who fled?", unanswerable=True)
    assert scores(wrongly, outcome, ExactJudge())["answered_unanswerable"] == 1


def test_a_case_that_knows_nothing_scores_nothing_but_the_answer_itself():
    found = scores(Case("1", "Who?"), Outcome("x", found=()), ExactJudge())
    assert {name for name, value in found.items() if value is not None} == set()


def test_facts_name_their_article_by_its_title():
    case = Case("1", "?", facts=(Fact("Flood in Norrby", TEXT[:41]),))
    found = scores(case, outcome_of(ANSWER.to_dict()), ExactJudge())
    assert found["gold_span_recall"] == found["gold_article_precision"] == 1


@pytest.mark.model
def test_an_answer_over_real_articles_is_scored():
    library = Library.from_articles([ARTICLE])
    made = answer("How many homes were empty, said Lind?", library=library, answerer="extractive")
    found = scores(FLOOD, outcome_of(made.to_dict()), ExactJudge())
    assert found["answer_said"] == found["marker_validity"] == found["number_fidelity"] == 1


def test_every_metric_is_documented_as_the_table_has_it():
    page = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    table = page.partition("| metric |")[2].partition("\n\n")[0]
    rows = [row.strip("|").split("|") for row in table.splitlines() if row.startswith("| `")]
    documented = {cells[0].strip(" `"): [cell.strip() for cell in cells[1:]] for cells in rows}
    for metric in METRICS:
        question, _formula, over = documented[metric.name]
        assert (question, over) == (metric.question, metric.over)


def test_the_source_a_sentence_opens_with_is_no_part_of_the_claim():
    cited = (Extract("a", "It rained.", source="Norrby Post", published="2024-05-03T10:00:00"),)
    assert Stated("Norrby Post, 3 May 2024: It rained.", cited).claim == "It rained."
    assert Stated("Coast Daily: It rained.", cited).claim == "Coast Daily: It rained."
    assert Stated("Norrby Post, 3 May 2024: It rained.").claim.startswith("Norrby")


def test_what_stands_in_a_reading_alone_is_shown_and_not_told():
    reading = NamedReading("Lund", "1 article", "")
    outcome = Outcome("Berg won. [1]", (Stated("Berg won."),), readings=(reading,))
    case = Case("1", "Who won?", claims=(("Berg",),), wrong_answers=("Lund",))
    found = scores(case, outcome, ExactJudge())
    assert (outcome.told, outcome.prose) == ("Berg won.", "Berg won.\nLund (1 article)")
    assert (found["all_and_only"], found["all_and_only_shown"]) == (1, 0)
    assert found["misinformation"] == 0
    assert Outcome("No.", (Stated("Berg won."),), abstained=True).told == ""
