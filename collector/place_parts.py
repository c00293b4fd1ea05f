"""A text with places, cut into the parts that may each name one."""

import re
from collections.abc import Iterable

from collector.cities import cities_in, cities_named, city_alone
from collector.country_names import country_code, names_of_subdivision, states_by_name, states_of

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
    r"^(?:home|field|travel|based|only|global|district|flexible|see|not)$|\b(?:locations?|various|multiple|"
    r"nationwide|several|"
    r"any|office|headquarters|hq|timezones?|time zone|countries|country|statewide|unspecified|unknown|tbd|state of)"
    r"\b|\d{3,}",
    re.IGNORECASE,
)
ALTERNATIVES = re.compile(r"\s*(?:[;|•·\n/]|\bor\b|\boder\b|\s\+\s)\s*")
PART_JOINTS = re.compile(r"\s*(?:[,()\[\]]|\s[-–—]+\s|[-–—]+$|^[-–—]+|:\s)\s*")
_AND = re.compile(r"\s+(?:and|&|und|et|y)\s+", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:work(?:ing)?|based|located|jobs?|position|role|office|offices|within)\s+)*(?:in|im|at|near)\s+(?:the\s+)?|"
    r"^(?:from|within)\s+(?:the\s+)?|"
    r"^greater\s+|^metro\s+|^(?:the\s+)?city of\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:metropolitan(?: city)?(?: area)?|metro(?:plex)?(?: area)?|area|region|und umgebung|und umkreis|city area|"
    r"and surrounding areas?|et périphérie|only|residents?(?: only)?|based|time ?zones?)$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"^\d{4,5}(?:-\d{4})?\s+|\s+\d{4,6}(?:-\d{4})?$")
_STATE_BEHIND = re.compile(r"^(?P<city>[^\d,]{2,}?)\s+(?P<state>[A-Z]{2,3})$")


def clean_part(part: str) -> str:
    """A part of a place text without postcode, "Greater", "area" and other words around the name."""
    plain = _POSTCODE.sub("", part.strip(" .-–—"))
    previous = None
    while plain != previous:
        previous = plain
        plain = _TRAILING.sub("", _LEADING.sub("", plain)).strip(" .-–—")
    return plain


_COUNTRY_FIRST = re.compile(r"^(?P<country>[A-Z]{2})-(?P<part>[A-Z]{2,3})$")


def split_and(part: str) -> Iterable[str]:
    """Two parts of "London and Paris", one of "Trinidad and Tobago" and of "Tyne and Wear"."""
    if country_code(part) or cities_named(part):
        return [part]
    if (coded := _COUNTRY_FIRST.match(part)) and country_code(coded["country"]):
        return names_of_subdivision(part) or [coded["part"], coded["country"]]
    pieces = _AND.split(part)
    if len(pieces) > 1 and all(country_code(piece) or city_alone(piece) for piece in pieces):
        return pieces
    if (behind := _STATE_BEHIND.match(part)) and behind["state"] in states_by_name() and not _is_known(part):
        return [behind["city"], behind["state"]]  # "Sydney NSW", "Boston MA"
    return [part]


def _is_known(part: str) -> bool:
    return bool(country_code(part) or states_of(part) or cities_named(part))


def extends(group: list[str], part: str) -> bool:
    """Whether `part` still tells of the place that `group` began."""
    if country_code(part) or states_of(part):
        if len(group) == 1 and (
            country_code(part) == country_code(group[0]) or any(one.is_code for one in states_of(part))
        ):
            return True  # "Singapore, Singapore" is one place, and so is "Jordan, MT"
        return not any(country_code(one) and not states_of(one) for one in group) and not (
            len(group) > 1 and _is_end(group[-1]) and states_of(part) and not country_code(part)
        )
    if _is_end(group[-1]) and len(group) > 1:
        return False  # "New York, NY" is over; what follows is the next city
    if country_code(group[-1]) and not states_of(group[-1]):
        return False
    first, second = city_alone(group[0]), city_alone(part)
    is_abroad = first and second and first.country_code != second.country_code
    return not (first and is_abroad and not cities_in(part, first.country_code))


def _is_end(part: str) -> bool:
    return bool(country_code(part) or states_of(part))
