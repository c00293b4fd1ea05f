"""Tables and lists: columns labelled and formatted by name."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from core.formats.addresses import rooted
from core.texts import optional_text, percent, text, value_name
from core.views.filters import ANY, Filters
from core.web.context import locale

CODED = ("kind", "state", "stage", "verdict")  # columns whose values are written in the reader's language
MOMENTS = (
    "started_at",
    "happened_at",
    "signed_in_at",
    "last_used_at",
    "succeeded_at",
    "new_at",
    "expires_at",
    "created_at",
)
WIDE = ("field",)  # columns of words that a phone would cut in a row of equal columns
DATES = ("week", "posted_on", "starts_on", "finishes_on")


def listed(key: str, frame: pd.DataFrame) -> str:
    """A Markdown list, one line `text(key)` a row; shares are shown as percentages."""
    spoken = locale()
    lines = [
        text(key, **{name: percent(value, spoken) if _is_share(str(name)) else value for name, value in row.items()})
        for row in frame.to_dict("records")
    ]
    return "\n".join(f"1. {line}" for line in lines)


def table(
    frame: pd.DataFrame,
    key: str,
    *,
    alt: str | None = None,
    height: Any = "auto",
    labels: Mapping[str, str | None] | None = None,
    last: Sequence[str] = (),
) -> None:
    """A table with columns labelled and formatted by name (table [columns] of the texts); others stay hidden.

    `labels` says otherwise for single columns; None hides one. Columns in `last` come after all others, as what matters
    less: a phone shows the first three.
    """
    coded = [name for name in CODED if name in frame]
    if coded:
        frame = frame.assign(**{name: frame[name].map(value_name) for name in coded})
    digits = {name: 3 for name in frame.columns if _is_share(name)}
    digits |= {name: 1 for name in frame.columns if name == "lift" or name.startswith("trend_")}
    st.dataframe(
        frame.round(digits),
        width="stretch",
        height=height,
        hide_index=True,
        key=key,
        column_config=columns(frame, labels),
        alt=alt,
        column_order=[*(name for name in frame.columns if name not in last), *last],
        placeholder="–",
    )


def behind(frame: pd.DataFrame, by: str, days: int, filters: Filters, **choices: object) -> pd.DataFrame:
    """`frame` with a column that leads from each number to its postings on Explore.

    Rows are told apart by the column `by`, a grouping of Explore; `choices` are more of what it may be asked.
    """
    choices |= {"days": days, "country": filters.country, "level": filters.seniority, "work_model": filters.work_model}
    there = {name: value for name, value in choices.items() if value != ANY}
    links = [rooted(f"/explore?{urlencode({'by': by, **there, f'{by}_value': value})}") for value in frame[by]]
    return frame.assign(behind=links)


def _is_share(name: str) -> bool:
    return name.endswith(
        ("share", "_part", "_low", "_high", "coverage", "gain", "likeness", "similarity", "ready_after", "difference")
    ) and not name.startswith(("unlock", "trend"))


def columns(frame: pd.DataFrame, labels: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    """Column configuration by the kind of number a column holds; labels from the texts, columns without one hidden."""
    shown: dict[str, Any] = {}
    for name in frame.columns:
        label = (labels or {}).get(name, optional_text(f"columns.{name}"))
        explained = optional_text(f"columns_help.{name}")
        if label is None:
            shown[name] = None
        elif _is_share(name):
            shown[name] = st.column_config.NumberColumn(label, format="percent", step=0.001, help=explained)
        elif name == "behind":
            shown[name] = st.column_config.LinkColumn(label, display_text=text("receipt.postings"), help=explained)
        elif name == "receipt":
            shown[name] = st.column_config.LinkColumn(label, display_text=text("receipt.open"), help=explained)
        elif name == "lift" or name.startswith("trend_"):
            shown[name] = st.column_config.NumberColumn(label, format="localized", step=0.1, help=explained)
        elif name in MOMENTS:
            zone = st.context.timezone
            shown[name] = st.column_config.DatetimeColumn(label, format="localized", timezone=zone, help=explained)
        elif name in DATES:
            shown[name] = st.column_config.DateColumn(label, format="localized", help=explained)
        elif pd.api.types.is_integer_dtype(frame[name]) and not pd.api.types.is_bool_dtype(frame[name]):
            shown[name] = st.column_config.NumberColumn(label, format="localized", help=explained)
        elif name.startswith(("unlock", "salary")):
            shown[name] = st.column_config.NumberColumn(label, format="localized", step=1, help=explained)
        else:
            shown[name] = st.column_config.Column(label, width="medium" if name in WIDE else None, help=explained)
    return shown
