"""Jobicy: its newest hundred remote postings; no key."""

import html
from collections.abc import Iterator

from collector.adverts import (
    Advert,
    Asked,
    Page,
    RawRow,
    Row,
    amount,
    find_moment,
    long_text,
    required_words,
    web_url,
    words,
)
from collector.levels import seniority_from_word
from collector.pay import annual_usd
from collector.place_text import read_places
from collector.sources import Context
from collector.sources.http import Http
from core.errors import SourceError
from core.models import WorkModel

NAME = "jobicy"
URL = "https://jobicy.com/api/v2/remote-jobs"
_LEVELS = {"entry-level": "entry", "midweight": "mid", "senior": "senior", "director": "executive"}


class Jobicy:
    """The newest postings of jobicy.com, in one page."""

    name = NAME

    def __init__(self, http: Http, url: str = URL) -> None:
        self._http, self._url = http, url

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """One page: there is no paging, and its terms leave one call an hour. Raises SourceError, SourceBusy."""
        answer = self._http.get_json(self._url, {"count": 100}, tries=1)
        rows = answer.get("jobs") if isinstance(answer, dict) else None
        if not isinstance(rows, list):
            raise SourceError("Jobicy's answer has no list of postings.")
        yield Page(tuple(Row(f"id {raw.get('id')}", raw) for raw in rows if isinstance(raw, dict)))

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        posted = find_moment(raw, "pubDate")
        level = (words(raw, "jobLevel") or "").casefold()
        company = words(raw, "companyName")
        return Advert(
            native_id=required_words(raw, "id"),
            raw_title=html.unescape(required_words(raw, "jobTitle")),
            description=long_text(raw, "jobDescription", "jobExcerpt"),
            posted_on=posted.date() if posted else None,
            company=html.unescape(company) if company else None,
            places=read_places(html.unescape(words(raw, "jobGeo") or "") or None),
            work_model=WorkModel.REMOTE,
            salary=annual_usd(
                amount(raw, "salaryMin"),
                amount(raw, "salaryMax"),
                words(raw, "salaryCurrency"),
                words(raw, "salaryPeriod"),
            ),
            seniority=seniority_from_word(_LEVELS.get(level, level)),
            url=web_url(raw, "url"),
            discovered_at=posted,
        )


def open_source(context: Context) -> Jobicy:
    """The source; it needs no settings."""
    return Jobicy(context.http)
