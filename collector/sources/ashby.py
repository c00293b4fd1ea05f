"""Ashby boards of companies; no key."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from collector.adverts import Advert, RawRow, amount, find_moment, long_text, required_words, truth, web_url, words
from collector.boards import Board
from collector.pay import salary_from_text, structured_pay, widest
from collector.places import merged_places
from collector.sources import Context
from collector.sources.boards import BoardSource
from collector.work_model import from_field
from core.errors import BadRecord
from core.models import Place, Salary

NAME = "ashby"
URL = "https://api.ashbyhq.com/posting-api/job-board"


class Ashby(BoardSource):
    """Company boards kept by Ashby."""

    name = NAME
    homes = MappingProxyType({"ashby": URL})

    def address(self, board: Board) -> tuple[str, dict[str, str]]:
        """The address of a board's postings and the query that asks for pay too."""
        return f"{self.home(board)}/{board.token}", {"includeCompensation": "true"}

    def is_open(self, raw: Any) -> bool:
        """Whether a row is a posting that the company lists."""
        return super().is_open(raw) and truth(raw, "isListed") is not False

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord, also for a posting the company has taken off its list."""
        if truth(raw, "isListed") is False:
            raise BadRecord("not listed by the company")
        posted = find_moment(raw, "publishedAt")
        places = _places(raw)
        country = next((place.country_code for place in places if place.country_code), None)
        return Advert(
            native_id=f"{raw.get('board')}/{required_words(raw, 'id')}",
            raw_title=required_words(raw, "title"),
            description=long_text(raw, "descriptionPlain", "descriptionHtml"),
            posted_on=posted.date() if posted else None,
            company=words(raw, "board"),
            places=places,
            work_model=from_field(raw.get("workplaceType")),
            remote=truth(raw, "isRemote") or None,  # true for hybrid work as well, where no workplaceType says more
            salary=_salary(raw, country),
            url=web_url(raw, "jobUrl", "applyUrl"),
            discovered_at=posted,
        )


def _places(raw: RawRow) -> tuple[Place, ...]:
    """The place of the posting and its further ones, each with the country of its address."""
    secondary = raw.get("secondaryLocations")
    others = secondary[:20] if isinstance(secondary, list) else []
    places: list[Place] = []
    for place in (raw, *(other for other in others if isinstance(other, Mapping))):
        address = place.get("address")
        postal = address.get("postalAddress") if isinstance(address, Mapping) else None
        postal = postal if isinstance(postal, Mapping) else {}
        places += merged_places(
            words(place, "location"),
            words(postal, "addressLocality"),
            words(postal, "addressRegion"),
            words(postal, "addressCountry"),
        )
    return tuple(dict.fromkeys(places))


def _salary(raw: RawRow, country: str | None) -> Salary | None:
    """Pay of the components that are salary, from the lowest to the highest: several tiers are zones or levels."""
    compensation = raw.get("compensation")
    if not isinstance(compensation, Mapping):
        return None
    summary = words(compensation, "scrapeableCompensationSalarySummary", "compensationTierSummary")
    salaries = [
        salary
        for part in _components(compensation)
        if part.get("compensationType") == "Salary"
        and (
            salary := structured_pay(
                amount(part, "minValue"),
                amount(part, "maxValue"),
                words(part, "currencyCode"),
                words(part, "interval"),
                country,
                summary,
            )
        )
    ]
    return widest(salaries) or salary_from_text(summary, country)


def _components(compensation: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    tiers = compensation.get("compensationTiers")
    lists = [tier.get("components") for tier in tiers if isinstance(tier, Mapping)] if isinstance(tiers, list) else []
    lists.append(compensation.get("summaryComponents"))
    return [part for listed in lists if isinstance(listed, list) for part in listed if isinstance(part, Mapping)]


def open_source(context: Context) -> Ashby | None:
    """The source; None where no board is to be read."""
    source = Ashby(context)
    return source if source.has_boards else None
