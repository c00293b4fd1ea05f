"""Minimum sample sizes, and what to suggest below them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.texts import number, spoken_locale, text

RANK_FLOOR = 30
SALARY_FLOOR = 30


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about a slice with too few postings.

    `words` says what is wrong; each of `try_instead` names a wider question and how many postings it has, no two of
    them the same; `similar_roles` are roles with enough postings, the most alike first.
    """

    words: str
    posting_count: int
    try_instead: tuple[tuple[str, int], ...]
    similar_roles: tuple[str, ...]
    snapshot_id: str

    @property
    def wider(self) -> tuple[tuple[str, int], ...]:
        """The wider questions that have postings."""
        return tuple(suggestion for suggestion in self.try_instead if suggestion[1])


def too_few(count: int, floor: int = RANK_FLOOR, purpose: Literal["rank", "trend", "pay"] = "rank") -> str | None:
    """`"12 postings: too few to rank"` below `floor`, in the language spoken, else None."""
    if count >= floor:
        return None
    if count == 0:
        return text("few.none")
    return text(f"few.{purpose}", count=number(count, spoken_locale()))


def advice(snapshot: Snapshot, asked: Slice, alike: Sequence[str] = (), floor: int = RANK_FLOOR) -> Advice | None:
    """What to try for `asked`; None where it has enough postings. `alike` are role names, the most alike first."""
    count = int(asked.mask(snapshot).sum())
    words = too_few(count, floor)
    if words is None:
        return None
    wider = (
        (text("few.try_window"), replace(asked, since=None, until=None)),
        (text("few.try_country"), replace(asked, country=None)),
        (text("few.try_level"), replace(asked, seniority=None, near_level=None)),
        (text("few.try_place"), replace(asked, home=None)),
        (text("few.try_work_model"), replace(asked, work_model=None)),
        (text("few.try_source"), replace(asked, source=None)),
        (text("few.try_all"), Slice(role=asked.role)),
    )
    counts: dict[Slice, tuple[str, int]] = {}
    for name, other in wider:
        if other != asked:
            counts.setdefault(other, (name, int(other.mask(snapshot).sum())))
    better = tuple((name, more) for name, more in counts.values() if more > count)
    return Advice(
        words,
        count,
        better or ((text("few.try_collecting"), 0),),
        _with_data(snapshot, asked, alike, floor),
        snapshot.snapshot_id,
    )


def _with_data(snapshot: Snapshot, asked: Slice, alike: Sequence[str], floor: int) -> tuple[str, ...]:
    mask = asked.over_all_roles().mask(snapshot) & (snapshot.role.codes >= 0)
    counts = np.bincount(snapshot.role.codes[mask], minlength=len(snapshot.role.categories))
    enough = {name for name, count in zip(snapshot.role.categories, counts, strict=True) if count >= floor}
    return tuple(name for name in alike if name in enough and name != asked.role)
