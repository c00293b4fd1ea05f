"""The country somebody means by what they typed as their location: "London", "Austin, TX", "Leeds, England"."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import pycountry
from babel import Locale

from core.catalogue.files import DATA
from core.errors import DataFileError

CITIES_FILE = DATA / "cities.json"
# What adverts and people write and neither ISO 3166 nor Unicode's names list.
_SPELLINGS = {
    "usa": "US",
    "u.s.": "US",
    "u.s.a.": "US",
    "u.s": "US",
    "u.s.a": "US",
    "u.k": "GB",
    "us": "US",
    "united states of america": "US",
    "the united states": "US",
    "uk": "GB",
    "u.k.": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "czech republic": "CZ",
    "the netherlands": "NL",
    "holland": "NL",
    "south korea": "KR",
    "korea": "KR",
    "republic of korea": "KR",
    "russia": "RU",
    "vietnam": "VN",
    "taiwan": "TW",
    "turkey": "TR",
    "uae": "AE",
    "ivory coast": "CI",
    "hong kong": "HK",
    "macau": "MO",
    "bolivia": "BO",
    "venezuela": "VE",
    "iran": "IR",
    "moldova": "MD",
    "tanzania": "TZ",
    "republic of ireland": "IE",
}
# Languages in which countries are named: those in which adverts are read, and other large ones.
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "hu", "ro", "hr", "sk", "tr")
_OTHER_LETTERS = ("zh", "zh_Hant", "ja", "ko", "ru", "uk", "el", "he", "ar")
SHORTEST = 4  # letters of such a name: "Man" and "Ira" are other things
SHORTEST_OTHER = 2
_SHORT_IN_OTHERS = {"中国": "CN", "香港": "HK", "澳门": "MO", "한국": "KR", "россия": "RU", "рф": "RU"}
# Cities of that name are meant more often: Columbia in South Carolina, Norfolk in Virginia.
_ALSO_CITIES = frozenset(
    {"columbia", "norfolk", "guadalupe", "salvador", "franca", "santa lucia", "tailandia", "armenia", "granada"}
)
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
        if state and (len(parts) > 1 or name not in country_codes()):
            return state
        if country := country_codes().get(name) or next((code for _, code in _cities_named(name)), None):
            return country
    return None


@lru_cache(maxsize=10_000)
def city_of(location: str) -> str | None:
    """The city that somebody means by their location, by its usual name; None where the text names none we know."""
    country = country_of(location)
    for part in _PARTS.split(location):
        for city, code in _cities_named(part.strip()):
            if code == country and part.strip().casefold() not in country_codes():
                return city
    return None


def _plain(name: str) -> str:
    """A name as the file of cities writes it: without case, accents, dots and hyphens."""
    return " ".join(re.sub(r"[^\w]+", " ", _without_accents(name.casefold().replace("ß", "ss"))).split())


@cache
def country_codes() -> dict[str, str]:
    """The ISO 3166-1 alpha-2 code of each country's names and codes, in lower case, with and without accents."""
    named = _local_names()
    plain = {_without_accents(name): code for name, code in named.items()}
    local = {name: code for name, code in (plain | named).items() if name not in _ALSO_CITIES}
    return local | _standard_codes() | _SPELLINGS


def _standard_codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name", "alpha_2", "alpha_3"):
            if value := getattr(country, field, None):
                codes[value.casefold()] = country.alpha_2
    return codes


def _local_names() -> dict[str, str]:
    """Countries as Unicode's locale data names them; of a name that two languages use, the first language's."""
    codes: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and len(name) >= SHORTEST and pycountry.countries.get(alpha_2=code):
                codes.setdefault(name.casefold(), code)
    for language in _OTHER_LETTERS:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and len(name) >= SHORTEST_OTHER and pycountry.countries.get(alpha_2=code):
                codes.setdefault(name.casefold(), code)
    return codes | _SHORT_IN_OTHERS


def _without_accents(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


@cache
def _states() -> dict[str, str]:
    countries: dict[str, str] = {}
    for country in ("US", "CA"):
        for state in pycountry.subdivisions.get(country_code=country):  # type: ignore[no-untyped-call]
            countries[state.name.casefold()] = country
            countries[state.code.removeprefix(f"{country}-")] = country
    return countries


def _cities_named(name: str) -> Iterator[tuple[str, str]]:
    """The cities of a name with their countries, the largest first."""
    rows, numbers = _gazetteer()
    for number in sorted(numbers.get(_plain(name), ())):
        yield rows[number][0], rows[number][1]


@cache
def _gazetteer() -> tuple[list[list[str]], dict[str, list[int]]]:
    """Cities by size with their countries, and which of them a name may mean."""
    try:
        content = json.loads(CITIES_FILE.read_text("utf-8"))
        rows, numbers = content["cities"], content["names"]
        rows[max(map(max, numbers.values()))][1]
        return rows, numbers
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise DataFileError(CITIES_FILE, "whole file", str(error)) from error
