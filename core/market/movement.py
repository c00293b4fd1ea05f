"""A slice over time: postings, remote work and pay by week; which companies, places and roles post more or less."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.columns import Coded
from core.market.demand import salaries
from core.market.floors import SALARY_FLOOR
from core.market.mix import MIX, Periods, Shares, plain_periods, value_shares
from core.market.series import series_of
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import Floats, quartiles, wilson
from core.market.trends import change_frame, week_frame, window_words

LEADERS = 10


@dataclass(frozen=True)
class Leaders:
    """The most frequent values of one column: `change` is a `change_frame`, `weeks` a `week_frame`, columns named `by`.

    `words` is set where a window is below the floor.
    """

    by: str
    words: str | None
    change: pd.DataFrame
    weeks: pd.DataFrame


def market_weeks(snapshot: Snapshot, asked: Slice, until: date) -> pd.DataFrame:
    """One row for each week from `asked.since` (26 weeks back where not set) to `until`, ascending.

    Columns: week (date, its Monday), complete (bool), posting_count (int), remote_known (int, postings that say),
    remote_share, remote_low, remote_high (0-1 of those, 95 %), salary_count (int), salary_lower, salary_median,
    salary_upper (annual USD; NaN in weeks with fewer than 30 salaries), snapshot_id.
    """
    series = series_of(snapshot, asked, until, ())
    weeks, weekly = series.weeks, series.weekly()
    rows, period, remote = weekly.rows, weekly.period, snapshot.remote[weekly.rows].astype(np.int32)
    says = remote >= 0
    shares = value_shares(snapshot, plain_periods(rows[says], period[says], weeks.count), remote[says], 2)
    low, high = wilson(shares.share, shares.effective)
    frame = pd.DataFrame(
        {
            "week": pd.Series(list(weeks.mondays), dtype=object),
            "complete": np.array(weeks.complete, dtype=bool),
            "posting_count": np.bincount(period, minlength=weeks.count),
            "remote_known": shares.bases,
            "remote_share": shares.share[:, 1],
            "remote_low": low[:, 1],
            "remote_high": high[:, 1],
        }
    )
    pay = [_pay(salaries(snapshot, rows[period == number])) for number in range(weeks.count)]
    columns = ["salary_count", "salary_lower", "salary_median", "salary_upper"]
    frame = frame.join(pd.DataFrame(pay, columns=columns, index=frame.index).astype({"salary_count": "int64"}))
    frame["snapshot_id"] = pd.Series([snapshot.snapshot_id] * len(frame), dtype="str")
    return frame


def _pay(values: Floats) -> tuple[int, float, float, float]:
    found = quartiles(values) if len(values) >= SALARY_FLOOR else None
    if found is None:
        return len(values), np.nan, np.nan, np.nan
    return found.n, found.lower, found.median, found.upper


def leaders(snapshot: Snapshot, asked: Slice, until: date, by: str, *, limit: int = LEADERS) -> Leaders:
    """The `limit` values of `by` with most postings in the 56 days before `until`: how their share of postings moved.

    `by` is a coded column: company, country, region, city, role, seniority or source. Over all roles the mix of those
    of role, country and source that `by` is not is held fixed. Shares of companies take each posting as independent:
    to resample companies says nothing about one of them.
    """
    column: Coded = getattr(snapshot, by)
    series = series_of(snapshot, asked, until, [one for one in MIX if one != by] if asked.role is None else [])
    compared, weekly = series.compared(), series.weekly()
    top = _most_frequent(column, compared.rows, limit)
    place = np.full(len(column.categories) + 1, -1, dtype=np.int32)  # the last: rows without a value, code -1
    place[top] = np.arange(len(top))

    def shares(periods: Periods) -> Shares:
        codes = place[column.codes[periods.rows]]
        return value_shares(snapshot, periods, codes, len(top), clustered=by != "company")

    change = shares(compared)
    words, names = window_words(change), [column.categories[code] for code in top]
    return Leaders(
        by=by,
        words=words,
        change=change_frame(by, names, change, words is None, snapshot.snapshot_id),
        weeks=week_frame(by, names, series.weeks, shares(weekly), weekly.held),
    )


def _most_frequent(column: Coded, rows: NDArray[np.int64], limit: int) -> list[int]:
    counts = np.bincount(column.codes[rows] + 1, minlength=len(column.categories) + 1)[1:]
    found: list[int] = np.flatnonzero(counts).tolist()
    return sorted(found, key=lambda code: (-int(counts[code]), column.categories[code]))[:limit]
