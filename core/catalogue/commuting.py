"""The towns within an hour's way of where somebody lives, from `data/city_points.json`."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

import pycountry

from core.catalogue.countries import city_of, country_codes, country_of
from core.catalogue.files import DATA
from core.errors import DataFileError

POINTS_FILE = DATA / "city_points.json"
WAY = 70.0  # km as the crow flies: Manchester to Leeds (57), San Francisco to San Jose (68)
EARTH = 6371.0  # km
Town = tuple[str, str, float, float]  # name, region (its code), latitude, longitude in degrees
_PARTS = re.compile(r"\s*[,;/|()]\s*")


@dataclass(frozen=True, slots=True)
class Commuting:
    """Where somebody can work without moving: towns of a country (its name), and the regions these lie in.

    Regions are known in the United States, Canada and Australia; elsewhere there are none.
    """

    country: str
    cities: frozenset[str]
    regions: frozenset[str] = frozenset()

    def has_city(self, name: str) -> bool:
        """Whether a town lies here, however it is spelled: Petah Tikva."""
        return name in self.cities or city_of(f"{name}, {self.country}") in self.cities


@lru_cache(maxsize=1_000)
def commuting_area(location: str) -> Commuting | None:
    """The towns within `WAY` km of the city that somebody means by their location; None where it names none we know.

    Of several cities of a name in one country the one counts whose region the location names, else the largest.
    """
    name, country = city_of(location), country_of(location)
    if name is None or country is None:
        return None
    parts = {part.strip().casefold() for part in _PARTS.split(location)}
    towns = _points().get(country, ())
    homes = [town for town in towns if town[0] == name]
    named = [town for town in homes if parts & {town[1].casefold(), _region_name(country, town[1]).casefold()} - {""}]
    home = next(iter(named or homes), None)
    country_entry = pycountry.countries.get(alpha_2=country)
    country_name = country_entry.name if country_entry else country
    if home is None:
        return Commuting(country_name, frozenset({name}))
    near = list(_within(towns, home[2], home[3]))
    regions = frozenset(_region_name(country, region) for _, region, _, _ in near if region)
    return Commuting(country_name, frozenset(town for town, *_ in near), regions)


def is_country(name: str) -> bool:
    """Whether a name is that of a country: adverts write it where a town would stand."""
    return name.casefold() in country_codes()


def _within(towns: Iterable[Town], latitude: float, longitude: float) -> Iterator[Town]:
    """Towns at most `WAY` from a point, by the haversine formula."""
    for town in towns:
        if abs(town[2] - latitude) < 1:
            north, east = radians(town[2] - latitude) / 2, radians(town[3] - longitude) / 2
            part = sin(north) ** 2 + cos(radians(latitude)) * cos(radians(town[2])) * sin(east) ** 2
            if 2 * EARTH * asin(sqrt(part)) <= WAY:
                yield town


@cache
def _region_name(country: str, code: str) -> str:
    """A region as adverts' places name it: "California" for CA."""
    subdivision = pycountry.subdivisions.get(code=f"{country}-{code}") if code else None  # type: ignore[no-untyped-call]
    return str(subdivision.name) if subdivision else code


@cache
def _points() -> dict[str, list[Town]]:
    """Towns by country, largest first."""
    try:
        content = json.loads(POINTS_FILE.read_text("utf-8"))["towns"]
        return {
            country: [(str(name), str(region), float(north), float(east)) for name, region, north, east in towns]
            for country, towns in content.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataFileError(POINTS_FILE, "whole file", str(error)) from error
