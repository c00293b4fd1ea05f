"""The process's current snapshot: read once, refreshed in the background, saved to disk, and found again by id."""

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import ceil
from pathlib import Path

from core.config import WINDOW_DAYS
from core.errors import StoreError
from core.models import Visit
from core.snapshot.archive import SnapshotFolder
from core.snapshot.snapshot import Snapshot
from core.store import Store, Version, patient

log = logging.getLogger(__name__)

REFRESH_SECONDS = 15.0
FIRST_REFRESH_SECONDS = 1.0
OVERLAP = timedelta(minutes=30)  # a pass may write for so long under the time it started at
LOOK_AGAIN = timedelta(minutes=1)
READ_AGAIN = timedelta(minutes=1)
A_DAY = timedelta(days=1)
RUNS_BACK = timedelta(days=14)
CHECKED = 200
A_SCAN_IS_CHEAPER = 1_000  # changed postings that are most of the store: cheaper than looking them up by id
NEVER = datetime(1, 1, 2, tzinfo=UTC)


def _now() -> datetime:
    return datetime.now(UTC)


class SnapshotKeeper:
    """Keeps one current `Snapshot`. Readers take `current` once per question and so never see half a refresh.

    If `taxonomy_version` is a function, each refresh calls it.
    `warm` is called with each new snapshot before readers get it, to work out what most of them ask for.

    `refresh` folds in what changed since the last one. The writers' clocks may differ and a long pass may write under
    an earlier time, so it looks back over an overlap and reads what it has not read in that form yet. It looks when
    the store says that something changed, and once a minute in case a writer died before it bumped the counter.
    """

    def __init__(
        self,
        store: Store,
        home: Path,
        *,
        taxonomy_version: str | Callable[[], str] = "",
        window_days: int = WINDOW_DAYS,
        warm: Callable[[Snapshot], None] = lambda _: None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._store, self._clock, self._warm = store, clock, warm
        self._folder = SnapshotFolder(home / "snapshots")
        self._version_of_taxonomy: Callable[[], str] = (
            taxonomy_version if callable(taxonomy_version) else lambda: taxonomy_version
        )
        self._taxonomy, self._window = "", timedelta(days=window_days)
        self._current: Snapshot | None = None
        self._read: dict[str, datetime] = {}  # what of the overlap is in the current snapshot
        self._seen: Version | None = None
        self._looked = NEVER
        self._refreshing, self._asking = threading.Lock(), threading.Lock()
        self._again_from = NEVER
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def current(self) -> Snapshot:
        """The snapshot to answer from; the first call reads it. Raises StoreUnavailable or StoreRefused then."""
        if self._current is None:
            self._store.ping()  # who cannot wait for one that hangs says so; reading everything takes its time
        return self._current or self.refresh()

    @patient()
    def open(self) -> Snapshot:
        """The snapshot kept on disk, if it is of this store, without asking what changed since; else a fresh one.

        For a quick start: the background refresh, which runs at once, brings it up to date.
        """
        with self._refreshing:
            stored = self._current or self._from_folder()
            sample_is_over = stored is not None and stored.is_sample and self._store.postings.version().has_collected
            self._current = None if sample_is_over else stored
        return self.current

    @patient()
    def refresh(self) -> Snapshot:
        """Bring the current snapshot up to the store's last change and return it.

        Raises StoreUnavailable or StoreRefused; the snapshot so far then stays current.
        """
        with self._refreshing:
            self._taxonomy = self._version_of_taxonomy()
            before = self._current or self._from_folder()
            fresh = self._rebuilt() if before is None else self._folded(before)
            if self._current is None or fresh.snapshot_id != self._current.snapshot_id:
                log.info("snapshot %s: %d postings", fresh.snapshot_id, fresh.size)
                self._warm(fresh)
                self._folder.keep(fresh)
            self._current = fresh
            return fresh

    @patient()
    def rebuild(self) -> Snapshot:
        """Rebuild from the store, ignoring the file and the watermarks."""
        with self._refreshing:
            self._taxonomy = self._version_of_taxonomy()
            fresh = self._rebuilt()
            self._warm(fresh)
            self._folder.keep(fresh)
            self._current = fresh
            return fresh

    def read_again(self) -> int | None:
        """`rebuild` on request: None if it was done, else the seconds until it may be requested again.

        All postings are read, so it may take up no more than one twentieth of the time; one that failed does not count.
        Raises StoreUnavailable or StoreRefused.
        """
        started = self._clock()
        with self._asking:
            if started < self._again_from:
                return ceil((self._again_from - started).total_seconds())
            self._again_from = started + READ_AGAIN
        try:
            self.rebuild()
        except Exception:
            self._again_from = NEVER
            raise
        self._again_from = max(self._again_from, started + 20 * (self._clock() - started))
        return None

    def by_id(self, snapshot_id: str) -> Snapshot | None:
        """The current or a stored snapshot; None where it is not kept (any more)."""
        current = self._current
        return current if current and current.snapshot_id == snapshot_id else self._folder.find(snapshot_id)

    def seen_on(self, visit: Visit) -> Snapshot | None:
        """The snapshot a visit found or, if that is no longer kept, the nearest one within a day; else None.

        Only the last snapshot of a day is kept for long. The current one never stands in for another.
        """
        if (exact := self.by_id(visit.snapshot_id)) is not None:
            return exact
        current_id = self.current.snapshot_id
        apart = {
            snapshot_id: abs(stored_at - visit.began_at)
            for snapshot_id, stored_at in self.stored()
            if snapshot_id != current_id
        }
        nearest = min(apart, key=lambda snapshot_id: apart[snapshot_id], default=None)
        return self.by_id(nearest) if nearest and apart[nearest] <= A_DAY else None

    def stored(self) -> list[tuple[str, datetime]]:
        """Ids that can be asked for again and when each was kept, newest first."""
        return self._folder.kept()

    def start(self) -> None:
        """Refresh every 15 s in a thread of its own until `close`. Calling it again does nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep_fresh, name="snapshot", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop refreshing; waits for a refresh that is under way."""
        self._closing.set()
        if self._thread:
            self._thread.join(REFRESH_SECONDS)

    def _keep_fresh(self) -> None:
        wait = FIRST_REFRESH_SECONDS
        while not self._closing.wait(wait):
            wait = REFRESH_SECONDS
            try:
                self.refresh()
            except StoreError as error:
                log.warning("snapshot not refreshed: %s", error)
            except Exception:  # the thread must outlive one bad refresh: the next may succeed
                log.exception("snapshot not refreshed")

    def _first_day(self) -> date:
        return (self._clock() - self._window).date()

    def _rebuilt(self) -> Snapshot:
        version, as_of, first_day = self._store.postings.version(), self._as_of(), self._first_day()
        built = Snapshot.build(
            self._store.bulk_reads.since(first_day),
            taxonomy_version=self._taxonomy,
            as_of=as_of or version.latest,
            watermark=version.latest,
            first_day=first_day,
            has_collected=version.has_collected,
        )
        self._read, self._seen, self._looked = {}, version, self._clock()
        undated, older = self._store.postings.undated_and_older(first_day)
        return replace(built, store_version=str(version), undated_count=undated, older_count=older)

    def _from_folder(self) -> Snapshot | None:
        stored = self._folder.newest()
        return stored if stored is not None and self._is_of_this_store(stored) else None

    def _is_of_this_store(self, stored: Snapshot) -> bool:
        """False where the database was emptied or exchanged since: some of the postings are not there."""
        if stored.size > self._store.postings.count():
            return False
        rows = random.Random(0).sample(range(stored.size), min(CHECKED, stored.size))
        ids = stored.ids(rows)
        return {posting.posting_id for posting in self._store.bulk_reads.find(ids)} == set(ids)

    def _folded(self, before: Snapshot) -> Snapshot:
        first_day, now, version = self._first_day(), self._clock(), self._store.postings.version()
        as_of = self._as_of() or before.as_of
        same = (before.first_day, before.taxonomy_version) == (first_day, self._taxonomy)
        if same and as_of == before.as_of and version == self._seen and abs(now - self._looked) < LOOK_AGAIN:
            return before
        emptied = version.lineage != before.store_version.partition(":")[0]
        if emptied or (before.first_day and first_day < before.first_day):
            return self._rebuilt()
        changed = self._store.bulk_reads.changed_since(self._look_from(before, version))
        unread = [posting_id for posting_id, changed_at in changed.items() if self._read.get(posting_id) != changed_at]
        if len(unread) > max(before.size, A_SCAN_IS_CHEAPER):
            return self._rebuilt()
        watermark = max(filter(None, (*changed.values(), before.watermark)), default=None)
        after = before
        undated, older = before.undated_count, before.older_count
        if unread or not same:
            undated, older = self._store.postings.undated_and_older(first_day)
            folded = before.fold(
                self._store.bulk_reads.find(unread), taxonomy_version=self._taxonomy, first_day=first_day
            )
            if folded.snapshot_id != before.snapshot_id:  # else what the previous one remembers stays valid
                after = folded
        read_at = self._read | changed
        earliest = watermark - OVERLAP if watermark else None
        self._read = {
            posting_id: changed_at for posting_id, changed_at in read_at.items() if earliest and changed_at >= earliest
        }
        self._seen, self._looked = version, now
        return replace(
            after,
            as_of=as_of,
            watermark=watermark,
            store_version=str(version),
            undated_count=undated,
            older_count=older,
        )

    def _look_from(self, before: Snapshot, version: Version) -> datetime:
        """The earliest `updated_at` that may not have been read yet."""
        if before.watermark is None:
            return NEVER
        if str(version) != before.store_version:
            return before.watermark - OVERLAP
        if self._seen is None:  # just started: nothing changed since the file was kept, so nothing is read again
            return before.watermark
        return max(before.watermark, self._looked) - OVERLAP

    def _as_of(self) -> datetime | None:
        """When a pass last ended without error, within the last two weeks."""
        runs = self._store.collecting.runs(self._clock() - RUNS_BACK)
        return max((run.ended_at for run in runs if run.ended_at and not run.error), default=None)
