"""Where a row's posting is, and where one works."""

from collections.abc import Iterator
from typing import Any

from collector.adverts import MAX_WORDS, RawRow
from collector.importing.row_rules import RowRules, kept
from collector.importing.values import line, yes_or_no
from collector.places import merged_places
from collector.work_model import from_field, from_location
from core.models import Place, WorkModel

MOST_PLACES = 20
_NO_COUNTRY = frozenset({"remote", "anywhere"})
_PARTS = ("location", "city", "region", "country")


def places_of(row: RawRow, rules: RowRules) -> tuple[Place, ...]:
    """Every place of a row, each once: its fields tell of one, or as lists of several."""
    values = [rules.value(row, field) for field in _PARTS]
    places_by_name: dict[tuple[str | None, str | None, str | None], Place] = {}
    for text, city, region, country in _one_by_one(values):
        for place in _read(text, city, region, country):
            places_by_name.setdefault((place.city, place.region, place.country_code), place)
    if not isinstance(values[1], list):  # beside the first city a list of all of them may stand
        country = line(values[3]) or next((place.country_code for place in places_by_name.values()), None)
        for _, cities in rules.each(row, "city"):
            for city in cities[:MOST_PLACES] if isinstance(cities, list) else ():
                for place in _read(None, line(city), None, country):
                    if place.city in {place_before.city for place_before in places_by_name.values()}:
                        continue
                    places_by_name.setdefault((place.city, place.region, place.country_code), place)
    for _, further in rules.each(row, "further_places"):
        for text in further if isinstance(further, list) else [further]:
            for place in _read(line(text), None, None, None):
                if place.city or place.country_code:
                    places_by_name.setdefault((place.city, place.region, place.country_code), place)
    named = [place for place in places_by_name.values() if place.city or place.region or place.country_code]
    return tuple((named or list(places_by_name.values()))[:MOST_PLACES])


def _one_by_one(values: list[Any]) -> Iterator[tuple[str | None, ...]]:
    """Location, city, region and country of each place: lists of one length belong together."""
    location, city, region, country = values
    lists = [value for value in values if isinstance(value, list)]
    length = max(map(len, lists), default=0)
    is_several = isinstance(city, list) or (isinstance(location, list) and len(lists) > 1)
    if isinstance(country, list) and len(lists) == 1 and not location and not city:
        is_several = True  # applicants of several countries
    if is_several and any(len(value) != length for value in lists):
        values = [location, city, None, country if not isinstance(country, list) else None]
    elif is_several and not isinstance(region, list):
        values = [location, city, None, country]  # the first one's
    elif not is_several:
        if isinstance(location, list):
            location = "; ".join(part for member in location[:MOST_PLACES] if (part := line(member)))
        yield line(location), line(city), _words(region), _words(country)
        return
    for number in range(min(length, MOST_PLACES)):
        yield tuple(
            (line(value[number]) if number < len(value) else None) if isinstance(value, list) else line(value)
            for value in values
        )


def _words(value: Any) -> str | None:
    text = line(value)
    return kept(text)[:MAX_WORDS] or None if text else None


def _read(text: str | None, city: str | None, region: str | None, country: str | None) -> tuple[Place, ...]:
    if city and from_location(city):
        text, city = text or city, None  # "Remote - USA" is no city
    elif city and ("," in city or " - " in city):
        text, city = city, None  # "Denver, Colorado" is more than one
    return merged_places(text, city, region, country)


def work_model_of(row: RawRow, rules: RowRules) -> WorkModel | None:
    """What the row's fields say of it; None where they say nothing."""
    for _, value in rules.each(row, "work_model"):
        if stated := from_field(line(value)):
            return stated
    if yes_or_no(rules.value(row, "hybrid")):
        return WorkModel.HYBRID
    flag = rules.value(row, "remote")
    if stated := from_field(flag if isinstance(flag, str) else None) or _by_share(rules.value(row, "remote_share")):
        return stated
    country = rules.words(row, "country")
    if country and country.casefold() in _NO_COUNTRY:
        return from_field(country)
    by_place = from_location(rules.words(row, "city")) or from_location(rules.words(row, "region"))
    return by_place or from_field(rules.words(row, "status"))  # some sets call it so: "on-site"


def remote_flag(row: RawRow, rules: RowRules) -> bool | None:
    """The first yes or no of the columns that say whether one works from afar."""
    flags = (yes_or_no(value) for _, value in rules.each(row, "remote"))
    return next((flag for flag in flags if flag is not None), None)


def _by_share(value: object) -> WorkModel | None:
    """From the share of remote work in per cent: 100 is remote, 0 on site, all between hybrid."""
    try:
        share = float(value) if isinstance(value, str | int | float) else -1.0
    except ValueError:
        return None
    if not 0 <= share <= 100:
        return None
    return WorkModel.ONSITE if share == 0 else WorkModel.REMOTE if share == 100 else WorkModel.HYBRID
