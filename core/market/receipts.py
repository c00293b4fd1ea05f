"""Receipts: why a posting does not count."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.models import SAMPLE_SOURCE, Posting, is_read
from core.snapshot.snapshot import Snapshot


class Why(StrEnum):
    """Why a posting does not count; the sentence of each is `why.NAME` of the texts."""

    NOT_IN_SNAPSHOT = "not_in_snapshot"
    SAMPLE = "sample"
    DUPLICATE = "duplicate"
    NOT_READ = "not_read"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class NotCounted:
    """One reason why a posting does not count; `detail` is what the posting says instead, "" where it says nothing."""

    why: Why
    detail: str = ""


def reasons(snapshot: Snapshot, posting: Posting) -> Iterator[NotCounted]:
    """Every reason why `posting`, as it is stored now, is in no number of `snapshot`; none where it is counted.

    A posting that was stored or changed after the snapshot was taken is `NOT_IN_SNAPSHOT` until the next one.
    """
    if posting.source == SAMPLE_SOURCE and snapshot.has_collected:
        yield NotCounted(Why.SAMPLE)
    elif not len(snapshot.rows_of([posting.posting_id])):
        yield NotCounted(Why.NOT_IN_SNAPSHOT, snapshot.first_day.isoformat() if snapshot.first_day else "")
    if posting.duplicate_of is not None:
        yield NotCounted(Why.DUPLICATE, f"{posting.duplicate_of} ({posting.duplicate_rule or '?'})")
    if not is_read(posting.language):
        yield NotCounted(Why.NOT_READ, posting.language)
    if posting.posted_on is None:
        yield NotCounted(Why.UNDATED)
