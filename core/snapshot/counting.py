"""Counting over the skills matrix in pieces that fit a processor's cache. Every count is of postings."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.snapshot.coded import BoolColumn, IntColumn
from core.snapshot.columns import GROUPS, REQUIRED
from core.snapshot.snapshot import Snapshot

PIECE = 1 << 17
ENTRIES = 1 << 19
LINES = 128
Counts = NDArray[np.int64]


def asked_counts(snapshot: Snapshot, rows: NDArray[np.int64]) -> Counts:
    """How many of `rows` ask for each skill, (k,)."""
    return _entry_counts(snapshot.asks[rows])


def row_counts(asks: Any, is_counted: BoolColumn) -> NDArray[np.int32]:
    """How many of the `wanted` skills (bool, (k,)) each row asks for, (n,)."""
    vector, counts = is_counted.astype(np.int32), np.zeros(asks.shape[0], dtype=np.int32)
    for start, piece in _pieces(asks):
        counts[start : start + piece.shape[0]] = piece @ vector
    return counts


def table_counts(asks: Any, keys: NDArray[Any], size: int) -> Counts:
    """How many rows with each key ask for each skill.

    `asks` is a CSR array (n, k) whose entries are asks; `keys` (n,) are 0 to `size` - 1. Returns counts, (size, k).
    """
    width = asks.shape[1]
    table = np.zeros(0, dtype=np.int64)
    for start in range(0, max(asks.shape[0], 1), PIECE):
        bounds = asks.indptr[start : start + PIECE + 1]
        cells = np.repeat(keys[start : start + PIECE].astype(np.int64) * width, np.diff(bounds))
        cells += asks.indices[bounds[0] : bounds[-1]]
        counts = np.bincount(cells, minlength=size * width)
        table = counts if start == 0 else np.add(table, counts, out=table)
    return table.reshape(size, width)


def slice_counts(snapshot: Snapshot, rows: NDArray[np.int64]) -> tuple[NDArray[np.int32], Counts]:
    """How many of `rows` (ascending, no duplicates) ask for each skill: by company group (GROUPS, k), required (k,).

    Where `rows` are more than half of all that count, the others are counted and taken off what is known of all.
    """
    every = int(np.searchsorted(snapshot.left_out, True))
    if 2 * len(rows) <= every:
        return _counts_of(snapshot, rows)
    if (all_counts := snapshot.recall("all counts")) is None:
        all_counts = snapshot.remember("all counts", _counts_of(snapshot, np.arange(every)))
    other = np.ones(every, dtype=bool)
    other[rows] = False
    by_group, required = _counts_of(snapshot, np.flatnonzero(other))
    return all_counts[0] - by_group, all_counts[1] - required


def _counts_of(snapshot: Snapshot, rows: NDArray[np.int64]) -> tuple[NDArray[np.int32], Counts]:
    asks = snapshot.asks[rows]
    return group_counts(asks, snapshot.group[rows]), required_counts(asks)


def group_counts(asks: Any, group: NDArray[np.uint16]) -> NDArray[np.int32]:
    """How many rows of each company group ask for each skill, (GROUPS, k). `group` ascends, as in a snapshot."""
    return _added_up(asks.indices, asks.indptr[_starts(group)], asks.shape[1])


def present_group_counts(asks: Any, group: NDArray[np.uint16]) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
    """How many rows of each company group that occurs ask for each skill, (g, k), and these groups, (g,); it ascends.

    Of a slice of 500 postings 300 groups occur: the table is a seventh of that of all groups.
    """
    groups, starts = np.unique(group, return_index=True)
    return _added_up(asks.indices, asks.indptr[np.append(starts, len(group))], asks.shape[1]), groups


def group_code_counts(codes: IntColumn, group: NDArray[np.uint16], width: int) -> NDArray[np.int32]:
    """How many rows of each company group have each code 0..width-1, (GROUPS, width); `group` ascends."""
    return _added_up(codes, _starts(group), width)


def _starts(group: NDArray[np.uint16]) -> IntColumn:
    """Where each company group begins among the rows, and where the last one ends, (GROUPS + 1,)."""
    return np.searchsorted(group, np.arange(GROUPS + 1, dtype=np.uint16)).astype(np.int32)


def _added_up(entries: IntColumn, starts: IntColumn, width: int) -> NDArray[np.int32]:
    """How often each entry 0..width-1 stands between successive `starts`, (len(starts) - 1, width).

    All rows of a group are handed over as one row of a matrix with repeated entries, which `toarray` adds up: a run
    through memory, where counting keys in any order writes all over the table.
    """
    table = np.empty((len(starts) - 1, width), dtype=np.int32)
    bounds = [starts[first : first + LINES + 1] for first in range(0, len(starts) - 1, LINES)]
    ones = np.ones(max((int(ends[-1] - ends[0]) for ends in bounds), default=0), dtype=np.int32)
    for number, bound in enumerate(bounds):
        piece, part = entries[bound[0] : bound[-1]], table[number * LINES : (number + 1) * LINES]
        sparse.csr_array((ones[: len(piece)], piece, bound - bound[0]), shape=part.shape).toarray(out=part)
    return table


def group_sums(group: NDArray[np.uint16], counted: BoolColumn | None = None) -> Counts:
    """Postings in each company group, (GROUPS,); only those where `counted`, if given."""
    return np.bincount(group if counted is None else group[counted], minlength=GROUPS)


def company_pairs(snapshot: Snapshot, rows: NDArray[np.int64]) -> Counts:
    """Ordered pairs of different postings by one company among `rows`, in each company group, (GROUPS + 1,).

    The last entry are pairs among postings that name no company: each is taken to have as many partners as one that
    names its company has on average among `rows`; where none does, as in the whole snapshot, thinned like it.
    """
    codes = snapshot.company.codes[rows]
    size = np.bincount(codes + 1, minlength=len(snapshot.company.categories) + 1)
    unnamed, size = size[0], size[1:]
    pairs = np.bincount(company_groups(snapshot), size * (size - 1), GROUPS)
    partners = pairs.sum() / size.sum() if size.any() else _partners(snapshot) * len(rows) / max(snapshot.size, 1)
    return np.append(pairs, unnamed * partners).astype(np.int64)


def _partners(snapshot: Snapshot) -> float:
    """How many other postings of its company a posting that names it has on average, duplicates aside."""
    codes = snapshot.company.codes[~snapshot.duplicate]
    size = np.bincount(codes[codes >= 0])
    return float((size * (size - 1)).sum() / size.sum()) if size.any() else 0.0


def company_groups(snapshot: Snapshot) -> NDArray[np.uint16]:
    """The group of each company, (companies,)."""
    if (stored := snapshot.recall("company groups")) is None:
        groups = np.zeros(len(snapshot.company.categories) + 1, dtype=np.uint16)  # the last: no company, code -1
        groups[snapshot.company.codes] = snapshot.group
        stored = snapshot.remember("company groups", groups[:-1])
    all_groups: NDArray[np.uint16] = stored
    return all_groups


def required_counts(asks: Any) -> Counts:
    """How many rows ask for each skill as required, (k,)."""
    return _entry_counts(asks, asks.data == REQUIRED)


def choice_counts(snapshot: Snapshot, rows: NDArray[np.int64]) -> Counts:
    """How many of `rows` ask for each skill as one of several of which any one is enough, (k,)."""
    entries, row = _choice_entries(snapshot)
    counted = np.zeros(snapshot.size, dtype=bool)
    counted[rows] = True
    return np.bincount(snapshot.choices.indices[entries[counted[row]]], minlength=len(snapshot.skills))


def choices_of(snapshot: Snapshot, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The group of alternatives, from 1, that each entry of `snapshot.asks[rows]` is one of; 0: of none."""
    lengths = np.diff(snapshot.asks.indptr)[rows]
    choices = np.zeros(int(lengths.sum()), dtype=np.uint8)
    entries, row = _choice_entries(snapshot)
    moved = np.full(snapshot.size, -1, dtype=np.int64)  # the first entry of each row among those of `rows`
    moved[rows] = np.cumsum(lengths) - lengths
    here = np.flatnonzero(moved[row] >= 0)
    entries, row = entries[here], row[here]
    choices[moved[row] + entries - snapshot.asks.indptr[row]] = snapshot.choices.data[entries]
    return choices


def _choice_entries(snapshot: Snapshot) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The entries that are one of several of which any one is enough, and their rows: a tenth of all."""
    if (remembered := snapshot.recall("choice entries")) is None:
        entries = np.flatnonzero(snapshot.choices.data)
        row = np.searchsorted(snapshot.choices.indptr, entries, side="right") - 1
        remembered = snapshot.remember("choice entries", (entries, row))
    by_entry: tuple[NDArray[np.int64], NDArray[np.int64]] = remembered
    return by_entry


def _entry_counts(asks: Any, counted: BoolColumn | None = None) -> Counts:
    """How many entries each column of `asks` has, (k,); only those where `counted`, if given."""
    counts = np.zeros(asks.shape[1], dtype=np.int64)
    ones = np.ones(min(asks.nnz, ENTRIES), dtype=np.int32)
    for start in range(0, asks.nnz, ENTRIES):
        entries = asks.indices[start : start + ENTRIES]
        data = ones if counted is None else counted[start : start + ENTRIES].astype(np.int32)
        row = sparse.csr_array((data[: len(entries)], entries, [0, len(entries)]), shape=(1, asks.shape[1]))
        counts += row.toarray()[0]
    return counts


def _pieces(asks: Any) -> Iterator[tuple[int, Any]]:
    """`(first row, 0/1 matrix)` of successive rows; the ones are shared, the indices are views."""
    ones = np.ones(0, dtype=np.int32)
    for start in range(0, asks.shape[0], PIECE):
        bounds = asks.indptr[start : start + PIECE + 1]
        indices = asks.indices[bounds[0] : bounds[-1]]
        if len(ones) < len(indices):
            ones = np.ones(len(indices), dtype=np.int32)
        piece = matrix_of(ones[: len(indices)], indices, bounds - bounds[0], asks.shape[1])
        yield start, piece


def rows_of_matrix(matrix: Any, rows: NDArray[np.int64]) -> Any:
    """These rows (ascending or not) of a CSR matrix; no copy where they follow each other, as all that count do."""
    if not len(rows) or rows[-1] - rows[0] != len(rows) - 1 or not (np.diff(rows) == 1).all():
        return matrix[rows]
    bounds = matrix.indptr[rows[0] : rows[-1] + 2]
    entries = slice(bounds[0], bounds[-1])
    return matrix_of(matrix.data[entries], matrix.indices[entries], bounds - bounds[0], matrix.shape[1])


def matrix_of(data: NDArray[Any], indices: IntColumn, indptr: IntColumn, width: int) -> Any:
    """A CSR matrix of these very arrays."""
    # Set, not passed: the constructor checks every entry and copies whatever is a small part of a larger array.
    matrix = sparse.csr_array((len(indptr) - 1, width), dtype=data.dtype)
    matrix.data, matrix.indices, matrix.indptr = data, indices, indptr
    return matrix
