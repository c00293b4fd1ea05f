"""Where a posting is: its own fields first, then what its location text plainly says."""

import json
import re
from functools import cache, lru_cache
from typing import NamedTuple

import pycountry

from core.config import ROOT
from core.errors import DataFileError
from core.models import Place

CITIES_FILE = ROOT / "data" / "cities.json"
# What adverts write and ISO 3166 does not list.
_SPELLINGS = {
    "usa": "US", "u.s.": "US", "u.s.a.": "US", "us": "US", "united states of america": "US", "uk": "GB",
    "u.k.": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "deutschland": "DE", "österreich": "AT", "schweiz": "CH", "españa": "ES", "italia": "IT", "polska": "PL",
    "czech republic": "CZ", "czechia": "CZ", "the netherlands": "NL", "holland": "NL", "south korea": "KR",
    "korea": "KR", "russia": "RU", "vietnam": "VN", "taiwan": "TW", "turkey": "TR", "uae": "AE", "brasil": "BR",
    "méxico": "MX", "ivory coast": "CI", "hong kong": "HK", "macau": "MO", "bolivia": "BO", "venezuela": "VE",
    "iran": "IR", "moldova": "MD", "tanzania": "TZ",
}  # fmt: skip
_REMOTE = re.compile(r"\b(?:remote|anywhere|worldwide|work from home|home ?office|telecommute|distributed)\b", re.I)
_PARTS = re.compile(r"\s*(?:[,;|•·()/]|\s[-–—]\s)\s*")


class _City(NamedTuple):
    name: str
    country_code: str
    region: str | None


def country_code(text: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of a country's code or name; None where it is neither."""
    if not text:
        return None
    return _countries().get(text.strip().casefold())


@cache
def _countries() -> dict[str, str]:
    known: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name", "alpha_2", "alpha_3"):
            if value := getattr(country, field, None):
                known[value.casefold()] = country.alpha_2
    return known | _SPELLINGS


@cache
def _regions() -> dict[str, tuple[str, str]]:
    """Names of US and Canadian states, and their postal codes in capitals, to (region, country)."""
    known: dict[str, tuple[str, str]] = {}
    for country in ("US", "CA"):
        for one in pycountry.subdivisions.get(country_code=country):  # type: ignore[no-untyped-call]
            known[one.name.casefold()] = (one.name, country)
            known[one.code.removeprefix(f"{country}-")] = (one.name, country)
    return known


@cache
def _cities() -> dict[str, _City]:
    try:
        content = json.loads(CITIES_FILE.read_text("utf-8"))
        known = {row[0].casefold(): _City(row[0], row[1], row[2] or None) for row in content["cities"]}
        return known | {alias.casefold(): known[name.casefold()] for alias, name in content["aliases"]}
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise DataFileError(CITIES_FILE, "whole file", str(error)) from error


def is_remote_text(text: str | None) -> bool:
    """True where a location says that the work is remote."""
    return bool(text and _REMOTE.search(text))


@lru_cache(maxsize=10_000)
def read_place(text: str | None) -> Place:
    """City, region and country as far as a location text says them ("Austin, TX, United States").

    The last part is read first, and a city must lie in the country that is named. A code that is both a state and a
    country ("CA", "DE") is read by the city beside it; where that is unknown, neither is claimed.
    """
    if not text:
        return Place()
    first = text.split(";")[0]  # of several locations the first
    parts = [part.strip() for part in _PARTS.split(_REMOTE.sub(" ", first)) if part and part.strip()]
    city = region = country = None
    unread: list[str] = []
    for position in range(len(parts) - 1, -1, -1):
        part, before = parts[position], parts[position - 1] if position else None
        if country is None and (code := _country_here(part, before)):
            country = code
        elif region is None and (found := _region_here(part, before, country)):
            region, country = found
        elif city is None and (known := _cities().get(part.casefold())) and country in (None, known.country_code):
            city, country, region = known.name, known.country_code, region or known.region
        else:
            unread.append(part)
    if city is None and len(parts) > 1 and unread[-1:] == parts[:1] and country and len(parts[0]) <= 60:
        city = parts[0]
    return Place(city, region, country, text[:200])


def _country_here(part: str, before: str | None) -> str | None:
    code = country_code(part)
    if code is None or _state(part) is None:
        return code
    if before is None:  # "CA" alone is a country's code; "Georgia" alone is either
        return code if len(part) == 2 else None
    city = _cities().get(before.casefold())
    return code if city and city.country_code == code else None


def _region_here(part: str, before: str | None, country: str | None) -> tuple[str, str] | None:
    found = _state(part)
    if not found or country not in (None, found[1]):
        return None
    if country is None and country_code(part):
        city = _cities().get(before.casefold()) if before else None
        return found if city and city.country_code == found[1] else None
    as_city = _cities().get(part.casefold())
    return None if before is None and as_city and as_city.country_code == found[1] else found


def _state(part: str) -> tuple[str, str] | None:
    return _regions().get(part if len(part) <= 3 else part.casefold())


def merged_place(text: str | None, city: str | None, region: str | None, country: str | None) -> Place:
    """A place from a row's own fields, its gaps filled from its location text."""
    said = read_place(text)
    code = country_code(country) or said.country_code
    agrees = said.country_code in (None, code)
    return Place(
        city or (said.city if agrees else None), region or (said.region if agrees else None), code, said.text or city
    )
