"""Remotive: all its remote postings in one answer; no key."""

from collections.abc import Iterator

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.pay import salary_from_text
from collector.place_text import read_places
from collector.sources import Context
from collector.sources.answers import Link, Moment, ProviderFields, Text, Words, required
from collector.sources.http import Http
from core.errors import SourceError
from core.models import WorkModel

NAME = "remotive"
URL = "https://remotive.com/api/remote-jobs"


class RemotiveJob(ProviderFields):
    """A posting as the answer holds it."""

    id: Words = None
    title: Words = None
    description: Text = ""
    publication_date: Moment = None
    company_name: Words = None
    candidate_required_location: Words = None
    salary: Words = None
    url: Link = None


class Remotive:
    """All postings of remotive.com, in one page."""

    name = NAME

    def __init__(self, http: Http, url: str = URL) -> None:
        self._http, self._url = http, url

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """One page with everything: its terms advise four calls a day. Raises SourceError, SourceBusy."""
        answer = self._http.get_json(self._url, tries=1)
        rows = answer.get("jobs") if isinstance(answer, dict) else None
        if not isinstance(rows, list):
            raise SourceError("Remotive's answer has no list of postings.")
        yield Page(tuple(Row(f"id {raw.get('id')}", raw) for raw in rows if isinstance(raw, dict)))

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        posting = RemotiveJob.read(raw)
        posted = posting.publication_date
        places = read_places(posting.candidate_required_location)
        country = places[0].country_code if len(places) == 1 else None
        return Advert(
            native_id=required(posting.id, "id"),
            raw_title=required(posting.title, "title"),
            description=posting.description,
            posted_on=posted.date() if posted else None,
            company=posting.company_name,
            places=places,
            work_model=WorkModel.REMOTE,
            salary=salary_from_text(posting.salary, country),
            url=posting.url,
            discovered_at=posted,
        )


def open_source(context: Context) -> Remotive:
    """The source; it needs no settings."""
    return Remotive(context.http)
