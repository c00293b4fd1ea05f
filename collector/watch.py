"""Lets a pass be observed and stopped from outside, and gives it its clock."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from collector.adverts import Page


def utc_now() -> datetime:
    """Now, as the store keeps time: aware UTC, whole milliseconds."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(slots=True)
class Watch:
    """How a pass is watched and stopped from outside, and how many processes read its texts."""

    stop: threading.Event = field(default_factory=threading.Event)
    lease_lost: threading.Event = field(default_factory=threading.Event)
    clock: Callable[[], datetime] = utc_now
    on_page: Callable[[Page], None] = lambda page: None
    workers: int = 1

    @property
    def is_over(self) -> bool:
        """True where the page in hand must be the last."""
        return self.stop.is_set() or self.lease_lost.is_set()
