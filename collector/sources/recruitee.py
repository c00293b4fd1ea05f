"""Recruitee boards of companies; no key. Only boards somebody added: no terms were found that allow more."""

from types import MappingProxyType
from typing import Any

from collector.adverts import Advert, RawRow
from collector.boards import Board
from collector.pay import structured_pay
from collector.places import merged_places
from collector.sources import Context
from collector.sources.answers import (
    Amount,
    Day,
    Link,
    Many,
    Maybe,
    Moment,
    ProviderFields,
    Text,
    Truth,
    Words,
    required,
)
from collector.sources.boards import BoardSource, Listing
from core.errors import BadRecord
from core.models import Salary, WorkModel

NAME = "recruitee"


class PayRange(ProviderFields):
    """A range of pay; `period` is a word such as "month"."""

    min: Amount = None
    max: Amount = None
    currency: Words = None
    period: Words = None


class Location(ProviderFields):
    """One of the places where the work is."""

    city: Words = None
    state: Words = None
    country_code: Words = None


class Offer(ProviderFields):
    """A posting in `GET https://{slug}.recruitee.com/api/offers/`."""

    board: Words = None
    id: Words = None
    status: Words = None
    title: Words = None
    description: Text = ""
    requirements: Text = ""
    location: Words = None
    locations: Many[Location] = ()
    city: Words = None
    country_code: Words = None
    remote: Truth = None
    hybrid: Truth = None
    on_site: Truth = None
    company_name: Words = None
    careers_url: Link = None
    published_at: Words = None
    close_at: Day = None
    salary: Maybe[PayRange] = None
    salary_min: Amount = None
    salary_max: Amount = None
    salary_currency: Words = None

    @property
    def published(self) -> Moment:
        """Times come as `2026-07-10 09:00:00 UTC`, at some as ISO."""
        return Published.read({"at": (self.published_at or "").removesuffix(" UTC")}).at


class Published(ProviderFields):
    """When the posting was published."""

    at: Moment = None


class Recruitee(BoardSource):
    """Company boards kept by Recruitee, also on a company's own domain."""

    name = NAME
    homes = MappingProxyType({"recruitee": "https://{}.recruitee.com"})

    def address(self, board: Board) -> tuple[str, dict[str, str]]:
        """The address of a board's offers, which take no query."""
        home = self.home(board)
        if "." in board.token and self._home is None:  # a custom domain serves the same path
            home = f"https://{board.token}"
        return f"{home}/api/offers/", {}

    def listing(self, answer: Any) -> Listing | None:
        """The offers of an answer, all there are; None where it holds none."""
        offers = answer.get("offers") if isinstance(answer, dict) else None
        return Listing(offers) if isinstance(offers, list) else None

    def is_open(self, raw: Any) -> bool:
        """Whether a row is a posting that is published."""
        return super().is_open(raw) and raw.get("status", "published") == "published"

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord, also for what is not published and for the samples of a trial."""
        offer = Offer.read(raw)
        title = required(offer.title, "title")
        if offer.status not in (None, "published") or title.endswith("(Sample)"):
            raise BadRecord("not published")
        places = [
            place
            for location in offer.locations
            for place in merged_places(None, location.city, location.state, location.country_code)
        ] or list(merged_places(offer.location, offer.city, None, offer.country_code))
        published = offer.published
        return Advert(
            native_id=f"{offer.board}/{required(offer.id, 'id')}",
            raw_title=title,
            description=f"{offer.description}\n{offer.requirements}",
            posted_on=published.date() if published else None,
            company=offer.company_name or offer.board,
            places=tuple(dict.fromkeys(places)),
            work_model=_work_model(offer),
            salary=_salary(offer, next((place.country_code for place in places if place.country_code), None)),
            url=offer.careers_url,
            discovered_at=published,
            closed_on=offer.close_at,
        )


def _work_model(offer: Offer) -> WorkModel | None:
    if offer.hybrid:
        return WorkModel.HYBRID
    if offer.remote:
        return WorkModel.REMOTE
    return WorkModel.ONSITE if offer.on_site else None


def _salary(offer: Offer, country: str | None) -> Salary | None:
    pay = offer.salary or PayRange(min=offer.salary_min, max=offer.salary_max, currency=offer.salary_currency)
    return structured_pay(pay.min, pay.max, pay.currency, pay.period, country)


def open_source(context: Context) -> Recruitee | None:
    """The source; None where no board is to be read."""
    source = Recruitee(context)
    return source if source.has_boards else None
