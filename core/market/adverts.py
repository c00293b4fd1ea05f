"""Adverts as units of one credit each: what they ask for, alternatives and rivals counting once.

A skill weighs 1 where it is required and `OPTIONAL_WEIGHT` where it is optional; the parts of an advert add up to 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.catalogue.scoring import EVERYTHING, Scoring
from core.market.scored_columns import group_numbers, scored_columns
from core.market.units import Units, groups_of_entries, raise_to, thirds_of, units_of_entries
from core.snapshot.coded import IntColumn
from core.snapshot.columns import GROUPS
from core.snapshot.counting import Counts, choices_of, company_pairs, rows_of_matrix
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats

FEWEST_SKILLS = 3  # an advert that asks for fewer scored skills is not rated


@dataclass(frozen=True, eq=False, kw_only=True)
class Adverts(Units):
    """m rated adverts as all their units.

    `group` are the adverts' company groups, `pairs` their `company_pairs`; `rivals` maps each column to the number of
    its group of rivals, -1: none. `left_out_count` adverts ask for too little to be rated.
    """

    group: NDArray[np.uint16]
    pairs: Counts
    rivals: IntColumn
    left_out_count: int

    @cached_property
    def sizes_by_group(self) -> Counts:
        """Adverts of each company group; (GROUPS,)."""
        return np.bincount(self.group, minlength=GROUPS)

    def unit_credits(self, credits: Floats) -> Floats:
        """The best credit in each unit, of `credits` by column."""
        best = np.zeros(len(self.row))
        raise_to(best, self.unit, credits[self.column])
        return best

    def fits(self, credits: Floats) -> Floats:
        """The fit of each advert, (m,), 0-1, of `credits` by column."""
        return self.fits_of_units(self.unit_credits(credits))

    def fits_of_units(self, unit_credits: Floats) -> Floats:
        """The fit of each advert, (m,), 0-1, of the credit of each unit, (u,)."""
        return np.bincount(self.row, self.weight * unit_credits, minlength=self.size).astype(np.float64)

    def with_advert(self, required: Sequence[str], scoring: Scoring) -> "Adverts":
        """These and one made-up advert more that requires these skills; it belongs to no posting and no company."""
        new = [skill for skill in required if skill not in self.codes]
        skills = (*self.skills, *new)
        codes = {**self.codes, **{skill: len(self.skills) + number for number, skill in enumerate(new)}}
        rivals = group_numbers(skills, scoring)
        column = np.array([codes[skill] for skill in required], dtype=np.int32)
        row = np.zeros(len(column), dtype=np.int32)
        unit, unit_row, weight = units_of_entries(row, np.ones(len(column)), rivals[column])
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

    def rivals_of(self, column: int) -> NDArray[np.int64]:
        """The columns of the group of rivals that `column` is in, itself included; none where it is in none."""
        group = int(self.rivals[column])
        return self._groups[group] if group >= 0 else np.zeros(0, dtype=np.int64)

    @cached_property
    def _groups(self) -> list[NDArray[np.int64]]:
        return [np.flatnonzero(self.rivals == group) for group in range(int(self.rivals.max(initial=-1)) + 1)]


def adverts_of(
    snapshot: Snapshot, rows: NDArray[np.int64], scoring: Scoring = EVERYTHING, fewest: int = FEWEST_SKILLS
) -> Adverts:
    """The units of the adverts in `rows`; those that ask for fewer than `fewest` scored skills are left out.

    `rows` are places in the snapshot, ascending. `scoring` says which skills count and which are rivals: several
    rivals, or alternatives of the advert, make one unit with the heaviest weight among them.
    """
    counts, rivals = scored_columns(snapshot.skills, scoring)
    asks, choice = rows_of_matrix(snapshot.asks, rows), choices_of(snapshot, rows)
    row = np.repeat(np.arange(len(rows), dtype=np.int32), np.diff(asks.indptr))
    column, thirds, kept_rows = asks.indices, thirds_of(asks.data), rows
    scored = None if counts.all() else counts[column]
    enough = np.bincount(row if scored is None else row[scored], minlength=len(rows)) >= fewest
    if scored is not None or not enough.all():
        kept = enough[row] if scored is None else scored & enough[row]
        row = (np.cumsum(enough, dtype=np.int32) - 1)[row[kept]]
        column, thirds, choice, kept_rows = column[kept], thirds[kept], choice[kept], rows[enough]
    unit, unit_row, unit_weight = _units(row, thirds / 3.0, choice, rivals, column)
    whole = np.bincount(unit_row, unit_weight, minlength=len(kept_rows))
    required = unit_weight == 1.0
    unit_weight /= whole[unit_row]
    return Adverts(
        skills=snapshot.skills,
        codes=snapshot.column_codes,
        rows=kept_rows,
        group=snapshot.group[kept_rows],
        pairs=company_pairs(snapshot, kept_rows),
        row=unit_row,
        weight=unit_weight,
        required=required,
        column=column,
        unit=unit,
        rivals=rivals,
        left_out_count=int(len(rows) - len(kept_rows)),
    )


def _units(
    row: IntColumn, weight: Floats, choice: NDArray[np.uint8], rivals: IntColumn, column: IntColumn
) -> tuple[IntColumn, IntColumn, Floats]:
    """The unit of each entry, and row and weight of each unit; groups of rivals and alternatives come last."""
    is_grouped = choice > 0
    if (is_rival := rivals >= 0).any():
        is_grouped |= is_rival[column]
    grouped = np.flatnonzero(is_grouped)
    if not len(grouped):
        return np.arange(len(row), dtype=np.int32), row, weight
    group = groups_of_entries(row[grouped], choice[grouped], rivals[column[grouped]])
    together, group_row, group_weight = units_of_entries(row[grouped], weight[grouped], group)
    alone = ~is_grouped
    unit = np.cumsum(alone, dtype=np.int32) - np.int32(1)
    unit[grouped] = together + (len(row) - len(grouped))
    return unit, np.concatenate([row[alone], group_row]), np.concatenate([weight[alone], group_weight])
