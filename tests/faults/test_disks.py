"""A disk that is full and one that cannot be written."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.config import Settings
from core.errors import StoreError, StoreRefused
from core.models import Posting, PostingText
from core.snapshot.archive import SnapshotFolder
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.store.embedded import EmbeddedServer
from tests.faults.conftest import eventually
from tests.faults.disks import fill, make_read_only, small_disk
from tests.troubleshooting import assert_said

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 90) as folder:
        yield folder


def test_a_full_disk_loses_nothing_says_so_and_the_store_comes_back_when_there_is_room(disk: Path) -> None:
    store = Store.connect(Settings(career_navigator_home=disk))
    filler = fill(disk, leave=30_000_000)
    acknowledged: list[str] = []

    def write_until_it_fails() -> None:
        for start in range(0, 1_000_000, 20):
            ids = [f"file:{number}" for number in range(start, start + 20)]
            batch = [(Posting(id_, "file", "x", NOW.date()), PostingText(id_, os.urandom(20_000).hex())) for id_ in ids]
            store.postings.upsert(batch, NOW)
            acknowledged.extend(ids)

    with pytest.raises(StoreError):
        write_until_it_fails()
    failure = ""

    def says_why() -> bool:
        nonlocal failure
        try:
            store.postings.find(["file:0"])
        except StoreError as error:
            failure = str(error)
        return "The disk that holds" in failure

    assert eventually(says_why, 30) is not None, failure
    assert_said("Disk full", 0, failure)
    filler.unlink()

    def holds_all() -> bool:
        try:
            return {one.posting_id for one in store.postings.find(acknowledged)} == set(acknowledged)
        except StoreError:
            return False

    assert eventually(holds_all, 60) is not None
    assert len(acknowledged) > 0
    store.close()


def test_a_full_disk_keeps_no_snapshot_and_leaves_no_rest_of_one(disk: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = SnapshotFolder(disk / "snapshots")
    day = NOW.date()
    first = Snapshot.build([Posting("file:1", "file", "x", day)], taxonomy_version="1", first_day=day)
    folder.keep(first)
    fill(disk)
    more = [Posting(f"file:{n}", "file", "x", day) for n in range(20_000)]
    folder.keep(Snapshot.build(more, taxonomy_version="1", first_day=day))
    assert re.search("is not kept on disk: .*No space left", caplog.text)
    newest = folder.newest()
    assert newest is not None
    assert newest.snapshot_id == first.snapshot_id
    assert [path.suffix for path in (disk / "snapshots").iterdir()] == [".arrow"]


def test_a_read_only_home_is_refused_by_name(disk: Path) -> None:
    server = EmbeddedServer(disk)
    server.open()
    server.close()
    make_read_only(disk)
    again = EmbeddedServer(disk)
    with pytest.raises(StoreRefused) as refused:
        again.open()
    again.close()
    assert_said("Home folder cannot be written", 0, str(refused.value))
