"""Applications on the real store, with a clock that tests move."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from core.applications.service import ApplicationDesk
from core.models import Application, ApplicationEvent, EventKind, JobCopy, Stage
from core.store import Store

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY = START.date()


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(store: Store, clock: Clock) -> Iterator[ApplicationDesk]:
    return ApplicationDesk(store, clock)


def application(*stages: tuple[Stage, date], fit: float | None = None, name: str = "a") -> Application:
    """An application with these stages on these days."""
    events = tuple(ApplicationEvent(EventKind.STAGE, on, START, stage) for stage, on in stages)
    return Application(name, "u", JobCopy("Engineer", fit=fit), events, 1, START, START)
