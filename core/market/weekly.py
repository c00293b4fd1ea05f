"""A slice over time: postings, remote work and pay by week; which companies, places and roles post more or less."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.grouping import column_of
from core.market.pay import pay_of, pay_rows
from core.market.series import series_of
from core.market.standardise import MIX, SOURCES, Periods, Shares, plain_periods, value_shares
from core.market.trends import change_frame, week_frame, window_words
from core.models import WorkModel
from core.snapshot.coded import Coded
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import wilson

LEADERS = 10
PAY_COLUMNS = ("salary_lower", "salary_median", "salary_upper", "salary_median_low", "salary_median_high")


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

    Columns: week (date, its Monday), complete (bool), posting_count (int), work_model_known (int, postings that say),
    and for remote, hybrid and onsite `_share`, `_low`, `_high` (0-1 of those, 95 %); salary_count (int), salary_lower,
    salary_median, salary_upper, salary_median_low, salary_median_high (annual USD; NaN in weeks with fewer than 30
    salaries), snapshot_id.
    """
    series = series_of(snapshot, asked, until, ())
    weeks, weekly = series.weeks, series.weekly()
    rows, period = weekly.rows, weekly.period
    model = _work_model_codes(snapshot, rows)
    says = model >= 0
    shares = value_shares(snapshot, plain_periods(rows[says], period[says], weeks.count), model[says], len(WorkModel))
    low, high = wilson(shares.share, shares.effective)
    frame = pd.DataFrame(
        {
            "week": pd.Series(list(weeks.mondays), dtype=object),
            "complete": np.array(weeks.complete, dtype=bool),
            "posting_count": np.bincount(period, minlength=weeks.count),
            "work_model_known": shares.bases,
            **{
                f"{one.value}_{name}": values[:, code]
                for code, one in enumerate(WorkModel)
                for name, values in (("share", shares.share), ("low", low), ("high", high))
            },
        }
    )
    pay = [_pay(snapshot, rows[period == number]) for number in range(weeks.count)]
    columns = ["salary_count", *PAY_COLUMNS]
    frame = frame.join(pd.DataFrame(pay, columns=columns, index=frame.index).astype({"salary_count": "int64"}))
    frame["snapshot_id"] = pd.Series([snapshot.snapshot_id] * len(frame), dtype="str")
    return frame


def _work_model_codes(snapshot: Snapshot, rows: NDArray[np.int64]) -> NDArray[np.int32]:
    """The place of each row's work model in WorkModel, -1 where it is not said."""
    order = [model.value for model in WorkModel]
    place = np.array([*(order.index(name) for name in snapshot.work_model.categories), -1], dtype=np.int32)
    return place[snapshot.work_model.codes[rows]]


def _pay(snapshot: Snapshot, rows: NDArray[np.int64]) -> tuple[float, ...]:
    count, middle = len(pay_rows(snapshot, rows)), pay_of(snapshot, rows)
    if middle is None:
        return count, *[np.nan] * len(PAY_COLUMNS)
    return count, middle.lower, middle.median, middle.upper, middle.median_low, middle.median_high


def leaders(snapshot: Snapshot, asked: Slice, until: date, by: str, *, limit: int = LEADERS) -> Leaders:
    """The `limit` values of `by` with most postings in the 56 days before `until`: how their share of postings moved.

    `by` is a column: company, country, region, city, role, seniority, source, years or degree. Over all roles the mix
    of those of role, country and source that `by` is not is held fixed, over one role that of sources. Shares of
    companies take each posting as independent: to resample companies says nothing about one of them.
    """
    column = column_of(snapshot, by, slice(None)).first()  # a share of postings that come once each
    mix = MIX if asked.role is None else SOURCES
    series = series_of(snapshot, asked, until, [name for name in mix if name != by])
    compared, weekly = series.compared(), series.weekly()
    top = _most_frequent(column, compared.rows, limit)
    place = np.full(len(column.categories) + 1, -1, dtype=np.int32)  # the last: rows without a value, code -1
    place[top] = np.arange(len(top))

    def shares(periods: Periods) -> Shares:
        codes = place[column.codes[periods.rows]]
        return value_shares(snapshot, periods, codes, len(top), clustered=by != "company")

    change = shares(compared)
    words, names = series.words or window_words(change), [column.categories[code] for code in top]
    return Leaders(
        by=by,
        words=words,
        change=change_frame(by, names, change, words is None, snapshot.snapshot_id),
        weeks=week_frame(by, names, series.weeks, shares(weekly), weekly.held),
    )


def _most_frequent(column: Coded, rows: NDArray[np.int64], limit: int) -> list[int]:
    counts = np.bincount(column.codes[rows] + 1, minlength=len(column.categories) + 1)[1:]
    codes: list[int] = np.flatnonzero(counts).tolist()
    return sorted(codes, key=lambda code: (-int(counts[code]), column.categories[code]))[:limit]
