"""Questions whose passages disagree: RAMDocs and RGB. Every case brings its passages."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from corpus import Article
from eval.adapters.material import Material, each, files_like, of_files, passage_article
from eval.cases import Case
from eval.fields import Row, items, required, rows, text, texts


def ramdocs(folder: Path) -> Material:
    """RAMDocs (Wang et al. 2025): every gold answer is to be named, and no wrong one."""
    files = files_like(folder, "RAMDocs*.jsonl", "ramdocs*.jsonl")
    return of_files(files, partial(each, make=_ramdocs))


def rgb(folder: Path) -> Material:
    """RGB (Chen et al. 2024): true passages, falsified ones where there are any, and noise.

    All passages of a question come along together. RGB itself shows a model one kind at a time; a
    reader of news gets both.
    """
    files = files_like(folder, "*rgb*.jsonl", "en*.json")
    return of_files(files, partial(each, make=_rgb))


def _ramdocs(row: Row, number: int) -> Case:
    name = str(row.get("id", number))
    own, right = list[Article](), list[str]()
    for place, passage in enumerate(rows(row, "documents"), 1):
        article = passage_article({**passage, "id": f"{name}/{place}"})
        own.append(article)
        right += [article.id] if text(passage, "type") == "correct" else []
    return Case(
        name,
        required(row, "question"),
        claims=tuple((answer,) for answer in texts(row, "gold_answers")),
        articles=tuple(right),
        wrong_answers=texts(row, "wrong_answers"),
        own_articles=tuple(own),
        kind="ramdocs",
    )


def _rgb(row: Row, number: int) -> Case:
    name = f"rgb-{row.get('id', number)}"
    kinds = {kind: _flat(row, kind) for kind in ("positive", "positive_wrong", "negative")}
    own = {
        kind: [
            passage_article({"id": f"{name}/{kind}-{i}", "text": words})
            for i, words in enumerate(listed, 1)
        ]
        for kind, listed in kinds.items()
    }
    return Case(
        name,
        required(row, "query"),
        claims=_forms(row.get("answer")),
        articles=tuple(article.id for article in own["positive"]),
        wrong_answers=texts(row, "fakeanswer"),
        own_articles=tuple(article for articles in own.values() for article in articles),
        kind="rgb",
    )


def _flat(row: Row, name: str) -> list[str]:
    """Passages, which RGB lists, or lists by the part of the answer that they tell."""
    found = items(row, name)
    return [w for part in found for w in texts({name: part}, name) if w]


def _forms(answer: object) -> tuple[tuple[str, ...], ...]:
    """Parts of the answer, each in its forms; a bare list holds the parts."""
    parts = answer if isinstance(answer, list) else [answer]
    return tuple(forms for part in parts if (forms := texts({"answer": part}, "answer")))
