"""What speaks against an advert beside its skills: its place, level, years, clearance, and trades of their own.

docs/method.md states the rules under Openings.
"""

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import NDArray

from core.catalogue.commuting import Commuting, is_country
from core.market.fit import ROUNDING
from core.market.profile import OwnedSkills
from core.market.units import Units
from core.models import Seniority, WorkModel
from core.snapshot.coded import JOINT, BoolColumn, Coded
from core.snapshot.columns import NO_YEARS
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats

LEVELS = list(Seniority)
USUAL_YEARS = {Seniority.INTERN: 1, Seniority.JUNIOR: 2, Seniority.MID: 5}  # of work at most, by level
UNSTATED = 0.85  # what the fit of an advert that states no level counts for beginners: most such seek experience
ABOVE = 0.7  # what that of an advert for a level above one's own counts, unless one is an intern
BELOW = 0.85  # the same of a level below
STUDENTS = 0.5  # what that of an internship counts for who is no intern
TOO_MANY_YEARS = 0.8  # what that of an advert counts for each year of work more than one's level has
FEW_YEARS = {Seniority.SENIOR: 2, Seniority.LEAD: 3}  # of work: who asks for no more looks for a level far below
SOME_MONTHS = 1  # years more of these, where the contract is one of some months
ELSEWHERE = 0.4  # what that of work too far away to go there every day counts
TRADE_PART = 1 / 12  # of what an advert asks for that must be of another trade


def level_worth(snapshot: Snapshot, rows: NDArray[np.int64], level: Seniority | None) -> Floats:
    """What the fit of each advert counts for somebody of a level, (m,), by the level and the years it asks for.

    `rows` (m,) are places in the snapshot. 1 where the level is the person's own or not known; else the product of
    `ABOVE`, `BELOW`, `STUDENTS` and `UNSTATED` as far as they apply.
    """
    worth = np.ones(len(rows))
    if level is None:
        return worth
    own = LEVELS.index(level)
    ranks = np.array([*(LEVELS.index(Seniority(name)) for name in snapshot.seniority.categories), own])
    there = ranks[snapshot.seniority.codes[rows]]
    if level is not Seniority.INTERN:
        worth[there > own] *= ABOVE
        worth[there < own] *= BELOW
        worth[snapshot.seniority.take(rows).equals(Seniority.INTERN)] *= STUDENTS / BELOW
    if level in (Seniority.INTERN, Seniority.JUNIOR):
        worth[snapshot.seniority.codes[rows] < 0] *= UNSTATED
    return worth


def years_above(snapshot: Snapshot, rows: NDArray[np.int64], level: Seniority | None) -> NDArray[np.int64]:
    """How many years of work more each advert asks for than somebody of this level usually has; 0 where none."""
    most = USUAL_YEARS.get(level) if level else None
    if most is None:
        return np.zeros(len(rows), dtype=np.int64)
    return np.maximum(snapshot.years[rows].astype(np.int64) - most, 0)  # NO_YEARS is less than any


def is_far_below(snapshot: Snapshot, rows: NDArray[np.int64], level: Seniority | None) -> BoolColumn:
    """Which adverts ask for so few years of work, and name no level of seniors or above, that they are far below one's.

    `rows` (m,) are places in the snapshot. Levels above lead are like lead; for those below senior nothing is so far
    below. Returns bool, (m,).
    """
    senior = LEVELS.index(Seniority.SENIOR)
    if level is None or LEVELS.index(level) < senior:
        return np.zeros(len(rows), dtype=bool)
    years, temporary = snapshot.years[rows], snapshot.contract.take(rows).equals("temporary")
    is_high = [LEVELS.index(Seniority(name)) >= senior for name in snapshot.seniority.categories]
    few = FEW_YEARS.get(level, FEW_YEARS[Seniority.LEAD]) + SOME_MONTHS * temporary
    names_high: BoolColumn = np.array([*is_high, False])[snapshot.seniority.codes[rows]]
    far: BoolColumn = (years != NO_YEARS) & (years <= few) & ~names_high
    return far


def is_elsewhere(snapshot: Snapshot, rows: NDArray[np.int64], home: Commuting | None) -> BoolColumn:
    """Which adverts name a place from which nobody of `home` goes home in the evening, and are not remote.

    `rows` (m,) are places in the snapshot. One that names no town or only a country is not elsewhere; without `home`
    none is. Returns bool, (m,).
    """
    if home is None:
        return np.zeros(len(rows), dtype=bool)
    in_city, names_city = _holds(snapshot.city, rows, home.has_city, is_country)
    in_region, names_region = _holds(snapshot.region, rows, home.regions.__contains__, lambda _: False)
    known_region = names_region & bool(home.regions)
    here = np.where(names_city, in_city & (in_region | ~known_region), in_region | ~known_region)
    elsewhere: BoolColumn = ~here & ~snapshot.work_model.take(rows).equals(WorkModel.REMOTE)
    return elsewhere


def _holds(
    column: Coded, rows: NDArray[np.int64], is_here: Callable[[str], bool], is_none: Callable[[str], bool]
) -> tuple[BoolColumn, BoolColumn]:
    """Of which rows one of the names is here, and which have a name at all that is not none of its kind."""
    codes = column.codes[rows]
    used = np.unique(codes[codes >= 0]).tolist()
    names = {code: column.categories[code].split(JOINT) for code in used}
    here = [code for code in used if any(map(is_here, names[code]))]
    return np.isin(codes, here), np.isin(codes, [code for code in used if not all(map(is_none, names[code]))])


def needs_clearance(snapshot: Snapshot, rows: NDArray[np.int64]) -> BoolColumn:
    """Which adverts ask for a security clearance or a citizenship: not to be had by applying."""
    return snapshot.clearance.take(rows).equals("required")


def is_other_trade(adverts: Units, profile: OwnedSkills, core: Collection[str]) -> BoolColumn:
    """Which adverts ask for skills of a trade of its own in which somebody has none and wants no role.

    `core` are the core skills of the role and those beside it; a trade that has one of these is no other one. They
    must be at least `TRADE_PART` of all the advert asks for.
    """
    own_skills = profile.satisfied.keys() | set(core)
    skills = frozenset().union(*(trade for trade in profile.scoring.trades if own_skills.isdisjoint(trade)))
    part = np.bincount(adverts.row, adverts.weight * adverts.units_of(skills), minlength=adverts.size)
    return part > TRADE_PART - ROUNDING
