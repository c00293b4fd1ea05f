"""Bars of what a role asks for; owned, missing and optional told apart by fill and by sign as well as by colour."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.drawn import drawn_once
from core.charts.style import Palette, filled, interval, row_layout

SIGNS = {"owned": "✓", "learned": "+", "missing": "○", "optional": "◇"}
LABELS = {"owned": "You have it", "learned": "If you learned it", "missing": "Missing", "optional": "Mostly optional"}
PATTERNS = {"owned": "", "learned": "x", "missing": "/", "optional": "."}


@drawn_once
def gap_figure(gap: pd.DataFrame, colours: Palette, threshold: float) -> go.Figure:
    """Horizontal bars of demand share with 95% intervals, most asked on top.

    `gap` has columns name (str), demand_share, share_low, share_high, required_share (0-1), asked_count, unlock_count
    (int) and kind (a key of SIGNS); `threshold` (0-1) is drawn as a line. Zero rows give an empty figure.
    """
    figure = go.Figure(layout=row_layout(colours, len(gap)))
    paints = {"owned": colours.owned, "learned": colours.third, "missing": colours.missing, "optional": colours.muted}
    for kind, sign in SIGNS.items():
        rows = gap[gap["kind"] == kind]
        if rows.empty and kind in ("learned", "optional"):
            continue
        figure.add_bar(
            name=f"{sign} {LABELS[kind]}",
            orientation="h",
            y=[f"{sign} {name}" for name in rows["name"]],
            x=rows["demand_share"].tolist(),
            customdata=rows[
                ["share_low", "share_high", "asked_count", "required_share", "unlock_count"]
            ].to_numpy().tolist(),
            marker=filled(paints[kind], colours, PATTERNS[kind]),
            error_x=interval(rows, colours, "demand_share", "share_low", "share_high"),
            hovertemplate=(
                "<b>%{y}</b><br>%{x:.1%} of postings (95% interval %{customdata[0]:.1%} to %{customdata[1]:.1%})"
                "<br>%{customdata[2]:,} ask for it, %{customdata[3]:.1%} of all require it"
                "<br>alone it would make %{customdata[4]:,} more postings ready<extra></extra>"
            ),
        )  # fmt: skip
    ordered = gap.sort_values("demand_share", kind="stable")
    order = [f"{SIGNS[kind]} {name}" for name, kind in zip(ordered["name"], ordered["kind"], strict=True)]
    figure.update_yaxes(categoryorder="array", categoryarray=order)
    figure.update_xaxes(tickformat=".0%", rangemode="tozero", title_text="Share of postings")
    if len(gap):
        figure.add_vline(x=threshold, line={"dash": "dot", "color": colours.text, "width": 1.5})
    return figure
