"""Limits concurrent page runs; they share one interpreter lock, and more only slow each other down.

A page waits for a turn. Beside pages that wait themselves, as all do while the store is gone, a few more may run;
beyond these a page says that the server is busy and loads by itself a few seconds later: no queue grows.
"""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from core.texts import text

# 50 sessions with 5 s between their clicks: the slowest reruns took a tenth of the time with two turns.
AT_ONCE = 2
PATIENCE_SECONDS = 2.0
BESIDE = 6
LONGEST_WAIT_SECONDS = 5.0  # in all, before the page says that the server is busy
AGAIN_SECONDS = (3.0, 6.0)  # at random, or all would come back at once
SHOWN_AT = "busy_shown_at"
_turns = threading.BoundedSemaphore(AT_ONCE)
_beside = threading.BoundedSemaphore(BESIDE)
_turns_taken = 0
_held: ContextVar[threading.BoundedSemaphore | None] = ContextVar("held_turn", default=None)


@contextmanager
def taking_turns() -> Iterator[None]:
    """Run the page in its turn; where there is none in time, say that the server is busy and end this run."""
    if not _take():
        _tell_busy()
    try:
        yield
    finally:
        _give_back()


@contextmanager
def off_turn() -> Iterator[None]:
    """Let another page run while this one waits for a child process, a hash or a thread instead of the interpreter."""
    had_turn = _held.get() is not None
    _give_back()
    try:
        yield
    finally:
        if had_turn:
            _take()


def pages_run() -> int:
    """How many turns have been taken in this process."""
    return _turns_taken


def _take() -> bool:
    global _turns_taken
    _turns_taken += 1  # two at once may count as one
    if _turns.acquire(timeout=PATIENCE_SECONDS):
        _held.set(_turns)
    elif _beside.acquire(timeout=LONGEST_WAIT_SECONDS - PATIENCE_SECONDS):
        _held.set(_beside)
    return _held.get() is not None


def _give_back() -> None:
    if (held := _held.get()) is not None:
        _held.set(None)
        held.release()


def _tell_busy() -> None:
    st.warning(text("busy.page"), icon=":material/hourglass_top:")
    st.session_state[SHOWN_AT] = time.monotonic()
    st.fragment(_load_again, run_every=random.uniform(*AGAIN_SECONDS))()
    st.stop()


def _load_again() -> None:
    if time.monotonic() - st.session_state[SHOWN_AT] > AGAIN_SECONDS[0] / 2:  # not in the run that shows it
        st.rerun()
