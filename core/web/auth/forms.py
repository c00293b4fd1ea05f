"""Forms of our own where the package's would be unsafe, and the sentences for what the accounts refuse."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.accounts.mailing import AccountMails
from core.accounts.passwords import check_strength
from core.accounts.profile import MAX_EMAIL, MAX_NAME, clean_email, clean_text
from core.errors import (
    AccountError,
    BadCredentials,
    Conflict,
    DuplicateEmail,
    InvalidProfile,
    NotSignedIn,
    TooManyAttempts,
)
from core.formats.markup import escaped
from core.models import SessionKind, User
from core.store import hurried
from core.texts import text
from core.web.auth import gate
from core.web.fields import problems_of, say_at_fields
from core.web.rerun_limit import off_turn

if TYPE_CHECKING:
    from core.runtime import Runtime

NOTE = "auth_note"  # what to say on the next run
_RESET = "auth_reset"


@contextmanager
def refusals(
    place: DeltaGenerator,
    wrong_password: str = "sign_in.failed",  # noqa: S107 - a key
    fields: Mapping[str, DeltaGenerator] | None = None,
) -> Iterator[None]:
    """Say in `place` what the accounts refused, or at the one of `fields` that it is about; the page goes on."""
    try:
        yield
    except TooManyAttempts as error:
        place.error(text("sign_in.wait", wait=waiting_time(error.seconds)), icon=":material/hourglass_top:")
    except BadCredentials:
        (fields or {}).get("current", place).error(text(wrong_password), icon=":material/error:")
    except DuplicateEmail:
        place.error(text("register.taken"), icon=":material/error:")
    except Conflict:
        place.error(text("profile.changed_meanwhile"), icon=":material/sync_problem:")
    except InvalidProfile as error:
        (fields or {}).get(error.field, place).error(escaped(error.reason), icon=":material/error:")
    except AccountError as error:
        place.error(str(error), icon=":material/error:")


def waiting_time(seconds: int) -> str:
    """`45 seconds`, `3 minutes`: rounded up, so that trying again then is not too early."""
    if seconds < 90:
        return text("sign_in.seconds", count=seconds)
    return text("sign_in.minutes", count=-(-seconds // 60))


def note() -> None:
    """Show once what an earlier run left to say."""
    if note := st.session_state.pop(NOTE, None):
        st.success(note, icon=":material/check_circle:")


def why_here(key: str) -> None:
    """Tell a visitor that the page they wanted to see needs an account: the sentence `key`."""
    if page := gate.wanted_title():
        st.info(text(key, page=page), icon=":material/lock:")


def reset_form(runtime: "Runtime") -> bool:
    """Where a reset link led here, the form for a new password; False where none did.

    The secret leaves the address bar at once, so that no bookmark, history or referrer keeps it.
    """
    if "reset" in st.query_params:
        st.session_state[_RESET] = st.query_params["reset"]
        del st.query_params["reset"]
    if _RESET not in st.session_state:
        return False
    message = st.empty()
    with st.form("reset_form"):
        st.subheader(text("sign_in.reset_title"))
        new, repeated, places = _new_password_fields("reset")
        sent = st.form_submit_button(text("sign_in.reset_submit"), type="primary")
    if sent and not say_at_fields(places, _password_problems(new, repeated)):
        try:
            with refusals(message, fields=places):
                gate.open_accounts(runtime).reset_password(st.session_state[_RESET], new)
                del st.session_state[_RESET]
                st.session_state[NOTE] = text("sign_in.reset_done")
                st.rerun()
        except NotSignedIn:
            message.error(text("sign_in.reset_dead"), icon=":material/link_off:")
    return True


def forgotten_form(runtime: "Runtime") -> None:
    """Where mail can be sent, a form that mails a link; else the sentence that the operator has one."""
    if not runtime.settings.has_mail:
        st.caption(text("sign_in.forgotten"))
        return
    with st.expander(text("confirm.reset_title"), key="forgotten"):
        message = st.empty()
        with st.form("forgotten_form", border=False):
            email = st.text_input(text("confirm.reset_email"), autocomplete="username", key="forgotten_email")
            sent = st.form_submit_button(text("confirm.reset_send"))
        if sent:
            with refusals(message):
                AccountMails(runtime.store, runtime.settings).send_reset(email, address=gate.address(runtime))
                message.success(text("confirm.reset_sent"), icon=":material/mail:")


def confirmation_box(runtime: "Runtime", user: User) -> None:
    """That the address is not confirmed yet, with a button that mails the link; nothing where no mail can be sent."""
    if not runtime.settings.has_mail or user.is_confirmed:
        return
    st.info(text("confirm.wanted"), icon=":material/mark_email_unread:")
    message = st.empty()
    if st.button(text("confirm.send"), key="confirm_send", icon=":material/mail:"):
        with refusals(message):
            AccountMails(runtime.store, runtime.settings).send_confirmation(user, address=gate.address(runtime))
            message.success(text("confirm.sent", email=escaped(user.email)), icon=":material/mail:")


def registration_form(runtime: "Runtime", profile: Mapping[str, Any]) -> None:
    """A new account that begins with `profile`. What is wrong is said at each field, all at once."""
    message = st.empty()
    places: dict[str, DeltaGenerator] = {}
    with st.form("register_form"):
        name = st.text_input(text("register.name"), autocomplete="name", max_chars=MAX_NAME, key="register_name")
        places["full_name"] = st.empty()
        email = st.text_input(
            text("register.email"), autocomplete="username", max_chars=MAX_EMAIL, key="register_email"
        )
        places["email"] = st.empty()
        password = st.text_input(
            text("register.password"),
            type="password",
            autocomplete="new-password",
            key="register_password",
            help=text("register.password_help"),
        )
        places["password"] = st.empty()
        sent = st.form_submit_button(text("register.submit"), type="primary")
    if not sent:
        return
    if say_at_fields(places, registration_problems(name, email, password)):
        return
    with refusals(message), off_turn():
        accounts, address = gate.open_accounts(runtime), gate.address(runtime)
        user = accounts.register(email, password, name, profile, address=address)
        with suppress(TooManyAttempts):  # the account is there all the same
            AccountMails(runtime.store, runtime.settings).send_confirmation(user, address=address)
        gate.enter(accounts.sign_in(user.email, password, address=address, kind=SessionKind.BROWSER))


def registration_problems(name: str, email: str, password: str) -> dict[str, str]:
    """What is wrong with each field, by its name."""
    return problems_of(
        {
            "full_name": lambda: clean_text("full_name", name, MAX_NAME),
            "email": lambda: clean_email(email),
            "password": lambda: check_strength(password, email=email, full_name=name),
        }
    )


def change_password_form(runtime: "Runtime", user: User) -> None:
    """Not the package's: it strips what is typed, so that a password could never be entered as it was meant."""
    message = st.empty()
    with st.form("password_form", clear_on_submit=True):
        current = st.text_input(
            text("profile.password_current"), type="password", autocomplete="current-password", key="password_current"
        )
        at_current = st.empty()
        new, repeated, places = _new_password_fields("password")
        sent = st.form_submit_button(text("profile.password_submit"))
    if sent and not say_at_fields(places, _password_problems(new, repeated, user)):
        with refusals(message, "profile.password_wrong", {**places, "current": at_current}):
            # Every session ends, this one too, and the tab goes on with a new one: no older token survives.
            accounts = gate.open_accounts(runtime)
            with off_turn():
                changed = accounts.change_password(user, None, current, new)
                signed_in = accounts.open_session(changed, SessionKind.BROWSER)
            gate.enter(signed_in)
            st.session_state[NOTE] = text("profile.password_done")
            st.rerun()


def export_button(runtime: "Runtime", user: User) -> None:
    """All that is kept about a user, put together when it is asked for."""

    def made() -> str:
        # Streamlit calls this after the run of the page, in which the store was asked by somebody who waits.
        with hurried():
            stored = gate.open_accounts(runtime).export_data(user)
        return json.dumps(stored, indent=2, ensure_ascii=False)

    st.download_button(
        text("profile.export_submit"),
        made,
        "career-navigator-my-data.json",
        "application/json",
        on_click="ignore",
        key="profile_export",
    )


def delete_form(runtime: "Runtime", user: User) -> None:
    """Deletion: the e-mail address typed out and the password once more."""
    message = st.empty()
    with st.form("delete_form", clear_on_submit=True):
        st.markdown(text("profile.delete_intro"))
        st.text(user.email)  # not Markdown: an address may hold * and `
        typed = st.text_input(text("profile.delete_confirm"), autocomplete="off", key="delete_confirm")
        at_typed = st.empty()
        password = st.text_input(
            text("profile.delete_password"), type="password", autocomplete="current-password", key="delete_password"
        )
        at_password = st.empty()
        sent = st.form_submit_button(text("profile.delete_submit"))
    if not sent:
        return
    if typed.strip().lower() != user.email:
        at_typed.error(text("profile.delete_differs"), icon=":material/error:")
        return
    with refusals(message, "profile.password_wrong", {"current": at_password}):
        accounts = gate.open_accounts(runtime)
        accounts.confirm(user, password)
        accounts.delete(user)
        gate.leave(runtime)
        st.session_state[NOTE] = text("profile.delete_done")
        st.rerun()


def _new_password_fields(key: str) -> tuple[str, str, dict[str, DeltaGenerator]]:
    """The two fields, and where to say what is wrong with each."""
    new = st.text_input(
        text("sign_in.reset_password"),
        type="password",
        autocomplete="new-password",
        help=text("register.password_help"),
        key=f"{key}_new",
    )
    places = {"password": st.empty()}
    repeated = st.text_input(
        text("sign_in.reset_repeat"), type="password", autocomplete="new-password", key=f"{key}_repeat"
    )
    places["repeated"] = st.empty()
    return new, repeated, places


def _password_problems(new: str, repeated: str, user: User | None = None) -> dict[str, str]:
    """What is wrong with each of the two fields; `user` is whose password it is to be, where that is known."""
    email, full_name = (user.email, user.full_name) if user else ("", "")
    problems = problems_of({"password": lambda: check_strength(new, email=email, full_name=full_name)})
    if new != repeated:
        problems["repeated"] = text("register.passwords_differ")
    return problems
