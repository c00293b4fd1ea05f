"""kill -9 of the embedded server under load: what was acknowledged is there, and it comes back by itself."""

import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.config import Settings
from core.errors import StoreError
from core.models import Posting, PostingText, Watermark
from core.store import Store
from tests.faults.conftest import ROUNDS, eventually, server_pid, told

WRITERS = 3


class Load:
    """Threads that write as fast as they can and remember what was acknowledged."""

    def __init__(self, store: Store) -> None:
        self._store, self._stop = store, threading.Event()
        self.marks: set[str] = set()
        self.postings: set[str] = set()
        self.failures = 0
        self._threads = [threading.Thread(target=self._write, args=(n,)) for n in range(WRITERS)]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _write(self, writer: int) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            key, now = f"{writer}-{number}", datetime.now(UTC)
            ids = [f"file:{key}-{n}" for n in range(5)]
            batch = [(Posting(id_, "file", "x", now.date()), PostingText(id_, "text " * 50)) for id_ in ids]
            try:
                self._store.collecting.set_watermark(key, Watermark(now))
                self.marks.add(key)
                self._store.postings.upsert(batch, now)
                self.postings.update(ids)
            except StoreError:
                self.failures += 1
                time.sleep(0.02)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.connect(Settings(career_navigator_home=tmp_path))
    yield opened
    opened.close()


def test_no_acknowledged_write_is_lost_and_the_server_comes_back(store: Store, tmp_path: Path) -> None:
    chance = random.Random(9)
    waits = []

    def answers() -> bool:
        try:
            store.ping()
        except StoreError:
            return False
        return server_pid(tmp_path) != killed

    with Load(store) as load:
        for _ in range(ROUNDS):
            time.sleep(chance.uniform(0.2, 1.0))
            killed = server_pid(tmp_path)
            os.kill(killed, signal.SIGKILL)
            waits.append(eventually(answers))
    assert None not in waits
    found = {str(one["_id"]) for one in store.connection.database["collector_state"].find({}, {"_id": 1})}
    assert load.marks - found == set()
    stored = {one.posting_id for one in store.postings.changes(None)}
    assert load.postings - stored == set()
    assert set(store.postings.texts(stored)) == stored, "a posting always has its text"
    longest = max(wait or 0 for wait in waits)
    written = len(load.marks) + len(load.postings)
    told(
        f"{ROUNDS} kills of the embedded server: {written:,} acknowledged writes, none lost; "
        f"back after {longest:.1f} s at most; {load.failures} writes refused meanwhile"
    )
