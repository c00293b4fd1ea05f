"""What learning one more skill adds: readiness, and adverts that newly fit."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from core.market.adverts import Adverts
from core.market.fit import ROUNDING, Standing, gain_bounds, learned_credits
from core.snapshot.columns import GROUPS
from core.stats.bootstrap import bootstrap_shares

ADDED = ("gain", "gain_low", "gain_high", "unlock_count", "unlock_low", "unlock_high")


def what_each_adds(standing: Standing, candidates: Sequence[str], theta: float) -> pd.DataFrame:
    """What learning one more skill adds alone, without what it implies: that is a skill of its own.

    One row a candidate, in the order of `candidates`.

    Columns: skill (str), gain, gain_low, gain_high (readiness, 0-1), unlock_count (int: adverts that newly fit
    `theta`), unlock_low, unlock_high (95 %, adverts), rated_count (int, the base).
    """
    columns: dict[str, Any] = {
        "skill": pd.Series(list(candidates), dtype="str"),
        **added_by_each(standing, candidates, theta),
    }
    columns["rated_count"] = np.full(len(candidates), standing.adverts.size, dtype=np.int64)
    return pd.DataFrame(columns)


def added_by_each(standing: Standing, candidates: Sequence[str], theta: float) -> dict[str, Any]:
    """The columns `ADDED` of `what_each_adds`, an array each.

    `candidates` are ids that the adverts have a column for, `theta` (0-1) the fit from which an advert fits. Gains are
    0-1, unlock counts adverts; all arrays have one entry a candidate, in their order.
    """
    adverts, ready, count = standing.adverts, standing.ready(theta), len(candidates)
    single = without_rivals(adverts, candidates)
    place, row, more = standing.single_gains(
        np.array([adverts.codes[candidates[number]] for number in single], dtype=np.int32)
    )
    cell = adverts.group[row].astype(np.int64) * count + np.array(single, dtype=np.int64)[place]
    opens = (standing.fits[row] + more >= theta - ROUNDING) & ~ready[row]
    sums = np.bincount(cell, more, minlength=GROUPS * count).reshape(GROUPS, count).astype(np.float64)
    hits = np.bincount(cell[opens], minlength=GROUPS * count).reshape(GROUPS, count)
    for number in sorted(set(range(count)).difference(single)):
        credits = learned_credits(standing, (candidates[number],))
        row, more = standing.gain(credits)
        sums[:, number] = np.bincount(adverts.group[row], more, minlength=GROUPS)
        fits = standing.fits + np.bincount(row, more, minlength=adverts.size)
        hits[:, number] = np.bincount(adverts.group[(fits >= theta - ROUNDING) & ~ready], minlength=GROUPS)
    gain_low, gain_high = gain_bounds(adverts, sums)
    low, high = bootstrap_shares(hits, adverts.sizes_by_group, adverts.pairs, standing.bands(theta))
    gains = (sums.sum(axis=0) / max(adverts.size, 1), gain_low, gain_high)
    unlocks = (hits.sum(axis=0), low * adverts.size, high * adverts.size)
    return dict(zip(ADDED, (*gains, *unlocks), strict=True))


def without_rivals(adverts: Adverts, skills: Sequence[str]) -> list[int]:
    """The places of those of `skills` that some advert may ask for and that stand in no group of rivals."""
    codes = (adverts.codes.get(skill, -1) for skill in skills)
    return [number for number, code in enumerate(codes) if code >= 0 and adverts.rivals[code] < 0]
