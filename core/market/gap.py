"""The gap: how near a person is to a slice of adverts, what is missing, and what each missing skill would add."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from core.market.adverts import adverts_of
from core.market.coverage import coverages
from core.market.demand import skill_demand
from core.market.fit import THETA, Standing
from core.market.gain_order import Needs, after_their_needs, in_order_of_gain
from core.market.gains import added_by_each, what_each_adds
from core.market.languages import first_language
from core.market.profile import OwnedSkills
from core.market.sample_size import too_few
from core.market.scored_columns import scored_columns
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate, wilson

THRESHOLD = 0.25
MOST_ASKED = 10  # skills of which a person is told how many they have
SHOWN = 10  # missing skills that are shown where so many are worth showing, and
FROM_DEMAND = ("demand_share", "share_low", "share_high", "required_share", "lift")
WORTH_SHOWING, FEWEST_ASKING = 0.02, 2  # from which share and number of the adverts on one is


@dataclass(frozen=True)
class Gap:
    """How a person stands to a slice. Shares are 0-1 with 95 % intervals; None where there is nothing to divide by.

    `readiness` is the mean fit of the rated adverts (n: rated); `ready_count` of these fit at least `theta`, and
    `near_count` more would with two skills more; `left_out_count` asked for fewer than 3 scored skills. `most_asked`
    are the ten most asked scored skills, of which `most_asked_owned_count` are satisfied. `coverage` is matched /
    in-demand skills, `weighted_coverage` the same weighed by demand_share (n: postings).

    `skills` is a frame of scored skills, missing ones first, those that add most readiness on top: skill (str),
    in_demand (bool: asked for by at least `threshold`), demand_share, share_low, share_high, required_share (0-1),
    lift, owned (bool: satisfied), satisfied_by (str: the owned skill, "" if missing), soft_match (str: an owned skill
    that is related or a rival), gain, gain_low, gain_high (readiness it adds alone, 0-1; 0 where owned), unlock_count,
    unlock_low, unlock_high (adverts that would newly fit `theta`; 0 where owned). `words` is set below the floor.
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
    near_count: int
    most_asked: tuple[str, ...]
    most_asked_owned_count: int
    in_demand_count: int
    matched_count: int
    coverage: Estimate | None
    weighted_coverage: Estimate | None
    readiness: Estimate | None
    words: str | None
    skills: pd.DataFrame

    @property
    def coverage_percentage(self) -> float | None:
        """100 x matched / in-demand skills; None where too few postings give no number."""
        return 100 * self.coverage.value if self.coverage and not self.words else None


def gap(
    snapshot: Snapshot,
    asked: Slice,
    profile: OwnedSkills,
    *,
    threshold: float = THRESHOLD,
    theta: float = THETA,
    core: Collection[str] = (),
    behind: Collection[str] = (),
    needs: Needs | None = None,
) -> Gap:
    """The gap of `profile` to a slice: in demand is what at least `threshold` of its postings ask for.

    `core` are the role's core skills; in the order of what is missing they count as in a plan, and `behind` come last.
    Of those shown none stands before one that it `needs`.
    """
    rows, frame, satisfied = asked.rows(snapshot), scored_demand(snapshot, asked, profile), profile.satisfied
    words = too_few(len(rows))
    standing = standing_of(snapshot, asked, profile)
    wanted = frame["demand_share"].to_numpy() >= threshold
    most_asked = tuple(frame["skill"].head(MOST_ASKED))
    coverage, weighted = coverages(snapshot, rows, frame, satisfied, threshold)
    return Gap(
        asked=asked,
        snapshot_id=snapshot.snapshot_id,
        as_of=snapshot.as_of,
        is_sample=snapshot.is_sample,
        threshold=threshold,
        theta=theta,
        posting_count=len(rows),
        rated_count=standing.adverts.size,
        left_out_count=standing.adverts.left_out_count,
        ready_count=int(standing.ready(theta).sum()),
        near_count=standing.near_count(theta),
        most_asked=most_asked,
        most_asked_owned_count=sum(skill in satisfied for skill in most_asked),
        in_demand_count=int(wanted.sum()),
        matched_count=sum(skill in satisfied for skill in frame["skill"].to_numpy()[wanted].tolist()),
        coverage=coverage,
        weighted_coverage=weighted,
        readiness=standing.readiness,
        words=words,
        skills=_skill_frame(
            _with_core(frame, core, len(rows), profile) if words else frame,
            threshold,
            profile,
            standing,
            theta,
            (core, behind, _first_language(snapshot, asked, profile, core)),
            needs,
        ),
    )


def _first_language(snapshot: Snapshot, asked: Slice, profile: OwnedSkills, core: Collection[str]) -> str | None:
    """The programming language that a plan begins with for who has none."""
    scoring, satisfied = profile.scoring, profile.satisfied.keys()
    if scoring.languages.isdisjoint(core) or not scoring.languages.isdisjoint(satisfied):
        return None
    demand = skill_demand(snapshot, Slice(role=asked.role, since=asked.since, until=asked.until))
    shares = dict(zip(demand["skill"], demand["demand_share"], strict=True))
    return first_language(shares, core, satisfied, scoring)


def scored_demand(snapshot: Snapshot, asked: Slice, profile: OwnedSkills) -> pd.DataFrame:
    """The frame of `skill_demand` with only the skills that count in numbers about a person.

    `profile.scoring` says which; columns and units are those of `skill_demand`.
    """
    frame = skill_demand(snapshot, asked)
    scored, _ = scored_columns(snapshot.skills, profile.scoring)
    counts = scored[snapshot.codes_of(frame["skill"].tolist())]
    return frame if counts.all() else frame[counts].reset_index(drop=True)


def _with_core(frame: pd.DataFrame, core: Collection[str], posting_count: int, profile: OwnedSkills) -> pd.DataFrame:
    """`frame` and the core skills that none of a few postings asks for, in their order, with a share of 0."""
    named = set(frame["skill"])
    more = [skill for skill in core if skill not in named and profile.scoring.counts(skill)]
    low, high = wilson([0.0], [float(posting_count)])
    nobody = pd.DataFrame(
        {name: np.zeros(len(more), dtype=frame[name].dtype) for name in ("asked_count", *FROM_DEMAND)}
    )
    nobody["skill"] = pd.Series(more, dtype="str")
    nobody["share_low"], nobody["share_high"] = float(low[0]), float(high[0])
    return pd.concat([frame[list(nobody.columns)], nobody], ignore_index=True) if more else frame


def standing_of(snapshot: Snapshot, asked: Slice, profile: OwnedSkills) -> Standing:
    """How a person stands before the adverts of a slice.

    `asked` is the slice; adverts with fewer than `FEWEST_SKILLS` scored skills are not among them. Fits are 0-1.
    """
    adverts = adverts_of(snapshot, asked.rows(snapshot), profile.scoring)
    return Standing(adverts, profile.credits(snapshot.skills))


def unlocks(snapshot: Snapshot, asked: Slice, profile: OwnedSkills, *, theta: float = THETA) -> pd.DataFrame:
    """`what_each_adds` for every missing scored skill that the slice asks for.

    `theta` (0-1) is the fit from which an advert fits. Columns and units are those of `what_each_adds`; what adds most
    comes first, equal gains by id.
    """
    satisfied = profile.satisfied
    frame = scored_demand(snapshot, asked, profile)
    missing = [skill for skill in frame["skill"] if skill not in satisfied]
    added = what_each_adds(standing_of(snapshot, asked, profile), missing, theta)
    return added.sort_values(["gain", "skill"], ascending=[False, True]).reset_index(drop=True)


def _skill_frame(
    frame: pd.DataFrame,
    threshold: float,
    profile: OwnedSkills,
    standing: Standing,
    theta: float,
    facts: tuple[Collection[str], Collection[str], str | None],
    needs: Needs | None,
) -> pd.DataFrame:
    # In arrays, and a frame once at the end: frames changed column by column took half the time of a gap.
    satisfied, names = profile.satisfied, frame["skill"].tolist()
    share, asked = frame["demand_share"].to_numpy(), frame["asked_count"].to_numpy()
    owned = np.fromiter((name in satisfied for name in names), dtype=bool, count=len(names))
    in_demand = share >= threshold
    central = np.fromiter((name in facts[0] for name in names), dtype=bool, count=len(names)) & (asked < FEWEST_ASKING)
    worth = in_demand | (~owned & ((share >= WORTH_SHOWING) & (asked >= FEWEST_ASKING) | central))
    missing = [names[number] for number in np.flatnonzero(worth & ~owned)]
    lifts = dict(zip(names, frame["lift"].fillna(1.0).tolist(), strict=True))
    shares = dict(zip(names, share.tolist(), strict=True))
    by_gain = in_order_of_gain(standing, missing, profile, lifts, shares, *facts)
    place = {skill: number for number, skill in enumerate(by_gain)}
    ordered = sorted(
        np.flatnonzero(worth).tolist(),
        key=lambda number: (owned[number], place.get(names[number], 0), -share[number], names[number]),
    )
    shown = [one for number, one in enumerate(ordered) if in_demand[one] or number < SHOWN]
    lacked = {names[one]: one for one in shown if not owned[one] and names[one] not in facts[1]}
    in_turn = iter(after_their_needs(list(lacked), needs) if needs else lacked)
    kept = np.array([lacked[next(in_turn)] if names[one] in lacked else one for one in shown], dtype=np.int64)
    added, row_of = added_by_each(standing, missing, theta), {skill: row for row, skill in enumerate(missing)}
    lacking = ~owned[kept]
    rows = [row_of[names[number]] for number in kept[lacking]]
    near = _soft_matches(missing, profile)
    skills = [names[number] for number in kept]
    columns: dict[str, Any] = {"skill": pd.Series(skills, dtype="str")}
    columns |= {name: frame[name].to_numpy()[kept] for name in FROM_DEMAND}
    columns["in_demand"] = in_demand[kept]
    columns["satisfied_by"] = pd.Series([satisfied.get(name, "") for name in skills], dtype="str")
    columns["owned"] = owned[kept]
    for name, values in added.items():
        columns[name] = np.zeros(len(kept), dtype=values.dtype)
        columns[name][lacking] = values[rows]
    columns["soft_match"] = pd.Series([near.get(name, "") for name in skills], dtype="str")
    return pd.DataFrame(columns)


def _soft_matches(missing: Sequence[str], profile: OwnedSkills) -> dict[str, str]:
    """For each of `missing` an owned rival, else the first owned skill by id that is related to it either way."""
    groups, related_to = dict[str, list[str]](), dict[str, str]()
    for owned in sorted(profile.owned):
        if (group := profile.scoring.rivals.get(owned)) is not None:
            groups.setdefault(group, []).append(owned)
        for other in profile.related.get(owned, ()):
            related_to.setdefault(other, owned)
    soft_matches = dict[str, str]()
    for skill in missing:
        rival = profile.scoring.rival_among(skill, groups.get(profile.scoring.rivals.get(skill, ""), ()))
        near = profile.owned.intersection(profile.related.get(skill, ()))
        if skill in related_to:
            near |= {related_to[skill]}
        if rival is not None or near:
            soft_matches[skill] = rival or min(near)
    return soft_matches
