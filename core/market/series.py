"""The rows behind a trend: two windows of 28 days to compare, and the weeks to draw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from core.market.columns import day_number
from core.market.mix import Periods, cells_of, held_mix, mixed_periods, plain_periods
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import Floats
from core.market.weeks import Weeks, weeks_between

SPAN = 28
WEEKS = 26


@dataclass(frozen=True, eq=False)
class Series:
    """The rows of a slice that weeks and both windows need, with their `day`; `cell` and `mass` are the fixed mix."""

    rows: NDArray[np.int64]
    day: NDArray[np.int32]
    since: date
    until: date
    weeks: Weeks
    cell: NDArray[np.int64] | None
    mass: Floats | None

    def windows(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which rows are in the last 28 days, and which in the 28 before those."""
        return windows_of(self.day, self.until)

    def compared(self) -> Periods:
        """The 28 days before as period 0, the last 28 as period 1."""
        late, early = self.windows()
        return replace(self._periods(late | early, late.astype(np.int64), 2), paired=True)

    def weekly(self) -> Periods:
        """The weeks since `since`."""
        return self._periods(self.day >= day_number(self.since), self.weeks.of(self.day), self.weeks.count)

    def _periods(self, kept: NDArray[np.bool_], period: NDArray[np.int64], count: int) -> Periods:
        rows, period = self.rows[kept], period[kept]
        if self.cell is None or self.mass is None:
            return plain_periods(rows, period, count)
        return mixed_periods(rows, period, count, self.cell[kept], self.mass)

    @property
    def compared_share(self) -> float:
        """Share of both windows' postings that weigh anything in the mix; 1 where none is fixed."""
        late, early = self.windows()
        if self.cell is None or self.mass is None or not (late | early).any():
            return 1.0
        return float((self.mass[self.cell[late | early]] > 0).mean())


def series_of(snapshot: Snapshot, asked: Slice, until: date, mix: Sequence[str]) -> Series:
    """The rows of `asked` up to `until`, as far back as both `trend_since` and 56 days."""
    since = trend_since(asked, until)
    rows = replace(asked, since=min(since, until - timedelta(days=2 * SPAN)), until=until).rows(snapshot)
    day = snapshot.day[rows]
    cell = cells_of(snapshot, rows, mix) if mix else None
    mass = held_mix(cell, *windows_of(day, until)) if cell is not None else None
    return Series(rows, day, since, until, weeks_between(snapshot, since, until), cell, mass)


def windows_of(day: NDArray[np.int32], until: date) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which days are in the last 28 before `until`, and which in the 28 before those."""
    end = day_number(until)
    return (day >= end - SPAN) & (day < end), (day >= end - 2 * SPAN) & (day < end - SPAN)


def trend_since(asked: Slice, until: date) -> date:
    """Where weeks begin: `asked.since`, else the Monday 26 weeks before the week of `until`."""
    return asked.since or until - timedelta(days=until.weekday(), weeks=WEEKS)
