"""The second factor on pages: its code at sign-in, and how to set it up and take it away."""

from typing import TYPE_CHECKING

import streamlit as st
from babel import Locale

from core.accounts.second_factor import MAX_TYPED
from core.errors import BadSecondFactor, NotSignedIn
from core.models import User
from core.texts import day, text
from core.web.auth import gate
from core.web.auth.forms import NOTE, refusals

if TYPE_CHECKING:
    from core.runtime import Runtime

_PENDING = "auth_second_step"
_SECRET, _CODES = "second_secret", "second_codes"


def ask_for_code(pending: str) -> None:
    """From the next run on the sign-in page asks for the code."""
    st.session_state[_PENDING] = pending


def is_waiting() -> bool:
    """Whether a right password waits for its code in this tab."""
    return _PENDING in st.session_state


def code_form(runtime: "Runtime") -> None:
    """The second step of a sign-in."""
    message = st.empty()
    with st.form("second_step_form"):
        st.subheader(text("second.title"))
        code = st.text_input(
            text("second.code"),
            max_chars=MAX_TYPED,
            key="second_code",
            autocomplete="one-time-code",
            help=text("second.code_help"),
        )
        sent = st.form_submit_button(text("sign_in.submit"), type="primary")
    if st.button(text("second.cancel"), key="second_cancel", type="tertiary"):
        del st.session_state[_PENDING]
        st.rerun()
    if not sent:
        return
    accounts, address = gate.open_accounts(runtime), gate.address(runtime)
    try:
        with refusals(message):
            gate.enter(accounts.finish_sign_in(st.session_state[_PENDING], code, address=address))
            st.rerun()
    except NotSignedIn:
        del st.session_state[_PENDING]
        message.error(text("second.late"), icon=":material/schedule:")


def settings(runtime: "Runtime", user: User, locale: Locale) -> None:
    """On the profile: set it up with a picture and a first code, or take it away."""
    desk = gate.open_accounts(runtime).second_factor
    if codes := st.session_state.get(_CODES):
        st.success(text("second.on_now"), icon=":material/check_circle:")
        st.write(text("second.codes_help"))
        st.code("\n".join(codes), language=None)
        if st.button(text("second.codes_kept"), key="second_codes_kept"):
            del st.session_state[_CODES]
            st.rerun()
        return
    factor = desk.of_user(user.user_id)
    if factor is None:
        _set_up(runtime, user)
        return
    st.write(text("second.is_on", day=day(factor.since.date(), locale), count=len(factor.recovery)))
    _take_away(runtime, user)


def _set_up(runtime: "Runtime", user: User) -> None:
    desk, message = gate.open_accounts(runtime).second_factor, st.empty()
    st.write(text("second.intro"))
    if _SECRET not in st.session_state:
        if st.button(text("second.begin"), key="second_begin", icon=":material/qr_code:"):
            st.session_state[_SECRET] = desk.new_secret()
            st.rerun()
        return
    secret: str = st.session_state[_SECRET]
    st.image(desk.picture(secret, user.email), caption=text("second.scan"), width=240)
    st.code(secret, language=None)
    with st.form("second_set_up_form"):
        code = st.text_input(
            text("second.first_code"), max_chars=MAX_TYPED, key="second_first_code", autocomplete="one-time-code"
        )
        password = st.text_input(
            text("profile.password_current"), type="password", autocomplete="current-password", key="second_password"
        )
        sent = st.form_submit_button(text("second.turn_on"), type="primary")
    if sent:
        with refusals(message, "profile.password_wrong"):
            gate.open_accounts(runtime).confirm(user, password)
            st.session_state[_CODES] = desk.confirm(user, secret, code)
            del st.session_state[_SECRET]
            st.rerun()


def _take_away(runtime: "Runtime", user: User) -> None:
    accounts, message = gate.open_accounts(runtime), st.empty()
    with st.form("second_off_form", clear_on_submit=True):
        password = st.text_input(
            text("profile.password_current"),
            type="password",
            autocomplete="current-password",
            key="second_off_password",
        )
        code = st.text_input(
            text("second.code"),
            max_chars=MAX_TYPED,
            key="second_off_code",
            autocomplete="one-time-code",
            help=text("second.code_help"),
        )
        sent = st.form_submit_button(text("second.turn_off"))
    if sent:
        with refusals(message, "profile.password_wrong"):
            accounts.confirm(user, password)
            if not accounts.second_factor.accepts(user.user_id, code):
                raise BadSecondFactor
            accounts.second_factor.remove(user, user)
            st.session_state[NOTE] = text("second.off_now")
            st.rerun()
