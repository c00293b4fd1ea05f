"""Who is looking, at which snapshot, in which theme and locale."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime

import streamlit as st
from babel import Locale

from core.accounts import gate
from core.charts.style import Palette, palette
from core.errors import StoreError
from core.market.snapshot import Snapshot
from core.models import User
from core.runtime import runtime
from core.store import hurried
from core.texts import locale_of, text
from core.views.windows import last_day

SHOWN = "snapshot_shown"
GONE = "store_gone"
TRY_AGAIN_SECONDS = 5
LOOK_AGAIN_SECONDS = 20  # and the snapshot is refreshed every 15: a finished collection shows within a minute


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
    """The snapshot every number of this run comes from: the stored one the address names, if kept, or the current."""
    snapshots, asked = runtime().snapshots, st.query_params.get("snapshot")
    if asked and (stored := snapshots.by_id(asked)) is not None:
        return stored
    current = snapshots.current
    st.session_state[SHOWN] = (current.snapshot_id, current.as_of)
    return current


def keep_fresh() -> None:
    """Call before a page: from now on look from time to time whether it shows older numbers than there are."""
    st.session_state.pop(SHOWN, None)
    _look_again()


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _look_again() -> None:
    """Run the page anew, whole, so that old and new numbers never stand side by side."""
    shown = st.session_state.get(SHOWN)
    if shown is None:  # the page is only about to be drawn, or shows no numbers
        return
    with suppress(StoreError):
        current = runtime().snapshots.current
        if shown != (current.snapshot_id, current.as_of):
            gate.by_itself()
            st.rerun()


def today(snapshot: Snapshot) -> date:
    """The day on which windows end: the last successful collection, so that a pause does not look like a slump."""
    return last_day(snapshot, datetime.now(UTC))


def colours() -> Palette:
    return palette(st.context.theme.type)


def locale() -> Locale:
    return locale_of(st.context.locale)


@contextmanager
def store_failures() -> Iterator[None]:
    """One sentence and a retry where the store is gone or hangs; when it is back, the page comes back by itself."""
    try:
        with hurried():
            yield
    except StoreError:
        st.error(text("store.gone"), icon=":material/cloud_off:")
        st.button(text("store.retry"), key="store_retry", type="primary")
        st.session_state[GONE] = time.monotonic()
        _try_again()
        st.stop()


@st.fragment(run_every=TRY_AGAIN_SECONDS)
def _try_again() -> None:
    if time.monotonic() - st.session_state[GONE] < TRY_AGAIN_SECONDS / 2:
        return  # the page itself has just tried
    with suppress(StoreError):
        with hurried():
            runtime().store.ping()
        gate.by_itself()
        st.rerun()
