"""In which order openings stand: how far each is for somebody, and then by how much it fits."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from core.catalogue.commuting import Commuting
from core.market.fit import ROUNDING, THETA
from core.market.hurdles import HURDLES, Hurdle, level_hurdles
from core.market.measures import Measures, measures_of
from core.market.profile import OwnedSkills
from core.market.stacks import MAIN_PART, is_other_stack, telling_skills
from core.market.suitability import (
    ELSEWHERE,
    TOO_MANY_YEARS,
    is_elsewhere,
    is_other_trade,
    level_worth,
    needs_clearance,
    years_above,
)
from core.models import Seniority
from core.snapshot.coded import BoolColumn
from core.snapshot.columns import NO_DAY, NO_YEARS, day_number
from core.snapshot.counting import row_counts
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats

FEW = 4  # scored skills below which an advert says too little to be ranked among the others
STEADY = 8.0  # required skills that the mean fit counts like, so that 3 of 3 does not beat 9 of 10
LEAST_SHARED = 0.05  # fit below which an advert asks for next to nothing that one has
FILLED = 10  # fitting adverts of a role below which those of its neighbours are looked at
MOST_NEAR = 5  # of these there are at most so many
LEAST_NEAR = 0.125  # and the fit that these have at least
LEAST_LEADING = 5  # adverts of no other stack below which such of neighbouring roles that fit less are taken too
NEAR_ROLE = 0.7  # what the fit of these counts beside the others
FEWEST_SHARED = 2  # things one has that such an advert asks for at least; of who has fewer than
FEW_OWNED = 4  # skills that count, one
TITLES_READ = 50  # of the adverts that one could apply to, the best are checked for a title of another stack


class Order(StrEnum):
    """What openings are sorted by; of equals the better fit, then the newer comes first."""

    FIT = "fit"
    DATE = "date"
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class Fits:
    """Which openings are wanted.

    At least `least_fit` (0-1), every skill of `skills`, annual USD of at least `least_salary` at the top of the range,
    at most `most_years` of experience asked for; adverts that state no pay or no years pass neither of these two. With
    `no_degree` none that needs a degree for which nothing else may stand.
    Where `home` is given, openings too far from there that are not remote stand behind those within reach. `core` are
    the core skills of the role and those beside it: what asks for another trade than these comes last. `languages` are
    no strange ones whatever one has: the only one of the role. With `company` only its adverts.
    `hidden` postings are left out, closed ones unless `with_closed`, and where `only` is given, all but those.
    """

    least_fit: float = 0.0
    skills: frozenset[str] = frozenset()
    least_salary: float | None = None
    hidden: Collection[str] = ()
    only: Collection[str] | None = None
    with_closed: bool = False
    order: Order = Order.FIT
    most_years: int | None = None
    no_degree: bool = False
    home: Commuting | None = None
    core: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    company: str | None = None


class Tier(IntEnum):
    """How far an advert is for somebody, the first first."""

    FITTING = 0
    STRETCH = 1  # within reach, and an eighth at least of what it asks for is there
    LITTLE_FIT = 2
    FEW_SKILLS = 3
    OTHER_STACK = 4
    NOTHING_SAID = 5


@dataclass(frozen=True, eq=False)
class JudgedOpenings:
    """The adverts of `rows` of a snapshot, and which `places` among these are welcome, with what is known of each.

    `steadied` is the fit they are ranked by, `few` whether they ask for few skills, `shared` how many things they ask
    for that the person has, `near` whether they are of a neighbouring role. `hurdles` say of each of `rows` what stands
    between the person and it.
    """

    rows: NDArray[np.int64]
    places: NDArray[np.int64]
    fit: Floats
    steadied: Floats
    few: BoolColumn
    tier: NDArray[np.int8]
    shared: NDArray[np.int64]
    near: BoolColumn
    hurdles: Mapping[Hurdle, BoolColumn]

    @property
    def welcome_rows(self) -> NDArray[np.int64]:
        """The rows of the welcome ones in the snapshot."""
        return self.rows[self.places]

    def hurdles_of(self, number: int) -> tuple[Hurdle, ...]:
        """What stands between the person and the welcome one of this number."""
        place = self.places[number]
        return tuple(hurdle for hurdle in HURDLES if hurdle in self.hurdles and self.hurdles[hurdle][place])

    def with_hurdle(self, hurdle: Hurdle, numbers: NDArray[np.int64]) -> Mapping[Hurdle, BoolColumn]:
        """The hurdles, and one more before the welcome ones of these numbers."""
        stands = self.hurdles[hurdle].copy() if hurdle in self.hurdles else np.zeros(len(self.rows), dtype=bool)
        stands[self.places[numbers]] = True
        return {**self.hurdles, hurdle: stands}

    @property
    def fitting_count(self) -> int:
        """How many this person could apply to today."""
        return int((self.tier == Tier.FITTING).sum())

    @property
    def telling_count(self) -> int:
        """How many are of no other stack and name enough skills to be ranked by."""
        return int((self.tier < Tier.FEW_SKILLS).sum())

    @property
    def leading_count(self) -> int:
        """How many are of no other stack and ask for something that the person has."""
        return int((self.tier < Tier.OTHER_STACK).sum())


def judged_openings(
    snapshot: Snapshot,
    rows: NDArray[np.int64],
    profile: OwnedSkills,
    wish: Fits,
    level: Seniority | None,
    main_part: float = MAIN_PART,
) -> JudgedOpenings:
    """The adverts of `rows` and how far each is for the person; near ones are none of these.

    `main_part` (0-1) of an advert must be strange languages before it is of another stack.
    """
    measures = measures_of(snapshot, rows, profile.scoring, profile.credits(snapshot.skills))
    telling = measures.units_with(telling_skills(profile.scoring))
    fits, shared, few = measures.fits, measures.shared, measures.skill_count < FEW
    years_over = years_above(snapshot, rows, level)
    elsewhere = is_elsewhere(snapshot, rows, wish.home)
    worth = level_worth(snapshot, rows, level)
    hurdles = {
        Hurdle.STACK: is_other_stack(telling, profile, main_part, wish.languages),
        Hurdle.TRADE: is_other_trade(telling, profile, wish.core),
        Hurdle.CLEARANCE: needs_clearance(snapshot, rows),
        Hurdle.PLACE: elsewhere,
        Hurdle.YEARS: years_over > 0,
        Hurdle.FEW_SKILLS: few,
        **level_hurdles(snapshot, rows, level, fits + ROUNDING, worth),
    }
    strange = (shared == 0) | (fits < LEAST_SHARED)
    strange |= hurdles[Hurdle.STACK] | hurdles[Hurdle.TRADE] | hurdles[Hurdle.CLEARANCE]
    far = elsewhere | (years_over > 1)
    is_free = ~np.logical_or.reduce(list(hurdles.values()))
    says_enough = ~few | ((fits > THETA - ROUNDING) & (shared >= FEWEST_SHARED) & ~far)
    tier = np.full(len(rows), Tier.FITTING, dtype=np.int8)
    tier[~is_free] = Tier.STRETCH
    tier[(fits < LEAST_NEAR - ROUNDING) | far] = Tier.LITTLE_FIT
    tier[~says_enough] = Tier.FEW_SKILLS
    tier[strange] = Tier.OTHER_STACK
    tier[few & strange] = Tier.NOTHING_SAID
    places = np.flatnonzero(_is_welcome(snapshot, rows, wish) & (fits >= wish.least_fit - ROUNDING))
    worth *= (TOO_MANY_YEARS ** np.arange(int(years_over.max(initial=0)) + 1))[years_over]
    steadied = _steadied(measures) * worth * np.where(elsewhere, ELSEWHERE, 1.0) * (shared > 0)
    taken = places if len(places) < len(rows) else slice(None)
    measured = fits[taken], steadied[taken], few[taken], tier[taken], shared[taken]
    return JudgedOpenings(rows, places, *measured, near=np.zeros(len(places), dtype=bool), hurdles=hurdles)


def with_near_roles(
    snapshot: Snapshot,
    of_role: JudgedOpenings,
    asked: Slice,
    profile: OwnedSkills,
    wish: Fits,
    level: Seniority | None,
    roles: Collection[str],
) -> JudgedOpenings:
    """`of_role` and so many fitting adverts of `roles` that there are `FILLED`; the best of these.

    Where there are still fewer than `LEAST_LEADING` of no other stack, so many as well that fit less, the better first.
    Of these roles whatever names languages of which one has none is another stack.
    """
    near_rows = [replace(asked, role=role).rows(snapshot) for role in roles]
    if level is Seniority.INTERN:  # whoever takes interns teaches them: those of every role
        near_rows.append(np.setdiff1d(replace(asked, role=None, seniority=level).rows(snapshot), of_role.rows))
    others = judged_openings(snapshot, np.unique(np.concatenate(near_rows)), profile, wish, level, 0.0)
    best = ranked_openings(snapshot, others, Order.FIT)
    fewest = FEWEST_SHARED if sum(map(profile.scoring.counts, profile.owned)) >= FEW_OWNED else 1
    fits = (others.tier == Tier.FITTING) & (others.shared >= fewest)
    near = np.isin(others.tier, (Tier.STRETCH, Tier.LITTLE_FIT))
    less = near & (others.shared >= FEWEST_SHARED) & (others.fit >= LEAST_NEAR - ROUNDING)
    numbers = best[fits[best]][: min(FILLED - of_role.fitting_count, MOST_NEAR)]
    for more in (less, near & ~less):
        room = max(LEAST_LEADING - of_role.leading_count - len(numbers), 0)
        numbers = np.concatenate([numbers, best[more[best]][:room]])
    taken = others.welcome_rows[numbers]
    if not len(taken):
        return of_role
    both = judged_openings(snapshot, np.append(of_role.rows, taken), profile, wish, level)
    near = np.isin(both.welcome_rows, taken)
    further = near & (both.fit < THETA - ROUNDING)
    tier = np.where(further, np.maximum(both.tier, Tier.STRETCH), both.tier)
    hurdles = both.with_hurdle(Hurdle.NEAR_ROLE, np.flatnonzero(further))
    return replace(both, tier=tier, steadied=both.steadied * np.where(near, NEAR_ROLE, 1.0), near=near, hurdles=hurdles)


def with_titles_read(
    snapshot: Snapshot, openings: JudgedOpenings, of_other_stack: Callable[[Sequence[str]], Collection[str]]
) -> JudgedOpenings:
    """`openings` with those behind, of the first `TITLES_READ`, whose title names another stack than the person's.

    `of_other_stack` says which of the ids of adverts it is given are such.
    """
    ranked = ranked_openings(snapshot, openings, Order.FIT, TITLES_READ)
    first = ranked[openings.tier[ranked] == Tier.FITTING]
    ids = snapshot.ids(openings.welcome_rows[first])
    others = set(of_other_stack(ids))
    strange = first[[one in others for one in ids]]
    tier = openings.tier.copy()
    tier[strange] = Tier.OTHER_STACK
    return replace(openings, tier=tier, hurdles=openings.with_hurdle(Hurdle.STACK, strange))


def _steadied(measures: Measures) -> Floats:
    """Fits moved towards their mean, the further, the less an advert asks for."""
    fits, units = measures.fits, measures.unit_count
    mean = float(fits.mean()) if measures.size else 0.0
    steadied: Floats = (fits * units + mean * STEADY) / (units + STEADY)
    return steadied


def _is_welcome(snapshot: Snapshot, rows: NDArray[np.int64], wish: Fits) -> BoolColumn:
    keep = np.ones(len(rows), dtype=bool)
    if not wish.with_closed:
        closed, today = snapshot.closed[rows], day_number(snapshot.as_of.date()) if snapshot.as_of else None
        keep &= (closed == NO_DAY) | (closed > today if today is not None else False)
    if wish.skills:
        columns = np.isin(np.arange(len(snapshot.skills)), snapshot.codes_of(wish.skills))
        keep &= row_counts(snapshot.asks[rows], columns) == len(wish.skills)
    if wish.least_salary is not None:
        stated = np.fmax(snapshot.salary_min[rows], snapshot.salary_max[rows])  # one side alone may be stated
        keep &= np.nan_to_num(stated, nan=-1.0) >= wish.least_salary
    if wish.most_years is not None:
        years = snapshot.years[rows]
        keep &= (years != NO_YEARS) & (years <= wish.most_years)
    if wish.no_degree:
        keep &= ~snapshot.degree_needed[rows]
    if wish.company is not None:
        keep &= snapshot.company.take(rows).equals(wish.company)
    if wish.only is not None:
        keep &= np.isin(rows, snapshot.rows_of(wish.only))
    if wish.hidden:
        keep &= ~np.isin(rows, snapshot.rows_of(wish.hidden))
    return keep


def ranked_openings(
    snapshot: Snapshot, openings: JudgedOpenings, order: Order, most: int | None = None
) -> NDArray[np.int64]:
    """The numbers of the welcome ones in the order they are shown in, or of the first `most` of them.

    By tier and then steadied fit; where `order` is by day or pay, by that first. Of equals the newer comes first.
    Returns places in the arrays of `openings`.
    """
    rows, fit = openings.welcome_rows, np.round(openings.steadied, 9)
    # One number: a fit is at most 1, and two that differ do so by more than is lost here.
    leading = 2.0 * openings.tier - fit
    if order is Order.DATE:
        leading = -snapshot.day[rows].astype(float)
    elif order is Order.PAY:
        leading = -np.nan_to_num(snapshot.salary_max[rows].astype(float), nan=-1.0)
    first = np.arange(len(rows))
    if most is not None and most < len(rows):
        first = np.flatnonzero(leading <= np.partition(leading, most)[most])
        rows, fit = rows[first], fit[first]
    # The stamp names a posting's content: an order of no meaning that is the same in every snapshot.
    keys = (snapshot.stamp[rows], -snapshot.day[rows], -fit, openings.tier[first], leading[first])
    ranked: NDArray[np.int64] = first[np.lexsort(keys)]
    return ranked if most is None else ranked[:most]
