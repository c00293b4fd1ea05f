"""A plan on a timeline, and which of its steps needs which."""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from core.charts.figure_cache import drawn_once
from core.charts.sketch import Sketch
from core.charts.style import FRAME_PIXELS, Palette, base_layout, filled, row_layout
from core.texts import day, number, spoken_locale, text

NODE_PIXELS = 34
DAY_MS = 86_400_000
# state -> sign, key of its label, pattern, symbol: told apart without colour
STATES = {
    "owned": ("✓", "chart.owned", "", "circle"),
    "done": ("✓", "roadmap.done", "", "circle"),
    "learning": ("▶", "roadmap.learning", "", "diamond"),
    "to_do": ("○", "roadmap.to_do", "/", "circle-open"),
}


@drawn_once
def timeline_figure(steps: pd.DataFrame, colours: Palette) -> go.Figure:
    """A bar for each step from its first to its last day, in the order of the frame, first on top.

    `steps` has columns place (int), name (str), state (to_do, learning), hours (float), starts_on and finishes_on
    (date); rows without days are left out. Zero rows give an empty figure.
    """
    planned = steps[steps["starts_on"].notna()]
    figure = Sketch(row_layout(colours, len(planned)))
    for state, (sign, label, pattern, _) in STATES.items():
        rows = planned[planned["state"] == state]
        if rows.empty:
            continue
        spoken = spoken_locale()
        days = [[day(date, spoken) for date in rows[name]] for name in ("starts_on", "finishes_on")]
        starts, ends = pd.to_datetime(rows["starts_on"]), pd.to_datetime(rows["finishes_on"])
        figure.add_bar(
            name=f"{sign} {text(label)}",
            orientation="h",
            y=[row_name(*row) for row in rows[["place", "name"]].to_numpy()],
            base=starts.dt.strftime("%Y-%m-%d").tolist(),
            x=((ends - starts).dt.days.clip(lower=1) * DAY_MS).tolist(),
            text=[f" {text('roadmap.hours_short', hours=number(round(hours), spoken))} " for hours in rows["hours"]],
            textposition="outside",
            cliponaxis=False,
            textfont={"color": colours.text},
            customdata=list(zip(rows["hours"], *days, strict=True)),
            marker=filled(colour_of(state, colours), colours, pattern),
            hovertemplate=f"{text('chart.timeline_hover')}<extra></extra>",
        )
    order = [row_name(*row) for row in planned[["place", "name"]].to_numpy()]
    figure.update_yaxes(categoryorder="array", categoryarray=order, autorange="reversed")
    figure.update_xaxes(type="date", side="top", tickformatstops=_ticks(), nticks=5, tickangle=0)
    figure.update_layout(
        barmode="overlay", showlegend=True, legend={"y": -0.02, "yanchor": "top"}, margin={"b": 36, "t": 36, "r": 48}
    )
    return figure


def _ticks() -> list[dict[str, object]]:
    return [
        {"dtickrange": [None, "M1"], "value": text("chart.format_day")},
        {"dtickrange": ["M1", None], "value": "%b %Y"},
    ]


@drawn_once
def prerequisite_figure(nodes: pd.DataFrame, edges: pd.DataFrame, colours: Palette) -> go.Figure:
    """A line for each skill, indented by how much comes before it, with arrows from what is needed to what needs it.

    `nodes` has columns name (str), state (owned, done, learning, to_do), row and depth (int); `edges` has columns
    from_row, from_depth, to_row, to_depth (int). Zero rows give an empty figure.
    """
    figure = Sketch(base_layout(colours, FRAME_PIXELS + NODE_PIXELS * max(len(nodes), 1)))
    serving = frozenset(edges["from_row"])
    for state, (sign, label, _, symbol) in STATES.items():
        rows = nodes[nodes["state"] == state]
        if rows.empty:
            continue
        figure.add_scatter(
            name=f"{sign} {text(label)}",
            mode="markers+text",
            x=rows["depth"].tolist(),
            y=rows["row"].tolist(),
            text=[f" {name} " for name in rows["name"]],
            textposition=[_beside(row, depth, serving) for row, depth in zip(rows["row"], rows["depth"], strict=True)],
            textfont={"color": colours.text},
            marker={"symbol": symbol, "size": 14, "color": colour_of(state, colours), "line": {"width": 2}},
            cliponaxis=False,
            hovertemplate="%{text}<extra></extra>",
        )
    for from_row, from_depth, to_row, to_depth in edges.to_numpy().tolist():
        figure.add_annotation(
            x=to_depth,
            y=to_row,
            ax=from_depth,
            ay=from_row,
            xref="x",
            yref="y",
            axref="x",
            ayref="y",
            text="",
            showarrow=True,
            arrowhead=2,
            arrowwidth=1.5,
            arrowcolor=colours.muted,
            standoff=9,
            startstandoff=9,
        )
    deepest = int(nodes["depth"].max()) if len(nodes) else 0
    figure.update_xaxes(visible=False, range=[-0.8, deepest + 1.2])
    figure.update_yaxes(visible=False, range=[len(nodes) - 0.5, -0.5])
    return figure


def _beside(row: int, depth: int, serving: Collection[int]) -> str:
    """Where a name stands clear of the arrows, which leave to the right and downwards."""
    if depth == 0:
        return "middle left"
    return "top right" if row in serving else "middle right"


def row_name(place: int, name: str) -> str:
    """What a step's row is called: its place and the skill's name."""
    return f"{place}. {name}"


def colour_of(state: str, colours: Palette) -> str:
    """Owned and done in one hue, what is being learned in another, what is to do in the third."""
    return {"to_do": colours.missing, "learning": colours.third}.get(state, colours.owned)
