"""Places that a location text plainly names."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from collector.cities import City, cities_in, cities_named, city_alone
from collector.country_names import FederalState, country_code, state_name, states_of
from collector.place_letters import names_within, with_plain_signs
from collector.place_parts import (
    ALTERNATIVES,
    NO_CITY,
    PART_JOINTS,
    REGION_GROUPS,
    clean_part,
    extends,
    in_reading_order,
    split_and,
)
from collector.place_regions import country_of_namesake, country_of_region, has_region
from collector.work_model import ANY_WORD
from core.models import Place

MOST_PLACES = 20
MAX_PLACE_CHARS = 1_000
CITY_STATES = frozenset({"SG", "HK", "MC"})
_STATE_AND = re.compile(r"(, [A-Z]{2})\s+(?:&|and)\s+")  # "Austin, TX & Denver, CO"
_IN_PROVINCE = re.compile(r"^(?P<city>[^\d,;()]{2,40}?) \((?P<code>[A-Z]{2})\)$")
_AND_MORE = re.compile(
    r"\s*[,(]?\s*(?:\+|\b(?:and|und|et|y|e|en|og|och|ja)\b)\s*\d+\s*"
    r"(?:more|others?|weiter\w*|autres?|más|mais|altr[ei]|ander\w*|muu\w*|flere|fler|locations?|standorte?)\b"
    r"(?: locations?)?\)?",
    re.IGNORECASE,
)
_WITH_DISTRICT = re.compile(r"^(?P<city>[^,;|()/]+?)\s*\((?P<district>[^,;|()/]+)\)$")
_HAS_DISTRICTS = 500  # thousands of people
LARGE = 100  # thousands of people: two such cities in one text are two places


def read_place(text: str | None) -> Place:
    """The first place a location text names; an empty Place with the text where it names none."""
    places = read_places(text)
    return places[0] if places else Place()


@lru_cache(maxsize=5_000)
def read_places(text: str | None) -> tuple[Place, ...]:
    """Every place a location text plainly names ("Austin, TX; Berlin, Germany"), in its order, each once.

    "City, ST" is the United States unless the city is known in the country of that code and not in that state. A region
    of the world ("EMEA") is no country. Where nothing is read, one Place holds the text alone.
    """
    if not text or not text.strip():
        return ()
    written = text[:200]
    if (province := _IN_PROVINCE.match(text)) and _is_abroad(province["city"], province["code"]):
        text = province["city"]
    if (within := _WITH_DISTRICT.match(text.strip())) and _is_district(within["district"], within["city"]):
        text = within["city"]
    text = with_plain_signs(text)
    body = _STATE_AND.sub(r"\1; ", ANY_WORD.sub(" , ", _AND_MORE.sub("", text[:MAX_PLACE_CHARS])))
    by_names: dict[tuple[str | None, str | None, str | None], Place] = {}
    for chunk in ALTERNATIVES.split(body):
        for place in _read_chunk(chunk, written):
            by_names.setdefault((place.city, place.region, place.country_code), place)
    places = _without_vaguer(list(by_names.values()))[:MOST_PLACES]
    return tuple(places) or (Place(text=written),)


def _is_abroad(city: str, code: str) -> bool:
    """Whether a city in brackets' company is no American one: "Milano (MI)", and not "Vancouver (WA)"."""
    alone, states = city_alone(city), states_of(code)
    if alone and alone.country_code == "IT" and not states:
        return True  # "Bologna (BO)", which is a country's code too
    return bool(alone and states and not country_code(code)) and not any(
        namesake.region in ("", state.code) for state in states for namesake in cities_in(city, state.country)
    )


def _is_district(name: str, city: str) -> bool:
    """Whether a name in brackets is a smaller place in the country of a large city: "Warszawa (Mokotów)"."""
    around, within = city_alone(city), city_alone(name)
    if not around or not within or around.people < _HAS_DISTRICTS:
        return False
    return around.country_code == within.country_code and within.people < around.people


def _without_vaguer(places: list[Place]) -> list[Place]:
    """Leave out a country beside one of its own cities: "Berlin; Germany" is one place."""
    with_city = {place.country_code for place in places if place.city}
    return [place for place in places if place.city or place.region or place.country_code not in with_city]


def _read_chunk(chunk: str, written: str) -> Iterator[Place]:
    whole = [chunk] if "(" in chunk and cities_named(chunk) else PART_JOINTS.split(chunk)  # "Halle (Saale)"
    parts = [part for raw in whole if raw for part in (names_within(raw) or split_and(clean_part(raw)))]
    parts = in_reading_order([part for part in parts if part and not part.isdecimal()])
    group: list[str] = []
    told = {code for part in parts for code in _countries_told(part)}
    home = city_alone(parts[0]) if len(parts) > 1 else None
    for number, plain in enumerate(parts):
        is_home = number and home and (abroad := city_alone(plain)) and abroad.country_code != home.country_code
        if is_home and home and has_region(home.country_code, plain):
            part = home.country_code  # "Medellín, Antioquia": the other Antioquia is in Turkey
        elif number == len(parts) - 1 and group and (country := country_of_namesake(plain, group[-1])):
            part = country
        else:
            part = _with_country(plain, told)
        if part.casefold() in REGION_GROUPS:
            continue
        if group and not extends(group, part):
            yield from _read_group(group, written)
            group = []
        group.append(part)
    if group:
        yield from _read_group(group, written)


def _countries_told(part: str) -> set[str]:
    """The countries that a part of a place text names, or the state of."""
    code = country_code(part)
    return {code} if code and not states_of(part) else {state.country for state in states_of(part)}


def _with_country(part: str, told: set[str]) -> str:
    """The country's code in place of a region that is no city ("Bayern", "Cambridgeshire"), unless another is named."""
    country = country_of_region(part)
    return country if country and (not told or country in told) else part


def _read_group(group: list[str], written: str) -> Iterator[Place]:
    """The place, or the cities, of parts that belong together ("Munich, Bavaria, Germany")."""
    names, state, country = _split_group(group)
    if state:
        country = state.country
        names = [name for name in names if country_code(name) != country or states_of(name)]
        names = [name for name in names if not _is_only_state(name, state)]  # "Georgia, GA"
    elif country:  # "Canada, Canada" names no town, "Luxembourg, Luxembourg" does
        names = [name for name in names if country_code(name) != country or cities_in(name, country)]
    if not names and len(group) == 1 and country in CITY_STATES:
        names = group
    cities = [city for name in names if (city := _city(name, state, country))]
    large = _distinct([city for city in cities if city.people >= LARGE])
    if len(large) > 1 and len(large) == len(cities):
        for city in large:
            yield _place(city, state, written)
    elif cities and (country or state or len(names) == 1 or cities[0].people >= LARGE):
        yield _place(cities[0] if country else max(cities, key=lambda city: city.people), state, written)
    elif cities:
        yield _place(cities[0], state, written)
    elif country:
        yield Place(_written_city(names), state.name if state else None, country, written)


def _is_only_state(name: str, state: FederalState) -> bool:
    """Whether a name is that of the state and of no town in it."""
    same = any((namesake.country, namesake.code) == (state.country, state.code) for namesake in states_of(name))
    return same and not any(city.region == state.code for city in cities_in(name, state.country))


def _distinct(cities: list[City]) -> list[City]:
    return list(dict.fromkeys(cities))


def _place(city: City, state: FederalState | None, written: str) -> Place:
    region = state.name if state else state_name(city.country_code, city.region) if city.region else None
    return Place(city.name, region, city.country_code, written)


def _city(name: str, state: FederalState | None, country: str | None) -> City | None:
    if state:
        names = (name, name.partition("-")[0]) if "-" in name else (name,)  # "Raleigh-Durham, NC"
        candidates = (city for variant in names for city in cities_in(variant, state.country))
        return next((city for city in candidates if city.region in ("", state.code)), None)
    if country:
        return next(iter(cities_in(name, country)), None)
    whole = city_alone(name)
    return whole or (city_alone(name.partition("-")[0]) if "-" in name else None)  # "Berlin-Mitte"


def _written_city(names: list[str]) -> str | None:
    """A town we do not know, as it is written before its state or country."""
    if not names or len(names[0]) > 60 or NO_CITY.search(names[0]) or not names[0][:1].isalpha():
        return None
    return names[0] if len(names[0]) > 2 or not names[0].isupper() else None


def _split_group(group: list[str]) -> tuple[list[str], FederalState | None, str | None]:
    """Names, state and country of a group, read from its end."""
    names = list(group)
    country: str | None = None
    state: FederalState | None = None
    if len(names) > 1 or not states_of(names[0]):
        last = names[-1]
        if country_code(last) and not states_of(last) and not _is_misread_code(last, names[:-1]):
            country = country_code(names.pop())
        elif country_code(last) and states_of(last):
            country, state = _country_or_state(last, names[:-1])
            names.pop()
    elif len(names) == 1:
        return _alone(names[0])
    if state is None and names and (len(names) > 1 or country) and (states := states_of(names[-1])):
        fitting = [candidate for candidate in states if country in (None, candidate.country)]
        if fitting and (len(names) > 1 or not cities_in(names[-1], fitting[0].country) or country):
            state = _best_state(fitting, names[:-1])
            names.pop()
    return names, state, country


def _alone(part: str) -> tuple[list[str], FederalState | None, str | None]:
    """One part that names a state: "CA" alone is a country's code, "Georgia" is either, "New York" is the city."""
    code = country_code(part)
    if code:
        return [], None, code if len(part) == 2 else None
    city = city_alone(part)
    states = states_of(part)
    if city and city.country_code == states[0].country:
        return [part], None, None
    return [], states[0], states[0].country


def _country_or_state(code: str, names: list[str]) -> tuple[str | None, FederalState | None]:
    """Canada for "Toronto, CA", California for "San Carlos, CA"; of "Georgia" and "DE" likewise."""
    country = country_code(code)
    if any(country_code(name) == country and not states_of(name) for name in names):  # "Germany, DE"
        return country, None
    states = states_of(code)
    state = _best_state(states, names)
    known_abroad = bool(country) and any(cities_in(name, country or "") for name in names)
    known_in_state = any(
        city.region == candidate.code
        for candidate in states
        for name in names
        for city in cities_in(name, candidate.country)
    )
    if any(candidate.country == "US" for candidate in states):
        return (country, None) if known_abroad and not known_in_state else (None, state)
    return (None, state) if known_in_state and not known_abroad else (country, None)


def _best_state(states: Iterable[FederalState], names: list[str]) -> FederalState:
    """Of states that share a code ("WA", "NT") the one in which the city is known, else the first."""
    listed = list(states)
    for state in listed:
        if any(city.region == state.code for name in names for city in cities_in(name, state.country)):
            return state
    return listed[0]


def _is_misread_code(code: str, names: list[str]) -> bool:
    """Two capitals that are a country's code by accident: "Pune, MH" is no town of the Marshall Islands."""
    if len(code) != 2 or not code.isupper() or not names:
        return False
    city = city_alone(names[0])
    return city is not None and city.people >= LARGE and not cities_in(names[0], country_code(code) or "")
