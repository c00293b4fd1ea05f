"""Intervals of shares and tests between them, on counts of independent postings; quartiles.

docs/method.md states each formula with its source.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Floats = NDArray[np.float64]

LEVEL = 0.95
Z = float(special.ndtri(0.5 + LEVEL / 2))
TINY = 1e-12
FALSE_DISCOVERY_RATE = 0.05


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


@dataclass(frozen=True, slots=True)
class Pay(Quartiles):
    """Quartiles of annual pay in USD, and the 95 % interval of their median."""

    median_low: float
    median_high: float


def wilson(share: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    """Lower and upper ends of Wilson's 95 % score interval (1927) of `share` (0-1) on `n` postings, of their shape.

    `n` may be fractional; the ends are NaN where it is 0.
    """
    p, count = np.asarray(share, dtype=float), np.asarray(n, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        square = Z**2 / count
        centre = (p + square / 2) / (1 + square)
        half = Z * np.sqrt(p * (1 - p) / count + square / (4 * count)) / (1 + square)
    return np.clip(centre - half, 0, p), np.clip(centre + half, p, 1)  # else rounding would leave out shares of 0 and 1


def two_proportions(first: ArrayLike, n_first: ArrayLike, second: ArrayLike, n_second: ArrayLike) -> Floats:
    """Two-sided p-values of the pooled z-test that the shares `first` and `second` (0-1) are equal.

    `n_first` and `n_second` are effective sample sizes; the p-value is 1 where either is 0.
    """
    p1, n1, p2, n2 = (np.asarray(value, dtype=float) for value in (first, n_first, second, n_second))
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = (p1 * n1 + p2 * n2) / (n1 + n2)
        z = (p1 - p2) / np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    result: Floats = np.where(np.isfinite(z), 2 * special.ndtr(-np.abs(np.nan_to_num(z))), 1.0)
    return result


def difference_interval(
    first: ArrayLike, n_first: ArrayLike, second: ArrayLike, n_second: ArrayLike
) -> tuple[Floats, Floats]:
    """Lower and upper ends of Newcombe's 95 % interval (1998, method 10) of `second - first`.

    Both are independent shares (0-1) on effective sample sizes `n_first` and `n_second`.
    """
    p1, p2 = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    (low1, high1), (low2, high2) = wilson(p1, n_first), wilson(p2, n_second)
    change = p2 - p1
    return (
        change - np.sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2),
        change + np.sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2),
    )


def discovery_rates(p_values: ArrayLike) -> Floats:
    """P-values (n,) adjusted by the procedure of Benjamini and Hochberg (1995), in the same order.

    Of all hypotheses rejected at an adjusted p-value of at most q, a share of at most q is true on average.
    """
    # scipy.stats has it too, and takes 0.4 s to import: the first visitor to ask for trends would wait for that.
    tested = np.asarray(p_values, dtype=float)
    falling = np.argsort(-tested, kind="stable")
    scaled = tested[falling] * tested.size / np.arange(tested.size, 0, -1)
    result = np.empty_like(tested)
    result[falling] = np.minimum.accumulate(np.minimum(scaled, 1.0))
    return result


def quartiles(values: ArrayLike) -> Quartiles | None:
    """Quartiles with linear interpolation (Hyndman and Fan 1996, type 7), NaN left out; None without values."""
    stated = np.asarray(values, dtype=float)
    stated = stated[~np.isnan(stated)]
    if not stated.size:
        return None
    lower, median, upper = np.percentile(stated, [25, 50, 75])
    return Quartiles(float(lower), float(median), float(upper), int(stated.size))
