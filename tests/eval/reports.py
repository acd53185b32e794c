"""Runs and reports for tests: hand-written results, scored by a judge that reads words."""

from corpus import Article
from eval.asking import Settings
from eval.cases import Case, Span
from eval.judges import Judgement
from eval.results import Result
from eval.runs import begin, facts_of
from eval.scoring import score_run

FLOOD = Article("flood.md", "Flood in Norrby", "The river rose. 40 homes were empty.", "Post")
SPAN = Span("flood.md", "40 homes were empty.")
RIGHT = Case("right", "How many homes were empty?", answers=("40",), spans=(SPAN,), kind="figure")
WRONG = Case("wrong", "How many people fled?", answers=("90",), articles=("flood.md",))
NOWHERE = Case("nowhere", "Who won the cup?", unanswerable=True)
BROKEN = Case("broken", "Who is mayor?", answers=("Lind",))
CASES = (RIGHT, WRONG, NOWHERE, BROKEN)
ARTICLE = {"id": "flood.md", "title": "Flood in Norrby", "source": "Post", "url": None}


class WordsJudge:
    """Bears out what stands in the evidence, is sure of it, and was never the checker."""

    name, is_checker = "words", False

    def judge(self, pairs):
        return [Judgement(claim in evidence, float(claim in evidence)) for claim, evidence in pairs]


def answer(text, quote="40 homes were empty.", *, support=0.9, **more):
    """An answer of one sentence that cites words of the flood."""
    citation = {"number": 1, "article": ARTICLE, "quote": quote, "before": "rose. ", "after": ""}
    claim = {"text": text, "verdict": "supported", "support": support, "citations": [1]}
    return {"text": f"{text} [1]", "claims": [claim], "citations": [citation], **more}


def result(case, said=None, *, error=None, seconds=0.5):
    """The result of a case, found in one passage."""
    passage = {"article": ARTICLE, "start": 0, "end": 36, "text": FLOOD.text, "score": 0.7}
    return Result(case.id, "key", seconds, 0.1, (passage,), said, error)


def results():
    """One right answer, one wrong, one refusal, one error."""
    refusal = {"text": "The articles do not answer this question.", "abstained": True}
    return [
        result(RIGHT, answer("40 homes were empty."), seconds=0.4),
        result(WRONG, answer("70 people fled.", support=0.6), seconds=0.8),
        result(NOWHERE, refusal, seconds=0.1),
        result(BROKEN, error="AnswererError: endpoint: gone"),
    ]


def run_of(folder, cases=CASES, found=None, name="cases.jsonl", answerer="extractive"):
    """A finished run of these results."""
    settings = Settings(answerer, None, None, 8)
    facts = facts_of(
        name, cases, settings, library="f1", articles=1, embedder="m", jobs=1, seed=0,
        now=f"2024-10-19T10:00:0{len(list(folder.glob('*')))}+00:00",
    )  # fmt: skip
    run = begin(facts, cases, folder)
    for one in results() if found is None else found:
        run.add(one)
    return run.finish("2024-10-19T10:05:00+00:00")


def report_of(folder, judge=None, **how):
    """The report on such a run."""
    return score_run(run_of(folder, **how), judge or WordsJudge())
