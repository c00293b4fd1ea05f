"""Hostile inputs through the service and every route of an account: no crash, no operator in a query."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.accounts import service
from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.api.rates import RateLimits, use_rates
from core.api.routes import ROUTES
from core.config import Settings
from core.errors import AccountError
from core.models import SessionKind, User
from core.runtime import Runtime, use_runtime
from tests.accounts.conftest import PASSWORD, Clock, Commands
from tests.accounts.hostile import (
    FIELDS,
    REFUSALS,
    ROUNDS,
    anything,
    assert_no_operator_from_outside,
    nasty_text,
    quick,
)

HOST = "http://careers.example.org"
MANY = "1000000/second"


@pytest.fixture
def client(settings: Settings, passwords: Passwords, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(service, "default_passwords", lambda: passwords)
    runtime = Runtime(settings)
    use_runtime(runtime)
    with use_rates(RateLimits(address=MANY, account=MANY, credentials=MANY)):
        yield TestClient(Starlette(routes=ROUTES), base_url=HOST, raise_server_exceptions=False)
    use_runtime(None)
    runtime.close()


def test_many_hostile_profiles_are_refused_or_stored_clean(accounts: Accounts, ada: User, commands: Commands) -> None:
    tried = 0

    @quick
    @given(st.lists(st.tuples(st.sampled_from(FIELDS), anything), min_size=20, max_size=20))
    def attack(changes: list[tuple[str, Any]]) -> None:
        nonlocal tried
        for field, value in changes:
            tried += 1
            user = accounts.by_email("ada@example.org")
            try:
                saved = accounts.update_profile(user, {field: value}, user.version)
            except REFUSALS:
                continue
            assert accounts.by_email("ada@example.org") == saved
            json.dumps(accounts.export_data(saved), allow_nan=False).encode()

    attack()
    assert tried >= 20 * ROUNDS
    assert_no_operator_from_outside(commands)


def test_many_hostile_credentials_open_nothing(accounts: Accounts, ada: User, commands: Commands, clock: Clock) -> None:
    tried = 0

    @quick
    @given(st.lists(st.tuples(anything, anything), min_size=10, max_size=10))
    def attack(pairs: list[tuple[Any, Any]]) -> None:
        nonlocal tried
        for email, password in pairs:
            tried += 2
            with pytest.raises(AccountError):
                accounts.sign_in(email, password)
            try:
                made = accounts.register("ada@example.org" if tried % 3 else email, password, email)
            except REFUSALS:
                continue
            assert made.email != "ada@example.org" and accounts.by_email(made.email) == made

    attack()
    assert tried >= 20 * ROUNDS
    clock.advance(minutes=16)  # some of the addresses were hers in capitals, and locked her account as they should
    signed_in = accounts.sign_in("ada@example.org", PASSWORD)
    assert signed_in.user == ada and accounts.sessions.of_user(ada.user_id) == [signed_in.session]
    assert_no_operator_from_outside(commands)


def test_many_hostile_requests_get_no_500_and_no_cookie(
    accounts: Accounts, ada: User, client: TestClient, commands: Commands
) -> None:
    ticket = accounts.sign_in("ada@example.org", PASSWORD, kind=SessionKind.BROWSER).ticket
    tried = 0

    @quick
    @given(st.lists(st.tuples(anything, nasty_text), min_size=30, max_size=30))
    def attack(pairs: list[tuple[Any, str]]) -> None:
        nonlocal tried
        for value, text in pairs:
            tried += 1
            body = json.dumps({"ticket": value}, default=repr).encode()
            headers = {"origin": HOST, "content-type": "application/json", "cookie": b"cn_session=" + _latin(text)}
            answer = client.post(("/auth/session", "/auth/end-session")[tried % 2], content=body, headers=headers)
            assert answer.status_code in (200, 400, 401) and answer.status_code < 500
            assert "cn_session=ey" not in answer.headers.get("set-cookie", "")

    attack()
    assert tried >= 30 * ROUNDS
    assert accounts.sessions.redeem(ticket) is not None, "the real ticket is still good"
    assert_no_operator_from_outside(commands)


# Method, path and the fields its body has; a hostile body holds some of them, or is something else altogether.
ROUTES_OF_AN_ACCOUNT = (
    ("POST", "/auth/register", ("email", "password", "full_name", "skills", "target_roles", "experience_level")),
    ("POST", "/auth/login", ("email", "password")),
    ("PUT", "/auth/me", (*FIELDS, "version")),
    ("POST", "/auth/password", ("current_password", "new_password")),
)
GOOD = {"email": "ada@example.org", "password": PASSWORD, "full_name": "Ada", "current_password": "wrong password"}


@pytest.mark.parametrize(("method", "path", "fields"), ROUTES_OF_AN_ACCOUNT, ids=lambda one: str(one)[:20])
def test_many_hostile_bodies_to_each_route_get_no_500(
    accounts: Accounts,
    ada: User,
    client: TestClient,
    commands: Commands,
    method: str,
    path: str,
    fields: tuple[str, ...],
) -> None:
    bearer = {"authorization": f"Bearer {accounts.sign_in('ada@example.org', PASSWORD).token}"}
    tried = 0

    @quick
    @given(st.lists(st.tuples(st.sampled_from(fields), anything, anything), min_size=10, max_size=10))
    def attack(tries: list[tuple[str, Any, Any]]) -> None:
        nonlocal tried
        for field, value, whole in tries:
            tried += 1
            # One bad field among good ones gets past the schema further than rubbish in all of them.
            body = {name: GOOD[name] for name in fields if name in GOOD} | {field: value} if tried % 4 else whole
            content = json.dumps(body, default=repr).encode()
            headers = bearer | {"content-type": "application/json"}
            answer = client.request(method, path, content=content, headers=headers)
            assert 200 <= answer.status_code < 500, (answer.status_code, body)

    attack()
    assert tried >= 10 * ROUNDS
    stored = accounts.by_email("ada@example.org")
    assert (stored.password_hash, stored.locked) == (ada.password_hash, False)
    assert_no_operator_from_outside(commands)


def _latin(text: str) -> bytes:
    return "".join(char for char in text[:3000] if " " <= char < "\x7f" or char > "\x9f").encode("latin-1", "replace")
