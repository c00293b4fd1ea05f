"""How close roles are, and two of them beside each other."""

import pandas as pd
import plotly.graph_objects as go

from core.charts.drawn import drawn_once
from core.charts.style import Palette, interval, plain, row_layout


@drawn_once
def closest_figure(roles: pd.DataFrame, colours: Palette) -> go.Figure:
    """Readiness with its 95% interval and coverage for each role, in the order of the frame, first on top.

    `roles` has columns role_name (str), readiness, readiness_low, readiness_high, coverage (0-1), rated_count,
    matched_count and in_demand_count (int). Zero rows give an empty figure.
    """
    figure = go.Figure(layout=row_layout(colours, len(roles)))
    names = plain(roles["role_name"])
    figure.add_bar(
        name="Readiness",
        orientation="h",
        y=names,
        x=roles["readiness"].tolist(),
        marker={"color": colours.band, "line": {"width": 1.5, "color": colours.owned}},
        error_x=interval(roles, colours, "readiness", "readiness_low", "readiness_high"),
        customdata=roles[["readiness_low", "readiness_high", "rated_count"]].to_numpy().tolist(),
        hovertemplate=(
            "<b>%{y}</b><br>ready for %{x:.1%} (95% interval %{customdata[0]:.1%} to %{customdata[1]:.1%})"
            "<br>of %{customdata[2]:,} postings<extra></extra>"
        ),
    )
    figure.add_scatter(
        name="Coverage",
        mode="markers",
        y=names,
        x=roles["coverage"].tolist(),
        marker={"color": colours.missing, "symbol": "diamond", "size": 11},
        customdata=roles[["matched_count", "in_demand_count"]].to_numpy().tolist(),
        hovertemplate=(
            "<b>%{y}</b><br>coverage %{x:.1%}<br>%{customdata[0]} of %{customdata[1]} in-demand skills<extra></extra>"
        ),
    )
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1])
    figure.update_xaxes(tickformat=".0%", rangemode="tozero")
    return figure


@drawn_once
def pair_figure(skills: pd.DataFrame, colours: Palette, first: str, second: str) -> go.Figure:
    """Two marks a skill with 95% intervals, one for each role; skills in the order of the frame, first on top.

    `skills` has columns name (str), owned (bool) and for `first` and `second` each _share, _low, _high (0-1); the
    arguments are the names of the roles. Zero rows give an empty figure.
    """
    figure = go.Figure(layout=row_layout(colours, len(skills)))
    signs = ["✓" if owned else "○" for owned in skills["owned"]]
    names = [f"{sign} {name}" for sign, name in zip(signs, plain(skills["name"]), strict=True)]
    for side, name, colour, symbol in (
        ("first", first, colours.owned, "circle"),
        ("second", second, colours.missing, "diamond-open"),
    ):
        figure.add_scatter(
            name=name,
            mode="markers",
            y=names,
            x=skills[f"{side}_share"].tolist(),
            marker={"color": colour, "symbol": symbol, "size": 12, "line": {"width": 2.5, "color": colour}},
            error_x={**interval(skills, colours, f"{side}_share", f"{side}_low", f"{side}_high"), "color": colour},
            customdata=skills[[f"{side}_low", f"{side}_high"]].to_numpy().tolist(),
            hovertemplate=(
                f"<b>%{{y}}</b>, {name}<br>%{{x:.1%}} of postings (95% interval %{{customdata[0]:.1%}} to "
                "%{customdata[1]:.1%})<extra></extra>"
            ),
        )
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=True)
    figure.update_xaxes(tickformat=".0%", rangemode="tozero", title_text="Share of postings")
    return figure
