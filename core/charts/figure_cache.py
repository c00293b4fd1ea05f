"""Figures of a frame that is still the same one are not drawn again: plotly checks each property, which takes long."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

import pandas as pd
import plotly.graph_objects as go

from core.texts import kept_with

Given = ParamSpec("Given")


def drawn_once(
    figure_of: Callable[Concatenate[pd.DataFrame, Given], go.Figure],
) -> Callable[Concatenate[pd.DataFrame, Given], go.Figure]:
    """Remember the figures of a frame as long as the frame lives. Figures and frames are shared: change neither."""
    return kept_with(figure_of)
