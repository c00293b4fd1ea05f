"""Bundles: skills that adverts ask for together more often than by chance."""

from typing import Any

import numpy as np
import pandas as pd

from core.market.demand import skill_demand
from core.market.sample_size import PAIR_FLOOR
from core.snapshot.counting import company_pairs, group_counts, group_sums, row_counts
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.clustering import effective_counts
from core.stats.proportions import wilson

PAIRED = 40


def co_asked(snapshot: Snapshot, asked: Slice, limit: int = PAIRED) -> pd.DataFrame:
    """Bundles: pairs among the slice's `limit` most asked skills that come together more often than by chance.

    Columns: skill, with_skill (str; both orders are there), together_count (int), posting_count (int, postings that ask
    for `skill`: the base), given_share, share_low, share_high (0-1: of those, how many also ask for `with_skill`),
    lift (given_share over the slice's demand_share of `with_skill`). Pairs in fewer than 10 postings are left out.
    Highest lift first.
    """
    rows = asked.rows(snapshot)
    top = skill_demand(snapshot, asked).head(limit)["skill"].tolist()
    picked = snapshot.asks[rows][:, snapshot.codes_of(top)]
    group, frames = snapshot.group[rows], []
    counts = np.bincount(picked.indices, minlength=len(top)) / max(len(rows), 1)
    for number, name in enumerate(top):
        asking = np.flatnonzero(row_counts(picked, np.arange(len(top)) == number))
        by_group = group_counts(picked[asking], group[asking])
        together, base = by_group.sum(axis=0), len(asking)
        others = np.flatnonzero((together >= PAIR_FLOOR) & (np.arange(len(top)) != number))
        share = together / base
        effective = effective_counts(by_group, group_sums(group[asking]), company_pairs(snapshot, rows[asking]))
        low, high = wilson(share, effective)
        numbers = np.stack([share, low, high, share / counts])[:, others]
        frames.append(_pairs(name, [top[place] for place in others], together[others], base, numbers))
    if not frames:
        return _pairs("", [], np.zeros(0), 0, np.zeros((4, 0)))
    joined = pd.concat(frames, ignore_index=True)
    chosen = joined[joined["lift"] > 1]
    return chosen.sort_values(["lift", "skill", "with_skill"], ascending=[False, True, True]).reset_index(drop=True)


def _pairs(skill: str, others: list[str], together: Any, base: int, numbers: Any) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "skill": pd.Series([skill] * len(others), dtype="str"),
            "with_skill": pd.Series(others, dtype="str"),
            "together_count": np.asarray(together, dtype=np.int64),
            "posting_count": np.full(len(others), base, dtype=np.int64),
            "given_share": numbers[0],
            "share_low": numbers[1],
            "share_high": numbers[2],
            "lift": numbers[3],
        }
    )
