"""The country somebody means by what they typed as their location: "London", "Austin, TX", "Leeds, England"."""

import json
import re
import unicodedata
from functools import cache, lru_cache

import pycountry

from core.catalogue.files import DATA
from core.errors import DataFileError

CITIES_FILE = DATA / "cities.json"
_SPELLINGS = {
    "usa": "US",
    "u.s.": "US",
    "u.s.a.": "US",
    "us": "US",
    "united states of america": "US",
    "uk": "GB",
    "u.k.": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "deutschland": "DE",
    "österreich": "AT",
    "schweiz": "CH",
    "españa": "ES",
    "italia": "IT",
    "polska": "PL",
    "czech republic": "CZ",
    "the netherlands": "NL",
    "holland": "NL",
    "south korea": "KR",
    "korea": "KR",
    "russia": "RU",
    "vietnam": "VN",
    "taiwan": "TW",
    "turkey": "TR",
    "uae": "AE",
    "brasil": "BR",
    "méxico": "MX",
}
_PARTS = re.compile(r"\s*[,;/|()]\s*")


@lru_cache(maxsize=10_000)
def country_of(location: str) -> str | None:
    """ISO 3166-1 alpha-2; None where the text names no country, state of the US or Canada, or city we know.

    The last part that says anything counts: "Cambridge, MA" is in the US.
    """
    parts = [part.strip() for part in _PARTS.split(location) if part.strip()]
    for part in reversed(parts):
        name = part.casefold()
        state = _states().get(part if len(part) == 2 else name)
        if state and (len(parts) > 1 or name not in _countries()):
            return state
        if country := _countries().get(name) or _cities().get(_plain(name)):
            return country
    return None


def _plain(name: str) -> str:
    """A name as the file of cities writes it: without case, accents, dots and hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    return " ".join(
        re.sub(r"[^\w]+", " ", "".join(letter for letter in letters if not unicodedata.combining(letter))).split()
    )


@cache
def _countries() -> dict[str, str]:
    return standard_codes() | _SPELLINGS


def standard_codes() -> dict[str, str]:
    """The ISO 3166-1 alpha-2 code of each country's names and codes in the standard, in lower case."""
    known: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name", "alpha_2", "alpha_3"):
            if value := getattr(country, field, None):
                known[value.casefold()] = country.alpha_2
    return known


@cache
def _states() -> dict[str, str]:
    known: dict[str, str] = {}
    for country in ("US", "CA"):
        for state in pycountry.subdivisions.get(country_code=country):  # type: ignore[no-untyped-call]
            known[state.name.casefold()] = country
            known[state.code.removeprefix(f"{country}-")] = country
    return known


@cache
def _cities() -> dict[str, str]:
    """The country of the largest city of each name."""
    try:
        content = json.loads(CITIES_FILE.read_text("utf-8"))
        rows = content["cities"]
        return {name: rows[min(numbers)][1] for name, numbers in content["names"].items()}
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise DataFileError(CITIES_FILE, "whole file", str(error)) from error
