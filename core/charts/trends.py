"""What rose and fell, and weekly lines with their bands."""

from collections.abc import Iterator, Mapping
from math import isnan
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from core.charts.figure_cache import drawn_once
from core.charts.sketch import Sketch
from core.charts.style import DASHES, SYMBOLS, Palette, base_layout, error_bars, plain, row_layout, row_words, tint
from core.texts import number, signed, spoken_locale, text

SIGNS = {"rising": "▲", "falling": "▼", "no detectable change": "○"}
WORDS = {
    "rising": "chart.rising",
    "falling": "chart.falling",
    "no detectable change": "chart.no_change",
}
MARKERS = {"rising": "triangle-up", "falling": "triangle-down", "no detectable change": "circle-open"}
LINES_PIXELS = 380
PAY_HOVER = ["salary_lower", "salary_upper", "salary_count", "salary_median_low", "salary_median_high"]
LABEL_SHARE, LABEL_LETTERS = 0.065, 17
LETTER_PIXELS, LABEL_PIXELS = 7.2, 14  # of a letter of a line's name, and around the name


@drawn_once
def movers_figure(change: pd.DataFrame, colours: Palette) -> go.Figure:
    """Change in percentage points with 95% intervals, one row a value, in the order of the frame, first on top.

    `change` has columns name (str), trend_pp, trend_low, trend_high (percentage points), now_share, before_share (0-1),
    now_count, before_count (int) and verdict (a key of SIGNS). Zero rows give an empty figure.
    """
    figure = Sketch(row_layout(colours, len(change)))
    paints = {"rising": colours.third, "falling": colours.missing, "no detectable change": colours.muted}
    for verdict, sign in SIGNS.items():
        rows = change[change["verdict"] == verdict]
        if rows.empty:
            continue
        figure.add_scatter(
            name=f"{sign} {text(WORDS[verdict])}",
            mode="markers",
            y=[f"{sign} {name}" for name in plain(rows["name"])],
            x=rows["trend_pp"].tolist(),
            customdata=rows[["trend_low", "trend_high", "before_share", "now_share", "before_count", "now_count"]]
            .to_numpy()
            .tolist(),
            marker={
                "color": paints[verdict],
                "symbol": MARKERS[verdict],
                "size": 11,
                "line": {"width": 2, "color": paints[verdict]},
            },
            error_x=error_bars(rows, colours, "trend_pp", "trend_low", "trend_high"),
            hovertemplate=f"<b>%{{y}}</b><br>{text('chart.change_hover')}<extra></extra>",
        )
    order = [f"{SIGNS[verdict]} {name}" for name, verdict in zip(plain(change["name"]), change["verdict"], strict=True)]
    figure.update_yaxes(categoryorder="array", categoryarray=order[::-1])
    figure.update_xaxes(zeroline=True, title_text=text("chart.change_axis"))
    row_words(figure, dict(zip(order, _points(change, colours), strict=True)), colours)
    figure.update_layout(showlegend=False, margin={"t": 8})  # the signs are told below the chart, where there is room
    return figure


def _points(change: pd.DataFrame, colours: Palette) -> Iterator[str]:
    """Each row's change and half of its interval, "+21 ±5"."""
    spoken = spoken_locale()
    for points, low, high in change[["trend_pp", "trend_low", "trend_high"]].itertuples(index=False):
        half = "" if isnan(high) else f"±{number(round((high - low) / 2), spoken)}"
        yield f'<b>{signed(points, spoken)}</b> <span style="color:{colours.muted}">{half}</span>'


@drawn_once
def lines_figure(
    weeks: pd.DataFrame,
    colours: Palette,
    title: str | None = None,
    ahead: Mapping[str, pd.DataFrame] | None = None,
) -> go.Figure:
    """One line a name over weeks, the first one in colour with its 95% band, each named at its end.

    `ahead` holds by name what is forecast (columns week, share, share_low, share_high): the dashed end of the first.

    `weeks` has columns name (str), week (date), share, share_low, share_high (0-1, NaN for no postings), asked_count,
    posting_count (int) and complete (bool). Names differ in dash and marker too; a hollow mark is a week cut short.
    Zero rows give an empty figure.
    """
    figure = Sketch(base_layout(colours, LINES_PIXELS))
    ends: list[tuple[float, list[str], str]] = []
    for place, name in enumerate(dict.fromkeys(weeks["name"])):
        rows = weeks[(weeks["name"] == name) & weeks["share"].notna()]
        colour = colours.owned if place == 0 else colours.muted
        symbol = SYMBOLS[place % len(SYMBOLS)]
        (label,) = plain([name])
        if place == 0:
            _band(figure, rows, "share_low", "share_high", colour, label)
        figure.add_scatter(
            name=label,
            legendgroup=label,
            mode="lines+markers",
            x=rows["week"].tolist(),
            y=rows["share"].tolist(),
            customdata=rows[["share_low", "share_high", "asked_count", "posting_count"]].to_numpy().tolist(),
            line={"color": colour, "dash": DASHES[place % len(DASHES)], "width": 3 if place == 0 else 1.5},
            marker={
                "size": 8 if place == 0 else 5,
                "symbol": [symbol if complete else f"{symbol}-open" for complete in rows["complete"]],
            },
            hovertemplate=f"<b>{label}</b>, {text('chart.week_hover')}<extra></extra>",
        )
        if len(rows):
            ends.append((float(rows["share"].iloc[-1]), _folded(name), colour))
        if place == 0 and ahead and len(ahead.get(name, ())):
            _forecast(figure, ahead[name], colour, label)
    _name_ends(figure, ends)
    longest = max((len(line) for _, label, _ in ends for line in label), default=0)
    figure.update_layout(showlegend=False, margin={"t": 8, "r": round(LABEL_PIXELS + LETTER_PIXELS * longest)})
    figure.update_yaxes(tickformat=".0%", rangemode="tozero", title_text=title or text("columns.share"))
    figure.update_xaxes(showgrid=False)
    return figure


def _folded(name: object) -> list[str]:
    """A line's name as it stands at its end: on two lines where it is long."""
    return wrap(str(name), LABEL_LETTERS, max_lines=2, placeholder="…") or [""]


def _name_ends(figure: go.Figure, ends: list[tuple[float, list[str], str]]) -> None:
    """Each line's name at the right of the plot, pushed apart so that no two lie over each other."""
    if not ends:
        return
    room = max(share for share, *_ in ends) * LABEL_SHARE
    free = float("inf")  # below here nothing is written yet
    for share, label, colour in sorted(ends, key=lambda end: -end[0]):
        half = room * len(label) / 2
        middle = min(share, free - half)
        free = middle - half
        figure.add_annotation(
            xref="paper",
            x=1.0,
            xanchor="left",
            xshift=6,
            y=middle,
            yref="y",
            showarrow=False,
            align="left",
            text="<br>".join(plain(label)),
            font={"size": 13, "color": colour},
        )


def _forecast(figure: go.Figure, rows: pd.DataFrame, colour: str, label: str) -> None:
    _band(figure, rows, "share_low", "share_high", colour, label, edge=1)
    figure.add_scatter(
        name=text("chart.forecast", name=label),
        legendgroup=label,
        mode="lines+markers",
        x=rows["week"].tolist(),
        y=rows["share"].tolist(),
        customdata=rows[["share_low", "share_high"]].to_numpy().tolist(),
        line={"color": colour, "dash": "dot", "width": 2},
        marker={"size": 9, "symbol": "cross-thin", "line": {"width": 2, "color": colour}},
        hovertemplate=f"<b>{label}</b>, {text('chart.forecast_hover')}<extra></extra>",
    )


@drawn_once
def pay_figure(weeks: pd.DataFrame, colours: Palette) -> go.Figure:
    """Median pay by week with the band between the quartiles.

    `weeks` has columns week (date), salary_lower, salary_median, salary_upper, salary_median_low, salary_median_high
    (annual USD, NaN below the floor) and salary_count (int). Zero rows give an empty figure.
    """
    figure = Sketch(base_layout(colours, LINES_PIXELS))
    rows = weeks[weeks["salary_median"].notna()]
    _band(figure, rows, "salary_lower", "salary_upper", colours.owned, "Median")
    figure.add_scatter(
        name=text("chart.pay"),
        legendgroup="Median",
        mode="lines+markers",
        x=rows["week"].tolist(),
        y=rows["salary_median"].tolist(),
        customdata=rows[PAY_HOVER].to_numpy().tolist(),
        line={"color": colours.owned, "width": 2},
        marker={"size": 8},
        hovertemplate=f"{text('chart.pay_hover')}<extra></extra>",
    )
    figure.update_layout(showlegend=True)
    figure.update_yaxes(tickformat="$,.0f", title_text=text("chart.pay_axis"))
    figure.update_xaxes(showgrid=False)
    return figure


def _band(figure: go.Figure, rows: pd.DataFrame, low: str, high: str, colour: str, group: str, edge: int = 0) -> None:
    weeks = rows["week"].tolist()
    figure.add_scatter(
        x=weeks + weeks[::-1],
        y=rows[high].tolist() + rows[low].tolist()[::-1],
        fill="toself",
        fillcolor=tint(colour, 0.13),
        line={"width": edge, "color": colour, "dash": "dot"},
        mode="lines",
        hoverinfo="skip",
        legendgroup=group,
        showlegend=False,
    )
