"""Articles that lie elsewhere than they did: the same page in another file or archive."""

from __future__ import annotations

import json
from dataclasses import replace

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


def with_own_id(database: Database, article: Article) -> Article:
    """`article`, its `uri` for an id if a file of another folder has the same path below it."""
    if article.url or not article.uri or not article.uri.endswith(f"/{article.id}"):
        return article
    found = database.rows("SELECT uri FROM articles WHERE id = ?", (article.id,))
    if not found or found[0][0] == article.uri:
        return article
    return replace(article, id=article.uri)
