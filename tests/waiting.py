"""Waits for what another thread or process does, as long as a busy machine may take: no test measures speed."""

import time
from collections.abc import Callable

PATIENCE_SECONDS = 120
PATIENCE_MS = 1000 * PATIENCE_SECONDS  # as Playwright counts


def eventually(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    """Whether the condition holds within so many seconds; asked twenty times a second."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if condition():
            return True
        time.sleep(0.05)
    return False
