"""The one country that a file's postings are in, which need not stand again beside every town."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from collector.adverts import RawRow
from collector.cities import DOMINANT, City, cities_in
from collector.country_names import country_by_code, state_name
from collector.importing.row_pay import named_currency
from collector.importing.row_place import places_of
from collector.importing.row_rules import RowRules
from collector.place_parts import ALTERNATIVES, clean_part
from core.models import Place

LEAST_ROWS = 2  # that name the country
_OF_MANY_COUNTRIES = frozenset({"USD", "EUR"})


def with_home(rules: RowRules, rows: Iterable[RawRow]) -> RowRules:
    """The rules with the country that all of these rows name which name any, by their places or their currency."""
    countries: Counter[str] = Counter()
    currencies: set[str] = set()
    for row in rows:
        countries.update({place.country_code for place in places_of(row, rules) if place.country_code})
        currencies |= {code for code in (named_currency(row, rules),) if code}
    national = {code[:2] for code in currencies - _OF_MANY_COUNTRIES}  # ISO 4217 begins with the country
    homes = countries.keys() | national
    if len(homes) != 1:
        return rules
    home = homes.pop()
    is_sure = countries[home] >= LEAST_ROWS or len(currencies) == len(national) == 1
    return replace(rules, home=home) if is_sure and country_by_code(home) else rules


def at_home(places: tuple[Place, ...], home: str | None) -> tuple[Place, ...]:
    """The places, each town without a country in the file's own, if there is one town of that name there."""
    if home is None or any(place.country_code for place in places):
        return places
    return tuple(inner for place in places for inner in _at_home(place, home))


def _at_home(place: Place, home: str) -> tuple[Place, ...]:
    text = place.city or place.text
    towns = [_only_town(name, home) for name in ALTERNATIVES.split(text)] if text else []
    if not all(towns):
        return (place,)
    return tuple(
        Place(town.name, place.region or (state_name(home, town.region) if town.region else None), home, place.text)
        for town in towns
        if town
    ) or (place,)


def _only_town(name: str, country: str) -> City | None:
    """The town of that name in a country; None where there is none, or a second one of its size."""
    towns = cities_in(clean_part(name), country)
    is_only = len(towns) == 1 or (towns and towns[0].people >= DOMINANT * towns[1].people)
    return towns[0] if is_only else None
