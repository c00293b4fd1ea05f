"""TheirStack: windows of discovery time, each fetched whole, billed once and only then closed by its watermark."""

import logging
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.sources import Context
from collector.sources.theirstack_api import (
    FREE_PLAN_ROWS,
    OutOfCredits,
    PageTooLarge,
    TheirStackApi,
    TheirStackAuthenticationError,
    TheirStackClientError,
    TheirStackRetryableError,
    decoded_answer,
)
from collector.sources.theirstack_ledger import KeptAnswer, Ledger, OutOfBudget
from collector.sources.theirstack_query import (
    Query,
    Window,
    location_filter,
    page_size,
    query_key,
    request_body,
)
from collector.sources.theirstack_windows import StoredWindows
from collector.theirstack_row import advert_from_row
from core.errors import SourceError

__all__ = [
    "TheirStack",
    "TheirStackAuthenticationError",
    "TheirStackClientError",
    "TheirStackRetryableError",
    "open_source",
]

log = logging.getLogger(__name__)
NAME = "theirstack"
DEFAULT_ROLES = (
    "Software Engineer",
    "Data Engineer",
    "Data Scientist",
    "Data Analyst",
    "DevOps Engineer",
    "Machine Learning Engineer",
)
PAGE_ROWS = 100
MOST_ROWS_A_WINDOW = 450  # so that after an interruption everything stored of it can be left out
MOST_COUNTS = 8
MOST_EMPTY_WINDOWS = 5  # so often in a row a count may promise rows that do not come

Pages = Generator[Page, None, bool]


class TheirStack:
    """One pass spends at most `THEIR_STACK_MAX_CREDITS_PER_RUN` and what is left of the day's credits."""

    name = NAME

    def __init__(self, api: TheirStackApi, context: Context, page_rows: int) -> None:
        self._api, self._context, self._page_rows = api, context, page_rows
        self._state = context.store.collecting
        self._windows = StoredWindows(NAME, context)

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """Pages, each to be stored before the next is asked for.

        Raises TheirStackAuthenticationError, TheirStackClientError, TheirStackRetryableError. A watermark moves only
        when its window was consumed to the end.
        """
        settings = self._context.settings
        file = settings.home / "collector" / f"paid-{settings.mongodb_database}"
        ledger = Ledger(self._state, file, self.credits_left())
        try:
            yield from self._left_over(ledger)
            now = self._now()
            for query in self._queries(criteria, now):
                yield from self._fetch(query, now, ledger)
        except OutOfBudget:
            ledger.left = 0  # what is left does not cover a request
        except SourceError:
            if lost := ledger.take_lost():
                yield Page((), lost, on_counted=ledger.counted)
            raise
        if lost := ledger.take_lost():
            yield Page((), lost, on_counted=ledger.counted)
        if ledger.left <= 0:
            log.warning(
                "theirstack: the credits of this run or day are used up (THEIR_STACK_MAX_CREDITS_PER_RUN, "
                "THEIR_STACK_MAX_CREDITS_PER_DAY); the next pass goes on from here"
            )

    def _left_over(self, ledger: Ledger) -> Iterator[Page]:
        """What a pass that was killed had paid for: its answer where it came, else only its price."""
        unrecorded, answer = ledger.unrecorded(), ledger.kept()
        if answer is None:
            if unrecorded:
                ledger.left -= unrecorded
                yield Page((), unrecorded, on_counted=ledger.counted)
            return
        rows = _rows(decoded_answer(answer.body))
        if rows is None:
            ledger.set_aside()
            rows, cost = [], unrecorded
        else:
            cost = max(0, unrecorded - answer.asked_for + len(rows)) if unrecorded else 0
        ledger.left -= cost
        ledger.keep(replace(answer, readings=answer.readings + 1))
        yield self._page(answer.key, answer.until, rows, cost, ledger)

    def credits_left(self) -> int:
        """What a pass may spend now: the cap of a run, or less where the day's cap leaves less."""
        settings = self._context.settings
        midnight = datetime.combine(self._context.clock().date(), time(), UTC)
        # Until a day ahead: what a clock that was wrong put further ahead is not today's.
        until = midnight + timedelta(days=2)
        spent = sum(run.credits for run in self._state.runs(midnight) if run.source == NAME and run.started_at < until)
        left_today = settings.their_stack_max_credits_per_day - spent
        return max(0, min(settings.their_stack_max_credits_per_run, left_today))

    def costs(self, criteria: Asked) -> Iterator[tuple[str, int | None]]:
        """What is waiting, query by query, in rows (one credit each); None where the account gets no count. Free."""
        now = self._now()
        for query in self._queries(criteria, now):
            waiting = self._count(query, self._windows.next_window(query, now))
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

    def _queries(self, criteria: Asked, now: datetime) -> list[Query]:
        """One query with all titles; with a limit a role one query each, since a limit holds for a whole query."""
        roles = criteria.roles or self._context.settings.job_roles or DEFAULT_ROLES
        places = location_filter(criteria.locations or self._context.settings.job_locations)
        first_day = now.date() - timedelta(days=criteria.max_age_days)
        queries = []
        for titles in [[role] for role in roles] if criteria.per_role_limit else [list(roles)]:
            filters = {"job_title_or": titles, **places}
            key = query_key(NAME, filters)
            query = Query(key, {**filters, "posted_at_max_age_days": criteria.max_age_days}, first_day)
            earlier = self._windows.backfill(query, filters) if criteria.backfill else query
            if earlier is None:
                log.info("theirstack: everything back to %s is stored", first_day)
            else:
                queries.append(replace(earlier, most_rows=criteria.per_role_limit))
        return queries

    def _fetch(self, query: Query, now: datetime, ledger: Ledger) -> Iterator[Page]:
        """Window after window until now, each small enough to be paid for and stored whole."""
        empty = 0
        while ledger.left > 0:
            window = self._windows.next_window(query, now)
            if window.stored_until and window.stored_until >= now:
                return
            waiting = None if empty >= MOST_EMPTY_WINDOWS else self._count(query, window)
            if query.most_rows is None:
                window, waiting = self._affordable(query, window, waiting, min(ledger.left, MOST_ROWS_A_WINDOW))
            left = ledger.left
            whole = yield from self._fetch_window(query, window, ledger)
            if not whole:
                return
            self._windows.close(query, window)
            empty = empty + 1 if waiting and ledger.left == left else 0

    def _fetch_window(self, query: Query, window: Window, ledger: Ledger) -> Pages:
        """Its pages; the generator's value is True where nothing is left of it."""
        try:
            return (yield from self._pages(query, window, ledger))
        except PageTooLarge:
            if self._page_rows <= FREE_PLAN_ROWS:
                raise
            log.info("theirstack: the plan allows %d rows a page; starting the window again with that", FREE_PLAN_ROWS)
            self._page_rows = FREE_PLAN_ROWS
            return (yield from self._pages(query, window, ledger))

    def _pages(self, query: Query, window: Window, ledger: Ledger) -> Pages:
        """Pages of one size, as long as each can be paid for whatever the answer holds."""
        allowed = min(ledger.left, query.most_rows or ledger.left)
        limit = page_size(allowed, self._page_rows)
        seen = set(window.left_out)
        number = got = 0
        while min(allowed - got, ledger.left) >= limit:
            rows = self._buy(query, window, limit, number, ledger)
            got, number = got + len(rows), number + 1
            ledger.left -= len(rows)
            ids = {str(raw.get("id")) for raw in rows}
            yield self._page(query.key, window.until, rows, len(rows) + ledger.take_lost(), ledger)
            if is_ignored := not ids.isdisjoint(window.left_out):
                self._windows.note_ignored()
            if is_ignored or (rows and ids <= seen):
                raise TheirStackClientError(
                    "TheirStack sends postings again that it sent before (it ignores `page` or `job_id_not`); stopped, "
                    "so that nothing more is paid for twice. The next pass goes on from there."
                )
            seen |= ids
            if len(rows) < limit:
                return True
        return False  # the next page could cost more than there is

    def _buy(self, query: Query, window: Window, limit: int, number: int, ledger: Ledger) -> list[dict[str, Any]]:
        def keep(body: bytes) -> None:
            ledger.keep(KeptAnswer(query.key, window.until, limit, body))

        rows = _rows(self._api.buy(request_body(query, window, limit, number), ledger, keep))
        if rows is None:
            ledger.lose(limit)
            ledger.set_aside()
            raise TheirStackClientError("TheirStack: the answer has no list of postings; the interface has changed.")
        return rows

    def _page(self, key: str, until: datetime, rows: list[dict[str, Any]], cost: int, ledger: Ledger) -> Page:
        named = tuple(Row(f"id {raw.get('id')}", raw) for raw in rows)

        def on_stored() -> None:
            self._windows.note_stored(key, until, rows)
            ledger.forget()

        return Page(named, cost, on_counted=ledger.counted, on_stored=on_stored)

    def _count(self, query: Query, window: Window) -> int | None:
        """How many rows a window holds; free, and not offered to every account."""
        body = {**request_body(query, window, 1, 0), "include_total_results": True, "blur_company_data": True}
        try:
            metadata = self._api.count(body).get("metadata")
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
        low = window.stored_until or query.begins
        for _ in range(MOST_COUNTS):
            if waiting is None or waiting <= most or (window.until - low).total_seconds() < 2:
                break
            until = (low + (window.until - low) * min(0.9, 0.9 * most / waiting)).replace(microsecond=0)
            narrower = replace(window, until=until)
            count = self._count(query, narrower)
            if count is None:
                break
            window, waiting = narrower, count
        return window, waiting


def _rows(answer: Mapping[str, Any] | None) -> list[dict[str, Any]] | None:
    """The answer's rows, None where it has no list of them."""
    rows = answer.get("data") if answer else None
    if not isinstance(rows, list):
        return None
    return [raw if isinstance(raw, dict) else {"id": None} for raw in rows]


def open_source(context: Context) -> TheirStack | None:
    """The source; None where THEIR_STACK_API_KEY is not set."""
    key = context.settings.their_stack_api_key
    if key is None:
        return None
    api = TheirStackApi(context.http, context.settings.their_stack_base_url, key.get_secret_value())
    return TheirStack(api, context, PAGE_ROWS)
