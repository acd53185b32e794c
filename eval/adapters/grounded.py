"""Questions that bring their passages, some of which answer them: CLAPnq, MTRAG, RAGAS, ALCE."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from corpus import Article
from eval.adapters.material import Material, each, files_like, of_files, passage_article
from eval.cases import Case, CaseError, Fact, Span
from eval.fields import Row, as_row, items, required, rows, text, texts
from eval.naming import stands_in

LISTS = ("reference_contexts", "retrieved_contexts")  # which RAGAS writes into CSV as Python does


def clapnq(folder: Path) -> Material:
    """CLAPnq (Rosenthal et al. 2024): `clapnq*.jsonl` with input, passages and output.

    The sentences that the last annotator chose are gold spans; a question whose outputs are all
    empty is unanswerable. A question whose chosen sentences stand in none of its passages is left
    out.
    """
    return of_files(files_like(folder, "clapnq*.jsonl"), partial(each, make=_clapnq))


def mtrag(folder: Path) -> Material:
    """MTRAG and MTRAG-UN (Katsis et al. 2025, Rosenthal et al. 2026): the generation tasks.

    Of the settings `reference.jsonl` is read, whose passages are right ones; those of the others
    are what a search found, and no gold.

    The passages of all tasks together are what is answered from, since the unanswerable tasks bring
    none. Tasks that are neither answerable nor unanswerable (chat, underspecified) are not scored
    for refusal.
    """
    files = files_like(folder, "mtrag*.jsonl", "reference.jsonl")
    passages = chain.from_iterable(found for file in files for found in each(file, _mtrag_passages))
    return of_files(files, partial(each, make=_mtrag), passages)


def alce(folder: Path) -> Material:
    """ALCE (Gao et al. 2023): `asqa_eval_*.json`, `eli5_eval_*.json`, `qampari_eval_*.json`.

    Short answers, claims and lists of answers become claims; the retrieved passages come along.
    """
    files = files_like(folder, "*_eval_*.json")
    return of_files(files, lambda file: each(file, partial(_alce, file)))


def ragas(folder: Path) -> Material:
    """Test sets of RAGAS, `*.jsonl` or `*.csv`: user_input, reference, reference_contexts.

    The contexts become facts of any article: RAGAS does not name articles. Conversations are left
    out.
    """
    return of_files(files_like(folder, "*.jsonl", "*.csv"), _ragas_cases)


def _passages(listed: Iterator[Row], case: str) -> tuple[Article, ...]:
    """The passages that have words as articles of the case, in their order."""
    return tuple(
        passage_article({**passage, "id": f"{case}/{place}"})
        for place, passage in enumerate(listed, 1)
        if text(passage, "text")
    )


def _clapnq(row: Row, number: int) -> Case | None:
    name = text(row, "id") or str(number)
    question, own = required(row, "input"), _passages(rows(row, "passages"), name)
    if not own:
        raise ValueError('"passages" hold no text; every question of CLAPnq brings its passage')
    outputs = [output for output in rows(row, "output") if text(output, "answer")]
    if row.get("answerable") is False or not outputs:
        return Case(name, question, unanswerable=True, own_articles=own, kind="clapnq")
    chosen = texts(outputs[-1], "selected_sentences")
    spans = [Span(article, s) for s in chosen if (article := _holding(s, own))]
    if len(spans) < len(chosen):
        return None
    return Case(
        name,
        question,
        references=tuple(text(output, "answer") for output in outputs),
        spans=tuple(spans),
        own_articles=own,
        kind="clapnq",
    )


def _holding(sentence: str, own: tuple[Article, ...]) -> str:
    """The id of the first passage that the sentence stands in, or empty."""
    return next((article.id for article in own if stands_in(sentence, article.text)), "")


def _mtrag(row: Row, number: int) -> Case | None:
    turns = [text(turn, "text") for turn in rows(row, "input")]
    if not turns:
        return None
    labels = texts(row, "answerability") or texts(row, "Answerability")
    label = labels[0].casefold() if labels else ""
    replies = tuple(filter(None, (text(target, "text") for target in rows(row, "targets"))))
    answerable = label in ("answerable", "partial")
    return Case(
        text(row, "task_id") or str(number),
        turns[-1],
        articles=tuple(required(p, "document_id") for p in _contexts(row) if answerable),
        references=replies if answerable else (),
        unanswerable=label == "unanswerable",
        history=tuple(zip(turns[:-1:2], turns[1:-1:2], strict=False)),  # question, answer, ...
        kind=label or "mtrag",
    )


def _mtrag_passages(row: Row, _: int) -> list[Article]:
    return [passage_article({**p, "id": required(p, "document_id")}) for p in _contexts(row)]


def _contexts(row: Row) -> list[Row]:
    return [passage for passage in rows(row, "contexts") if text(passage, "text")]


def _alce(file: Path, row: Row, number: int) -> Case:
    kind = file.name.partition("_")[0]
    name = text(row, "sample_id") or text(row, "id") or f"{kind}-{number}"
    answers = [texts(pair, "short_answers") for pair in rows(row, "qa_pairs")]
    answers += [texts({"forms": forms}, "forms") for forms in items(row, "claims")]
    answers += [texts({"forms": forms}, "forms") for forms in items(row, "answers")]
    long = [text(note, "long_answer") for note in rows(row, "annotations")]
    return Case(
        name,
        required(row, "question"),
        claims=tuple(forms for forms in answers if forms),
        references=tuple(filter(None, long or [text(row, "answer")])),
        own_articles=_passages(rows(row, "docs"), name),
        kind=kind,
    )


def _ragas_cases(file: Path) -> list[Case | None]:
    if file.suffix != ".csv":
        return list(each(file, _ragas))
    most = max(csv.field_size_limit(), file.stat().st_size)
    csv.field_size_limit(most)  # one for the whole process: a context may be a long article
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            listed = enumerate(csv.DictReader(lines), 1)
            return [_ragas(_unpacked(row), number) for number, row in listed]
    except (ValueError, SyntaxError, csv.Error) as error:
        raise CaseError(f"{file}: {error}; give the file as RAGAS wrote it") from error


def _unpacked(row: dict[str, str]) -> Row:
    lists = {name: ast.literal_eval(row[name]) for name in LISTS if row.get(name)}
    return as_row({**row, **lists}, "the row")


def _ragas(row: Row, number: int) -> Case | None:
    if isinstance(row.get("user_input"), list):  # a conversation
        return None
    return Case(
        text(row, "id") or f"ragas-{number}",
        text(row, "user_input") or required(row, "question"),
        references=texts(row, "reference") or texts(row, "ground_truth"),
        facts=tuple(Fact("", context) for context in texts(row, "reference_contexts")),
        kind=text(row, "synthesizer_name") or "ragas",
    )
