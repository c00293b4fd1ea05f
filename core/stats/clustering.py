"""Design effect and effective sample size of shares clustered by company.

docs/method.md states each formula with its source. Tables count by company group: `hits` (c, k) the postings that have
each of k things, `sizes` (c,) all of them, `pairs` (c,) the ordered pairs of different postings by one company. Where
postings are weighed, counts are sums of weights, `pairs` of products of two, and `squares` (c,) of squared ones.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from core.stats.proportions import LEVEL, TINY, Floats, Z

SUREST = 1e9  # degrees of freedom of a variance without error
UNKNOWN = 1e9  # the variance of a correlation of which nothing is known
LEAST_SURE = 3.0  # fewer would only say that nothing is known: Student's t has no variance below


def effective_counts(
    hits: ArrayLike,
    sizes: ArrayLike,
    pairs: ArrayLike | None = None,
    squares: ArrayLike | None = None,
    others: ArrayLike | None = None,
) -> Floats:
    """Effective sample size of each share of a table, (k,).

    The design effect follows from `intraclass_correlation`, learned from `others` (c, j) where given. It is an
    estimate, so the count is lowered by Student's t with its degrees of freedom (Satterthwaite 1946). `pairs`
    default to a company a row, `squares` to unweighted postings. One entry more in `pairs` than in `sizes` are the
    pairs there would be among postings that name no company: they are as alike as those that name one.
    """
    size = np.asarray(sizes, dtype=float)
    total, filled = size.sum(), np.flatnonzero(size > 0)
    if total == 0:
        return np.zeros(np.shape(hits)[1])
    square = size if squares is None else np.asarray(squares, dtype=float)
    pair = size * (size - 1) if pairs is None else np.asarray(pairs, dtype=float)
    every_pair, companies = pair.sum(), len(filled)
    # Few of all groups have a posting in most slices, and the whole table as floats is 20 MB.
    by_company = np.asarray(hits)[filled].astype(float)
    size, pair, square = size[filled], pair[filled], square[filled]
    others = None if others is None else np.asarray(others)[filled]
    rho, error = intraclass_correlation(by_company, size, pair, square, others)
    design = (square.sum() + rho * every_pair) / total
    return _lowered(total / design, error * (every_pair / total / design) ** 2, companies)


def intraclass_correlation(
    hits: Floats, sizes: Floats, pairs: Floats, squares: Floats, others: ArrayLike | None = None
) -> tuple[Floats, Floats]:
    """Intraclass correlation of what each column counts, (k,), and the variance of that estimate, (k,).

    0 where two postings of one company are no more alike than any two, 1 where they always agree. Estimated by analysis
    of variance, corrected for the share being estimated from the same postings (Ridout, Demetrio and Firth 1999). The
    estimate of one column alone has a large variance, so it is shrunk towards the pooled one of all columns, or of
    `others` (c, j), the more, the less the columns differ beyond sampling error (Fisher 1925; Efron and Morris 1973).
    """
    filled = sizes > 0
    size, pair, square = sizes[filled], pairs[filled], squares[filled]
    columns = _columns(hits[filled], size, pair, square)
    pool = columns if others is None else _columns(np.asarray(others, dtype=float)[filled], size, pair, square)
    if len(size) < 2 or pair.sum() <= 0 or not pool.varies.any():
        # Wholly alike is the worst there can be, no estimate; but of one company alone nothing is known of others.
        return np.ones(len(columns.own)), np.full(len(columns.own), UNKNOWN if len(size) < 2 else 0.0)
    pooled, weight, error = _pooled(pool, size, pair)
    rho = np.where(columns.varies, pooled + weight * (columns.own - pooled), pooled)
    return rho, np.full(len(rho), error * (weight + (1 - weight) ** 2 / np.count_nonzero(pool.varies)))


class _Columns(NamedTuple):
    """What each column's intraclass correlation is made of; arrays of shape (k,).

    Whether it varies, its binomial variance, how much `more` it strays over companies than that explains, how much that
    would be at correlation 1 (`unit`), and its own correlation.
    """

    varies: NDArray[np.bool_]
    binomial: Floats
    more: Floats
    unit: Floats
    own: Floats


def _columns(hits: Floats, size: Floats, pair: Floats, square: Floats) -> _Columns:
    n = max(size.sum(), TINY)
    share = np.clip(hits.sum(axis=0) / n, 0, 1)
    binomial = share * (1 - share)
    # What the squares would add up to were postings independent, and what each unit of correlation adds to that.
    base, apart = (square / size).sum() - square.sum() / n, _apart(size, pair)
    strayed = np.einsum("ck,ck,c->k", hits, hits, 1 / size) - n * share**2
    more = strayed * (1 - square.sum() / n**2) - base * binomial
    unit = np.maximum(apart * binomial + strayed * pair.sum() / n**2, TINY)
    varies = binomial > TINY
    return _Columns(varies, binomial, more, unit, np.where(varies, np.clip(more / unit, 0, 1), 0.0))


def _apart(size: Floats, pair: Floats) -> float:
    return float((pair / size).sum() - pair.sum() / max(size.sum(), TINY))


def _pooled(pool: _Columns, size: Floats, pair: Floats) -> tuple[float, float, float]:
    """The pooled correlation, the weight a column's own estimate keeps (0-1), and the variance of that estimate."""
    # fsum: the same digits in whatever order the skills stand
    together = math.fsum(pool.more[pool.varies]) / math.fsum(pool.unit[pool.varies])
    together = min(max(together, 0.0), 1.0)
    companies, apart = len(size), max(_apart(size, pair), TINY)
    beside = max(apart / (companies - 1), TINY)  # of one company, on average, beside a posting
    # Fisher's where companies are of one size; the chance taste of a large one weighs as its size does.
    strays = math.fsum((1 + together * pair / size) ** 2) * (1 - 1 / companies)
    error = 2 * (1 - together) ** 2 * strays / apart**2 * beside / (beside + 1)
    spread = math.fsum(pool.binomial * (pool.own - together) ** 2) / math.fsum(pool.binomial)
    return together, max(spread - error, 0.0) / max(spread, TINY), error


def _lowered(counts: Floats, error: Floats, companies: int) -> Floats:
    """`counts` less what the relative variance `error` of their design effects costs."""
    least = max(min(companies - 1.0, LEAST_SURE), 1.0)
    degrees = np.clip(2 / np.maximum(error, 2 / SUREST), least, SUREST)
    lowered: Floats = counts * (Z / special.stdtrit(degrees, 0.5 + LEVEL / 2)) ** 2
    return lowered


def compared_counts(hits: Floats, sizes: Floats, pairs: Floats, squares: Floats, crosses: Floats) -> Floats:
    """Effective sample sizes of two shares that are compared, (2, k), from the tables of both, (2, c, k) and (2, c).

    A company with postings in both asks for much the same in both, and what is the same cancels in the difference: its
    variance is that of both less twice their covariance (Kish 1965). `crosses` (c,) are the products of a company's
    weights in both. How much of a taste is kept is learned from all columns together, each in proportion to its
    correlation; it is at most all, so that what varies within companies always remains. Where companies changed by more
    than that explains, beyond three standard errors of a variance over so many, what they changed counts: most may keep
    all they ask for, and yet some begin to ask for this.
    """
    totals, companies = sizes.sum(axis=1), int(np.count_nonzero(sizes.any(axis=0)))
    if not totals.all():
        return np.zeros((2, hits.shape[2]))
    shares = np.clip(hits.sum(axis=1) / totals[:, None], 0, 1)
    named = pairs[:, : sizes.shape[1]]
    rho, error = (
        np.array(pair) for pair in zip(*map(intraclass_correlation, hits, sizes, named, squares), strict=True)
    )
    binomial = shares * (1 - shares)
    square, pair = (table.sum(axis=1)[:, None] / totals[:, None] for table in (squares, pairs))
    design, each = square + rho * pair, binomial / totals[:, None]
    apart, within = (each * design).sum(axis=0), (each * (1 - rho) * square).sum(axis=0)
    taste = np.sqrt((binomial * rho).prod(axis=0))
    strays = {
        (first, second): _strays(hits, sizes, shares, first, second) for first, second in ((0, 0), (1, 1), (0, 1))
    }
    common = _kept(strays[0, 1], sizes, crosses, taste) * taste * crosses.sum() / totals.prod()
    together = np.maximum(np.maximum(apart - 2 * common, within), TINY)
    together = _or_changed(together, strays, sizes)
    factor = np.where(apart > TINY, apart / together, 1.0)
    unsure = (error * (each * pair) ** 2).sum(axis=0) / together**2
    return np.array([_lowered(factor * worth, unsure, companies) for worth in totals[:, None] / design])


def _or_changed(expected: Floats, strays: dict[tuple[int, int], Floats], sizes: Floats) -> Floats:
    """The variance `expected` of each difference, or that of what each company changed where this is clearly more."""
    totals, companies = sizes.sum(axis=1), int(np.count_nonzero(sizes.any(axis=0)))
    changed = strays[0, 0] / totals[0] ** 2 + strays[1, 1] / totals[1] ** 2 - 2 * strays[0, 1] / totals.prod()
    changed *= companies / max(companies - 1, 1)
    # How many companies of one size are worth as much (Kish 1965); of so many, three standard errors of a variance.
    equal = max(float((totals**2 / (sizes**2).sum(axis=1)).min()), 2.0)
    variance: Floats = np.where(changed > expected * (1 + 3 * math.sqrt(2 / (equal - 1))), changed, expected)
    return variance


def _strays(hits: Floats, sizes: Floats, shares: Floats, first: int, second: int) -> Floats:
    """Sum over companies of the product of their residuals in two tables, (k,)."""
    # Sum of (hits - share * size) of one times that of the other, multiplied out: the tables are large.
    strays: Floats = np.einsum("ck,ck->k", hits[first], hits[second])
    strays += shares[first] * shares[second] * (sizes[first] * sizes[second]).sum()
    strays -= shares[first] * np.einsum("c,ck->k", sizes[first], hits[second])
    strays -= shares[second] * np.einsum("c,ck->k", sizes[second], hits[first])
    return strays


def _kept(strays: Floats, sizes: Floats, crosses: Floats, taste: Floats) -> float:
    """Pooled correlation of company effects between two tables, 0-1."""
    totals, cross = sizes.sum(axis=1), crosses.sum()
    # What the products add up to for each unit of covariance, the shares being estimated from the same postings.
    unit = cross - (crosses * (sizes / totals[:, None]).sum(axis=0)).sum()
    unit += cross * (sizes[0] * sizes[1]).sum() / totals.prod()
    together = math.fsum(strays)
    room = unit * math.fsum(taste)
    return min(max(together / room, 0.0), 1.0) if room > TINY else 0.0


def by_one_company(hits: Floats, sizes: Floats) -> NDArray[np.bool_]:
    """Of which columns (k,) leaving one company out removes more than half of the change between tables (2, c, k).

    Of none where nothing changed or a table has no postings.
    """
    totals, counts = sizes.sum(axis=1), hits.sum(axis=1)
    left_shares, left_sizes = counts[:, None, :] - hits, totals[:, None] - sizes
    with np.errstate(invalid="ignore", divide="ignore"):
        before, after = counts / totals[:, None]
        left_shares /= left_sizes[:, :, None]
    change, without = after - before, left_shares[1] - left_shares[0]
    without[(left_sizes == 0).any(axis=0)] = 0  # without the only company of a table there is nothing to compare
    smallest = np.where(change > 0, without.min(axis=0), -without.max(axis=0))
    decisive: NDArray[np.bool_] = (np.abs(change) > TINY) & (smallest < np.abs(change) / 2)
    return decisive


def mean_bounds(sums: ArrayLike, sizes: ArrayLike, *, skewed: bool = False) -> tuple[Floats, Floats]:
    """95 % bounds (k,) of means between 0 and 1: `sums` (c, k) of the values by company, `sizes` (c,) of postings.

    Where values are `skewed`, 0 for most postings, the bounds lie alike on both sides of the mean's logarithm.

    The variance is that of the delete-one-company jackknife (Efron and Stein 1981), the bounds Student's with as many
    degrees of freedom as the companies are worth, (sum of sizes)^2 / sum of squared sizes (Kish 1965), less one. Of
    one company alone nothing is known of others: 0 and 1.
    """
    total, size = np.asarray(sums, dtype=float), np.asarray(sizes, dtype=float)
    filled = size > 0
    total, size = total[filled], size[filled]
    if len(size) < 2:
        return np.zeros(total.shape[1]), np.ones(total.shape[1])
    n, companies = size.sum(), len(size)
    mean = total.sum(axis=0) / n
    without = (total.sum(axis=0) - total) / (n - size)[:, None]
    variance = (companies - 1) / companies * ((without - mean) ** 2).sum(axis=0)
    degrees = max(n**2 / (size**2).sum() - 1, 1.0)
    half = special.stdtrit(degrees, 0.5 + LEVEL / 2) * np.sqrt(variance)
    if skewed:
        factor = np.exp(half / np.maximum(mean, TINY))
        return mean / factor, np.clip(mean * factor, mean, 1)
    return np.clip(mean - half, 0, mean), np.clip(mean + half, mean, 1)
