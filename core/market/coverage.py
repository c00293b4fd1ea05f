"""Coverage: which of the skills a slice asks for a person has, and how sure that is near the threshold.

docs/method.md states each formula with its source.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from core.market.counting import group_counts, group_sums
from core.market.resampling import SEED, percentile_bounds, resampled_shares
from core.market.snapshot import Snapshot
from core.market.statistics import TINY, Estimate, Floats

ROUNDS = 200
FEWEST = 10  # skills from which a distribution of shares can be learned
SCORES = np.linspace(-4, 4, 65)  # where quantiles are worked out; between them they are interpolated


def coverages(
    snapshot: Snapshot, rows: NDArray[np.int64], frame: pd.DataFrame, satisfied: Collection[str], threshold: float
) -> tuple[Estimate | None, Estimate | None]:
    """Coverage and weighted coverage of a slice with demand `frame`; None where no skill is in demand.

    The interval holds what they are for shares as likely as not: each drawn from what its postings and the shares of
    all other skills say of it (empirical Bayes), together as the resamples of companies have them.
    """
    values = coverage_values(frame, satisfied, threshold)
    if values is None:
        return None, None
    share, worth = (frame[name].to_numpy() for name in ("demand_share", "effective_count"))
    owned = frame["skill"].isin(list(satisfied)).to_numpy(dtype=bool)
    # Whatever is so rare that its interval ends far below the threshold is in demand in no draw.
    near = np.flatnonzero(frame["share_high"].to_numpy() >= threshold / 2)
    asks, group = snapshot.asks[rows][:, snapshot.codes_of(frame["skill"].to_numpy()[near])], snapshot.group[rows]
    sizes = group_sums(group)
    scores = joint_scores(resampled_shares(group_counts(asks, group), sizes), sizes)
    first, second = shares_prior(share, worth)
    likely = posterior_shares(first + (share * worth)[near], second + ((1 - share) * worth)[near], scores)
    ratios = np.column_stack(_ratios(likely, owned[near], threshold))
    low, high = percentile_bounds(ratios) if np.count_nonzero(sizes) > 1 else (np.zeros(2), np.ones(2))
    plain, weighted = (
        Estimate(value, float(lowest), float(highest), len(rows))
        for value, lowest, highest in zip(values, low, high, strict=True)
    )
    return plain, weighted


def coverage_values(frame: pd.DataFrame, satisfied: Collection[str], threshold: float) -> tuple[float, float] | None:
    """Coverage and weighted coverage of a slice with demand `frame`, without intervals, which take far more time."""
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
    for _ in range(ROUNDS):
        scale = (special.psi(counts + first + second) - special.psi(first + second)).sum()
        steps = [
            (special.psi(seen + one) - special.psi(one)).sum() / max(scale, TINY)
            for seen, one in ((hits, first), (misses, second))
        ]
        first, second = first * steps[0], second * steps[1]
        if max(abs(step - 1) for step in steps) < 1e-4:
            break
    return float(first), float(second)


def joint_scores(shares: NDArray[np.floating], sizes: NDArray[np.integer]) -> Floats:
    """Standard normal scores (r, k) that vary together as resampled `shares` (r, k) do.

    Correlations over few companies are mostly chance: they are shrunk towards none by what their error says (Schaefer
    and Strimmer 2005), the companies being worth (sum of sizes)^2 / sum of squared sizes (Kish 1965).
    """
    ranks = shares.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    scores: Floats = special.ndtri((ranks + 0.5) / max(len(shares), 1))
    count = sizes.sum() ** 2 / max(float((sizes.astype(float) ** 2).sum()), TINY)
    square = np.tril(np.corrcoef(scores, rowvar=False) ** 2, -1) if scores.shape[1] > 1 else np.zeros((1, 1))
    error = np.tril((1 - square) ** 2, -1).sum() / max(count - 1, 1)
    kept = max(1 - error / max(square.sum(), TINY), 0.0)
    alone = np.random.default_rng(SEED).standard_normal(scores.shape)
    mixed: Floats = np.sqrt(kept) * scores + np.sqrt(1 - kept) * alone
    return mixed


def posterior_shares(first: Floats, second: Floats, scores: Floats) -> Floats:
    """The quantile of each beta distribution (k,) at each standard normal score (r, k)."""
    known = special.betaincinv(first[:, None], second[:, None], special.ndtr(SCORES))
    return np.column_stack([np.interp(column, SCORES, row) for column, row in zip(scores.T, known, strict=True)])


def _ratios(share: NDArray[np.floating], owned: NDArray[np.bool_], threshold: float) -> tuple[Floats, Floats]:
    """Coverage and weighted coverage in each of r rows of shares (r, k); NaN where nothing is in demand."""
    wanted = share >= threshold
    weight = np.where(wanted, share, 0.0)
    with np.errstate(invalid="ignore"):
        return (wanted & owned).sum(axis=1) / wanted.sum(axis=1), (weight * owned).sum(axis=1) / weight.sum(axis=1)
