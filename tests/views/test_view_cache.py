"""Views come from memory when they are asked for again, and only then."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from core.charts.figure_cache import drawn_once
from core.texts import speaking, text
from core.views import view_cache as memory
from core.views.view_cache import remembered

SNAPSHOT = SimpleNamespace(snapshot_id="a", as_of=None, taxonomy_version="1", is_sample=False)


@pytest.fixture
def made() -> list[tuple[Any, ...]]:
    memory.forget_views()
    return []


def test_a_view_is_made_once_for_a_snapshot_the_knowledge_and_what_is_asked(made: list[tuple[Any, ...]]) -> None:
    @remembered(lambda snapshot, knowledge, asked: asked)
    def view(snapshot: Any, knowledge: Any, asked: str | None) -> object:
        made.append((snapshot.snapshot_id, asked))
        return object()

    here, there = object(), object()
    newer = SimpleNamespace(**{**vars(SNAPSHOT), "snapshot_id": "b"})
    fresher = SimpleNamespace(**{**vars(SNAPSHOT), "as_of": date(2026, 11, 25)})
    first = view(SNAPSHOT, here, "x")
    assert view(SNAPSHOT, here, "x") is first
    others = [view(*one) for one in ((newer, here, "x"), (fresher, here, "x"), (SNAPSHOT, here, "y"))]
    assert view(SNAPSHOT, there, "x") not in (first, *others) and len(made) == 5
    assert view(SNAPSHOT, here, None) is not view(SNAPSHOT, here, None)


def test_only_so_many_views_are_kept(made: list[tuple[Any, ...]]) -> None:
    @remembered(lambda snapshot, knowledge, asked: asked)
    def view(snapshot: Any, knowledge: Any, asked: int) -> int:
        made.append((asked,))
        return asked

    for asked in (*range(memory.KEPT), 0, memory.KEPT, 0, 1):  # 0 was asked again, so 1 has to go
        assert view(SNAPSHOT, None, asked) == asked
    assert [asked for (asked,) in made[memory.KEPT :]] == [memory.KEPT, 1]


def test_a_figure_is_drawn_once_for_a_frame_and_what_goes_with_it(made: list[tuple[Any, ...]]) -> None:
    @drawn_once
    def figure(frame: pd.DataFrame, colour: str, width: int = 1) -> go.Figure:
        made.append((len(frame), colour, width))
        return go.Figure(go.Bar(x=frame["x"], marker_color=colour))

    frame = pd.DataFrame({"x": [1, 2]})
    assert figure(frame, "red") is figure(frame, "red")
    figure(frame, "blue"), figure(frame, "red", width=2), figure(frame.copy(), "red")
    assert len(made) == 4
    for length in range(50):  # frames come to live where others were
        assert len(figure(pd.DataFrame({"x": range(length)}), "red").data[0].x) == length


def test_two_people_with_different_languages_at_once_each_get_their_own(made: list[tuple[Any, ...]]) -> None:
    @remembered(lambda snapshot, knowledge, asked: asked)
    def view(snapshot: Any, knowledge: Any, asked: str) -> str:
        made.append((asked,))
        return text("nav.market")

    @drawn_once
    def figure(frame: pd.DataFrame) -> go.Figure:
        return go.Figure(go.Bar(x=frame["x"], name=text("nav.market")))

    frame, told = pd.DataFrame({"x": [1, 2]}), []
    for tag in ("de", "en", "de", "en"):
        with speaking(tag):
            told.append((view(SNAPSHOT, None, "x"), figure(frame).data[0].name))
    assert told == [("Markt", "Markt"), ("Market", "Market")] * 2
    assert len(made) == 2


def test_a_view_that_holds_its_snapshot_lives_no_longer_than_that(made: list[tuple[Any, ...]]) -> None:
    @remembered(lambda snapshot, knowledge, asked: asked, in_snapshot=True)
    def view(snapshot: Any, knowledge: Any, asked: str) -> SimpleNamespace:
        made.append((asked,))
        return SimpleNamespace(snapshot=snapshot)

    there: dict[Any, Any] = {}
    snapshot = SimpleNamespace(**vars(SNAPSHOT), recall=there.get, remember=there.__setitem__)
    here = object()
    assert view(snapshot, here, "x") is view(snapshot, here, "x") and len(made) == 1
    assert view(snapshot, object(), "x") is not view(snapshot, here, "x")
    assert not memory._kept and len(there) == 1
