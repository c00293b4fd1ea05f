"""On the profile: sessions with "end this one", keys for programs, a second factor; at sign-in its code."""

import pyotp
import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import service
from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.runtime import Runtime
from core.web.auth import gate
from tests.pages.conftest import PASSWORD, Open, Token
from tests.pages.test_private_links import submit, titles


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = Passwords(rounds=4)
    monkeypatch.setattr(service, "default_passwords", lambda: passwords)


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click()
    return at.run()


def test_one_makes_and_revokes_keys_and_ends_other_sessions(runtime: Runtime, open_page: Open, token: Token) -> None:
    given = token()
    accounts = Accounts.open(runtime.store, runtime.settings)
    user, here = accounts.authenticate(given)
    other = accounts.sign_in(user.email, PASSWORD, address="198.51.100.7")
    at = open_page("profile", given, shown=("account_sessions", "account_keys", "account_log"))
    assert not at.exception and "198.51.100.7" in " ".join(words.value for words in at.text)
    at.text_input(key="key_name").set_value("notebook *1*")
    press(at, "Make a key")
    (key,) = accounts.keys.of_user(user)
    secret = next(code.value for code in at.code if code.value.startswith("cnk_"))
    assert key.read_only and accounts.authenticate(secret, keys=True)[0].user_id == user.user_id
    at.run()
    assert not [code for code in at.code if code.value.startswith("cnk_")], "the key is shown once"
    at.button(key=f"revoke_{key.key_id}").click().run()
    assert accounts.keys.of_user(user) == []
    assert f"end_{here.session_id}" not in {button.key for button in at.button}
    at.button(key=f"end_{other.session.session_id}").click().run()
    assert [one.session_hash for one in accounts.sessions.of_user(user.user_id)] == [here.session_hash]
    events = list(at.dataframe[0].value["event"]) if at.dataframe else []
    assert {"Key made", "Key revoked", "A session was ended"} <= set(events)


def test_a_second_factor_is_set_up_and_asked_for(runtime: Runtime, open_page: Open, token: Token) -> None:
    given = token(skills=["python"], target_roles=["data-engineer"])
    at = press(open_page("profile", given, shown=("account_second",)), "Set it up")
    secret = at.session_state["second_secret"]
    assert secret in {code.value for code in at.code}
    at.text_input(key="second_first_code").set_value(pyotp.TOTP(secret).now())
    at.text_input(key="second_password").set_value("not it")
    press(at, "Turn it on")
    assert [error.value for error in at.error] == ["The password is wrong."]
    at.text_input(key="second_first_code").set_value(pyotp.TOTP(secret).now())
    at.text_input(key="second_password").set_value(PASSWORD)
    press(at, "Turn it on")
    codes = at.session_state["second_codes"]
    assert not at.exception and len(codes) == 10
    at = submit(open_page("sign_in"), "Sign in", "ada@example.org", PASSWORD)
    assert titles(at) == ["Sign in"] and not (at.session_state.get(gate.TOKEN))
    submit(at, "Sign in", "123456")
    assert [error.value for error in at.error] == ["The code is wrong or has been used before."]
    submit(at, "Sign in", codes[0])
    assert titles(at) == ["Hello, Ada"] and not at.exception
