"""Postings per day, by source."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.figure_cache import drawn_once
from core.charts.sketch import Sketch
from core.charts.style import Palette, base_layout, plain, tint
from core.texts import text

PIXELS = 320
PATTERNS = ("", "/", "x", ".", "\\", "-", "+", "|")


@drawn_once
def postings_per_day_figure(per_day: pd.DataFrame, colours: Palette) -> go.Figure:
    """Stacked bars, one a day, one colour and pattern a source.

    `per_day` has columns posted_on (date), source (str) and count (int). Zero rows give an empty figure.
    """
    figure = Sketch(base_layout(colours, PIXELS))
    for number, (source, rows) in enumerate(per_day.groupby("source", sort=False)):
        (label,) = plain([source])
        colour = colours.series[number % len(colours.series)]
        figure.add_bar(
            name=label,
            x=[day.isoformat() for day in rows["posted_on"]],
            y=rows["count"].tolist(),
            marker={
                "color": tint(colour, 0.55),
                "line": {"width": 0.5, "color": colour},
                "pattern": {"shape": PATTERNS[number % len(PATTERNS)], "fgcolor": colour, "size": 6},
            },
            hovertemplate=f"<b>%{{x|%x}}</b><br>{text('chart.per_day_hover', source=label)}<extra></extra>",
        )
    figure.update_layout(barmode="stack", bargap=0.1, showlegend=figure.trace_count > 1)
    figure.update_xaxes(type="date", nticks=8)
    figure.update_yaxes(title_text=text("chart.per_day_axis"), rangemode="tozero")
    return figure
