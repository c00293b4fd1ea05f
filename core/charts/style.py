"""Colours, fonts and the layout all figures share. Colours match the themes in `.streamlit/config.toml`.

The hues are blue, vermilion and green of the Okabe-Ito palette, which people with colour blindness tell apart, darkened
or lightened to a contrast of at least 4.5:1 on the page's background. No figure relies on them alone.
"""

from dataclasses import dataclass

import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme, as hex strings."""

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
    text="#1B2733", muted="#55636F", grid="#DDE4EB", background="#FFFFFF", owned="#0B5FA5", missing="#B4470F",
    third="#00735C", band="rgba(11,95,165,0.16)",
    series=("#0B5FA5", "#B4470F", "#00735C", "#8A3C7E", "#7A5C00", "#1B2733"),
)  # fmt: skip
DARK = Palette(
    text="#E8EEF4", muted="#A9B7C4", grid="#2C3946", background="#10171E", owned="#6CB4EE", missing="#F2995E",
    third="#4CC7A6", band="rgba(108,180,238,0.20)",
    series=("#6CB4EE", "#F2995E", "#4CC7A6", "#DE9AD2", "#E3C04D", "#E8EEF4"),
)  # fmt: skip


def palette(theme: str | None) -> Palette:
    """The palette of `"dark"`, else of the light theme."""
    return DARK if theme == "dark" else LIGHT


CONFIG = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    "toImageButtonOptions": {"format": "png", "scale": 2},
    "topojsonURL": "/app-assets/topojson/",  # plotly would fetch the outlines of countries from its own host
}


def base_layout(colours: Palette, height: int) -> go.Layout:
    """Layout every figure starts from: `height` in pixels, transparent ground, legend above the plot."""
    axis = {"gridcolor": colours.grid, "zerolinecolor": colours.grid, "automargin": True, "fixedrange": True}
    return go.Layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": colours.text, "size": 14},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "title": None},
        hoverlabel={"bgcolor": colours.background, "font": {"color": colours.text}},
        xaxis=axis,
        yaxis=axis,
        dragmode=False,
        transition={"duration": 0},
    )
