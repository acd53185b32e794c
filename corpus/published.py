"""Who published what is searched, and when."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.database import Database


@dataclass(frozen=True, slots=True)
class Published:
    """Publisher and day of publication of an article, `None` if unknown."""

    source: str | None
    day: date | None


def published(database: Database, passages: Iterable[int]) -> dict[int, Published]:
    """Publisher and day of the articles of these passages, by number of the passage."""
    rows = database.rows(
        "SELECT passages.number, source, substr(published, 1, 10) FROM passages"
        " JOIN articles ON passages.article = articles.id"
        " WHERE passages.number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(passages)),),
    )
    return {int(str(n)): Published(_text(source), _day(day)) for n, source, day in rows}


def newest(database: Database) -> date | None:
    """The last day on which an article was published, `None` if none is dated."""
    [(day,)] = database.rows("SELECT max(substr(published, 1, 10)) FROM articles")
    return _day(day)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
