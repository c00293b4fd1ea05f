"""TheirStack: windows of discovery time, each fetched whole, billed once and only then closed by its watermark."""

import logging
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.rows import advert_from_row
from collector.sources import Context
from collector.sources.theirstack_api import (
    FREE_PLAN_ROWS,
    OutOfCredits,
    PageTooLarge,
    TheirStackApi,
    TheirStackAuthenticationError,
    TheirStackClientError,
    TheirStackRetryableError,
)
from collector.sources.theirstack_query import (
    Query,
    StoredIds,
    Window,
    location_filter,
    page_size,
    query_key,
    request_body,
)
from core.models import Watermark

__all__ = [
    "TheirStack", "TheirStackAuthenticationError", "TheirStackClientError", "TheirStackRetryableError", "open_source",
]  # fmt: skip

log = logging.getLogger(__name__)
NAME = "theirstack"
DEFAULT_ROLES = (
    "Software Engineer", "Data Engineer", "Data Scientist", "Data Analyst", "DevOps Engineer",
    "Machine Learning Engineer",
)  # fmt: skip
PAGE_ROWS = 100
MOST_ROWS_A_WINDOW = 900  # so that after an interruption everything stored of it can be left out
MOST_COUNTS = 8
CLOCK_TOLERANCE = timedelta(
    hours=1
)  # a watermark so far ahead is soon reached; one further ahead was set by a wrong clock

Pages = Generator[Page, None, bool]


@dataclass(slots=True)
class Budget:
    """Credits this pass may still spend."""

    left: int


class TheirStack:
    """One pass spends at most `THEIR_STACK_MAX_CREDITS_PER_RUN` and what is left of the day's credits."""

    name = NAME

    def __init__(self, api: TheirStackApi, context: Context, page_rows: int) -> None:
        self._api, self._context, self._page_rows = api, context, page_rows
        self._state = context.store.collecting

    def fetch_pages(self, asked: Asked) -> Iterator[Page]:
        """Pages, each to be stored before the next is asked for.

        Raises TheirStackAuthenticationError, TheirStackClientError, TheirStackRetryableError. A watermark moves only
        when its window was consumed to the end.
        """
        budget = Budget(self.credits_left())
        now = self._now()
        for query in self._queries(asked, now):
            yield from self._fetch(query, now, budget)
        if budget.left <= 0:
            log.warning(
                "theirstack: the credits of this run or day are used up (THEIR_STACK_MAX_CREDITS_PER_RUN, "
                "THEIR_STACK_MAX_CREDITS_PER_DAY); the next pass goes on from here"
            )

    def credits_left(self) -> int:
        """What a pass may spend now: the cap of a run, or less where the day's cap leaves less."""
        settings = self._context.settings
        midnight = datetime.combine(self._context.clock().date(), time(), UTC)
        # Until a day ahead: what a clock that was wrong put further ahead is not today's.
        until = midnight + timedelta(days=2)
        spent = sum(run.credits for run in self._state.runs(midnight) if run.source == NAME and run.started_at < until)
        left_today = settings.their_stack_max_credits_per_day - spent
        return max(0, min(settings.their_stack_max_credits_per_run, left_today))

    def costs(self, asked: Asked) -> Iterator[tuple[str, int | None]]:
        """What is waiting, query by query, in rows (one credit each); None where the account gets no count. Free."""
        now = self._now()
        for query in self._queries(asked, now):
            waiting = self._count(query, self._next_window(query, now))
            limited = waiting if waiting is None else min(waiting, query.most_rows or waiting)
            yield ", ".join(query.filters["job_title_or"]), limited

    def balance(self) -> int | None:
        """API credits left with the vendor, None where it does not say."""
        return self._api.balance()

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord, also for a masked row."""
        return advert_from_row(raw)

    def _now(self) -> datetime:
        return self._context.clock().replace(microsecond=0)

    def _queries(self, asked: Asked, now: datetime) -> list[Query]:
        """One query with all titles; with a limit a role one query each, since a limit holds for a whole query."""
        roles = asked.roles or self._context.settings.job_roles or DEFAULT_ROLES
        places = location_filter(asked.locations or self._context.settings.job_locations)
        first_day = now.date() - timedelta(days=asked.max_age_days)
        queries = []
        for titles in [[role] for role in roles] if asked.per_role_limit else [list(roles)]:
            filters = {"job_title_or": titles, **places}
            key = query_key(NAME, filters)
            query = Query(key, {**filters, "posted_at_max_age_days": asked.max_age_days}, first_day)
            earlier = self._backfill(query, filters) if asked.backfill else query
            if earlier is None:
                log.info("theirstack: everything back to %s is stored", first_day)
            else:
                queries.append(replace(earlier, most_rows=asked.per_role_limit))
        return queries

    def _backfill(self, query: Query, filters: Mapping[str, Any]) -> Query | None:
        """The days before those ordinary passes have covered: nothing inside a stored window is asked for again."""
        covered = self._state.watermark(f"{query.key}:from")
        if covered is None:
            return query
        last_day = covered.until.date() - timedelta(days=1)
        if query.first_day > last_day:
            return None
        days = {"posted_at_gte": query.first_day.isoformat(), "posted_at_lte": last_day.isoformat()}
        return Query(f"{query.key}:back:{query.first_day:%Y%m%d}", {**filters, **days}, query.first_day)

    def _next_window(self, query: Query, until: datetime) -> Window:
        mark = self._state.watermark(query.key)
        stored = StoredIds(self._state.watermark(f"{query.key}:stored"))
        since = mark.until if mark else None
        if since and since > until + CLOCK_TOLERANCE:
            since = self._discovered_last(query)
            log.warning(
                "theirstack: everything is marked as stored up to a time ahead of this machine's clock; asking again "
                "from %s UTC on",
                f"{since:%Y-%m-%d %H:%M}",
            )
        return Window(since, until, stored.ids())

    def _discovered_last(self, query: Query) -> datetime:
        """Up to where the vendor's own clock says that everything is stored."""
        found = self._context.store.postings.discovered_last(NAME)
        return max(found, query.begins) if found else query.begins

    def _fetch(self, query: Query, now: datetime, budget: Budget) -> Iterator[Page]:
        """Window after window until now, each small enough to be paid for and stored whole."""
        whole = True
        while whole and budget.left > 0:
            window = self._next_window(query, now)
            if window.since and window.since >= now:
                return
            waiting = self._count(query, window)
            if query.most_rows is None:
                window, waiting = self._affordable(query, window, waiting, min(budget.left, MOST_ROWS_A_WINDOW))
            whole = yield from self._fetch_window(query, window, waiting, budget)
            if whole:
                self._close(query, window)

    def _fetch_window(self, query: Query, window: Window, waiting: int | None, budget: Budget) -> Pages:
        """Its pages; the generator's value is True where nothing is left of it."""
        try:
            return (yield from self._pages(query, window, waiting, budget))
        except PageTooLarge:
            if self._page_rows <= FREE_PLAN_ROWS:
                raise
            log.info("theirstack: the plan allows %d rows a page; starting the window again with that", FREE_PLAN_ROWS)
            self._page_rows = FREE_PLAN_ROWS
            return (yield from self._pages(query, window, waiting, budget))

    def _pages(self, query: Query, window: Window, waiting: int | None, budget: Budget) -> Pages:
        allowed = min(budget.left, query.most_rows or budget.left)
        limit = page_size(allowed, self._page_rows)
        number = got = 0
        while allowed - got >= limit or (waiting is not None and waiting <= allowed):
            try:
                rows = _rows(self._api.search(request_body(query, window, limit, number), rows_at_stake=limit))
            except TheirStackRetryableError:
                if lost := self._api.take_lost_credits():
                    yield Page((), credits=lost)
                raise
            cost = len(rows) + self._api.take_lost_credits()
            got, number = got + len(rows), number + 1
            budget.left -= cost
            if rows:
                named = tuple(Row(f"id {raw.get('id')}", raw) for raw in rows)
                yield Page(named, cost, on_stored=partial(self._note_stored, query, window, rows))
            if len(rows) < limit:
                return True
        return False  # the next page could cost more than there is

    def _note_stored(self, query: Query, window: Window, rows: list[dict[str, Any]]) -> None:
        """A page is stored: should the window be interrupted, its rows are not paid for again."""
        key = f"{query.key}:stored"
        stored = StoredIds(self._state.watermark(key))
        stored.add(rows)
        self._state.set_watermark(key, stored.kept(window.until))

    def _close(self, query: Query, window: Window) -> None:
        """The window is stored whole: move the watermark; rows on its very edge are left out of the next one."""
        key = f"{query.key}:stored"
        left = StoredIds(self._state.watermark(key)).from_edge_of(window.until)
        if self._state.watermark(query.key) is None:  # from which day on everything is covered: --backfill ends there
            self._state.set_watermark(f"{query.key.split(':back:')[0]}:from", Watermark(query.begins))
        self._state.set_watermark(query.key, Watermark(window.until, left.ids()))
        self._state.set_watermark(key, left.kept(window.until))

    def _count(self, query: Query, window: Window) -> int | None:
        """How many rows a window holds; free, and not offered to every account."""
        body = {**request_body(query, window, 1, 0), "include_total_results": True, "blur_company_data": True}
        try:
            metadata = self._api.search(body).get("metadata")
        except TheirStackAuthenticationError as error:
            if error.status != 403:
                raise
            return None
        except (PageTooLarge, OutOfCredits):
            return None
        total = metadata.get("total_results") if isinstance(metadata, dict) else None
        return total if isinstance(total, int) and not isinstance(total, bool) and total >= 0 else None

    def _affordable(self, query: Query, window: Window, waiting: int | None, most: int) -> tuple[Window, int | None]:
        """The oldest part of a window that holds at most `most` rows: it can be finished, and its watermark moved."""
        low = window.since or query.begins
        for _ in range(MOST_COUNTS):
            if waiting is None or waiting <= most or (window.until - low).total_seconds() < 2:
                break
            until = (low + (window.until - low) * min(0.9, 0.9 * most / waiting)).replace(microsecond=0)
            narrower = replace(window, until=until)
            found = self._count(query, narrower)
            if found is None:
                break
            window, waiting = narrower, found
        return window, waiting


def _rows(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = answer.get("data")
    if not isinstance(found, list):
        raise TheirStackClientError("TheirStack: the answer has no list of postings; the interface has changed.")
    return [raw if isinstance(raw, dict) else {"id": None} for raw in found]


def open_source(context: Context) -> TheirStack | None:
    key = context.settings.their_stack_api_key
    if key is None:
        return None
    api = TheirStackApi(context.http, context.settings.their_stack_base_url, key.get_secret_value())
    return TheirStack(api, context, PAGE_ROWS)
