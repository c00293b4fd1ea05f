"""Bars of what a role asks for, owned and missing told apart by fill and by sign as well as by colour."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.style import Palette, base_layout

ROW_PIXELS = 30
FRAME_PIXELS = 110
GROUPS = ((True, "✓", "You have it", ""), (False, "○", "Missing", "/"))


def gap_figure(gap: pd.DataFrame, colours: Palette, threshold: float) -> go.Figure:
    """Horizontal bars of demand share with 95 % intervals, most asked on top.

    `gap` has columns name (str), demand_share, share_low, share_high (0-1), asked_count (int) and owned (bool);
    `threshold` (0-1) is drawn as a line. Zero rows give an empty figure.
    """
    figure = go.Figure(layout=base_layout(colours, height=FRAME_PIXELS + ROW_PIXELS * max(len(gap), 1)))
    for owned, sign, label, pattern in GROUPS:
        rows = gap[gap["owned"] == owned]
        colour = colours.owned if owned else colours.missing
        figure.add_bar(
            name=f"{sign} {label}",
            orientation="h",
            y=[f"{sign} {name}" for name in rows["name"]],
            x=rows["demand_share"].tolist(),
            customdata=rows[["share_low", "share_high", "asked_count"]].to_numpy().tolist(),
            marker={
                "color": colour,
                "line": {"width": 1, "color": colour},
                "pattern": {"shape": pattern, "fgcolor": colour, "bgcolor": colours.background, "size": 8},
            },
            error_x=interval(rows, colours),
            hovertemplate=(
                "<b>%{y}</b><br>%{x:.1%} of postings (95 % interval %{customdata[0]:.1%} to %{customdata[1]:.1%})"
                "<br>%{customdata[2]:,} postings ask for it<extra></extra>"
            ),
        )
    ordered = gap.sort_values("demand_share", kind="stable")
    order = [
        f"{GROUPS[0][1] if owned else GROUPS[1][1]} {name}"
        for name, owned in zip(ordered["name"], ordered["owned"], strict=True)
    ]
    figure.update_yaxes(categoryorder="array", categoryarray=order)
    figure.update_xaxes(tickformat=".0%", rangemode="tozero", title="Share of postings")
    if len(gap):
        figure.add_vline(x=threshold, line={"dash": "dot", "color": colours.muted, "width": 1.5})
    return figure


def interval(rows: pd.DataFrame, colours: Palette) -> dict[str, object]:
    return {
        "type": "data",
        "symmetric": False,
        "array": (rows["share_high"] - rows["demand_share"]).tolist(),
        "arrayminus": (rows["demand_share"] - rows["share_low"]).tolist(),
        "color": colours.text,
        "thickness": 1.2,
        "width": 4,
    }
