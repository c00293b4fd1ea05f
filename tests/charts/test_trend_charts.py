"""Trends, places, roles: signs beside colours, bands that span the interval, nothing breaks on zero rows."""

from datetime import date

import pandas as pd

from core.charts.places import places_figure
from core.charts.roles import closest_figure, pair_figure
from core.charts.style import DARK, LIGHT, chart_config
from core.charts.trends import lines_figure, movers_figure, pay_figure

CHANGE = pd.DataFrame(
    {
        "name": ["Rust", "<b>Go</b>", "Perl"],
        "trend_pp": [5.0, 0.5, -4.0],
        "trend_low": [2.0, -1.0, -7.0],
        "trend_high": [8.0, 2.0, -1.0],
        "now_share": [0.2, 0.1, 0.1],
        "before_share": [0.15, 0.1, 0.14],
        "now_count": [20, 10, 10],
        "before_count": [15, 10, 14],
        "verdict": ["rising", "no detectable change", "falling"],
    }
)
WEEKS = pd.DataFrame(
    {
        "name": ["Rust", "Rust", "Perl", "Perl"],
        "week": [date(2026, 11, 2), date(2026, 11, 9)] * 2,
        "share": [0.1, 0.2, 0.3, float("nan")],
        "share_low": [0.05, 0.1, 0.2, float("nan")],
        "share_high": [0.15, 0.3, 0.4, float("nan")],
        "asked_count": [1, 2, 3, 0],
        "posting_count": [10, 10, 10, 0],
        "complete": [True, False, True, True],
    }
)
PAY = pd.DataFrame(
    {
        "week": [date(2026, 11, 2), date(2026, 11, 9)],
        "salary_lower": [50e3, float("nan")],
        "salary_median": [60e3, float("nan")],
        "salary_upper": [70e3, float("nan")],
        "salary_median_low": [57e3, float("nan")],
        "salary_median_high": [64e3, float("nan")],
        "salary_count": [40, 3],
    }
)
PLACES = pd.DataFrame(
    {
        "iso3": ["USA", "SGP"],
        "drawn": [True, False],
        "name": ["United States", "Singapore"],
        "posting_count": [90, 10],
        "share": [0.9, 0.1],
        "share_low": [0.8, 0.05],
        "share_high": [0.95, 0.2],
    }
)
ROLES = pd.DataFrame(
    {
        "role_name": ["Data engineer", "Data analyst"],
        "likeness": [0.4, 0.2],
        "coverage": [0.5, 0.6],
        "posting_count": [80, 60],
        "matched_count": [5, 3],
        "in_demand_count": [10, 5],
    }
)
PAIR = pd.DataFrame(
    {
        "name": ["SQL", "Spark"],
        "owned": [True, False],
        "first_share": [0.9, 0.5],
        "first_low": [0.8, 0.4],
        "first_high": [0.95, 0.6],
        "second_share": [0.6, 0.0],
        "second_low": [0.5, 0.0],
        "second_high": [0.7, 0.1],
    }
)


def test_verdicts_differ_in_sign_and_marker_not_only_in_colour() -> None:
    traces = movers_figure(CHANGE, LIGHT).data
    assert [next(iter(dots.y)) for dots in traces] == ["▲ Rust", "▼ Perl", "○ &lt;b&gt;Go&lt;/b&gt;"]
    assert len({dots.marker.symbol for dots in traces}) == len(traces)


def test_movers_keep_the_order_of_the_frame() -> None:
    order = movers_figure(CHANGE, LIGHT).layout.yaxis.categoryarray
    assert [name[2:] for name in order[::-1]] == ["Rust", "&lt;b&gt;Go&lt;/b&gt;", "Perl"]


def test_lines_differ_in_dash_and_marker_and_a_cut_week_is_hollow() -> None:
    lines = [trace for trace in lines_figure(WEEKS, DARK).data if trace.name]
    assert len({line.line.dash for line in lines}) == len({line.marker.symbol[0] for line in lines}) == 2
    assert list(lines[0].marker.symbol) == ["circle", "circle-open"]
    assert [annotation.text for annotation in lines_figure(WEEKS, DARK).layout.annotations] == [
        "Perl",
        "Rust",
    ]  # at their ends
    assert len(lines[1].x) == 1  # the week without postings is a hole, not a zero


def test_the_band_spans_the_interval() -> None:
    band = lines_figure(WEEKS, LIGHT).data[0]
    assert list(band.y) == [0.15, 0.3, 0.1, 0.05]


def test_a_forecast_stands_ahead_of_its_line_with_a_band_and_a_name_of_its_own() -> None:
    ahead = pd.DataFrame({"week": [date(2026, 11, 16)], "share": [0.25], "share_low": [0.1], "share_high": [0.4]})
    traces = lines_figure(WEEKS, DARK, ahead={"Rust": ahead, "Perl": ahead.head(0)}).data
    (drawn,) = (trace for trace in traces if trace.name and "forecast" in trace.name)
    assert (drawn.name, list(drawn.y), drawn.line.dash) == ("Rust, forecast", [0.25], "dot")
    assert [list(trace.y) for trace in traces if trace.fill and trace.line.width] == [[0.4, 0.1]]


def test_weeks_with_too_few_salaries_are_left_out() -> None:
    assert list(pay_figure(PAY, LIGHT).data[1].y) == [60e3]


def test_the_map_draws_what_has_an_outline_from_this_host() -> None:
    assert list(places_figure(PLACES, LIGHT).data[0].locations) == ["USA"]
    assert str(chart_config("map")["topojsonURL"]).startswith("/")


def test_two_roles_differ_in_marker_and_show_what_one_has() -> None:
    first, second = pair_figure(PAIR, LIGHT, "One", "Two").data
    assert first.marker.symbol != second.marker.symbol
    assert list(first.y) == ["✓ SQL", "○ Spark"]
    assert list(pair_figure(PAIR, LIGHT, "One", "Two", with_signs=False).data[0].y) == ["SQL", "Spark"]


def test_beside_each_bar_of_likeness_stands_what_one_has_in_counts() -> None:
    figure = closest_figure(ROLES, LIGHT)
    (bars,) = figure.data
    words = {annotation.y: annotation.text for annotation in figure.layout.annotations}
    assert list(bars.y) == list(words) == ["Data engineer", "Data analyst"]
    assert words["Data engineer"] == "<b>5</b> of 10"


def test_a_long_name_stands_on_two_lines_at_the_end_of_its_line() -> None:
    weeks = WEEKS.assign(name=WEEKS["name"].replace("Rust", "AI Coding Assistants <and> all the rest of it"))
    words = [annotation.text for annotation in lines_figure(weeks, LIGHT).layout.annotations]
    assert words[-1] == "AI Coding<br>Assistants &lt;and&gt;…"
    short = WEEKS.assign(name=WEEKS["name"].replace("Rust", "Go"))
    assert lines_figure(short, LIGHT).layout.margin.r < lines_figure(weeks, LIGHT).layout.margin.r


def test_each_change_has_its_points_and_half_its_interval_beside_it() -> None:
    words = {annotation.y: annotation.text for annotation in movers_figure(CHANGE, LIGHT).layout.annotations}
    assert list(words) == list(movers_figure(CHANGE, LIGHT).layout.yaxis.categoryarray)[::-1]
    assert all(said.startswith("<b>") and "±" in said for said in words.values())


def test_zero_rows_give_empty_figures() -> None:
    assert not movers_figure(CHANGE.head(0), LIGHT).data
    assert not lines_figure(WEEKS.head(0), LIGHT).data
    assert not len(pay_figure(PAY.head(0), LIGHT).data[1].x)
    assert not len(places_figure(PLACES.head(0), LIGHT).data[0].locations)
    assert not len(closest_figure(ROLES.head(0), LIGHT).data[0].x)
    assert not len(pair_figure(PAIR.head(0), LIGHT, "One", "Two").data[0].x)
