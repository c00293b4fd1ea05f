"""streamlit-authenticator's forms over our accounts: what is drawn is the package's, what is decided is ours.

As shipped the package copies all users at each rerun, keeps its lockout in memory, sets a cookie scripts can read and
tells known from unknown users by time. Its view takes its two controllers as attributes; these are ours.
"""

from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit_authenticator import Authenticate

from core.accounts import gate
from core.errors import InvalidProfile
from core.models import SessionKind
from core.texts import text

if TYPE_CHECKING:
    from core.runtime import Runtime

_STATUS = "authentication_status"  # the package's own key: whether its forms are drawn at all


class Widgets(Authenticate):  # type: ignore[misc]
    """The forms `login`, `register_user` and the button `logout`. Refusals come out as AccountError."""

    def __init__(self, runtime: "Runtime") -> None:
        # Not the package's constructor: it wants all users in a dict and opens its cookie component.
        self.api_key = self.path = None
        self.secret_key = ""
        self.attrs = {"login_sleep_time": 0, "password_instructions": text("register.password_help")}
        self.authentication_controller = _Decisions(runtime)
        self.cookie_controller = _NoCookie()
        st.session_state[_STATUS] = gate.current_user(runtime) is not None or None

    def sign_in_form(self) -> None:
        gate.name_purposes({text("sign_in.email"): "username", text("sign_in.password"): "current-password"})
        self.login(
            fields={
                "Form name": text("sign_in.form"), "Username": text("sign_in.email"),
                "Password": text("sign_in.password"), "Login": text("sign_in.submit"),
            },
            key="sign_in_form",
        )  # fmt: skip

    def registration_form(self) -> None:
        names = {
            "First name": "given-name", "Last name": "family-name", "Email": "username",
            "Password": "new-password", "Repeat password": "new-password",
        }  # fmt: skip
        labels = {name: text(f"register.{name.lower().replace(' ', '_')}") for name in names}
        gate.name_purposes({labels[name]: purpose for name, purpose in names.items()})
        self.register_user(
            fields={"Form name": text("register.form"), "Register": text("register.submit"), **labels},
            captcha=False,  # the package draws it with `random`
            merge_username_email=True,
            password_hint=False,  # a hint is shown to whoever guesses
            key="register_form",
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

    def register_user(
        self, first_name: str, last_name: str, email: str, _username: str, password: str, repeated: str, *_: Any,
        **__: Any,
    ) -> tuple[str, str, str]:  # fmt: skip
        if password != repeated:
            raise InvalidProfile("password", text("register.passwords_differ"))
        name = f"{first_name} {last_name}".strip()
        user = self._accounts.register(email, password, name, address=gate.address(self._runtime))
        self._enter(user.email, password)
        return user.email, user.email, user.full_name

    def logout(self, *_: Any) -> None:
        gate.leave(self._runtime)

    def _enter(self, email: str, password: str) -> None:
        kind, address = SessionKind.BROWSER, gate.address(self._runtime)
        gate.enter(self._accounts.sign_in(email, password, address=address, kind=kind))
        st.session_state[_STATUS] = True


class _NoCookie:
    """Stands where the package has its CookieController; the cookie is set by `POST /auth/session`."""

    def get_cookie(self) -> None:
        return None

    def set_cookie(self) -> None:
        return None

    def delete_cookie(self) -> None:
        return None
