"""What an adapter makes of published files: cases, articles to answer from, what was left out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from corpus import Article, CorpusError
from corpus.reading.tables import article_from_row
from eval.cases import Case, CaseError, article_row, write_cases
from eval.fields import Row, as_row
from eval.files import read_text

CASES, ARTICLES = "cases.jsonl", "articles.jsonl"
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Material:
    """Cases, the articles they share (none where each case brings its own), rows left out."""

    cases: tuple[Case, ...]
    articles: tuple[Article, ...] = ()
    left_out: int = 0

    def write(self, folder: Path) -> None:
        """Write `cases.jsonl` and, if there are any, `articles.jsonl`, which `byline add` reads.

        Raises:
            CaseError: the folder has a file of one of these names; nothing is written.
        """
        for name in (CASES, ARTICLES):
            if (folder / name).exists():
                raise CaseError(f"{folder / name}: is there already; name a new folder")
        folder.mkdir(parents=True, exist_ok=True)
        write_cases(self.cases, folder / CASES)
        if self.articles:
            rows = [json.dumps(article_row(a), ensure_ascii=False) for a in self.articles]
            text = "".join(f"{row}\n" for row in rows)
            (folder / ARTICLES).write_text(text, encoding="utf-8")


def of_files(
    files: Iterable[Path],
    read: Callable[[Path], Iterable[Case | None]],
    articles: Iterable[Article] = (),
) -> Material:
    """The cases that the files give, how many rows gave none, and of each article id the first.

    An id that several files give gets the name of the file before it: `en_fact.json:rgb-1`.

    Raises:
        CaseError: a file gives an id twice.
    """
    made = [(file, case) for file in files for case in read(file)]
    kept = [(file, case) for file, case in made if case is not None]
    given = Counter(case.id for _, case in kept)
    named = {
        (file, case.id): replace(case, id=f"{file.name}:{case.id}") if given[case.id] > 1 else case
        for file, case in kept
    }
    if len(named) < len(kept):
        (file, name), times = Counter((file, case.id) for file, case in kept).most_common(1)[0]
        raise CaseError(f"{file}: id {name!r} is given {times} times; give each row its own")
    unique = dict[str, Article]()
    for article in articles:
        unique.setdefault(article.id, article)
    return Material(tuple(named.values()), tuple(unique.values()), len(made) - len(kept))


def passage_article(row: Row) -> Article:
    """The article that a passage becomes: its id, title and text, made storable."""
    named = {name: row.get(name) for name in ("id", "title", "text")}
    return replace(article_from_row(named, place="passage"), uri=None)


def files_like(folder: Path, *patterns: str) -> list[Path]:
    """The files of the folder that fit a pattern, by name; packed ones (.gz) count as well.

    Of a file that lies there in both ways the packed one is passed over.

    Raises:
        CaseError: no file fits.
    """
    packed = [f"{pattern}.gz" for pattern in patterns]
    fitting = [path for pattern in (*packed, *patterns) for path in folder.glob(pattern)]
    found = {path.name.removesuffix(".gz"): path for path in fitting}
    if not found:
        raise CaseError(
            f"{folder}: no file like {' or '.join(patterns)}; name the folder that has it"
        )
    return [found[name] for name in sorted(found)]


def each(file: Path, make: Callable[[Row, int], Made]) -> Iterator[Made]:
    """What `make` makes of each row of a JSON list or of JSON lines, gzipped or not, from 1.

    Raises:
        CaseError: the file is no JSON, or a row is not as it was published; told as `file:row`.
    """
    for number, item in enumerate(_items(file), 1):
        try:
            yield make(as_row(item, "the row"), number)
        except (ValueError, CorpusError) as error:
            raise CaseError(f"{file}:{number}: {error}") from error


def _items(file: Path) -> list[object]:
    """The rows of a file; its name does not tell: RGB publishes JSON lines as .json."""
    try:
        text = read_text(file)
    except (ValueError, OSError) as error:
        raise CaseError(str(error)) from error
    try:
        if text.lstrip().startswith("["):
            return list(json.loads(text))
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except ValueError as error:
        raise CaseError(f"{file}: {error}; give the file as it was published") from error
