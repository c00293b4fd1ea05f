"""Two snapshots compared: how much of a difference is the market, how much the taxonomy, how much duplicates."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.compute as pc
from numpy.typing import NDArray

from core.snapshot.coded import BoolColumn
from core.snapshot.columns import NO_DAY
from core.snapshot.counting import asked_counts
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

CAUSES = ("taxonomy", "duplicates", "window", "edited", "gone", "new")


@dataclass(frozen=True)
class Difference:
    """What became of a slice between two snapshots. `comparable` is false where one is a sample and one collected.

    `postings` has one row a cause: cause (str), gained, lost (int, postings that count now and did not, or the other
    way round). Causes: "taxonomy" and "duplicates" (read or marked otherwise), and of the market "window" (in both,
    counted in one: the window moved), "edited" (the advert changed), "gone" (no longer in the snapshot), "new".
    `closed_count` postings were taken down since; they stay counted, by their date.
    `skills` is the frame of `skill_differences`.
    """

    before_id: str
    after_id: str
    comparable: bool
    before_count: int
    after_count: int
    closed_count: int
    postings: pd.DataFrame
    skills: pd.DataFrame


def difference(before: tuple[Snapshot, Slice], after: tuple[Snapshot, Slice]) -> Difference:
    """Compare a slice of one snapshot with one of another; both slices may be the same or the window may have moved."""
    pairs = _Pairs(before, after)
    old, new = before[0], after[0]
    closed = (pairs.old_row >= 0) & (pairs.new_row >= 0)
    was_open = old.closed[pairs.old_row[closed]] == NO_DAY
    return Difference(
        before_id=old.snapshot_id,
        after_id=new.snapshot_id,
        comparable=old.is_sample == new.is_sample,
        before_count=int(pairs.was.sum()),
        after_count=int(pairs.now.sum()),
        closed_count=int((was_open & (new.closed[pairs.new_row[closed]] != NO_DAY) & pairs.now[closed]).sum()),
        postings=pairs.postings(),
        skills=skill_differences(pairs),
    )


def skill_differences(pairs: "_Pairs") -> pd.DataFrame:
    """How each skill's demand_share moved.

    Columns: skill (str), before_count, after_count (int, postings that ask), before_share, after_share (0-1), and the
    parts of `after_share - before_share` in order: taxonomy, duplicates, market (0-1, they add up). Each part is what
    the share changes by when, on top of the causes before it, the postings of that cause are taken as they are now.
    Largest movement first.
    """
    stages = [(), CAUSES[:1], CAUSES[:2], CAUSES]
    counts = [pairs.counts(causes) for causes in stages]
    shares = [asked / n if n else np.zeros(len(asked)) for asked, n in counts]
    frame = pd.DataFrame(
        {
            "skill": pd.Series(list(pairs.skills), dtype="str"),
            "before_count": counts[0][0],
            "after_count": counts[3][0],
            "before_share": shares[0],
            "after_share": shares[3],
            "taxonomy": shares[1] - shares[0],
            "duplicates": shares[2] - shares[1],
            "market": shares[3] - shares[2],
        }
    )
    frame = frame[(frame["before_count"] > 0) | (frame["after_count"] > 0)]
    order = (frame["before_share"] - frame["after_share"]).abs().mul(-1)
    return frame.assign(order=order).sort_values(["order", "skill"]).drop(columns="order").reset_index(drop=True)


class _Pairs:
    """Every posting of either snapshot once: its row in each (-1 where it is not), whether it counts, and the cause."""

    def __init__(self, before: tuple[Snapshot, Slice], after: tuple[Snapshot, Slice]) -> None:
        (self._old, old_slice), (self._new, new_slice) = before, after
        old, new = self._old, self._new
        there = pc.index_in(new.posting_ids, value_set=old.posting_ids).fill_null(-1).to_numpy()
        only_old = np.ones(old.size, dtype=bool)
        only_old[there[there >= 0]] = False
        gone = np.flatnonzero(only_old)
        self.old_row = np.concatenate([there, gone]).astype(np.int64)
        self.new_row = np.concatenate([np.arange(new.size), np.full(len(gone), -1)]).astype(np.int64)
        self.was = self._counted(old_slice.mask(old), self.old_row)
        self.now = self._counted(new_slice.mask(new), self.new_row)
        self.skills = tuple(dict.fromkeys((*old.skills, *new.skills)))
        self._cause = self._causes()

    @staticmethod
    def _counted(mask: BoolColumn, rows: NDArray[np.int64]) -> BoolColumn:
        return np.append(mask, False)[rows]

    def _causes(self) -> NDArray[np.int64]:
        """The cause by which each posting may differ, as its place in CAUSES."""
        old, new, both = self._old, self._new, (self.old_row >= 0) & (self.new_row >= 0)
        cause = np.where(self.old_row < 0, CAUSES.index("new"), CAUSES.index("gone"))
        first, second = self.old_row[both], self.new_row[both]
        same = old.stamp[first] == new.stamp[second]
        read_anew = _texts(old.taxonomy, first) != _texts(new.taxonomy, second)
        marked = old.duplicate[first] != new.duplicate[second]
        cause[both] = np.select(
            [same, marked, read_anew],
            [CAUSES.index("window"), CAUSES.index("duplicates"), CAUSES.index("taxonomy")],
            CAUSES.index("edited"),
        )
        return cause

    def postings(self) -> pd.DataFrame:
        def tally(mask: BoolColumn) -> NDArray[np.int64]:
            return np.bincount(self._cause[mask], minlength=len(CAUSES))

        return pd.DataFrame(
            {
                "cause": pd.Series(list(CAUSES), dtype="str"),
                "gained": tally(self.now & ~self.was),
                "lost": tally(self.was & ~self.now),
            }
        )

    def counts(self, causes: tuple[str, ...]) -> tuple[NDArray[np.int64], int]:
        """Postings that ask for each skill, and all: those of `causes` as they are now, the others as they were."""
        moved = np.isin(self._cause, [CAUSES.index(cause) for cause in causes])
        asked = np.zeros(len(self.skills), dtype=np.int64)
        position = {name: number for number, name in enumerate(self.skills)}
        sides = ((self._old, self.old_row, self.was & ~moved), (self._new, self.new_row, self.now & moved))
        for snapshot, rows, chosen in sides:
            asked[[position[name] for name in snapshot.skills]] += asked_counts(snapshot, rows[chosen])
        return asked, int((self.was & ~moved).sum() + (self.now & moved).sum())


def _texts(column: Any, rows: NDArray[np.int64]) -> NDArray[np.object_]:
    names = np.array([*column.categories, ""], dtype=object)
    texts: NDArray[np.object_] = names[column.codes[rows]]
    return texts
