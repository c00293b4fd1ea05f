"""Arbeitnow: all its postings page by page, mostly from Germany; no key, no search."""

from collections.abc import Iterator
from datetime import timedelta

from collector.adverts import (
    Advert,
    Asked,
    Page,
    RawRow,
    Row,
    find_moment,
    long_text,
    required_words,
    truth,
    web_url,
    words,
)
from collector.place_text import read_places
from collector.sources import Context
from collector.sources.http import Http
from core.errors import SourceError

NAME = "arbeitnow"
URL = "https://www.arbeitnow.com/api/job-board-api"
MOST_PAGES = 60
PAUSE_SECONDS = 1.5  # its answers state a limit of 50 requests


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
        posted = find_moment(raw, "created_at")
        location = words(raw, "location")
        return Advert(
            native_id=required_words(raw, "slug"),
            raw_title=required_words(raw, "title"),
            description=long_text(raw, "description"),
            posted_on=posted.date() if posted else None,
            company=words(raw, "company_name"),
            places=read_places(location),
            remote=truth(raw, "remote"),
            url=web_url(raw, "url"),
            discovered_at=posted,
        )


def open_source(context: Context) -> Arbeitnow:
    """The source; it needs no settings."""
    return Arbeitnow(context.http, context)
