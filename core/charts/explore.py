"""Any table of shares: bars for values, a line with its band for time."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.figure_cache import drawn_once
from core.charts.sketch import Sketch
from core.charts.style import Palette, base_layout, error_bars, filled, plain, row_layout, value_column
from core.texts import text

LINE_PIXELS = 380


@drawn_once
def shares_figure(shares: pd.DataFrame, colours: Palette, axis: str, least_height: int = 0) -> go.Figure:
    """Horizontal bars with 95% intervals, in the order of the frame, first on top; `axis` names what is shared.

    `shares` has columns label (str), share, share_low, share_high (0-1), count and base (int). Zero rows give an empty
    figure. It is at least `least_height` pixels high.
    """
    names = plain(shares["label"])
    figure = Sketch(row_layout(colours, len(shares)))
    figure.add_bar(
        orientation="h",
        # Two values may read alike: the place keeps their bars apart.
        y=list(range(len(shares))),
        x=shares["share"].tolist(),
        customdata=shares[["share_low", "share_high", "count", "base"]].to_numpy().tolist(),
        text=names,
        textposition="none",
        marker=filled(colours.owned, colours),
        error_x=error_bars(shares, colours, "share", "share_low", "share_high"),
        hovertemplate=f"<b>%{{text}}</b><br>{text('chart.share_hover')}<extra></extra>",
    )
    figure.update_yaxes(
        autorange="reversed",
        tickmode="array",
        tickvals=list(range(len(shares))),
        ticktext=plain(short_label(label) for label in shares["label"]),
    )
    figure.update_xaxes(tickformat=".0%", rangemode="tozero", title_text=plain([axis])[0])
    rows = shares.assign(place=range(len(shares)))
    value_column(figure, rows, colours, "place", "share", "share_low", "share_high")
    height = max(figure.pixels or 0, least_height)
    figure.update_layout(showlegend=False, clickmode="event+select", margin={"t": 8}, height=height)
    return figure


@drawn_once
def over_time_figure(shares: pd.DataFrame, colours: Palette, axis: str, height: int = LINE_PIXELS) -> go.Figure:
    """A line through the shares of successive days with its 95% band; `shares` as above, label being ISO dates."""
    figure = Sketch(base_layout(colours, height))
    days = shares["label"].tolist()
    figure.add_scatter(
        x=[*days, *days[::-1]],
        y=[*shares["share_high"], *shares["share_low"][::-1]],
        mode="lines",
        fill="toself",
        fillcolor=colours.band,
        line={"width": 0},
        name=text("chart.interval"),
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=days,
        y=shares["share"].tolist(),
        mode="lines+markers",
        line={"color": colours.owned, "width": 2},
        name=plain([axis])[0],
        customdata=shares[["share_low", "share_high", "count", "base"]].to_numpy().tolist(),
        hovertemplate=f"<b>%{{x|%x}}</b><br>{text('chart.share_hover_y')}<extra></extra>",
    )
    figure.update_xaxes(type="date", nticks=8)
    figure.update_yaxes(tickformat=".0%", rangemode="tozero", title_text=plain([axis])[0])
    return figure


def short_label(label: str, most: int = 28) -> str:
    """A label that leaves room for its bar on a phone."""
    return label if len(label) <= most else f"{label[: most - 1]}…"
