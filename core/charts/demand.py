"""Bars of what postings ask for."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.drawn import drawn_once
from core.charts.style import Palette, filled, interval, row_layout


@drawn_once
def demand_figure(demand: pd.DataFrame, colours: Palette) -> go.Figure:
    """Horizontal bars of demand share with 95% intervals, in the order of the frame, first on top.

    `demand` has columns name (str), demand_share, share_low, share_high (0-1) and asked_count (int). Zero rows give an
    empty figure.
    """
    figure = go.Figure(layout=row_layout(colours, len(demand)))
    figure.add_bar(
        orientation="h",
        y=demand["name"].tolist(),
        x=demand["demand_share"].tolist(),
        customdata=demand[["share_low", "share_high", "asked_count"]].to_numpy().tolist(),
        marker=filled(colours.owned, colours),
        error_x=interval(demand, colours, "demand_share", "share_low", "share_high"),
        hovertemplate=(
            "<b>%{y}</b><br>%{x:.1%} of postings (95% interval %{customdata[0]:.1%} to %{customdata[1]:.1%})"
            "<br>%{customdata[2]:,} postings ask for it<extra></extra>"
        ),
    )
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(tickformat=".0%", rangemode="tozero", title_text="Share of postings")
    return figure
