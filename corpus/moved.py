"""Articles that lie elsewhere than they did: the same page in another file or archive."""

from __future__ import annotations

import json

from corpus.article import Article
from corpus.database import Database


def differs_in_place_only(known: str, meta: str) -> bool:
    """Whether two records of an article are the same but for the place it was read from."""
    return bool(json.loads(known) | {"uri": None} == json.loads(meta) | {"uri": None})


def note_place(database: Database, article: Article, meta: str) -> None:
    """Note in the record of an article that is stored where it lies now."""
    database.write("UPDATE articles SET uri = ? WHERE id = ?", (article.uri, article.id))
    for table in ("articles", "revisions"):
        database.write(
            f"UPDATE {table} SET meta = ? WHERE id = ? AND revision = ?",
            (meta, article.id, article.revision),
        )
