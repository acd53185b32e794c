"""Lexical search: an SQLite FTS5 index of folded words, derived from a library, beside its file."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from corpus.library import Library
from corpus.words import content_words, fold_words
from embeddings.texts import passage_texts

logger = logging.getLogger(__name__)

SCHEMA = """
CREATE TABLE IF NOT EXISTS state (identity TEXT NOT NULL, generation INTEGER NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (heading, body, tokenize = 'porter unicode61');
"""
RANK = "bm25(words, 0.5, 1.0)"  # less for the heading: every passage of an article has it
MAX_TERMS = 200  # of a question: a whole passage pasted in still counts, a book does not
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class LexicalIndex:
    """The words of a library's living passages; not for several threads at once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._file = library.path and library.path.with_name(f"{library.path.stem}.words.sqlite")
        self._identity = library.database.manifest("identity") or ""
        self._connection = _connect(self._file)
        self.refresh()

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def refresh(self) -> None:
        """Catch up with the library, all or nothing; a damaged file is made anew."""
        try:
            self._catch_up()
        except sqlite3.DatabaseError as error:
            self._made_anew(error)

    def search(
        self, question: str, *, k: int, allowed: Iterable[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` passages of the highest BM25 among those `allowed` (`None`: all), ties by number.

        Passages that share no word with the question are not found. Scores are positive.
        """
        match = match_expression(question)
        if not match:
            return []
        try:
            return self._ranked(match, k, allowed)
        except sqlite3.DatabaseError as error:
            self._made_anew(error)
            return self._ranked(match, k, allowed)

    def _ranked(self, match: str, k: int, allowed: Iterable[int] | None) -> list[tuple[int, float]]:
        # the plus keeps SQLite from looking every allowed passage up by its own
        chosen = "" if allowed is None else "AND +rowid IN (SELECT value FROM json_each(?))"
        values = [] if allowed is None else [json.dumps(list(allowed))]
        rows = self._connection.execute(
            f"SELECT rowid, {RANK} AS cost FROM words WHERE words MATCH ? {chosen}"
            " ORDER BY cost, rowid LIMIT ?",
            [match, *values, k],
        )
        return [(int(number), -float(cost)) for number, cost in rows]

    def _catch_up(self) -> None:
        generation = self._library.database.generation
        self._connection.executescript(SCHEMA)
        if self._state() == (self._identity, generation):
            return
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            identity, since = self._state()
            if identity != self._identity or since > generation:
                self._connection.execute("DELETE FROM words")
                since = 0
            self._change(since)
            self._connection.execute("DELETE FROM state")
            self._connection.execute(
                "INSERT INTO state VALUES (?, ?)", (self._identity, generation)
            )

    def _state(self) -> tuple[str, int]:
        found = self._connection.execute("SELECT identity, generation FROM state").fetchone()
        return (str(found[0]), int(found[1])) if found else ("", 0)

    def _change(self, since: int) -> None:
        removed = self._library.passages_removed(since) if since else []
        self._connection.executemany(
            "DELETE FROM words WHERE rowid = ?", [(number,) for number in removed]
        )
        added = passage_texts(self._library, self._library.passages_added(since))
        self._connection.executemany(
            "INSERT OR REPLACE INTO words (rowid, heading, body) VALUES (?, ?, ?)",
            ((number, _folded(heading), _folded(text)) for number, heading, text in added),
        )

    def _made_anew(self, error: sqlite3.DatabaseError) -> None:
        """Build the file from the library again if `error` says that it is damaged, else raise."""
        if self._file is None or getattr(error, "sqlite_errorcode", 0) & 0xFF not in DAMAGED:
            raise error
        logger.warning("%s: damaged, made anew (%s)", self._file, error)
        self._connection.close()
        for suffix in ("", "-journal"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        self._connection = _connect(self._file)
        self._catch_up()


def match_expression(question: str) -> str:
    """The FTS5 expression of passages with any of the question's words, "" if it has none.

    >>> match_expression("Who is Mr. Zelenskyy?")
    '"mr" OR "zelenski"'
    """
    words = dict.fromkeys(content_words(question) or fold_words(question))
    return " OR ".join(f'"{word}"' for word in islice(words, MAX_TERMS))


def _folded(text: str) -> str:
    return " ".join(fold_words(text))


def _connect(file: Path | None) -> sqlite3.Connection:
    return sqlite3.connect(
        file or ":memory:", timeout=60, check_same_thread=False, isolation_level=None
    )
