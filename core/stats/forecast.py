"""A forecast of weekly shares, shown only where a backtest says that it beats carrying the last week forward."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd

from core.stats.proportions import Floats

HORIZON = 4
TRAINING = 12
ORIGINS = 8
BETTER = 0.95
BAND = 0.8
LEVEL_WEIGHTS = tuple(np.round(np.arange(0.1, 1.0, 0.1), 2))
TREND_WEIGHTS = (0.05, 0.15, 0.3)
DAMPING = 0.9


@dataclass(frozen=True, slots=True)
class Backtest:
    """Mean absolute errors in percentage points over `origins` rolling origins, `horizon` weeks ahead of each.

    `method` was chosen on earlier origins than these. `ratio` is error / naive_error; below `BETTER` it is shown.
    """

    method: str
    origins: int
    horizon: int
    error_pp: float
    naive_error_pp: float

    @property
    def ratio(self) -> float:
        """Error of the method over that of the naive forecast; infinite where the naive one makes none."""
        return self.error_pp / self.naive_error_pp if self.naive_error_pp > 0 else float("inf")

    @property
    def beats_naive(self) -> bool:
        """Whether the method errs clearly less than the naive forecast (ratio below `BETTER`)."""
        return self.ratio < BETTER


@dataclass(frozen=True)
class Forecast:
    """The weeks ahead, and how well the method forecast weeks that are known by now.

    `weeks` has columns week (date, Monday), share, share_low and share_high (0-1; the band holds 80 % of the backtest's
    errors). It has no rows if the backtest does not beat the naive forecast, or if there are too few weeks to tell
    (`backtest` is None); `words` says which.
    """

    backtest: Backtest | None
    words: str | None
    weeks: pd.DataFrame


def forecast(weeks: Sequence[date], shares: Sequence[float]) -> Forecast:
    """The next `HORIZON` weekly shares after `shares` (0-1) of complete `weeks` (Mondays, ascending).

    Raises ValueError if a week is missing in between.
    """
    if any(later - earlier != timedelta(weeks=1) for earlier, later in pairwise(weeks)):
        raise ValueError("weeks must follow one another")
    series = np.asarray(shares, dtype=float)
    fewest = TRAINING + ORIGINS + HORIZON - 1
    if len(series) < fewest or not np.isfinite(series).all():
        return Forecast(
            None, f"{len(series)} complete weeks: a forecast takes {fewest}", _frame((), series, series, series)
        )
    method, backtest, errors = _backtest(series)
    if not backtest.beats_naive:
        return Forecast(backtest, "no forecast does better than the last week", _frame((), *[series[:0]] * 3))
    ahead = METHODS[method](series, HORIZON)
    margin = np.quantile(np.abs(errors), BAND, axis=0)
    days = tuple(weeks[-1] + timedelta(weeks=step) for step in range(1, HORIZON + 1))
    return Forecast(backtest, None, _frame(days, ahead, ahead - margin, ahead + margin))


def week_forecast(rows: pd.DataFrame) -> Forecast:
    """`forecast` from the complete weeks of one line of a `week_frame`, since its last week without postings.

    `rows` has columns week (date, ascending), share (0-1, NaN without postings) and complete (bool).
    """
    whole = rows[rows["complete"]]
    empty = np.flatnonzero(whole["share"].isna().to_numpy())
    past = whole.iloc[empty[-1] + 1 if len(empty) else 0 :]
    return forecast(past["week"].tolist(), past["share"].tolist())


def naive(series: Floats, steps: int) -> Floats:
    """The last value of `series` (n,) carried forward, (steps,)."""
    return np.full(steps, series[-1])


def smoothed(series: Floats, steps: int) -> Floats:
    """Simple exponential smoothing (Brown 1959) of `series` (n,), (steps,).

    The weight is the one with the smallest squared one-week-ahead errors within `series`.
    """
    best = min((_levels(series, weight) for weight in LEVEL_WEIGHTS), key=lambda fitted: fitted[1])
    return np.full(steps, best[0])


def damped(series: Floats, steps: int) -> Floats:
    """Exponential smoothing with a damped trend (Gardner and McKenzie 1985) of `series` (n,), (steps,).

    The weights are chosen as in `smoothed`.
    """
    pairs = ((level, trend) for level in LEVEL_WEIGHTS for trend in TREND_WEIGHTS)
    level, trend, _ = min((damped_state(series, *pair) for pair in pairs), key=lambda state: state[2])
    result: Floats = level + trend * np.cumsum(DAMPING ** np.arange(1, steps + 1))
    return result


METHODS: dict[str, Callable[[Floats, int], Floats]] = {
    "exponential smoothing": smoothed,
    "damped trend": damped,
}


def _levels(series: Floats, weight: float) -> tuple[float, float]:
    """The last level, and the sum of squared errors one week ahead."""
    level, squares = float(series[0]), 0.0
    for value in series[1:].tolist():
        error = value - level
        squares += error * error
        level += weight * error
    return level, squares


def damped_state(series: Floats, level_weight: float, trend_weight: float) -> tuple[float, float, float]:
    """The last level and trend, and the sum of squared one-week-ahead errors; it starts at the first value."""
    level, trend, squares = float(series[0]), 0.0, 0.0
    for value in series[1:].tolist():
        expected = level + DAMPING * trend
        error = value - expected
        squares += error * error
        level, trend = expected + level_weight * error, DAMPING * trend + level_weight * trend_weight * error
    return level, trend, squares


def _backtest(series: Floats) -> tuple[str, Backtest, Floats]:
    """The method that does best on the earlier half of the origins, its backtest and errors on the later half.

    Choosing and judging on the same origins would flatter the method that is chosen.
    """
    last = len(series) - HORIZON
    origins = list(range(TRAINING, last + 1))
    early, late = origins[: len(origins) // 2], origins[len(origins) // 2 :]
    method = min(METHODS, key=lambda name: np.abs(_errors(series, METHODS[name], early)).mean())
    errors = _errors(series, METHODS[method], late)
    plain = _errors(series, naive, late)
    backtest = Backtest(
        method, len(late), HORIZON, 100 * float(np.abs(errors).mean()), 100 * float(np.abs(plain).mean())
    )
    return method, backtest, errors


def _errors(series: Floats, method: Callable[[Floats, int], Floats], origins: Sequence[int]) -> Floats:
    """Actual minus forecast shares, (origins, HORIZON); a forecast knows only the weeks before its origin."""
    return np.array([series[at : at + HORIZON] - method(series[:at], HORIZON) for at in origins])


def _frame(days: Sequence[date], share: Floats, low: Floats, high: Floats) -> pd.DataFrame:
    count = len(days)
    return pd.DataFrame(
        {
            "week": pd.Series(list(days), dtype=object),
            "share": np.clip(share[:count], 0, 1),
            "share_low": np.clip(low[:count], 0, 1),
            "share_high": np.clip(high[:count], 0, 1),
        }
    )
