import sqlite3
import threading

import pytest

from corpus import CorpusError, database
from corpus.database import Database, write_ahead


def held(file):
    """A connection that keeps everybody else from `file`."""
    holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    return holder


def test_a_file_that_another_process_begins_is_waited_for(tmp_path):
    file = tmp_path / "new.sqlite"
    holder = held(file)
    threading.Timer(0.3, holder.rollback).start()
    connection = sqlite3.connect(file, timeout=0)
    write_ahead(connection)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_that_stays_locked_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    holder = held(tmp_path / "new.sqlite")
    connection = sqlite3.connect(tmp_path / "new.sqlite", timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        write_ahead(connection)
    holder.close()


def test_a_file_that_holds_no_library_is_to_be_moved_away(tmp_path):
    (tmp_path / "library.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(CorpusError, match="move the file away and add the articles again"):
        Database.open(tmp_path / "library.sqlite")


def test_for_a_folder_that_cannot_be_written_another_is_to_be_chosen(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CorpusError, match="choose another one with --data"):
        Database.open(tmp_path / "file" / "library.sqlite")


def test_for_a_file_that_stays_locked_the_other_process_is_to_be_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    holder = held(tmp_path / "library.sqlite")
    with pytest.raises(CorpusError, match=r"library\.sqlite: .*locked\); wait until the other"):
        Database.open(tmp_path / "library.sqlite")
    holder.close()


def test_a_library_that_somebody_else_keeps_writing_to_is_told_with_the_remedy(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    waiting = Database.open(tmp_path / "library.sqlite")
    holder = held(tmp_path / "library.sqlite")
    with pytest.raises(CorpusError, match=r"cannot be written .*locked\); wait until the other"):
        waiting.set_manifest("fact", "told")
    holder.close()
    waiting.set_manifest("fact", "told")
    assert waiting.manifest("fact") == "told"


class FullDisk:
    """A connection whose first commit finds no room."""

    def __init__(self, connection):
        self._connection, self._room = connection, False

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def commit(self):
        if not self._room:
            self._room = True
            raise sqlite3.OperationalError("database or disk is full")
        self._connection.commit()


def test_what_comes_after_a_commit_that_failed_is_committed(tmp_path):
    written = Database.open(tmp_path / "library.sqlite")
    written._connection = FullDisk(written._connection)
    with pytest.raises(CorpusError, match=r"disk is full\); check the rights and the space"):
        written.set_manifest("lost", "told")
    written.set_manifest("kept", "told")
    other = Database.open(tmp_path / "library.sqlite")
    assert (other.manifest("lost"), other.manifest("kept")) == (None, "told")


def test_a_snapshot_of_a_file_that_another_library_has_replaced_is_refused(tmp_path):
    file, other = tmp_path / "library.sqlite", tmp_path / "other.sqlite"
    opened = Database.open(file)
    opened.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    Database.open(other).close()
    other.replace(file)
    with pytest.raises(CorpusError, match="was replaced by another library"), opened.snapshot():
        pass


def test_a_snapshot_of_a_file_that_is_gone_makes_no_new_one(tmp_path):
    opened = Database.open(tmp_path / "library.sqlite")
    (tmp_path / "library.sqlite").unlink()
    with pytest.raises(CorpusError, match=r"cannot be read .*unable to open"), opened.snapshot():
        pass
    assert not (tmp_path / "library.sqlite").exists()


def test_what_is_damaged_in_a_file_is_told_by_reading_and_by_writing(tmp_path):
    file = tmp_path / "library.sqlite"
    written = Database.open(file)
    for i in range(200):
        written.set_manifest(f"fact {i:03}", "told " * 500)
    written.close()
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2] + bytes(len(content) // 2))
    broken = Database.open(file)
    with pytest.raises(CorpusError, match=r"cannot be read .*malformed\); move the file away"):
        broken.rows("SELECT key, value FROM manifest")
    with pytest.raises(CorpusError, match=r"cannot be \w+ .*malformed\); move the file away"):
        broken.set_manifest("fact 199", "other")


def test_a_library_where_nothing_can_be_written_is_read(tmp_path, monkeypatch):
    written = Database.open(tmp_path / "library.sqlite")
    written.set_manifest("fact", "told")
    written.close()
    monkeypatch.setattr(database.os, "access", lambda place, mode: False)
    files = sorted(tmp_path.iterdir())
    opened = Database.open(tmp_path / "library.sqlite")
    with opened.snapshot() as now:
        assert now.manifest("fact") == "told"
    with pytest.raises(CorpusError, match=r"cannot be written .*readonly.*check the rights"):
        opened.set_manifest("fact", "other")
    assert sorted(tmp_path.iterdir()) == files
