"""The operator's room: find an account, lock it, end its sessions, make a link to a new password."""

from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from core import web as session
from core.accounts.operating import SHOWN
from core.accounts.profile import MAX_EMAIL
from core.models import User
from core.texts import moment, number, text
from core.views.operating.log import log_lines
from core.web.auth import forms

desk = session.require_operator("users")
locale, zone = session.locale(), st.context.timezone
LOOKED_AT = "operator_user"


def facts(user: User) -> None:
    """What the operator needs to know of an account; nothing of its profile."""
    st.header(text("operator.account"))
    st.text(user.email)
    words = [text("operator.is_operator" if user.is_operator else "operator.is_member")]
    if user.locked:
        words.append(text("operator.is_locked"))
    if user.created_at:
        words.append(text("operator.since", moment=moment(user.created_at, locale, zone)))
    if user.visit:
        words.append(text("operator.last_visit", moment=moment(user.visit.began_at, locale, zone)))
    st.caption(" · ".join(words))


def actions(user: User) -> None:
    """Buttons; what was done is said at once."""
    message = st.empty()
    with st.container(horizontal=True):
        lock = st.button(
            text("operator.unlock" if user.locked else "operator.lock"),
            key="operator_lock",
            icon=":material/lock_open:" if user.locked else ":material/lock:",
        )
        sign_out = st.button(text("operator.sign_out"), key="operator_sign_out", icon=":material/logout:")
        reset = st.button(text("operator.reset"), key="operator_reset", icon=":material/link:")
    with forms.refusals(message):
        if lock:
            desk.set_locked(user, not user.locked)
            st.rerun()
        if sign_out:
            ended = number(desk.sign_out(user), locale)
            message.success(text("operator.signed_out", count=ended), icon=":material/check_circle:")
        if reset:
            secret, ends = desk.issue_reset(user)
            here = urlsplit(st.context.url or "")
            st.write(text("operator.reset_help", moment=moment(ends, locale, zone)))
            st.code(f"{here.scheme}://{here.netloc}/sign_in?reset={secret}", language=None, wrap_lines=True)


def sessions(user: User) -> None:
    """Where the account is signed in, and what happened to it."""
    signed_in = desk.sessions_of(user)
    st.subheader(text("operator.sessions", count=len(signed_in)))
    if signed_in:
        rows = [(place.kind.value, place.address, place.created_at, place.last_used) for place in signed_in]
        frame = pd.DataFrame(rows, columns=["session_kind", "address", "signed_in_at", "last_used_at"])
        session.table(frame, "operator_sessions", alt=text("operator.sessions_alt"))
    st.subheader(text("operator.log"))
    session.table(session.log_table(log_lines(desk.log_of(user), desk)), "operator_user_log", alt=text("operator.log"))


def choose(users: dict[str, User]) -> User | None:
    """The account to look at: the only one that was found, or the one that is chosen."""
    if len(users) == SHOWN:
        st.caption(text("operator.more_users", count=SHOWN))
    chosen: str | None = next(iter(users))
    if len(users) > 1:
        chosen = st.selectbox(
            text("operator.choose"),
            list(users),
            index=None,
            key="operator_user_choice",
            format_func=lambda user_id: users[user_id].email,
            placeholder=text("operator.choose_placeholder"),
            width=400,
        )
    return desk.user(chosen) if chosen else None


st.title(text("operator.users_title"))
with st.form("operator_find", width=480):
    begins = st.text_input(text("operator.find"), max_chars=MAX_EMAIL, key="operator_begins", autocomplete="off")
    st.form_submit_button(text("operator.find_submit"), icon=":material/search:")
users = {user.user_id: user for user in desk.find_users(begins)} if begins.strip() else {}
user = choose(users) if users else None
if begins.strip() and not users:
    st.info(text("operator.no_user"), icon=":material/search_off:")
if user is not None:
    if st.session_state.get(LOOKED_AT) != user.user_id:
        st.session_state[LOOKED_AT] = user.user_id
        desk.looked("account", user)
    facts(user)
    actions(user)
    sessions(user)
