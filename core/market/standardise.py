"""Shares in successive periods, optionally standardised to a fixed mix of postings.

A new source, or more postings from one country, changes what an average posting asks for without any employer changing
its mind. Held fixed, each cell of role x country x source weighs the same in every period.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.snapshot.coded import IntColumn
from core.snapshot.columns import GROUPS
from core.snapshot.counting import PIECE, company_groups
from core.snapshot.snapshot import Snapshot
from core.stats.clustering import by_one_company, compared_counts, effective_counts
from core.stats.proportions import Floats

MIX = ("role", "country", "source")
SOURCES = ("source",)


@dataclass(frozen=True, eq=False)
class Periods:
    """Rows of a snapshot put into `count` periods: `period` and `weight` have one entry a row, weight 0 leaves out.

    `held` (count,) is the share of the fixed mix that has postings in a period: 1 where all of it has. `paired`: these
    are two periods to be compared, so that what companies have in common in both makes the difference surer.
    """

    rows: NDArray[np.int64]
    period: NDArray[np.int64]
    weight: Floats
    count: int
    held: Floats
    paired: bool = False


@dataclass(frozen=True, eq=False)
class Shares:
    """`share` (0-1) of the weighted postings and what they are worth as independent ones, both (periods, k).

    `hits` (periods, k) and `bases` (periods,) are plain counts of postings, those left out of the mix included.
    `one_company` (k,): two periods were compared, and most of the change is the doing of one company.
    """

    share: Floats
    effective: Floats
    hits: NDArray[np.int64]
    bases: NDArray[np.int64]
    one_company: NDArray[np.bool_]


def plain_periods(rows: NDArray[np.int64], period: NDArray[np.int64], count: int) -> Periods:
    """Periods in which every posting weighs the same.

    `rows` are rows of the snapshot and `period` the number of each one's period, 0 to `count` - 1, both (n,).
    """
    return Periods(rows, period, np.ones(len(rows)), count, np.ones(count))


def cells_of(snapshot: Snapshot, rows: NDArray[np.int64], mix: Sequence[str]) -> NDArray[np.int64]:
    """A number for each combination of the columns in `mix`; not known counts as a value of its own."""
    cell = np.zeros(len(rows), dtype=np.int64)
    for name in mix:
        column = getattr(snapshot, name).first()
        cell = cell * (len(column.categories) + 1) + column.codes[rows] + 1
    return np.unique(cell, return_inverse=True)[1] if cell.size and cell.max() > 1 << 20 else cell


def held_mix(cell: NDArray[np.int64], late: NDArray[np.bool_], early: NDArray[np.bool_]) -> Floats:
    """How much each cell weighs, (cells,): early x late / (early + late), the weights of Mantel and Haenszel (1959).

    A cell with postings in one of the two periods only, a new source say, weighs nothing.
    """
    size = int(cell.max()) + 1 if cell.size else 0
    after, before = (np.bincount(cell[which], minlength=size).astype(float) for which in (late, early))
    with np.errstate(invalid="ignore"):
        mass: Floats = np.where(before * after > 0, before * after / (before + after), 0.0)
    return mass


def mixed_periods(
    rows: NDArray[np.int64], period: NDArray[np.int64], count: int, cell: NDArray[np.int64], mass: Floats
) -> Periods:
    """Postings weighed so that in each period every cell weighs its `mass`, as far as it has postings then.

    Weights are scaled to add up to the number of equal ones they are worth (Kish 1965).
    """
    kept = np.flatnonzero(mass)
    place = np.full(len(mass), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    where = place[cell]
    there = where >= 0
    key = period * max(len(kept), 1) + where
    sizes = np.bincount(key[there], minlength=count * max(len(kept), 1))
    weight = np.zeros(len(rows))
    weight[there] = mass[cell[there]] / sizes[key[there]]
    total = np.bincount(period, weights=weight, minlength=count)
    squares = np.bincount(period, weights=weight**2, minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.where(squares > 0, total / squares, 0.0)
    held = total / mass.sum() if len(kept) else np.zeros(count)
    return Periods(rows, period, weight * scale[period], count, held)


def skill_shares(snapshot: Snapshot, periods: Periods, codes: IntColumn) -> Shares:
    """How often each of the skills in columns `codes` is asked for in each period; never where the code is -1."""
    asks = snapshot.asks if len(periods.rows) == snapshot.size else snapshot.asks[periods.rows]
    place = np.full(asks.shape[1] + 1, -1, dtype=np.int32)  # the last, which no entry reads: skills without a column
    place[codes] = np.arange(len(codes))
    entries, owners = [], []
    for start in range(0, asks.shape[0], PIECE):
        bounds = asks.indptr[start : start + PIECE + 1]
        found = place[asks.indices[bounds[0] : bounds[-1]]]
        chosen = np.flatnonzero(found >= 0)
        entries.append(found[chosen])
        owner = np.repeat(np.arange(start, start + len(bounds) - 1, dtype=np.int32), np.diff(bounds))
        owners.append(owner[chosen])
    none = [np.zeros(0, dtype=np.int32)]
    found, owner = np.concatenate(entries or none), np.concatenate(owners or none)
    return _shares(snapshot, periods, found, owner, len(codes), clustered=True)


def value_shares(
    snapshot: Snapshot, periods: Periods, codes: IntColumn, width: int, *, clustered: bool = True
) -> Shares:
    """How often each value 0..`width`-1 of `codes` (a code a row, -1: none) occurs in each period.

    Not `clustered`, a posting counts as independent of the others of its company.
    """
    owners = np.flatnonzero((codes >= 0) & (codes < width))
    return _shares(snapshot, periods, codes[owners], owners, width, clustered=clustered)


def _shares(
    snapshot: Snapshot,
    periods: Periods,
    entries: NDArray[Any],
    owners: NDArray[Any],
    width: int,
    *,
    clustered: bool,
) -> Shares:
    """Shares from hits: row `owners[i]` has value `entries[i]`."""
    count, period, weight = periods.count, periods.period, periods.weight
    unit = period * GROUPS + snapshot.group[periods.rows]
    sizes = _sums(unit, weight, (count, GROUPS))
    hits = _sums(unit[owners] * width + entries, weight[owners], (count, GROUPS, width))
    total, one_company = sizes.sum(axis=1), np.zeros(width, dtype=bool)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = hits.sum(axis=1) / total[:, None]
    if not clustered:
        effective = np.repeat(total[:, None], width, axis=1)
    else:
        squares = _sums(unit, weight**2, (count, GROUPS))
        pairs = _company_pairs(snapshot, periods)
        if periods.paired:
            effective = compared_counts(hits, sizes, pairs, squares, _company_crosses(snapshot, periods))
            one_company = by_one_company(hits, sizes)
        else:
            effective_by_group = [effective_counts(*tables) for tables in zip(hits, sizes, pairs, squares, strict=True)]
            effective = np.array(effective_by_group).reshape(count, width)
    raw = np.bincount(period[owners] * width + entries, minlength=count * width).reshape(count, width)
    return Shares(share, effective, raw, np.bincount(period, minlength=count), one_company)


def _sums(cells: NDArray[Any], weight: Floats, shape: tuple[int, ...]) -> Floats:
    """The sum of the weights in each cell of a table of such a shape, rows after rows."""
    sums: Floats = np.bincount(cells, weight, math.prod(shape)).astype(float, copy=False).reshape(shape)
    return sums


def _company_pairs(snapshot: Snapshot, periods: Periods) -> Floats:
    """Products of the weights of different postings by one company, by period and company group, (periods, GROUPS + 1).

    The last entry are those of postings that name no company, as many for their weight as of those that do.
    """
    codes, groups = snapshot.company.codes[periods.rows], company_groups(snapshot)
    pairs: Floats = np.zeros((periods.count, GROUPS + 1))
    order = np.argsort(periods.period.astype(np.int16), kind="stable")  # small numbers are sorted by counting
    ends = np.searchsorted(periods.period[order], np.arange(periods.count + 1))
    for period in range(periods.count):
        there = order[ends[period] : ends[period + 1]]
        every = periods.weight[there].sum()
        there = there[codes[there] >= 0]
        company, weight = codes[there], periods.weight[there]
        whole = np.bincount(company, weight, len(groups)) ** 2 - np.bincount(company, weight**2, len(groups))
        pairs[period, :-1] = np.bincount(groups, whole, GROUPS)
        named = weight.sum()
        pairs[period, -1] = (every - named) * pairs[period, :-1].sum() / named if named > 0 else 0.0
    return pairs


def _company_crosses(snapshot: Snapshot, periods: Periods) -> Floats:
    """Products of a company's weights in two periods, by company group, (GROUPS,)."""
    codes, groups = snapshot.company.codes[periods.rows], company_groups(snapshot)
    weights = [
        np.bincount(codes[there], periods.weight[there], len(groups))
        for there in ((periods.period == period) & (codes >= 0) for period in range(2))
    ]
    crosses: Any = np.bincount(groups, weights[0] * weights[1], GROUPS)
    return np.asarray(crosses, dtype=float)
