"""JobTech: adverts in Sweden in the field of data and IT, open ones and, with --backfill, those of the past; no key."""

import logging
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.places import merged_places
from collector.sources import Context
from collector.sources.answers import Day, Link, Maybe, ProviderFields, Text, Truth, Words, required
from collector.sources.contacts import without_contacts
from core.errors import BadRecord, SourceError
from core.models import Watermark, WorkModel

NAME = "jobtech"
URL = "https://jobsearch.api.jobtechdev.se/search"
HISTORY_URL = "https://historical.api.jobtechdev.se/search"
DATA_AND_IT = "apaJ_2ja_LuF"
PAGE_ROWS = 100
MOST_OFFSET = 2_000
MOST_WALKS = 20
PAUSE_SECONDS = 1.0
HISTORY_BEGINS = date(2016, 1, 1)
SWEDEN = ZoneInfo("Europe/Stockholm")

log = logging.getLogger(__name__)


class Label(ProviderFields):
    """A term of JobTech's taxonomy, by what it is called."""

    label: Words = None


class Description(ProviderFields):
    """An advert's text, plain and as HTML."""

    text: Text = ""
    text_formatted: Text = ""


class Employer(ProviderFields):
    """Mail address and telephone number are there as well, and never looked at."""

    name: Words = None


class Address(ProviderFields):
    """Where the work is."""

    city: Words = None
    municipality: Words = None
    region: Words = None
    country: Words = None


class Hit(ProviderFields):
    """An advert in an answer; the archive names the live id `original_id`."""

    id: Words = None
    original_id: Words = None
    headline: Words = None
    description: Maybe[Description] = None
    employer: Maybe[Employer] = None
    workplace_address: Maybe[Address] = None
    webpage_url: Link = None
    publication_date: Words = None
    application_deadline: Day = None
    remote_work: Truth = None
    removed: Truth = None
    removed_date: Day = None


class JobTech:
    """Adverts of Sweden's employment service in data and IT: open ones, with `backfill` those of the past too."""

    name = NAME

    def __init__(
        self, context: Context, url: str = URL, history_url: str = HISTORY_URL, pause_seconds: float = PAUSE_SECONDS
    ) -> None:
        self._http, self._context = context.http, context
        self._url, self._history_url, self._pause = url, history_url, pause_seconds

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """The open adverts of the days asked for, newest first; with `backfill` past ones, the latest month first.

        Raises SourceError, SourceBusy. A month of the past that is stored whole is not asked for again.
        """
        today = self._context.clock().date()
        if criteria.backfill:
            first = today - timedelta(days=criteria.max_age_days) if criteria.is_age_given else HISTORY_BEGINS
            yield from self._past(max(first, HISTORY_BEGINS), today)
        else:
            yield from self._open(today - timedelta(days=criteria.max_age_days))

    def _open(self, first_day: date) -> Iterator[Page]:
        """Offsets end at 2,000, so what is older is asked for with the date of the last one."""
        before: str | None = None
        for _ in range(MOST_WALKS):
            limits = {"published-after": f"{first_day}T00:00:00", **({"published-before": before} if before else {})}
            last = None
            for page, hits in self._pages(self._url, {"sort": "pubdate-desc", **limits}):
                yield page
                last = hits[-1] if hits else last
            oldest = last.get("publication_date") if isinstance(last, dict) else None
            if not self._is_cut or not isinstance(oldest, str) or oldest == before:
                return
            before = oldest

    def _past(self, first: date, today: date) -> Iterator[Page]:
        month = today.replace(day=1)
        while month >= first.replace(day=1):
            key = f"{NAME}:history:{month:%Y-%m}"
            following = (month + timedelta(days=31)).replace(day=1)
            if self._context.store.collecting.watermark(key) is None:
                yield from self._past_days(month, following - timedelta(days=1))
                # Adverts join the archive when they are taken down: the latest months are not whole yet.
                if following + timedelta(days=90) < today:
                    self._context.store.collecting.set_watermark(key, Watermark(self._context.clock()))
            log.info("jobtech: the archive of %s is stored", f"{month:%Y-%m}")
            month = (month - timedelta(days=1)).replace(day=1)

    def _past_days(self, first: date, last: date) -> Iterator[Page]:
        """Days of the archive, in halves where they hold more than an offset reaches."""
        window = {"historical-from": str(first), "historical-to": str(last)}
        pages = self._pages(self._history_url, window)
        page, _ = next(pages, (Page(()), []))
        if self._total > MOST_OFFSET and first < last:
            middle = first + (last - first) / 2
            yield from self._past_days(first, middle)
            yield from self._past_days(middle + timedelta(days=1), last)
            return
        yield page
        yield from (page for page, _ in pages)

    def _pages(self, url: str, limits: Mapping[str, str]) -> Iterator[tuple[Page, list[Any]]]:
        self._total, self._is_cut = 0, False
        for offset in range(0, MOST_OFFSET + 1, PAGE_ROWS):
            self._http.pause(self._pause)
            answer = self._http.get_json(
                url, {"occupation-field": DATA_AND_IT, "limit": PAGE_ROWS, "offset": offset, **limits}
            )
            hits = answer.get("hits") if isinstance(answer, dict) else None
            if not isinstance(hits, list):
                raise SourceError("JobTech's answer has no list of postings.")
            total = answer.get("total")
            value = total.get("value") if isinstance(total, dict) else total
            self._total = value if isinstance(value, int) else 0
            self._is_cut = len(hits) == PAGE_ROWS and offset + PAGE_ROWS > MOST_OFFSET
            yield Page(tuple(_row(raw) for raw in hits)), hits
            if len(hits) < PAGE_ROWS:
                return

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord, also for a mere note that an advert was taken down."""
        hit = Hit.read(raw)
        if hit.headline is None and hit.removed:
            raise BadRecord("taken down")
        text = hit.description or Description()
        address = hit.workplace_address or Address()
        published = _published(hit.publication_date)
        return Advert(
            native_id=required(hit.original_id or hit.id, "id"),
            raw_title=required(hit.headline, "headline"),
            description=without_contacts(text.text or text.text_formatted),
            posted_on=published.astimezone(SWEDEN).date() if published else None,
            company=hit.employer.name if hit.employer else None,
            places=merged_places(None, address.city or address.municipality, address.region, address.country or "SE"),
            work_model=WorkModel.REMOTE if hit.remote_work else None,
            url=hit.webpage_url,
            discovered_at=published,
            closed_on=hit.removed_date or hit.application_deadline,
        )


def _published(text: str | None) -> datetime | None:
    """Times are written as clocks in Sweden show them."""
    try:
        read = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=SWEDEN)).astimezone(UTC) if read else None


def _row(raw: object) -> Row:
    if not isinstance(raw, dict):
        return Row("a row", None, "not an object")
    return Row(f"id {raw.get('original_id') or raw.get('id')}", raw)


def open_source(context: Context) -> JobTech:
    """The source; it needs no settings."""
    return JobTech(context)
