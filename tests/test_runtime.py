"""What a process shares is closed once and for good: nothing is opened that nobody would close."""

import threading

import pytest

from core.config import Settings
from core.errors import StoreUnavailable
from core.runtime import Runtime
from tests.tables import each_row

PARTS = {
    "store": lambda runtime: runtime.store,
    "snapshots": lambda runtime: runtime.snapshots,
    "attempt": lambda runtime: runtime.begin_opening(),
}


@each_row("name", PARTS)
def test_nothing_is_opened_after_the_end(settings: Settings, name: str) -> None:
    runtime = Runtime(settings)
    assert PARTS[name](runtime)
    runtime.close()
    with pytest.raises(StoreUnavailable):
        PARTS[name](runtime)


def test_a_thread_that_had_the_store_before_the_end_starts_no_snapshots_after_it(settings: Settings) -> None:
    runtime, had_store, is_closed = Runtime(settings), threading.Event(), threading.Event()
    store, raised = runtime.store, []

    class Late(Runtime):
        @property
        def store(self) -> object:  # type: ignore[override]
            had_store.set()
            is_closed.wait()
            return store

    def ask() -> None:
        try:
            _ = runtime.snapshots
        except StoreUnavailable as error:
            raised.append(error)

    runtime.__class__ = Late
    thread = threading.Thread(target=ask)
    thread.start()
    had_store.wait()
    runtime.close()
    is_closed.set()
    thread.join()
    assert len(raised) == 1
