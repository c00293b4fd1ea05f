"""What is known of each advert for one person, summed up without making all its units.

Openings look at every advert of a role or of all roles. Most of what these ask for the person does not have, and stands
in no group: it is only counted, straight in the matrix of skills, in pieces that fit a processor's cache. The numbers
are those of `Adverts` and `Standing`, to the last digit.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.catalogue.scoring import Scoring
from core.market.scored_columns import scored_columns
from core.market.units import Units, groups_of_entries, raise_to, thirds_of, units_of_entries
from core.snapshot.coded import BoolColumn, IntColumn
from core.snapshot.counting import choices_of, matrix_of, rows_of_matrix
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats

PIECE = 1 << 14  # adverts
_SHIFT = 1 << 32  # two counts in one number


@dataclass(frozen=True, eq=False)
class _Grouped:
    """The entries that stand in groups, of which one is enough, and the groups as units."""

    entries: NDArray[np.int64]
    row: IntColumn
    unit: IntColumn
    unit_row: IntColumn
    unit_weight: Floats


@dataclass(frozen=True, eq=False)
class Measures:
    """Every advert of `rows` (m,), places in a snapshot, for somebody whose `credits` (k,) are 0-1 by column.

    `fits` (m,) are 0-1; `skill_count`, `unit_count` and `shared` (m,) are the scored skills of each advert, the things
    it asks for (alternatives being one), and those of these that the person has at least in part.
    """

    snapshot: Snapshot
    rows: NDArray[np.int64]
    scoring: Scoring
    fits: Floats
    skill_count: NDArray[np.int64]
    unit_count: NDArray[np.int64]
    shared: NDArray[np.int64]
    _asks: Any
    _whole: Floats
    _grouped: _Grouped

    @property
    def size(self) -> int:
        """How many adverts there are."""
        return len(self.rows)

    def units_with(self, skills: Collection[str]) -> Units:
        """The units, in the order of `adverts_of`, that have one of `skills` among them."""
        snapshot, asks, grouped = self.snapshot, self._asks, self._grouped
        counts, _ = scored_columns(snapshot.skills, self.scoring)
        wanted = np.zeros(len(snapshot.skills), dtype=bool)
        wanted[snapshot.codes_of(skill for skill in skills if skill in snapshot.column_codes)] = True
        wanted &= counts
        entries = (
            np.flatnonzero(wanted[asks.indices] & (asks.data > 0)) if wanted.any() else np.zeros(0, dtype=np.int64)
        )
        row, weight = _rows_of(asks, entries), asks.data[entries] / 3.0
        columns = asks.indices[grouped.entries]
        touched = np.zeros(len(grouped.unit_row), dtype=bool)
        touched[grouped.unit[wanted[columns]]] = True
        members = touched[grouped.unit]
        number = np.cumsum(touched) - 1 + len(entries)
        unit_row = np.concatenate([row, grouped.unit_row[touched]])
        unit_weight = np.concatenate([weight, grouped.unit_weight[touched]])
        return Units(
            skills=snapshot.skills,
            codes=snapshot.column_codes,
            rows=self.rows,
            row=unit_row,
            weight=unit_weight / self._whole[unit_row],
            required=unit_weight == 1.0,
            column=np.concatenate([asks.indices[entries], columns[members]]),
            unit=np.concatenate([np.arange(len(entries)), number[grouped.unit[members]]]).astype(np.int32),
        )


def measures_of(snapshot: Snapshot, rows: NDArray[np.int64], scoring: Scoring, credits: Floats) -> Measures:
    """The measures of the adverts in `rows`, whatever they ask for.

    `rows` (m,) are places in the snapshot, `credits` (k,) are 0-1 by column.
    """
    counts, rivals = scored_columns(snapshot.skills, scoring)
    asks = rows_of_matrix(snapshot.asks, rows)
    grouped = _grouped(asks, choices_of(snapshot, rows), counts, rivals)
    single_thirds = thirds_of(asks.data)
    single_thirds[grouped.entries] = 0
    asks = _with_data(asks, single_thirds)
    size, worth = len(rows), np.where(counts, credits, 0.0)
    whole, fits, skills_and_shared = np.zeros(size), np.zeros(size), np.zeros(size, dtype=np.int64)
    scored, counted = counts.astype(float), counts + (worth > 0) * _SHIFT
    ones, bounds = np.ones(0, dtype=np.int64), np.searchsorted(grouped.unit_row, np.arange(0, size + PIECE, PIECE))
    for number, (part, piece) in enumerate(_pieces(asks)):
        if len(ones) < piece.nnz:
            ones = np.ones(piece.nnz, dtype=np.int64)
        skills_and_shared[part] = _with_data(piece, ones[: piece.nnz]) @ counted
        weight = piece.data / 3.0
        sums = _with_data(piece, weight) @ scored
        units = slice(bounds[number], bounds[number + 1])
        np.add.at(sums, grouped.unit_row[units] - part.start, grouped.unit_weight[units])
        whole[part] = np.where(sums > 0, sums, 1.0)
        weight /= np.repeat(whole[part], np.diff(piece.indptr))
        fits[part] = _with_data(piece, weight) @ worth
    credit = worth[asks.indices[grouped.entries]]
    best = np.zeros(len(grouped.unit_row))
    raise_to(best, grouped.unit, credit)
    np.add.at(fits, grouped.unit_row, grouped.unit_weight / whole[grouped.unit_row] * best)

    def count(row: IntColumn) -> NDArray[np.int64]:
        return np.bincount(row, minlength=size)

    skill_count, shared = skills_and_shared % _SHIFT, skills_and_shared // _SHIFT
    return Measures(
        snapshot=snapshot,
        rows=rows,
        scoring=scoring,
        fits=fits,
        skill_count=skill_count,
        unit_count=skill_count - count(grouped.row) + count(grouped.unit_row),
        shared=shared - count(grouped.row[credit > 0]) + count(grouped.unit_row[best > 0]),
        _asks=asks,
        _whole=whole,
        _grouped=grouped,
    )


def _grouped(asks: Any, choice: NDArray[np.uint8], counts: BoolColumn, rivals: IntColumn) -> _Grouped:
    is_grouped = choice > 0
    if (is_rival := rivals >= 0).any():
        is_grouped |= is_rival[asks.indices]
    entries = np.flatnonzero(is_grouped)
    entries = entries[counts[asks.indices[entries]]]
    row = _rows_of(asks, entries)
    group = groups_of_entries(row, choice[entries], rivals[asks.indices[entries]])
    unit, unit_row, unit_weight = units_of_entries(row, thirds_of(asks.data[entries]) / 3.0, group)
    return _Grouped(entries, row, unit, unit_row, unit_weight)


def _pieces(asks: Any) -> Iterator[tuple[slice, Any]]:
    """Which rows, and the matrix of them, again and again until all are through."""
    for start in range(0, asks.shape[0], PIECE):
        bounds = asks.indptr[start : start + PIECE + 1]
        entries = slice(bounds[0], bounds[-1])
        piece = matrix_of(asks.data[entries], asks.indices[entries], bounds - bounds[0], asks.shape[1])
        yield slice(start, start + PIECE), piece


def _with_data(matrix: Any, data: NDArray[Any]) -> Any:
    return matrix_of(data, matrix.indices, matrix.indptr, matrix.shape[1])


def _rows_of(asks: Any, entries: NDArray[np.int64]) -> IntColumn:
    """The rows of these entries, which ascend."""
    return (np.searchsorted(asks.indptr, entries, side="right") - 1).astype(np.int32)
