"""The button that shares what a page shows, and the list of what is shared."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from core.formats.addresses import absolute
from core.formats.markup import escaped
from core.models import User
from core.runtime import runtime
from core.sharing.content import SharedContent
from core.sharing.service import LASTS_DAYS, ShareDesk
from core.texts import day, text
from core.web.auth.forms import refusals
from core.web.context import locale
from core.web.data_menu import site_address
from core.web.person import is_visitor

DONE = "shares_done"


def share_button(user: User, make: Callable[[], SharedContent]) -> None:
    """A button that opens a small form; `make` gives what is shared when the link is made.

    Nothing for a visitor, whose choices stand in the address of the page.
    """
    if is_visitor(user):
        return
    popover = st.popover(
        text("share.button"),
        icon=":material/share:",
        type="tertiary",
        key="share",
        on_change="rerun",
    )
    if not popover.open:
        return
    with popover:
        st.caption(text("share.help"))
        message = st.empty()
        with st.form("share_form", border=False):
            days = st.selectbox(
                text("share.days"),
                LASTS_DAYS,
                index=1,
                format_func=lambda days: text("share.days_value", days=days),
                key="share_days",
            )
            named = bool(user.full_name) and st.checkbox(text("share.with_name"), key="share_named")
            sent = st.form_submit_button(text("share.make"), type="primary")
        if sent:
            with refusals(message):
                _, secret = _desk().create(user, make(), with_name=named, days=days)
                st.caption(text("share.made"))
                st.code(absolute(f"/shared/{secret}", site_address() or None), language=None, wrap_lines=True)


def show_shares(user: User) -> None:
    """What a person shares, with a button each that ends it."""
    st.header(text("share.list_title"))
    if done := st.session_state.pop(DONE, None):
        st.success(done, icon=":material/check_circle:")
    spoken, now, shares = locale(), datetime.now(UTC), _desk().of_user(user)
    if not shares:
        st.caption(text("share.list_none"))
    for share in shares:
        over = share.expires_at <= now
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_share_{share.share_id}"):
            made, title = day(share.created_at.date(), spoken), escaped(share.title)
            words = (
                text("share.list_over", title=title, made=made)
                if over
                else text("share.list_row", title=title, made=made, until=day(share.expires_at.date(), spoken))
            )
            st.markdown(words, width="stretch")
            if st.button(text("share.revoke"), key=f"revoke_{share.share_id}", icon=":material/link_off:"):
                _desk().revoke(user, share.share_id)
                st.session_state[DONE] = text("share.revoked")
                st.rerun()


def _desk() -> ShareDesk:
    return ShareDesk(runtime().store.shares)
