"""Fit: how much of what an advert asks for a person has, and what one more skill would add.

The fit of an advert is Σ weight · credit / Σ weight over the skills it asks for: weight 1 where a skill is required,
`OPTIONAL_WEIGHT` where it is optional. What an advert gives as alternatives ("Python, Java or Go") counts once, with
the heaviest weight and best credit, and so do rivals (AWS and Azure). The readiness of a person for a set of adverts is
the mean of their fits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.market.adverts import Adverts
from core.market.profile import RIVAL_CREDIT
from core.market.units import OPTIONAL_WEIGHT, raise_to
from core.snapshot.coded import IntColumn
from core.snapshot.columns import GROUPS
from core.snapshot.counting import Counts
from core.stats.clustering import mean_bounds
from core.stats.proportions import Estimate, Floats

THETA = 0.5  # interview odds stop rising near half of the requirements
FEWEST_RATED = 10  # adverts below which their mean fit says nothing
NEAR = 2  # skills away
ROUNDING = 1e-9
STEP = 0.1  # width of the bands of fit that tell how alike a company's adverts are


@dataclass(frozen=True, eq=False)
class Standing:
    """A person before a set of adverts: the credit of each column, and what follows from it."""

    adverts: Adverts
    credits: Floats
    before: "Standing | None" = None  # with lower credits: only what these raise is worked out

    @cached_property
    def unit_credits(self) -> Floats:
        """The best credit (0-1) of each thing asked for, rivals asked for together being one; (u,)."""
        if self.before is None:
            return self.adverts.unit_credits(self.credits)
        adverts, best = self.adverts, self.before.unit_credits.copy()
        entries = adverts.entries_of(np.flatnonzero(self.credits > self.before.credits))
        raise_to(best, adverts.unit[entries], self.credits[adverts.column[entries]])
        return best

    @cached_property
    def fits(self) -> Floats:
        """The fit of each advert, (m,), 0-1."""
        adverts = self.adverts
        if self.before is None:
            return adverts.fits_of_units(self.unit_credits)
        fits, changed = self.before.fits.copy(), np.zeros(adverts.size, dtype=bool)
        changed[adverts.row[self.unit_credits > self.before.unit_credits]] = True
        units = np.flatnonzero(changed[adverts.row])
        worth = adverts.weight[units] * self.unit_credits[units]
        fits[changed] = np.bincount(adverts.row[units], worth, minlength=adverts.size)[changed]
        return fits

    @property
    def readiness(self) -> Estimate | None:
        """The mean fit with its interval; None of fewer than `FEWEST_RATED` adverts."""
        return mean_of(self.adverts, self.fits) if self.adverts.size >= FEWEST_RATED else None

    def ready(self, theta: float) -> NDArray[np.bool_]:
        """Which adverts fit at least `theta`, (m,)."""
        is_ready: NDArray[np.bool_] = self.fits >= theta - ROUNDING
        return is_ready

    def bands(self, theta: float) -> Counts:
        """Adverts of each company group that would reach `theta` with less, with this and with more fit; (GROUPS, 6).

        The last columns hold those in the bands below it. How alike a company's adverts are in these says how alike
        they are in reaching.
        """
        lacking = np.ceil((theta - self.fits) / STEP - ROUNDING)
        cells = self.adverts.group.astype(np.int64) * 5 + np.clip(lacking, -1, 3).astype(np.int64) + 1
        table = np.bincount(cells, minlength=GROUPS * 5).reshape(GROUPS, 5)
        return np.hstack([table.cumsum(axis=1)[:, :3], table[:, 1:4]])

    def near_count(self, theta: float, skills: int = NEAR) -> int:
        """Adverts below `theta` that would reach it with so many skills more."""
        adverts, more = self.adverts, np.zeros(self.adverts.size)
        open_units = np.flatnonzero(~self.ready(theta)[adverts.row] & (self.unit_credits < 1))
        row, weight, required = (column[open_units] for column in (adverts.row, adverts.weight, adverts.required))
        lacking = 1 - self.unit_credits[open_units]
        kinds = [(float(part), is_required) for part in np.unique(lacking) for is_required in (True, False)]
        room = np.full(adverts.size, skills, dtype=np.int64)
        # Units of an advert that lack the same weigh the same: the heaviest kind is taken first.
        for part, is_required in sorted(kinds, key=lambda kind: -kind[0] * (1 if kind[1] else OPTIONAL_WEIGHT)):
            units = np.flatnonzero((lacking == part) & (required == is_required))
            worth = np.zeros(adverts.size)
            worth[row[units]] = weight[units] * part
            taken = np.minimum(np.bincount(row[units], minlength=adverts.size), room)
            more += taken * worth
            room -= taken
        return int(((self.fits + more >= theta - ROUNDING) & ~self.ready(theta)).sum())

    def with_skills(self, credits: Floats) -> "Standing":
        """The same adverts with other credits, nowhere lower."""
        return Standing(self.adverts, credits, self)

    def settled(self) -> "Standing":
        """The same with its unit credits, and its fits if they were asked for, that keeps no other in memory."""
        alone, known = Standing(self.adverts, self.credits), {"unit_credits": self.unit_credits, **self.__dict__}
        alone.__dict__.update({name: known[name] for name in ("unit_credits", "fits") if name in known})
        return alone

    def single_gains(self, columns: IntColumn) -> tuple[IntColumn, IntColumn, Floats]:
        """What knowing each of `columns`, none of which has rivals, adds alone.

        Returns for each advert that asks for one: its place in `columns`, the advert, and by how much its fit grows.
        """
        adverts = self.adverts
        place = np.full(len(adverts.skills), -1, dtype=np.int32)
        place[columns] = np.arange(len(columns), dtype=np.int32)
        of_entry = place[adverts.column]
        entries = np.flatnonzero(of_entry >= 0)
        unit = adverts.unit[entries]
        more = np.maximum(1.0 - self.unit_credits[unit], 0.0) * adverts.weight[unit]
        return of_entry[entries], adverts.row[unit], more

    def gain(self, credits: Floats) -> tuple[IntColumn, Floats]:
        """What `credits` (not lower anywhere) add: adverts and by how much the fit of each grows; rows may repeat."""
        adverts = self.adverts
        entries = adverts.entries_of(np.flatnonzero(credits > self.credits))
        unit, unit_credit = adverts.unit[entries], credits[adverts.column[entries]]
        if len(unit) and (unit_credit == unit_credit[0]).all():
            unit, unit_credit = _distinct(unit, len(adverts.row)), unit_credit[:1]
            more = np.maximum(unit_credit - self.unit_credits[unit], 0.0) * adverts.weight[unit]
            return adverts.row[unit], more
        order = np.lexsort((unit_credit, unit))
        last = np.append(unit[order][1:] != unit[order][:-1], True) if len(order) else np.zeros(0, dtype=bool)
        unit, unit_credit = unit[order][last], unit_credit[order][last]
        more = np.maximum(unit_credit - self.unit_credits[unit], 0.0) * adverts.weight[unit]
        return adverts.row[unit], more


def _distinct(units: IntColumn, size: int) -> IntColumn:
    """These of `size` units, ascending, each once."""
    is_there = np.zeros(size, dtype=bool)
    is_there[units] = True
    return np.flatnonzero(is_there).astype(np.int32)


def mean_of(adverts: Adverts, values: Floats, *, skewed: bool = False) -> Estimate | None:
    """The mean of one value an advert (0-1) with its interval, companies being what is drawn; None of no adverts.

    `values` (m,) are 0-1, one an advert; `skewed` where most of them are 0, as gains are. 95 % bounds by the
    delete-one-company jackknife (`core.stats.clustering.mean_bounds`).
    """
    if not adverts.size:
        return None
    sums = np.bincount(adverts.group, values, minlength=GROUPS).astype(np.float64)
    low, high = mean_bounds(sums[:, None], adverts.sizes_by_group, skewed=skewed)
    return Estimate(float(values.mean()), float(low[0]), float(high[0]), adverts.size)


def gain_bounds(adverts: Adverts, sums: Floats) -> tuple[Floats, Floats]:
    """95 % bounds (k,) of gains in readiness, of `sums` (GROUPS, k) of what the fits of a company's adverts gain."""
    return mean_bounds(sums, adverts.sizes_by_group, skewed=True)


def learned_credits(standing: Standing, gives: Iterable[str], credit: float = 1.0) -> Floats:
    """The credits once all of `gives` is known at `credit`; rivals of these are worth what a rival is.

    `credit` is 0-1. Returns (k,), one entry a column of the adverts, nowhere lower than the credits of `standing`.
    """
    adverts, credits = standing.adverts, standing.credits.copy()
    for column in adverts.columns_of(gives):
        credits[column] = max(credits[column], credit)
        same = adverts.rivals_of(column)
        credits[same] = np.maximum(credits[same], RIVAL_CREDIT)
    return credits
