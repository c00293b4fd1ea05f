"""Roles beside each other: two compared skill by skill, all ranked by how close a person is to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.columns import BoolColumn
from core.market.counting import company_pairs, row_counts, table_counts
from core.market.demand import salaries, skill_demand
from core.market.floors import RANK_FLOOR, SALARY_FLOOR, too_few
from core.market.gap import THRESHOLD, Profile
from core.market.mix import Shares, plain_periods, skill_shares
from core.market.readiness import FEWEST_SKILLS, THETA, by_lack, columns_in, needed_counts, ready_share
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import (
    FALSE_DISCOVERY_RATE,
    Quartiles,
    difference_interval,
    discovery_rates,
    quartiles,
    two_proportions,
    wilson,
)

COMPARED = 0.01  # of skills asked for less often it is not worked out what companies that hire for both have in common
RANKED = (
    "rank", "role", "posting_count", "rated_count", "readiness", "readiness_low", "readiness_high", "coverage",
    "weighted_coverage", "matched_count", "in_demand_count", "words", "snapshot_id",
)  # fmt: skip


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
    salaries: tuple[Quartiles | None, Quartiles | None]
    words: tuple[str | None, str | None]
    skills: pd.DataFrame


def compare_roles(
    snapshot: Snapshot, asked: Slice, first: str, second: str, *, threshold: float = THRESHOLD
) -> Comparison:
    """`first` and `second` in the window and filters of `asked`, whose own role does not matter."""
    slices = replace(asked, role=first), replace(asked, role=second)
    rows = [one.rows(snapshot) for one in slices]
    pay = [salaries(snapshot, one) for one in rows]
    whole = _side_by_side(snapshot, *slices)
    if first != second:
        often = _asked_often(whole)
        compared = _compared(snapshot, rows, whole.loc[often, "skill"].tolist())
        whole.loc[often, ["first_effective", "second_effective"]] = compared.effective.T
        whole.loc[often, "one_company"] = compared.one_company
    either = float(np.maximum(whole["first_share"], whole["second_share"]).sum())
    both = float(np.minimum(whole["first_share"], whole["second_share"]).sum())
    enough = [quartiles(one) if len(one) >= SALARY_FLOOR else None for one in pay]
    return Comparison(
        first=slices[0],
        second=slices[1],
        snapshot_id=snapshot.snapshot_id,
        posting_counts=(len(rows[0]), len(rows[1])),
        similarity=both / either if either and len(rows[0]) and len(rows[1]) else None,
        salaries=(enough[0], enough[1]),
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
    side = np.repeat(np.arange(2), [len(one) for one in rows])
    periods = replace(plain_periods(joined[order], side[order], 2), paired=True)
    return skill_shares(snapshot, periods, snapshot.codes_of(skills))


def _nobody(worth: float) -> tuple[float, float]:
    low, high = wilson([0.0], [worth])
    return float(low[0]), float(high[0])


def closest_roles(
    snapshot: Snapshot,
    asked: Slice,
    profile: Profile,
    *,
    threshold: float = THRESHOLD,
    theta: float = THETA,
    floor: int = RANK_FLOOR,
) -> pd.DataFrame:
    """All roles in the window and filters of `asked`, the closest first: what is this person nearest to?

    Columns: rank (Int64, missing below the floor), role (str), posting_count, rated_count (int), readiness,
    readiness_low, readiness_high, coverage, weighted_coverage (0-1, NaN where nothing divides), matched_count,
    in_demand_count (int), words (str, "" at or above the floor), snapshot_id. Ranked by readiness, then
    weighted_coverage, then role; roles below the floor come last, unranked.
    """
    mask = asked.over_all_roles().mask(snapshot) & (snapshot.role.codes >= 0)
    rows = np.flatnonzero(mask)
    satisfied = columns_in(snapshot, profile.satisfied)
    whole = len(rows) * 2 > snapshot.size  # copying most of a large matrix costs more than counting all of it
    asks = snapshot.asks if whole else snapshot.asks[rows]
    roles = len(snapshot.role.categories)
    keys = np.where(mask, snapshot.role.codes, roles) if whole else snapshot.role.codes[rows]
    frame = _coverages(snapshot, table_counts(asks, keys, roles + 1)[:roles], keys, satisfied, threshold)
    have = row_counts(asks, satisfied)
    lengths = np.diff(asks.indptr)
    rating = _Rating(snapshot, np.arange(snapshot.size) if whole else rows, keys, lengths, have, roles)
    frame = pd.concat([frame, rating.readiness(theta)], axis=1)
    return _ranked(frame[frame["posting_count"] > 0], floor, snapshot.snapshot_id)


def _coverages(
    snapshot: Snapshot, counts: NDArray[np.int64], keys: NDArray[Any], satisfied: BoolColumn, threshold: float
) -> pd.DataFrame:
    base = np.bincount(keys, minlength=len(counts) + 1)[: len(counts)]
    share = counts / np.maximum(base, 1)[:, None]
    wanted = share >= threshold
    weight = np.where(wanted, share, 0.0)
    with np.errstate(invalid="ignore"):
        return pd.DataFrame(
            {
                "role": pd.Series(list(snapshot.role.categories), dtype="str"),
                "posting_count": base,
                "in_demand_count": wanted.sum(axis=1),
                "matched_count": (wanted & satisfied).sum(axis=1),
                "coverage": (wanted & satisfied).sum(axis=1) / wanted.sum(axis=1),
                "weighted_coverage": (weight * satisfied).sum(axis=1) / weight.sum(axis=1),
            }
        )


@dataclass(frozen=True, eq=False)
class _Rating:
    snapshot: Snapshot
    rows: NDArray[np.int64]
    role: NDArray[Any]
    skill_count: NDArray[Any]
    have: NDArray[np.int32]
    roles: int

    def readiness(self, theta: float) -> pd.DataFrame:
        """Of each role the rated postings and the share of them that is ready, with its interval, in order."""
        lacking = needed_counts(self.skill_count, theta) - self.have
        found = [self._ready(rated, lacking[rated]) for rated in self._rated()]
        names = ["rated_count", "readiness", "readiness_low", "readiness_high"]
        return pd.DataFrame(found, columns=names).astype({"rated_count": "int64"})

    def _rated(self) -> list[NDArray[np.int64]]:
        """Which rows are rated postings of each role."""
        rated = np.flatnonzero((self.skill_count >= FEWEST_SKILLS) & (self.role < self.roles))
        role = self.role[rated].astype(np.int16)  # small numbers are sorted by counting
        ends = np.bincount(role, minlength=self.roles).cumsum()
        return np.split(rated[np.argsort(role, kind="stable")], ends[:-1])

    def _ready(self, rated: NDArray[np.int64], lacking: NDArray[Any]) -> tuple[int, float, float, float]:
        rows = self.rows[rated]
        share = ready_share(by_lack(self.snapshot.group[rows], lacking), company_pairs(self.snapshot, rows))
        return (share.n, share.value, share.low, share.high) if share else (0, np.nan, np.nan, np.nan)


def _ranked(frame: pd.DataFrame, floor: int, snapshot_id: str) -> pd.DataFrame:
    few = frame["posting_count"] < floor
    words = [too_few(int(count), floor) or "" for count in frame["posting_count"]]
    ordered = frame.assign(few=few, words=pd.Series(words, frame.index, dtype="str")).sort_values(
        ["few", "readiness", "weighted_coverage", "role"], ascending=[True, False, False, True], na_position="last"
    )
    ordered = ordered.reset_index(drop=True)
    ordered["rank"] = pd.Series(range(1, len(ordered) + 1), dtype="Int64").mask(ordered["few"])
    ordered["snapshot_id"] = pd.Series([snapshot_id] * len(ordered), dtype="str")
    return ordered[list(RANKED)]
