"""Uncertainty: intervals and tests that know that several postings of one company are not independent.

docs/method.md states each formula with its source.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from core.market.columns import GROUPS

Floats = NDArray[np.float64]

LEVEL = 0.95
Z = float(special.ndtri(0.5 + LEVEL / 2))
RESAMPLES = 1000
SEED = 20261123
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its 95 % interval and `n`, the postings behind it."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Lower quartile, median and upper quartile of `n` values."""

    lower: float
    median: float
    upper: float
    n: int


def effective_counts(hits: ArrayLike, sizes: ArrayLike) -> Floats:
    """How many independent postings each share of a table is worth, (k,).

    `hits` (c, k) and `sizes` (c,) count postings by company: those that ask, and all. The design effect of a share is
    its variance as a ratio over companies (Cochran 1977, 6.4) over the binomial one (Rao and Scott 1992), or the same
    pooled over the table where that is larger: one share's own is unsteady. At least 1. The count is then lowered for
    the few degrees of freedom of few or very unequal companies (Korn and Graubard 1998; Kish 1965 for how many).
    """
    by_company, size = np.asarray(hits, dtype=float), np.asarray(sizes, dtype=float)
    n, companies = size.sum(), np.count_nonzero(size)
    if n == 0:
        return np.zeros(by_company.shape[1])
    share, unequal = by_company.sum(axis=0) / n, (size**2).sum()
    binomial = share * (1 - share)
    if companies < 2 or binomial.sum() < TINY:
        design = np.full(share.shape, unequal / n)
    else:
        squares = np.einsum("ck,ck->k", by_company, by_company) - 2 * share * (size @ by_company) + share**2 * unequal
        excess = squares * companies / (companies - 1) / n
        # fsum: the same digits in whatever order the skills stand
        pooled = max(1.0, math.fsum(excess) / math.fsum(binomial))
        design = np.maximum(pooled, excess / np.where(binomial > TINY, binomial, np.inf))
    return _lowered(n / design, np.maximum(n**2 / unequal - 1, 1.0))


def _lowered(counts: ArrayLike, freedom: ArrayLike) -> Floats:
    lowered: Floats = np.asarray(counts, dtype=float) * (Z / special.stdtrit(freedom, 0.5 + LEVEL / 2)) ** 2
    return lowered


def _freedom(sizes: Floats, design: Floats) -> Floats:
    """Degrees of freedom of one share's own variance, (k,): Satterthwaite (1946), companies alike by rho."""
    n, unequal = sizes.sum(), (sizes**2).sum()
    rho = np.clip((design - 1) / max(unequal / n - 1, TINY), 0, 1)
    variance = n + rho * (unequal - n)
    fourth = unequal + 2 * rho * (sizes**2 * (sizes - 1)).sum() + rho**2 * (sizes**2 * (sizes - 1) ** 2).sum()
    freedom: Floats = np.maximum(variance**2 / fourth - 1, 1.0)
    return freedom


def wilson(share: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    """Wilson's score interval (1927) of `share` (0-1) on `n` (may be fractional) postings; NaN where n is 0."""
    p, count = np.asarray(share, dtype=float), np.asarray(n, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        square = Z**2 / count
        centre = (p + square / 2) / (1 + square)
        half = Z * np.sqrt(p * (1 - p) / count + square / (4 * count)) / (1 + square)
    return np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)


def two_proportions(first: ArrayLike, n_first: ArrayLike, second: ArrayLike, n_second: ArrayLike) -> Floats:
    """Two-sided p-values of the pooled z-test that two shares (0-1) on effective counts are equal; 1 where no data."""
    p1, n1, p2, n2 = (np.asarray(value, dtype=float) for value in (first, n_first, second, n_second))
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = (p1 * n1 + p2 * n2) / (n1 + n2)
        z = (p1 - p2) / np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    result: Floats = np.where(np.isfinite(z), 2 * special.ndtr(-np.abs(np.nan_to_num(z))), 1.0)
    return result


def difference_interval(
    first: ArrayLike, n_first: ArrayLike, second: ArrayLike, n_second: ArrayLike
) -> tuple[Floats, Floats]:
    """Newcombe's interval (1998, method 10) of `second - first`, two independent shares on effective counts."""
    p1, p2 = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    (low1, high1), (low2, high2) = wilson(p1, n_first), wilson(p2, n_second)
    change = p2 - p1
    return (
        change - np.sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2),
        change + np.sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2),
    )


def discovery_rates(p_values: ArrayLike) -> Floats:
    """Benjamini-Hochberg adjusted p-values (1995): call what is at most 0.05 and 5 % of the calls are false."""
    from scipy import stats  # importing it takes 0.6 s, which the dashboard's start need not wait for

    given = np.asarray(p_values, dtype=float)
    result: Floats = stats.false_discovery_control(given, method="bh") if given.size else given
    return result


@lru_cache(maxsize=1)
def resampling_weights() -> NDArray[np.float32]:
    """How often each company group is drawn in each resample, (GROUPS, RESAMPLES): Poisson(1), always the same draw.

    The Poisson bootstrap (Hanley and MacGibbon 2006). One draw serves every question, so two answers that are compared
    were resampled alike.
    """
    draw = np.random.default_rng(SEED)
    return draw.poisson(1.0, (GROUPS, RESAMPLES)).astype(np.float32)


def resampled(hits: ArrayLike) -> NDArray[np.float32]:
    """Sums of `hits` (GROUPS,) or (GROUPS, k) in each resample, (RESAMPLES,) or (RESAMPLES, k)."""
    by_group = np.asarray(hits, dtype=np.float32)
    there = np.flatnonzero(by_group.any(axis=tuple(range(1, by_group.ndim))))
    sums: NDArray[np.float32] = resampling_weights()[there].T @ by_group[there]
    return sums


def bootstrap_shares(hits: ArrayLike, sizes: ArrayLike) -> tuple[Floats, Floats]:
    """Bounds (k,) of shares `hits / sizes`, company groups resampled; `hits` (GROUPS, k), `sizes` (GROUPS,).

    The variance of the resamples says how many independent postings a share is worth; Wilson's interval on that many
    stays within 0-1 and has a width where nothing or everything was hit (there the companies count, Kish 1965).
    """
    by_group, size = np.asarray(hits, dtype=float), np.asarray(sizes, dtype=float)
    n, groups = size.sum(), np.count_nonzero(size)
    if n == 0:
        return np.zeros(by_group.shape[1]), np.ones(by_group.shape[1])
    share, base = by_group.sum(axis=0) / n, resampled(size)
    drawn = base > 0
    replicates = resampled(by_group)[drawn] / base[drawn, None]
    variance = replicates.var(axis=0, dtype=float) * groups / max(groups - 1, 1)
    binomial = share * (1 - share) / n
    certain = (binomial < TINY) | (variance < TINY)
    design = np.where(certain, (size**2).sum() / n, np.maximum(1.0, variance / np.where(certain, 1.0, binomial)))
    return wilson(share, _lowered(n / design, _freedom(size, design)))


def percentile_bounds(replicates: Any) -> tuple[Floats, Floats]:
    """2.5th and 97.5th percentile of each column, those resamples left out in which it has no value."""
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.nanpercentile(np.asarray(replicates, dtype=float), [tail, 100 - tail], axis=0)
    return low, high


def quartiles(values: ArrayLike) -> Quartiles | None:
    """Quartiles with linear interpolation between neighbours (Hyndman and Fan 1996, type 7), NaN left out."""
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    if not known.size:
        return None
    lower, median, upper = np.percentile(known, [25, 50, 75])
    return Quartiles(float(lower), float(median), float(upper), int(known.size))
