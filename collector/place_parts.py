"""A text with places, cut into the parts that may each name one."""

import re
from collections.abc import Iterable

from collector.cities import cities_in, cities_named, city_alone, folded
from collector.country_names import country_code, names_of_subdivision, states_by_name, states_of

TWO_CITIES = 400  # thousands of people
OWN_CITY = 50  # a town of fewer behind a large city is a part of it
REGION_GROUPS = frozenset(
    [
        "emea latam latin america",
        "apac amer americas north america",
        "northern america",
        "south america",
        "europe",
        "eu",
        "asia",
        "africa",
        "middle east",
        "oceania",
        "mena",
        "dach",
        "nordics",
        "benelux",
        "european timezones",
        "european union",
        "worldwide",
        "global",
        "anywhere",
        "international",
        "asia pacific",
        "central america",
        "eastern europe",
        "western europe",
        "emea",
        "latam",
        "apac",
        "americas",
        "uk and europe",
        "latin america",
        "anz",
        "cee",
        "iberia",
    ]
)
NO_CITY = re.compile(
    r"^the (?!hague\b|woodlands\b|colony\b|dalles\b|villages\b|hills\b)|"
    r"^(?:home|field|travel|based|only|global|district|flexible|see|not)$|\b(?:locations?|various|multiple|"
    r"nationwide|several|"
    r"any|office|headquarters|hq|timezones?|time zone|countries|country|statewide|unspecified|unknown|tbd|state of)"
    r"\b|\d{3,}",
    re.IGNORECASE,
)
ALTERNATIVES = re.compile(r"\s*(?:[;|•·\n/]|\bor\b|\boder\b|(?<=[a-z])\s+OR\s+(?=[A-Z][a-z])|\s\+\s)\s*")
PART_JOINTS = re.compile(r"\s*(?:[,()\[\]]|\s[-–—]+\s|[-–—]+$|^[-–—]+|:\s)\s*")
_AND = re.compile(r"\s+(?:and|&|und|et|y)\s+", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:work(?:ing)?|based|located|jobs?|position|role|office|offices|within)\s+)*(?:in|im|at|near)\s+(?:the\s+)?|"
    r"^(?:à|bei|nel|nella)\s+(?=[^\W\d])|"
    r"^(?:from|within)\s+(?:the\s+)?|"
    r"^(?:candidates?\s+)?(?:must|can|should|to)\s+(?:be\s+)?(?:based|located|reside|residing|live|living|work)\s+in\s+|"
    r"^(?:großraum|raum|metropolregion|region|région)\s+|"
    r"^(?:greater|all)\s+|^metro\s+(?!manila\b)|^(?:the\s+)?city of\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:metropolitan(?: city)?(?: area)?|metro(?:plex)?(?: area)?|area|region|cbd|city cent(?:re|er)|downtown|"
    r"office|campus|(?:und|u\.) umgebung|d\.c|und umkreis|city area|and surrounding areas?|et périphérie|only|"
    r"residents?(?: only)?|based|time ?zones?)$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"^\d{4}\s?(?-i:[A-Z]{2})\s+|^(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{4})?\s+|^\d{2}-\d{3}\s+|\s+\d{4,6}(?:-\d{4})?$|"
    r"\s+[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d[A-Z]{2})?$|\s+\d{1,2}(?:er|e|[èe]me)?(?:\s+arrondissement)?$",
    re.IGNORECASE,
)
_STATE_BEHIND = re.compile(r"^(?P<city>[^\d,]{2,}?)\s+(?P<state>[A-Z]{2,3})$")


# "EST timezone", "CET +/- 2": EST is a country's code as well, ET another's.
_TIME_ZONE = re.compile(
    r"^(?:(?:UTC|GMT|[ECMP][SD]?T|CES?T|EES?T|WES?T|BST|IST|JST)\b[\s±+/\d:-]*)(?:time ?zones?|time|hours)$",
    re.IGNORECASE,
)


def clean_part(part: str) -> str:
    """A part of a place text without postcode, "Greater", "area" and other words around the name."""
    if _TIME_ZONE.match(part.strip(" .-–—")):
        return ""
    plain = _POSTCODE.sub("", part.strip(" .-–—").removesuffix("-HQ"))
    previous = None
    while plain != previous and folded(plain) != "bay area":
        previous = plain
        plain = _TRAILING.sub("", _LEADING.sub("", plain)).strip(" .-–—")
    return plain


_COUNTRY_FIRST = re.compile(r"^(?P<country>[A-Z]{2})-(?P<part>[A-Z]{2,3})$")
# "US-CO-Denver", "US CA San Diego", "GB-London", "India-Bangalore".
_CITY_LAST = re.compile(
    r"^(?P<country>[A-Z]{2,3}|[A-Z][a-z]{3,})[- ](?:(?P<part>[A-Z]{2,3})[- ])?(?P<city>[A-Z].{2,})$"
)


def split_and(part: str) -> Iterable[str]:
    """Two parts of "London and Paris", one of "Trinidad and Tobago" and of "Tyne and Wear"."""
    if country_code(part) or cities_named(part):
        return [part]
    if (coded := _COUNTRY_FIRST.match(part)) and country_code(coded["country"]):
        return names_of_subdivision(part) or [coded["part"], coded["country"]]
    if parts := _city_first(part):
        return parts
    first, *others = part.split("-")
    if others and len(first) > len("US") and country_code(first):
        return [*reversed(others), first]  # "United States-Virginia-Reston"
    pieces = _AND.split(part)
    if len(pieces) > 1 and all(country_code(piece) or city_alone(piece) for piece in pieces):
        return pieces
    if (behind := _STATE_BEHIND.match(part)) and not _is_known(part):
        if behind["state"] in states_by_name():
            return [behind["city"], behind["state"]]  # "Sydney NSW", "Boston MA"
        if city_alone(behind["city"]):
            return [behind["city"]]  # "Lausanne VD"
    return [part]


def _city_first(part: str) -> list[str]:
    """City, state and country of a part that names them the other way round; [] where it does not."""
    match = _CITY_LAST.match(part)
    if match and not match["part"] and "-" in part and (state := _state_with(match["country"], match["city"])):
        return [match["city"], state]  # "CA-San Mateo"
    code = country_code(match["country"]) if match else None
    if match is None or code is None:
        return []
    if match["part"] or "-" in part or cities_in(match["city"], code):
        known_part = match["part"] if any(state.country == code for state in states_of(match["part"] or "")) else None
        if match["part"] or cities_in(match["city"], code):
            return [word for word in (match["city"], known_part, match["country"]) if word]
    return []


def _state_with(code: str, name: str) -> str | None:
    """The code again where it is an American state that has a town of that name, and no such country has."""
    if cities_in(name, country_code(code) or ""):
        return None
    states = [state for state in states_of(code) if state.country == "US" and state.is_code]
    return code if any(city.region == state.code for state in states for city in cities_in(name, "US")) else None


def in_reading_order(parts: list[str]) -> list[str]:
    """Parts with the country last: "US, NY, New York" and "DE, BE, Berlin" begin with it."""
    if len(parts) < 2 or not (country := country_code(parts[0])) or country_code(parts[-1]):
        return parts
    if any(state.is_code for state in states_of(parts[-1])):
        return [*parts[1:], parts[0]] if len(parts) > 2 else parts  # "United States - Austin, TX"
    if len(parts) == 3 and not states_of(parts[1]) and _is_district_behind(parts[1], parts[2], country):
        return [parts[1], parts[0]]  # "FR - Paris - La Défense"
    is_state = bool(states_of(parts[0])) and country not in ("DE", "IN")
    if is_state or (len(parts) == 2 and states_of(parts[1])):
        return parts
    inner = [part for part in parts[1:-1] if any(state.country == country for state in states_of(part))]
    return [parts[-1], *inner, parts[0]]


def _is_district_behind(city: str, district: str, country: str) -> bool:
    """Whether a large city of a country stands before what is no city of its own size there."""
    large = max((entry.people for entry in cities_in(city, country)), default=0)
    return large >= TWO_CITIES and max((entry.people for entry in cities_in(district, country)), default=0) < OWN_CITY


def _is_known(part: str) -> bool:
    return bool(country_code(part) or states_of(part) or cities_named(part))


def extends(group: list[str], part: str) -> bool:
    """Whether `part` still tells of the place that `group` began."""
    if country_code(part) or states_of(part):
        if len(group) == 1 and _is_another_city(group[0], part):
            return False  # "Chicago, New York"
        if len(group) == 1 and (
            country_code(part) == country_code(group[0]) or any(state.is_code for state in states_of(part))
        ):
            return True  # "Singapore, Singapore" is one place, and so is "Jordan, MT"
        return not any(country_code(member) and not states_of(member) for member in group) and not (
            len(group) > 1 and _is_end(group[-1]) and states_of(part) and not country_code(part)
        )
    if _is_end(group[-1]) and len(group) > 1:
        return False  # "New York, NY" is over; what follows is the next city
    if country_code(group[-1]) and not states_of(group[-1]):
        return False
    first, second = city_alone(group[0]), city_alone(part)
    is_abroad = first and second and first.country_code != second.country_code
    return not (first and is_abroad and not cities_in(part, first.country_code))


def _is_another_city(first: str, part: str) -> bool:
    """Whether two large cities of one country stand beside each other, the second of which a state is called after."""
    first_city, second_city = city_alone(first), city_alone(part)
    if (
        not first_city
        or not second_city
        or first_city.country_code != second_city.country_code
        or min(first_city.people, second_city.people) < TWO_CITIES
    ):
        return False
    return bool(states_of(part)) and not any(state.code == first_city.region for state in states_of(part))


def _is_end(part: str) -> bool:
    return bool(country_code(part) or states_of(part))
