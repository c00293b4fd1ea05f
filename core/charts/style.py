"""Colours, fonts and the layout all figures share. Colours match the themes in `.streamlit/config.toml`.

The hues are blue, vermilion and green of the Okabe-Ito palette, which people with colour blindness tell apart, darkened
or lightened to a contrast of at least 4.5:1 on the page's background. No figure relies on them alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from core.charts.sketch import TEMPLATE
from core.formats.addresses import rooted
from core.texts import number, percent, spoken_locale

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
ROW_PIXELS = 28
FRAME_PIXELS = 76
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme, as hex strings; `band` is see-through."""

    text: str
    muted: str
    grid: str
    background: str
    owned: str
    missing: str
    third: str
    band: str
    interval: str
    series: tuple[str, ...]


LIGHT = Palette(
    text="#1B2733",
    muted="#4A5763",
    grid="#DDE4EB",
    background="#FFFFFF",
    owned="#0B5FA5",
    missing="#B4470F",
    third="#00735C",
    band="rgba(11,95,165,0.16)",
    interval="#5F6E7C",
    series=("#0B5FA5", "#B4470F", "#00735C", "#8A3C7E", "#7A5C00", "#1B2733"),
)
DARK = Palette(
    text="#E8EEF4",
    muted="#B4C1CD",
    grid="#2C3946",
    background="#10171E",
    owned="#6CB4EE",
    missing="#F2995E",
    third="#4CC7A6",
    band="rgba(108,180,238,0.20)",
    interval="#93A3B1",
    series=("#6CB4EE", "#F2995E", "#4CC7A6", "#DE9AD2", "#E3C04D", "#E8EEF4"),
)


def palette(theme: str | None) -> Palette:
    """The palette of `"dark"`, else of the light theme."""
    return DARK if theme == "dark" else LIGHT


def tint(colour: str, share: float) -> str:
    """`colour` (#RRGGBB) at an opacity of `share` (0-1)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def chart_config(name: str, words: Mapping[str, object] | None = None) -> dict[str, object]:
    """Plotly's configuration: a PNG button that is always in sight, named `name`, and outlines from this host.

    `words` are signs of numbers and names of months, as plotly calls them; without them it writes US English.
    """
    return {
        "locale": "reader",
        "locales": {"reader": {"dictionary": {}, "format": dict(words or {})}},
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 2, "filename": name},
        # Plotly would fetch the outlines of countries from its own host.
        "topojsonURL": rooted("/app-assets/topojson/"),
    }


def base_layout(colours: Palette, height: int) -> dict[str, Any]:
    """Layout every figure starts from: `height` in pixels, the page's own ground, legend above the plot."""
    axis = {
        "gridcolor": colours.grid,
        "zerolinecolor": colours.muted,
        "zerolinewidth": 1,
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"size": 13, "color": colours.text},
        "tickangle": 0,
        "title": {"font": {"size": 13, "color": colours.muted}, "standoff": 8},
    }
    return {
        "template": TEMPLATE,
        "height": height,
        "margin": {"l": 8, "r": 16, "t": 30, "b": 8},
        "paper_bgcolor": colours.background,  # a PNG must be legible on its own
        "plot_bgcolor": colours.background,
        "font": {"family": FONT, "color": colours.text, "size": 13},
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "xanchor": "left", "font": {"size": 13}},
        "hoverlabel": {
            "bgcolor": colours.background,
            "bordercolor": colours.muted,
            "align": "left",
            "font": {"family": FONT, "color": colours.text, "size": 13},
        },
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": colours.muted, "activecolor": colours.text},
        "xaxis": axis,
        "yaxis": axis,
        "dragmode": False,
        "transition": {"duration": 0},
    }


def row_layout(colours: Palette, rows: int) -> dict[str, Any]:
    """Layout of a figure with one horizontal bar or dot a row: its height follows the number of rows."""
    layout = base_layout(colours, FRAME_PIXELS + ROW_PIXELS * max(rows, 1))
    rows_of = {"showgrid": False, "zeroline": False, "ticks": "outside", "ticklen": 6, "tickcolor": colours.background}
    return {**layout, "yaxis": {**layout["yaxis"], **rows_of}, "bargap": 0.32}


def filled(colour: str, colours: Palette, pattern: str = "") -> dict[str, object]:
    """A bar's marker: light inside so that the interval shows on it, its colour as outline, `pattern` beside colour."""
    marker: dict[str, object] = {"color": tint(colour, 0.38), "line": {"width": 1.5, "color": colour}}
    if pattern:
        marker["color"] = colours.background
        marker["pattern"] = {
            "shape": pattern,
            "fgcolor": colour,
            "bgcolor": colours.background,
            "size": 7,
            "solidity": 0.25,
        }
    return marker


def error_bars(
    rows: pd.DataFrame, colours: Palette, value: str, low: str, high: str, colour: str | None = None
) -> dict[str, Any]:
    """Error bars along x from column `low` to `high` around `value`, thin and without caps; `colour` is the ink."""
    return {
        "type": "data",
        "symmetric": False,
        "color": colour or colours.interval,
        "thickness": 1.5,
        "width": 0,
        "array": (rows[high] - rows[value]).tolist(),
        "arrayminus": (rows[value] - rows[low]).tolist(),
    }


def value_column(
    figure: go.Figure, rows: pd.DataFrame, colours: Palette, label: str, value: str, low: str, high: str
) -> None:
    """Each row's share and half of its interval in points, "59% ±10", in a column at the right of the plot."""
    spoken = spoken_locale()
    words = {}
    for name, share, lowest, highest in rows[[label, value, low, high]].itertuples(index=False):
        points = number(round(50 * (highest - lowest)), spoken) if not isnan(highest) else ""
        half = f' <span style="color:{colours.muted}">±{points}</span>'
        words[name] = f"<b>{percent(share, spoken)}</b>{half if points else ''}"
    row_words(figure, words, colours)


def row_words(figure: go.Figure, words: Mapping[object, str], colours: Palette, width: int = 76) -> None:
    """Words of each row, by its place on the y axis, in a column of `width` pixels at the right of the plot."""
    column = {
        "xref": "paper",
        "x": 1.0,
        "xanchor": "left",
        "xshift": 6,
        "yref": "y",
        "showarrow": False,
        "align": "left",
        "font": {"size": 13, "color": colours.text},
    }
    # All at once: plotly copies what is there at each one that is added.
    figure.update_layout(annotations=[{**column, "y": y, "text": words_of_row} for y, words_of_row in words.items()])
    figure.update_layout(margin={"r": width})


def plain(names: Iterable[object]) -> list[str]:
    """Names as plotly shall draw them: it reads tags in labels, and names of companies come from outside."""
    return [escape(str(name), quote=False) for name in names]
