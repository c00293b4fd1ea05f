"""kill -9 at random points: what a rerun leaves in the store, and what it costs."""

import json
import os
import random
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from core.config import ROOT
from testbed.stand_in import StandIn, row
from tests.collector.conftest import NOW
from tests.conftest import drop_from_lent_server
from tests.waiting import PATIENCE_SECONDS

KILLS = int(os.environ.get("FAULT_ROUNDS", "3"))
CHANGING = ("first_seen", "last_seen", "updated_at")  # times of the pass itself


class Nursery:
    def __init__(self, uri: str, home: Path) -> None:
        self.uri, self.home = uri, home
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.collector.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def collect(self, database: str, vendor: StandIn, window: int, kill_at: tuple[int, float] | None = None) -> int:
        """Run one pass; returns its exit code. `kill_at` kills it so many answers and then so many seconds later."""
        answered = threading.Semaphore(0)
        vendor.before_answer = lambda page: answered.release()
        child = self._begin(database, vendor, window)
        if kill_at:
            for _ in range(kill_at[0]):
                answered.acquire(timeout=PATIENCE_SECONDS)
            time.sleep(kill_at[1])
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        return int(self._line())

    def _begin(self, database: str, vendor: StandIn, window: int) -> int:
        assert self.process.stdin is not None
        told = {
            "uri": self.uri,
            "database": database,
            "vendor": vendor.url,
            "most_rows_a_window": window,
            "home": str(self.home),
        }
        self.process.stdin.write(json.dumps(told) + "\n")
        self.process.stdin.flush()
        return int(self._line())

    def collect_until(self, exists: Path, database: str, vendor: StandIn) -> int:
        """Run one pass and kill it as soon as a file is there."""
        child = self._begin(database, vendor, 900)
        while not exists.exists():
            time.sleep(0.001)
        os.kill(child, signal.SIGKILL)
        return int(self._line())

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE_SECONDS)
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture(scope="module")
def nursery(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    made = Nursery(server_uri, tmp_path_factory.mktemp("nursery"))
    yield made
    made.close()


def market() -> list[dict[str, Any]]:
    """240 postings discovered over 80 hours, three at a time; every tenth is a copy of another's text."""
    rows = [row(1000 + n, NOW - timedelta(hours=2 + n // 3)) for n in range(240)]
    for n in range(0, 230, 10):
        rows[n]["description"] = rows[n + 7]["description"]
    return rows


def contents(uri: str, database: str) -> dict[str, list[dict[str, Any]]]:
    with MongoClient(uri, tz_aware=True) as client:
        found = {name: list(client[database][name].find().sort("_id", 1)) for name in ("postings", "posting_texts")}
    for doc in found["postings"]:
        for field in CHANGING:
            assert doc.pop(field)
    return found


@pytest.mark.parametrize("window", [900, 20], ids=["one window", "many windows"])
def test_killed_again_and_again_the_store_equals_that_of_an_undisturbed_run(
    window: int, nursery: Nursery, server_uri: str
) -> None:
    whole, disturbed = f"test_{secrets.token_hex(6)}", f"test_{secrets.token_hex(6)}"
    with StandIn(market()).serving() as calm, StandIn(market()).serving() as vendor:
        assert nursery.collect(whole, calm, window) == 0
        chance = random.Random(20261123 + window)
        points = [(chance.randint(0, 3), chance.uniform(0, 0.12)) for _ in range(KILLS)]
        ends = [nursery.collect(disturbed, vendor, window, point) for point in points]
        assert ends == [-signal.SIGKILL] * KILLS
        assert nursery.collect(disturbed, vendor, window) == 0
        assert contents(server_uri, disturbed) == contents(server_uri, whole)
        assert sum(1 for doc in contents(server_uri, whole)["postings"] if doc["duplicate_of"]) == 23
        assert_no_stored_window_is_paid_for_twice(vendor)
        paid = vendor.times_billed()
        assert nursery.collect(disturbed, vendor, window) == 0
        assert vendor.times_billed() == paid
    for name in (whole, disturbed):
        drop_from_lent_server(server_uri, name)


def test_a_page_that_was_paid_is_never_paid_again_however_often_the_collector_dies_over_it(
    nursery: Nursery, server_uri: str
) -> None:
    database = f"test_{secrets.token_hex(6)}"
    paid = nursery.home / "collector" / f"paid-{database}"
    with StandIn(market()[:20]).serving() as vendor:
        for _ in range(2 * KILLS):  # each dies with the first answer on disk: bought by the first, read by the others
            assert nursery.collect_until(paid, database, vendor) == -signal.SIGKILL
        assert nursery.collect(database, vendor, 900) == 0
        again = vendor.times_billed() - len(vendor.rows)
        assert again == 0
        assert len(contents(server_uri, database)["postings"]) == 20
    drop_from_lent_server(server_uri, database)


def assert_no_stored_window_is_paid_for_twice(vendor: StandIn) -> None:
    """A bill with `discovered_at_gte` says that everything up to then was stored: no row of it may be on it again."""
    discovered = {one["id"]: datetime.fromisoformat(one["discovered_at"]).replace(tzinfo=UTC) for one in vendor.rows}
    paid: set[int] = set()
    for since, ids in vendor.bills:
        stored_until = datetime.fromisoformat(since) if since else datetime.min.replace(tzinfo=UTC)
        again = [id_ for id_ in ids if id_ in paid and discovered[id_] <= stored_until]
        assert again == []
        paid.update(ids)
    assert vendor.times_billed() - len(vendor.rows) <= KILLS * 5  # never more than the page in hand
