"""What rose and fell, and weekly lines with their bands."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from core.charts.drawn import drawn_once
from core.charts.style import DASHES, SYMBOLS, Palette, base_layout, interval, plain, row_layout, tint

SIGNS = {"rising": "▲", "falling": "▼", "no detectable change": "·"}
LABELS = {"rising": "Rising", "falling": "Falling", "no detectable change": "No detectable change"}
MARKERS = {"rising": "triangle-up", "falling": "triangle-down", "no detectable change": "circle-open"}
LINES_PIXELS = 380


@drawn_once
def movers_figure(change: pd.DataFrame, colours: Palette) -> go.Figure:
    """Change in percentage points with 95% intervals, one row a value, in the order of the frame, first on top.

    `change` has columns name (str), trend_pp, trend_low, trend_high (percentage points), now_share, before_share (0-1),
    now_count, before_count (int) and verdict (a key of SIGNS). Zero rows give an empty figure.
    """
    figure = go.Figure(layout=row_layout(colours, len(change)))
    paints = {"rising": colours.third, "falling": colours.missing, "no detectable change": colours.muted}
    for verdict, sign in SIGNS.items():
        rows = change[change["verdict"] == verdict]
        if rows.empty:
            continue
        figure.add_scatter(
            name=f"{sign} {LABELS[verdict]}",
            mode="markers",
            y=[f"{sign} {name}" for name in plain(rows["name"])],
            x=rows["trend_pp"].tolist(),
            customdata=rows[
                ["trend_low", "trend_high", "before_share", "now_share", "before_count", "now_count"]
            ].to_numpy().tolist(),
            marker={
                "color": paints[verdict], "symbol": MARKERS[verdict], "size": 11,
                "line": {"width": 2, "color": paints[verdict]},
            },
            error_x=interval(rows, colours, "trend_pp", "trend_low", "trend_high"),
            hovertemplate=(
                "<b>%{y}</b><br>%{x:+.1f} points (95% interval %{customdata[0]:+.1f} to %{customdata[1]:+.1f})"
                "<br>share %{customdata[2]:.1%} → %{customdata[3]:.1%}"
                "<br>postings %{customdata[4]:,} → %{customdata[5]:,}<extra></extra>"
            ),
        )  # fmt: skip
    order = [f"{SIGNS[verdict]} {name}" for name, verdict in zip(plain(change["name"]), change["verdict"], strict=True)]
    figure.update_yaxes(categoryorder="array", categoryarray=order[::-1])
    figure.update_xaxes(zeroline=True, ticksuffix=" pp", title_text="Change, percentage points")
    return figure


def lines_figure(
    weeks: pd.DataFrame,
    colours: Palette,
    title: str = "Share of postings",
    ahead: Mapping[str, pd.DataFrame] | None = None,
) -> go.Figure:
    """One line a name over weeks with its 95% band; names differ in dash and marker too, hollow is a week cut short.

    `ahead` holds by name what is forecast (columns week, share, share_low, share_high): small crosses with a band.

    `weeks` has columns name (str), week (date), share, share_low, share_high (0-1, NaN for no postings), asked_count,
    posting_count (int) and complete (bool). Zero rows give an empty figure.
    """
    figure = go.Figure(layout=base_layout(colours, LINES_PIXELS))
    for number, name in enumerate(dict.fromkeys(weeks["name"])):
        rows = weeks[(weeks["name"] == name) & weeks["share"].notna()]
        colour = colours.series[number % len(colours.series)]
        symbol = SYMBOLS[number % len(SYMBOLS)]
        (label,) = plain([name])
        _band(figure, rows, "share_low", "share_high", colour, label)
        figure.add_scatter(
            name=label,
            legendgroup=label,
            mode="lines+markers",
            x=rows["week"].tolist(),
            y=rows["share"].tolist(),
            customdata=rows[["share_low", "share_high", "asked_count", "posting_count"]].to_numpy().tolist(),
            line={"color": colour, "dash": DASHES[number % len(DASHES)], "width": 2},
            marker={
                "size": 8,
                "symbol": [symbol if complete else f"{symbol}-open" for complete in rows["complete"]],
            },
            hovertemplate=(
                f"<b>{label}</b>, week of %{{x|%x}}<br>%{{y:.1%}} (95% interval %{{customdata[0]:.1%}} to "
                "%{customdata[1]:.1%})<br>%{customdata[2]:,} of %{customdata[3]:,} postings<extra></extra>"
            ),
        )
        if ahead and len(ahead[name]):
            _forecast(figure, ahead[name], colour, label)
    figure.update_yaxes(tickformat=".0%", rangemode="tozero", title_text=title)
    figure.update_xaxes(showgrid=False)
    return figure


def _forecast(figure: go.Figure, rows: pd.DataFrame, colour: str, label: str) -> None:
    _band(figure, rows, "share_low", "share_high", colour, label, edge=1)
    figure.add_scatter(
        name=f"{label}, forecast",
        legendgroup=label,
        mode="markers",
        x=rows["week"].tolist(),
        y=rows["share"].tolist(),
        customdata=rows[["share_low", "share_high"]].to_numpy().tolist(),
        marker={"size": 9, "symbol": "cross-thin", "line": {"width": 2, "color": colour}},
        hovertemplate=(
            f"<b>{label}</b>, forecast for the week of %{{x|%x}}<br>%{{y:.1%}} (80% band %{{customdata[0]:.1%}} to "
            "%{customdata[1]:.1%})<extra></extra>"
        ),
    )


@drawn_once
def pay_figure(weeks: pd.DataFrame, colours: Palette) -> go.Figure:
    """Median pay by week with the band between the quartiles.

    `weeks` has columns week (date), salary_lower, salary_median, salary_upper (annual USD, NaN below the floor) and
    salary_count (int). Zero rows give an empty figure.
    """
    figure = go.Figure(layout=base_layout(colours, LINES_PIXELS))
    rows = weeks[weeks["salary_median"].notna()]
    _band(figure, rows, "salary_lower", "salary_upper", colours.owned, "Median")
    figure.add_scatter(
        name="Median, with the middle half of salaries as band",
        legendgroup="Median",
        mode="lines+markers",
        x=rows["week"].tolist(),
        y=rows["salary_median"].tolist(),
        customdata=rows[["salary_lower", "salary_upper", "salary_count"]].to_numpy().tolist(),
        line={"color": colours.owned, "width": 2},
        marker={"size": 8},
        hovertemplate=(
            "<b>Week of %{x|%x}</b><br>median $%{y:,.0f}, middle half $%{customdata[0]:,.0f} to "
            "$%{customdata[1]:,.0f}<br>%{customdata[2]:,} postings that say their pay<extra></extra>"
        ),
    )
    figure.update_layout(showlegend=True)
    figure.update_yaxes(tickformat="$,.0f", title_text="Annual pay, USD")
    figure.update_xaxes(showgrid=False)
    return figure


def _band(figure: go.Figure, rows: pd.DataFrame, low: str, high: str, colour: str, group: str, edge: int = 0) -> None:
    weeks = rows["week"].tolist()
    figure.add_scatter(
        x=weeks + weeks[::-1],
        y=rows[high].tolist() + rows[low].tolist()[::-1],
        fill="toself",
        fillcolor=tint(colour, 0.13),
        line={"width": edge, "color": colour, "dash": "dot"},
        mode="lines",
        hoverinfo="skip",
        legendgroup=group,
        showlegend=False,
    )
