"""Colours, fonts and the layout all figures share. Colours match the themes in `.streamlit/config.toml`.

The hues are blue, vermilion and green of the Okabe-Ito palette, which people with colour blindness tell apart, darkened
or lightened to a contrast of at least 4.5:1 on the page's background. No figure relies on them alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
ROW_PIXELS = 28
FRAME_PIXELS = 112
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
    series: tuple[str, ...]


LIGHT = Palette(
    text="#1B2733", muted="#4A5763", grid="#DDE4EB", background="#FFFFFF", owned="#0B5FA5", missing="#B4470F",
    third="#00735C", band="rgba(11,95,165,0.16)",
    series=("#0B5FA5", "#B4470F", "#00735C", "#8A3C7E", "#7A5C00", "#1B2733"),
)  # fmt: skip
DARK = Palette(
    text="#E8EEF4", muted="#B4C1CD", grid="#2C3946", background="#10171E", owned="#6CB4EE", missing="#F2995E",
    third="#4CC7A6", band="rgba(108,180,238,0.20)",
    series=("#6CB4EE", "#F2995E", "#4CC7A6", "#DE9AD2", "#E3C04D", "#E8EEF4"),
)  # fmt: skip


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
        "topojsonURL": "/app-assets/topojson/",  # plotly would fetch the outlines of countries from its own host
    }


CONFIG = chart_config("career-navigator")


def base_layout(colours: Palette, height: int) -> go.Layout:
    """Layout every figure starts from: `height` in pixels, the page's own ground, legend above the plot."""
    axis = {
        "gridcolor": colours.grid, "zerolinecolor": colours.muted, "zerolinewidth": 1, "automargin": True,
        "fixedrange": True, "tickfont": {"size": 13, "color": colours.text},
        "title": {"font": {"size": 13, "color": colours.muted}, "standoff": 8},
    }  # fmt: skip
    return go.Layout(
        template="none",
        height=height,
        margin={"l": 8, "r": 16, "t": 52, "b": 8},  # on a phone the legend needs a line below the PNG button
        paper_bgcolor=colours.background,  # a PNG must be legible on its own
        plot_bgcolor=colours.background,
        font={"family": FONT, "color": colours.text, "size": 13},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "xanchor": "left", "font": {"size": 13}},
        hoverlabel={
            "bgcolor": colours.background, "bordercolor": colours.muted, "align": "left",
            "font": {"family": FONT, "color": colours.text, "size": 13},
        },
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": colours.muted, "activecolor": colours.text},
        xaxis=axis,
        yaxis=axis,
        dragmode=False,
        transition={"duration": 0},
    )  # fmt: skip


def row_layout(colours: Palette, rows: int) -> go.Layout:
    """Layout of a figure with one horizontal bar or dot a row: its height follows the number of rows."""
    layout = base_layout(colours, FRAME_PIXELS + ROW_PIXELS * max(rows, 1))
    layout.yaxis.update(showgrid=False, zeroline=False, ticks="outside", ticklen=6, tickcolor=colours.background)
    layout.update(bargap=0.32)
    return layout


def filled(colour: str, colours: Palette, pattern: str = "") -> dict[str, object]:
    """A bar's marker: light inside so that the interval shows on it, its colour as outline, `pattern` beside colour."""
    marker: dict[str, object] = {"color": tint(colour, 0.38), "line": {"width": 1.5, "color": colour}}
    if pattern:
        marker["color"] = colours.background
        marker["pattern"] = {
            "shape": pattern, "fgcolor": colour, "bgcolor": colours.background, "size": 7, "solidity": 0.25,
        }  # fmt: skip
    return marker


def interval(rows: pd.DataFrame, colours: Palette, value: str, low: str, high: str) -> dict[str, object]:
    """Error bars along x from column `low` to `high` around `value`."""
    return {
        "type": "data", "symmetric": False, "color": colours.text, "thickness": 1.5, "width": 4,
        "array": (rows[high] - rows[value]).tolist(), "arrayminus": (rows[value] - rows[low]).tolist(),
    }  # fmt: skip


def plain(names: Iterable[object]) -> list[str]:
    """Names as plotly shall draw them: it reads tags in labels, and names of companies come from outside."""
    return [escape(str(name), quote=False) for name in names]
