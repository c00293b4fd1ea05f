"""Hostile inputs through the forms as pages draw them: no page fails, and no operator reaches a query."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from core.accounts import service
from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.config import Settings
from core.models import User
from core.runtime import Runtime, use_runtime
from core.web.auth import gate
from tests.accounts.conftest import PASSWORD, Clock, Commands
from tests.accounts.hostile import ROUNDS, assert_no_operator_from_outside, quick, typed_text
from tests.pages.conftest import opened

texts = st.lists(typed_text, max_size=4)


@pytest.fixture(autouse=True)
def _pages(settings: Settings, passwords: Passwords, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages on the test's own store, with cheap hashes, and a select box that sends what a browser would not."""
    runtime = Runtime(settings)
    use_runtime(runtime)
    monkeypatch.setattr(service, "default_passwords", lambda: passwords)
    # Each AppTest reads the metadata of every installed package for components that bring files; none here does.
    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", lambda *_, **__: None)
    usual = Selectbox._widget_state.fget

    def forged(box: Selectbox) -> WidgetState:
        known = not isinstance(box._value, str) or box._value in box.options
        return usual(box) if known else WidgetState(id=box.id, string_value=box._value)

    monkeypatch.setattr(Selectbox, "_widget_state", property(forged))
    yield
    use_runtime(None)
    runtime.close()


def submit(at: AppTest, button: str) -> None:
    next(one for one in at.button if one.label == button).click()
    at.run()
    assert not at.exception, [one.value for one in at.exception]


def test_many_hostile_values_through_the_registration_form(accounts: Accounts, commands: Commands) -> None:
    at, tried = opened("register"), 0

    @quick
    @given(st.lists(st.tuples(*[typed_text] * 3), min_size=7, max_size=7))
    def attack(forms: list[tuple[str, ...]]) -> None:
        nonlocal at, tried
        for values in forms:
            for field, value in zip(at.text_input, values, strict=True):
                field.set_value(value)
            submit(at, "Create account")
            tried += len(values)
            assert at.error or at.session_state[gate.TOKEN], "refused in words, or registered"
            if at.session_state[gate.TOKEN]:
                at = opened("register")

    attack()
    assert tried >= 20 * ROUNDS
    assert_no_operator_from_outside(commands)


def test_many_hostile_values_through_the_sign_in_form(accounts: Accounts, ada: User, commands: Commands) -> None:
    at, tried = opened("sign_in"), 0

    @quick
    @given(st.lists(st.tuples(typed_text, typed_text), min_size=5, max_size=5))
    def attack(forms: list[tuple[str, str]]) -> None:
        nonlocal tried
        for values in forms:
            for field, value in zip(at.text_input, values, strict=True):
                field.set_value(value)
            submit(at, "Sign in")
            tried += 2
            assert at.error and not at.session_state[gate.TOKEN]

    attack()
    assert tried >= 10 * ROUNDS
    assert accounts.sessions.of_user(ada.user_id) == []
    assert_no_operator_from_outside(commands)


def test_hostile_reset_links_and_what_is_typed_behind_them(accounts: Accounts, ada: User, commands: Commands) -> None:
    tried = 0

    @quick
    @given(typed_text, typed_text)
    def attack(secret: str, password: str) -> None:
        nonlocal tried
        at = opened("sign_in", reset=secret)
        for field in at.text_input:
            field.set_value(password)
        submit(at, "Set password")
        tried += 2
        assert at.error

    attack()
    assert tried >= 2 * ROUNDS
    assert accounts.by_email("ada@example.org") == ada
    assert_no_operator_from_outside(commands)


def test_hostile_values_through_the_forms_of_the_profile(
    accounts: Accounts, ada: User, commands: Commands, clock: Clock
) -> None:
    token = accounts.sign_in("ada@example.org", PASSWORD).token
    at, tried = opened("profile", token, shown=("account_password", "account_delete")), 0

    @quick
    @given(typed_text, typed_text, typed_text, texts, texts, st.tuples(*[typed_text] * 5))
    def attack(
        name: str, place: str, level: str, roles: list[str], skills: list[str], secrets: tuple[str, ...]
    ) -> None:
        nonlocal tried
        at.text_input[0].set_value(place if tried % 3 else "London")
        at.text_input[1].set_value(name if tried % 2 else "Ada")
        if tried % 5 == 0:
            at.selectbox[0].set_value(level)
            at.multiselect[1].set_value(roles)
        at.multiselect[0].set_value(skills)
        submit(at, "Save profile")
        for field, value in zip(at.text_input[2:], cycle(secrets), strict=False):
            field.set_value(value)
        submit(at, "Change password" if tried % 2 else "Delete my account")
        tried += 5 + len(roles) + len(skills)

    attack()
    assert tried >= 6 * ROUNDS
    stored = accounts.by_email("ada@example.org")
    assert (stored.user_id, stored.password_hash) == (ada.user_id, ada.password_hash)
    assert_no_operator_from_outside(commands)
