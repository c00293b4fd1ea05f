"""Lever boards of companies, on its American and its European host; no key."""

from types import MappingProxyType
from typing import Any

from collector.adverts import Advert, RawRow, amount, find_moment, long_text, required_words, web_url, words
from collector.boards import Board
from collector.pay import structured_pay
from collector.pay_words import YEAR, period_of
from collector.places import merged_places
from collector.sources import Context
from collector.sources.boards import BoardSource, Listing
from collector.work_model import from_field
from core.models import Salary

NAME = "lever"
URL = "https://api.lever.co/v0/postings"
URL_EU = "https://api.eu.lever.co/v0/postings"


class Lever(BoardSource):
    """Company boards kept by Lever, in the US or in the EU."""

    name = NAME
    homes = MappingProxyType({"lever": URL, "lever-eu": URL_EU})

    def address(self, board: Board) -> tuple[str, dict[str, str]]:
        """The address of a board's postings and the query that asks for JSON."""
        return f"{self.home(board)}/{board.token}", {"mode": "json"}

    def listing(self, answer: Any) -> Listing | None:
        """The rows of an answer, all there are; None where it is no list."""
        return Listing(answer) if isinstance(answer, list) else None

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        posted = find_moment(raw, "createdAt")
        categories = raw.get("categories")
        location = words(categories, "location") if isinstance(categories, dict) else None
        places = merged_places("; ".join(_locations(raw)) or location, None, None, words(raw, "country"))
        return Advert(
            native_id=f"{raw.get('board')}/{required_words(raw, 'id')}",
            raw_title=required_words(raw, "text"),
            description=_description(raw),
            posted_on=posted.date() if posted else None,
            company=words(raw, "board"),
            places=places,
            work_model=from_field(raw.get("workplaceType")),
            salary=_salary(raw, next((place.country_code for place in places if place.country_code), None)),
            url=web_url(raw, "hostedUrl", "applyUrl"),
            discovered_at=posted,
        )


def _locations(raw: RawRow) -> list[str]:
    categories = raw.get("categories")
    listed = categories.get("allLocations") if isinstance(categories, dict) else None
    return [member for member in listed[:20] if isinstance(member, str)] if isinstance(listed, list) else []


def _salary(raw: RawRow, country: str | None) -> Salary | None:
    stated = raw.get("salaryRange")
    if not isinstance(stated, dict):
        return None
    low, high = amount(stated, "min"), amount(stated, "max")
    period = words(stated, "interval")
    if period_of(period) == YEAR and 0 < max(low or 0, high or 0) < 1_000:  # "100 to 130" a year: thousands
        low, high = (side * 1_000 if side else None for side in (low, high))
    return structured_pay(low, high, words(stated, "currency"), period, country)


def _description(raw: RawRow) -> str:
    """Opening, the lists with their headings, closing: as one HTML text, since the lists come as HTML."""
    parts = [_paragraphs(long_text(raw, "descriptionPlain"))]
    lists = raw.get("lists")
    parts += [
        f"<h3>{long_text(member, 'text')}</h3><ul>{long_text(member, 'content')}</ul>"
        for member in (lists if isinstance(lists, list) else ())
        if isinstance(member, dict)
    ]
    parts.append(_paragraphs(long_text(raw, "additionalPlain")))
    return "\n".join(part for part in parts if part)


def _paragraphs(plain: str) -> str:
    escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{line}</p>" for line in escaped.splitlines() if line.strip())


def open_source(context: Context) -> Lever | None:
    """The source; None where no board is to be read."""
    source = Lever(context)
    return source if source.has_boards else None
