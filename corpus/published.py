"""Who published what is searched, and when, and where in its article it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from corpus.database import Database
from corpus.listing import Where


@dataclass(frozen=True, slots=True)
class Published:
    """Of a passage: publisher and agency of its article, its day, and where it begins."""

    sources: frozenset[str]
    day: date | None
    start: int


def published(database: Database, passages: Iterable[int]) -> dict[int, Published]:
    """Sources, day and place of these passages, by their number."""
    rows = database.rows(
        "SELECT passages.number, source, agency, substr(published, 1, 10), start"
        " FROM passages"
        " JOIN articles ON passages.article = articles.id"
        " WHERE passages.number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(passages)),),
    )
    return {
        int(str(n)): Published(frozenset(map(str, filter(None, names))), _day(day), int(str(start)))
        for n, *names, day, start in rows
    }


def sources(database: Database) -> list[str]:
    """The publishers and the agencies of all articles, each once, by name."""
    rows = database.rows(
        "SELECT source AS name FROM articles WHERE source <> ''"
        " UNION SELECT agency FROM articles WHERE agency <> '' ORDER BY name"
    )
    return [str(name) for (name,) in rows]


def allowed(database: Database, where: Where) -> tuple[str, list[object]]:
    """The condition of a filter over the table `articles`, and its values.

    Its sources are written as the articles write them: SQLite knows the case of ASCII alone.
    """
    if not where.sources:
        return where.sql()
    named = {source.casefold() for source in where.sources}
    own = tuple(source for source in sources(database) if source.casefold() in named)
    return replace(where, sources=own or where.sources).sql()


def undated(database: Database, sources: tuple[str, ...] = ()) -> int:
    """How many articles have no day, of these publishers and agencies if any are named."""
    condition, values = allowed(database, Where(sources=sources))
    sql = f"SELECT count(*) FROM articles WHERE published IS NULL AND {condition}"
    return int(str(database.rows(sql, values)[0][0]))


def newest(database: Database) -> date | None:
    """The last day on which an article was published, `None` if none is dated."""
    [(day,)] = database.rows("SELECT max(substr(published, 1, 10)) FROM articles")
    return _day(day)


def newest_stories(database: Database, where: Where, k: int) -> list[str]:
    """Ids of the `k` newest articles, of each story one; those without a day come last."""
    condition, values = allowed(database, where)
    rows = database.rows(
        f"SELECT story, id FROM articles WHERE {condition}"
        " ORDER BY coalesce(published, '') DESC, number",
        values,
    )
    of_story = dict[object, str]()
    for story, article_id in rows:
        of_story.setdefault(story, str(article_id))
    return list(of_story.values())[:k]


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
