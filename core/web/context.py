"""The context of one page run: user, snapshot, theme, locale."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime

import streamlit as st
from babel import Locale

from core.accounts.operating import OperatorDesk
from core.charts.style import Palette, palette
from core.errors import StoreError
from core.models import User
from core.runtime import runtime
from core.snapshot.snapshot import Snapshot
from core.store import hurried
from core.texts import language, locale_of, text
from core.views.windows import last_day
from core.web.auth import gate

SHOWN = "snapshot_shown"
GONE = "store_gone"
LOOKED = "operator_looked"
TRY_AGAIN_SECONDS = 5
LOOK_AGAIN_SECONDS = 20  # and the snapshot is refreshed every 15: a finished collection shows within a minute


def current_user() -> User | None:
    """Who is signed in on this run, None for a visitor. One indexed find."""
    return gate.signed_in_user(runtime())


def require_user() -> User:
    """The signed-in user; a visitor is asked to sign in and the page ends here."""
    user = current_user()
    if user is None:
        st.warning(text("access.sign_in_first"))
        st.stop()
    return user


def require_operator(part: str) -> OperatorDesk:
    """What an operator may do; for anybody else the page ends here. That they came to this part is written down."""
    user = current_user()
    if user is None or not user.is_operator:
        st.warning(text("access.operators_only"))
        st.stop()
    desk = OperatorDesk(gate.open_accounts(runtime()), user)
    if st.session_state.get(LOOKED) != part:
        st.session_state[LOOKED] = part
        desk.looked(part)
    return desk


def load_snapshot() -> Snapshot:
    """The snapshot every number of this run comes from: the stored one the address names, if kept, or the current."""
    snapshots, wanted = runtime().snapshots, st.query_params.get("snapshot")
    if wanted and (stored := snapshots.by_id(wanted)) is not None:
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
    """The palette of the theme that this reader sees."""
    return palette(st.context.theme.type)


def locale() -> Locale:
    """How numbers and dates are written: in the language spoken, as in the browser's country."""
    return locale_of(st.context.locale, language())


@contextmanager
def store_failures() -> Iterator[None]:
    """One sentence and a retry where the store is gone or hangs; when it is back, the page comes back by itself."""
    try:
        with hurried():
            yield
    except StoreError:
        with st.container(key="store_gone"):  # all that is seen of the page (style.css): it has one heading
            st.title(text("store.gone_title"))
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
