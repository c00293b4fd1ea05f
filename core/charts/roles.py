"""How close roles are, and two of them beside each other."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.figure_cache import drawn_once
from core.charts.sketch import Sketch
from core.charts.style import Palette, error_bars, filled, plain, row_layout, row_words
from core.texts import text


@drawn_once
def closest_figure(roles: pd.DataFrame, colours: Palette) -> go.Figure:
    """Likeness as a bar and the common skills one has of each role as words, in the order of the frame, first on top.

    `roles` has columns role_name (str), likeness (0-1), posting_count, matched_count and in_demand_count (int). Zero
    rows give an empty figure.
    """
    figure = Sketch(row_layout(colours, len(roles)))
    names = plain(roles["role_name"])
    figure.add_bar(
        name=text("columns.likeness"),
        orientation="h",
        y=names,
        x=roles["likeness"].tolist(),
        marker=filled(colours.owned, colours),
        customdata=roles[["posting_count", "matched_count", "in_demand_count"]].to_numpy().tolist(),
        hovertemplate=f"<b>%{{y}}</b><br>{text('chart.likeness_hover')}<br>{text('chart.coverage_hover')}<extra></extra>",
    )
    counts = zip(roles["matched_count"], roles["in_demand_count"], strict=True)
    owned = [text("home.of", count=f"<b>{int(matched)}</b>", total=int(common)) for matched, common in counts]
    row_words(figure, dict(zip(names, owned, strict=True)), colours)
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1])
    figure.update_xaxes(tickformat=".0%", rangemode="tozero")
    figure.update_layout(showlegend=False, margin={"t": 8})
    return figure


@drawn_once
def pair_figure(
    skills: pd.DataFrame, colours: Palette, first: str, second: str, *, with_signs: bool = True
) -> go.Figure:
    """Two marks a skill with 95% intervals, one for each role; skills in the order of the frame, first on top.

    `skills` has columns name (str), owned (bool) and for `first` and `second` each _share, _low, _high (0-1); the
    arguments are the names of the roles. `with_signs` tells what one has from what is missing. Zero rows give an empty
    figure.
    """
    figure = Sketch(row_layout(colours, len(skills)))
    signs = [("✓ " if owned else "○ ") if with_signs else "" for owned in skills["owned"]]
    names = [f"{sign}{name}" for sign, name in zip(signs, plain(skills["name"]), strict=True)]
    for side, name, colour, symbol in (
        ("first", first, colours.owned, "circle"),
        ("second", second, colours.missing, "diamond-open"),
    ):
        label = plain([name])[0]
        figure.add_scatter(
            name=label,
            mode="markers",
            y=names,
            x=skills[f"{side}_share"].tolist(),
            marker={"color": colour, "symbol": symbol, "size": 12, "line": {"width": 2.5, "color": colour}},
            error_x=error_bars(skills, colours, f"{side}_share", f"{side}_low", f"{side}_high", colour),
            customdata=skills[[f"{side}_low", f"{side}_high"]].to_numpy().tolist(),
            hovertemplate=f"<b>%{{y}}</b>, {label}<br>{text('chart.pair_hover')}<extra></extra>",
        )
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=True)
    figure.update_xaxes(tickformat=".0%", rangemode="tozero", title_text=text("columns.share"))
    return figure
