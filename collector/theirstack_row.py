"""Reads rows in TheirStack's shape: live answers, imported files and the sample come through here."""

from collections.abc import Mapping

from collector.adverts import (
    Advert,
    RawRow,
    amount,
    find_day,
    find_moment,
    long_text,
    required_words,
    truth,
    web_url,
    words,
)
from collector.levels import seniority_from_word
from collector.pay import annual_usd, salary_from_text
from collector.places import merged_places
from core.errors import BadRecord
from core.models import Place, Salary, WorkModel


def advert_from_row(raw: RawRow) -> Advert:
    """Read one row; everything but id and title may be missing. Raises BadRecord where it is no posting.

    `hiring_team` (personal data) is never looked at.
    """
    if truth(raw, "has_blurred_data"):
        raise BadRecord("a masked preview row")
    location = words(raw, "long_location", "location", "short_location")
    places = _places(raw, location)
    return Advert(
        native_id=required_words(raw, "id"),
        raw_title=required_words(raw, "job_title"),
        description=long_text(raw, "description"),
        posted_on=find_day(raw, "date_posted"),
        company=words(raw, "company") or _nested(raw, "company_object", "name"),
        places=places,
        work_model=WorkModel.HYBRID if truth(raw, "hybrid") else None,
        remote=truth(raw, "remote"),
        salary=_salary(raw, next((place.country_code for place in places if place.country_code), None)),
        seniority=seniority_from_word(words(raw, "seniority")),
        url=web_url(raw, "final_url", "url", "source_url"),
        discovered_at=find_moment(raw, "discovered_at"),
        closed_on=find_day(raw, "closed_at"),
    )


def _places(raw: RawRow, location: str | None) -> tuple[Place, ...]:
    """The place of the row's own fields, then the others of its lists."""
    first, *further = _locations(raw) or [{}]
    city = words(raw, "city") or words(first, "name", "city") or _first_text(raw, "cities")
    region = words(raw, "region") or words(first, "state")
    country = words(raw, "country_code") or words(first, "country_code") or words(raw, "country")
    text = location or words(first, "display_name")
    places = list(merged_places(text, city, region, country))
    for other in further:
        places += merged_places(
            words(other, "display_name"),
            words(other, "name", "city"),
            words(other, "state"),
            words(other, "country_code"),
        )[:1]
    distinct = {(place.city, place.region, place.country_code): place for place in reversed(places)}
    return tuple(reversed(distinct.values()))


def _locations(raw: RawRow) -> list[RawRow]:
    listed = raw.get("locations")
    return [entry for entry in listed[:20] if isinstance(entry, Mapping)] if isinstance(listed, list) else []


def _first_text(raw: RawRow, key: str) -> str | None:
    values = raw.get(key)
    return words({"first": values[0]}, "first") if isinstance(values, list) and values else None


def _nested(raw: RawRow, key: str, field: str) -> str | None:
    inner = raw.get(key)
    return words(inner, field) if isinstance(inner, Mapping) else None


def _salary(raw: RawRow, country: str | None) -> Salary | None:
    original = words(raw, "salary_string")
    low, high = amount(raw, "min_annual_salary_usd"), amount(raw, "max_annual_salary_usd")
    if low is None and high is None:
        low = high = amount(raw, "avg_annual_salary_usd")
    if low or high:
        return annual_usd(low, high, "USD", "year", original)
    low, high = amount(raw, "min_annual_salary"), amount(raw, "max_annual_salary")
    return annual_usd(low, high, words(raw, "salary_currency"), "year", original) or salary_from_text(original, country)
