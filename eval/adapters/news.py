"""RealTimeQA: quiz questions on the news of a week (Kasai et al. 2023)."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path

from corpus import Article
from corpus.reading.tables import article_from_row
from eval.adapters.material import Material, each, files_like, of_files
from eval.cases import Case
from eval.fields import Row, day, items, required, rows, text, texts
from eval.metrics.words import holds

ANSWERS_IN = "articles_with_answer"


def prepared_news(folder: Path) -> Material:
    """`questions.jsonl` and `articles.jsonl`: each question names the articles its answer is in."""
    questions = files_like(folder, "questions.jsonl")
    (articles,) = files_like(folder, "articles.jsonl")
    return of_files(questions, partial(each, make=_prepared), each(articles, whole_article))


def whole_article(row: Row, number: int) -> Article:
    """The article of a row with text and, where known, id, title, url, authors, published."""
    return article_from_row(row, place=f"article {number}")


def published_news(folder: Path) -> Material:
    """The published `*_qa.jsonl` and, beside them, the search results `*_gcs.jsonl`.

    Of the choices the right one is kept. The articles found for a question are gold if the answer's
    words stand in them; a question that none answers is left out: nobody says whether it has one.
    """
    results = files_like(folder, "*_gcs.jsonl")
    found = dict(chain.from_iterable(each(file, _results) for file in results))
    return of_files(
        files_like(folder, "*_qa.jsonl"),
        partial(each, make=lambda row, _: _published(row, found)),
        chain.from_iterable(found.values()),
    )


def _prepared(row: Row, number: int) -> Case:
    return Case(
        id=text(row, "id") or str(number),
        question=required(row, "question"),
        answers=texts(row, "answer"),
        articles=texts(row, ANSWERS_IN),
        today=day(row, "asked"),
        kind="news",
    )


def _results(row: Row, number: int) -> tuple[str, list[Article]]:
    """The id of a question and the articles that a search found for it."""
    found = [
        article_from_row({**result, "published": result.get("publish_date")}, place=f"row {number}")
        for result in rows(row, "search_result")
        if text(result, "text")
    ]
    return required(row, "question_id"), found


def _published(row: Row, found: dict[str, list[Article]]) -> Case | None:
    places, choices = texts(row, "answer"), items(row, "choices")
    if not all(place.isdecimal() and int(place) < len(choices) for place in places):
        raise ValueError(f'"answer" is {places}; it holds places in "choices", from 0')
    answers = tuple(str(choices[int(place)]).strip() for place in places)
    key = required(row, "question_id")
    gold = [a.id for a in found.get(key, []) if any(holds(a.text, answer) for answer in answers)]
    if not gold:
        return None
    asked = day({"asked": text(row, "question_date").replace("/", "-")}, "asked")
    question = required(row, "question_sentence")
    return Case(key, question, answers, articles=tuple(gold), today=asked, kind="news")
