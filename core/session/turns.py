"""Pages take turns: more than a few at once only make each other slow, as they share one interpreter."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# 50 sessions with 5 s between their clicks: the slowest reruns took a tenth of the time with two turns.
AT_ONCE = 2
PATIENCE_SECONDS = 2.0
_turns = threading.BoundedSemaphore(AT_ONCE)


@contextmanager
def taking_turns() -> Iterator[None]:
    """Wait for a turn, but not behind pages that wait themselves, as all do while the store is gone."""
    taken = _turns.acquire(timeout=PATIENCE_SECONDS)
    try:
        yield
    finally:
        if taken:
            _turns.release()
