"""Whether two adverts offer one opening: by company, by title without its level and place, by numbers, then by words.

Text alone is no evidence: companies use one text for several levels, specialities and cities.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import pycountry

from core.models import Posting

# Runs of five words in common (Jaccard) from which on two adverts are one opening, given all the rest agrees.
SAME_PLACE, OTHER_PLACE, OTHER_COMPANY, NO_COMPANY = 0.5, 0.8, 0.8, 0.9
LONGER_TITLE = 0.98  # where one title says what the other says and more

_WORDS = re.compile(r"[^\W_]+[+#]*")
_COMPANY_FORMS = frozenset(
    (
        "inc",
        "llc",
        "ltd",
        "limited",
        "gmbh",
        "ag",
        "corp",
        "corporation",
        "co",
        "company",
        "plc",
        "sa",
        "srl",
        "bv",
        "ab",
        "se",
        "kg",
        "oy",
        "the",
        "group",
    )
)
_LEVELS = {
    "senior": "senior",
    "sr": "senior",
    "snr": "senior",
    "junior": "junior",
    "jr": "junior",
    "lead": "lead",
    "leader": "lead",
    "principal": "principal",
    "staff": "staff",
    "expert": "expert",
    "associate": "associate",
    "intermediate": "mid",
    "mid": "mid",
    "middle": "mid",
    "entry": "junior",
    "graduate": "junior",
    "trainee": "intern",
    "intern": "intern",
    "internship": "intern",
    "manager": "manager",
    "head": "head",
    "director": "director",
    "vp": "vp",
    "chief": "chief",
    "distinguished": "distinguished",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "1": "1",
    "2": "2",
    "3": "3",
    "4": "4",
    "5": "5",
}
_NOISE = frozenset(
    (
        "a",
        "an",
        "and",
        "for",
        "in",
        "of",
        "or",
        "the",
        "to",
        "with",
        "remote",
        "hybrid",
        "onsite",
        "on",
        "site",
        "office",
        "based",
        "anywhere",
        "flexible",
        "home",
        "m",
        "f",
        "d",
        "w",
        "x",
        "h",
        "div",
        "gn",
        "all",
        "genders",
        "level",
        "full",
        "part",
        "time",
        "permanent",
        "contract",
        "job",
        "copy",
    )
)
# Words in a place that are no place: two adverts that share nothing else may be in two.
_WIDE = frozenset(
    (
        "remote",
        "anywhere",
        "world",
        "worldwide",
        "in",
        "the",
        "on",
        "site",
        "hybrid",
        "onsite",
        "district",
        "england",
        "scotland",
        "wales",
    )
)
_STEMS = {"analysis": "analyst", "analytics": "analyst", "engineering": "engineer", "development": "developer"}
# `JR0068574`, `R-1042`, `(90712)`, `2018-4506`, `#12`: numbers of requisitions where they stand in a title.
_TITLE_NUMBER = re.compile(r"\b(?:[A-Z]{1,4}-?\d{3,}|\d{4}-\d{3,}|\d{5,})\b|#\s*\d+")
_REQUISITION = re.compile(
    r"\b(?:req(?:uisition)?|job|posting|vacancy|position|reference|ref)\.?\s*(?:id|code|number|no\.?|nr\.?|#)\s*[:#-]?\s*"
    r"([A-Z]{0,5}[-_ ]?\d[\w-]{2,20})",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(\d{1,2})\s*(?:\+|plus)?\s*(?:(?:-|–|to)\s*(\d{1,2})\s*\+?\s*)?(?:years?|yrs?)\b", re.IGNORECASE
)
_MOST_YEARS = 15  # more are the company's age
_READ_CHARS = 30_000


@dataclass(frozen=True, slots=True)
class OpeningTraits:
    """What an advert tells of its opening: `company` and `title` as sets of plain words, the title without places.

    `levels` are those in the title, `years` those of experience in the text, `numbers` those of requisitions.
    """

    company: frozenset[str]
    first_name: tuple[str, ...]
    title: frozenset[str]
    levels: frozenset[str]
    years: frozenset[int]
    numbers: frozenset[str]
    places: frozenset[str]


def opening_traits(
    company: str | None, title: str, text: str, places: Iterable[str], requisition: str = ""
) -> OpeningTraits:
    """Read an advert; `places` are the names of its cities, regions and countries."""
    where = frozenset(word for place in places for word in _words(place))
    shown = re.split(r"<|\bDate posted\b", title)[0]
    words = [_STEMS.get(word, word) for word in _words(_TITLE_NUMBER.sub(" ", shown))]
    levels = frozenset(_LEVELS[word] for word in words if word in _LEVELS)
    core = frozenset(words) - _LEVELS.keys() - _NOISE - where - _country_words() or frozenset(words)
    numbers = {*(_number(digits) for digits in _TITLE_NUMBER.findall(shown)), _number(requisition)}
    read = text[:_READ_CHARS]
    numbers |= {_number(match[1]) for match in _REQUISITION.finditer(read)}
    years = {int(part) for groups in _YEARS.findall(read) for part in groups if part and int(part) <= _MOST_YEARS}
    names = _company(company)
    # A country alone is a place only where no more is told: two cities of one country are two places.
    places = where - _country_words() - _WIDE or where
    return OpeningTraits(frozenset(names), names[:1], core, levels, frozenset(years), frozenset(numbers - {""}), places)


def least_likeness(first: OpeningTraits, second: OpeningTraits) -> float | None:
    """What share of their runs of five words two adverts must have in common to be one opening (0-1).

    None where they cannot be one, whatever their words: another level or speciality in the title, other years, other
    numbers of requisition.
    """
    if first.levels != second.levels or not (first.title <= second.title or second.title <= first.title):
        return None
    if first.numbers and second.numbers and not first.numbers & second.numbers:
        return None
    if first.years and second.years and first.years != second.years:
        return None
    if first.title != second.title:
        return LONGER_TITLE
    if not first.company or not second.company:
        return NO_COMPANY
    if not is_same_company(first, second):
        return OTHER_COMPANY
    return SAME_PLACE if first.places & second.places else OTHER_PLACE


def is_same_company(first: OpeningTraits, second: OpeningTraits) -> bool:
    """One name, or one within the other ("Bupa", "Bupa UK"); "AcmeLabs" is "Acme Labs"."""
    if not first.company or not second.company:
        return False
    joined = {"".join(sorted(first.company)), "".join(sorted(second.company))}
    return first.company <= second.company or second.company <= first.company or len(joined) == 1


def place_names(posting: Posting) -> list[str]:
    """The names of a posting's cities, regions and countries, and what it wrote of them."""
    names: list[str | None] = []
    for place in posting.places:
        country = pycountry.countries.get(alpha_2=place.country_code) if place.country_code else None
        names += (place.city, place.region, place.text, getattr(country, "name", None))
    return [name for name in names if name]


def _company(name: str | None) -> tuple[str, ...]:
    words = _words(name or "")
    return tuple(word for word in words if word not in _COMPANY_FORMS) or tuple(words)


def _number(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORDS.findall("".join(char for char in folded if not unicodedata.combining(char))))


@cache
def _country_words() -> frozenset[str]:
    names = [getattr(country, "common_name", country.name) for country in pycountry.countries]
    words = {word for name in names for word in _words(name) if len(word) > 2}
    return frozenset(words | {"uk", "usa", "us", "eu", "emea"})
