"""Adverts as units of one credit each: what they ask for, alternatives and rivals counting once.

A skill weighs 1 where it is required and `OPTIONAL_WEIGHT` where it is optional; the parts of an advert add up to 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.catalogue.scoring import EVERYTHING, Scoring
from core.market.scored_columns import group_numbers, scored_columns
from core.snapshot.coded import BoolColumn, IntColumn
from core.snapshot.columns import GROUPS, MOST_GROUPS, REQUIRED
from core.snapshot.counting import Counts, company_pairs
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats

FEWEST_SKILLS = 3  # an advert that asks for fewer scored skills is not rated
OPTIONAL_WEIGHT = 1 / 3


@dataclass(frozen=True, eq=False)
class Adverts:
    """m rated adverts as units of one credit each; a unit is a skill asked for, or several of which one is enough.

    `row`, `weight` and `required` have one entry a unit: the advert it belongs to, its part of all that advert asks for
    (the parts of an advert add up to 1), and whether it is required. `column` and `unit` have one entry a skill asked
    for: its column among `skills`, and the unit it belongs to. `rows` are the adverts' rows in the snapshot, `group`
    their company groups, `pairs` their `company_pairs`; `rivals` maps each column to the number of its group of rivals,
    -1: none.
    """

    skills: tuple[str, ...]
    codes: Mapping[str, int]
    rows: NDArray[np.int64]
    group: NDArray[np.uint16]
    pairs: Counts
    row: IntColumn
    weight: Floats
    required: BoolColumn
    column: IntColumn
    unit: IntColumn
    rivals: IntColumn
    left_out_count: int

    @property
    def size(self) -> int:
        """How many adverts are rated."""
        return len(self.rows)

    @cached_property
    def sizes_by_group(self) -> Counts:
        """Adverts of each company group; (GROUPS,)."""
        return np.bincount(self.group, minlength=GROUPS)

    def unit_credits(self, credits: Floats) -> Floats:
        """The best credit in each unit, of `credits` by column."""
        best = np.zeros(len(self.row))
        entry_credits = credits[self.column]
        np.maximum.at(best, self.unit[entry_credits > 0], entry_credits[entry_credits > 0])
        return best

    def fits(self, credits: Floats) -> Floats:
        """The fit of each advert, (m,), 0-1, of `credits` by column."""
        worth = self.weight * self.unit_credits(credits)
        return np.bincount(self.row, worth, minlength=self.size).astype(np.float64)

    @cached_property
    def _by_column(self) -> tuple[IntColumn, IntColumn]:
        """Entries in the order of their columns, and where each column begins."""
        # SciPy turns rows into columns by counting, which takes a tenth of the time of sorting.
        size = len(self.column)
        entries = sparse.csr_array(
            (np.ones(size, dtype=np.int8), self.column, np.arange(size + 1, dtype=np.int32)),
            shape=(size, len(self.skills)),
        ).tocsc()
        return entries.indices, entries.indptr

    def with_advert(self, required: Sequence[str], scoring: Scoring) -> "Adverts":
        """These and one made-up advert more that requires these skills; it belongs to no posting and no company."""
        new = [skill for skill in required if skill not in self.codes]
        skills = (*self.skills, *new)
        codes = {**self.codes, **{skill: len(self.skills) + number for number, skill in enumerate(new)}}
        rivals = group_numbers(skills, scoring)
        column = np.array([codes[skill] for skill in required], dtype=np.int32)
        row = np.zeros(len(column), dtype=np.int32)
        unit, unit_row, weight = _units(row, np.ones(len(column)), rivals[column])
        return replace(
            self,
            skills=skills,
            codes=codes,
            rows=np.append(self.rows, -1),
            group=np.append(self.group, np.uint16(0)),
            row=np.concatenate([self.row, unit_row + self.size]),
            weight=np.concatenate([self.weight, weight / weight.sum()]),
            required=np.concatenate([self.required, weight == 1.0]),
            column=np.concatenate([self.column, column]),
            unit=np.concatenate([self.unit, unit + len(self.row)]),
            rivals=rivals,
        )

    def columns_of(self, skills: Iterable[str]) -> list[int]:
        """The columns of those of `skills` that any posting of the snapshot asks for."""
        return [self.codes[skill] for skill in skills if skill in self.codes]

    def rivals_of(self, column: int) -> NDArray[np.int64]:
        """The columns of the group of rivals that `column` is in, itself included; none where it is in none."""
        group = int(self.rivals[column])
        return self._groups[group] if group >= 0 else np.zeros(0, dtype=np.int64)

    @cached_property
    def _groups(self) -> list[NDArray[np.int64]]:
        return [np.flatnonzero(self.rivals == group) for group in range(int(self.rivals.max(initial=-1)) + 1)]

    def entries_of(self, columns: Iterable[int]) -> IntColumn:
        """The entries that ask for one of `columns`."""
        order, starts = self._by_column
        parts = [order[starts[column] : starts[column + 1]] for column in columns]
        return np.concatenate([np.zeros(0, dtype=np.int32), *parts])

    def units_of(self, skills: Iterable[str]) -> BoolColumn:
        """Which units have one of `skills` among them; one entry a unit."""
        units = np.zeros(len(self.row), dtype=bool)
        units[self.unit[self.entries_of(self.columns_of(skills))]] = True
        return units


def adverts_of(
    snapshot: Snapshot, rows: NDArray[np.int64], scoring: Scoring = EVERYTHING, fewest: int = FEWEST_SKILLS
) -> Adverts:
    """The units of the adverts in `rows`; those that ask for fewer than `fewest` scored skills are left out.

    `rows` are places in the snapshot, ascending. `scoring` says which skills count and which are rivals: several
    rivals, or alternatives of the advert, make one unit with the heaviest weight among them.
    """
    counts, rivals = scored_columns(snapshot.skills, scoring)
    asks, choice = snapshot.asks[rows], snapshot.choices[rows].data
    row = np.repeat(np.arange(len(rows), dtype=np.int32), np.diff(asks.indptr))
    scored = counts[asks.indices]
    enough = np.bincount(row[scored], minlength=len(rows)) >= fewest
    kept = scored & enough[row]
    number = np.cumsum(enough, dtype=np.int32) - 1
    row, column = number[row[kept]], asks.indices[kept]
    weight = np.where(asks.data[kept] == REQUIRED, 1.0, OPTIONAL_WEIGHT)
    unit, unit_row, unit_weight = _units(row, weight, _choice_numbers(row, choice[kept], rivals[column]))
    whole = np.bincount(unit_row, unit_weight, minlength=int(enough.sum()))
    kept_rows = rows[enough]
    return Adverts(
        skills=snapshot.skills,
        codes=snapshot.column_codes,
        rows=kept_rows,
        group=snapshot.group[kept_rows],
        pairs=company_pairs(snapshot, kept_rows),
        row=unit_row,
        weight=unit_weight / whole[unit_row],
        required=unit_weight == 1.0,
        column=column,
        unit=unit,
        rivals=rivals,
        left_out_count=int(len(rows) - len(kept_rows)),
    )


def _choice_numbers(row: IntColumn, choice: NDArray[np.uint8], rival: IntColumn) -> IntColumn:
    """For each entry the number, in its row, of those of which one is enough, -1: none.

    They are what the advert gives as alternatives, with the rivals of these; other rivals are groups of their own.
    """
    number = np.where(choice > 0, choice.astype(np.int32) - 1, np.where(rival >= 0, rival + MOST_GROUPS, -1))
    alone, grouped = np.flatnonzero((choice == 0) & (rival >= 0)), np.flatnonzero((choice > 0) & (rival >= 0))
    if len(alone) and len(grouped):
        many = int(rival.max()) + 1
        keys = row.astype(np.int64) * many + rival
        grouped = grouped[np.lexsort((choice[grouped], keys[grouped]))]
        place = np.minimum(np.searchsorted(keys[grouped], keys[alone]), len(grouped) - 1)
        same = keys[grouped[place]] == keys[alone]
        number[alone[same]] = number[grouped[place[same]]]
    return number.astype(np.int32, copy=False)


def _units(row: IntColumn, weight: Floats, group: IntColumn) -> tuple[IntColumn, IntColumn, Floats]:
    """The unit of each entry, and row and weight of each unit: entries of one row and `group` (-1: none) share one."""
    alone = group < 0
    many = int(group.max(initial=-1)) + 1
    unit = np.empty(len(row), dtype=np.int32)
    singles = int(alone.sum())
    unit[alone] = np.arange(singles, dtype=np.int32)
    keys, together = np.unique(row[~alone].astype(np.int64) * max(many, 1) + group[~alone], return_inverse=True)
    unit[~alone] = singles + together
    shared = np.zeros(len(keys))
    np.maximum.at(shared, together, weight[~alone])
    unit_row = np.concatenate([row[alone], (keys // max(many, 1)).astype(np.int32)])
    return unit, unit_row, np.concatenate([weight[alone], shared])
