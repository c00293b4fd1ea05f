"""Figures of roadmap, Explore and coverage show every row, stand without colour and take an empty frame."""

from datetime import date, timedelta

import pandas as pd
import pytest

from core.charts.coverage import postings_per_day_figure
from core.charts.explore import over_time_figure, shares_figure
from core.charts.roadmap import prerequisite_figure, timeline_figure
from core.charts.style import DARK, LIGHT, Palette

DAY = date(2026, 3, 2)
STEPS = pd.DataFrame(
    {
        "place": [1, 2, 3],
        "name": ["SQL", "Spark", "Kafka"],
        "state": ["done", "learning", "to_do"],
        "hours": [30.0, 40.0, 20.0],
        "starts_on": [None, DAY, DAY + timedelta(days=20)],
        "finishes_on": [None, DAY + timedelta(days=21), DAY + timedelta(days=20)],
    }
)
NODES = pd.DataFrame(
    {"name": ["SQL", "Spark", "Delta"], "state": ["owned", "learning", "to_do"], "row": [0, 1, 2], "depth": [0, 1, 2]}
)
EDGES = pd.DataFrame({"from_row": [0, 1], "from_depth": [0, 1], "to_row": [1, 2], "to_depth": [1, 2]})
SHARES = pd.DataFrame(
    {
        "label": ["2026-03-02", "2026-03-09"],
        "share": [0.5, 0.25],
        "share_low": [0.4, 0.2],
        "share_high": [0.6, 0.4],
        "count": [50, 25],
        "base": [100, 100],
    }
)
PER_DAY = pd.DataFrame({"posted_on": [DAY, DAY], "source": ["a", "b"], "count": [3, 4]})
both = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@both
def test_a_timeline_has_one_bar_a_step_with_days_at_least_a_day_long(colours: Palette) -> None:
    bars = {name: bar for bar in timeline_figure(STEPS, colours).data for name in bar.y}
    assert list(bars) == ["2. Spark", "3. Kafka"]
    assert bars["2. Spark"].base[0] == "2026-03-02"
    assert bars["2. Spark"].x[0] == 21 * 86_400_000
    assert bars["3. Kafka"].x[0] == 86_400_000
    assert bars["2. Spark"].marker.pattern.shape != bars["3. Kafka"].marker.pattern.shape


@both
def test_the_graph_has_a_node_a_skill_and_an_arrow_a_prerequisite(colours: Palette) -> None:
    figure = prerequisite_figure(NODES, EDGES, colours)
    named = {
        text.strip(): (x, y) for trace in figure.data for text, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    }
    assert named == {"SQL": (0, 0), "Spark": (1, 1), "Delta": (2, 2)}
    assert [
        ((annotation.ax, annotation.ay), (annotation.x, annotation.y)) for annotation in figure.layout.annotations
    ] == [
        ((0, 0), (1, 1)),
        ((1, 1), (2, 2)),
    ]
    assert len({trace.marker.symbol for trace in figure.data}) == 3


@both
def test_bars_of_shares_keep_rows_that_read_alike_apart(colours: Palette) -> None:
    alike = pd.concat([SHARES.assign(label="Springfield")] * 2, ignore_index=True)
    (bar,) = shares_figure(alike, colours, "Share").data
    assert list(bar.x) == alike["share"].tolist()
    assert len(set(bar.y)) == len(alike)
    assert list(bar.error_x.array) == pytest.approx((alike["share_high"] - alike["share"]).tolist())


@both
def test_a_line_over_time_has_its_band(colours: Palette) -> None:
    band, line = over_time_figure(SHARES, colours, "Share").data
    assert list(line.y) == [0.5, 0.25]
    assert list(band.y) == [0.6, 0.4, 0.2, 0.4]
    assert band.fill == "toself"


@both
def test_sources_differ_in_more_than_colour(colours: Palette) -> None:
    bars = postings_per_day_figure(PER_DAY, colours).data
    assert [sum(bar.y) for bar in bars] == [3, 4]
    assert bars[0].marker.pattern.shape != bars[1].marker.pattern.shape


@both
def test_no_rows_give_a_figure_without_marks(colours: Palette) -> None:
    assert not timeline_figure(STEPS.head(0), colours).data
    assert not prerequisite_figure(NODES.head(0), EDGES.head(0), colours).data
    assert not len(shares_figure(SHARES.head(0), colours, "Share").data[0].x or ())
    assert not len(over_time_figure(SHARES.head(0), colours, "Share").data[1].x or ())
    assert not postings_per_day_figure(PER_DAY.head(0), colours).data
