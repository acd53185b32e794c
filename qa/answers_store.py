"""What people leave behind: answers, their conversations and feedback, each deletable.

One SQLite file. Every call opens it, does one short transaction and closes it, so that threads and
processes share nothing but the file. Answers keep the articles as they were when they were cited.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus import Article, CorpusError, Library, Where
from corpus.database import BUSY_SECONDS, remedy, write_ahead
from corpus.listing import EVERYWHERE
from qa.result import Answer
from qa.stored_form import Packed, pack, unpack

ANSWERS_FILE = "answers.sqlite"
SCHEMA_VERSION = 1
SCHEMA = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY, visitor TEXT NOT NULL, started TEXT NOT NULL);
CREATE INDEX conversations_by_visitor ON conversations (visitor);
CREATE TABLE answers (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    conversation TEXT REFERENCES conversations (id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL, question TEXT NOT NULL, limits TEXT NOT NULL, answer TEXT NOT NULL);
CREATE INDEX answers_by_conversation ON answers (conversation);
CREATE TABLE articles (key TEXT PRIMARY KEY, article TEXT NOT NULL);
CREATE TABLE rests_on (
    answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    article TEXT NOT NULL REFERENCES articles (key), PRIMARY KEY (answer, article)) WITHOUT ROWID;
CREATE INDEX rests_on_by_article ON rests_on (article);
CREATE TABLE feedback (
    answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE, visitor TEXT NOT NULL,
    thumb TEXT NOT NULL CHECK (thumb IN ('up', 'down')), note TEXT NOT NULL,
    given_at TEXT NOT NULL, PRIMARY KEY (answer, visitor)) WITHOUT ROWID;
"""
COLUMNS = "id, conversation, asked_at, limits, answer"


class Thumb(StrEnum):
    """What a reader thinks of an answer."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer with its id, the conversation it belongs to, when (UTC) and within what limits."""

    id: str
    conversation: str | None
    asked_at: str
    where: Where
    answer: Answer


@dataclass(frozen=True, slots=True)
class Conversation:
    """A line of the list of conversations: its id, start (UTC), first question and length."""

    id: str
    started: str
    question: str
    answers: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reader's thumb and note on the answer of this id to this question, and when (UTC)."""

    answer_id: str
    question: str
    thumb: Thumb
    note: str
    given_at: str


def new_id() -> str:
    """An id that nobody can guess: for a visitor, a conversation, an answer."""
    return secrets.token_urlsafe(16)


def changes_since(answer: Answer, library: Library) -> dict[str, str]:
    """What became of the cited articles that are not as they were: `changed` or `removed`, by id.

    An article has changed when its text has another revision now.
    """
    changes = dict[str, str]()
    for article in {c.article.id: c.article for c in answer.citations}.values():
        now = _current(library, article.id)
        if now is None:
            changes[article.id] = "removed"
        elif now.revision != article.revision:
            changes[article.id] = "changed"
    return changes


def _current(library: Library, article_id: str) -> Article | None:
    try:
        return library.article(article_id)
    except CorpusError:
        return None


class AnswerStore:
    """The answers, conversations and feedback in one file. Safe to share between threads."""

    def __repr__(self) -> str:
        return f"<AnswerStore {self.path}>"

    def __init__(self, path: Path) -> None:
        """The store in the file `path`; the file and its folder are made if missing.

        Raises:
            CorpusError: the file is no store, cannot be opened, or a newer Byline made it.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(path, error) from error
        with self._connected() as connection:
            self._claim(connection)

    def _claim(self, connection: sqlite3.Connection) -> None:
        """Make the tables of a new file; refuse a file that is not ours to write."""
        [version] = connection.execute("PRAGMA user_version").fetchone()
        [tables] = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if version > SCHEMA_VERSION:
            raise CorpusError(
                f"{self.path}: made by a newer Byline (schema {version}, this one reads"
                f" {SCHEMA_VERSION}); update Byline, or move the file away"
            )
        if version == 0 and tables:
            raise CorpusError(f"{self.path}: another database, not answers; move it away")
        if version == 0:
            for statement in filter(str.strip, SCHEMA.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextmanager
    def _connected(self, begin: str = "BEGIN IMMEDIATE") -> Iterator[sqlite3.Connection]:
        """A connection for one transaction: all or nothing.

        Raises:
            CorpusError: the file cannot be read, or not be written.
        """
        try:
            with self._transaction(begin) as connection:
                yield connection
        except sqlite3.DatabaseError as error:
            raise _unusable(self.path, error) from error

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        opened = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        with closing(opened) as connection:
            write_ahead(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
            connection.execute(begin)
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def _rows(self, sql: str, *values: object) -> list[Any]:  # SQLite rows have no static types
        with self._connected("BEGIN") as connection:
            return connection.execute(sql, values).fetchall()

    # Answers and conversations

    def start_conversation(self, visitor: str) -> str:
        """The id of a new conversation of this visitor, who is known by an id of `new_id`."""
        conversation = new_id()
        with self._connected() as connection:
            connection.execute(
                "INSERT INTO conversations VALUES (?, ?, ?)", (conversation, visitor, _now())
            )
        return conversation

    def save_answer(
        self, answer: Answer, *, conversation: str | None = None, where: Where = EVERYWHERE
    ) -> str:
        """The id under which `answer` is kept from now on, the last of its conversation if any.

        Raises:
            CorpusError: there is no such conversation (any more).
        """
        packed, answer_id = pack(answer), new_id()
        row = (answer_id, conversation, _now(), answer.question, json.dumps(asdict(where)))
        with self._connected() as connection:
            if conversation is not None:
                _refuse_unknown(connection, "conversation", conversation)
            connection.execute(
                "INSERT INTO answers (id, conversation, asked_at, question, limits, answer)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*row, packed.answer),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO articles VALUES (?, ?)", packed.articles.items()
            )
            connection.executemany(
                "INSERT INTO rests_on VALUES (?, ?)", [(answer_id, key) for key in packed.articles]
            )
        return answer_id

    def answer(self, answer_id: str) -> StoredAnswer:
        """The answer of this id, as it was saved.

        Raises:
            CorpusError: there is none (any more).
        """
        with self._connected("BEGIN") as connection:
            _refuse_unknown(connection, "answer", answer_id)
            sql = f"SELECT {COLUMNS} FROM answers WHERE id = ?"
            return _stored(connection, connection.execute(sql, (answer_id,)).fetchone())

    def conversation(self, conversation: str) -> list[StoredAnswer]:
        """The answers of a conversation in the order they were given.

        Raises:
            CorpusError: there is no such conversation (any more).
        """
        with self._connected("BEGIN") as connection:
            _refuse_unknown(connection, "conversation", conversation)
            sql = f"SELECT {COLUMNS} FROM answers WHERE conversation = ? ORDER BY number"
            rows = connection.execute(sql, (conversation,)).fetchall()
            return [_stored(connection, row) for row in rows]

    def conversations(self, visitor: str) -> list[Conversation]:
        """The conversations of a visitor that have answers, the one last added to first."""
        rows = self._rows(
            "SELECT conversations.id, started, first.question, count(*)"
            " FROM conversations JOIN answers ON answers.conversation = conversations.id"
            " JOIN answers AS first ON first.number = (SELECT min(number) FROM answers"
            " WHERE conversation = conversations.id)"
            " WHERE visitor = ? GROUP BY conversations.id ORDER BY max(answers.number) DESC",
            visitor,
        )
        return [Conversation(*row) for row in rows]

    def delete_answer(self, answer_id: str) -> None:
        """Delete an answer with its feedback, and the articles that no other answer rests on.

        Raises:
            CorpusError: there is none (any more).
        """
        self._delete("answer", answer_id)

    def delete_conversation(self, conversation: str) -> None:
        """Delete a conversation with its answers, their feedback and articles.

        Raises:
            CorpusError: there is none (any more).
        """
        self._delete("conversation", conversation)

    def _delete(self, kind: str, row_id: str) -> None:
        with self._connected() as connection:
            _refuse_unknown(connection, kind, row_id)
            connection.execute(f"DELETE FROM {kind}s WHERE id = ?", (row_id,))
            connection.execute(
                "DELETE FROM articles WHERE key NOT IN (SELECT article FROM rests_on)"
            )

    # Feedback

    def give_feedback(
        self, answer_id: str, thumb: Thumb, note: str = "", *, visitor: str = ""
    ) -> None:
        """Keep what a visitor thinks of an answer, instead of what that visitor thought before.

        Raises:
            CorpusError: there is no such answer (any more).
        """
        with self._connected() as connection:
            _refuse_unknown(connection, "answer", answer_id)
            connection.execute(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)",
                (answer_id, visitor, thumb.value, note.strip(), _now()),
            )

    def delete_feedback(self, answer_id: str, *, visitor: str = "") -> None:
        """Take back what a visitor thought of an answer; nothing happens if there is nothing."""
        with self._connected() as connection:
            connection.execute(
                "DELETE FROM feedback WHERE answer = ? AND visitor = ?", (answer_id, visitor)
            )

    def feedback(self, *, visitor: str | None = None) -> list[Feedback]:
        """All feedback, or only what this visitor gave, the oldest first."""
        rows = self._rows(
            "SELECT answers.id, question, thumb, note, given_at FROM feedback"
            " JOIN answers ON answers.id = feedback.answer"
            " WHERE ?1 IS NULL OR visitor = ?1 ORDER BY given_at, number",
            visitor,
        )
        return [Feedback(answer, asked, Thumb(t), note, at) for answer, asked, t, note, at in rows]


def _unusable(path: Path, error: Exception) -> CorpusError:
    mend = remedy(error, anew="begin a new one")
    return CorpusError(f"{path}: cannot be opened as the store of answers ({error}); {mend}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _refuse_unknown(connection: sqlite3.Connection, kind: str, row_id: str) -> None:
    """Nothing, if there is an answer or a conversation of this id."""
    if not connection.execute(f"SELECT 1 FROM {kind}s WHERE id = ?", (row_id,)).fetchone():
        raise CorpusError(f"no {kind} {row_id!r}: it was deleted, or the address is incomplete")


def _stored(connection: sqlite3.Connection, row: tuple[Any, ...]) -> StoredAnswer:
    """The answer of a row of `COLUMNS`, with its articles."""
    answer_id, conversation, asked_at, limits, packed = row
    sql = "SELECT key, articles.article FROM articles JOIN rests_on ON key = rests_on.article"
    articles = dict(connection.execute(f"{sql} WHERE answer = ?", (answer_id,)))
    known = json.loads(limits)
    where = Where(known["since"], known["until"], tuple(known["sources"]))
    return StoredAnswer(answer_id, conversation, asked_at, where, unpack(Packed(packed, articles)))
