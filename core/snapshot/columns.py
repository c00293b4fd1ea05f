"""Postings as columns: one NumPy array a field and one sparse matrix of skills, with the same row numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from core.snapshot.arrow_arrays import arrow_of, numbers_of, texts_of
from core.snapshot.coded import BoolColumn, Coded, IntColumn

EPOCH = date(1970, 1, 1).toordinal()
NO_YEARS = -1
NO_DAY = np.iinfo(np.int32).min
OPTIONAL, REQUIRED = 1, 2
MOST_GROUPS = 255
GROUPS = 2048
# Who may apply and on which terms: fields of Terms.
TERMS = ("degree", "visa", "relocation", "clearance", "contract", "hours")
CODED = (
    "role",
    "country",
    "region",
    "city",
    "seniority",
    "work_model",
    "source",
    "company",
    "taxonomy",
    "language",
    *TERMS,
    "spoken",
)
MATRICES = ("asks", "choices")
PLAIN = (
    "day",
    "closed",
    "first_seen",
    "last_seen",
    "salary_min",
    "salary_max",
    "years",
    "degree_needed",
    "duplicate",
    "left_out",
    "group",
    "stamp",
)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """The day that a column's number means."""
    return date.fromordinal(int(number) + EPOCH)


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """n postings. Every column has n rows in the same order, which carries no meaning; a snapshot puts them `in_order`.

    `day` and `closed` are days since 1970-01-01 (`NO_DAY` where open). So are `first_seen` and `last_seen`, the days
    (UTC) on which the collector met the posting first and, when it was last written, last. `country`, `region` and
    `city` hold all places of a posting (SETS); salaries are annual USD, NaN where not said, also on one side. `asks`
    is n x len(skills), uint8: 2 required, 1 optional; mere mentions are not in it. `choices` has the same entries as
    `asks` in the same order, uint8: 0 where the skill is asked for alone, else the number, from 1 on, of its group in
    that row, of which any one is enough ("AWS, GCP or Azure"); groups that share a member are one. `degree_needed`
    marks those where a degree is a must for which nothing else may stand. A `left_out` row is kept to account for
    changes and never counted: it is a `duplicate`, or in a `language` whose adverts are not read. `group` (0-2047) is a
    stable hash of the company, of the posting where the company is unknown: what is resampled. `stamp` is a hash of all
    that is counted.
    """

    posting_ids: Any
    day: IntColumn
    closed: IntColumn
    first_seen: IntColumn
    last_seen: IntColumn
    role: Coded
    country: Coded
    region: Coded
    city: Coded
    seniority: Coded
    work_model: Coded
    source: Coded
    company: Coded
    taxonomy: Coded
    language: Coded
    degree: Coded
    visa: Coded
    relocation: Coded
    clearance: Coded
    contract: Coded
    hours: Coded
    spoken: Coded
    years: NDArray[np.int8]
    degree_needed: BoolColumn
    salary_min: NDArray[np.float32]
    salary_max: NDArray[np.float32]
    duplicate: BoolColumn
    left_out: BoolColumn
    group: NDArray[np.uint16]
    stamp: NDArray[np.uint64]
    asks: Any
    choices: Any
    skills: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many rows there are, duplicates included."""
        return len(self.day)

    def ids(self, rows: Sequence[int] | NDArray[Any]) -> list[str]:
        """Posting ids of `rows`, in their order."""
        posting_ids: list[str] = self.posting_ids.take(arrow_of(np.asarray(rows, dtype=np.int64))).to_pylist()
        return posting_ids

    def rows_of(self, posting_ids: Iterable[str]) -> NDArray[np.int64]:
        """Row numbers of those ids that are here, ascending."""
        return np.flatnonzero(self._is_one_of(posting_ids)).astype(np.int64)

    def codes_of(self, skills: Iterable[str]) -> IntColumn:
        """The column of each skill in `asks`, (n,); -1 for a skill that no posting ever asked for."""
        return np.array([self.column_codes.get(skill, -1) for skill in skills], dtype=np.int32)

    @cached_property
    def column_codes(self) -> Mapping[str, int]:
        """The column of each skill that any posting asks for."""
        return {skill: code for code, skill in enumerate(self.skills)}

    def _is_one_of(self, posting_ids: Iterable[str]) -> BoolColumn:
        is_wanted = pc.is_in(self.posting_ids, value_set=texts_of(posting_ids))
        return numbers_of(is_wanted.cast(pa.uint8())).view(bool)
