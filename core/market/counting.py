"""Counting over the skills matrix in pieces that fit a processor's cache. Every count is of postings."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.market.columns import GROUPS, OPTIONAL, REQUIRED, BoolColumn
from core.market.snapshot import Snapshot

PIECE = 1 << 17
Counts = NDArray[np.int64]


def asked_counts(snapshot: Snapshot, mask: BoolColumn) -> Counts:
    """How many of the postings in `mask` ask for each skill, (k,)."""
    total = np.zeros(len(snapshot.skills), dtype=np.int64)
    for start, piece in _pieces(snapshot.asks):
        total += piece.T @ mask[start : start + piece.shape[0]].astype(np.int32)
    return total


def row_counts(asks: Any, wanted: BoolColumn) -> NDArray[np.int32]:
    """How many of the `wanted` skills (bool, (k,)) each row asks for, (n,)."""
    vector, counts = wanted.astype(np.int32), np.zeros(asks.shape[0], dtype=np.int32)
    for start, piece in _pieces(asks):
        counts[start : start + piece.shape[0]] = piece @ vector
    return counts


def table_counts(asks: Any, keys: NDArray[Any], size: int) -> Counts:
    """How many rows with each key 0..size-1 ask for each skill, (size, k)."""
    width = asks.shape[1]
    table = np.zeros(0, dtype=np.int64)
    for start in range(0, max(asks.shape[0], 1), PIECE):
        bounds = asks.indptr[start : start + PIECE + 1]
        cells = np.repeat(keys[start : start + PIECE].astype(np.int64) * width, np.diff(bounds))
        cells += asks.indices[bounds[0] : bounds[-1]]
        counts = np.bincount(cells, minlength=size * width)
        table = counts if start == 0 else np.add(table, counts, out=table)
    return table.reshape(size, width)


def group_sums(group: NDArray[np.uint16], counted: BoolColumn | None = None) -> Counts:
    """Postings in each company group, (GROUPS,); only those where `counted`, if given."""
    return np.bincount(group if counted is None else group[counted], minlength=GROUPS)


def required_counts(asks: Any) -> Counts:
    """How many rows ask for each skill as required, (k,)."""
    weighted = np.bincount(asks.indices, weights=asks.data, minlength=asks.shape[1])
    both = np.bincount(asks.indices, minlength=asks.shape[1])
    return ((weighted - OPTIONAL * both) / (REQUIRED - OPTIONAL)).astype(np.int64)


def _pieces(asks: Any) -> Iterator[tuple[int, Any]]:
    """`(first row, 0/1 matrix)` of successive rows; the ones are shared, the indices are views."""
    ones = np.ones(0, dtype=np.int32)
    for start in range(0, asks.shape[0], PIECE):
        bounds = asks.indptr[start : start + PIECE + 1]
        indices = asks.indices[bounds[0] : bounds[-1]]
        if len(ones) < len(indices):
            ones = np.ones(len(indices), dtype=np.int32)
        piece = sparse.csr_array((len(bounds) - 1, asks.shape[1]), dtype=np.int32)
        # Set, not passed: the constructor copies whatever is a small part of a larger array.
        piece.data, piece.indices, piece.indptr = ones[: len(indices)], indices, bounds - bounds[0]
        yield start, piece
