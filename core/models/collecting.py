"""What the collector remembers of its sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Watermark:
    """How far a source's query is stored whole: everything discovered up to `until`, boundary rows by native id."""

    until: datetime
    boundary_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectorRun:
    """One pass over one source; `credits` is what it cost.

    `fetched = new + updated + unchanged + repeated + rejected`; `repeated` rows came again within the same pass.
    `closed` counts stored postings that a complete read of their board no longer held.
    """

    run_id: str
    source: str
    started_at: datetime
    ended_at: datetime | None = None
    asked: Mapping[str, object] = field(default_factory=dict)
    fetched: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    rejected: int = 0
    duplicates: int = 0
    credits: int = 0
    closed: int = 0
    error: str | None = None


class BoardChoice(StrEnum):
    """What the operator decided about a company board, over what the list says."""

    LISTED = ""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class BoardState:
    """How the visits to one company board went.

    `etag` and `modified` are what the last complete answer carried and `asked` what was wanted of it then; `missing_on`
    are the days (UTC) in a row on which there was no such board.
    """

    system: str
    token: str
    choice: BoardChoice = BoardChoice.LISTED
    visited_at: datetime | None = None
    etag: str = ""
    modified: str = ""
    asked: str = ""
    missing_on: tuple[date, ...] = ()
