"""streamlit-authenticator's forms over our accounts: what is drawn is the package's, what is decided is ours.

As shipped the package copies all users at each rerun, keeps its lockout in memory, sets a cookie scripts can read and
tells known from unknown users by time. Its view takes its two controllers as attributes; these are ours.
"""

from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit_authenticator import Authenticate

from core.errors import SecondFactorNeeded
from core.models import SessionKind
from core.texts import text
from core.web.auth import gate, second_step
from core.web.rerun_limit import off_turn

if TYPE_CHECKING:
    from core.runtime import Runtime

_STATUS = "authentication_status"  # the package's own key: whether its forms are drawn at all


class Widgets(Authenticate):  # type: ignore[misc]
    """The form `login` and the button `logout`. Refusals come out as AccountError."""

    def __init__(self, runtime: "Runtime") -> None:
        # Not the package's constructor: it wants all users in a dict and opens its cookie component.
        self.api_key = self.path = None
        self.secret_key = ""
        self.attrs = {"login_sleep_time": 0, "password_instructions": text("register.password_help")}
        self.authentication_controller = _Decisions(runtime)
        self.cookie_controller = _NoCookie()
        st.session_state[_STATUS] = gate.signed_in_user(runtime) is not None or None

    def sign_in_form(self) -> None:
        """The form of streamlit-authenticator, with our words in it."""
        gate.name_purposes({text("sign_in.email"): "username", text("sign_in.password"): "current-password"})
        self.login(
            fields={
                "Form name": text("sign_in.form"),
                "Username": text("sign_in.email"),
                "Password": text("sign_in.password"),
                "Login": text("sign_in.submit"),
            },
            key="sign_in_form",
        )


class _Decisions:
    """Stands where the package has its AuthenticationController."""

    def __init__(self, runtime: "Runtime") -> None:
        self._runtime = runtime
        self._accounts = gate.open_accounts(runtime)

    def login(self, username: str = "", password: str = "", *_: Any, token: Any = None, **__: Any) -> bool | None:
        if token is not None:
            return None
        self._enter(username, password)
        return True

    def logout(self, *_: Any) -> None:
        gate.leave(self._runtime)

    def _enter(self, email: str, password: str) -> None:
        kind, address = SessionKind.BROWSER, gate.address(self._runtime)
        with off_turn():  # hashing takes a quarter of a second without the interpreter
            try:
                signed_in = self._accounts.sign_in(email, password, address=address, kind=kind)
            except SecondFactorNeeded as error:
                second_step.ask_for_code(error.pending)
                return
        gate.enter(signed_in)
        st.session_state[_STATUS] = True


class _NoCookie:
    """Stands where the package has its CookieController; the cookie is set by `POST /auth/session`."""

    def get_cookie(self) -> None:
        return None

    def set_cookie(self) -> None:
        return None

    def delete_cookie(self) -> None:
        return None
