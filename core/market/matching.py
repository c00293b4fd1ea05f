"""Openings that fit: postings ranked by how many of their skills a person has."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.columns import NO_DAY, REQUIRED, day_number, day_of
from core.market.counting import row_counts
from core.market.readiness import FEWEST_SKILLS, THETA, columns_in, needed_counts
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import Posting

LIMIT = 50
COLUMNS = (
    "posting_id", "fit", "ready", "matched_count", "asked_count", "matched", "missing_required", "missing_optional",
    "role", "seniority", "company", "city", "region", "country", "remote", "salary_min", "salary_max", "posted_on",
    "source", "snapshot_id",
)  # fmt: skip
CODED_COLUMNS = ("role", "seniority", "company", "city", "region", "country", "source")


@dataclass(frozen=True, slots=True)
class Fits:
    """Which openings are wanted: at least `least_fit` (0-1), every skill of `skills`, annual USD of at least
    `least_salary` at the top of the range. `hidden` postings are left out, so are closed ones unless `with_closed`,
    and so are, where `only` is given, all but those.
    """

    least_fit: float = 0.0
    skills: frozenset[str] = frozenset()
    least_salary: float | None = None
    hidden: Collection[str] = ()
    only: Collection[str] | None = None
    with_closed: bool = False


@dataclass(frozen=True)
class Openings:
    """`frame` holds one page of `total_count` openings; `ready_count` of all are ready; `few_skills` postings of the
    slice have fewer than 3 skills and are not ranked.
    """

    frame: pd.DataFrame
    total_count: int
    ready_count: int
    few_skills: int


def matching_postings(
    snapshot: Snapshot,
    asked: Slice,
    satisfied: Collection[str],
    wish: Fits | None = None,
    *,
    theta: float = THETA,
    offset: int = 0,
    limit: int = LIMIT,
) -> Openings:
    """Openings of a slice, best fit first; of equal fit fewer missing required skills, then the newer, then by id.

    `frame` columns are `COLUMNS`: fit (0-1: satisfied / asked skills), ready (bool: fit is at least `theta`), skills as
    tuples of ids, salaries in annual USD (NaN where not said), remote (bool or None), posted_on (date), the rest text
    ("" where not said).
    """
    wish = wish or Fits()
    rows = asked.rows(snapshot)
    enough = np.diff(snapshot.asks.indptr)[rows] >= FEWEST_SKILLS
    rows, few = rows[enough], int((~enough).sum())
    rows = rows[_welcome(snapshot, rows, wish)]
    asks, have = snapshot.asks[rows], columns_in(snapshot, satisfied)
    size, matched = np.diff(asks.indptr), row_counts(asks, have)
    fit = matched / np.maximum(size, 1)
    kept = np.flatnonzero(fit >= wish.least_fit - 1e-12)
    rows, fit, matched, size = rows[kept], fit[kept], matched[kept], size[kept]
    ready = matched >= needed_counts(size, theta)
    page = _ranked(snapshot, rows, fit, have, slice(offset, offset + limit))
    frame = _frame(snapshot, rows[page], satisfied)
    frame.insert(1, "fit", fit[page])
    frame.insert(2, "ready", ready[page])
    return Openings(frame[list(COLUMNS)], len(rows), int(ready.sum()), few)


def _welcome(snapshot: Snapshot, rows: NDArray[np.int64], wish: Fits) -> NDArray[np.bool_]:
    keep = np.ones(len(rows), dtype=bool)
    if not wish.with_closed:
        today = day_number(snapshot.as_of.date()) if snapshot.as_of else None
        closed = snapshot.closed[rows]
        keep &= (closed == NO_DAY) | (closed > today if today is not None else False)
    if wish.skills:
        columns = columns_in(snapshot, wish.skills)
        keep &= row_counts(snapshot.asks[rows], columns) == len(wish.skills)
    if wish.least_salary is not None:
        keep &= np.nan_to_num(snapshot.salary_max[rows], nan=-1.0) >= wish.least_salary
    if wish.only is not None:
        keep &= np.isin(rows, snapshot.rows_of(wish.only))
    if wish.hidden:
        keep &= ~np.isin(rows, snapshot.rows_of(wish.hidden))
    return keep


def _ranked(
    snapshot: Snapshot, rows: NDArray[np.int64], fit: NDArray[np.float64], have: NDArray[np.bool_], page: slice
) -> NDArray[np.int64]:
    """Places in `rows` of one page. Only what fits well enough to reach the page is put in order by the other rules."""
    last = min(page.stop, len(rows))
    if last <= page.start:
        return np.zeros(0, dtype=np.int64)
    near = np.flatnonzero(fit >= np.partition(fit, len(fit) - last)[len(fit) - last])
    asks = snapshot.asks[rows[near]]
    owner = np.repeat(np.arange(len(near)), np.diff(asks.indptr))
    missing = np.bincount(owner[(asks.data == REQUIRED) & ~have[asks.indices]], minlength=len(near))
    # The stamp names a posting's content: an order of no meaning that is the same in every snapshot.
    order = np.lexsort((snapshot.stamp[rows[near]], -snapshot.day[rows[near]], missing, -fit[near]))
    found: NDArray[np.int64] = near[order[page.start : last]]
    return found


def _frame(snapshot: Snapshot, rows: NDArray[np.int64], satisfied: Collection[str]) -> pd.DataFrame:
    records = []
    for row, posting_id in zip(rows.tolist(), snapshot.ids(rows), strict=True):
        start, end = snapshot.asks.indptr[row : row + 2]
        asked = [snapshot.skills[code] for code in snapshot.asks.indices[start:end]]
        required = [ask == REQUIRED for ask in snapshot.asks.data[start:end].tolist()]
        lacking = [(skill, must) for skill, must in zip(asked, required, strict=True) if skill not in satisfied]
        matched = tuple(sorted(skill for skill in asked if skill in satisfied))
        records.append(
            {
                "posting_id": posting_id,
                "matched_count": len(matched),
                "asked_count": len(asked),
                "matched": matched,
                "missing_required": tuple(sorted(skill for skill, must in lacking if must)),
                "missing_optional": tuple(sorted(skill for skill, must in lacking if not must)),
                **{name: getattr(snapshot, name).name(row) or "" for name in CODED_COLUMNS},
                "remote": (None, False, True)[int(snapshot.remote[row]) + 1],
                "salary_min": float(snapshot.salary_min[row]),
                "salary_max": float(snapshot.salary_max[row]),
                "posted_on": day_of(int(snapshot.day[row])),
                "snapshot_id": snapshot.snapshot_id,
            }
        )
    return pd.DataFrame(records, columns=[name for name in COLUMNS if name not in ("fit", "ready")])


def with_adverts(frame: pd.DataFrame, adverts: Iterable[Posting]) -> pd.DataFrame:
    """`frame` with `title` and `url` of `adverts`, read from the store; None where there is none.

    With `source`, the link to the advert is what attribution needs. It comes from outside: only http addresses pass.
    """
    known = {advert.posting_id: advert for advert in adverts}
    found = [known.get(posting_id) for posting_id in frame["posting_id"]]
    urls = [one.url if one and one.url and one.url.startswith(("https://", "http://")) else None for one in found]
    made = frame.copy()
    made.insert(1, "title", pd.Series([one.raw_title if one else None for one in found], frame.index, dtype=object))
    made.insert(2, "url", pd.Series(urls, frame.index, dtype=object))
    return made
