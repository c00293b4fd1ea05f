"""A slice split by any of its columns: how many postings each value has, or how many of them ask for a skill."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.snapshot.coded import Coded, IntColumn
from core.snapshot.columns import CODED, GROUPS, NO_YEARS, day_of
from core.snapshot.counting import (
    Counts,
    choice_counts,
    company_pairs,
    group_code_counts,
    group_counts,
    group_sums,
    row_counts,
)
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.clustering import effective_counts
from core.stats.proportions import Floats, wilson

GROUPINGS = (
    "skill",
    "role",
    "country",
    "region",
    "city",
    "seniority",
    "work_model",
    "company",
    "source",
    "years",
    "degree",
    "spoken",
    "visa",
    "relocation",
    "clearance",
    "contract",
    "hours",
    "language",
    "week",
    "month",
)
IN_TIME = ("week", "month")
MOST = 200
COLUMNS = ("value", "count", "base", "share", "share_low", "share_high", "choice_share")


def grouped(snapshot: Snapshot, asked: Slice, by: str, skill: str | None = None) -> pd.DataFrame:
    """The postings of a slice by one of GROUPINGS.

    Columns: value (str; "" where the advert does not say), count and base (int), share (count / base), share_low,
    share_high (0-1, 95 %), choice_share (0-1, the part of share in which the skill that is counted is one of several of
    which any one is enough; NaN where no skill is). Without `skill`: count is a value's postings and base the slice's.
    With `skill`: base is a value's postings and count those of them that ask for it; by "skill", the base is the
    postings that ask for `skill` and the values are the other skills they ask for. At most MOST values, those with most
    postings; weeks (by their Monday) and months (by their first day) in order of time, others by postings, then by
    value. An empty slice gives zero rows. Raises ValueError for another grouping.
    """
    return Grouping(snapshot, asked, by, skill).first()


class Grouping:
    """All groups of `grouped`, MOST of them at a time: a market has more companies than one wants in memory at once.

    `value_count` is how many there are. Raises ValueError for a grouping that is none of GROUPINGS.
    """

    def __init__(self, snapshot: Snapshot, asked: Slice, by: str, skill: str | None = None) -> None:
        if by not in GROUPINGS:
            raise ValueError(f"{by!r} is none of {', '.join(GROUPINGS)}")
        rows = asked.rows(snapshot)
        split = _BySkill(snapshot, rows, skill) if by == "skill" else _ByColumn(snapshot, rows, by, skill)
        self._table: Callable[[list[int]], pd.DataFrame] = split.table
        self._codes, self._in_time = split.codes, by in IN_TIME
        self.value_count = len(split.codes)

    def first(self) -> pd.DataFrame:
        """What `grouped` gives: in time the last MOST, else those with most postings."""
        return self._table(self._codes[-MOST:] if self._in_time else self._codes[:MOST])

    def parts(self) -> Iterator[pd.DataFrame]:
        """All of them, in the same order, at least one frame."""
        for start in range(0, max(len(self._codes), 1), MOST):
            yield self._table(self._codes[start : start + MOST])


def rows_of_value(snapshot: Snapshot, asked: Slice, by: str, value: str, skill: str | None = None) -> NDArray[np.int64]:
    """Rows behind a `count` of `grouped`, newest first: as many as it says."""
    rows = asked.rows(snapshot)
    if skill is not None:
        rows = rows[_asks_for(snapshot, rows, skill)]
    if by == "skill":
        kept = rows[_asks_for(snapshot, rows, value)]
    else:
        column = column_of(snapshot, by, rows)
        kept = rows[column.equals(value) if value else column.codes == -1]
    return kept[np.lexsort((snapshot.stamp[kept], -snapshot.day[kept]))]


def column_of(snapshot: Snapshot, by: str, rows: NDArray[np.int64] | slice) -> Coded:
    """The values of a grouping, but "skill", for `rows` only; `slice(None)` is all of them, without a copy."""
    if by in CODED:
        column: Coded = getattr(snapshot, by)
        return column.take(rows)
    if by == "years":
        years = snapshot.years[rows].astype(np.int32)
        return Coded(years, tuple(str(number) for number in range(int(years.max(initial=NO_YEARS)) + 1)))
    days, place = np.unique(snapshot.day[rows], return_inverse=True)
    first = [_first_of(by, day_of(number)).isoformat() for number in days.tolist()]
    names, code = np.unique(np.array(first, dtype="U10"), return_inverse=True)
    return Coded(code[place].astype(np.int32), tuple(names.tolist()))


def _first_of(by: str, day: date) -> date:
    """The Monday of its week, or the first of its month."""
    return day - timedelta(days=day.weekday()) if by == "week" else day.replace(day=1)


def next_period(begin: date, by: str) -> date:
    """The first day of the week or month after the one that begins on `begin`."""
    return begin + timedelta(days=7) if by == "week" else (begin + timedelta(days=31)).replace(day=1)


class _ByColumn:
    """The values of a column, by how many postings have them; in time by themselves. `codes` are their codes + 1."""

    def __init__(self, snapshot: Snapshot, rows: NDArray[np.int64], by: str, skill: str | None) -> None:
        place, column = column_of(snapshot, by, rows).single()
        self._snapshot, self._by, self._skill, self._rows = snapshot, by, skill, rows
        self._several = rows[place]  # a posting in several places comes once for each of them
        self._codes, self._names = column.codes + 1, ("", *column.categories)
        counts = np.bincount(self._codes, minlength=len(self._names))

        def rank(code: int) -> tuple[int, str]:
            return (0 if by in IN_TIME else -int(counts[code]), self._names[code])

        self.codes: list[int] = sorted(np.flatnonzero(counts).tolist(), key=rank)

    def table(self, codes: list[int]) -> pd.DataFrame:
        """The frame of these values, in their order."""
        place = np.full(len(self._names), -1, dtype=np.int32)
        place[codes] = np.arange(len(codes))
        place, names = place[self._codes], tuple(self._names[code] for code in codes)
        return self._counted(names, place) if self._skill is None else self._asking(names, place)

    def _counted(self, names: tuple[str, ...], place: IntColumn) -> pd.DataFrame:
        group, sizes = self._snapshot.group, group_sums(self._snapshot.group[self._rows])
        table = group_code_counts(place + 1, group[self._several], len(names) + 1)[:, 1:]
        if self._by == "company":
            # How alike a company's postings are says nothing about the share of one company: each stands for itself.
            return _table(names, table, sizes, np.zeros(GROUPS, dtype=np.int64))
        few = len(self.codes) <= MOST
        return _table(names, table, sizes, self._pairs, None if few else self._largest)

    @cached_property
    def _pairs(self) -> Counts:
        return company_pairs(self._snapshot, self._rows)

    @cached_property
    def _largest(self) -> NDArray[Any]:
        """The table of the MOST values with most postings: all learn from these how alike a company's postings are."""
        counts = np.bincount(self._codes, minlength=len(self._names))
        place = np.zeros(len(self._names), dtype=np.int32)
        largest = sorted(self.codes, key=lambda code: (-int(counts[code]), self._names[code]))[:MOST]
        place[largest] = np.arange(1, len(largest) + 1)
        group = self._snapshot.group[self._several]
        return group_code_counts(place[self._codes], group, len(largest) + 1)[:, 1:]

    @cached_property
    def _asking_rows(self) -> NDArray[np.bool_]:
        return _asks_for(self._snapshot, self._several, self._skill or "")

    @cached_property
    def _choosing_rows(self) -> NDArray[np.bool_]:
        """Which of the rows that ask for the skill take another in its place."""
        snapshot = self._snapshot
        code = [number for number, name in enumerate(snapshot.skills) if name == self._skill]
        chosen: NDArray[np.bool_] = snapshot.choices[self._several][:, code].toarray().sum(axis=1) > 0
        return self._asking_rows & chosen

    def _asking(self, names: tuple[str, ...], place: IntColumn) -> pd.DataFrame:
        order = np.argsort(place, kind="stable")
        bounds = np.searchsorted(place[order], np.arange(len(names) + 1))
        effective = np.zeros(len(names))
        counts, bases, choices = (np.zeros(len(names), dtype=np.int64) for _ in range(3))
        for number, those in enumerate(np.split(order, bounds)[1:-1]):
            asking = self._asking_rows[those]
            counts[number], bases[number] = np.count_nonzero(asking), len(those)
            choices[number] = np.count_nonzero(self._choosing_rows[those])
            effective[number] = self._effective(self._several[those], asking, names[number])
        return _frame(names, counts, bases, effective, choices)

    def _effective(self, rows: NDArray[np.int64], asking: NDArray[np.bool_], value: str) -> float:
        """What the `rows` of a value are worth as independent postings."""
        if self._by == "company" and value:
            return self._of_one_company(len(rows))
        snapshot = self._snapshot
        groups, code = np.unique(snapshot.group[rows], return_inverse=True)
        hits, pairs = np.bincount(code[asking], minlength=len(groups)), company_pairs(snapshot, rows)
        return float(effective_counts(hits[:, None], np.bincount(code), pairs[[*groups, GROUPS]])[0])

    @staticmethod
    @cache
    def _of_one_company(posting_count: int) -> float:
        """Nothing tells how alike a single company's postings are, so its count says it all."""
        pairs = np.array([posting_count * (posting_count - 1)])
        return float(effective_counts(np.ones((1, 1)), np.array([posting_count]), pairs)[0])


class _BySkill:
    """The skills asked for, by how many postings ask for them; with `skill` those beside it."""

    def __init__(self, snapshot: Snapshot, rows: NDArray[np.int64], skill: str | None) -> None:
        if skill is not None:
            rows = rows[_asks_for(snapshot, rows, skill)]
        self._snapshot, self._rows = snapshot, rows
        self._counts = group_counts(snapshot.asks[rows], snapshot.group[rows])
        counts = self._counts.sum(axis=0)
        named = [(-int(counts[code]), snapshot.skills[code], int(code)) for code in np.flatnonzero(counts)]
        self.codes = [code for _, name, code in sorted(named) if name != skill]

    def table(self, codes: list[int]) -> pd.DataFrame:
        """The frame of these skills, in their order."""
        snapshot, names = self._snapshot, tuple(self._snapshot.skills[code] for code in codes)
        sizes, pairs = group_sums(snapshot.group[self._rows]), company_pairs(snapshot, self._rows)
        choices = choice_counts(snapshot, self._rows)[codes]
        return _table(names, self._counts[:, codes], sizes, pairs, self._counts[:, self.codes[:MOST]], choices)


def _asks_for(snapshot: Snapshot, rows: NDArray[np.int64], skill: str) -> NDArray[np.bool_]:
    wanted = np.array([name == skill for name in snapshot.skills], dtype=bool)
    asks_for_one: NDArray[np.bool_] = row_counts(snapshot.asks[rows], wanted) > 0
    return asks_for_one


def _table(
    values: tuple[str, ...],
    by_group: NDArray[Any],
    sizes: Counts,
    pairs: Counts,
    others: NDArray[Any] | None = None,
    choices: Counts | None = None,
) -> pd.DataFrame:
    """Counts (GROUPS, values) over the base that `sizes` (GROUPS,) splits by company group, with its `pairs`.

    How alike a company's postings are is learned from `others` (GROUPS, j), or from the counts themselves; `choices`
    as for `_frame`.
    """
    bases = np.full(len(values), sizes.sum(), dtype=np.int64)
    effective = effective_counts(by_group, sizes, pairs, others=others)
    return _frame(values, by_group.sum(axis=0), bases, effective, choices)


def _frame(
    values: tuple[str, ...], counts: Counts, bases: Counts, effective: Floats, choices: Counts | None = None
) -> pd.DataFrame:
    """Counts of each value out of its base, which is worth `effective` independent postings.

    Of them `choices` (values,) are choices among several; None where that says nothing.
    """
    share = counts / np.maximum(bases, 1)
    low, high = wilson(share, effective)
    return pd.DataFrame(
        {
            "value": pd.Series(list(values), dtype="str"),
            "count": counts.astype(np.int64),
            "base": bases,
            "share": share,
            "share_low": low,
            "share_high": high,
            "choice_share": np.full(len(values), np.nan) if choices is None else choices / np.maximum(bases, 1),
        }
    )
