"""A world map of postings, drawn from outlines on this host."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.figure_cache import drawn_once
from core.charts.sketch import Sketch
from core.charts.style import Palette, base_layout, plain, tint
from core.texts import text

MAP_PIXELS = 420


@drawn_once
def places_figure(places: pd.DataFrame, colours: Palette) -> go.Figure:
    """Countries shaded by their share of postings.

    `places` has columns iso3 (ISO 3166-1 alpha-3), drawn (bool: has an outline), name (str), posting_count (int),
    share, share_low and share_high (0-1). Zero rows give an empty map.
    """
    rows = places[places["drawn"]]
    figure = Sketch(base_layout(colours, MAP_PIXELS))
    figure.add_choropleth(
        locations=rows["iso3"].tolist(),
        z=rows["share"].tolist(),
        text=plain(rows["name"]),
        customdata=rows[["posting_count", "share_low", "share_high"]].to_numpy().tolist(),
        zmin=0,
        colorscale=[[0, tint(colours.owned, 0.12)], [1, colours.owned]],
        marker={"line": {"color": colours.muted, "width": 0.6}},
        colorbar={
            "tickformat": ".0%",
            "title": {"text": text("columns.share"), "side": "top"},
            "orientation": "h",
            "thickness": 10,
            "len": 0.5,
            "y": -0.02,
            "yanchor": "top",
            "outlinewidth": 0,
        },
        hovertemplate=f"<b>%{{text}}</b><br>{text('chart.places_hover')}<extra></extra>",
    )
    figure.update_layout(
        # As wide as the page is, Miller's world shows countries a quarter wider than rounder ones, which counts on a
        # phone. It begins and ends in the Bering Strait and leaves out the Antarctic; plotly centres it too far south.
        margin={"l": 0, "r": 0, "t": 28, "b": 48},
        geo={
            "bgcolor": colours.background,
            "showframe": False,
            "showcoastlines": False,
            "showland": True,
            "landcolor": colours.grid,
            "showcountries": True,
            "countrycolor": colours.background,
            "countrywidth": 0.5,
            "showocean": False,
            "showlakes": False,
            "projection": {"type": "miller"},
            "lataxis": {"range": [-56, 80]},
            "lonaxis": {"range": [-169, 191]},
            "center": {"lat": 21},
            "resolution": 110,
        },
    )
    return figure
