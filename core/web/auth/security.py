"""What somebody sees of their account's safety: sessions, keys for programs, and what happened to it."""

from typing import TYPE_CHECKING

import streamlit as st
from babel import Locale

from core.accounts.api_keys import LONGEST_DAYS, MAX_NAME
from core.models import ApiKey, Session, User
from core.texts import moment, text
from core.web.audit_table import own_log_table
from core.web.auth import gate
from core.web.auth.forms import refusals
from core.web.tables import table

if TYPE_CHECKING:
    from core.runtime import Runtime

DAYS = (7, 30, 90, LONGEST_DAYS)


def session_list(runtime: "Runtime", user: User, locale: Locale) -> None:
    """Where one is signed in, each with a button that ends it; the session of this tab is ended by signing out."""
    current, accounts = gate.current_session(runtime), gate.open_accounts(runtime)
    for session in accounts.sessions.of_user(user.user_id):
        is_this = current is not None and session.session_hash == current[1].session_hash
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_session_{session.session_id}"):
            st.text(_session_words(session, locale, is_this=is_this), width="stretch")
            if is_this:
                st.page_link("sign_out.py", label=text("nav.sign_out"), icon=":material/logout:")
            elif st.button(text("profile.session_end"), key=f"end_{session.session_id}", icon=":material/close:"):
                accounts.end_session(user, session.session_id)
                st.toast(text("profile.session_ended"), icon=":material/check_circle:")
                st.rerun()


def _session_words(session: Session, locale: Locale, *, is_this: bool) -> str:
    kind = text("profile.session_this" if is_this else f"profile.session_{session.kind.value}")
    zone = st.context.timezone
    return text(
        "profile.session",
        kind=kind,
        address=session.address or "–",
        since=moment(session.created_at, locale, zone),
        used=moment(session.last_used, locale, zone),
    )


def key_list(runtime: "Runtime", user: User, locale: Locale) -> None:
    """Personal keys: make one, which is shown once, and revoke each."""
    accounts, message = gate.open_accounts(runtime), st.empty()
    with st.form("key_form", clear_on_submit=True):
        name = st.text_input(
            text("profile.key_name"), max_chars=MAX_NAME, key="key_name", placeholder=text("profile.key_example")
        )
        may_write = st.checkbox(text("profile.key_full"), key="key_full", help=text("profile.key_full_help"))
        days = st.selectbox(
            text("profile.key_days"),
            DAYS,
            DAYS.index(90),
            key="key_days",
            format_func=lambda count: text("profile.key_lasts", count=count),
        )
        sent = st.form_submit_button(text("profile.key_make"))
    if sent:
        with refusals(message):
            _, secret = accounts.keys.create(user, name, read_only=not may_write, days=days)
            st.success(text("profile.key_made"), icon=":material/key:")
            st.code(secret, language=None, wrap_lines=True)
    for key in accounts.keys.of_user(user):
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_key_{key.key_id}"):
            st.text(_key_words(key, locale), width="stretch")
            if st.button(text("profile.key_revoke"), key=f"revoke_{key.key_id}", icon=":material/delete:"):
                accounts.keys.revoke(user, key.key_id)
                st.toast(text("profile.key_revoked"), icon=":material/check_circle:")
                st.rerun()


def _key_words(key: ApiKey, locale: Locale) -> str:
    zone = st.context.timezone
    return text(
        "profile.key",
        name=key.name,
        may=text("profile.key_reads" if key.read_only else "profile.key_changes"),
        ends=moment(key.expires_at, locale, zone) if key.expires_at else "–",
        used=moment(key.last_used, locale, zone) if key.last_used else text("profile.key_unused"),
    )


def own_log(runtime: "Runtime", user: User) -> None:
    """What happened to the account."""
    st.write(text("profile.log_help", days=runtime.settings.audit_days))
    entries = gate.open_accounts(runtime).audit.of_user(user)
    table(own_log_table(entries, user), "own_log", alt=text("profile.log_title"))
