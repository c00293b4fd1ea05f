"""Where a posting is: its own fields first, then what its location text plainly says."""

from collector.cities import cities_in, city_alone, folded
from collector.country_names import country_by_code, country_code, state_name, states_of
from collector.place_parts import REGION_GROUPS
from collector.place_text import read_place, read_places
from core.models import Place

__all__ = ["country_code", "merged_place", "merged_places", "read_place", "read_places", "state_name"]


LONGEST_TOWN = 60


def merged_place(text: str | None, city: str | None, region: str | None, country: str | None) -> Place:
    """The first of `merged_places`; an empty Place where a row says nothing."""
    places = merged_places(text, city, region, country)
    return places[0] if places else Place()


def merged_places(
    text: str | None, city: str | None = None, region: str | None = None, country: str | None = None
) -> tuple[Place, ...]:
    """Places from a row's own fields, their gaps filled from its location text; the text's further places follow."""
    if region and not (text or city or country):
        text, region = region, None  # "Valencia" in a column of provinces
    places_of_text = read_places(text)
    code = country_code(country)
    if city and not region and country and code and states_of(country) and (home := _home_of(city, country)):
        return merged_places(text, city, home.region, home.country_code)
    if not (city or region or code):
        return places_of_text
    if city and "," in city and not code:
        return merged_places(text or city, None, region, None)
    if city and not code:
        code = next(
            (
                place.country_code
                for place in read_places(", ".join(filter(None, (city, region))))
                if place.country_code
            ),
            None,
        )
    if text and code and not city and not any(place.country_code == code and place.city for place in places_of_text):
        places_of_text = _in_country(text, code) or places_of_text
    fitting = [place for place in places_of_text if code in (None, place.country_code)]
    if city:
        fitting = [place for place in fitting if place.city and folded(place.city) == folded(city)] or fitting[:0]
    filler = fitting[0] if fitting else Place()
    code = code or filler.country_code or (places_of_text[0].country_code if places_of_text and not city else None)
    named = cities_in(city, code) if city and code else []
    first = Place(
        named[0].name if named else city or filler.city,
        _region_name(region, code) or filler.region or (_home_state(city, code) if city and not region else None),
        code,
        (places_of_text[0].text if places_of_text else None) or city or region or country,
    )
    others = [place for place in places_of_text if place.city and place is not filler and place.city != first.city]
    return (first, *others) if len(places_of_text) > 1 else (first,)


def _in_country(text: str, code: str) -> tuple[Place, ...]:
    """The places of a text that names a town and leaves its country to another field; () where it names none there."""
    alone = city_alone(text)
    if alone and alone.country_code != code:
        return ()
    name = country_by_code(code)
    places = read_places(f"{text}, {name}") if name and "," not in text and len(text) <= LONGEST_TOWN else ()
    return tuple(place for place in places if place.city and place.country_code == code)


def _home_state(city: str, code: str | None) -> str | None:
    """The state of a city that is known by its name alone; None for a name of several."""
    alone = city_alone(city)
    return state_name(alone.country_code, alone.region) if alone and alone.country_code == code else None


def _home_of(city: str, country: str) -> Place | None:
    """Where a city is whose row calls a country what may be a state: Atlanta in "Georgia"; None where it is abroad."""
    place = read_place(f"{city}, {country}")
    return place if place.country_code and place.country_code != country_code(country) else None


def _region_name(region: str | None, country: str | None) -> str | None:
    if not region or region.casefold() in REGION_GROUPS:
        return None  # "EMEA" is a region of the world, not of a country
    if country and len(region) > 2 and country_code(region) == country:
        return None  # "Georgia" behind Tbilisi is the country
    return (state_name(country, region) if country else None) or region
