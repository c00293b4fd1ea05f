"""Greenhouse boards of companies; no key."""

from datetime import date
from types import MappingProxyType
from typing import Any

from collector.adverts import FIRST_DAY, Advert, RawRow, amount, find_moment, long_text, required_words, web_url, words
from collector.boards import Board
from collector.pay import structured_pay, widest
from collector.pay_words import period_in
from collector.place_text import read_places
from collector.sources import Context
from collector.sources.boards import BoardSource, Listing
from core.models import Place, Salary

NAME = "greenhouse"
URL = "https://boards-api.greenhouse.io/v1/boards"


class Greenhouse(BoardSource):
    """Company boards kept by Greenhouse."""

    name = NAME
    homes = MappingProxyType({"greenhouse": URL})

    def address(self, board: Board) -> tuple[str, dict[str, str]]:
        """The address of a board's postings and the query that asks for texts and pay too."""
        return f"{self.home(board)}/{board.token}/jobs", {"content": "true", "pay_transparency": "true"}

    def listing(self, answer: Any) -> Listing | None:
        """Complete where as many came as the answer says there are."""
        listing = super().listing(answer)
        meta = answer.get("meta") if listing else None
        total = meta.get("total") if isinstance(meta, dict) else None
        return listing and Listing(listing.rows, total is None or total == len(listing.rows))

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        posted = find_moment(raw, "first_published", "updated_at")
        where = raw.get("location")
        places = read_places(words(where, "name") if isinstance(where, dict) else None)
        if not any(place.country_code for place in places):
            places = _offices(raw) or places  # "Hybrid" or "Remote" alone: the office says where
        return Advert(
            native_id=f"{raw.get('board')}/{required_words(raw, 'id')}",
            raw_title=required_words(raw, "title"),
            description=long_text(raw, "content"),
            posted_on=_day_written(raw) or (posted.date() if posted else None),
            company=words(raw, "company_name", "board"),
            places=places,
            salary=_salary(raw, next((place.country_code for place in places if place.country_code), None)),
            url=web_url(raw, "absolute_url"),
            discovered_at=posted,
        )


def _day_written(raw: RawRow) -> date | None:
    """The day as it stands: times carry the offset of New York, and in UTC an evening's posting is the next day's."""
    try:
        day = date.fromisoformat((words(raw, "first_published") or "")[:10])
    except ValueError:
        return None
    return day if day >= FIRST_DAY else None


def _offices(raw: RawRow) -> tuple[Place, ...]:
    offices = raw.get("offices")
    names = (
        [words(office, "location", "name") for office in offices[:20] if isinstance(office, dict)]
        if isinstance(offices, list)
        else []
    )
    places = [place for name in names for place in read_places(name) if place.country_code]
    return tuple(dict.fromkeys(places))


def _salary(raw: RawRow, country: str | None) -> Salary | None:
    """Pay ranges in cents, from the lowest to the highest: several are zones. Title or blurb may name a period."""
    ranges = raw.get("pay_input_ranges")
    salaries = []
    for pay_range in ranges[:20] if isinstance(ranges, list) else ():
        if isinstance(pay_range, dict):
            cents = amount(pay_range, "min_cents"), amount(pay_range, "max_cents")
            low, high = (None if side is None else side / 100 for side in cents)
            pay_words = " ".join(filter(None, (words(pay_range, "title"), words(pay_range, "blurb"))))
            salaries.append(structured_pay(low, high, words(pay_range, "currency_type"), period_in(pay_words), country))
    return widest([salary for salary in salaries if salary])


def open_source(context: Context) -> Greenhouse | None:
    """The source; None where no board is to be read."""
    source = Greenhouse(context)
    return source if source.has_boards else None
