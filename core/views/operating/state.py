"""The state of the installation: store, snapshot, backups, disk, and all settings."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from pydantic import SecretStr

from core import __version__
from core.config import Settings
from core.errors import CareerNavigatorError
from core.runtime import Runtime
from core.store.backups import BackupStatus, backup_state

LOW_DISK_BYTES = 2_000_000_000
SET = "set"


@dataclass(frozen=True, slots=True)
class StateView:
    """`problem` is what the store said where it does not answer; then nothing is known of the snapshot."""

    version: str
    place: str
    problem: str
    snapshot_id: str
    posting_count: int
    is_sample: bool
    collected: datetime | None
    user_count: int
    free_bytes: int
    backup: BackupStatus
    settings: pd.DataFrame

    @property
    def is_disk_low(self) -> bool:
        """Whether less than 2 GB are free where the home folder lies."""
        return self.free_bytes < LOW_DISK_BYTES


def state_view(runtime: Runtime, now: datetime) -> StateView:
    """The state of this installation; a store that is gone is a part of it and no error."""
    settings = runtime.settings
    place, problem, users, snapshot = "", "", 0, None
    try:
        store = runtime.store
        place = store.place
        store.ping()
        users = store.users.count()
        snapshot = runtime.snapshots.current
    except CareerNavigatorError as error:
        problem = str(error)
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return StateView(
        version=__version__,
        place=place,
        problem=problem,
        snapshot_id=snapshot.snapshot_id if snapshot else "",
        posting_count=snapshot.size if snapshot else 0,
        is_sample=bool(snapshot and snapshot.is_sample),
        collected=snapshot.as_of if snapshot else None,
        user_count=users,
        free_bytes=shutil.disk_usage(settings.home).free,
        backup=backup_state(settings, now),
        settings=settings_table(settings),
    )


def settings_table(settings: Settings) -> pd.DataFrame:
    """Every setting as it is, those that were changed first; of a secret only whether it is set."""
    rows = [
        (name.upper(), _shown(getattr(settings, name)), getattr(settings, name) == field.default)
        for name, field in sorted(type(settings).model_fields.items())
    ]
    changed_first = sorted(rows, key=lambda row: row[2])
    return pd.DataFrame(changed_first, columns=["setting", "value", "is_default"])


def _shown(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, SecretStr):
        return SET
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return _without_login(str(value))


def _without_login(words: str) -> str:
    """An address without a name and password before its host."""
    if "://" not in words or "@" not in words:
        return words
    parts = urlsplit(words)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def state_facts(view: StateView) -> Mapping[str, object]:
    """The same as plain values, for programs."""
    return {
        "version": view.version,
        "store": view.place,
        "problem": view.problem,
        "snapshot": view.snapshot_id,
        "postings": view.posting_count,
        "is_sample": view.is_sample,
        "collected_at": view.collected.isoformat() if view.collected else None,
        "users": view.user_count,
        "free_bytes": view.free_bytes,
        "backups_wanted": view.backup.wanted,
        "backup_age_seconds": view.backup.age.total_seconds() if view.backup.age else None,
    }
