"""Accounts on the real store, with cheap hashes and a clock that tests move."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from pymongo import monitoring

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.catalogue.names import find_role, resolve_skill
from core.config import Settings
from core.models import User
from core.store import Store

PASSWORD = "correct horse 9"


@dataclass
class Clock:
    """Starts at the real time, so that a JWT made now is not in the past, and moves only when told."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


class Commands(monitoring.CommandListener):
    """Every command sent to the store while `seen` is kept."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, object]]] | None = None

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        # Another test of this process may have left a snapshot refreshing itself in its own thread.
        if self.seen is not None and threading.current_thread().name != "snapshot":
            self.seen.append((event.command_name, dict(event.command)))

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None: ...

    def failed(self, event: monitoring.CommandFailedEvent) -> None: ...


_COMMANDS = Commands()
monitoring.register(_COMMANDS)  # for clients made from here on


@pytest.fixture
def commands() -> Iterator[Commands]:
    _COMMANDS.seen = []
    yield _COMMANDS
    _COMMANDS.seen = None


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def passwords() -> Passwords:
    return Passwords(rounds=4)


@pytest.fixture
def accounts(store: Store, settings: Settings, clock: Clock, passwords: Passwords) -> Accounts:
    return Accounts(store, settings, resolve=resolve_skill, find_role=find_role, passwords=passwords, clock=clock)


@pytest.fixture
def ada(accounts: Accounts) -> User:
    return accounts.register("Ada@Example.org", PASSWORD, "Ada Lovelace")
