"""Arbeitnow: all its postings page by page, mostly from Germany; no key, no search."""

from collections.abc import Iterator
from datetime import timedelta

from collector.adverts import Advert, Asked, Page, RawRow, Row, find_moment
from collector.place_text import read_places
from collector.sources import Context
from collector.sources.answers import Link, Moment, ProviderFields, Text, Truth, Words, required
from collector.sources.http import Http
from core.errors import SourceError

NAME = "arbeitnow"
URL = "https://www.arbeitnow.com/api/job-board-api"
MOST_PAGES = 60
PAUSE_SECONDS = 1.5  # its answers state a limit of 50 requests


class ArbeitnowJob(ProviderFields):
    """A posting as its answers hold it."""

    slug: Words = None
    title: Words = None
    description: Text = ""
    created_at: Moment = None
    company_name: Words = None
    location: Words = None
    remote: Truth = None
    url: Link = None


class Arbeitnow:
    """The postings of arbeitnow.com, page after page."""

    name = NAME

    def __init__(self, http: Http, context: Context, url: str = URL, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._http, self._context, self._url, self._pause = http, context, url, pause_seconds

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """Newest first, until the end or until a whole page is older than asked. Raises SourceError, SourceBusy."""
        oldest = self._context.clock() - timedelta(days=criteria.max_age_days)
        for number in range(1, MOST_PAGES + 1):
            answer = self._http.get_json(self._url, {"page": number})
            rows = answer.get("data") if isinstance(answer, dict) else None
            if not isinstance(rows, list):
                raise SourceError("Arbeitnow's answer has no list of postings.")
            young = [
                raw for raw in rows if isinstance(raw, dict) and (find_moment(raw, "created_at") or oldest) >= oldest
            ]
            if young:
                yield Page(tuple(Row(f"slug {raw.get('slug')}", raw) for raw in young))
            links = answer.get("links")
            if not young or not (isinstance(links, dict) and links.get("next")):
                return
            self._http.pause(self._pause)

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        posting = ArbeitnowJob.read(raw)
        return Advert(
            native_id=required(posting.slug, "slug"),
            raw_title=required(posting.title, "title"),
            description=posting.description,
            posted_on=posting.created_at.date() if posting.created_at else None,
            company=posting.company_name,
            places=read_places(posting.location),
            remote=posting.remote,
            url=posting.url,
            discovered_at=posting.created_at,
        )


def open_source(context: Context) -> Arbeitnow:
    """The source; it needs no settings."""
    return Arbeitnow(context.http, context)
