"""What TheirStack is asked: filters, windows of discovery time, page sizes. Pure."""

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from collector.adverts import RawRow, moment
from collector.places import country_code
from core.models import Watermark

MOST_IDS_LEFT_OUT = 950  # the vendor takes fewer than 1,000
EDGE = timedelta(seconds=1)  # times are sent in whole seconds, rows may carry fractions


@dataclass(frozen=True, slots=True)
class Window:
    """Postings discovered in [since, until], both inclusive; `left_out` are native ids that are stored already."""

    since: datetime | None
    until: datetime
    left_out: tuple[str, ...] = ()


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
    body: dict[str, Any] = {
        **query.filters,
        "limit": limit,
        "page": page,
        "discovered_at_lte": f"{window.until:%Y-%m-%dT%H:%M:%SZ}",
    }
    if window.since:
        body["discovered_at_gte"] = f"{window.since:%Y-%m-%dT%H:%M:%SZ}"
    if left_out := [int(one) for one in window.left_out if one.isdigit()]:
        body["job_id_not"] = left_out
    return body


def page_size(allowed: int, most: int) -> int:
    """Rows a page, the same for all pages, that use up what is allowed without going beyond."""
    return max(1, allowed // math.ceil(allowed / most))


def location_filter(locations: Sequence[str]) -> dict[str, list[str]]:
    """Countries by code where all are countries, else patterns: the vendor joins the two filters with AND."""
    codes = [country_code(one) for one in locations]
    if all(codes):
        return {"job_country_code_or": [code for code in codes if code]} if codes else {}
    return {"job_location_pattern_or": [re.escape(one).replace(r"\ ", " ") for one in locations]}


def query_key(source: str, filters: Mapping[str, Sequence[str]]) -> str:
    """The same for the same titles and places in any order."""
    plain = {name: sorted(values) for name, values in filters.items()}
    digest = hashlib.blake2b(json.dumps(plain, sort_keys=True).encode(), digest_size=8).hexdigest()
    return f"{source}:{digest}"


class StoredIds:
    """Native ids stored since the watermark, each with its discovery time: what must not be paid for again.

    Kept as the boundary ids of a watermark of its own, written `id@seconds`.
    """

    def __init__(self, kept: Watermark | None) -> None:
        pairs = (entry.partition("@") for entry in kept.boundary_ids) if kept else ()
        self._times = {native_id: float(seconds or "inf") for native_id, _, seconds in pairs}

    def add(self, rows: Sequence[RawRow]) -> None:
        for raw in rows:
            found = moment(raw, "discovered_at")
            self._times[str(raw.get("id"))] = found.timestamp() if found else math.inf

    def ids(self) -> tuple[str, ...]:
        return tuple(self._times)[-MOST_IDS_LEFT_OUT:]

    def from_edge_of(self, until: datetime) -> "StoredIds":
        """Those a window that begins at `until` would bring again. Without a discovery time: kept, to be safe."""
        edge = (until - EDGE).timestamp()
        left = StoredIds(None)
        left._times = {one: seconds for one, seconds in self._times.items() if edge <= seconds}
        return left

    def kept(self, until: datetime) -> Watermark:
        entries = [f"{one}@{'' if math.isinf(seconds) else seconds}" for one, seconds in self._times.items()]
        return Watermark(until, tuple(entries)[-MOST_IDS_LEFT_OUT:])
