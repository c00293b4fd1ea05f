"""Remotive: all its remote postings in one answer; no key."""

from collections.abc import Iterator

from collector.adverts import Advert, Asked, Page, RawRow, Row, find_moment, long_text, required_words, web_url, words
from collector.pay import salary_from_text
from collector.place_text import read_places
from collector.sources import Context
from collector.sources.http import Http
from core.errors import SourceError
from core.models import WorkModel

NAME = "remotive"
URL = "https://remotive.com/api/remote-jobs"


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
        posted = find_moment(raw, "publication_date")
        places = read_places(words(raw, "candidate_required_location"))
        country = places[0].country_code if len(places) == 1 else None
        return Advert(
            native_id=required_words(raw, "id"),
            raw_title=required_words(raw, "title"),
            description=long_text(raw, "description"),
            posted_on=posted.date() if posted else None,
            company=words(raw, "company_name"),
            places=places,
            work_model=WorkModel.REMOTE,
            salary=salary_from_text(words(raw, "salary"), country),
            url=web_url(raw, "url"),
            discovered_at=posted,
        )


def open_source(context: Context) -> Remotive:
    """The source; it needs no settings."""
    return Remotive(context.http)
