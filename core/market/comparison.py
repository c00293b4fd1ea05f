"""Roles beside each other: two compared skill by skill, all ranked by how close a person is to them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.demand import skill_demand
from core.market.gap import THRESHOLD
from core.market.pay import pay_of
from core.market.profile import OwnedSkills, columns_in
from core.market.sample_size import too_few
from core.market.scored_columns import scored_columns
from core.market.standardise import Shares, plain_periods, skill_shares
from core.snapshot.coded import BoolColumn
from core.snapshot.counting import table_counts
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import (
    FALSE_DISCOVERY_RATE,
    Floats,
    Pay,
    difference_interval,
    discovery_rates,
    two_proportions,
    wilson,
)

CLOSEST_FLOOR = 10  # postings a role needs to be ranked, unless a core skill is there that tells:
TELLING = 0.1  # one that less of all postings ask for; and
THIN = 0.9  # what likeness to such a role counts: it is known from the catalogue more than from postings
NO_LANGUAGE = 0.5  # what likeness to a role of programmers counts for who has no programming language
BESIDE = 1.3  # what likeness to a role counts that lies beside one that is wanted: the way there
USUAL_ADVERTS = 30  # postings that what all roles ask for counts like in each: few postings tell little of a role
CORE_ADVERTS, CORE_PART = 5, 0.2  # postings that a role's core skills count like, and a part of those there are
COMPARED = 0.01  # of skills asked for less often it is not worked out what companies that hire for both have in common
RANKED = (
    "rank",
    "role",
    "posting_count",
    "likeness",
    "coverage",
    "weighted_coverage",
    "matched_count",
    "in_demand_count",
    "words",
    "snapshot_id",
)


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
    """`first` and `second` in the window and filters of `asked`, whose own role does not matter."""
    slices = replace(asked, role=first), replace(asked, role=second)
    rows = [one.rows(snapshot) for one in slices]
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
    side = np.repeat(np.arange(2), [len(one) for one in rows])
    periods = replace(plain_periods(joined[order], side[order], 2), paired=True)
    return skill_shares(snapshot, periods, snapshot.codes_of(skills))


def _nobody(worth: float) -> tuple[float, float]:
    low, high = wilson([0.0], [worth])
    return float(low[0]), float(high[0])


def closest_roles(
    snapshot: Snapshot,
    asked: Slice,
    profile: OwnedSkills,
    *,
    cores: Mapping[str, Collection[str]] | None = None,
    left_out: Collection[str] = (),
    of_programmers: Collection[str] = (),
    beside: Collection[str] = (),
    threshold: float = THRESHOLD,
    floor: int = CLOSEST_FLOOR,
) -> pd.DataFrame:
    """All roles in the window and filters of `asked`, the closest first: what is this person nearest to?

    Columns: rank (Int64, missing below the floor or where no skill is shared), role (str), posting_count (int),
    likeness, coverage, weighted_coverage (0-1, NaN where nothing divides), matched_count, in_demand_count (int),
    words (str, set where postings are too few for a rank), snapshot_id. Ranked by likeness, then weighted_coverage,
    then role; roles below the floor come last, unranked, unless a core skill is there that few ask for or they lie
    beside what is wanted. `cores` are the core skills of roles; roles in `left_out` are not compared. Likeness to roles
    `of_programmers` counts `NO_LANGUAGE` for who has no programming language, to those `beside` what is wanted `BESIDE`
    (1 at most).
    """
    mask = asked.over_all_roles().mask(snapshot) & (snapshot.role.codes >= 0)
    rows = np.flatnonzero(mask)
    scored, _ = scored_columns(snapshot.skills, profile.scoring)
    satisfied = columns_in(snapshot, profile.satisfied) & scored
    whole = len(rows) * 2 > snapshot.size  # copying most of a large matrix costs more than counting all of it
    asks = snapshot.asks if whole else snapshot.asks[rows]
    roles = len(snapshot.role.categories)
    keys = np.where(mask, snapshot.role.codes, roles) if whole else snapshot.role.codes[rows]
    core = _core_table(snapshot, cores)
    telling = scored & (~columns_in(snapshot, profile.scoring.process) | core.any(axis=0))
    counts = table_counts(asks, keys, roles + 1)[:roles] * scored
    frame = _coverages(snapshot, counts, keys, satisfied, threshold)
    frame["likeness"] = likeness_to_roles(
        counts * telling,
        frame["posting_count"].to_numpy(),
        profile.credits(snapshot.skills) * telling,
        core,
    )
    if not profile.scoring.languages & profile.satisfied.keys():
        frame.loc[frame["role"].isin(list(of_programmers)), "likeness"] *= NO_LANGUAGE
    frame.loc[frame["role"].isin(list(beside)), "likeness"] *= BESIDE
    rare = counts.sum(axis=0) < TELLING * max(len(rows), 1)
    frame.loc[frame["posting_count"] < floor, "likeness"] *= THIN
    frame["likeness"] = frame["likeness"].clip(upper=1.0)
    told = (core & satisfied & rare).any(axis=1) | frame["role"].isin(list(beside))
    frame["thin"] = (frame["posting_count"] < floor) & ~told
    frame = frame[(frame["posting_count"] > 0) & ~frame["role"].isin(list(left_out))]
    return _ranked(frame, floor, snapshot.snapshot_id)


def likeness_to_roles(
    counts: NDArray[np.int64], sizes: NDArray[np.int64], credits: Floats, cores: NDArray[np.bool_]
) -> Floats:
    """How like a person is to each role, (roles,), 0-1: the cosine of what they have, `credits` (k,), and what it asks.

    `counts` (roles, k) are the postings of each role that ask for a skill, of `sizes` (roles,); `cores` says which are
    core. Each skill is weighed by log(1 / its share over all roles), the inverse document frequency (Sparck Jones
    1972): what everybody asks for tells no roles apart. A role that asks for little cannot be like much: to the length
    of each role's vector the median length is added in quadrature.
    """
    overall = counts.sum(axis=0) / max(int(sizes.sum()), 1)
    weight = np.log(1 / np.clip(overall, 1 / max(int(sizes.sum()), 2), 1))
    usually = USUAL_ADVERTS * overall[None, :]
    core_adverts = (CORE_ADVERTS + CORE_PART * sizes)[:, None]
    shares = (counts + core_adverts * cores + usually) / (sizes[:, None] + core_adverts + USUAL_ADVERTS)
    asked, has = shares * weight, credits * weight
    lengths = np.linalg.norm(asked, axis=1)
    usual = np.median(lengths[sizes > 0]) if (sizes > 0).any() else 0.0
    both = np.sqrt(lengths**2 + usual**2) * np.linalg.norm(has)
    alike: Floats = np.divide(asked @ has, both, out=np.zeros(len(sizes)), where=both > 0)
    return alike


def _core_table(snapshot: Snapshot, cores: Mapping[str, Collection[str]] | None) -> NDArray[np.bool_]:
    table = np.zeros((len(snapshot.role.categories), len(snapshot.skills)), dtype=bool)
    for number, role in enumerate(snapshot.role.categories):
        columns = snapshot.codes_of((cores or {}).get(role, ()))
        table[number, columns[columns >= 0]] = True
    return table


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


def _ranked(frame: pd.DataFrame, floor: int, snapshot_id: str) -> pd.DataFrame:
    few = frame["thin"] | (frame["likeness"] <= 0)
    counts = zip(frame["thin"], frame["posting_count"], strict=True)
    words = [(too_few(int(count), floor) or "") if thin else "" for thin, count in counts]
    ordered = frame.assign(few=few, words=pd.Series(words, frame.index, dtype="str")).sort_values(
        ["few", "likeness", "weighted_coverage", "role"], ascending=[True, False, False, True], na_position="last"
    )
    ordered = ordered.reset_index(drop=True)
    ordered["rank"] = pd.Series(range(1, len(ordered) + 1), dtype="Int64").mask(ordered["few"])
    ordered["snapshot_id"] = pd.Series([snapshot_id] * len(ordered), dtype="str")
    return ordered[list(RANKED)]
