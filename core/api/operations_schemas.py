"""What the health routes give."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel


class Health(BaseModel):
    status: Literal["healthy"]
    app: str
    version: str


class Down(BaseModel):
    """`store` says what is wrong with it."""

    status: str
    store: str


class SnapshotState(BaseModel):
    id: str
    postings: int
    is_sample: bool
    taxonomy_version: str


class CollectorState(BaseModel):
    """When the collector last succeeded, and how long ago."""

    as_of: datetime | None
    age_seconds: float | None


class Readiness(BaseModel):
    status: Literal["ready"]
    store: Literal["embedded", "mongodb"]
    snapshot: SnapshotState
    collector: CollectorState
