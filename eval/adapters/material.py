"""What an adapter makes of published files: cases, articles to answer from, what was left out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from corpus import Article, CorpusError
from corpus.tables import article_from_row
from eval.cases import Case, CaseError, article_row, write_cases
from eval.fields import Row, as_row

CASES, ARTICLES = "cases.jsonl", "articles.jsonl"
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Material:
    """Cases, the articles they share (none where each case brings its own), rows left out."""

    cases: tuple[Case, ...]
    articles: tuple[Article, ...] = ()
    left_out: int = 0

    def write(self, folder: Path) -> None:
        """Write `cases.jsonl` and, if there are any, `articles.jsonl`, which `byline add` reads."""
        folder.mkdir(parents=True, exist_ok=True)
        write_cases(self.cases, folder / CASES)
        if self.articles:
            rows = [json.dumps(article_row(a), ensure_ascii=False) for a in self.articles]
            text = "".join(f"{row}\n" for row in rows)
            (folder / ARTICLES).write_text(text, encoding="utf-8")


def of_cases(made: Iterable[Case | None], articles: Iterable[Article] = ()) -> Material:
    """The cases that could be made, and how many rows gave none; of each article id the first."""
    rows = list(made)
    cases = tuple(case for case in rows if case is not None)
    unique = dict[str, Article]()
    for article in articles:
        unique.setdefault(article.id, article)
    return Material(cases, tuple(unique.values()), len(rows) - len(cases))


def passage_article(row: Row) -> Article:
    """The article that a passage becomes: its id, title and text, made storable."""
    named = {name: row.get(name) for name in ("id", "title", "text")}
    return replace(article_from_row(named, place="passage"), uri=None)


def files_like(folder: Path, *patterns: str) -> list[Path]:
    """The files of the folder that fit the first pattern that any fits, by name.

    Raises:
        CaseError: no file fits.
    """
    for pattern in patterns:
        if found := sorted(folder.glob(pattern)):
            return found
    raise CaseError(f"{folder}: no file like {' or '.join(patterns)}; name the folder that has it")


def each(file: Path, make: Callable[[Row, int], Made]) -> Iterator[Made]:
    """What `make` makes of each row of a .json list or a .jsonl file, gzipped or not, from 1.

    Raises:
        CaseError: the file is no JSON, or a row is not as it was published; told as `file:row`.
    """
    for number, item in enumerate(_items(file), 1):
        try:
            yield make(as_row(item, "the row"), number)
        except (ValueError, CorpusError) as error:
            raise CaseError(f"{file}:{number}: {error}") from error


def _items(file: Path) -> Iterable[object]:
    try:
        data = file.read_bytes()
        text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8-sig")
        if ".json" not in file.suffixes:
            return [json.loads(line) for line in text.split("\n") if line.strip()]
        items = json.loads(text)
    except (ValueError, OSError, EOFError) as error:
        raise CaseError(f"{file}: {error}; give the file as it was published") from error
    if not isinstance(items, list):
        raise CaseError(f"{file}: no list; give the file as it was published")
    return items
