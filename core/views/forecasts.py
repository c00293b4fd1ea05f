"""Forecasts of weekly lines, and as sentences how each did on the past or why a line has none."""

from collections.abc import Mapping, Sequence

import pandas as pd
from babel import Locale

from core.market.forecast import Forecast, week_forecast
from core.market.snapshot import Snapshot
from core.markup import escaped
from core.texts import decimal, text
from core.views.trends import TrendsQuestion, TrendsView


def forecasts(
    snapshot: Snapshot, question: TrendsQuestion, view: TrendsView, names: Sequence[str]
) -> dict[str, Forecast]:
    """What is forecast for each of `names`; one that has not earned it holds no weeks. 3 ms a name the first time."""
    weeks, found = view.weeks_of(names), {}
    for name in names:
        key = ("forecast", question, name)
        known: Forecast | None = snapshot.recall(key)
        if known is None:
            known = snapshot.remember(key, week_forecast(weeks[weeks["name"] == name]))
        found[name] = known
    return found


def weeks_ahead(made: Mapping[str, Forecast]) -> dict[str, pd.DataFrame]:
    """The weeks of each, as a chart takes them."""
    return {name: found.weeks for name, found in made.items()}


def forecast_lines(made: Mapping[str, Forecast], locale: Locale) -> str:
    """How each forecast shown did on the past, and which lines have none and why; a Markdown line each."""
    shown = [
        text(
            "trends.forecast_shown", name=escaped(name), method=tested.method, origins=tested.origins,
            error=decimal(tested.error_pp, locale), naive=decimal(tested.naive_error_pp, locale),
        )
        for name, found in made.items()
        if (tested := found.backtest) and not found.weeks.empty
    ]  # fmt: skip
    none = [name for name, found in made.items() if found.backtest and found.weeks.empty]
    few = [name for name, found in made.items() if not found.backtest]
    for key, names in (("trends.forecast_none", none), ("trends.forecast_few", few)):
        if names:
            shown.append(text(key, names=escaped(", ".join(names))))
    return "  \n".join(shown)
