"""Ten thousand hostile inputs through service and routes: no crash, and no operator in a query."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.accounts.service import Accounts
from core.api.routes import ROUTES
from core.config import Settings
from core.errors import AccountError, DuplicateEmail, StaleVersion
from core.models import SessionKind, User
from core.runtime import Runtime, use_runtime
from tests.accounts.conftest import PASSWORD, Clock, Commands

HOST = "http://careers.example.org"
A_BATCH = 10
REFUSALS = (AccountError, DuplicateEmail, StaleVersion)
# The only operators the account collections are asked with, all of them ours, none with a value from outside.
OWN_OPERATORS = {("sessions", "expires_at", "$lt")}

nasty_text = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Mn", "Zl", "Zp"]), min_size=1, max_size=40),
    st.sampled_from(
        [
            "", "\0", "\r\nSet-Cookie: cn_session=x", "' OR 1=1 --", "{{7*7}}", "${jndi:ldap://x}", "$where", "$ne",
            "../../etc/passwd", "<script>alert(1)</script>", "\u202egnp.exe", "\u2066admin\u2069", "a" * 100_000,
            "😀" * 500, "a@example.org\0", "ada@example.org\nBcc: x@example.org", "ADA@EXAMPLE.ORG", "İ@example.org",
            "NaN", "null", "true", "-1", "1e999", "\ud800", "ａｄａ@example.org",
            "admin'--@example.org", "[object Object]",
        ]
    ),
)  # fmt: skip
operators = st.dictionaries(
    st.sampled_from(["$ne", "$gt", "$regex", "$where", "$set", "$or", "a.b", ""]),
    st.one_of(st.just(""), st.none(), nasty_text, st.just({"$gt": ""})),
    min_size=1,
    max_size=2,
)
anything = st.one_of(
    nasty_text, operators, st.none(), st.booleans(), st.integers(), st.floats(), st.binary(max_size=40),
    st.lists(st.one_of(nasty_text, operators), max_size=4), st.just(float("nan")), st.just(2**70),
)  # fmt: skip
FIELDS = (
    "full_name",
    "skills",
    "target_roles",
    "experience_level",
    "location",
    "progress",
    "preferences",
    "$set",
    "email",
)
quick = settings(
    max_examples=100,
    phases=[Phase.explicit, Phase.generate],  # shrinking against a store that remembers takes minutes
    deadline=None, database=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


def operators_in(filter_: Any) -> Iterator[tuple[str, str]]:
    """(field, operator) wherever a filter holds one; ("", operator) at its top."""
    for key, value in filter_.items():
        if str(key).startswith("$"):
            yield "", str(key)
        elif isinstance(value, dict):
            yield from ((str(key), str(inner)) for inner in value)
        else:
            assert not isinstance(value, list), "a list where one value belongs"


def assert_no_operator_from_outside(commands: Commands) -> None:
    assert commands.seen
    for name, command in commands.seen:
        filters = [command["filter"]] if "filter" in command else []
        filters += [one["q"] for key in ("updates", "deletes") for one in command.get(key, ())]
        for filter_ in filters:
            for field, operator in operators_in(filter_):
                assert (command[name], field, operator) in OWN_OPERATORS, (name, filter_)


def test_four_thousand_hostile_profiles_are_refused_or_stored_clean(
    accounts: Accounts, ada: User, commands: Commands
) -> None:
    tried = 0

    @quick
    @given(st.lists(st.tuples(st.sampled_from(FIELDS), anything), min_size=40, max_size=40))
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
    assert tried >= 4000
    assert_no_operator_from_outside(commands)


def test_four_thousand_hostile_credentials_open_nothing(
    accounts: Accounts, ada: User, commands: Commands, clock: Clock
) -> None:
    tried = 0

    @quick
    @given(st.lists(st.tuples(anything, anything), min_size=20, max_size=20))
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
    assert tried >= 4000
    clock.advance(minutes=16)  # some of the addresses were hers in capitals, and locked her account as they should
    signed_in = accounts.sign_in("ada@example.org", PASSWORD)
    assert signed_in.user == ada and accounts.sessions.of_user(ada.user_id) == [signed_in.session]
    assert_no_operator_from_outside(commands)


def test_three_thousand_hostile_requests_get_no_500_and_no_cookie(
    accounts: Accounts, ada: User, settings: Settings, commands: Commands
) -> None:
    runtime = Runtime(settings)
    use_runtime(runtime)
    client = TestClient(Starlette(routes=ROUTES), base_url=HOST, raise_server_exceptions=False)
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
    assert tried >= 3000
    assert accounts.sessions.redeem(ticket) is not None, "the real ticket is still good"
    use_runtime(None)
    runtime.close()
    assert_no_operator_from_outside(commands)


def _latin(text: str) -> bytes:
    return "".join(char for char in text[:3000] if " " <= char < "\x7f" or char > "\x9f").encode("latin-1", "replace")
