"""A forecast shows itself only where it has earned it, and never looks ahead."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.tsa.holtwinters import Holt, SimpleExpSmoothing

from core.stats.forecast import (
    BETTER,
    DAMPING,
    HORIZON,
    LEVEL_WEIGHTS,
    TRAINING,
    _levels,
    damped_state,
    forecast,
    naive,
    smoothed,
    week_forecast,
)
from tests.drawing import examples

MONDAY = date(2026, 1, 5)


def weeks(count: int) -> list[date]:
    return [MONDAY + timedelta(weeks=number) for number in range(count)]


def noise(seed: int, count: int, size: float = 0.02) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, size, count)


def test_a_level_under_noise_is_forecast_better_than_by_the_last_week() -> None:
    shares = 0.4 + noise(1, 60)
    found = forecast(weeks(60), shares)
    assert found.backtest is not None
    assert found.backtest.ratio < BETTER
    assert list(found.weeks["week"]) == [MONDAY + timedelta(weeks=number) for number in range(60, 64)]
    assert found.weeks["share"].between(0.37, 0.43).all()
    assert (found.weeks["share_low"] <= found.weeks["share"]).all()


def test_a_random_walk_has_no_forecast_because_the_last_week_is_the_best_one() -> None:
    shown = [not forecast(weeks(60), 0.5 + noise(seed, 60, 0.01).cumsum()).weeks.empty for seed in range(40)]
    assert np.mean(shown) < 0.25


def test_a_steady_rise_is_carried_on() -> None:
    found = forecast(weeks(52), np.linspace(0.1, 0.4, 52) + noise(3, 52, 0.002))
    assert found.backtest is not None and found.backtest.method == "damped trend"
    assert found.weeks["share"].is_monotonic_increasing
    assert found.weeks["share"].iloc[-1] > 0.41


def test_the_backtest_never_looks_past_its_origin() -> None:
    shares = 0.4 + noise(4, 40)
    known = forecast(weeks(40), shares)
    assert known.backtest is not None
    spans = range(TRAINING, 40 - HORIZON + 1)
    late = list(spans)[len(spans) // 2 :]
    plain = [abs(shares[at + step] - naive(shares[:at], HORIZON)[step]) for at in late for step in range(HORIZON)]
    assert known.backtest.naive_error_pp == pytest.approx(100 * np.mean(plain))
    assert known.backtest.origins == len(late)


@pytest.mark.parametrize("count", [0, 1, 22])
def test_too_few_weeks_are_said(count: int) -> None:
    found = forecast(weeks(count), [0.5] * count)
    assert (found.backtest, found.words) == (None, f"{count} complete weeks: a forecast takes 23")
    assert found.weeks.empty


def test_a_constant_share_has_nothing_to_beat() -> None:
    assert forecast(weeks(40), [0.5] * 40).weeks.empty


def test_missing_weeks_are_refused() -> None:
    with pytest.raises(ValueError, match="follow one another"):
        forecast([MONDAY, MONDAY + timedelta(weeks=2)], [0.1, 0.2])


@given(st.lists(st.floats(0, 1), min_size=23, max_size=40))
@examples(40)
def test_shares_stay_shares(shares: list[float]) -> None:
    frame = forecast(weeks(len(shares)), shares).weeks
    assert frame[["share", "share_low", "share_high"]].melt()["value"].between(0, 1).all()


def test_only_complete_weeks_after_the_last_gap_count() -> None:
    shares = [0.3, float("nan"), *(0.4 + noise(1, 60)), 0.9]
    rows = pd.DataFrame({"week": weeks(63), "share": shares, "complete": [True] * 62 + [False]})
    found = week_forecast(rows)
    assert found.backtest == forecast(weeks(60), shares[2:62]).backtest
    assert found.weeks["week"].iloc[0] == MONDAY + timedelta(weeks=62)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # statsmodels' information criteria of a series it fits exactly
@given(st.lists(st.floats(0, 1), min_size=5, max_size=30), st.sampled_from(LEVEL_WEIGHTS))
@examples(40)
def test_smoothing_is_that_of_statsmodels(shares: list[float], weight: float) -> None:
    series = np.array(shares)
    model = SimpleExpSmoothing(series, initialization_method="known", initial_level=series[0])
    fitted = model.fit(smoothing_level=weight, optimized=False)
    assert _levels(series, weight)[0] == pytest.approx(fitted.forecast(1)[0], abs=1e-9)
    trend = Holt(
        series, damped_trend=True, initialization_method="known", initial_level=series[0], initial_trend=0.0
    ).fit(smoothing_level=weight, smoothing_trend=0.15, damping_trend=DAMPING, optimized=False)
    level, slope, _ = damped_state(series, weight, 0.15)
    ours = [level + slope * sum(DAMPING**power for power in range(1, step + 1)) for step in (1, 2, 3)]
    assert ours == pytest.approx(trend.forecast(3).tolist(), abs=1e-9)


def test_the_best_weight_is_chosen_by_one_week_ahead_errors() -> None:
    series = np.array([0.1] * 10 + [0.5] * 10)
    assert smoothed(series, 2).tolist() == pytest.approx([0.5, 0.5], abs=0.01)
