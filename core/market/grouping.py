"""A slice split by any of its columns: how many postings each value has, or how many of them ask for a skill."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.columns import CODED, GROUPS, Coded, IntColumn, day_of
from core.market.counting import Counts, company_pairs, group_code_counts, group_counts, group_sums, row_counts
from core.market.likeness import effective_counts
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import wilson

GROUPINGS = (
    "skill", "role", "country", "region", "city", "seniority", "remote", "company", "source", "week", "month",
)  # fmt: skip
IN_TIME = ("week", "month")
MOST = 200
COLUMNS = ("value", "count", "base", "share", "share_low", "share_high")


def grouped(snapshot: Snapshot, asked: Slice, by: str, skill: str | None = None) -> pd.DataFrame:
    """The postings of a slice by one of GROUPINGS.

    Columns: value (str; "" where the advert does not say), count and base (int), share (count / base), share_low,
    share_high (0-1, 95 %). Without `skill`: count is a value's postings and base the slice's. With `skill`: base is a
    value's postings and count those of them that ask for it; by "skill", the base is the postings that ask for `skill`
    and the values are the other skills they ask for. At most MOST values, those with most postings; weeks (by their
    Monday) and months (by their first day) in order of time, others by postings, then by value. An empty slice gives
    zero rows. Raises ValueError for another grouping.
    """
    if by not in GROUPINGS:
        raise ValueError(f"{by!r} is none of {', '.join(GROUPINGS)}")
    rows = asked.rows(snapshot)
    if by == "skill":
        found = _by_skill(snapshot, rows, skill)
    else:
        column = _column(snapshot, by, rows)
        found = _by_column(snapshot, rows, by, column) if skill is None else _asking(snapshot, rows, column, skill)
    if by in IN_TIME:
        return found.sort_values("value").tail(MOST).reset_index(drop=True)
    return found


def rows_of_value(snapshot: Snapshot, asked: Slice, by: str, value: str, skill: str | None = None) -> NDArray[np.int64]:
    """Rows behind a `count` of `grouped`, newest first: as many as it says."""
    rows = asked.rows(snapshot)
    if skill is not None:
        rows = rows[_asks_for(snapshot, rows, skill)]
    if by == "skill":
        kept = rows[_asks_for(snapshot, rows, value)]
    else:
        column = _column(snapshot, by, rows)
        code = column.code(value) if value else -1
        kept = rows[column.codes == (-2 if code is None else code)]
    return kept[np.lexsort((snapshot.stamp[kept], -snapshot.day[kept]))]


def _column(snapshot: Snapshot, by: str, rows: NDArray[np.int64]) -> Coded:
    """The column of `rows` only."""
    if by in CODED:
        column: Coded = getattr(snapshot, by)
        return column.take(rows)
    if by == "remote":
        return Coded(snapshot.remote[rows].astype(np.int32), ("no", "yes"))
    days, place = np.unique(snapshot.day[rows], return_inverse=True)
    first = [_first_of(by, day_of(one)).isoformat() for one in days.tolist()]
    names, code = np.unique(np.array(first, dtype="U10"), return_inverse=True)
    return Coded(code[place].astype(np.int32), tuple(names.tolist()))


def _first_of(by: str, day: date) -> date:
    """The Monday of its week, or the first of its month."""
    return day - timedelta(days=day.weekday()) if by == "week" else day.replace(day=1)


def _by_column(snapshot: Snapshot, rows: NDArray[np.int64], by: str, column: Coded) -> pd.DataFrame:
    values, place = _largest(column)
    # How alike a company's postings are says nothing about the share of one company: there each stands for itself.
    pairs = np.zeros(GROUPS, dtype=np.int64) if by == "company" else company_pairs(snapshot, rows)
    table = group_code_counts(place + 1, snapshot.group[rows], len(values) + 1)[:, 1:]
    return _frame(values, table, group_sums(snapshot.group[rows]), pairs)


def _asking(snapshot: Snapshot, rows: NDArray[np.int64], column: Coded, skill: str) -> pd.DataFrame:
    values, place = _largest(column)
    asking = _asks_for(snapshot, rows, skill)
    frames = []
    for number, value in enumerate(values):
        there = place == number
        hits = group_sums(snapshot.group[rows], there & asking)
        sizes, pairs = group_sums(snapshot.group[rows], there), company_pairs(snapshot, rows[there])
        frames.append(_frame((value,), hits[:, None], sizes, pairs))
    if frames:
        return pd.concat(frames, ignore_index=True)
    none = np.zeros(GROUPS, dtype=np.int64)
    return _frame((), np.zeros((GROUPS, 0), dtype=np.int64), none, none)


def _by_skill(snapshot: Snapshot, rows: NDArray[np.int64], skill: str | None) -> pd.DataFrame:
    if skill is not None:
        rows = rows[_asks_for(snapshot, rows, skill)]
    table = group_counts(snapshot.asks[rows], snapshot.group[rows])
    counts = table.sum(axis=0)
    named = [(-int(counts[code]), snapshot.skills[code], code) for code in np.flatnonzero(counts)]
    kept = [code for _, name, code in sorted(named) if name != skill][:MOST]
    values = tuple(snapshot.skills[code] for code in kept)
    return _frame(values, table[:, kept], group_sums(snapshot.group[rows]), company_pairs(snapshot, rows))


def _asks_for(snapshot: Snapshot, rows: NDArray[np.int64], skill: str) -> NDArray[np.bool_]:
    wanted = np.array([name == skill for name in snapshot.skills], dtype=bool)
    found: NDArray[np.bool_] = row_counts(snapshot.asks[rows], wanted) > 0
    return found


def _largest(column: Coded) -> tuple[tuple[str, ...], IntColumn]:
    """The MOST values with most postings, and for each row the place of its value among them, -1 for another."""
    counts = np.bincount(column.codes + 1, minlength=len(column.categories) + 1)
    names = ("", *column.categories)
    order = sorted(np.flatnonzero(counts).tolist(), key=lambda code: (-int(counts[code]), names[code]))[:MOST]
    place = np.full(len(names), -1, dtype=np.int32)
    place[order] = np.arange(len(order))
    return tuple(names[code] for code in order), place[column.codes + 1]


def _frame(values: tuple[str, ...], by_group: NDArray[Any], sizes: Counts, pairs: Counts) -> pd.DataFrame:
    """Counts (GROUPS, values) over the base that `sizes` (GROUPS,) splits by company group, with its `pairs`."""
    base = int(sizes.sum())
    counts = by_group.sum(axis=0)
    share = counts / max(base, 1)
    low, high = wilson(share, effective_counts(by_group, sizes, pairs))
    return pd.DataFrame(
        {
            "value": pd.Series(list(values), dtype="str"),
            "count": counts.astype(np.int64),
            "base": np.full(len(values), base, dtype=np.int64),
            "share": share,
            "share_low": low,
            "share_high": high,
        }
    )
