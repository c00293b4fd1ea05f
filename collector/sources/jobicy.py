"""Jobicy: its newest hundred remote postings; no key."""

import html
from collections.abc import Iterator

from collector.adverts import (
    Advert,
    Asked,
    Page,
    RawRow,
    Row,
)
from collector.levels import seniority_from_word
from collector.pay import annual_usd
from collector.place_text import read_places
from collector.sources import Context
from collector.sources.answers import Amount, Link, Moment, ProviderFields, Text, Words, required
from collector.sources.http import Http
from core.errors import SourceError
from core.models import WorkModel

NAME = "jobicy"
URL = "https://jobicy.com/api/v2/remote-jobs"
_LEVELS = {"entry-level": "entry", "midweight": "mid", "senior": "senior", "director": "executive"}


class JobicyJob(ProviderFields):
    """A posting as the answer holds it."""

    id: Words = None
    jobTitle: Words = None
    jobDescription: Text = ""
    jobExcerpt: Text = ""
    jobGeo: Words = None
    jobLevel: Words = None
    companyName: Words = None
    pubDate: Moment = None
    salaryMin: Amount = None
    salaryMax: Amount = None
    salaryCurrency: Words = None
    salaryPeriod: Words = None
    url: Link = None


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
        posting = JobicyJob.read(raw)
        posted, company = posting.pubDate, posting.companyName
        level = (posting.jobLevel or "").casefold()
        return Advert(
            native_id=required(posting.id, "id"),
            raw_title=html.unescape(required(posting.jobTitle, "jobTitle")),
            description=posting.jobDescription or posting.jobExcerpt,
            posted_on=posted.date() if posted else None,
            company=html.unescape(company) if company else None,
            places=read_places(html.unescape(posting.jobGeo or "") or None),
            work_model=WorkModel.REMOTE,
            salary=annual_usd(
                posting.salaryMin,
                posting.salaryMax,
                posting.salaryCurrency,
                posting.salaryPeriod,
            ),
            seniority=seniority_from_word(_LEVELS.get(level, level)),
            url=posting.url,
            discovered_at=posted,
        )


def open_source(context: Context) -> Jobicy:
    """The source; it needs no settings."""
    return Jobicy(context.http)
