import json
from contextlib import closing

import pytest
from click.testing import CliRunner

from embeddings.search import Searcher
from eval.bench import __main__ as bench
from eval.bench.cache import CachedEmbedder
from eval.bench.data import Draw, drawn_articles, drawn_cases, fact_cases, half, news_cases
from eval.bench.large import large_table, measured_at, recombined
from eval.bench.libraries import made_library
from eval.bench.peers import run_peer
from eval.bench.quality import (
    Result,
    differences_table,
    measured,
    quality_table,
    scored,
    texts_of,
)
from eval.bench.scale import size_table, sizes
from eval.bench.tables import mean, milliseconds, table
from eval.cases import Case, CaseError, Fact
from tests.fakes import HashEmbedder

ARTICLES = [
    {"id": f"a{i}", "title": f"Day {i}", "text": f"On day {i} the river rose by {i} metres."}
    for i in range(8)
]
QUESTIONS = [
    {
        "id": f"q{i}", "question": f"How far did the river rise on day {i}?",
        "answer": f"{i} metres", "articles_with_answer": [f"a{i}"],
    }
    for i in range(4)
]  # fmt: skip


class CountingEmbedder(HashEmbedder):
    """Counts the texts it was asked to embed."""

    made = 0

    def embed_passages(self, texts):
        self.made += len(texts)
        return super().embed_passages(texts)


@pytest.fixture
def folder(tmp_path):
    for name, rows in (("articles", ARTICLES), ("questions", QUESTIONS)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines)
    return tmp_path


def test_gold_articles_of_the_questions_drawn_are_always_taken(folder):
    draw = Draw(questions=2, articles=3, seed=1)
    cases = drawn_cases(news_cases(folder), draw)
    taken = [loaded.article.id for loaded in drawn_articles(folder, cases, draw)]
    assert len(cases) == 2
    assert len(taken) == 3
    assert {name for case in cases for name in case.articles} <= set(taken)


def test_the_same_seed_draws_the_same(folder):
    draw = Draw(questions=2, articles=5, seed=3)
    cases = drawn_cases(news_cases(folder), draw)
    assert cases == drawn_cases(news_cases(folder), draw)
    first, second = (list(drawn_articles(folder, cases, draw)) for _ in range(2))
    assert first == second


def test_more_articles_come_after_the_drawn_ones(folder):
    more = folder / "more.jsonl"
    more.write_text("".join(json.dumps({"id": f"m{i}", "text": f"Text {i}."}) + "\n" for i in "ab"))
    found = drawn_articles(folder, [], Draw(), more=more, extra=1)
    assert [loaded.article.id for loaded in found][-2:] == ["a7", "ma"]


def test_a_folder_without_questions_is_named(tmp_path):
    with pytest.raises(CaseError, match=r"no file like questions\.jsonl"):
        news_cases(tmp_path)


def test_questions_without_facts_are_left_out(folder):
    rows = [
        {"id": "1", "question": "Who?", "facts": []},
        {"id": "2", "question": "When?", "facts": [{"title": "Day 1", "text": "On day 1."}]},
    ]
    (folder / "questions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    [case] = fact_cases(folder)
    assert case.facts == (Fact("Day 1", "On day 1."),)


def test_vectors_are_made_once_and_kept(tmp_path):
    embedder = CountingEmbedder()
    for _ in range(2):
        with closing(CachedEmbedder(embedder, tmp_path / "vectors.sqlite")) as cached:
            rows = cached.embed_passages(["The river rose.", "It fell.", "The river rose."])
            assert (
                rows
                == HashEmbedder().embed_passages(["The river rose.", "It fell.", "The river rose."])
            ).all()
            assert cached.embed_passages([]).shape == (0, embedder.dim)
    assert embedder.made == 2


def test_search_over_a_made_library_is_scored(folder):
    cases, embedder = news_cases(folder), HashEmbedder(dim=512)
    library = made_library(folder / "made", drawn_articles(folder, cases, Draw()), embedder)
    assert len(made_library(folder / "made", (), embedder)) == len(library) == 8
    searcher = Searcher(library, embedder)
    result = measured(lambda case: texts_of(library, searcher.search(case.question, k=8)), cases)
    assert [scores["answer recall at 4,000"] for scores in result.scores.values()] == [1.0] * 4
    assert "| Byline | 1.000" in quality_table({"Byline": result})


def test_facts_are_scored_by_rank():
    case = Case("1", "Who?", facts=(Fact("A", "Anna won."), Fact("B", "Berg lost.")))
    assert scored(case, ["No.", "Anna  won.", "x", "y", "Berg lost."]) == {
        "Hits@4": 1.0, "MRR@10": 0.5, "MAP@10": pytest.approx((1 / 2 + 1 / 5) / 2),
        "all facts@10": 1.0,
    }  # fmt: skip


def test_tables_are_markdown_and_shares_have_intervals():
    assert table(("", "n"), [("a", "1")]) == "|  | n |\n| --- | --: |\n| a | 1 |"
    assert mean([1.0, 0.0, None]).startswith(".500 (")
    assert mean([]) == milliseconds([], 0.5) == "-"
    assert milliseconds([0.001, 0.002, 0.1], 0.95) == "100 ms"


def test_halves_depend_on_the_id_alone():
    assert {half(str(i)) for i in range(20)} == {"a", "b"}
    assert half("q7") == half("q7")


def test_a_peer_that_is_not_installed_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("eval.bench.peers.python_of", lambda peer: tmp_path / peer)
    with pytest.raises(RuntimeError, match="langchain: not installed"):
        run_peer("langchain", [], [], tmp_path, bfloat16=False)


def test_what_a_peer_found_is_kept_and_the_differences_are_told_case_by_case(tmp_path):
    rows = [{"seconds": 2.0}, {"passages": ["Anna won."], "seconds": 0.1}]
    kept = tmp_path / "langchain-bfloat16.jsonl"
    kept.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    cases = [Case("1", "Who won?", answers=("Berg",))]
    ran = run_peer("langchain", [], cases, tmp_path, bfloat16=True)
    assert (ran.seconds, ran.result.seconds) == (2.0, (0.1,))
    ours = Result({"1": scored(cases[0], ["Berg won."])}, (0.1,))
    lines = differences_table({"Byline": ours, "LangChain": ran.result}, "Byline").splitlines()
    assert lines[2:] == ["| LangChain | 1.000 | 1.000 | 1.000 |"]


def test_the_command_prints_tables(folder, monkeypatch):
    monkeypatch.setattr(bench, "SentenceTransformerEmbedder", lambda: HashEmbedder(dim=512))
    options = ["news", str(folder), "--build", str(folder / "build"), "--levers"]
    ran = CliRunner().invoke(bench.main, options, catch_exceptions=False)
    assert ran.exit_code == 0
    assert "8 articles, 4 questions" in ran.output
    assert "| newer ones not preferred | 1.000" in ran.output


def test_every_kind_of_index_is_compared_with_exact_search():
    rows = HashEmbedder().embed_passages([f"storm {i} flood" for i in range(50)])
    found = list(sizes(rows, 2_000))
    assert [size.kind.split(",")[0] for size in found] == ["flat", *["HNSW"] * 3, *["IVF"] * 3]
    assert found[0].recall == 1.0
    assert all(0.0 <= size.recall <= 1.0 for size in found)
    assert found[-1].recall >= found[-3].recall
    assert size_table(found).count("\n") == 8


def test_a_large_library_is_recombined_and_measured(folder, tmp_path):
    embedder = HashEmbedder(dim=256)
    articles = list(drawn_articles(folder, [], Draw()))
    source = made_library(tmp_path / "source", articles, embedder)
    library = recombined(source, tmp_path / "large.sqlite", 40)
    found = measured_at(library, embedder, ["the river", "day 3"], articles[:2])
    assert (len(library), found.passages, found.recall) == (6, 40, 1.0)
    assert len(found.fused) == 2
    assert "| fused |" in large_table(found)
