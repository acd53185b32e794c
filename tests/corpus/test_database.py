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
