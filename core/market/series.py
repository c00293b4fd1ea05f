"""The rows behind a trend: two windows of 28 days to compare, and the weeks to draw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from core.market.collected import collected
from core.market.standardise import Periods, cells_of, held_mix, mixed_periods, plain_periods
from core.market.weeks import Weeks, weeks_between
from core.snapshot.columns import day_number
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats
from core.texts import day, spoken_locale, text

SPAN = 28
WEEKS = 26


@dataclass(frozen=True, eq=False)
class Series:
    """The rows of a slice that weeks and both windows need, with their `day`; `cell` and `mass` are the fixed mix.

    Only postings of a time in which their source was collected are among them. `may_compare` says which are of a
    source that was collected through both windows. `collected_since` is the first day on which any source was, None
    where that was always so.
    """

    rows: NDArray[np.int64]
    day: NDArray[np.int32]
    since: date
    until: date
    weeks: Weeks
    cell: NDArray[np.int64] | None
    mass: Floats | None
    may_compare: NDArray[np.bool_]
    collected_since: date | None

    def windows(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which rows are in the last 28 days, and which in the 28 before those, as far as they may be compared."""
        late, early = windows_of(self.day, self.until)
        return late & self.may_compare, early & self.may_compare

    @property
    def words(self) -> str | None:
        """Why nothing can be told of how the slice moved: no source was collected for so long; None where one was."""
        begun = self.collected_since
        if begun is None or self.may_compare.any() or begun <= self.until - timedelta(days=2 * SPAN):
            return None
        told_from = begun + timedelta(days=2 * SPAN)
        spoken = spoken_locale()
        return text("few.collecting", begun=day(begun, spoken), told=day(told_from, spoken))

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
    """The rows of `asked` up to `until`, as far back as both `trend_since` and 56 days.

    The day of the last pass is left out: it is not over.
    """
    since = trend_since(asked, until)
    if snapshot.as_of:
        until = min(until, snapshot.as_of.date())
    rows = replace(asked, since=min(since, until - timedelta(days=2 * SPAN)), until=until).rows(snapshot)
    times, sources = collected(snapshot), snapshot.source.codes[rows]
    known_since = times.since(np.unique(sources))
    day = snapshot.day[rows]
    kept = (day >= times.begun[sources]) & (day <= times.ended[sources]) if len(rows) else np.zeros(0, dtype=bool)
    rows, day, sources = rows[kept], day[kept], sources[kept]
    end = day_number(until)
    may_compare = times.covers(end - 2 * SPAN, end)[sources] if len(rows) else np.zeros(0, dtype=bool)
    cell = cells_of(snapshot, rows, mix) if mix else None
    late, early = windows_of(day, until)
    mass = held_mix(cell, late & may_compare, early & may_compare) if cell is not None else None
    weeks = weeks_between(snapshot, max(since, known_since) if known_since else since, until, since)
    return Series(rows, day, since, until, weeks, cell, mass, may_compare, known_since)


def windows_of(day: NDArray[np.int32], until: date) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which days are in the last 28 before `until`, and which in the 28 before those."""
    end = day_number(until)
    return (day >= end - SPAN) & (day < end), (day >= end - 2 * SPAN) & (day < end - SPAN)


def trend_since(asked: Slice, until: date) -> date:
    """Where weeks begin: `asked.since`, else the Monday 26 weeks before the week of `until`."""
    return asked.since or until - timedelta(days=until.weekday(), weeks=WEEKS)
