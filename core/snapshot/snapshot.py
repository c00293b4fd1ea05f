"""The snapshot: the columns in memory that every number comes from, under an id that names its content."""

import threading
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

import numpy as np
from cachetools import LRUCache

from core.models import SAMPLE_SOURCE, Posting
from core.snapshot import arrow_file as snapshot_file
from core.snapshot.build import columns_of, in_order, join_columns
from core.snapshot.columns import Columns, day_number

REMEMBERED = 64
_remembering = threading.Lock()


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot(Columns):
    """Immutable columns of the postings posted on or after `first_day` (None: all of them).

    `snapshot_id` is a hash of all that is counted, the window, `is_sample` and the taxonomy version: two snapshots with
    the same id give the same numbers, wherever and in whatever order they were built. `as_of` (aware UTC) is when the
    collector last succeeded; all changes up to `watermark`, and to the store's `store_version`, have been read. Sample
    and collected postings never mix: as soon as one collected posting is known (`has_collected`), no sample posting is
    in it. `undated_count` and `older_count` postings are stored and stand outside: they have no date, or one before
    `first_day`. `remembered` keeps costly answers as long as the snapshot lives.
    """

    snapshot_id: str
    taxonomy_version: str
    as_of: datetime | None
    watermark: datetime | None
    first_day: date | None
    has_collected: bool
    is_sample: bool
    store_version: str = ""
    undated_count: int = 0
    older_count: int = 0
    remembered: LRUCache[Hashable, Any] = field(default_factory=partial(LRUCache, REMEMBERED), repr=False)

    @classmethod
    def build(
        cls,
        postings: Iterable[Posting],
        *,
        taxonomy_version: str = "",
        as_of: datetime | None = None,
        watermark: datetime | None = None,
        first_day: date | None = None,
        has_collected: bool = False,
    ) -> Self:
        """A snapshot of `postings` (unique ids). `has_collected` says that collected postings exist elsewhere."""
        return cls.of_columns(
            columns_of(postings),
            taxonomy_version=taxonomy_version,
            as_of=as_of,
            watermark=watermark,
            first_day=first_day,
            has_collected=has_collected,
        )

    @classmethod
    def empty(cls) -> Self:
        """A snapshot without postings."""
        return cls.build(())

    def fold(
        self,
        changed: Iterable[Posting],
        *,
        taxonomy_version: str | None = None,
        as_of: datetime | None = None,
        watermark: datetime | None = None,
        first_day: date | None = None,
    ) -> Self:
        """A new snapshot in which `changed` replace or join the postings here; the last of several with one id wins.

        What is None stays as it is here. This snapshot is not touched: whoever reads it reads on.
        """
        latest = {posting.posting_id: posting for posting in changed}
        keep = ~self._is_one_of(latest)
        return self.of_columns(
            Columns(**join_columns(self, columns_of(latest.values()), keep)),
            taxonomy_version=self.taxonomy_version if taxonomy_version is None else taxonomy_version,
            as_of=self.as_of if as_of is None else as_of,
            watermark=self.watermark if watermark is None else watermark,
            first_day=self.first_day if first_day is None else first_day,
            has_collected=self.has_collected,
        )

    @classmethod
    def of_columns(
        cls,
        columns: Columns,
        *,
        taxonomy_version: str = "",
        as_of: datetime | None = None,
        watermark: datetime | None = None,
        first_day: date | None = None,
        has_collected: bool = False,
    ) -> Self:
        """A snapshot over `columns`, without postings before the window or a sample next to collected ones."""
        sample = columns.source.equals(SAMPLE_SOURCE)
        has_collected = has_collected or bool((~sample).any())
        keep = np.ones(columns.size, dtype=bool) if first_day is None else columns.day >= day_number(first_day)
        if has_collected:
            keep &= ~sample
        ordered = in_order(columns, keep)
        is_sample = not has_collected and bool(sample.any())
        content = f"{int(ordered['stamp'].sum(dtype=np.uint64)):x}-{len(ordered['day'])}"
        named = "|".join((content, str(first_day), str(is_sample), taxonomy_version))
        return cls(
            **ordered,
            snapshot_id=blake2b(named.encode(), digest_size=6).hexdigest(),
            taxonomy_version=taxonomy_version,
            as_of=as_of,
            watermark=watermark,
            first_day=first_day,
            has_collected=has_collected,
            is_sample=is_sample,
        )

    def save(self, path: Path) -> None:
        """Write an Arrow IPC file; a reader of `path` sees the old file or the whole new one. Raises OSError."""
        snapshot_file.write_snapshot(path, self, self._identity())

    @classmethod
    def load(cls, path: Path) -> Self | None:
        """The snapshot in `path`; None where there is none, or where it is damaged, cut off or of another layout."""
        stored = snapshot_file.read(path)
        if stored is None:
            return None
        columns, identity = stored
        for name, read in (("as_of", datetime), ("watermark", datetime), ("first_day", date)):
            identity[name] = read.fromisoformat(identity[name]) if identity[name] else None
        return cls(**columns, **identity)

    def _identity(self) -> dict[str, Any]:
        return {
            "snapshot_id": self.snapshot_id,
            "taxonomy_version": self.taxonomy_version,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "watermark": self.watermark.isoformat() if self.watermark else None,
            "first_day": self.first_day.isoformat() if self.first_day else None,
            "has_collected": self.has_collected,
            "is_sample": self.is_sample,
            "store_version": self.store_version,
            "undated_count": self.undated_count,
            "older_count": self.older_count,
        }

    def recall(self, key: Hashable) -> Any:
        """What is remembered under `key`, else None; what was asked for last is kept longest."""
        with _remembering:
            return self.remembered.get(key)

    def remember(self, key: Hashable, answer: Any) -> Any:
        """Keep `answer` under `key` while this snapshot lives; when too many, what was not asked for longest goes."""
        with _remembering:
            self.remembered[key] = answer
        return answer
