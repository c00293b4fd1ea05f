"""Figures as the plain dictionaries that plotly draws in the browser.

Plotly's own classes look at each property as it is set, which makes up most of the time that a new chart takes: 15 of
23 ms for twelve bars. Here nothing is looked at until somebody asks for `data` or `layout`, as tests do.
"""

from collections.abc import Mapping
from typing import Any, Self

import plotly.graph_objects as go

# What plotly's template "none" comes to.
TEMPLATE: Mapping[str, object] = {"data": {"scatter": [{"type": "scatter"}]}}


class Sketch(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure with the methods of plotly's that our charts use, each of which writes what it is told."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        """Nothing drawn yet, on `layout`, which stays as it is."""
        self._traces: list[dict[str, Any]] = []
        self._looks: dict[str, Any] = _merged({}, layout)

    @property
    def data(self) -> Any:
        """The traces as plotly's objects, checked. Raises ValueError for what plotly does not know."""
        return self._checked().data

    @property
    def layout(self) -> Any:
        """The layout as plotly's object, checked. Raises ValueError for what plotly does not know."""
        return self._checked().layout

    @property
    def pixels(self) -> int | None:
        """How high the figure is."""
        height: int | None = self._looks.get("height")
        return height

    @property
    def trace_count(self) -> int:
        """How many traces there are."""
        return len(self._traces)

    def _checked(self) -> Any:
        return go.Figure(self.to_dict())

    def to_dict(self) -> dict[str, Any]:
        """What the browser gets. It is shared: nobody may change it."""
        return {"data": self._traces, "layout": self._looks}

    def add_bar(self, **trace: Any) -> Self:
        """Bars."""
        return self._add("bar", trace)

    def add_scatter(self, **trace: Any) -> Self:
        """Marks, lines or both."""
        return self._add("scatter", trace)

    def add_choropleth(self, **trace: Any) -> Self:
        """Countries, shaded."""
        return self._add("choropleth", trace)

    def _add(self, kind: str, trace: dict[str, Any]) -> Self:
        self._traces.append({"type": kind, **trace})
        return self

    def add_annotation(self, **annotation: Any) -> Self:
        """Words or an arrow at a place."""
        self._looks.setdefault("annotations", []).append(annotation)
        return self

    def add_vline(self, x: float, line: Mapping[str, Any]) -> Self:
        """A line from the bottom to the top at `x`."""
        ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "xref": "x", "yref": "y domain"}
        self._looks.setdefault("shapes", []).append({"type": "line", **ends, "line": line})
        return self

    def update_layout(self, **looks: Any) -> Self:
        """Change parts of the layout; what is said of a part leaves the rest of it as it is."""
        _merged(self._looks, looks)
        return self

    def update_xaxes(self, **looks: Any) -> Self:
        """Change the x axis; `title_text` is the text of its title."""
        return self.update_layout(xaxis=looks)

    def update_yaxes(self, **looks: Any) -> Self:
        """Change the y axis; `title_text` is the text of its title."""
        return self.update_layout(yaxis=looks)


def _merged(into: dict[str, Any], looks: Mapping[str, Any]) -> dict[str, Any]:
    """`into`, with what `looks` says of its parts and their parts."""
    for name, value in looks.items():
        if name == "title_text":
            _merged(into, {"title": {"text": value}})
        elif isinstance(value, Mapping):
            into[name] = _merged(dict(into.get(name, {})), value)
        else:
            into[name] = value
    return into
