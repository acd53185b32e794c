"""MultiHop-RAG: questions over several news articles, with the facts they need (Tang, Yang 2024).

The answers yes and no are left out: as words in a text they say nothing.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from corpus import Article
from corpus.reading.tables import article_from_row
from eval.adapters.material import Material, each, files_like, of_files
from eval.adapters.news import whole_article
from eval.cases import Case, Fact
from eval.fields import Row, required, rows, text, texts

YES_OR_NO = frozenset(("yes", "no"))
NO_ANSWER = "null_query"  # the kind of question that the corpus does not answer


def prepared_multihop(folder: Path) -> Material:
    """`questions.jsonl` with facts (title, text) and `articles.jsonl`."""
    questions = files_like(folder, "questions.jsonl")
    (articles,) = files_like(folder, "articles.jsonl")
    return of_files(questions, partial(each, make=_prepared), each(articles, whole_article))


def published_multihop(folder: Path) -> Material:
    """The published `MultiHopRAG.json` and `corpus.json`."""
    questions = files_like(folder, "MultiHopRAG.json")
    (articles,) = files_like(folder, "corpus.json")
    return of_files(questions, partial(each, make=_published), each(articles, _article))


def _prepared(row: Row, number: int) -> Case:
    facts = tuple(Fact(text(fact, "title"), required(fact, "text")) for fact in rows(row, "facts"))
    return _case(text(row, "id") or str(number), required(row, "question"), row, facts, "multihop")


def _published(row: Row, number: int) -> Case:
    listed = rows(row, "evidence_list")
    facts = tuple(Fact(text(item, "title"), required(item, "fact")) for item in listed)
    return _case(f"multihop-{number}", required(row, "query"), row, facts, _kind(row))


def _kind(row: Row) -> str:
    return text(row, "question_type").removesuffix("_query") or "multihop"


def _case(name: str, question: str, row: Row, facts: tuple[Fact, ...], kind: str) -> Case:
    unanswerable = row.get("answerable") is False or text(row, "question_type") == NO_ANSWER
    if unanswerable:
        return Case(name, question, unanswerable=True, kind=kind)
    answers = tuple(a for a in texts(row, "answer") if a.casefold() not in YES_OR_NO)
    return Case(name, question, answers, facts=facts, kind=kind)


def _article(row: Row, number: int) -> Article:
    named = {**row, "text": row.get("body"), "published": row.get("published_at")}
    named["authors"] = row.get("author")
    return article_from_row(named, place=f"article {number}")
