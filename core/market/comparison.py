"""Two roles beside each other, compared skill by skill."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.demand import skill_demand
from core.market.gap import THRESHOLD
from core.market.pay import pay_of
from core.market.sample_size import too_few
from core.market.standardise import Shares, plain_periods, skill_shares
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import (
    FALSE_DISCOVERY_RATE,
    Pay,
    difference_interval,
    discovery_rates,
    two_proportions,
    wilson,
)

COMPARED = 0.01  # of skills asked for less often it is not worked out what companies that hire for both have in common


@dataclass(frozen=True)
class Comparison:
    """Two roles within the same filters.

    `skills` is the frame of `compared_skills`; `similarity` (0-1) is the weighted Jaccard index of the demand shares:
    what both ask for over what either asks for. Salaries are None below 30 postings with salary; `words` name each role
    below the floor.
    """

    first: Slice
    second: Slice
    snapshot_id: str
    posting_counts: tuple[int, int]
    similarity: float | None
    salaries: tuple[Pay | None, Pay | None]
    words: tuple[str | None, str | None]
    skills: pd.DataFrame


def compare_roles(
    snapshot: Snapshot, asked: Slice, first: str, second: str, *, threshold: float = THRESHOLD
) -> Comparison:
    """`first` and `second` in the window and filters of `asked`, whose own role does not matter.

    Both are role ids; `threshold` (0-1) is the share of postings from which a skill is in demand. Shares are tested by
    two proportions on effective numbers of postings; companies that hire for both are not counted as independent.
    """
    slices = replace(asked, role=first), replace(asked, role=second)
    rows = [side.rows(snapshot) for side in slices]
    whole = _side_by_side(snapshot, *slices)
    if first != second:
        often = _asked_often(whole)
        compared = _compared(snapshot, rows, whole.loc[often, "skill"].tolist())
        whole.loc[often, ["first_effective", "second_effective"]] = compared.effective.T
        whole.loc[often, "one_company"] = compared.one_company
    either = float(np.maximum(whole["first_share"], whole["second_share"]).sum())
    both = float(np.minimum(whole["first_share"], whole["second_share"]).sum())
    return Comparison(
        first=slices[0],
        second=slices[1],
        snapshot_id=snapshot.snapshot_id,
        posting_counts=(len(rows[0]), len(rows[1])),
        similarity=both / either if either and len(rows[0]) and len(rows[1]) else None,
        salaries=(pay_of(snapshot, rows[0]), pay_of(snapshot, rows[1])),
        words=(too_few(len(rows[0])), too_few(len(rows[1]))),
        skills=compared_skills(whole, threshold),
    )


def compared_skills(whole: pd.DataFrame, threshold: float) -> pd.DataFrame:
    """The skills in demand in at least one of two roles.

    Columns: skill (str), kind ("shared", "first only", "second only": where it is in demand), first_share, first_low,
    first_high, first_count, second_share, second_low, second_high, second_count (0-1 with 95 % interval; counts are the
    bases), difference (second - first), one_company (bool: a difference beyond chance, more than half of it the doing
    of one company), difference_low, difference_high, p_value, q_value (Benjamini-Hochberg over all skills that at
    least 1 % of one role's postings ask for, 1 if it is one company's). Shared first, then by the larger share.
    """
    whole = _tested(whole)
    shown = whole[(whole[["first_share", "second_share"]] >= threshold).any(axis=1)].copy()
    in_first, in_second = shown["first_share"] >= threshold, shown["second_share"] >= threshold
    kinds = np.select([in_first & in_second, in_first], ["shared", "first only"], "second only")
    shown["kind"] = pd.Series(kinds, shown.index, dtype="str")
    order = pd.DataFrame(
        {
            "kind": shown["kind"].map({"shared": 0, "first only": 1, "second only": 2}),
            "share": -shown[["first_share", "second_share"]].max(axis=1),
            "skill": shown["skill"],
        }
    )
    return shown.loc[order.sort_values(["kind", "share", "skill"]).index].reset_index(drop=True)


def _tested(whole: pd.DataFrame) -> pd.DataFrame:
    """The difference of every skill, its interval and its test.

    Tests are adjusted over all skills, not over those shown: these are chosen for a share that is high on one side.
    """
    tested = whole.copy()
    sides = (
        tested["first_share"],
        tested.pop("first_effective"),
        tested["second_share"],
        tested.pop("second_effective"),
    )
    tested["difference"] = tested["second_share"] - tested["first_share"]
    tested["difference_low"], tested["difference_high"] = difference_interval(*sides)
    tested["p_value"] = two_proportions(*sides)
    tested["one_company"] &= tested["p_value"] <= FALSE_DISCOVERY_RATE
    often = _asked_often(tested)
    tested["q_value"] = 1.0
    counted = tested["p_value"].where(~tested["one_company"], 1.0)
    tested.loc[often, "q_value"] = discovery_rates(counted[often])
    return tested


def _asked_often(whole: pd.DataFrame) -> "pd.Series[bool]":
    """Which skills at least COMPARED of one role's postings ask for."""
    return whole[["first_share", "second_share"]].max(axis=1) >= COMPARED


def _side_by_side(snapshot: Snapshot, first: Slice, second: Slice) -> pd.DataFrame:
    sides = []
    for name, asked in (("first", first), ("second", second)):
        frame = skill_demand(snapshot, asked)[["skill", "demand_share", "share_low", "share_high", "effective_count"]]
        frame = frame.rename(
            columns={
                "demand_share": f"{name}_share",
                "share_low": f"{name}_low",
                "share_high": f"{name}_high",
                "effective_count": f"{name}_effective",
            }
        )
        sides.append(frame)
    whole = sides[0].merge(sides[1], on="skill", how="outer")
    for name, asked in (("first", first), ("second", second)):
        count = int(asked.mask(snapshot).sum())
        whole[f"{name}_count"] = np.int64(count)
        nobody = whole[f"{name}_share"].isna()
        worth = whole[f"{name}_effective"].min() if not nobody.all() else float(count)
        low, high = _nobody(worth)
        for column, value in (("share", 0.0), ("low", low), ("high", high), ("effective", worth)):
            whole.loc[nobody, f"{name}_{column}"] = value
    whole["one_company"] = False
    return whole


def _compared(snapshot: Snapshot, rows: Sequence[NDArray[np.int64]], skills: Sequence[str]) -> Shares:
    """The shares of two sets of rows, none in both, for their difference: many companies hire for both roles."""
    joined = np.concatenate(rows)
    order = np.argsort(joined, kind="stable")
    side = np.repeat(np.arange(2), [len(side_rows) for side_rows in rows])
    periods = replace(plain_periods(joined[order], side[order], 2), paired=True)
    return skill_shares(snapshot, periods, snapshot.codes_of(skills))


def _nobody(worth: float) -> tuple[float, float]:
    low, high = wilson([0.0], [worth])
    return float(low[0]), float(high[0])
