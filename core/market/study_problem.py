"""From a slice of postings and a profile to the problem the search solves, with the rows kept for its evidence."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.market.columns import IntColumn
from core.market.counting import PIECE, Counts, company_pairs, row_counts
from core.market.plan_search import WORD, StudyProblem, covered
from core.market.readiness import FEWEST_SKILLS, by_lack, columns_in, needed_counts
from core.market.snapshot import Snapshot
from core.market.study import Curriculum

CANDIDATES = 40
MIN_SHARE = 0.03


@dataclass(frozen=True, eq=False)
class Evidence:
    """The rows of a slice seen from a profile; arrays have one entry a row, `demand` one an item.

    `counted` rows name at least `FEWEST_SKILLS` skills. `short` is how many more of a row's skills must be satisfied
    until at least theta of them are; `masks` (words, rows) say which of `items` it asks for. `demand` counts postings.
    `pairs` are the `company_pairs` of the counted rows.
    """

    asks: Any
    counted: NDArray[np.bool_]
    short: NDArray[np.int16]
    items: tuple[str, ...]
    demand: tuple[int, ...]
    masks: NDArray[np.uint64]
    group: NDArray[np.uint16]
    pairs: Counts

    def asking(self, code: int) -> NDArray[np.bool_]:
        """Which rows ask for the skill with this column."""
        found = np.zeros(self.asks.shape[0], dtype=bool)
        found[np.searchsorted(self.asks.indptr, np.flatnonzero(self.asks.indices == code), side="right") - 1] = True
        return found

    def ready(self, items: int) -> NDArray[np.bool_]:
        """Which rows are ready once the item set is satisfied."""
        return self.counted & (self.short <= covered(self.masks, words_of(items, len(self.masks))))

    def by_lack(self, items: int) -> Counts:
        """The table of `by_lack` of the counted rows once the item set is satisfied, (GROUPS, 5)."""
        lacking = self.short - covered(self.masks, words_of(items, len(self.masks)))
        return by_lack(self.group[self.counted], lacking[self.counted])


def words_of(items: int, words: int) -> NDArray[np.uint64]:
    """An item set as (words, 1) unsigned integers."""
    return np.array([[items >> WORD * word & 2**WORD - 1] for word in range(words)], dtype=np.uint64)


def steps_worth_taking(
    names: Sequence[str],
    asks: Any,
    satisfied: frozenset[str],
    curriculum: Curriculum,
    without: Collection[str] = (),
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Steps to choose from, and which of them are wanted for themselves.

    Wanted are the missing skills at least `MIN_SHARE` of the rows ask for, the `CANDIDATES` most asked, those in
    `without` left out; what they need before them and is missing too comes along.
    """
    counts = np.bincount(asks.indices, minlength=len(names))
    often = np.flatnonzero(counts >= max(MIN_SHARE * asks.shape[0], 1.0)).tolist()
    by_demand = sorted(often, key=lambda code: (-int(counts[code]), names[code]))
    unwanted = satisfied.union(without)
    wanted = [names[code] for code in by_demand if names[code] not in unwanted][:CANDIDATES]
    steps: dict[str, None] = {}
    for skill in wanted:
        steps |= dict.fromkeys((*curriculum.missing_before(skill, satisfied), skill))
    return tuple(steps), frozenset(wanted)


def evidence_for(
    snapshot: Snapshot,
    rows: NDArray[np.int64],
    asks: Any,
    satisfied: frozenset[str],
    items: tuple[str, ...],
    theta: float,
) -> Evidence:
    """What `rows`, whose part of the matrix is `asks`, ask for as bits of `items`."""
    codes = snapshot.codes_of(items)
    counts = np.append(np.bincount(asks.indices, minlength=len(snapshot.skills)), 0)
    size = np.diff(asks.indptr)
    return Evidence(
        asks,
        size >= FEWEST_SKILLS,
        (needed_counts(size, theta) - row_counts(asks, columns_in(snapshot, satisfied))).astype(np.int16),
        items,
        tuple(counts[codes].tolist()),
        _item_masks(asks, codes),
        snapshot.group[rows],
        company_pairs(snapshot, rows[size >= FEWEST_SKILLS]),
    )


def problem_of(
    evidence: Evidence, steps: tuple[str, ...], curriculum: Curriculum, budget: float, max_steps: int
) -> StudyProblem:
    """The search problem over `evidence`, whose items begin with `steps`; equal rows are put together."""
    item_of = {item: number for number, item in enumerate(evidence.items)}
    masks, need, weight = _patterns(evidence)
    return StudyProblem(
        steps=steps,
        hours=tuple(curriculum.cost(step) for step in steps),
        needs=tuple(_set_of(curriculum.hard.get(step, ()), item_of) for step in steps),
        gives=tuple(_set_of(curriculum.teaches(step), item_of) for step in steps),
        demand=evidence.demand,
        masks=masks,
        need=need,
        weight=weight,
        budget=budget,
        max_steps=max_steps,
    )


def _set_of(skills: Iterable[str], item_of: Mapping[str, int]) -> int:
    return sum(1 << item_of[skill] for skill in skills if skill in item_of)


def _item_masks(asks: Any, codes: IntColumn) -> NDArray[np.uint64]:
    words = max(1, -(-len(codes) // WORD))
    masks = np.zeros((words, asks.shape[0]), dtype=np.uint64)
    for word in range(words):
        bit = np.zeros(asks.shape[1], dtype=np.uint64)
        for position, code in enumerate(codes[WORD * word : WORD * (word + 1)].tolist()):
            if code >= 0:
                bit[code] = np.uint64(1 << position)
        # A row names a skill once, so adding bits sets them.
        for start in range(0, asks.shape[0], PIECE):
            bounds = asks.indptr[start : start + PIECE + 1]
            indices = asks.indices[bounds[0] : bounds[-1]]
            ones = np.ones(len(indices), dtype=np.uint64)
            piece = sparse.csr_array((ones, indices, bounds - bounds[0]), shape=(len(bounds) - 1, len(bit)))
            masks[word, start : start + PIECE] = piece @ bit
    return masks


def _patterns(evidence: Evidence) -> tuple[NDArray[np.uint64], NDArray[np.int16], NDArray[np.int64]]:
    """Masks, need and number of the rows that are not ready and can become so, equal ones once."""
    within_reach = np.bitwise_count(evidence.masks).sum(axis=0, dtype=np.int16) >= evidence.short
    rows = np.flatnonzero(evidence.counted & (evidence.short > 0) & within_reach)
    masks, need = evidence.masks[:, rows], evidence.short[rows]
    order = np.lexsort((need, *masks))
    masks, need = masks[:, order], need[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (masks[:, 1:] != masks[:, :-1]).any(axis=0) | (need[1:] != need[:-1])
    starts = np.flatnonzero(fresh)
    weight = np.diff(np.append(starts, len(order))).astype(np.int64)
    return masks[:, starts], need[starts], weight
