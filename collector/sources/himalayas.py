"""Himalayas: remote postings of all fields, the newest first; no key. Its name and a link must stand with them."""

from collections.abc import Iterator
from datetime import timedelta

from collector.adverts import Advert, Asked, Page, RawRow, Row, find_moment, web_url
from collector.levels import seniority_from_word
from collector.pay import structured_pay
from collector.places import merged_places
from collector.sources import Context
from collector.sources.answers import Amount, Lines, Link, Moment, ProviderFields, Text, Words, required
from core.errors import SourceError
from core.models import WorkModel

NAME = "himalayas"
URL = "https://himalayas.app/jobs/api/search"
MOST_PAGES = 150  # of 20 postings each; the source reaches back 5,000
PAUSE_SECONDS = 1.0


class Job(ProviderFields):
    """A posting in an answer."""

    guid: Words = None
    title: Words = None
    companyName: Words = None
    companySlug: Words = None
    minSalary: Amount = None
    maxSalary: Amount = None
    salaryPeriod: Words = None
    currency: Words = None
    seniority: Lines = ()
    locationRestrictions: Lines = ()
    description: Text = ""
    pubDate: Moment = None
    expiryDate: Moment = None
    applicationLink: Link = None


class Himalayas:
    """The postings of himalayas.app, page after page."""

    name = NAME

    def __init__(self, context: Context, url: str = URL, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._http, self._context, self._url, self._pause = context.http, context, url, pause_seconds

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """Newest first, until a page holds nothing new or only what is older than asked. Raises SourceError."""
        oldest = self._context.clock() - timedelta(days=criteria.max_age_days)
        seen: set[object] = set()
        for number in range(1, MOST_PAGES + 1):
            if number > 1:
                self._http.pause(self._pause)
            answer = self._http.get_json(self._url, {"sort": "recent", "page": number})
            rows = answer.get("jobs") if isinstance(answer, dict) else None
            if not isinstance(rows, list):
                raise SourceError("Himalayas' answer has no list of postings.")
            fresh = [raw for raw in rows if not isinstance(raw, dict) or raw.get("guid") not in seen]
            seen |= {raw.get("guid") for raw in rows if isinstance(raw, dict)}
            young = [
                raw for raw in fresh if not isinstance(raw, dict) or (find_moment(raw, "pubDate") or oldest) >= oldest
            ]
            if young:
                yield Page(tuple(_row(raw) for raw in young))
            if not young:
                return

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        told = {**raw, "locationRestrictions": _names(raw.get("locationRestrictions"))}
        job = Job.read(told)
        page = required(job.guid, "guid")
        places = [place for name in job.locationRestrictions for place in merged_places(None, country=name)]
        country = places[0].country_code if len(places) == 1 else None
        slug = (job.companySlug or "").replace("-", " ").title() or None
        return Advert(
            native_id=page.removeprefix("https://himalayas.app/"),
            raw_title=required(job.title, "title"),
            description=job.description,
            posted_on=job.pubDate.date() if job.pubDate else None,
            company=slug if job.companyName in (None, "name") else job.companyName,  # for days it was the word itself
            places=tuple(dict.fromkeys(places)),
            work_model=WorkModel.REMOTE,
            salary=structured_pay(job.minSalary, job.maxSalary, job.currency, job.salaryPeriod, country),
            seniority=seniority_from_word(", ".join(job.seniority)),
            url=web_url({"page": page}, "page") or job.applicationLink,
            discovered_at=job.pubDate,
            closed_on=job.expiryDate.date() if job.expiryDate else None,
        )


def _names(value: object) -> list[str]:
    """Names of countries: as text, or as objects with a `name`."""
    listed = value if isinstance(value, list) else []
    names = [member.get("name") if isinstance(member, dict) else member for member in listed[:50]]
    return [name for name in names if isinstance(name, str)]


def _row(raw: object) -> Row:
    if not isinstance(raw, dict):
        return Row("a row", None, "not an object")
    return Row(f"guid {str(raw.get('guid'))[:100]}", raw)


def open_source(context: Context) -> Himalayas:
    """The source; it needs no settings."""
    return Himalayas(context)
