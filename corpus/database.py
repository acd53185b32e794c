"""The SQLite file behind a library: schema, manifest, transactions and their generation."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from corpus.article import CorpusError

BUSY_SECONDS = 60.0  # how long a call waits for another process to finish writing
AGAIN_SECONDS = 0.05
SCHEMA_VERSION = "2"
SCHEMA = """
CREATE TABLE IF NOT EXISTS manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS generations (number INTEGER PRIMARY KEY, stamp TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision TEXT NOT NULL, meta TEXT NOT NULL,
    source TEXT, agency TEXT, published TEXT, uri TEXT, split INTEGER NOT NULL DEFAULT 0,
    story INTEGER);
CREATE INDEX IF NOT EXISTS articles_by_revision ON articles (revision);
CREATE INDEX IF NOT EXISTS articles_by_uri ON articles (uri);
CREATE INDEX IF NOT EXISTS articles_by_source ON articles (source);
CREATE INDEX IF NOT EXISTS articles_by_agency ON articles (agency);
CREATE INDEX IF NOT EXISTS articles_to_split ON articles (split) WHERE split = 0;
CREATE INDEX IF NOT EXISTS articles_by_story ON articles (story);
CREATE TABLE IF NOT EXISTS sketches (
    hash INTEGER, article INTEGER, PRIMARY KEY (hash, article)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS revisions (
    id TEXT NOT NULL, revision TEXT NOT NULL, meta TEXT NOT NULL, text TEXT NOT NULL,
    page TEXT NOT NULL, PRIMARY KEY (id, revision));
CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, added INTEGER NOT NULL, removed INTEGER, embedded INTEGER);
CREATE INDEX IF NOT EXISTS passages_by_article ON passages (article);
CREATE INDEX IF NOT EXISTS passages_to_embed ON passages (number)
    WHERE embedded IS NULL AND removed IS NULL;
CREATE TABLE IF NOT EXISTS vectors (passage INTEGER PRIMARY KEY, vector BLOB NOT NULL);
"""


def write_ahead(connection: sqlite3.Connection) -> None:
    """Keep a write-ahead log, so that readers and the writer do not wait for each other.

    Of two processes that begin a new file at once, SQLite refuses one without waiting: it tries
    again.

    Raises:
        sqlite3.OperationalError: the file stays locked for `BUSY_SECONDS`.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(AGAIN_SECONDS)
        else:
            return


def remedy(error: Exception, *, anew: str = "add the articles again") -> str:
    """What to do about a file that does not open, or cannot be written."""
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return "wait until the other process that writes to it has ended"
    if isinstance(error, (sqlite3.OperationalError, OSError)):  # of the disk, not of what it holds
        return "check the rights and the space of its folder, or choose another one with --data"
    return f"move the file away and {anew}"


def _only_to_read(path: Path) -> bool:
    """Whether a library lies there that nobody can write to, and all of it in one file."""
    log = path.with_name(f"{path.name}-wal")
    return path.exists() and not os.access(path.parent, os.W_OK) and not log.exists()


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that threads may share, in a mode of SQLite: rwc makes the file, rw does not.

    Where nothing can be written SQLite is told so: it could not keep its files beside the library.
    """
    mode = "ro&immutable=1" if _only_to_read(path) else mode
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
        isolation_level=None,
    )


def _in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)


class Database:
    """A connection that several threads may share; every committed change raises the generation."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Database:
        """The database stored at `path`; the file and its folder are made if missing.

        Raises:
            CorpusError: the file is no database, cannot be read, or has another schema.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = _connected(path, "rwc")
            if not _only_to_read(path):
                write_ahead(connection)
            return cls(connection, path)._prepared()
        except (sqlite3.DatabaseError, OSError) as error:
            raise CorpusError(
                f"{path}: cannot be opened as a library ({error}); {remedy(error)}"
            ) from error

    @classmethod
    def in_memory(cls) -> Database:
        """A database that is gone when it is closed."""
        return cls(_in_memory(), None)._prepared()

    def _prepared(self) -> Database:
        """The database with its tables.

        Raises:
            CorpusError: they are those of another version.
        """
        self._connection.executescript(SCHEMA)
        found = self.manifest("schema")
        if found not in (None, SCHEMA_VERSION):
            raise CorpusError(
                f"{self.path}: made by another version of Byline (schema {found}, this is"
                f" {SCHEMA_VERSION}); add its articles to a new library"
            )
        if found is None:
            with self.transaction():
                self.set_manifest("schema", SCHEMA_VERSION)
                self.set_manifest("identity", uuid4().hex[:8])  # whose the derived index files are
        return self

    @contextmanager
    def snapshot(self) -> Iterator[Database]:
        """The database as it is now, to read, whatever is written to it meanwhile.

        One in memory is copied as a whole.

        Raises:
            CorpusError: the file cannot be read any more, or is another library by now.
        """
        with self._told("read"):
            connection = _in_memory() if self.path is None else _connected(self.path, "rw")
        with closing(connection):
            now = Database(connection, self.path)
            if self.path is None:
                with self._lock:
                    self._connection.backup(connection)
            else:
                connection.execute("BEGIN")  # SQLite takes the moment of the first row read
            if now.manifest("identity") != self.manifest("identity"):
                raise CorpusError(f"{self.path}: was replaced by another library; open that one")
            yield now

    @contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        """Errors of SQLite in our words: what cannot be done (read, written), why, the remedy."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise CorpusError(
                f"{self.path or 'the library in memory'}: cannot be {doing} ({error});"
                f" {remedy(error)}"
            ) from error

    def close(self) -> None:
        """Release the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[int]:
        """All or nothing: yields the generation that everything written inside will bear.

        Raises:
            CorpusError: another process keeps writing, or the disk does not take it.
        """
        with self._lock:
            if self._connection.in_transaction:
                yield self.generation
                return
            try:
                with self._told("written"):
                    self._connection.execute("BEGIN IMMEDIATE")
                generation = self.generation + 1
                self.write(
                    "INSERT OR REPLACE INTO manifest VALUES ('generation', ?)", (str(generation),)
                )
                self.write("INSERT INTO generations VALUES (?, ?)", (generation, uuid4().hex[:8]))
                yield generation
                with self._told("written"):
                    self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """All rows that a SELECT gives.

        Raises:
            CorpusError: the file is damaged, or its disk.
        """
        with self._lock, self._told("read"):
            return self._connection.execute(sql, values).fetchall()

    def write(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run one statement that changes rows; call it inside `transaction`."""
        with self._lock, self._told("written"):
            self._connection.execute(sql, values)

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row of values; call it inside `transaction`."""
        with self._lock, self._told("written"):
            self._connection.executemany(sql, rows)

    @property
    def generation(self) -> int:
        """How many changes were committed; derived indexes compare it with their own."""
        return int(self.manifest("generation") or 0)

    def stamp(self, generation: int) -> str:
        """What tells a generation from another of the same number; empty if it has none.

        A library that is put back from a copy gets other generations than it had after the copy.
        """
        found = self.rows("SELECT stamp FROM generations WHERE number = ?", (generation,))
        return str(found[0][0]) if found else ""

    def manifest(self, key: str) -> str | None:
        """A fact about the library as a whole, `None` if it was never set."""
        found = self.rows("SELECT value FROM manifest WHERE key = ?", (key,))
        return str(found[0][0]) if found else None

    def set_manifest(self, key: str, value: str) -> None:
        """Remember a fact about the library as a whole."""
        with self.transaction():
            self.write("INSERT OR REPLACE INTO manifest VALUES (?, ?)", (key, value))
