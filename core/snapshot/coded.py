"""Columns of categories: one code a row, or the code of a set of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

IntColumn = NDArray[np.int32]
BoolColumn = NDArray[np.bool_]
# A posting in several places has several values of these: their names are joined by a sign that no name holds.
SETS = ("country", "region", "city", "spoken")
JOINT = "\x1f"


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A text column: `codes` int32 (n,), -1 where unknown, into `categories`."""

    codes: IntColumn
    categories: tuple[str, ...]

    def code(self, name: str) -> int | None:
        """The code of a category; None where no row ever had it."""
        return self.categories.index(name) if name in self.categories else None

    def equals(self, name: str) -> BoolColumn:
        """Rows whose value is `name`; none where no posting ever had it."""
        code = self.code(name)
        return np.zeros(len(self.codes), dtype=bool) if code is None else self.codes == code

    def name(self, row: int) -> str | None:
        """The category of a row; None where it has none."""
        code = int(self.codes[row])
        return None if code < 0 else self.categories[code]

    def first(self) -> "Coded":
        """The same rows with one value each: this column itself."""
        return self

    def single(self) -> "tuple[NDArray[np.int64], Coded]":
        """Every value for itself: the place of its row in this column, and a column of single values."""
        return np.arange(len(self.codes), dtype=np.int64), self

    def take(self, rows: NDArray[Any] | slice) -> Self:
        """The same column for `rows` only, in their order."""
        return type(self)(self.codes[rows], self.categories)

    def taken(self, runs: Sequence[tuple[int, int]]) -> Self:
        """Only the rows in these half-open stretches."""
        none = np.zeros(0, dtype=np.int32)
        return type(self)(np.concatenate([none, *(self.codes[start:end] for start, end in runs)]), self.categories)

    def joined(self, other: "Coded") -> Self:
        """The rows of this column, then the other's; categories keep their codes and new ones come after."""
        code_of = {name: code for code, name in enumerate(self.categories)}
        moved = [code_of.setdefault(name, len(code_of)) for name in other.categories]
        codes = np.array([*moved, -1], dtype=np.int32)[other.codes]
        return type(self)(np.concatenate([self.codes, codes]), tuple(code_of))


class CodedSets(Coded):
    """A text column in which a row may have several values: a category is a set, its names joined by JOINT."""

    __slots__ = ()

    def equals(self, name: str) -> BoolColumn:
        """Rows one of whose values is `name`."""
        codes = [code for code, category in enumerate(self.categories) if name in category.split(JOINT)]
        equal: BoolColumn = np.isin(self.codes, codes) if codes else np.zeros(len(self.codes), dtype=bool)
        return equal

    def name(self, row: int) -> str | None:
        """The first value of a row."""
        category = super().name(row)
        return category and category.partition(JOINT)[0]

    def first(self) -> Coded:
        """The same rows with one value each, the first of several."""
        code_of: dict[str, int] = {}
        codes = [code_of.setdefault(name.partition(JOINT)[0], len(code_of)) for name in self.categories]
        return Coded(np.array([*codes, -1], dtype=np.int32)[self.codes], tuple(code_of))

    def single(self) -> tuple[NDArray[np.int64], Coded]:
        """Every value for itself: the place of its row in this column, and a column of single values.

        A row with several values comes once for each of them, a row without one comes once with code -1.
        """
        code_of: dict[str, int] = {}
        sets = [
            [code_of.setdefault(name, len(code_of)) for name in category.split(JOINT)] for category in self.categories
        ]
        sets.append([-1])  # what code -1 reads
        sizes = np.array([len(category) for category in sets], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        flat = np.array([code for category in sets for code in category], dtype=np.int32)
        lengths = sizes[self.codes]
        rows = np.repeat(np.arange(len(self.codes), dtype=np.int64), lengths)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return rows, Coded(flat[np.repeat(starts[self.codes], lengths) + within], tuple(code_of))


def coded(name: str, codes: IntColumn, categories: Sequence[str]) -> Coded:
    """The column called `name`: of sets of categories for the names in `SETS`, else of one category a row.

    `codes` (n,) point into `categories`; -1 is no category.
    """
    kind = CodedSets if name in SETS else Coded
    return kind(codes, tuple(categories))
