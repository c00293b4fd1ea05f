"""Cities of the world by name: several places a name, with country, region and how many people live there."""

import json
import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from core.config import ROOT
from core.errors import DataFileError

CITIES_FILE = ROOT / "data" / "cities.json"
LINES_AT_ONCE = 1_000
KNOWN_BY_NAME_ALONE = 50  # thousands of people; a smaller town needs its state or country beside it
# A smaller town is known where no other on Earth is called so, in countries whose towns' names are no English words.
KNOWN_IF_UNIQUE = 10
SHORTEST_UNIQUE = 5
_NAMED_BY_TOWNS = frozenset(
    "DE AT CH NL BE FR ES IT PL PT DK SE NO FI CZ HU RO SK SI HR LU EE LV LT".split()  # noqa: SIM905
)
_NO_TOWNS = frozenset({"manage", "police", "avion", "borne", "bulle"})
# The one that adverts mean, though a namesake abroad is as large.
_MEANT = {"valencia": "ES", "salamanca": "ES", "st louis": "US"}
DOMINANT = 3  # times as many people as in every other country's city of that name
# What adverts call cities and GeoNames does not list among their names.
_SHORT_NAMES = {
    "nyc": "new york city",
    "palma de mallorca": "palma",
    "venezia": "venice",
    "calcutta": "kolkata",
    "luxembourg city": "luxembourg",
    "lucerne": "luzern",
    "hcmc": "ho chi minh city",
    "new york": "new york city",
    "new york metro": "new york city",
    "sf": "san francisco",
    "san francisco bay": "san francisco",
    "sf bay": "san francisco",
    "bay area": "san francisco",
    "san francisco bay area": "san francisco",
    "silicon valley": "san jose",
    "washington dc": "washington",
    "washington d c": "washington",
    "dc": "washington",
    "frankfurt": "frankfurt am main",
    "den haag": "the hague",
    "genève": "geneva",
    "tel aviv yafo": "tel aviv",
    "quebec city": "quebec",
    "krakow": "krakow",
    "la": "los angeles",
    "munchen": "munich",
    "muenchen": "munich",
    "koln": "koln",
    "koeln": "koln",
    "cologne": "koln",
    "duesseldorf": "dusseldorf",
    "zuerich": "zurich",
    "nuernberg": "nurnberg",
    "nuremberg": "nurnberg",
    "st petersburg": "saint petersburg",
    "bangalore": "bengaluru",
    "bombay": "mumbai",
    "gurgaon": "gurugram",
    "praha": "prague",
    "wien": "vienna",
    "warszawa": "warsaw",
    "milano": "milan",
    "roma": "rome",
    "torino": "turin",
    "lisboa": "lisbon",
    "kobenhavn": "copenhagen",
    "goteborg": "gothenburg",
    "kiev": "kyiv",
    "ciudad de mexico": "mexico city",
    "cdmx": "mexico city",
    "parisienne": "paris",
    "東京": "tokyo",
    "東京都": "tokyo",
    "大阪": "osaka",
    "frankfurt main": "frankfurt am main",
    "delhi ncr": "delhi",
    "frankfurt a m": "frankfurt am main",
    "bad homburg": "bad homburg vor der hohe",
    "minneapolis st paul": "minneapolis",
    **dict.fromkeys((f"kobenhavn {part}" for part in ("k", "n", "o", "s", "v", "nv", "sv")), "copenhagen"),
    **dict.fromkeys((f"jakarta {part}" for part in ("selatan", "pusat", "barat", "timur", "utara")), "jakarta"),
    "sfo": "san francisco",
    "lax": "los angeles",
    "dfw": "dallas",
    "blr": "bengaluru",
    "muc": "munich",
    "ams": "amsterdam",
    "cdg": "paris",
    "lhr": "london",
}


_BY_A_RIVER = re.compile(r"\s+(?:an der|am|im|in der|bei|ob der|a\. ?d\.|i\.) (?=[A-ZÄÖÜ])")


class City(NamedTuple):
    """One city: its usual name, ISO country, postal code of its state where one is known, people in thousands."""

    name: str
    country_code: str
    region: str
    people: int


def folded(name: str) -> str:
    """A name as it is compared: without case, accents, dots and hyphens; "Saint" is "st"."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = " ".join(re.sub(r"[^\w]+", " ", plain.replace("'", "").replace("’", "")).split())
    return re.sub(r"^ft (?=\w)", "fort ", re.sub(r"\b(?:saint|sankt)\b", "st", plain))


@lru_cache(maxsize=5_000)
def cities_named(name: str) -> tuple[City, ...]:
    """All cities of that name, largest first; () where none is known. Raises DataFileError."""
    plain = folded(name)
    all_cities = _cities()
    named = all_cities.named(plain) or all_cities.named(folded(_SHORT_NAMES.get(plain, "")))
    if not named and (river := _BY_A_RIVER.search(name)):  # "Freiburg im Breisgau", "Mülheim an der Ruhr"
        named = [
            city for city in all_cities.named(folded(name[: river.start()])) if city.country_code in ("DE", "AT", "CH")
        ]
    return tuple(named)


def city_alone(name: str) -> City | None:
    """The city a name means with nothing beside it: one large enough, far larger than its namesakes abroad."""
    named = cities_named(name)
    if not named:
        return None
    if meant := _MEANT.get(folded(name)):
        return next(city for city in named if city.country_code == meant)
    first = named[0]
    if first.people < KNOWN_BY_NAME_ALONE:
        return first if len(named) == 1 and _is_town_alone(name, first) else None
    abroad = max((city.people for city in named if city.country_code != first.country_code), default=0)
    if first.people < DOMINANT * abroad:
        return None
    at_home = max((city.people for city in named[1:] if city.country_code == first.country_code), default=0)
    return first if first.people >= DOMINANT * at_home else first._replace(region="")


def _is_town_alone(name: str, town: City) -> bool:
    return (
        town.people >= KNOWN_IF_UNIQUE
        and town.country_code in _NAMED_BY_TOWNS
        and len(name) >= SHORTEST_UNIQUE
        and folded(name) not in _NO_TOWNS
    )


class _Cities(NamedTuple):
    """The file, small in memory: cities as one text each, and by name the numbers of those called so."""

    rows: list[str]
    names: dict[str, int | list[int]]

    def named(self, plain: str) -> list[City]:
        numbers = self.names.get(plain, [])
        return [self.city(number) for number in ([numbers] if isinstance(numbers, int) else numbers)]

    def city(self, number: int) -> City:
        name, country, region, people = self.rows[number].split("\t")
        return City(name, country, region, int(people))


@cache
def _cities() -> _Cities:
    rows: list[str] = []
    names: dict[str, int | list[int]] = {}
    try:
        # A thousand lines at a time: all at once takes 32 MB, of which the process gets half back.
        with CITIES_FILE.open(encoding="utf-8") as lines:
            while some := [line.rstrip(",\n") for line in islice(lines, LINES_AT_ONCE)]:
                cities = json.loads(f"[{','.join(line for line in some if line.startswith('['))}]")
                rows += ["\t".join(map(str, City(*city))) for city in cities]
                named = ",".join(
                    line.rstrip("}") for line in some if line.startswith('"') and line.rstrip("}").endswith("]")
                )
                listed = json.loads(f"{{{named}}}")
                names |= {name: numbers[0] if len(numbers) == 1 else numbers for name, numbers in listed.items()}
        if not rows or not names:
            raise DataFileError(CITIES_FILE, "whole file", "holds no cities")
        return _Cities(rows, names)
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise DataFileError(CITIES_FILE, "whole file", str(error)) from error


def cities_in(name: str, country: str) -> list[City]:
    """The cities of this name in a country (ISO 3166-1 alpha-2), the largest first."""
    return [city for city in cities_named(name) if city.country_code == country]
