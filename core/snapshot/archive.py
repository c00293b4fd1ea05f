"""Stored snapshots: Arrow files by id, the newest few and one a day."""

import logging
import re
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cachetools import LRUCache

from core.snapshot.snapshot import Snapshot

log = logging.getLogger(__name__)

NEWEST = 5
DAYS = 30
LARGEST = 2 * 1024**3
OPEN_AT_ONCE = 2
ID = re.compile(r"[0-9a-f]{12}")


class SnapshotFolder:
    """Several processes may share one folder: a file is whole or not there, and the same id has the same content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: LRUCache[str, Snapshot] = LRUCache(OPEN_AT_ONCE)
        self._lock = threading.Lock()

    def keep(self, snapshot: Snapshot) -> None:
        """Write the snapshot and let old ones go. A full or read-only disk is logged: answers do not depend on it."""
        path = self._path(snapshot.snapshot_id)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if path.exists():
                path.touch()
            else:
                snapshot.save(path)
            for old in _dispensable(self._files()):
                if old != path:  # whatever the clocks say
                    old.unlink(missing_ok=True)
        except OSError as error:
            log.warning("snapshot %s is not kept on disk: %s", snapshot.snapshot_id, error.strerror)

    def find(self, snapshot_id: str) -> Snapshot | None:
        """The snapshot of that id, read from its file once; None where there is none or it is damaged."""
        if not ID.fullmatch(snapshot_id):
            return None
        with self._lock:
            if (snapshot := self._open.get(snapshot_id)) is not None:
                return snapshot
            stored = self._read(self._path(snapshot_id))
            if stored is not None:
                self._open[snapshot_id] = stored
            return stored

    def newest(self) -> Snapshot | None:
        """The last one kept that can be read; damaged ones are deleted on the way."""
        for path in self._files():
            if (snapshot := self._read(path)) is not None:
                return snapshot
        return None

    def kept(self) -> list[tuple[str, datetime]]:
        """Ids and when each was kept (aware UTC), newest first."""
        return [(path.stem, _kept_at(path)) for path in self._files()]

    def _read(self, path: Path) -> Snapshot | None:
        snapshot = Snapshot.load(path)
        if snapshot is None or snapshot.snapshot_id != path.stem:
            path.unlink(missing_ok=True)
            return None
        return snapshot

    def _path(self, snapshot_id: str) -> Path:
        return self._folder / f"{snapshot_id}.arrow"

    def _files(self) -> list[Path]:
        paths = [path for path in self._folder.glob("*.arrow") if ID.fullmatch(path.stem)]
        return sorted(paths, key=lambda path: (_kept_at(path), path.name), reverse=True)


def _kept_at(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:  # another process let it go
        return datetime.fromtimestamp(0, UTC)


def _dispensable(files: Iterable[Path]) -> list[Path]:
    """Of files newest first: all but the newest five and the newest of each of 30 days, and what goes beyond 2 GB."""
    days: set[object] = set()
    used, gone = 0, []
    for place, path in enumerate(files):
        day, size = _kept_at(path).date(), path.stat().st_size if path.exists() else 0
        is_wanted = place < NEWEST or (day not in days and len(days) < DAYS)
        if is_wanted and (place == 0 or used + size <= LARGEST):
            days.add(day)
            used += size
        else:
            gone.append(path)
    return gone
