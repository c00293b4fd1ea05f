"""Which windows of discovery time are stored, as watermarks: where the next begins, and which ids it leaves out."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from collector.sources import Context
from collector.sources.theirstack_query import LOOK_BACK, Query, StoredIds, Window
from core.models import Watermark

log = logging.getLogger(__name__)
IGNORED_LEFT_OUT = "theirstack:left-out ids ignored"
TRUST_AGAIN_AFTER = timedelta(days=30)
# A watermark so far ahead is soon reached; one further ahead was set by a wrong clock.
CLOCK_TOLERANCE = timedelta(hours=1)


class StoredWindows:
    """The watermarks of one source's queries."""

    def __init__(self, source: str, context: Context) -> None:
        self._source, self._context = source, context
        self._state, self._postings = context.store.collecting, context.store.postings

    def _now(self) -> datetime:
        return self._context.clock().replace(microsecond=0)

    def note_ignored(self) -> None:
        """The vendor sent ids that it was told to leave out: looking back is not free for a while."""
        self._state.set_watermark(IGNORED_LEFT_OUT, Watermark(self._now()))

    def backfill(self, query: Query, filters: Mapping[str, Any]) -> Query | None:
        """The days before those ordinary passes have covered: nothing inside a stored window is asked for again."""
        covered = self._state.watermark(f"{query.key}:from")
        if covered is None:
            return query
        last_day = covered.until.date() - timedelta(days=1)
        if query.first_day > last_day:
            return None
        days = {"posted_at_gte": query.first_day.isoformat(), "posted_at_lte": last_day.isoformat()}
        return Query(f"{query.key}:back:{query.first_day:%Y%m%d}", {**filters, **days}, query.first_day)

    def next_window(self, query: Query, until: datetime) -> Window:
        """From where everything is stored, less the time in which late rows may still show up, until `until`."""
        mark, reach = self._state.watermark(query.key), self._state.watermark(f"{query.key}:reach")
        stored = StoredIds(self._state.watermark(f"{query.key}:stored"))
        since = mark.until if mark else None
        if since and since > until + CLOCK_TOLERANCE:
            since = self._discovered_last(query)
            log.warning(
                "theirstack: everything is marked as stored up to a time ahead of this machine's clock; asking again "
                "from %s UTC on",
                f"{since:%Y-%m-%d %H:%M}",
            )
        stored_until = since
        if since and reach and self._may_look_back():
            since = min(since, reach.until)
        return Window(since, until, stored.ids(), stored_until)

    def _may_look_back(self) -> bool:
        """Looking back is free as long as the vendor leaves out the ids it is told to."""
        ignored = self._state.watermark(IGNORED_LEFT_OUT)
        return ignored is None or self._now() - ignored.until > TRUST_AGAIN_AFTER

    def _discovered_last(self, query: Query) -> datetime:
        """Up to where the vendor's own clock says that everything is stored."""
        latest = self._postings.discovered_last(self._source)
        return max(latest, query.begins) if latest else query.begins

    def note_stored(self, key: str, until: datetime, rows: list[dict[str, Any]]) -> None:
        """A page is stored: should the window be interrupted, its rows are not paid for again."""
        stored = StoredIds(self._state.watermark(f"{key}:stored"))
        stored.add(rows)
        self._state.set_watermark(f"{key}:stored", stored.kept(until))

    def close(self, query: Query, window: Window) -> None:
        """The window is stored whole: move the watermark, and keep the ids of what a look back would bring again.

        In this order, so that a collector killed in between still knows every id it would ask for again.
        """
        if self._state.watermark(query.key) is None:  # from which day on everything is covered: --backfill ends there
            self._state.set_watermark(f"{query.key.split(':back:')[0]}:from", Watermark(query.begins))
        stored = StoredIds(self._state.watermark(f"{query.key}:stored"))
        left, earliest = stored.since(self._reach(query, window, stored))
        self._state.set_watermark(query.key, Watermark(window.until))
        self._state.set_watermark(f"{query.key}:reach", Watermark(min(earliest, window.until)))
        self._state.set_watermark(f"{query.key}:stored", left.kept(window.until))

    def _reach(self, query: Query, window: Window, stored: StoredIds) -> datetime:
        """How far back the next window may begin: from there on the id of every stored row is known."""
        if stored.is_full:
            return window.until
        earlier = self._state.watermark(f"{query.key}:reach")
        known_from = earlier.until if earlier else window.since
        return max(window.until - LOOK_BACK, known_from) if known_from else window.until - LOOK_BACK
