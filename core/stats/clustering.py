"""Design effect and effective sample size of shares clustered by company.

docs/method.md states each formula with its source. All tables have one row for each of c company groups: `hits` (c, k)
counts the postings that have each of k properties, `sizes` (c,) all postings, and `pairs` (c,) the ordered pairs of
different postings by one company. If postings are weighted, `hits` and `sizes` are sums of weights, `pairs` is the sum
of the products of two weights, and `squares` (c,) the sum of squared weights.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from core.stats.proportions import LEVEL, TINY, Floats, Z

MOST_DEGREES = 1e9  # degrees of freedom of a variance that is known exactly
UNKNOWN_VARIANCE = 1e9  # variance of an intraclass correlation about which nothing is known
FEWEST_DEGREES = 3.0  # at fewer Student's t has no variance, and the interval would say nothing


def effective_counts(
    hits: ArrayLike,
    sizes: ArrayLike,
    pairs: ArrayLike | None = None,
    squares: ArrayLike | None = None,
    others: ArrayLike | None = None,
) -> Floats:
    """Effective sample size of each share of a table, (k,); zeros for a table without postings.

    The design effect follows from `intraclass_correlation`, pooled over `others` (c, j) if given, else over `hits`. As
    it is an estimate, the effective size is reduced by Student's t with its degrees of freedom (Satterthwaite 1946).
    By default each row is one company (`pairs`) and all postings weigh 1 (`squares`). If `pairs` has one entry more
    than `sizes`, (c + 1,), the last counts the pairs expected among postings that name no company.
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
    """Intraclass correlation of each column, (k,), and the variance of that estimate, (k,).

    The correlation is 0 if two postings of one company resemble each other no more than any two, and 1 if they always
    agree. It is estimated by analysis of variance, with a correction because the share is estimated from the same
    postings (Ridout, Demetrio and Firth 1999). A single column gives a noisy estimate, so it is shrunk towards the
    pooled estimate of all columns of `hits` (c, k) or, if given, of `others` (c, j): the less the columns differ beyond
    sampling error, the further (Fisher 1925; Efron and Morris 1973). Where nothing can be estimated it is 1, the worst
    case.
    """
    filled = sizes > 0
    size, pair, square = sizes[filled], pairs[filled], squares[filled]
    columns = _variation(hits[filled], size, pair, square)
    pool = columns if others is None else _variation(np.asarray(others, dtype=float)[filled], size, pair, square)
    if len(size) < 2 or pair.sum() <= 0 or not pool.varies.any():
        # The worst case is no estimate and has no variance; but one company says nothing about the others.
        return np.ones(len(columns.own)), np.full(len(columns.own), UNKNOWN_VARIANCE if len(size) < 2 else 0.0)
    pooled, weight, error = _pooled(pool, size, pair)
    rho = np.where(columns.varies, pooled + weight * (columns.own - pooled), pooled)
    return rho, np.full(len(rho), error * (weight + (1 - weight) ** 2 / np.count_nonzero(pool.varies)))


class _Variation(NamedTuple):
    """The terms of each column's intraclass correlation, each (k,).

    `varies`: neither none nor all postings have the property; `binomial`: p(1-p); `more`: variation between companies
    beyond the binomial; `unit`: what `more` would be at correlation 1; `own`: the column's own estimate, 0-1.
    """

    varies: NDArray[np.bool_]
    binomial: Floats
    more: Floats
    unit: Floats
    own: Floats


def _variation(hits: Floats, size: Floats, pair: Floats, square: Floats) -> _Variation:
    n = max(size.sum(), TINY)
    share = np.clip(hits.sum(axis=0) / n, 0, 1)
    binomial = share * (1 - share)
    # The sum of squares if postings were independent, and what each unit of correlation adds to it.
    base, excess = (square / size).sum() - square.sum() / n, _pair_excess(size, pair)
    between = np.einsum("ck,ck,c->k", hits, hits, 1 / size) - n * share**2
    more = between * (1 - square.sum() / n**2) - base * binomial
    unit = np.maximum(excess * binomial + between * pair.sum() / n**2, TINY)
    varies = binomial > TINY
    return _Variation(varies, binomial, more, unit, np.where(varies, np.clip(more / unit, 0, 1), 0.0))


def _pair_excess(size: Floats, pair: Floats) -> float:
    return float((pair / size).sum() - pair.sum() / max(size.sum(), TINY))


def _pooled(pool: _Variation, size: Floats, pair: Floats) -> tuple[float, float, float]:
    """The pooled correlation, the weight that a column's own estimate keeps (0-1), and the variance of the latter."""
    # fsum gives the same digits whatever the order of the skills
    pooled = math.fsum(pool.more[pool.varies]) / math.fsum(pool.unit[pool.varies])
    pooled = min(max(pooled, 0.0), 1.0)
    companies, excess = len(size), max(_pair_excess(size, pair), TINY)
    siblings = max(excess / (companies - 1), TINY)  # other postings of its company that a posting has on average
    # Fisher's formula if companies are of one size; else a company contributes by its size.
    contributions = math.fsum((1 + pooled * pair / size) ** 2) * (1 - 1 / companies)
    error = 2 * (1 - pooled) ** 2 * contributions / excess**2 * siblings / (siblings + 1)
    spread = math.fsum(pool.binomial * (pool.own - pooled) ** 2) / math.fsum(pool.binomial)
    return pooled, max(spread - error, 0.0) / max(spread, TINY), error


def _lowered(counts: Floats, error: Floats, companies: int) -> Floats:
    """`counts` reduced for the relative variance `error` of their design effects, (k,)."""
    least = max(min(companies - 1.0, FEWEST_DEGREES), 1.0)
    degrees = np.clip(2 / np.maximum(error, 2 / MOST_DEGREES), least, MOST_DEGREES)
    lowered: Floats = counts * (Z / special.stdtrit(degrees, 0.5 + LEVEL / 2)) ** 2
    return lowered


def compared_counts(hits: Floats, sizes: Floats, pairs: Floats, squares: Floats, crosses: Floats) -> Floats:
    """Effective sample sizes for the difference of two shares, (2, k), from both tables, (2, c, k) and (2, c).

    A company with postings in both tables asks for similar things in both, and this part cancels in the difference: its
    variance is the sum of both variances minus twice their covariance (Kish 1965). `crosses` (c,) are the products of a
    company's weights in both tables. How much of its effect a company keeps is one number for all columns, estimated
    from all of them; it is at most 1, so the variation within companies always remains. If companies changed in a
    column by more than this explains, by over three standard errors of a variance over that many companies, the
    variance of the observed changes is used: most companies may keep what they ask for while some begin to ask for
    this. Zeros if either table has no postings.
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
    design, per_posting = square + rho * pair, binomial / totals[:, None]
    separate, within_companies = (per_posting * design).sum(axis=0), (per_posting * (1 - rho) * square).sum(axis=0)
    company_variation = np.sqrt((binomial * rho).prod(axis=0))
    products = {
        (first, second): _residual_products(hits, sizes, shares, first, second)
        for first, second in ((0, 0), (1, 1), (0, 1))
    }
    covariance = (
        _kept_share(products[0, 1], sizes, crosses, company_variation)
        * company_variation
        * crosses.sum()
        / totals.prod()
    )
    variance = np.maximum(np.maximum(separate - 2 * covariance, within_companies), TINY)
    variance = _or_observed_change(variance, products, sizes)
    factor = np.where(separate > TINY, separate / variance, 1.0)
    relative_error = (error * (per_posting * pair) ** 2).sum(axis=0) / variance**2
    return np.array([_lowered(factor * effective, relative_error, companies) for effective in totals[:, None] / design])


def _or_observed_change(expected: Floats, products: dict[tuple[int, int], Floats], sizes: Floats) -> Floats:
    """The variance `expected` of each difference, or that of the observed changes if clearly larger, (k,)."""
    totals, companies = sizes.sum(axis=1), int(np.count_nonzero(sizes.any(axis=0)))
    observed = products[0, 0] / totals[0] ** 2 + products[1, 1] / totals[1] ** 2 - 2 * products[0, 1] / totals.prod()
    observed *= companies / max(companies - 1, 1)
    # The effective number of companies (Kish 1965); three standard errors of a variance over that many.
    effective_companies = max(float((totals**2 / (sizes**2).sum(axis=1)).min()), 2.0)
    variance: Floats = np.where(
        observed > expected * (1 + 3 * math.sqrt(2 / (effective_companies - 1))), observed, expected
    )
    return variance


def _residual_products(hits: Floats, sizes: Floats, shares: Floats, first: int, second: int) -> Floats:
    """Sum over companies of the product of their residuals in two tables, (k,)."""
    # The sum of (hits - share * size) of one table times that of the other, expanded because the tables are large.
    products: Floats = np.einsum("ck,ck->k", hits[first], hits[second])
    products += shares[first] * shares[second] * (sizes[first] * sizes[second]).sum()
    products -= shares[first] * np.einsum("c,ck->k", sizes[first], hits[second])
    products -= shares[second] * np.einsum("c,ck->k", sizes[second], hits[first])
    return products


def _kept_share(products: Floats, sizes: Floats, crosses: Floats, company_variation: Floats) -> float:
    """Pooled correlation of company effects between two tables, 0-1."""
    totals, cross = sizes.sum(axis=1), crosses.sum()
    # The sum of products for each unit of covariance, given that the shares are estimated from the same postings.
    unit = cross - (crosses * (sizes / totals[:, None]).sum(axis=0)).sum()
    unit += cross * (sizes[0] * sizes[1]).sum() / totals.prod()
    total = math.fsum(products)
    largest = unit * math.fsum(company_variation)
    return min(max(total / largest, 0.0), 1.0) if largest > TINY else 0.0


def by_one_company(hits: Floats, sizes: Floats) -> NDArray[np.bool_]:
    """Whether leaving out a single company removes more than half of the change between two tables, bool (k,).

    `hits` is (2, c, k), `sizes` (2, c). False where nothing changed, and for all columns if a table has no postings.
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
    """95 % bounds, (k,) each, of k means of values between 0 and 1, clustered by company.

    `sums` (c, k) adds up the values of a company's postings, `sizes` (c,) counts its postings. The variance is that of
    the delete-one-company jackknife (Efron and Stein 1981). The bounds use Student's t, with the effective number of
    companies, (sum of sizes)^2 / sum of squared sizes (Kish 1965), minus one as degrees of freedom. If values are
    `skewed`, 0 for most postings, the bounds are symmetric around the logarithm of the mean. With a single company they
    are 0 and 1.
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
