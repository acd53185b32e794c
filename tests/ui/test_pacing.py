import threading
import time

import pytest

from ui.pacing import FRAME, paced


def first(state):
    """What a state tells: its first letter."""
    return state[0]


def test_a_state_that_tells_something_new_is_shown_at_once_however_many_come():
    shown = list(paced((state for state in ("f1", "g1", "g2", "g3", "h1")), first))
    assert [state for state in shown if state] == ["f1", "g1", "h1"]


def test_the_last_state_before_a_pause_is_shown_while_the_pause_lasts():
    go = threading.Event()

    def states():
        yield "g1"
        yield "g2"
        go.wait(20)
        yield "h1"

    shown = paced(states(), first)
    assert [next(shown), next(shown)] == ["g1", "g2"]
    go.set()
    assert next(state for state in shown if state) == "h1"


def test_the_last_state_of_all_is_shown():
    assert [s for s in paced((state for state in ("g1", "g2")), first) if s] == ["g1", "g2"]


def test_whoever_reads_can_stop_in_a_pause_and_the_states_end_with_it():
    go, closed = threading.Event(), threading.Event()

    def states():
        try:
            yield "g1"
            go.wait(20)
            yield "g2"
        finally:
            closed.set()

    shown = paced(states(), first)
    assert [next(shown), next(shown)] == ["g1", None]
    shown.close()
    assert not closed.is_set()
    go.set()
    assert closed.wait(20)


def test_what_goes_wrong_is_raised_where_the_states_are_read():
    def states():
        yield "g1"
        raise ValueError("the endpoint is gone")

    shown = paced(states(), first)
    assert next(shown) == "g1"
    with pytest.raises(ValueError, match="gone"):
        list(shown)


def test_states_of_one_kind_come_no_oftener_than_a_frame():
    def states():
        for n in range(200):
            time.sleep(FRAME / 40)
            yield f"g{n}"

    shown = [state for state in paced(states(), first) if state]
    assert len(shown) < 150
    assert shown[-1] == "g199"
