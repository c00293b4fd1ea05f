"""Demand: what the postings of a slice ask for."""

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.pay import pay_of, pay_rows
from core.market.sample_size import too_few
from core.snapshot.coded import Coded
from core.snapshot.columns import day_number
from core.snapshot.counting import (
    Counts,
    asked_counts,
    choice_counts,
    company_groups,
    company_pairs,
    group_code_counts,
    group_sums,
    present_group_counts,
    required_counts,
    slice_counts,
    table_counts,
)
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.clustering import effective_counts
from core.stats.proportions import Floats, Pay, wilson

FEW_ROWS = 5_000  # up to here companies are counted that occur, and not all
MOST_DAYS = 1200  # beyond, one advert with an odd date would make the table of days huge


@dataclass(frozen=True)
class Demand:
    """The answer for a slice of `posting_count` postings by `company_count` named companies.

    `skills` is the frame of `skill_demand`; `seniority` and `work_model` are frames of `shares_of`; `salary` is None
    below 30 postings with salary, of which `salary_count` says how many there are. `words` is set below the floor.
    """

    asked: Slice
    snapshot_id: str
    as_of: datetime | None
    is_sample: bool
    posting_count: int
    company_count: int
    duplicate_count: int
    words: str | None
    skills: pd.DataFrame
    seniority: pd.DataFrame
    work_model: pd.DataFrame
    salary: Pay | None
    salary_count: int


def demand(snapshot: Snapshot, asked: Slice) -> Demand:
    """Everything the demand page says about a slice."""
    whole = asked.mask(snapshot, left_out=True)
    rows = np.flatnonzero(whole & ~snapshot.left_out)
    pairs = company_pairs(snapshot, rows)
    return Demand(
        asked=asked,
        snapshot_id=snapshot.snapshot_id,
        as_of=snapshot.as_of,
        is_sample=snapshot.is_sample,
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        duplicate_count=int((whole & snapshot.duplicate).sum()),
        words=too_few(len(rows)),
        skills=skill_demand(snapshot, asked),
        seniority=shares_of(snapshot, snapshot.seniority, rows, pairs),
        work_model=shares_of(snapshot, snapshot.work_model, rows, pairs),
        salary=pay_of(snapshot, rows),
        salary_count=len(pay_rows(snapshot, rows)),
    )


def skill_demand(snapshot: Snapshot, asked: Slice) -> pd.DataFrame:
    """Share of the slice's postings that ask for each skill, as required or optional.

    Columns: skill (str, unique), asked_count (int), posting_count (int, the base), demand_share, share_low, share_high
    (0-1, 95 %), effective_count (float, what the base is worth after several postings by one company), required_share
    and optional_share (0-1, they add up to demand_share), choice_share (0-1, the part of demand_share in which it is
    one of several of which any one is enough), lift (float, NaN where nothing compares), snapshot_id.
    Most asked first, then by id. Skills nobody asks for are left out; an empty slice gives zero rows.
    """
    key = ("demand", asked)
    if (remembered := snapshot.recall(key)) is None:
        remembered = snapshot.remember(key, _skill_demand(snapshot, asked))
    frame: pd.DataFrame = remembered.copy()
    return frame


def _skill_demand(snapshot: Snapshot, asked: Slice) -> pd.DataFrame:
    rows = asked.rows(snapshot)
    n, pairs, sizes = len(rows), company_pairs(snapshot, rows), group_sums(snapshot.group[rows])
    if n > FEW_ROWS:
        by_group, required = slice_counts(snapshot, rows)
    else:
        asks = snapshot.asks[rows]
        by_group, groups = present_group_counts(asks, snapshot.group[rows])
        required, sizes, pairs = required_counts(asks), sizes[groups], np.append(pairs[groups], pairs[-1])
    counts = by_group.sum(axis=0)
    seen = np.flatnonzero(counts)
    seen = seen[np.lexsort((_order(snapshot)[seen], -counts[seen]))]
    share = counts[seen] / max(n, 1)
    effective = effective_counts(by_group[:, seen], sizes, pairs)
    low, high = wilson(share, effective)
    return pd.DataFrame(
        {
            "skill": pd.Series([snapshot.skills[code] for code in seen], dtype="str"),
            "asked_count": counts[seen],
            "posting_count": np.full(len(seen), n, dtype=np.int64),
            "demand_share": share,
            "share_low": low,
            "share_high": high,
            "effective_count": effective,
            "required_share": required[seen] / max(n, 1),
            "optional_share": (counts - required)[seen] / max(n, 1),
            "choice_share": choice_counts(snapshot, rows)[seen] / max(n, 1),
            "lift": share / (all_roles_share(snapshot, asked)[seen] if asked.role is not None else share),
            "snapshot_id": pd.Series([snapshot.snapshot_id] * len(seen), dtype="str"),
        }
    )


def all_roles_share(snapshot: Snapshot, asked: Slice) -> Floats:
    """demand_share of each skill over all roles in the slice's window and filters, (k,); NaN without postings."""
    wide = asked.over_all_roles()
    if replace(wide, since=None, until=None) == Slice() and _days(snapshot) <= MOST_DAYS:
        counts, n = _window_counts(snapshot, wide)
        return counts / (n or np.nan)
    key = ("all roles", wide)
    if (remembered := snapshot.recall(key)) is None:
        rows = wide.rows(snapshot)
        remembered = snapshot.remember(key, asked_counts(snapshot, rows) / (len(rows) or np.nan))
    shares: Floats = remembered
    return shares


def warm(snapshot: Snapshot) -> None:
    """Count what most questions need before the first is asked."""
    slice_counts(snapshot, Slice().rows(snapshot))
    company_groups(snapshot)
    _order(snapshot)
    if _days(snapshot) <= MOST_DAYS:
        _running_counts(snapshot)


def _days(snapshot: Snapshot) -> int:
    return int(snapshot.day.max()) - int(snapshot.day.min()) if snapshot.size else 0


def _window_counts(snapshot: Snapshot, window: Slice) -> tuple[Counts, int]:
    """How many postings of the window ask for each skill, (k,), and how many there are."""
    first, asked, postings = _running_counts(snapshot)
    last = len(postings) - 1
    start = 0 if window.since is None else min(max(day_number(window.since) - first, 0), last)
    end = last if window.until is None else min(max(day_number(window.until) - first, start), last)
    return (asked[end] - asked[start]).astype(np.int64), int(postings[end] - postings[start])


def _running_counts(snapshot: Snapshot) -> tuple[int, NDArray[np.int32], NDArray[np.int32]]:
    """The first day, and from it on what was asked for before each day, (days + 1, k), in how many postings."""
    if (remembered := snapshot.recall("running counts")) is None:
        counted = snapshot.day[~snapshot.left_out]
        first = int(counted.min(initial=np.iinfo(np.int32).max)) if len(counted) else 0
        days = int(counted.max()) - first + 1 if len(counted) else 0
        keys = np.where(snapshot.left_out, days, snapshot.day - first)
        daily = table_counts(snapshot.asks, keys, days + 1)[:days]
        asked = np.zeros((days + 1, len(snapshot.skills)), dtype=np.int32)
        np.cumsum(daily, axis=0, out=asked[1:])
        postings = np.zeros(days + 1, dtype=np.int32)
        np.cumsum(np.bincount(counted - first, minlength=days)[:days], out=postings[1:])
        remembered = snapshot.remember("running counts", (first, asked, postings))
    running: tuple[int, NDArray[np.int32], NDArray[np.int32]] = remembered
    return running


def shares_of(snapshot: Snapshot, column: Coded, rows: NDArray[np.int64], pairs: Counts) -> pd.DataFrame:
    """How `rows`, with their `company_pairs`, split over the values of a column.

    Columns: value (str; "" where the advert does not say), posting_count (int), share, share_low, share_high (0-1 of
    all rows, 95 %). Most frequent first; values without postings are left out. A posting in several places counts
    under each, so that their shares may add up to more than 1.
    """
    place, column = column.take(rows).single()
    kinds = len(column.categories) + 1
    by_group = group_code_counts(column.codes + 1, snapshot.group[rows[place]], kinds)
    counts = by_group.sum(axis=0)
    share = counts / max(len(rows), 1)
    low, high = wilson(share, effective_counts(by_group, group_sums(snapshot.group[rows]), pairs))
    frame = pd.DataFrame(
        {
            "value": pd.Series(["", *column.categories], dtype="str"),
            "posting_count": counts,
            "share": share,
            "share_low": low,
            "share_high": high,
        }
    )
    kept = frame[frame["posting_count"] > 0].sort_values(["posting_count", "value"], ascending=[False, True])
    return kept.reset_index(drop=True)


def unnamed_share(snapshot: Snapshot) -> float:
    """Which share of all postings, duplicates aside, names no company, 0-1; 0 without postings."""
    if (remembered := snapshot.recall("unnamed share")) is None:
        codes = snapshot.company.codes[~snapshot.duplicate]
        remembered = snapshot.remember("unnamed share", float((codes < 0).mean()) if len(codes) else 0.0)
    share: float = remembered
    return share


def company_count(snapshot: Snapshot, rows: NDArray[np.int64]) -> int:
    """How many named companies the postings in `rows` are from."""
    named = np.zeros(len(snapshot.company.categories) + 1, dtype=bool)  # the last: rows without a company, code -1
    named[snapshot.company.codes[rows]] = True
    return int(np.count_nonzero(named[:-1]))


def _order(snapshot: Snapshot) -> Counts:
    """The alphabetical place of each skill, (k,)."""
    if (remembered := snapshot.recall("order of skills")) is None:
        place = np.empty(len(snapshot.skills), dtype=np.int64)
        place[np.argsort(np.array(snapshot.skills, dtype=object))] = np.arange(len(snapshot.skills))
        remembered = snapshot.remember("order of skills", place)
    order: Counts = remembered
    return order
