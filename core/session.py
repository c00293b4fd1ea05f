"""Streamlit's side of the house: who is looking, at which snapshot, in which theme and locale."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

import pandas as pd
import streamlit as st
from babel import Locale

from core.accounts import gate
from core.charts.style import Palette, palette
from core.errors import StoreError
from core.export import Export
from core.market.floors import Advice
from core.market.snapshot import Snapshot
from core.models import User
from core.runtime import runtime
from core.texts import locale_of, moment, optional_text, text
from core.views.knowledge import Knowledge
from core.views.windows import DAYS

Option = TypeVar("Option")


def current_user() -> User | None:
    """Who is signed in on this run, None for a visitor. One indexed find."""
    return gate.current_user(runtime())


def require_user() -> User:
    """The signed-in user; a visitor is asked to sign in and the page ends here."""
    user = current_user()
    if user is None:
        st.warning(text("access.sign_in_first"))
        st.stop()
    return user


def load_snapshot() -> Snapshot:
    """The snapshot every number of this run comes from."""
    return runtime().snapshots.current


def colours() -> Palette:
    return palette(st.context.theme.type)


def locale() -> Locale:
    return locale_of(st.context.locale)


@contextmanager
def store_failures() -> Iterator[None]:
    """One sentence and a retry where the store is gone; the next run tries again, no restart is needed."""
    try:
        yield
    except StoreError:
        st.error(text("store.gone"), icon=":material/cloud_off:")
        st.button(text("store.retry"), key="store_retry", type="primary")
        st.stop()


def sample_banner(snapshot: Snapshot) -> None:
    """Says on every page that the numbers come from the sample, as long as they do."""
    if snapshot.is_sample:
        st.info(text("sample.banner"), icon=":material/science:")


@cache
def knowledge() -> Knowledge:
    """Names of skills and roles. Raises DataFileError."""
    return Knowledge(runtime().taxonomy, runtime().roles)


def snapshot_note(snapshot: Snapshot) -> str:
    """Which snapshot a number is from and how fresh it is."""
    as_of = moment(snapshot.as_of, locale()) if snapshot.as_of else text("sample.never_collected")
    return text("sample.snapshot", snapshot_id=snapshot.snapshot_id, as_of=as_of)


def url_choice(
    label: str,
    name: str,
    options: Sequence[Option],
    default: Option | None = None,
    format_func: Callable[[Option], str] = str,
    help: str | None = None,
) -> Option:
    """A select box whose value lives in the page's address, so that the address can be shared.

    An address with a value that is not among `options` falls back to the last choice of this session or to `default`
    (the first option), with a note.
    """
    by_text = {str(option): option for option in options}
    key, kept, asked = f"choice_{name}", f"kept_{name}", st.query_params.get(name)
    if key not in st.session_state or st.session_state[key] not in options:
        fallback = st.session_state.get(kept, default)
        st.session_state[key] = by_text.get(asked or "", fallback if fallback in options else options[0])
        if asked is not None and asked not in by_text:
            st.toast(text("address.bad_value", name=label), icon=":material/link_off:")
    chosen: Option = st.selectbox(label, options, key=key, format_func=format_func, help=help)
    st.session_state[kept] = chosen
    if st.query_params.get(name) != str(chosen):
        st.query_params[name] = str(chosen)
    return chosen


def advice(found: Advice | None, days: int) -> None:
    """Buttons for what to try where there are too few postings, and the roles that have enough."""
    if found is None:
        return
    longer = [more for more in DAYS if more > days]
    with st.container(horizontal=True):
        if longer and st.button(text("advice.longer", days=longer[-1]), key="advice_longer"):
            st.session_state.pop("choice_days", None)
            st.query_params["days"] = str(longer[-1])
            st.rerun()
        for role in found.similar_roles[:3]:
            st.badge(knowledge().role_name(role))
    if found.similar_roles:
        st.caption(text("advice.similar"))


def columns(page: str, frame: pd.DataFrame) -> dict[str, object]:
    """Column configuration by the kind of number a column holds; labels from the texts, columns without one hidden."""
    shown: dict[str, object] = {}
    for name in frame.columns:
        label = optional_text(f"columns.{name}")
        if label is None:
            shown[name] = None
        elif name.endswith(("_share", "_low", "_high")) and not name.startswith("unlock"):
            shown[name] = st.column_config.NumberColumn(label, format="percent")
        elif name == "lift":
            shown[name] = st.column_config.NumberColumn(label, format="%.1f")
        elif name.startswith("unlock"):
            shown[name] = st.column_config.NumberColumn(label, format="%.0f")
        else:
            shown[name] = label
    return shown


def downloads(export: Export, page: str) -> None:
    """The table as CSV and what it rests on as JSON, byte for byte as the API gives them."""
    with st.container(horizontal=True):
        st.download_button(
            text("download.csv"), export.csv, export.csv_name, "text/csv", key=f"{page}_csv", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip
        st.download_button(
            text("download.metadata"), export.metadata, export.metadata_name, "application/json",
            key=f"{page}_metadata", on_click="ignore", icon=":material/data_object:",
        )  # fmt: skip
