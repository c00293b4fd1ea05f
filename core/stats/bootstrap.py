"""Cluster bootstrap over companies.

docs/method.md states each formula with its source.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.stats.clustering import effective_counts
from core.stats.proportions import LEVEL, TINY, Floats, wilson

RESAMPLES = 1000
SEED = 20261123


@lru_cache(maxsize=2)
def resampling_weights(groups: int) -> NDArray[np.float32]:
    """How often each of `groups` clusters is drawn in each resample, (groups, RESAMPLES): Poisson(1), one fixed draw.

    The Poisson bootstrap (Hanley and MacGibbon 2006). One draw serves every question, so answers can be compared.
    """
    draw = np.random.default_rng(SEED)
    return draw.poisson(1.0, (groups, RESAMPLES)).astype(np.float32)


def resample(hits: ArrayLike, draws: int = RESAMPLES) -> NDArray[np.float32]:
    """Sums of `hits` over the groups in each of the first `draws` resamples.

    `hits` is (groups,) or (groups, k); the sums are (draws,) or (draws, k).
    """
    by_group = np.asarray(hits, dtype=np.float32)
    filled = np.flatnonzero(by_group.any(axis=tuple(range(1, by_group.ndim))))
    sums: NDArray[np.float32] = resampling_weights(len(by_group))[filled, :draws].T @ by_group[filled]
    return sums


def resampled_shares(hits: ArrayLike, sizes: ArrayLike, draws: int = RESAMPLES) -> NDArray[np.float32]:
    """The k shares `hits` (groups, k) / `sizes` (groups,) in each of the first `draws` resamples.

    One row for each resample that has a posting, (at most `draws`, k).
    """
    base = resample(sizes, draws)
    drawn = base > 0
    shares: NDArray[np.float32] = resample(hits, draws)[drawn] / base[drawn, None]
    return shares


def bootstrap_shares(
    hits: ArrayLike, sizes: ArrayLike, pairs: ArrayLike, others: ArrayLike | None = None
) -> tuple[Floats, Floats]:
    """95 % bounds, (k,) each, of the shares `hits` (groups, k) / `sizes` (groups,), clustered by company.

    They are Wilson's on the `effective_counts` from `pairs` (groups + 1,), whose intraclass correlation is pooled over
    `others` (groups, j). If the resamples vary by more than that explains, by over two standard errors of a variance
    over that many companies, the effective size follows from their variance instead. The bootstrap alone is not enough:
    with few or very unequal companies the resamples vary too little, because the largest company is in most of them.
    0 and 1 without postings.
    """
    by_group, size = np.asarray(hits, dtype=float), np.asarray(sizes, dtype=float)
    n = size.sum()
    if n == 0:
        return np.zeros(by_group.shape[1]), np.ones(by_group.shape[1])
    share, worth = by_group.sum(axis=0) / n, effective_counts(by_group, size, pairs, others=others)
    groups, companies = max(int(np.count_nonzero(size)), 2), max(n**2 / (size**2).sum(), 2.0)
    variance = resampled_shares(by_group, size).var(axis=0, dtype=float) * groups / (groups - 1)
    varied = np.where(variance > TINY, share * (1 - share) / np.maximum(variance, TINY), np.inf)
    beyond = varied * (1 + 2 * np.sqrt(2 / (companies - 1))) < worth
    return wilson(share, np.where(beyond, varied, worth))


def percentile_bounds(replicates: Any) -> tuple[Floats, Floats]:
    """2.5th and 97.5th percentile of each column of `replicates` (r, k), (k,) each.

    NaN is ignored; a column of NaN gives 0 and 1. Of tied replicates, half count as below (mid-P: Lancaster 1961).
    """
    bounds = [_bounds(column[~np.isnan(column)]) for column in np.asarray(replicates, dtype=float).T]
    low, high = np.array(bounds).reshape(-1, 2).T
    return low, high


def _bounds(values: Floats) -> tuple[float, float]:
    if not values.size:
        return 0.0, 1.0
    distinct, counts = np.unique(values, return_counts=True)
    below = (np.cumsum(counts) - counts / 2) / counts.sum()
    tail = (1 - LEVEL) / 2
    first = min(int(np.searchsorted(below, tail)), len(distinct) - 1)
    last = max(int(np.searchsorted(below, 1 - tail, side="right")) - 1, 0)
    return float(distinct[first]), float(distinct[last])
