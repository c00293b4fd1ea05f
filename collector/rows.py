"""Reads rows in TheirStack's shape: live answers, imported files and the sample come through here."""

from collections.abc import Mapping

from collector.adverts import Advert, RawRow, amount, day, long_text, moment, required_words, truth, web_url, words
from collector.places import is_remote_text, merged_place
from collector.salaries import annual_usd, salary_from_text
from core.errors import BadRecord
from core.models import Place, Salary, Seniority

_SENIORITY = {
    "intern": Seniority.INTERN, "internship": Seniority.INTERN, "junior": Seniority.JUNIOR,
    "entry": Seniority.JUNIOR, "entry_level": Seniority.JUNIOR, "mid": Seniority.MID, "mid_level": Seniority.MID,
    "senior": Seniority.SENIOR, "staff": Seniority.PRINCIPAL, "lead": Seniority.LEAD,
    "principal": Seniority.PRINCIPAL, "manager": Seniority.MANAGER, "c_level": Seniority.EXECUTIVE,
    "executive": Seniority.EXECUTIVE,
}  # fmt: skip


def advert_from_row(raw: RawRow) -> Advert:
    """Read one row; everything but id and title may be missing. Raises BadRecord where it is no posting.

    `hiring_team` (personal data) is never looked at.
    """
    if truth(raw, "has_blurred_data"):
        raise BadRecord("a masked preview row")
    location = words(raw, "long_location", "location", "short_location")
    place = _place(raw, location)
    return Advert(
        native_id=required_words(raw, "id"),
        raw_title=required_words(raw, "job_title"),
        description=long_text(raw, "description"),
        posted_on=day(raw, "date_posted"),
        company=words(raw, "company") or _nested(raw, "company_object", "name"),
        place=place,
        remote=_remote(raw, location),
        salary=_salary(raw, place.country_code),
        seniority=seniority_from_word(words(raw, "seniority")),
        url=web_url(raw, "final_url", "url", "source_url"),
        discovered_at=moment(raw, "discovered_at"),
        closed_on=day(raw, "closed_at"),
    )


def seniority_from_word(text: str | None) -> Seniority | None:
    return _SENIORITY.get((text or "").casefold().replace("-", "_").replace(" ", "_"))


def _remote(raw: RawRow, location: str | None) -> bool | None:
    said = truth(raw, "remote")
    return True if said is None and is_remote_text(location) else said


def _place(raw: RawRow, location: str | None) -> Place:
    first = _first_location(raw)
    city = words(raw, "city") or words(first, "name", "city") or _first_text(raw, "cities")
    region = words(raw, "region") or words(first, "state")
    country = words(raw, "country_code") or words(first, "country_code") or words(raw, "country")
    return merged_place(location or words(first, "display_name"), city, region, country)


def _first_location(raw: RawRow) -> RawRow:
    found = raw.get("locations")
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, Mapping) else {}


def _first_text(raw: RawRow, key: str) -> str | None:
    found = raw.get(key)
    return words({"first": found[0]}, "first") if isinstance(found, list) and found else None


def _nested(raw: RawRow, key: str, field: str) -> str | None:
    found = raw.get(key)
    return words(found, field) if isinstance(found, Mapping) else None


def _salary(raw: RawRow, country: str | None) -> Salary | None:
    said = words(raw, "salary_string")
    low, high = amount(raw, "min_annual_salary_usd"), amount(raw, "max_annual_salary_usd")
    if low is None and high is None:
        low = high = amount(raw, "avg_annual_salary_usd")
    if low or high:
        return annual_usd(low, high, "USD", "year", said)
    low, high = amount(raw, "min_annual_salary"), amount(raw, "max_annual_salary")
    return annual_usd(low, high, words(raw, "salary_currency"), "year", said) or salary_from_text(said, country)
