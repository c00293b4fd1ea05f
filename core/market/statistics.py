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


def effective_counts(
    hits: ArrayLike, sizes: ArrayLike, pairs: ArrayLike | None = None, squares: ArrayLike | None = None
) -> Floats:
    """How many independent postings each share of a table is worth, (k,).

    `hits` (c, k) and `sizes` (c,) count postings by company: those that ask, and all. Where each entry holds several
    companies, `pairs` (c,) counts the ordered pairs of different postings by one company in it. Weighted postings give
    sums of weights, of products of two weights for `pairs`, and of squared weights for `squares`.

    The design effect follows from how alike the postings of one company are (`likeness`); a share that stands alone
    has no others to learn that from, so it takes its plain variance over companies where that is larger. The count is
    then lowered for few companies: Student's t with one degree of freedom less than there are of them.
    """
    by_company, size = np.asarray(hits, dtype=float), np.asarray(sizes, dtype=float)
    total, companies = size.sum(), int(np.count_nonzero(size))
    if total == 0:
        return np.zeros(by_company.shape[1])
    square = size if squares is None else np.asarray(squares, dtype=float)
    pair = size * (size - 1) if pairs is None else np.asarray(pairs, dtype=float)
    rho = likeness(by_company, size, pair, square)
    design = (square.sum() + rho * pair.sum()) / total
    if by_company.shape[1] == 1 and companies > 1:
        share = by_company.sum(axis=0) / total
        strayed = ((by_company[:, 0] - share * size) ** 2).sum() * companies / (companies - 1) / total
        binomial = share * (1 - share)
        design = np.maximum(design, np.where(binomial > TINY, strayed / np.maximum(binomial, TINY), 0.0))
    return _lowered(total / design, companies)


def likeness(hits: Floats, sizes: Floats, pairs: Floats, squares: Floats) -> Floats:
    """How alike two postings of one company are in what each column counts, (k,): 0 as any two, 1 always the same.

    The intraclass correlation by analysis of variance, set right for the share being estimated from the same postings
    (Ridout, Demetrio and Firth 1999). One column's own is unsteady: it is moved towards that of all columns together,
    the further, the less the columns differ beyond their sampling error (Fisher 1925; Efron and Morris 1973).
    """
    there = sizes > 0
    by_company, size, pair, square = hits[there], sizes[there], pairs[there], squares[there]
    n, companies = size.sum(), len(size)
    share = by_company.sum(axis=0) / n
    binomial = share * (1 - share)
    told = binomial > TINY
    if companies < 2 or pair.sum() <= 0 or not told.any():
        return np.ones(len(share))
    # What the squares would add up to were postings independent, and what each unit of likeness adds to that.
    base, apart = (square / size).sum() - square.sum() / n, (pair / size).sum() - pair.sum() / n
    strayed = np.einsum("ck,ck,c->k", by_company, by_company, 1 / size) - n * share**2
    more = strayed * (1 - square.sum() / n**2) - base * binomial
    unit = np.maximum(apart * binomial + strayed * pair.sum() / n**2, TINY)
    own = np.where(told, np.clip(more / unit, 0, 1), 0.0)
    # fsum: the same digits in whatever order the skills stand
    together = min(max(math.fsum(more[told]) / math.fsum(unit[told]), 0.0), 1.0)
    others = max(apart / (companies - 1), TINY)  # of one company, on average, beside a posting
    error = 2 * (1 - together) ** 2 * (1 + others * together) ** 2 / (others * (others + 1) * (companies - 1))
    spread = math.fsum(binomial * (own - together) ** 2) / math.fsum(binomial)
    kept = max(spread - error, 0.0) / max(spread, TINY)
    return np.where(told, together + kept * (own - together), together)


def _lowered(counts: ArrayLike, companies: int) -> Floats:
    t = special.stdtrit(max(companies - 1, 1), 0.5 + LEVEL / 2)
    lowered: Floats = np.asarray(counts, dtype=float) * (Z / t) ** 2
    return lowered


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
    # scipy.stats has it too, and takes 0.4 s to import: the first visitor to ask for trends would wait for that.
    given = np.asarray(p_values, dtype=float)
    falling = np.argsort(-given, kind="stable")
    scaled = given[falling] * given.size / np.arange(given.size, 0, -1)
    result = np.empty_like(given)
    result[falling] = np.minimum.accumulate(np.minimum(scaled, 1.0))
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


def bootstrap_shares(hits: ArrayLike, sizes: ArrayLike, pairs: ArrayLike) -> tuple[Floats, Floats]:
    """Bounds (k,) of shares `hits / sizes`, company groups resampled; `hits` (GROUPS, k), others (GROUPS,).

    The variance of the resamples says how many independent postings a share is worth; so does the likeness of the
    postings of one company, and the smaller number counts: with few or very unequal companies the resamples vary too
    little (the large company is in all of them). Wilson's interval on that many stays within 0-1 and has a width where
    nothing or everything was hit.
    """
    by_group, size = np.asarray(hits, dtype=float), np.asarray(sizes, dtype=float)
    n, groups = size.sum(), int(np.count_nonzero(size))
    if n == 0:
        return np.zeros(by_group.shape[1]), np.ones(by_group.shape[1])
    share, base = by_group.sum(axis=0) / n, resampled(size)
    drawn = base > 0
    replicates = resampled(by_group)[drawn] / base[drawn, None]
    variance = replicates.var(axis=0, dtype=float) * groups / max(groups - 1, 1)
    binomial = share * (1 - share) / n
    design = np.where(binomial > TINY, variance / np.maximum(binomial, TINY), 0.0)
    pair = np.asarray(pairs, dtype=float)
    alike = [likeness(by_group[:, [one]], size, pair, size)[0] for one in range(by_group.shape[1])]
    return wilson(share, _lowered(n / np.maximum(design, 1 + np.array(alike) * pair.sum() / n), groups))


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
