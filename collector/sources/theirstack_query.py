"""What TheirStack is asked: filters, windows of discovery time, page sizes. Pure."""

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from collector.adverts import RawRow, find_moment
from collector.country_names import country_code
from core.models import Watermark

MOST_IDS_LEFT_OUT = 950  # the vendor takes fewer than 1,000
MOST_LOOKED_BACK = 450  # of them, for rows that were stored before the window began
LOOK_BACK = timedelta(days=3)  # rows the vendor shows late, with an earlier discovery time, are found for so long
_IS_NUMBER = re.compile(r"[0-9]{1,18}")
EDGE = timedelta(seconds=1)  # times are sent in whole seconds, rows may carry fractions


@dataclass(frozen=True, slots=True)
class Window:
    """Postings discovered in [since, until], both inclusive; `left_out` are native ids that are stored already.

    Up to `stored_until` it only looks back for rows that were not there when they should have been.
    """

    since: datetime | None
    until: datetime
    left_out: tuple[str, ...] = ()
    stored_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to search. `key` names its watermark; `most_rows` ends it early, and then the watermark stays."""

    key: str
    filters: Mapping[str, Any]
    first_day: date
    most_rows: int | None = None

    @property
    def begins(self) -> datetime:
        """No posting of the query is expected to be discovered before this."""
        return datetime.combine(self.first_day, time(), UTC)


def request_body(query: Query, window: Window, limit: int, page: int) -> dict[str, Any]:
    """The body of one search: page `page` (from 0) of at most `limit` postings that `query` finds in `window`."""
    body: dict[str, Any] = {
        **query.filters,
        "limit": limit,
        "page": page,
        "discovered_at_lte": f"{window.until:%Y-%m-%dT%H:%M:%SZ}",
    }
    if window.since:
        body["discovered_at_gte"] = f"{window.since:%Y-%m-%dT%H:%M:%SZ}"
    if left_out := [int(native_id) for native_id in window.left_out if _IS_NUMBER.fullmatch(native_id)]:
        body["job_id_not"] = left_out
    return body


def page_size(allowed: int, most: int) -> int:
    """Rows a page, the same for all pages, that use up what is allowed without going beyond."""
    return max(1, allowed // math.ceil(allowed / most))


def location_filter(locations: Sequence[str]) -> dict[str, list[str]]:
    """Countries by code where all are countries, else patterns: the vendor joins the two filters with AND."""
    codes = [country_code(location) for location in locations]
    if all(codes):
        return {"job_country_code_or": [code for code in codes if code]} if codes else {}
    return {"job_location_pattern_or": [re.escape(location).replace(r"\ ", " ") for location in locations]}


def query_key(source: str, filters: Mapping[str, Sequence[str]]) -> str:
    """The same for the same titles and places in any order."""
    plain = {name: sorted(values) for name, values in filters.items()}
    digest = hashlib.blake2b(json.dumps(plain, sort_keys=True).encode(), digest_size=8).hexdigest()
    return f"{source}:{digest}"


class StoredIds:
    """Native ids of stored rows, each with its discovery time: what must not be paid for again.

    Kept as the boundary ids of a watermark of its own, written `id@seconds`.
    """

    def __init__(self, stored: Watermark | None = None) -> None:
        # From the right: an id may hold any character.
        pairs = (entry.rpartition("@") for entry in stored.boundary_ids) if stored else ()
        self._times = {native_id: _seconds(text) for native_id, _, text in pairs}

    def add(self, rows: Sequence[RawRow]) -> None:
        """Note rows that are stored, with the moment each was discovered."""
        for raw in rows:
            discovered = find_moment(raw, "discovered_at")
            self._times[str(raw.get("id"))] = discovered.timestamp() if discovered else math.inf

    def ids(self) -> tuple[str, ...]:
        """The latest ids, at most as many as a request may leave out."""
        return tuple(self._times)[-MOST_IDS_LEFT_OUT:]

    @property
    def is_full(self) -> bool:
        """True where there may be further rows whose ids were not kept."""
        return len(self._times) >= MOST_IDS_LEFT_OUT

    def since(self, earliest: datetime) -> tuple["StoredIds", datetime]:
        """The rows a window that begins at `earliest` would bring again, and from when on they are all there.

        Of very many only the latest are kept, and the time is later then. Without a discovery time: kept, to be safe.
        """
        edge = (earliest - EDGE).timestamp()
        recent = sorted((pair for pair in self._times.items() if edge <= pair[1]), key=lambda pair: pair[1])
        latest = recent[-MOST_LOOKED_BACK:]
        if len(latest) < len(recent) and not math.isinf(latest[0][1]):
            earliest = max(earliest, datetime.fromtimestamp(latest[0][1], UTC) + 2 * EDGE)
        left = StoredIds()
        left._times = dict(latest)
        return left, earliest

    def kept(self, until: datetime) -> Watermark:
        """The watermark that a next pass begins with: stored up to `until`, and the latest ids with their times."""
        entries = [
            f"{native_id}@{'' if math.isinf(seconds) else seconds}" for native_id, seconds in self._times.items()
        ]
        return Watermark(until, tuple(entries)[-MOST_IDS_LEFT_OUT:])


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        return math.inf
    return seconds if math.isfinite(seconds) else math.inf
