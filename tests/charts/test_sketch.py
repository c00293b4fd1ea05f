"""Charts are plain dictionaries that nobody checks in service: here plotly's own classes do."""

import json
from copy import deepcopy

import pandas as pd
import plotly.graph_objects as go
import pytest

from core.charts.roadmap import prerequisite_figure, timeline_figure
from core.charts.sketch import TEMPLATE, Sketch
from core.charts.style import DARK, LIGHT, base_layout
from core.charts.trends import lines_figure, pay_figure
from tests.charts.test_hostile_names import DRAWN, rows
from tests.charts.test_plan_figures import EDGES, NODES, STEPS

AHEAD = {rows()["name"][0]: rows(week="2026-11-09").head(1)}
MORE = {
    "timeline": lambda: timeline_figure(STEPS, DARK),
    "prerequisites": lambda: prerequisite_figure(NODES, EDGES, DARK),
    "forecast": lambda: lines_figure(rows(week="2026-11-02", complete=False).head(6), DARK, "Share", AHEAD),
    "pay": lambda: pay_figure(
        pd.DataFrame({"week": ["2026-11-02", "2026-11-09"]}).assign(
            salary_lower=1.0,
            salary_median=2.0,
            salary_upper=3.0,
            salary_median_low=1.5,
            salary_median_high=2.5,
            salary_count=40,
        ),
        DARK,
    ),
}


@pytest.mark.parametrize("chart", [*DRAWN, *MORE])
def test_plotly_knows_every_property_and_would_write_the_same(chart: str) -> None:
    sketch = {**DRAWN, **MORE}[chart]()
    assert isinstance(sketch, Sketch)
    checked = go.Figure(sketch.to_dict())  # raises for a property or a value that plotly does not know
    assert json.loads(sketch.to_json()) == json.loads(checked.to_json())
    assert len(sketch.data) == sketch.trace_count and sketch.layout.height == sketch.pixels


def test_the_layout_is_the_one_of_plotlys_empty_template() -> None:
    layout = base_layout(LIGHT, 300)
    plain = go.Figure(layout={**layout, "template": "none"})
    assert json.loads(Sketch(layout).to_json()) == json.loads(plain.to_json())


def test_what_is_said_of_a_part_leaves_the_rest_as_it_is_and_the_layout_handed_in_too() -> None:
    handed_in = {"template": TEMPLATE, "xaxis": {"title": {"standoff": 8}, "visible": True}, "margin": {"l": 1, "r": 2}}
    before = deepcopy(handed_in)
    figure, theirs = Sketch(handed_in), go.Figure(layout=handed_in)
    for one in (figure, theirs):
        one.update_xaxes(title_text="Share", range=[0, 1]).update_layout(margin={"r": 5}, showlegend=False)
        one.update_yaxes(title_text="Skill").add_annotation(text="a", x=1).add_annotation(text="b")
        one.add_vline(x=0.25, line={"dash": "dot"})
    assert json.loads(figure.to_json()) == json.loads(theirs.to_json())
    assert handed_in == before


def test_a_property_that_plotly_does_not_know_is_found_when_somebody_looks() -> None:
    with pytest.raises(ValueError, match="heihgt"):
        _ = Sketch({"heihgt": 3}).layout
