"""Countries of the states, counties and provinces that adverts name beside a city, outside of the United States."""

from functools import cache

import pycountry

from collector.cities import cities_named, city_alone, folded
from collector.country_names import country_code, states_of

_COUNTRIES = (
    "DE",
    "FR",
    "ES",
    "IT",
    "GB",
    "NL",
    "CH",
    "AT",
    "PL",
    "IN",
    "BR",
    "PT",
    "BE",
    "SE",
    "MX",
    "IE",
    "CZ",
    "JP",
    "CO",
    "AR",
    "CL",
    "PE",
    "ZA",
)
# What English and everyday words call them; "deutschlandweit" is anywhere in the country.
_ALSO = {
    "DE": "bavaria|north rhine westphalia|nrw|hesse|saxony|lower saxony|thuringia|baden wurttemberg|"
    "rhineland palatinate|deutschlandweit|bundesweit deutschland|germany wide",
    "FR": "ile de france|idf|paca|provence alpes cote d azur|brittany|normandy|france entiere|toute la france",
    "ES": "catalonia|cataluna|andalusia|basque country|pais vasco|community of madrid|comunidad de madrid|toda espana",
    "IT": "lombardy|piedmont|tuscany|emilia romagna|tutta italia",
    "GB": "east midlands|west midlands|south east england|south west england|north west england|home counties|"
    "berkshire|west yorkshire|greater manchester|tyne and wear|merseyside|south yorkshire|uk wide",
    "NL": "north holland|south holland|noord brabant|north brabant",
    "AT": "osterreichweit|lower austria|upper austria|styria|tyrol",
    "CH": "schweizweit",
    "PH": "metro manila|national capital region",
    "PL": "mazowieckie|malopolskie|dolnoslaskie|wielkopolskie|pomorskie|slaskie|lodzkie",
}


@cache
def _countries_by_region() -> dict[str, str]:
    countries: dict[str, str] = {}
    for country in _COUNTRIES:
        for part in pycountry.subdivisions.get(country_code=country):  # type: ignore[no-untyped-call]
            if "borough" in part.type.casefold():
                continue  # "Hackney" is where one works
            for name in part.name.replace("]", "").split("["):
                countries.setdefault(folded(name), country)
    for country, names in _ALSO.items():
        countries |= dict.fromkeys(names.split("|"), country)
    return countries


def has_region(country: str, part: str) -> bool:
    """Whether a country's regions are known and one is called so, whatever else the name means elsewhere."""
    return _countries_by_region().get(folded(part)) == country


def country_of_namesake(part: str, town: str) -> str | None:
    """The country of a region behind a town, where the region's name is also that of a city in another country.

    GB for Surrey in "Dorking, Surrey", which alone is a city in Canada. The town must be one of that country, or none
    that we know.
    """
    country, city = _countries_by_region().get(folded(part)), city_alone(part)
    if country is None or city is None or city.country_code == country:
        return None
    towns = cities_named(town)
    return country if not towns or any(city_there.country_code == country for city_there in towns) else None


def country_of_region(part: str) -> str | None:
    """The country of a region ("Bayern", "Cambridgeshire"); None for what is also a city, a country or a US state."""
    country = _countries_by_region().get(folded(part))
    if country is None or country_code(part) or states_of(part) or city_alone(part):
        return None
    return None if any(city.country_code == country for city in cities_named(part)) else country
