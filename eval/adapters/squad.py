"""Files in the form of SQuAD: questions on paragraphs, answered by words of theirs.

SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018) and the sets that took over their form, such as
SQuADShifts (Miller et al. 2020), whose articles are of Wikipedia, a newspaper, Reddit and a shop.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from corpus import Article, CorpusError
from corpus.reading.tables import article_from_row
from corpus.sentences import sentence_spans
from eval.adapters.material import Material, files_like, of_files
from eval.cases import Case, CaseError, Span
from eval.fields import Row, as_row, flag, number, required, rows, text
from eval.files import read_text

PARTED = "\n\n"  # paragraphs of an article
WANTED = "answer"  # the one fact that the sentences of all annotators' answers tell


def squad(folder: Path) -> Material:
    """All `*.json` of the folder: articles of paragraphs, and the questions asked about each.

    The paragraphs of an entry are one article, and all articles are what is asked. The sentences in
    which annotators found the answer are gold spans that tell one fact. Questions marked impossible
    are unanswerable: by their paragraph, which is all that their authors saw. A question whose
    answer stands in no sentence is left out.

    Raises:
        CaseError: there is no such file, or one is not in this form.
    """
    read = {file: list(_read(file)) for file in files_like(folder, "*.json")}
    articles = [article for found in read.values() for article, _ in found]
    return of_files(read, lambda file: [c for _, cases in read[file] for c in cases], articles)


def entries(file: Path) -> Iterator[Row]:
    """The articles of a file in this form: `title`, and `paragraphs` of `context` and `qas`.

    Raises:
        CaseError: it is no such file.
    """
    try:
        yield from rows(as_row(json.loads(read_text(file)), "the file"), "data")
    except (ValueError, OSError) as error:
        raise CaseError(f"{file}: {error}; give the file as it was published") from error


def _read(file: Path) -> Iterator[tuple[Article, list[Case | None]]]:
    """Each article of a file with what is asked about it."""
    for place, entry in enumerate(entries(file), 1):
        try:
            yield _entry(entry, f"{file.name}/{place}")
        except (ValueError, CorpusError) as error:
            raise CaseError(f"{file}:{place}: {error}") from error


def _entry(entry: Row, name: str) -> tuple[Article, list[Case | None]]:
    listed = list(rows(entry, "paragraphs"))
    title, address = headed(text(entry, "title"))
    words = PARTED.join(context_of(paragraph) for paragraph in listed)
    row = {"id": name, "title": title, "url": address, "text": words}
    article = replace(article_from_row(row, place=name), uri=None)
    return article, [_case(one, p, name) for p in listed for one in rows(p, "qas")]


def headed(title: str) -> tuple[str, str | None]:
    """The title and the address of an article; an address given as the title tells both."""
    if urlsplit(title).scheme not in ("http", "https"):
        return title.replace("_", " "), None
    return PurePosixPath(urlsplit(title).path).stem.replace("-", " "), title


def context_of(paragraph: Row) -> str:
    """As it stands in the file: offsets count from its first character, be it a blank."""
    required(paragraph, "context")
    return str(paragraph["context"])


def _case(row: Row, paragraph: Row, article: str) -> Case | None:
    key, question = required(row, "id"), required(row, "question")
    if flag(row, "is_impossible"):
        return Case(key, question, unanswerable=True, kind="squad")
    answers = list(rows(row, "answers"))
    held = dict.fromkeys(filter(None, (_sentence(context_of(paragraph), a) for a in answers)))
    if not held:
        return None
    return Case(
        key,
        question,
        answers=tuple(dict.fromkeys(required(answer, "text") for answer in answers)),
        spans=tuple(Span(article, sentence, WANTED) for sentence in held),
        kind="squad",
    )


def _sentence(context: str, answer: Row) -> str:
    """The sentence in which an answer begins; empty if none does."""
    start = number(answer, "answer_start")
    if start is None:
        raise ValueError('"answer_start" is missing; write where the answer begins')
    holding = (context[a:b] for a, b in sentence_spans(context) if a <= start < b)
    return next(holding, "")
