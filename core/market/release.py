"""What may be published of a market: monthly shares with intervals, small cells suppressed, in tables of plain rows.

Nothing in it is a posting, a company or a person, and the same snapshot gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from core.market.demand import skill_demand
from core.market.grouping import next_period
from core.market.pay import pay_of
from core.snapshot.build import in_order
from core.snapshot.columns import NO_DAY, Columns, day_of
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

FEWEST: Final = 30  # postings behind a share; fewer could tell of one employer
# dimension of the release -> column of the snapshot and field of a slice
DIMENSIONS: Final = {"role": "role", "country": "country", "level": "seniority", "work_model": "work_model"}
COUNT_COLUMNS: Final = ("month", "dimension", "value", "posting_count", "suppressed")
SHARE_COLUMNS: Final = (
    "month",
    "dimension",
    "value",
    "skill",
    "posting_count",
    "asked_count",
    "share",
    "share_low",
    "share_high",
)
PAY_COLUMNS: Final = (
    "month",
    "dimension",
    "value",
    "salary_count",
    "salary_lower",
    "salary_median",
    "salary_upper",
    "salary_median_low",
    "salary_median_high",
)


def only_sources(snapshot: Snapshot, sources: frozenset[str]) -> Snapshot:
    """The snapshot of the postings that come from `sources`, under an id of its own."""
    wanted = [code for name in sorted(sources) if (code := snapshot.source.code(name)) is not None]
    keep = np.isin(snapshot.source.codes, np.array(wanted, dtype=np.int32))
    return Snapshot.of_columns(
        Columns(**in_order(snapshot, keep)),
        taxonomy_version=snapshot.taxonomy_version,
        as_of=snapshot.as_of,
        watermark=snapshot.watermark,
        first_day=snapshot.first_day,
        has_collected=snapshot.has_collected,
    )


def months_of(snapshot: Snapshot) -> list[date]:
    """First days of the whole months in which postings were posted, oldest first; the month under way is left out."""
    days = snapshot.day[(snapshot.day != NO_DAY) & ~snapshot.duplicate]
    if not len(days):
        return []
    first, last = day_of(days.min()), day_of(days.max())
    months = pd.date_range(first.replace(day=1), last.replace(day=1), freq="MS")
    return [month.date() for month in months[:-1]]


def counts(snapshot: Snapshot) -> pd.DataFrame:
    """Postings a month, over all and by each value of each dimension; below FEWEST the count is withheld."""
    rows = [
        (month, dimension, value, count if count >= FEWEST else None, count < FEWEST)
        for month in months_of(snapshot)
        for dimension, value, count in _cells(snapshot, month)
    ]
    frame = pd.DataFrame(rows, columns=list(COUNT_COLUMNS))
    return frame.astype({"posting_count": "Int64"})


def shares(snapshot: Snapshot) -> pd.DataFrame:
    """Share of the postings of a month that ask for each skill (0-1, 95 % interval clustered by company).

    Over all postings and by each value of each dimension that has at least FEWEST postings in that month.
    """
    frames = [
        _shares_of(snapshot, month, dimension, value)
        for month in months_of(snapshot)
        for dimension, value, count in _cells(snapshot, month)
        if count >= FEWEST
    ]
    if not frames:
        return pd.DataFrame(columns=list(SHARE_COLUMNS))
    return pd.concat(frames, ignore_index=True)


def pay(snapshot: Snapshot) -> pd.DataFrame:
    """Annual pay in USD a month, over all and by each value of each dimension; withheld below FEWEST salaries."""
    rows = []
    for month in months_of(snapshot):
        for dimension, value, _ in _cells(snapshot, month):
            quartiles = pay_of(snapshot, _slice_of(month, dimension, value).rows(snapshot))
            if quartiles is not None and quartiles.n >= FEWEST:
                numbers = (
                    quartiles.lower,
                    quartiles.median,
                    quartiles.upper,
                    quartiles.median_low,
                    quartiles.median_high,
                )
                rows.append((month, dimension, value, quartiles.n, *(round(number) for number in numbers)))
    return pd.DataFrame(rows, columns=list(PAY_COLUMNS))


def _cells(snapshot: Snapshot, month: date) -> Iterator[tuple[str, str, int]]:
    """(dimension, value, postings) of a month, over all first; values by name."""
    whole = _slice(month)
    rows = whole.rows(snapshot)
    yield "all", "all", len(rows)
    for dimension, column in DIMENSIONS.items():
        _, single = getattr(snapshot, column).take(rows).single()
        numbers = np.bincount(single.codes[single.codes >= 0], minlength=len(single.categories))
        for value, count in sorted(zip(single.categories, numbers.tolist(), strict=True)):
            if count:
                yield dimension, value, count


def _slice(month: date) -> Slice:
    return Slice(since=month, until=next_period(month, "month"))


def _slice_of(month: date, dimension: str, value: str) -> Slice:
    field: dict[str, Any] = {} if dimension == "all" else {DIMENSIONS[dimension]: value}
    return replace(_slice(month), **field)


def _shares_of(snapshot: Snapshot, month: date, dimension: str, value: str) -> pd.DataFrame:
    asked = _slice_of(month, dimension, value)
    frame = skill_demand(snapshot, asked).sort_values("skill", kind="stable")
    frame = frame.rename(columns={"demand_share": "share"})
    frame = frame.assign(month=month, dimension=dimension, value=value)
    for name in ("share", "share_low", "share_high"):
        frame[name] = frame[name].round(6)
    return frame[list(SHARE_COLUMNS)]
