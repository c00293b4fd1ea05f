"""Backups: one a day, the old ones let go of, and the way back from a store that is damaged."""

import logging
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from core.config import Settings
from core.errors import StoreRefused, StoreUnavailable
from core.models import Posting, PostingText, User
from core.store import Store, backups
from core.store.archive import MANIFEST, export_store
from core.store.backup_service import back_up_daily
from core.store.backups import Backup, back_up_if_due, kept_of, restore
from tests.waiting import PATIENCE_SECONDS

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
DAY = timedelta(days=1)


def with_posting(store: Store, number: int) -> None:
    posting = Posting(f"file:{number}", "file", "Engineer", date(2026, 11, 1), content_hash=str(number))
    store.postings.upsert([(posting, PostingText(posting.posting_id, f"Python {number} " * 300))], NOW)


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return Settings(career_navigator_home=tmp_path / "home")


@pytest.fixture
def filled(own: Settings) -> Iterator[Store]:
    store = Store.connect(own)
    for number in range(3):
        with_posting(store, number)
    store.users.create(User("u1", "a@example.org", "$2b$x"))
    yield store
    store.close()


def test_seven_daily_and_four_weekly_ones_are_kept() -> None:
    made = [Backup(Path(f"{n}"), NOW - n * DAY / 2) for n in range(200)]
    kept = kept_of(made, NOW)
    assert [backup.made_at for backup in kept[:7]] == [NOW - n * DAY for n in (0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5)]
    older = [backup.made_at for backup in kept if NOW - backup.made_at >= 7 * DAY]
    assert len(older) == len({one.isocalendar()[:2] for one in older}) == 4
    assert kept_of(kept, NOW) == kept


def test_a_backup_a_day_and_none_that_is_not_wanted(filled: Store, own: Settings) -> None:
    first = back_up_if_due(own, filled, NOW)
    assert first is not None and (first.folder / MANIFEST).exists()
    assert back_up_if_due(own, filled, NOW + DAY / 2) is None
    assert back_up_if_due(own, filled, NOW + DAY) is not None
    assert back_up_if_due(own.model_copy(update={"backups": False}), filled, NOW + 3 * DAY) is None
    assert [backup.made_at for backup in backups.list_backups(own.home)] == [NOW + DAY, NOW]
    assert (first.folder.stat().st_mode & 0o077) == 0, "password hashes are in it"


def test_without_room_no_backup_is_made_and_the_old_ones_stay(
    filled: Store, own: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    back_up_if_due(own, filled, NOW)
    usage = shutil.disk_usage(own.home)
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda path: usage._replace(free=1_000))
    assert back_up_if_due(own, filled, NOW + 40 * DAY) is None
    assert "GB free, a backup wants" in caplog.text
    assert len(backups.list_backups(own.home)) == 1


def test_lost_texts_are_told_and_never_replace_a_good_backup(
    filled: Store, own: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    back_up_if_due(own, filled, NOW)
    filled.connection.database["posting_texts"].delete_many({"_id": {"$ne": "file:1"}})
    assert back_up_if_due(own, filled, NOW + 40 * DAY) is None
    assert "2 postings in the store have no text (the first is file:" in caplog.text
    assert [backup.made_at for backup in backups.list_backups(own.home)] == [NOW]
    with pytest.raises(StoreRefused, match="2 postings in the store have no text"):
        export_store(filled.connection, tmp_path / "out")
    entries = export_store(filled.connection, tmp_path / "rest", partial=True)
    assert {entry.collection: entry.documents for entry in entries}["posting_texts"] == 1
    with caplog.at_level(logging.ERROR):
        Store.connect(own).close()
    assert "3 postings and 1 texts" in caplog.text


def test_a_damaged_store_comes_back_and_nothing_older_than_the_backup_is_lost(filled: Store, own: Settings) -> None:
    back_up_if_due(own, filled, NOW)
    with_posting(filled, 99)
    with pytest.raises(StoreRefused, match="is in use"):
        restore(own, None, NOW)
    filled.close()
    for path in (own.home / "store").glob("*.wt"):  # a block of each file
        content = bytearray(path.read_bytes())
        content[: min(len(content), 8192)] = bytes(min(len(content), 8192))
        path.write_bytes(content)
    with pytest.raises((StoreRefused, StoreUnavailable)):
        Store.connect(own)
    restore(own, None, NOW)
    again = Store.connect(own)
    assert sorted(one.posting_id for one in again.postings.changes(None)) == ["file:0", "file:1", "file:2"]
    assert len(again.postings.texts(["file:0", "file:1", "file:2"])) == 3
    assert again.users.by_email("a@example.org") is not None
    again.close()
    assert len(list(own.home.glob("store.before-*"))) == 1, "what was there is moved aside, not deleted"


def test_restoring_without_a_backup_says_so(own: Settings) -> None:
    with pytest.raises(StoreRefused, match="holds no finished backup"):
        restore(own, None, NOW)


def test_a_service_of_its_own_makes_one_a_day(own: Settings, filled: Store) -> None:
    stop = threading.Event()
    service = threading.Thread(target=back_up_daily, args=(own,), kwargs={"stop": stop})
    service.start()
    for _ in range(300):
        if backups.list_backups(own.career_navigator_home):
            break
        stop.wait(0.1)
    stop.set()
    service.join(PATIENCE_SECONDS)
    assert not service.is_alive()
    (made,) = backups.list_backups(own.career_navigator_home)
    back_up_if_due(own, filled, datetime.now(UTC))
    assert backups.list_backups(own.career_navigator_home) == [made], "the next one is for tomorrow"
