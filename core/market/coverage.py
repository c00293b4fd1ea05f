"""Coverage: which of the skills a slice asks for a person has, and how sure that is near the threshold.

docs/method.md states each formula with its source.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from core.snapshot.counting import group_counts, group_sums
from core.snapshot.snapshot import Snapshot
from core.stats.bootstrap import SEED, percentile_bounds, resampled_shares
from core.stats.proportions import TINY, Estimate, Floats

ROUNDS = 200
LEVELS = 2**16 - 1
ALIKE = 0.05  # numbers that differ by no more than this part of them are counted as one in the rounds
DRAWS = 500  # of the resamples; as many again move the ends by less than a point
CROSSING = 0.9  # a skill whose interval ends below this part of the threshold crosses it in no draw worth the time
FEWEST = 10  # skills from which a distribution of shares can be learned
SCORES = np.linspace(-4, 4, 25)  # where quantiles are worked out; between them they are interpolated


def coverages(
    snapshot: Snapshot, rows: NDArray[np.int64], frame: pd.DataFrame, satisfied: Collection[str], threshold: float
) -> tuple[Estimate | None, Estimate | None]:
    """Coverage and weighted coverage of a slice with demand `frame`; None where no skill is in demand.

    The interval comes from joint posterior draws of the shares (empirical Bayes), resampled by companies together.
    """
    values = coverage_values(frame, satisfied, threshold)
    if values is None:
        return None, None
    share, worth = (frame[name].to_numpy() for name in ("demand_share", "effective_count"))
    # Whatever is so rare that its interval ends far below the threshold is in demand in no draw.
    near = np.flatnonzero(frame["share_high"].to_numpy() >= CROSSING * threshold)
    asks, group = snapshot.asks[rows][:, snapshot.codes_of(frame["skill"].to_numpy()[near])], snapshot.group[rows]
    sizes = group_sums(group)
    scores = joint_scores(resampled_shares(group_counts(asks, group), sizes, DRAWS), sizes)
    first, second = shares_prior(share, worth)
    sure = frame["share_low"].to_numpy()[near] >= threshold / CROSSING
    likely = _drawn_shares(first + (share * worth)[near], second + ((1 - share) * worth)[near], scores, sure)
    owned = np.fromiter((skill in satisfied for skill in frame["skill"].to_numpy()[near]), dtype=bool, count=len(near))
    ratios = np.column_stack(_ratios(likely, owned, threshold))
    low, high = percentile_bounds(ratios) if np.count_nonzero(sizes) > 1 else (np.zeros(2), np.ones(2))
    plain, weighted = (
        Estimate(value, float(lowest), float(highest), len(rows))
        for value, lowest, highest in zip(values, low, high, strict=True)
    )
    return plain, weighted


def coverage_values(frame: pd.DataFrame, satisfied: Collection[str], threshold: float) -> tuple[float, float] | None:
    """Coverage and weighted coverage of a slice with demand `frame`, without intervals, which take far more time.

    `frame` has the columns of `skill_demand`; `satisfied` are the skills a person has; `threshold` (0-1) is the share
    of the postings from which a skill is in demand. Both are 0-1, None where no skill is in demand.
    """
    share = frame["demand_share"].to_numpy()
    if not (share >= threshold).any():
        return None
    plain, weighted = _ratios(share[None, :], frame["skill"].isin(list(satisfied)).to_numpy(dtype=bool), threshold)
    return float(plain[0]), float(weighted[0])


def shares_prior(shares: Floats, counts: Floats) -> tuple[float, float]:
    """The beta distribution that the true shares of all skills come from, given those seen on so many postings each.

    Towards the likeliest by the fixed-point rounds of Minka (2000, rev. 2012). With hundreds of skills `ROUNDS` end
    before it: with 15 to 40 companies and 300 skills, coverage held the truth in 94 of 100 markets so and in 89 at the
    end. That of Jeffreys where there are too few, or every posting asks for all of them: nothing is then the likeliest.
    """
    mean = float(shares.mean()) if len(shares) >= FEWEST else 0.0
    if not 0 < mean < 1:
        return 0.5, 0.5
    hits, misses, counts = shares * counts, (1 - shares) * counts, np.asarray(counts, dtype=float)
    spread = max(float(shares.var() - (shares * (1 - shares) / np.maximum(counts - 1, 1)).mean()), 1e-4)
    whole = max(mean * (1 - mean) / spread - 1, 0.2)
    first, second = mean * whole, (1 - mean) * whole
    seen, size = [_gathered(cells) for cells in (hits, misses)], _gathered(counts)
    for _ in range(ROUNDS):
        scale = _digammas(size, first + second)
        steps = [_digammas(cells, more) / max(scale, TINY) for cells, more in zip(seen, (first, second), strict=True)]
        first, second = first * steps[0], second * steps[1]
        if max(abs(step - 1) for step in steps) < 1e-4:
            break
    return float(first), float(second)


def _digammas(gathered: tuple[Floats, Floats], more: float) -> float:
    """The sum of digamma(value + more) - digamma(more) over all values that were gathered."""
    means, many = gathered
    return float(many @ (special.psi(means + more) - special.psi(more)))


def _gathered(values: Floats) -> tuple[Floats, Floats]:
    """The means of `values` that lie within `ALIKE` of each other, and how many each stands for.

    The digamma of each mean instead of each value moves the sums by a ten-thousandth, and takes a quarter of the time.
    """
    _, place = np.unique(np.round(np.log(values + TINY) / ALIKE), return_inverse=True)
    many = np.bincount(place).astype(float)
    return np.bincount(place, values) / many, many


def joint_scores(shares: NDArray[np.floating], sizes: NDArray[np.integer]) -> Floats:
    """Standard normal scores (r, k) that vary together as resampled `shares` (r, k) do.

    Correlations over few companies are mostly chance: they are shrunk towards none by what their error says (Schaefer
    and Strimmer 2005), the companies being worth (sum of sizes)^2 / sum of squared sizes (Kish 1965).
    """
    low = shares.min(initial=0.0)
    # Numbers of 16 bits are sorted in a third of the time; what they take for equal is equal enough for a rank.
    levels = np.ascontiguousarray(np.round(LEVELS * (shares - low) / max(shares.max(initial=0.0) - low, TINY)).T)
    order, scores = levels.astype(np.uint16).argsort(axis=1, kind="stable").T, np.empty(shares.shape)
    ranked = special.ndtri((np.arange(len(shares)) + 0.5) / max(len(shares), 1))
    np.put_along_axis(scores, order, ranked[:, None], axis=0)
    count = sizes.sum() ** 2 / max(float((sizes.astype(float) ** 2).sum()), TINY)
    # Each column holds the same scores in another order, so that all have the same mean, 0, and variance.
    square = (scores.T @ scores / max(float(ranked @ ranked), TINY)) ** 2
    apart, error = (square.sum() - np.trace(square)) / 2, ((1 - square) ** 2).sum() / 2 / max(count - 1, 1)
    kept = max(1 - error / max(apart, TINY), 0.0)
    alone = np.random.default_rng(SEED).standard_normal(scores.shape)
    mixed: Floats = np.sqrt(kept) * scores + np.sqrt(1 - kept) * alone
    return mixed


def _drawn_shares(first: Floats, second: Floats, scores: Floats, sure: NDArray[np.bool_]) -> Floats:
    """`posterior_shares`, of `sure` ones by mean and deviation only: they cross no threshold and count by their sum.

    `sure` has one entry a skill, (k,).
    """
    whole = first + second
    mean = first / whole
    likely: Floats = mean + np.sqrt(mean * (1 - mean) / (whole + 1)) * scores
    likely[:, ~sure] = posterior_shares(first[~sure], second[~sure], scores[:, ~sure])
    return likely


def posterior_shares(first: Floats, second: Floats, scores: Floats) -> Floats:
    """The quantile of each skill's beta distribution at each standard normal score.

    `first` and `second` are the parameters a and b of k skills, (k,); `scores` are standard normal, one row a draw, (r,
    k). Returns shares (0-1), (r, k): a Gaussian copula, as docs/method.md says under the interval of coverage. The
    inverse is interpolated between the scores of `SCORES`.
    """
    quantiles = special.betaincinv(first[:, None], second[:, None], special.ndtr(SCORES))
    place = np.clip((scores - SCORES[0]) / (SCORES[1] - SCORES[0]), 0, len(SCORES) - 1)
    below = np.minimum(place.astype(np.intp), len(SCORES) - 2)
    flat = below + np.arange(len(first)) * len(SCORES)
    low, high = quantiles.ravel()[flat], quantiles.ravel()[flat + 1]
    drawn: Floats = low + (place - below) * (high - low)
    return drawn


def _ratios(share: NDArray[np.floating], owned: NDArray[np.bool_], threshold: float) -> tuple[Floats, Floats]:
    """Coverage and weighted coverage in each of r rows of shares (r, k); NaN where nothing is in demand."""
    wanted = share >= threshold
    weight = np.where(wanted, share, 0.0)
    with np.errstate(invalid="ignore"):
        return (wanted & owned).sum(axis=1) / wanted.sum(axis=1), (weight * owned).sum(axis=1) / weight.sum(axis=1)
