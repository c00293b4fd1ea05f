"""Whose adverts a page counts: the profile's level and place, until somebody chooses or widens.

Level: one's own, one above and one below, and adverts that state none. Place: one's own country, and remote work of
which no country is stated. The roadmap, the gap and projects leave a filter away that would leave too few adverts;
openings keep both. The chips say what is applied, and each can be taken away.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from core.catalogue.countries import country_of
from core.market.sample_size import RANK_FLOOR
from core.models import Seniority, User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.filters import ANY, Filters

_LEVELS = {
    **dict.fromkeys(("1st Year", "2nd Year", "3rd Year", "4th Year", "Intern"), Seniority.INTERN),
    "Junior": Seniority.JUNIOR,
    "Mid-level": Seniority.MID,
    "Senior": Seniority.SENIOR,
    "Lead": Seniority.LEAD,
    "Principal": Seniority.PRINCIPAL,
}


class Narrowing(StrEnum):
    """What of a profile narrows a page."""

    LEVEL = "level"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Chip:
    """A default filter as shown: `value` is a level or a country's code.

    One that is not `applied` would have left `left_count` adverts, too few to say anything.
    """

    kind: Narrowing
    value: str
    applied: bool = True
    left_count: int = 0


@dataclass(frozen=True, slots=True)
class Audience:
    """The slice a page asks about, and the default filters it comes from."""

    asked: Slice
    chips: tuple[Chip, ...]


def level_of(user: User) -> Seniority | None:
    """The level the profile states."""
    return _LEVELS.get(user.experience_level)


def audience(
    snapshot: Snapshot, user: User, slice: Slice, filters: Filters, widened: Collection[str], *, floor: int = RANK_FLOOR
) -> Audience:
    """`asked` narrowed to the profile's level and place as far as nothing else is chosen for these in `filters`.

    With `floor` above 0, place and then level are left away where fewer adverts would remain.
    """
    narrowings: dict[Narrowing, str] = {}
    level, country = level_of(user), country_of(user.location)
    if level and filters.seniority == ANY and Narrowing.LEVEL not in widened:
        narrowings[Narrowing.LEVEL] = level.value
    if country and filters.country == ANY and filters.work_model == ANY and Narrowing.PLACE not in widened:
        narrowings[Narrowing.PLACE] = country
    chips: dict[Narrowing, Chip] = {kind: Chip(kind, value) for kind, value in narrowings.items()}
    for kind in (Narrowing.PLACE, Narrowing.LEVEL):
        if kind in narrowings and floor and (count := int(_narrowed(slice, narrowings).mask(snapshot).sum())) < floor:
            chips[kind] = Chip(kind, narrowings.pop(kind), applied=False, left_count=count)
    return Audience(_narrowed(slice, narrowings), tuple(chips.values()))


def _narrowed(slice: Slice, narrowings: dict[Narrowing, str]) -> Slice:
    return replace(slice, near_level=narrowings.get(Narrowing.LEVEL), home=narrowings.get(Narrowing.PLACE))
