"""The gap: which in-demand skills of a slice a person has, what is missing, and what learning it would open."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from core.market.counting import asked_counts
from core.market.coverage import coverage_values, coverages
from core.market.demand import skill_demand
from core.market.floors import too_few
from core.market.readiness import (
    THETA,
    Implies,
    Rated,
    near_unlocked,
    rated,
    ready_share,
    satisfied_by,
    unlocked_by_group,
)
from core.market.resampling import bootstrap_shares
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import Estimate

THRESHOLD = 0.25


@dataclass(frozen=True)
class Gap:
    """How a person stands to a slice. Shares are 0-1 with 95 % intervals; None where there is nothing to divide by.

    `coverage` is matched / in-demand skills, `weighted_coverage` the same weighed by demand_share (n: postings).
    `readiness` is ready / rated postings (n: rated); `left_out_count` had fewer than 3 skills. `skills` is a frame,
    missing skills first, most wanted first: skill (str), demand_share, share_low, share_high, required_share (0-1),
    lift, owned (bool: satisfied), satisfied_by (str: the owned skill, "" if missing), soft_match (str: an owned related
    skill, which does not count), unlock_count, unlock_low, unlock_high (postings newly ready; 0 where owned).
    `words` is set below the floor.
    """

    asked: Slice
    snapshot_id: str
    as_of: datetime | None
    is_sample: bool
    threshold: float
    theta: float
    posting_count: int
    rated_count: int
    left_out_count: int
    ready_count: int
    in_demand_count: int
    matched_count: int
    coverage: Estimate | None
    weighted_coverage: Estimate | None
    readiness: Estimate | None
    words: str | None
    skills: pd.DataFrame

    @property
    def coverage_percentage(self) -> float | None:
        """100 x matched / in-demand skills."""
        return 100 * self.coverage.value if self.coverage else None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person has. `implies` maps a skill to all it satisfies (itself included), `related` to its neighbours."""

    owned: frozenset[str]
    implies: Implies
    related: Mapping[str, Collection[str]]

    @property
    def satisfied(self) -> dict[str, str]:
        """Every satisfied skill with the owned skill that satisfies it."""
        return satisfied_by(self.owned, self.implies)


def gap(
    snapshot: Snapshot, asked: Slice, profile: Profile, *, threshold: float = THRESHOLD, theta: float = THETA
) -> Gap:
    """The gap of `profile` to a slice: in demand is what at least `threshold` of its postings ask for."""
    rows, frame, satisfied = asked.rows(snapshot), skill_demand(snapshot, asked), profile.satisfied
    wanted = frame[frame["demand_share"] >= threshold]
    owned = wanted["skill"].isin(list(satisfied)).to_numpy(dtype=bool)
    ratings = rated(snapshot, rows, satisfied, theta)
    coverage, weighted = coverages(snapshot, rows, frame, satisfied, threshold)
    return Gap(
        asked=asked,
        snapshot_id=snapshot.snapshot_id,
        as_of=snapshot.as_of,
        is_sample=snapshot.is_sample,
        threshold=threshold,
        theta=theta,
        posting_count=len(rows),
        rated_count=ratings.size,
        left_out_count=ratings.left_out_count,
        ready_count=int(ratings.ready.sum()),
        in_demand_count=len(wanted),
        matched_count=int(owned.sum()),
        coverage=coverage,
        weighted_coverage=weighted,
        readiness=readiness_of(ratings),
        words=too_few(len(rows)),
        skills=_skill_frame(wanted, satisfied, profile, ratings),
    )


def readiness_of(ratings: Rated) -> Estimate | None:
    """Share of rated postings that are ready; None where none is rated."""
    return ready_share(ratings.by_lack(), ratings.pairs)


def unlock(ratings: Rated, candidates: Sequence[str], implies: Implies) -> pd.DataFrame:
    """What learning one more skill opens.

    Columns: skill (str), unlock_count (int, postings newly ready), unlock_low, unlock_high (95 %, postings),
    rated_count (int, the base). In the order of `candidates`.
    """
    hits = unlocked_by_group(ratings, candidates, implies)
    low, high = bootstrap_shares(hits, ratings.sizes_by_group(), ratings.pairs, near_unlocked(ratings.by_lack()))
    return pd.DataFrame(
        {
            "skill": pd.Series(list(candidates), dtype="str"),
            "unlock_count": hits.sum(axis=0),
            "unlock_low": low * ratings.size,
            "unlock_high": high * ratings.size,
            "rated_count": np.full(len(candidates), ratings.size, dtype=np.int64),
        }
    )


def unlocks(snapshot: Snapshot, asked: Slice, profile: Profile, *, theta: float = THETA) -> pd.DataFrame:
    """`unlock` for every missing skill the slice asks for, in demand or not; most newly ready postings first."""
    rows, satisfied = asked.rows(snapshot), profile.satisfied
    counts = asked_counts(snapshot, rows)
    missing = sorted(snapshot.skills[one] for one in np.flatnonzero(counts) if snapshot.skills[one] not in satisfied)
    frame = unlock(rated(snapshot, rows, satisfied, theta), missing, profile.implies)
    return frame.sort_values(["unlock_count", "skill"], ascending=[False, True]).reset_index(drop=True)


def _skill_frame(wanted: pd.DataFrame, satisfied: Mapping[str, str], profile: Profile, ratings: Rated) -> pd.DataFrame:
    frame = wanted[["skill", "demand_share", "share_low", "share_high", "required_share", "lift"]].copy()
    frame["satisfied_by"] = pd.Series([satisfied.get(name, "") for name in frame["skill"]], frame.index, dtype="str")
    frame["owned"] = frame["satisfied_by"] != ""
    frame["soft_match"] = pd.Series(
        ["" if name in satisfied else _soft_match(name, profile) for name in frame["skill"]], frame.index, dtype="str"
    )
    missing = frame.loc[~frame["owned"], "skill"].tolist()
    opened = unlock(ratings, missing, profile.implies).drop(columns="rated_count")
    frame = frame.merge(opened, on="skill", how="left")
    numbers = ["unlock_count", "unlock_low", "unlock_high"]
    frame[numbers] = frame[numbers].fillna(0)
    frame["unlock_count"] = frame["unlock_count"].astype("int64")
    frame = frame.sort_values(["owned", "demand_share", "skill"], ascending=[True, False, True])
    return frame.reset_index(drop=True)


def _soft_match(skill: str, profile: Profile) -> str:
    """The first owned skill, by id, that is related to `skill` either way; "" where there is none."""
    near = set(profile.related.get(skill, ()))
    return next((one for one in sorted(profile.owned) if one in near or skill in profile.related.get(one, ())), "")


@dataclass(frozen=True, slots=True)
class Change:
    """What changed a number: `after - before` is `learned` (the profile) plus `market` (the postings)."""

    before: float
    after: float
    learned: float
    market: float


def gap_changes(
    before: tuple[Snapshot, Slice, Profile],
    after: tuple[Snapshot, Slice, Profile],
    *,
    threshold: float = THRESHOLD,
    theta: float = THETA,
) -> dict[str, Change]:
    """What changed since last time, for coverage, weighted_coverage and readiness: learned first, then the market.

    The learned part compares the profiles on the postings of then, the market part the postings for the profile of
    now, so the two add up. A number that is missing at either time is left out.
    """
    then, between, now = (
        _standing(*one, threshold, theta) for one in (before, (before[0], before[1], after[2]), after)
    )
    return {
        name: Change(then[name], now[name], between[name] - then[name], now[name] - between[name])
        for name in ("coverage", "weighted_coverage", "readiness")
        if name in then and name in between and name in now
    }


def _standing(snapshot: Snapshot, asked: Slice, profile: Profile, threshold: float, theta: float) -> dict[str, float]:
    """What `gap` gives of these numbers, without the intervals, which take most of its time."""
    rows, satisfied = asked.rows(snapshot), profile.satisfied
    found = {}
    if values := coverage_values(skill_demand(snapshot, asked), satisfied, threshold):
        found["coverage"], found["weighted_coverage"] = values
    ratings = rated(snapshot, rows, satisfied, theta)
    if ratings.size:
        found["readiness"] = float(ratings.ready.mean())
    return found
