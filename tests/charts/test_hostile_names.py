"""Names from outside are never markup in a chart: plotly reads tags in labels, legends, hover texts and annotations."""

import json
from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest

from core.charts.coverage import postings_per_day_figure
from core.charts.explore import over_time_figure, shares_figure
from core.charts.gap import gap_figure
from core.charts.places import places_figure
from core.charts.roles import closest_figure, pair_figure
from core.charts.style import LIGHT
from core.charts.trends import lines_figure, movers_figure

TAGS = ('<a href="https://evil.example">win</a>', "<b>Bold & *Sons*</b>", "<img src=x onerror=alert(1)>", "<br>" * 40)
NAMES = [f"{TAGS[number % len(TAGS)]} {number}" for number in range(300)]
LIVE = ("<a ", "<b>Bold", "<img", "<br><br>")


def rows(**columns: object) -> pd.DataFrame:
    """300 rows: every hostile name, and numbers that draw it."""
    shares = dict.fromkeys(("share", "share_low", "share_high", "demand_share", "required_share"), 0.5)
    counts = dict.fromkeys(("count", "base", "asked_count", "posting_count", "now_count", "before_count"), 10)
    return pd.DataFrame({"name": NAMES, "label": NAMES}).assign(**shares, **counts, **columns)


DRAWN: dict[str, Callable[[], go.Figure]] = {
    "gap": lambda: gap_figure(rows(kind="missing", unlock_count=1), LIGHT, 0.25),
    "explore": lambda: shares_figure(rows(), LIGHT, NAMES[0]),
    "over time": lambda: over_time_figure(rows().assign(label="2026-11-02").head(2), LIGHT, NAMES[0]),
    "movers": lambda: movers_figure(
        rows(trend_pp=1.0, trend_low=0.5, trend_high=2.0, now_share=0.2, before_share=0.1, verdict="rising"), LIGHT
    ),
    "lines": lambda: lines_figure(rows(week="2026-11-02", complete=True).head(6), LIGHT),
    "places": lambda: places_figure(rows(iso3="USA", drawn=True), LIGHT),
    "coverage": lambda: postings_per_day_figure(
        rows(source=NAMES, posted_on=pd.to_datetime("2026-11-02")).head(8), LIGHT
    ),
    "pair": lambda: pair_figure(
        rows(
            owned=True,
            first_share=0.5,
            first_low=0.4,
            first_high=0.6,
            second_share=0.5,
            second_low=0.4,
            second_high=0.6,
        ),
        LIGHT,
        NAMES[0],
        NAMES[1],
    ),
    "closest": lambda: closest_figure(
        rows(role_name=NAMES, likeness=0.5, coverage=0.5, matched_count=1, in_demand_count=2), LIGHT
    ),
}


@pytest.mark.parametrize("chart", DRAWN)
def test_a_hostile_name_is_drawn_as_it_reads(chart: str) -> None:
    drawn = json.dumps(json.loads(DRAWN[chart]().to_json()))
    assert [tag for tag in LIVE if tag in drawn] == []
    assert "&lt;" in drawn
