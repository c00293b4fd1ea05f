"""Below a floor: words, not numbers. What to try when there are too few postings to answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.market.slices import Slice
from core.market.snapshot import Snapshot

RANK_FLOOR = 30
SALARY_FLOOR = 30
PAIR_FLOOR = 10


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about a slice with too few postings.

    `words` says what is wrong; each of `try_instead` names a wider question and how many postings it has;
    `similar_roles` are roles with enough postings, the most alike first.
    """

    words: str
    posting_count: int
    try_instead: tuple[tuple[str, int], ...]
    similar_roles: tuple[str, ...]
    snapshot_id: str


def too_few(count: int, floor: int = RANK_FLOOR, purpose: str = "rank") -> str | None:
    """`"12 postings: too few to rank"` below `floor`, else None."""
    if count >= floor:
        return None
    if count == 0:
        return "No postings yet"
    return f"{count} posting{'' if count == 1 else 's'}: too few to {purpose}"


def advice(snapshot: Snapshot, asked: Slice, alike: Sequence[str] = (), floor: int = RANK_FLOOR) -> Advice | None:
    """What to try for `asked`; None where it has enough postings. `alike` are role names, the most alike first."""
    count = int(asked.mask(snapshot).sum())
    words = too_few(count, floor)
    if words is None:
        return None
    wider = (
        ("a longer window", replace(asked, since=None, until=None)),
        ("every country", replace(asked, country=None)),
        ("every level", replace(asked, seniority=None)),
        ("remote and on site", replace(asked, remote=None)),
        ("every source", replace(asked, source=None)),
        ("every filter taken away", Slice(role=asked.role)),
    )
    found = [(words, int(other.mask(snapshot).sum())) for words, other in wider if other != asked]
    better = tuple((words, more) for words, more in found if more > count)
    return Advice(words, count, better or (("collecting more postings", 0),), _with_data(snapshot, asked, alike, floor),
                  snapshot.snapshot_id)  # fmt: skip


def _with_data(snapshot: Snapshot, asked: Slice, alike: Sequence[str], floor: int) -> tuple[str, ...]:
    mask = asked.over_all_roles().mask(snapshot) & (snapshot.role.codes >= 0)
    counts = np.bincount(snapshot.role.codes[mask], minlength=len(snapshot.role.categories))
    enough = {name for name, count in zip(snapshot.role.categories, counts, strict=True) if count >= floor}
    return tuple(name for name in alike if name in enough and name != asked.role)
