"""All roles by how close a person is to them: what they have beside what each role asks for."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.gap import THRESHOLD
from core.market.profile import OwnedSkills, columns_in
from core.market.sample_size import too_few
from core.market.scored_columns import scored_columns
from core.snapshot.coded import BoolColumn
from core.snapshot.counting import table_counts
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Floats

CLOSEST_FLOOR = 10  # postings a role needs to be ranked, unless a core skill is there that tells:
TELLING = 0.1  # one that less of all postings ask for; and
THIN = 0.75  # what likeness to such a role counts: it is known from the catalogue more than from postings
NO_LANGUAGE = 0.3  # what likeness to a role of programmers counts for who has none of its languages
BESIDE = 1.3  # what likeness to a role counts that lies beside one that is wanted: the way there
USUAL_ADVERTS = 30  # postings that what all roles ask for counts like in each: few postings tell little of a role
CORE_ADVERTS, CORE_PART = 5, 0.2  # postings that a role's core skills count like, and a part of those there are
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
    `of_programmers` counts `NO_LANGUAGE` for who has no programming language, or, unless they lie beside what is
    wanted, none of those among the core skills; to those `beside` what is wanted `BESIDE` (1 at most).
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
    strange = [role for role in of_programmers if not _speaks_one(profile, _core_beyond(role, cores, beside))]
    frame.loc[frame["role"].isin(strange), "likeness"] *= NO_LANGUAGE
    frame.loc[frame["role"].isin(list(beside)), "likeness"] *= BESIDE
    rare = counts.sum(axis=0) < TELLING * max(len(rows), 1)
    frame.loc[frame["posting_count"] < floor, "likeness"] *= THIN
    frame["likeness"] = frame["likeness"].clip(upper=1.0)
    is_telling = (core & satisfied & rare).any(axis=1) | frame["role"].isin(list(beside))
    frame["thin"] = (frame["posting_count"] < floor) & ~is_telling
    frame = frame[(frame["posting_count"] > 0) & ~frame["role"].isin(list(left_out))]
    return _ranked(frame, floor, snapshot.snapshot_id)


def _core_beyond(role: str, cores: Mapping[str, Collection[str]] | None, beside: Collection[str]) -> Collection[str]:
    """The core skills of a role that does not lie `beside` what is wanted: of the others any language will do."""
    return () if role in beside else (cores or {}).get(role, ())


def _speaks_one(profile: OwnedSkills, core: Collection[str]) -> bool:
    """Whether the person has a programming language of these core skills, or any where they name none."""
    languages = profile.scoring.languages
    return bool((languages.intersection(core) or languages) & profile.satisfied.keys())


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
