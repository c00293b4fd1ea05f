"""What the health routes give."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel


class BackupState(BaseModel):
    """Whether the collector makes backups, when the newest was made, and how long ago; null where there is none."""

    wanted: bool
    made_at: datetime | None
    age_seconds: float | None


class Health(BaseModel):
    """The process lives."""

    status: Literal["healthy"]
    app: str
    version: str
    backup: BackupState


class Down(BaseModel):
    """`store` says what is wrong with it."""

    status: str
    store: str


class SnapshotState(BaseModel):
    """The snapshot that numbers come from."""

    id: str
    postings: int
    is_sample: bool
    taxonomy_version: str


class CollectorState(BaseModel):
    """When the collector last succeeded, and how long ago."""

    as_of: datetime | None
    age_seconds: float | None


class Readiness(BaseModel):
    """Questions can be answered: from which store and snapshot, and when the collector last ran."""

    status: Literal["ready"]
    store: Literal["embedded", "mongodb"]
    snapshot: SnapshotState
    collector: CollectorState
    backup: BackupState
