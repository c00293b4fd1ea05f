"""What adverts ask for as units of one credit each: a skill, or several of which one is enough."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.snapshot.coded import BoolColumn, IntColumn
from core.snapshot.columns import MOST_GROUPS, REQUIRED
from core.stats.proportions import Floats

OPTIONAL_WEIGHT = 1 / 3
OPTIONAL_THIRDS = 1  # the same in parts of a required skill
FEW_CREDITS = 4  # different ones up to which the best in each unit is found one by one


@dataclass(frozen=True, eq=False, kw_only=True)
class Units:
    """Units of one credit each of m adverts, all of them or some.

    A unit is a skill asked for, or several of which one is enough.
    `row`, `weight` and `required` have one entry a unit: the advert it belongs to, its part of all that advert asks for
    (the parts of an advert add up to 1), and whether it is required. `column` and `unit` have one entry a skill asked
    for: its column among `skills`, and the unit it belongs to. `rows` are the adverts' rows in the snapshot.
    """

    skills: tuple[str, ...]
    codes: Mapping[str, int]
    rows: NDArray[np.int64]
    row: IntColumn
    weight: Floats
    required: BoolColumn
    column: IntColumn
    unit: IntColumn

    @property
    def size(self) -> int:
        """How many adverts there are."""
        return len(self.rows)

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

    def columns_of(self, skills: Iterable[str]) -> list[int]:
        """The columns of those of `skills` that any posting of the snapshot asks for."""
        return [self.codes[skill] for skill in skills if skill in self.codes]

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


def thirds_of(asks: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What each ask weighs, in thirds of a required skill; dividing them is faster than looking weights up."""
    thirds: NDArray[np.uint8] = (asks == REQUIRED).view(np.uint8) * np.uint8(3 - OPTIONAL_THIRDS)
    return np.add(thirds, np.uint8(OPTIONAL_THIRDS), out=thirds)


def raise_to(best: Floats, unit: IntColumn, credits: Floats) -> None:
    """Raise `best` (u,) at each `unit` (e,) to the highest of its `credits` (e,), where that is more."""
    distinct = np.unique(credits[credits > 0]) if len(credits) else credits
    if len(distinct) > FEW_CREDITS:
        np.maximum.at(best, unit, credits)
        return
    for credit in distinct.tolist():  # the highest last
        units = unit[credits == credit]
        best[units] = np.maximum(best[units], credit)


def groups_of_entries(row: IntColumn, choice: NDArray[np.uint8], rival: IntColumn) -> IntColumn:
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


def units_of_entries(row: IntColumn, weight: Floats, group: IntColumn) -> tuple[IntColumn, IntColumn, Floats]:
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
