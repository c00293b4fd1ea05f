"""Figures of bars: one bar a row, signs beside colours, nothing breaks on zero rows."""

import pandas as pd
import pytest

from core.charts.gap import gap_figure
from core.charts.style import DARK, LIGHT, Palette

GAP = pd.DataFrame(
    {
        "name": ["SQL", "Python", "dbt"],
        "demand_share": [0.8, 0.6, 0.3],
        "share_low": [0.7, 0.5, 0.2],
        "share_high": [0.9, 0.7, 0.4],
        "asked_count": [80, 60, 30],
        "required_share": [0.6, 0.5, 0.1],
        "unlock_count": [9, 0, 2],
        "kind": ["missing", "owned", "optional"],
    }
)


KINDS = {"owned": "✓ Python", "missing": "○ SQL", "optional": "◇ dbt"}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_kinds_differ_in_sign_and_fill_not_only_in_colour(colours: Palette) -> None:
    traces = gap_figure(GAP, colours, 0.25).data
    assert [list(bars.y) for bars in traces] == [[name] for name in KINDS.values()]
    assert len({bars.marker.color for bars in traces}) == len(KINDS)
    assert len({bars.name for bars in traces}) == len(KINDS)


def test_where_nobody_said_what_they_have_nothing_is_called_missing() -> None:
    figure = gap_figure(GAP, LIGHT, plain_bars=True)
    assert [list(bars.y) for bars in figure.data] == [["SQL", "Python", "dbt"]]
    assert list(figure.layout.yaxis.categoryarray)[::-1] == ["SQL", "Python", "dbt"]
    assert {annotation.y for annotation in figure.layout.annotations} == {"SQL", "Python", "dbt"}


def test_the_most_asked_skill_stands_on_top_whoever_has_it() -> None:
    figure = gap_figure(GAP, LIGHT, 0.25)
    assert list(figure.layout.yaxis.categoryarray)[::-1] == ["○ SQL", "✓ Python", "◇ dbt"]


def test_the_error_bars_span_the_interval() -> None:
    bars = gap_figure(GAP, LIGHT, 0.25).data[1]
    assert bars.x[0] + bars.error_x.array[0] == pytest.approx(0.9)
    assert bars.x[0] - bars.error_x.arrayminus[0] == pytest.approx(0.7)


def test_zero_rows_give_an_empty_figure() -> None:
    assert sum(len(bars.x) for bars in gap_figure(GAP.head(0), LIGHT, 0.25).data) == 0


def test_each_bar_has_its_value_and_half_its_interval_beside_it() -> None:
    column = {annotation.y: annotation.text for annotation in gap_figure(GAP, LIGHT, 0.25).layout.annotations}
    assert column["○ SQL"].startswith("<b>80%</b>") and "±10" in column["○ SQL"]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_text_and_marks_has_contrast_on_the_page(colours: Palette) -> None:
    ground = luminance(colours.background)
    for colour in (colours.text, colours.muted, colours.owned, colours.missing, colours.third, *colours.series):
        lighter, darker = sorted((luminance(colour), ground), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, colour
