"""Teamtailor boards of companies, a JSON feed; no key."""

from types import MappingProxyType

from pydantic import Field

from collector.adverts import Advert, RawRow
from collector.boards import Board
from collector.pay import structured_pay
from collector.places import merged_places
from collector.sources import Context
from collector.sources.answers import Amount, Day, Link, Many, Maybe, Moment, ProviderFields, Text, Words, required
from collector.sources.boards import BoardSource, Listing
from collector.sources.http import Reply, plain_url
from core.errors import SourceError
from core.models import Place, Salary

NAME = "teamtailor"
MOST_PAGES = 20


class Address(ProviderFields):
    """Where the work is, in schema.org's fields."""

    addressLocality: Words = None
    addressRegion: Words = None
    addressCountry: Words = None


class Location(ProviderFields):
    """A place of schema.org: its address."""

    address: Maybe[Address] = None


class Money(ProviderFields):
    """An amount or a range of schema.org; `unitText` is its period."""

    minValue: Amount = None
    maxValue: Amount = None
    value: Amount = None
    unitText: Words = None


class BaseSalary(ProviderFields):
    """Pay in schema.org's fields."""

    currency: Words = None
    value: Maybe[Money] = None


class Organisation(ProviderFields):
    """Who hires, in schema.org's fields."""

    name: Words = None


class JobPosting(ProviderFields):
    """The schema.org part of an item."""

    datePosted: Day = None
    validThrough: Day = None
    hiringOrganization: Maybe[Organisation] = None
    jobLocation: Many[Location] = ()
    jobLocationType: Words = None
    baseSalary: Maybe[BaseSalary] = None


class Item(ProviderFields):
    """An item of the feed at `{careers host}/jobs.json`."""

    board: Words = None
    id: Words = None
    title: Words = None
    url: Link = None
    date_published: Moment = None
    content_html: Text = ""
    posting: Maybe[JobPosting] = Field(default=None, alias="_jobposting")


class Teamtailor(BoardSource):
    """Company boards kept by Teamtailor."""

    name = NAME
    homes = MappingProxyType({"teamtailor": "https://{}"})

    def address(self, board: Board) -> tuple[str, dict[str, str]]:
        """The address of a board's feed, which takes no query."""
        return f"{self.home(board)}/jobs.json", {}

    def read(self, board: Board, reply: Reply) -> Listing:
        """All pages of the feed: each names the next. Complete where the last one was reached."""
        url, items = self.address(board)[0], []
        for _ in range(MOST_PAGES):
            answer = reply.decoded(plain_url(url))
            page_items = answer.get("items") if isinstance(answer, dict) else None
            if not isinstance(page_items, list):
                raise SourceError("the answer has no list of postings")
            items += page_items
            following = answer.get("next_url")
            if not isinstance(following, str):
                return Listing(items)
            if not following.startswith(f"{self.home(board)}/"):  # another host is none we were sent to
                break
            self._http.pause(self._pause)
            reply = self._http.get(following)
        return Listing(items, is_complete=False)

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        item = Item.read(raw)
        posting = item.posting or JobPosting()
        published = item.date_published
        places = [
            place
            for location in posting.jobLocation
            if location.address
            for place in merged_places(
                None, location.address.addressLocality, location.address.addressRegion, location.address.addressCountry
            )
        ]
        named = posting.hiringOrganization.name if posting.hiringOrganization else None
        return Advert(
            native_id=f"{item.board}/{required(item.id, 'id')}",
            raw_title=required(item.title, "title"),
            description=item.content_html,
            posted_on=posting.datePosted or (published.date() if published else None),
            company=named or (item.board or "").partition(".")[0] or None,
            places=tuple(dict.fromkeys(places)),
            remote=True if (posting.jobLocationType or "").upper() == "TELECOMMUTE" else None,
            salary=_salary(posting, places),
            url=item.url,
            discovered_at=published,
            closed_on=posting.validThrough,
        )


def _salary(posting: JobPosting, places: list[Place]) -> Salary | None:
    pay = posting.baseSalary
    if pay is None or pay.value is None:
        return None
    country = next((place.country_code for place in places if place.country_code), None)
    low, high = pay.value.minValue or pay.value.value, pay.value.maxValue or pay.value.value
    return structured_pay(low, high, pay.currency, pay.value.unitText, country)


def open_source(context: Context) -> Teamtailor | None:
    """The source; None where no board is to be read."""
    source = Teamtailor(context)
    return source if source.has_boards else None
