"""States of something under way, shown no oftener than a reader sees, and never late."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

S = TypeVar("S")
FRAME = 0.1  # seconds between two states shown while words come: more is not seen, and costs
BEAT = 0.5  # seconds: who waits for a state can be stopped that often


def paced(
    states: Generator[S, None, None], told: Callable[[S], object]
) -> Generator[S | None, None, None]:
    """The newest of the states, one each `FRAME`; `None` each `BEAT` in which none came.

    A state that tells something else than the one shown before is shown at once. What comes before
    a pause is shown once its frame is over. A thread waits for the states, so that whoever reads
    them can stop at any time; they are closed as soon as the one under way has come.
    """
    pool = ThreadPoolExecutor(1, "byline-states")
    coming = pool.submit(next, states, None)
    try:
        held: S | None = None
        shown: object = None
        due = time.monotonic()
        while True:
            wait([coming], max(0.0, due - time.monotonic()) if held is not None else BEAT)
            if coming.done():
                if (state := coming.result()) is None:
                    break
                held, coming = state, pool.submit(next, states, None)
                if told(state) == shown and time.monotonic() < due:
                    continue
            if held is not None:
                shown, due = told(held), time.monotonic() + FRAME
            yield held
            held = None
        if held is not None:
            yield held
    finally:
        _close(states, coming)
        pool.shutdown(wait=False)


def _close(states: Generator[S, None, None], coming: Future[S | None]) -> None:
    """Close the states after the one under way."""
    coming.add_done_callback(lambda _: states.close())
