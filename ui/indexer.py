"""Passages and vectors made in the background, so that nobody waits for another one's articles."""

from __future__ import annotations

import atexit
import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

from corpus import Library
from qa import assemble

STOPPED_WITHIN = 30.0  # seconds


class Indexer:
    """Makes what a library lacks of passages and vectors, in one thread however often it is woken.

    `opened` gives the library for the time of the work. `error` says why it had to stop, and is
    `None` once it has worked again. What nobody expects goes up its thread; the next call begins
    anew.
    """

    def __init__(self, opened: Callable[[], AbstractContextManager[Library]]) -> None:
        self._opened = opened
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._asked = self._stopped = False
        self.error: str | None = None
        atexit.register(self.stop)  # Python must not leave while the model works

    def wake(self) -> None:
        """Go to work, or go on after the work at hand; returns at once."""
        with self._lock:
            self._asked = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="indexer", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Leave the rest to another time, after the batch at hand: some seconds at most."""
        self._stopped = True
        self.wait(STOPPED_WITHIN)

    def wait(self, seconds: float) -> bool:
        """Whether the work is done, after waiting for it at most this long."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _work(self) -> None:
        while self._wanted():
            try:
                with self._opened() as library:
                    for _ in assemble.index_pending(library):
                        if self._stopped:
                            return
                self.error = None
            except (*assemble.EXPECTED, sqlite3.Error) as error:
                self.error = str(error)
            except BaseException as error:
                self.error = f"{type(error).__name__}: {error}; go on with byline doctor --repair"
                with self._lock:
                    self._thread = None
                raise

    def _wanted(self) -> bool:
        """Whether there was another call since the last time; if not, the thread is over."""
        with self._lock:
            wanted, self._asked = self._asked, False
            if not wanted:
                self._thread = None
            return wanted
