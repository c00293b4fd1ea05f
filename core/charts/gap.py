"""Bars of what a role asks for, owned and missing told apart by fill and by sign as well as by colour."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.style import Palette, base_layout

ROW_PIXELS = 30
GROUPS = ((True, "✓ You have it", ""), (False, "○ Missing", "/"))


def gap_figure(gap: pd.DataFrame, colours: Palette, threshold: float) -> go.Figure:
    """Horizontal bars of demand share with 95 % intervals, most asked on top.

    `gap` has columns name (str), demand_share, low, high (0-1), posting_count (int) and owned (bool); `threshold` (0-1)
    is drawn as a line. Zero rows give an empty figure.
    """
    figure = go.Figure(layout=base_layout(colours, height=120 + ROW_PIXELS * len(gap)))
    for owned, label, pattern in GROUPS:
        rows = gap[gap["owned"] == owned]
        figure.add_bar(
            name=label,
            orientation="h",
            y=[f"{'✓' if owned else '○'} {name}" for name in rows["name"]],
            x=rows["demand_share"].tolist(),
            customdata=rows[["low", "high", "posting_count"]].to_numpy().tolist(),
            marker={
                "color": colours.owned if owned else colours.missing,
                "line": {"width": 1, "color": colours.owned if owned else colours.missing},
                "pattern": {"shape": pattern, "fgcolor": colours.missing, "bgcolor": colours.background, "size": 8},
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": (rows["high"] - rows["demand_share"]).tolist(),
                "arrayminus": (rows["demand_share"] - rows["low"]).tolist(),
                "color": colours.text,
                "thickness": 1.2,
                "width": 4,
            },
            hovertemplate=(
                "<b>%{y}</b><br>%{x:.1%} of postings (95 % interval %{customdata[0]:.1%} to %{customdata[1]:.1%})"
                "<br>%{customdata[2]:,} postings ask for it<extra></extra>"
            ),
        )
    order = [f"{'✓' if row.owned else '○'} {row.name}" for row in gap.itertuples(index=False)]
    figure.update_yaxes(categoryorder="array", categoryarray=order[::-1])
    figure.update_xaxes(tickformat=".0%", rangemode="tozero", title="Share of postings")
    if len(gap):
        figure.add_vline(x=threshold, line={"dash": "dot", "color": colours.muted, "width": 1.5})
    return figure
