"""Readiness: the postings of whose skills a person has enough, and which skill makes most others ready."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.market.columns import GROUPS, BoolColumn
from core.market.counting import Counts, company_pairs, group_sums, row_counts
from core.market.resampling import bootstrap_shares
from core.market.snapshot import Snapshot
from core.market.statistics import Estimate

THETA = 0.7
FEWEST_SKILLS = 3

Implies = Mapping[str, frozenset[str]]


def satisfied_by(owned: Iterable[str], implies: Implies) -> dict[str, str]:
    """Every skill that `owned` satisfies, with the owned skill that does: itself, else the first by id to imply it."""
    names = sorted(set(owned))
    found = {name: name for name in names}
    for name in names:
        for other in sorted(implies.get(name, frozenset())):
            found.setdefault(other, name)
    return found


def columns_in(snapshot: Snapshot, skills: Collection[str]) -> BoolColumn:
    """Which skill columns are among `skills`, (k,)."""
    return np.fromiter((skill in skills for skill in snapshot.skills), dtype=bool, count=len(snapshot.skills))


def needed_counts(skill_counts: NDArray[Any], theta: float) -> NDArray[np.int32]:
    """How many of so many skills are at least the share `theta` of them, worked out without rounding error."""
    most = int(skill_counts.max(initial=0))
    exact = Decimal(str(theta))
    table = [int((exact * count).to_integral_value(ROUND_CEILING)) for count in range(most + 1)]
    needed: NDArray[np.int32] = np.array(table, dtype=np.int32)[skill_counts]
    return needed


@dataclass(frozen=True, eq=False)
class Rated:
    """The postings of a slice that are rated (at least 3 skills) for one set of satisfied skills; m of them.

    `asks` is m x k; `have` and `need` (m,) count satisfied and sufficient skills; `satisfied` (k,) says which are;
    `pairs` are the `company_pairs` of the m.
    """

    asks: Any
    group: NDArray[np.uint16]
    have: NDArray[np.int32]
    need: NDArray[np.int32]
    satisfied: BoolColumn
    skills: tuple[str, ...]
    left_out_count: int
    pairs: Counts

    @property
    def size(self) -> int:
        return len(self.have)

    @property
    def ready(self) -> BoolColumn:
        """Which rated postings are ready, (m,)."""
        return self.have >= self.need

    def sizes_by_group(self) -> Counts:
        return group_sums(self.group)

    def by_lack(self) -> Counts:
        """The table of `by_lack`, (GROUPS, 5)."""
        return by_lack(self.group, self.need - self.have)


def rated(snapshot: Snapshot, rows: NDArray[np.int64], satisfied: Collection[str], theta: float = THETA) -> Rated:
    """Rate the postings in `rows`; those with fewer than 3 skills are left out and counted."""
    enough = np.diff(snapshot.asks.indptr)[rows] >= FEWEST_SKILLS
    kept = rows[enough]
    asks, columns = snapshot.asks[kept], columns_in(snapshot, satisfied)
    return Rated(
        asks=asks,
        group=snapshot.group[kept],
        have=row_counts(asks, columns),
        need=needed_counts(np.diff(asks.indptr), theta),
        satisfied=columns,
        skills=snapshot.skills,
        left_out_count=int(len(rows) - len(kept)),
        pairs=company_pairs(snapshot, kept),
    )


def by_lack(group: NDArray[np.uint16], lacking: NDArray[Any]) -> Counts:
    """Postings of each company group by how many skills are `lacking`: below 0, 0, 1, 2, more; (GROUPS, 5)."""
    cells = group.astype(np.int64) * 5 + np.clip(lacking, -1, 3) + 1
    return np.bincount(cells, minlength=GROUPS * 5).reshape(GROUPS, 5)


def near_ready(lack: Counts) -> Counts:
    """Postings of a table of `by_lack` that would be ready with one skill less, with these skills, with one more.

    (GROUPS, 3). How alike a company's postings are in these says how alike they are in being ready.
    """
    return lack.cumsum(axis=1)[:, :3]


def ready_share(lack: Counts, pairs: Counts) -> Estimate | None:
    """The share of the postings in a table of `by_lack` that lack nothing, with its interval; None of no postings.

    `pairs` are their `company_pairs`.
    """
    ready, sizes = lack[:, :2].sum(axis=1), lack.sum(axis=1)
    n = int(sizes.sum())
    if not n:
        return None
    low, high = bootstrap_shares(ready[:, None], sizes, pairs, near_ready(lack))
    return Estimate(float(ready.sum() / n), float(low[0]), float(high[0]), n)


def near_unlocked(lack: Counts) -> Counts:
    """`near_ready`, and the postings that lack none, one or two skills: of these a skill unlocks some; (GROUPS, 6)."""
    return np.hstack([near_ready(lack), lack[:, 1:4]])


def unlocked_by_group(rated: Rated, candidates: Sequence[str], implies: Implies) -> Counts:
    """How many postings of each company group become ready when one candidate is learned, (GROUPS, candidates).

    A candidate satisfies all it implies. Only postings that lack no more skills than the most generous candidate
    satisfies are looked at: with every other, no single skill can help.
    """
    gains = _gains(rated, candidates, implies)
    most = int(np.diff(gains.indptr).max(initial=0)) if gains.shape[1] else 0
    lacking = rated.need - rated.have
    near = np.flatnonzero((lacking > 0) & (lacking <= most))
    if not len(near):
        return np.zeros((GROUPS, len(candidates)), dtype=np.int64)
    asks = rated.asks[near]
    asked = sparse.csr_array((np.ones(asks.nnz, dtype=np.int32), asks.indices, asks.indptr), shape=asks.shape)
    gained = asked @ gains.tocsr()
    lengths = np.diff(gained.indptr)
    new = gained.data >= np.repeat(lacking[near], lengths)
    cells = np.repeat(rated.group[near].astype(np.int64) * len(candidates), lengths)[new] + gained.indices[new]
    return np.bincount(cells, minlength=GROUPS * len(candidates)).reshape(GROUPS, len(candidates))


def _gains(rated: Rated, candidates: Sequence[str], implies: Implies) -> Any:
    """Which missing skills each candidate satisfies, CSC (k, candidates) of 0 and 1."""
    position = {name: number for number, name in enumerate(rated.skills)}
    indices, indptr = [], [0]
    for name in candidates:
        reached = {position[one] for one in implies.get(name, frozenset()) | {name} if one in position}
        indices += sorted(one for one in reached if not rated.satisfied[one])
        indptr.append(len(indices))
    shape = (len(rated.skills), len(candidates))
    return sparse.csc_array((np.ones(len(indices), dtype=np.int32), indices, indptr), shape=shape)
