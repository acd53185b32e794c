"""Which articles of a library a visitor sees in the list, in which order, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus import Library, Listed
from corpus.words import fold_words
from qa.in_words import day_in_words

PAGE = 50  # articles to a page of the list


@dataclass(frozen=True, slots=True)
class View:
    """What a visitor asked to see: words, a source, an order and a page of the list (from 0)."""

    words: str = ""
    source: str = ""
    by: str = "date"
    descending: bool = True
    page: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the list: its articles, its number (from 0), and how many fit and there are."""

    rows: tuple[Listed, ...]
    page: int
    pages: int
    fitting: int
    total: int


# What a column sorts by; what is unknown comes last in either direction.
ORDERS: Mapping[str, Callable[[Listed], str | int | None]] = {
    "title": lambda row: " ".join(fold_words(row.article.title or row.article.id)),
    "source": lambda row: row.article.outlet and row.article.outlet.casefold(),
    "date": lambda row: row.article.published,
    "passages": lambda row: row.passages,
}


def shown(library: Library, view: View) -> Shown:
    """The page of the list of `library` that `view` names, the last one if it has fewer."""
    rows = listed(library)
    found = _sorted(_fitting(rows, view), view)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(0, view.page), pages - 1)
    return Shown(tuple(found[page * PAGE :][:PAGE]), page, pages, len(found), len(rows))


def sorted_by(view: View, column: str) -> View:
    """`view` in the order of a column; asked again, in the opposite order."""
    if column not in ORDERS:
        return view
    descending = not view.descending if view.by == column else column in ("date", "passages")
    return View(view.words, view.source, column, descending)


def sources(library: Library) -> list[str]:
    """The publishers and agencies of the articles, those of most articles first."""
    counts = Counter(name for row in listed(library) for name in row.article.sources)
    return sorted(counts, key=lambda source: (-counts[source], source))


def listed(library: Library) -> tuple[Listed, ...]:
    """All articles without their texts, read again only after the library changed."""
    return _listed(library, library.database.generation)


@lru_cache(maxsize=4)
def _listed(library: Library, _: int) -> tuple[Listed, ...]:
    return tuple(library.listed())


def _fitting(rows: Sequence[Listed], view: View) -> list[Listed]:
    words = fold_words(view.words)
    return [
        row
        for row in rows
        if (not view.source or view.source in row.article.sources)
        and (not words or all(word in _haystack(row) for word in words))
    ]


def _haystack(row: Listed) -> str:
    a = row.article
    days = f"{a.published or ''} {day_in_words(a.published)}"
    return " ".join(fold_words(f"{a.title} {' '.join(a.sources)} {days} {a.id}"))


def _sorted(rows: list[Listed], view: View) -> list[Listed]:
    order = ORDERS.get(view.by, ORDERS["date"])
    known = [(key, row) for row in rows if (key := order(row)) is not None]
    unknown = [row for row in rows if order(row) is None]
    known.sort(key=lambda pair: pair[0], reverse=view.descending)
    return [row for _, row in known] + unknown
