"""Forecasts of weekly lines, as a table and in sentences: how each did on the past, or why a line has none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
from babel import Locale

from core.formats.export import Export, table_export
from core.formats.markup import escaped
from core.snapshot.snapshot import Snapshot
from core.stats.forecast import Forecast, week_forecast
from core.texts import decimal, kept_with, text
from core.views.trend_columns import KEYS
from core.views.trends import BY, TrendsQuestion, TrendsView, trends_provenance

COLUMNS = {
    "week": "Monday of the week that is forecast",
    "share": "forecast share of postings, 0-1",
    "band_low": "lower end of the band, 0-1: the forecast less what 80 % of the backtest's errors stay within",
    "band_high": "upper end of the band, 0-1",
    "method": "forecasting method, chosen on weeks before those it is judged on",
    "origins": "number of past weeks from which forecasts were judged",
    "error_pp": "mean absolute error of the backtest, percentage points",
    "naive_error_pp": "mean absolute error of carrying the last week forward, percentage points",
}


def forecasts(view: TrendsView, names: Sequence[str]) -> dict[str, Forecast]:
    """What is forecast for each of `names`; one that has not earned it holds no weeks. 3 ms a name the first time."""
    return {name: _forecast(view, name) for name in names}


@kept_with
def _forecast(view: TrendsView, name: str) -> Forecast:
    return week_forecast(view.weeks_of([name]))


def weeks_ahead(by_name: Mapping[str, Forecast]) -> dict[str, pd.DataFrame]:
    """The weeks of each, as a chart takes them."""
    return {name: forecast.weeks for name, forecast in by_name.items()}


def forecast_export(
    snapshot: Snapshot, question: TrendsQuestion, view: TrendsView, by_name: Mapping[str, Forecast]
) -> Export:
    """The weeks of every forecast that is shown and how it did on the past; no rows where none is."""
    by = [BY[question.section]] if question.section in BY else []
    ids = {name: view.weeks.loc[view.weeks["name"] == name, by].head(1) for name in by_name}
    frames = [
        forecast.weeks.rename(columns={"share_low": "band_low", "share_high": "band_high"}).assign(
            name=name,
            **{column: ids[name][column].iloc[0] for column in by},
            method=tested.method,
            origins=tested.origins,
            error_pp=tested.error_pp,
            naive_error_pp=tested.naive_error_pp,
        )
        for name, forecast in by_name.items()
        if (tested := forecast.backtest) and not forecast.weeks.empty
    ]
    columns = [*by, "name", *COLUMNS]
    table = pd.concat(frames, ignore_index=True)[columns] if frames else pd.DataFrame(columns=columns)
    about = trends_provenance(snapshot, question, f"trends-{question.section}-forecast", view.posting_count)
    return table_export(table, replace(about, columns=KEYS | COLUMNS, formulas={}))


def forecast_lines(by_name: Mapping[str, Forecast], locale: Locale) -> str:
    """How each forecast shown did on the past, and which lines have none and why; a Markdown line each."""
    shown = [
        text(
            "trends.forecast_shown",
            name=escaped(name),
            origins=tested.origins,
            method=text(f"forecast.{tested.method.replace(' ', '_')}"),
            error=decimal(tested.error_pp, locale),
            naive=decimal(tested.naive_error_pp, locale),
        )
        for name, forecast in by_name.items()
        if (tested := forecast.backtest) and not forecast.weeks.empty
    ]
    none = [name for name, forecast in by_name.items() if forecast.backtest and forecast.weeks.empty]
    few = [name for name, forecast in by_name.items() if not forecast.backtest]
    for key, names in (("trends.forecast_none", none), ("trends.forecast_few", few)):
        if names:
            shown.append(text(key, names=escaped(", ".join(names))))
    return "  \n".join(shown)
