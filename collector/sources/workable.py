"""Workable boards of companies; no key. Only boards somebody added: no terms were found that allow more."""

from types import MappingProxyType
from typing import Any

from collector.adverts import Advert, RawRow
from collector.boards import Board
from collector.places import merged_places
from collector.sources import Context
from collector.sources.answers import Day, Link, Many, ProviderFields, Text, Truth, Words, required
from collector.sources.boards import BoardSource, Listing

NAME = "workable"


class Location(ProviderFields):
    """One of the places where the work is; `hidden` ones are not shown on the board."""

    country: Words = None
    countryCode: Words = None
    city: Words = None
    region: Words = None
    hidden: Truth = None


class Job(ProviderFields):
    """A posting in `GET https://apply.workable.com/api/v1/widget/accounts/{account}?details=true`."""

    board: Words = None
    company: Words = None
    shortcode: Words = None
    title: Words = None
    description: Text = ""
    published_on: Day = None
    telecommuting: Truth = None
    country: Words = None
    state: Words = None
    city: Words = None
    locations: Many[Location] = ()
    url: Link = None
    shortlink: Link = None


class Workable(BoardSource):
    """Company boards kept by Workable."""

    name = NAME
    homes = MappingProxyType({"workable": "https://apply.workable.com/api/v1/widget/accounts"})
    id_field = "shortcode"

    def address(self, board: Board) -> tuple[str, dict[str, str]]:
        """The address of a board's postings and the query that asks for their texts."""
        return f"{self.home(board)}/{board.token}", {"details": "true"}

    def listing(self, answer: Any) -> Listing | None:
        """One row a posting: they come once for each place."""
        listing = super().listing(answer)
        if listing is None:
            return None
        rows: dict[str, dict[str, Any]] = {}
        odd = []
        for raw in listing.rows:
            if not isinstance(raw, dict) or not isinstance(raw.get("shortcode"), str):
                odd.append(raw)
                continue
            place = {name: raw.get(name) for name in ("country", "city")} | {"region": raw.get("state")}
            row = rows.setdefault(raw["shortcode"], {**raw, "company": answer.get("name"), "places": []})
            row["places"].append(place)
        return Listing([*rows.values(), *odd])

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        job = Job.read(raw)
        code = required(job.shortcode, "shortcode")
        listed = [location for location in job.locations if not location.hidden] or [
            Location.read(location) for location in raw.get("places", ()) if isinstance(location, dict)
        ]
        places = [
            place
            for location in listed or [Location(country=job.country, city=job.city, region=job.state)]
            for place in merged_places(None, location.city, location.region, location.countryCode or location.country)
        ]
        return Advert(
            native_id=f"{job.board}/{code}",
            raw_title=required(job.title, "title"),
            description=job.description,
            posted_on=job.published_on,
            company=job.company or job.board,
            places=tuple(dict.fromkeys(places)),
            remote=job.telecommuting or None,  # hybrid work is told elsewhere only
            url=job.url or job.shortlink,
        )


def open_source(context: Context) -> Workable | None:
    """The source; None where no board is to be read."""
    source = Workable(context)
    return source if source.has_boards else None
