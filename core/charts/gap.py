"""Bars of what a role asks for; owned, missing and optional told apart by fill and by sign as well as by colour."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from core.charts.figure_cache import drawn_once
from core.charts.sketch import Sketch
from core.charts.style import Palette, error_bars, filled, plain, row_layout, tint, value_column
from core.texts import text

SIGNS = {"owned": "✓", "learned": "+", "missing": "○", "optional": "◇"}
ASKED = "asked"  # of whom nobody knows what they have: nothing is missing


@drawn_once
def gap_figure(
    gap: pd.DataFrame, colours: Palette, threshold: float | None = None, *, plain_bars: bool = False
) -> go.Figure:
    """Horizontal bars of demand share with their value ± at the right, most asked on top.

    `gap` has columns name (str), demand_share, share_low, share_high, required_share (0-1), asked_count (int) and kind
    (a key of SIGNS); `threshold` (0-1) is drawn as a labelled line. With `plain_bars` all look alike and have no sign.
    Zero rows give an empty figure.
    """
    figure = Sketch(row_layout(colours, len(gap)))
    kinds = [ASKED] * len(gap) if plain_bars else gap["kind"].tolist()
    signs = {ASKED: ""} if plain_bars else SIGNS
    names = [f"{signs[kind]} {name}".lstrip() for name, kind in zip(plain(gap["name"]), kinds, strict=True)]
    rows = gap.assign(label=names)
    shares = rows["demand_share"].tolist()
    hovers = rows[["share_low", "share_high", "asked_count", "required_share"]].to_numpy().tolist()
    intervals = error_bars(rows, colours, "demand_share", "share_low", "share_high")
    for kind, sign in signs.items():
        # Places, since a frame of each kind took a third of the time.
        shown = [place for place, kind_of_row in enumerate(kinds) if kind_of_row == kind]
        if not shown:
            continue
        figure.add_bar(
            name=f"{sign} {text(f'chart.{kind}')}".lstrip(),
            orientation="h",
            y=[names[place] for place in shown],
            x=[shares[place] for place in shown],
            customdata=[hovers[place] for place in shown],
            marker=_marker(kind, colours),
            error_x={
                **intervals,
                "color": colours.text if kind == "owned" else colours.interval,
                **{side: [intervals[side][place] for place in shown] for side in ("array", "arrayminus")},
            },
            hovertemplate=text("chart.demand_hover") + "<br>" + text("chart.required_hover") + "<extra></extra>",
        )
    order = [names[place] for place in sorted(range(len(names)), key=shares.__getitem__)]
    figure.update_yaxes(categoryorder="array", categoryarray=order)
    figure.update_xaxes(tickformat=".0%", rangemode="tozero")
    figure.update_layout(showlegend=False, margin={"t": 8})  # the signs are told below the chart, where there is room
    if len(gap):
        value_column(figure, rows, colours, "label", "demand_share", "share_low", "share_high")
        if threshold is not None and gap["demand_share"].min() < threshold:
            figure.add_vline(x=threshold, line={"dash": "dot", "color": colours.muted, "width": 1})
    return figure


def _marker(kind: str, colours: Palette) -> dict[str, Any]:
    """Owned is full, missing outlined on a tint, optional outlined thinly.

    Full is no more than 55 %: on the pure colour the line of the interval is lost (1.2:1, so 4.5:1 and more).
    """
    if kind == ASKED:
        return filled(colours.owned, colours)
    if kind == "owned":
        return {"color": tint(colours.owned, 0.55), "line": {"width": 1.5, "color": colours.owned}}
    colour = {"learned": colours.third, "missing": colours.missing, "optional": colours.muted}[kind]
    return {"color": tint(colour, 0.12), "line": {"width": 1.5, "color": colour}}
