"""Figures of a frame that is still the same one are not drawn again: plotly checks each property, which takes long."""

import weakref
from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec

import pandas as pd
import plotly.graph_objects as go

from core.texts import language

Given = ParamSpec("Given")
_Drawn = tuple["weakref.ref[pd.DataFrame]", dict[tuple[object, ...], tuple[go.Figure, tuple[object, ...]]]]


def drawn_once(
    figure_of: Callable[Concatenate[pd.DataFrame, Given], go.Figure],
) -> Callable[Concatenate[pd.DataFrame, Given], go.Figure]:
    """Remember the figures of a frame as long as the frame lives. Figures and frames are shared: change neither.

    Further frames live as long as the figures made of them, so that their place in memory names them.
    """
    figures: dict[int, _Drawn] = {}

    @wraps(figure_of)
    def recall(frame: pd.DataFrame, /, *args: Given.args, **kwargs: Given.kwargs) -> go.Figure:
        key = (language(), *args, *sorted(kwargs.items()))
        place, arguments = id(frame), tuple(id(value) if isinstance(value, pd.DataFrame) else value for value in key)
        drawn = figures.get(place)
        if drawn is None or drawn[0]() is not frame:
            drawn = figures[place] = (weakref.ref(frame, partial(_drop, figures, place)), {})
        if arguments not in drawn[1]:
            drawn[1][arguments] = figure_of(frame, *args, **kwargs), key
        return drawn[1][arguments][0]

    return recall


def _drop(figures: dict[int, _Drawn], place: int, gone: "weakref.ref[pd.DataFrame]") -> None:
    """Forget a frame that is gone, unless another one has come to live in its place."""
    if (drawn := figures.get(place)) is not None and drawn[0] is gone:
        del figures[place]
