"""Backups: archives in the home folder, one a day, kept for seven days and then one a week for four weeks."""

import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.config import Settings
from core.errors import StoreRefused
from core.store import Store
from core.store.archive import MANIFEST, Entry, Progress, export_store, import_store
from core.store.embedded import EmbeddedServer

log = logging.getLogger(__name__)
FOLDER = "backups"
NAME = "%Y-%m-%dT%H-%M-%SZ"
EVERY = timedelta(hours=23)  # a little under a day, as passes begin at the same hour
DAYS, WEEKS = 7, 4
OLD_BACKUP = timedelta(hours=48)
ROOM_BYTES = 1_000_000_000  # that a backup leaves free


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup."""

    folder: Path
    made_at: datetime

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(path.stat().st_size for path in self.folder.iterdir())


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """The backups there are, newest first. `wanted` is whether the collector makes any."""

    wanted: bool
    made: tuple[Backup, ...]
    age: timedelta | None

    @property
    def is_old(self) -> bool:
        """Whether backups are on and the newest is older than two days or missing."""
        return self.wanted and (self.age is None or self.age > OLD_BACKUP)


def list_backups(home: Path) -> list[Backup]:
    """The finished backups of a home folder, newest first."""
    return sorted(_finished(home / FOLDER), key=lambda backup: backup.made_at, reverse=True)


def _finished(folder: Path) -> Iterator[Backup]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        try:
            made_at = datetime.strptime(path.name, NAME).replace(tzinfo=UTC)
        except ValueError:
            continue
        if (path / MANIFEST).exists():
            yield Backup(path, made_at)


def is_wanted(settings: Settings) -> bool:
    """BACKUPS, or where it is not set: for the embedded store only, as MongoDB has backups of its own."""
    return settings.backups if settings.backups is not None else settings.mongodb_uri is None


def backup_state(settings: Settings, now: datetime) -> BackupStatus:
    """What backups the home folder holds."""
    kept = tuple(list_backups(settings.home))
    return BackupStatus(is_wanted(settings), kept, now - kept[0].made_at if kept else None)


def back_up_if_due(settings: Settings, store: Store, now: datetime) -> Backup | None:
    """Make today's backup if it is missing and backups are on, and delete old ones. Logs why it failed."""
    backups_kept = list_backups(settings.home)
    if not is_wanted(settings) or (backups_kept and timedelta() <= now - backups_kept[0].made_at < EVERY):
        return None
    if store.postings.version().number == 0:  # nothing was ever stored
        return None
    try:
        backup = back_up(settings.home, store, now)
    except (StoreRefused, OSError) as error:
        log.error("No backup was made: %s", error)
        return None
    log.info("backup made: %s", backup.folder)
    return backup


def back_up(home: Path, store: Store, now: datetime) -> Backup:
    """Make a backup, and only once it is complete delete old ones.

    Raises StoreRefused where the disk has too little room or the store lacks what its postings point to, OSError.
    """
    backups_kept = list_backups(home)
    needed = ROOM_BYTES + (2 * backups_kept[0].size if backups_kept else 0)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (free := shutil.disk_usage(home).free) < needed:
        raise StoreRefused(
            f"The disk that holds {home} has {free / 1e9:.1f} GB free, a backup wants {needed / 1e9:.1f} GB. Make "
            "room, or set BACKUPS=off and back up by other means."
        )
    folder = home / FOLDER / now.astimezone(UTC).strftime(NAME)
    try:
        export_store(store.connection, folder, packed=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    made = Backup(folder, now)
    _let_go(home, now)
    return made


def _let_go(home: Path, now: datetime) -> None:
    for backup in list_backups(home):
        if backup not in kept_of(list_backups(home), now):
            shutil.rmtree(backup.folder, ignore_errors=True)


def kept_of(backups_made: list[Backup], now: datetime) -> list[Backup]:
    """The newest of each of the last days, and of each of the weeks before them."""
    ordered = sorted(backups_made, key=lambda backup: backup.made_at, reverse=True)
    of_day: dict[object, Backup] = {}
    of_week: dict[object, Backup] = {}
    for backup in ordered:
        if now - backup.made_at < timedelta(days=DAYS):
            of_day.setdefault(backup.made_at.date(), backup)
        else:
            of_week.setdefault(backup.made_at.isocalendar()[:2], backup)
    weekly = list(of_week.values())[:WEEKS]
    return [backup for backup in ordered if backup in of_day.values() or backup in weekly]


def restore(
    settings: Settings, folder: Path | None, now: datetime, progress: Progress = lambda *_: None
) -> list[Entry]:
    """Bring a backup (the newest where `folder` is None) back into the embedded store.

    What the store holds is moved aside, never deleted. Raises StoreRefused where there is no backup, where MONGODB_URI
    is set, and while another program uses the store.
    """
    if settings.mongodb_uri:
        raise StoreRefused(
            "MONGODB_URI is set: bring a backup into an empty database with python -m core.store import."
        )
    available = list_backups(settings.home)
    if folder is None and not available:
        raise StoreRefused(f"{settings.home / FOLDER} holds no finished backup.")
    source = folder or available[0].folder
    if not (source / MANIFEST).exists():
        raise StoreRefused(f"{source} holds no finished backup.")
    server = EmbeddedServer(settings.home)
    server.refuse_use_by_others()
    if server.folder.exists():
        aside = server.folder.with_name(f"store.before-{now.astimezone(UTC).strftime(NAME)}")
        server.folder.rename(aside)
        (settings.home / "store.json").unlink(missing_ok=True)
        log.warning("the store so far is kept in %s; delete it when all is well", aside)
    return _with_store(settings, lambda store: import_store(store.connection, source, progress))


def _with_store(settings: Settings, work: Callable[[Store], list[Entry]]) -> list[Entry]:
    store = Store.connect(settings)
    try:
        return work(store)
    finally:
        store.close()
