"""Pictures of shares, changes and lines as SVG or PNG, 1200 x 630: the size that link previews show whole.

matplotlib draws both, with a font of its own, so that a server without fonts or a browser can. Its settings belong to
the process: one picture is drawn at a time.
"""

import io
import threading
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any, Literal

Kind = Literal["svg", "png"]
MEDIA = {"svg": "image/svg+xml", "png": "image/png"}
WIDTH, HEIGHT, DPI = 12.0, 6.3, 100
MOST_BARS, MOST_LINES = 12, 4
LETTERS = 30
TEXT, MUTED, GRID, OWNED, MISSING, THIRD = "#1B2733", "#4A5763", "#DDE4EB", "#0B5FA5", "#B4470F", "#00735C"
FILLS = {"owned": OWNED, "learned": THIRD, "missing": MISSING, "optional": MUTED, "rising": THIRD, "falling": MISSING}
SIGNS = {"owned": "✓ ", "missing": "○ ", "optional": "◇ ", "rising": "▲ ", "falling": "▼ "}
MARKS = ("o", "s", "D", "^")
_drawing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Bar:
    """One value with its 95 % interval; of `kind` (a key of FILLS) or none."""

    label: str
    value: float
    low: float
    high: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Values (0-1, or dollars) by day (ISO); the first line of a picture is the main one and shows its interval."""

    label: str
    days: tuple[str, ...]
    values: tuple[float, ...]
    lows: tuple[float, ...] = ()
    highs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: bars (shares 0-1, or with `points` changes in percentage points) or lines, a title and a base.

    The lines are shares, or with `dollars` US dollars.
    """

    title: str
    base: str
    axis: str = ""
    bars: tuple[Bar, ...] = field(default=())
    lines: tuple[Line, ...] = field(default=())
    points: bool = False
    dollars: bool = False


def draw(picture: Picture, kind: Kind) -> bytes:
    """The picture as a file. Names in it may come from outside: none is read as markup or mathematics."""
    from matplotlib import rc_context  # 0.3 s, which only who asks for a picture needs
    from matplotlib.figure import Figure

    settings: Any = {
        "text.parse_math": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "career-navigator",
        "font.size": 13,
        "font.family": "DejaVu Sans",
        "text.color": TEXT,
        "axes.edgecolor": GRID,
        "xtick.color": MUTED,
        "ytick.color": TEXT,
        "axes.labelcolor": MUTED,
    }
    with _drawing, rc_context(settings):
        figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
        axes = figure.add_axes((0.3 if picture.bars else 0.07, 0.16, 0.6 if picture.bars else 0.72, 0.7))
        _frame(figure, axes, picture)
        if picture.bars:
            _draw_bars(axes, picture.bars[:MOST_BARS], points=picture.points)
        else:
            _draw_lines(axes, picture.lines[:MOST_LINES], dollars=picture.dollars)
        file = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a sign its font lacks is drawn as a box
            figure.savefig(file, format=kind, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return file.getvalue()


def _frame(figure: Any, axes: Any, picture: Picture) -> None:
    figure.text(0.03, 0.93, _short(picture.title, 74), fontsize=21, fontweight="bold", va="center")
    figure.text(0.03, 0.045, _short(picture.base, 110), fontsize=12, color=MUTED, va="center")
    figure.text(0.97, 0.045, "Career Navigator", fontsize=12, color=MUTED, ha="right", va="center")
    axes.set_xlabel(_short(picture.axis, 90) if picture.bars else "")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    axes.grid(axis="x" if picture.bars else "y", color=GRID, linewidth=1)
    axes.set_axisbelow(True)


def _draw_bars(axes: Any, bars: Sequence[Bar], *, points: bool) -> None:
    places = list(range(len(bars)))
    colours = [FILLS.get(bar.kind, OWNED) for bar in bars]
    errors = [[max(bar.value - bar.low, 0.0) for bar in bars], [max(bar.high - bar.value, 0.0) for bar in bars]]
    axes.barh(places, [bar.value for bar in bars], color=colours, alpha=0.55, height=0.62)
    axes.errorbar(
        [bar.value for bar in bars], places, xerr=_whole(errors), fmt="none", ecolor=MUTED, elinewidth=1.4, capsize=0
    )
    axes.set_yticks(places, [_short(SIGNS.get(bar.kind, "") + bar.label, LETTERS) for bar in bars])
    axes.invert_yaxis()
    axes.xaxis.set_major_formatter((lambda value, _: f"{value:+.0f}") if points else (lambda value, _: f"{value:.0%}"))
    if points:
        axes.axvline(0, color=MUTED, linewidth=1)
    else:
        axes.set_xlim(left=0)
    for place, bar in zip(places, bars, strict=True):
        words = f"{bar.value:+.1f}" if points else f"{bar.value:.0%}"
        axes.annotate(
            words,
            (1.0, place),
            xycoords=("axes fraction", "data"),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontweight="bold",
            annotation_clip=False,
        )


def _draw_lines(axes: Any, lines: Sequence[Line], *, dollars: bool = False) -> None:
    from datetime import date

    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    taken: list[float] = []
    top = max((value for line in lines for value in line.values), default=1.0)
    for number, line in enumerate(lines):
        days = [date.fromisoformat(day) for day in line.days]
        colour = OWNED if number == 0 else MUTED
        axes.plot(
            days, line.values, color=colour, linewidth=2.6 if number == 0 else 1.4, marker=MARKS[number], markersize=5
        )
        if number == 0 and line.lows:
            axes.fill_between(days, line.lows, line.highs, color=colour, alpha=0.13, linewidth=0)
        if days:
            height = line.values[-1]
            while any(abs(height - other) < top * 0.06 for other in taken):
                height -= top * 0.02
            taken.append(height)
            axes.annotate(
                _short(line.label, 20),
                (1.0, height),
                xycoords=("axes fraction", "data"),
                xytext=(8, 0),
                textcoords="offset points",
                va="center",
                color=colour,
                annotation_clip=False,
            )
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(lambda value, _: f"${value:,.0f}" if dollars else f"{value:.0%}")
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def _whole(errors: list[list[float]]) -> list[list[float]]:
    """Intervals that are not known are none."""
    return [[0.0 if isnan(error) else error for error in side] for side in errors]


def _short(words: str, most: int) -> str:
    plain = "".join(sign for sign in " ".join(words.split()) if sign.isprintable())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
