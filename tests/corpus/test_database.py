import sqlite3
import threading

import pytest

from corpus import database
from corpus.database import write_ahead


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
