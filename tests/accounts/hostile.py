"""What an attacker types and sends, and the check that none of it steers a query."""

import os
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st

from core.errors import AccountError, DuplicateEmail, StaleVersion
from tests.accounts.conftest import Commands
from tests.drawing import examples

REFUSALS = (AccountError, DuplicateEmail, StaleVersion)
# The only operators the account collections are asked with, all of them ours, none with a value from outside.
ACCOUNT_COLLECTIONS = {"users", "sessions", "lockouts", "reports", "posting_marks"}
OWN_OPERATORS = {("sessions", "expires_at", "$lt"), ("lockouts", "forget_at", "$lt")}

nasty_text = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Mn", "Zl", "Zp"]), min_size=1, max_size=40),
    st.sampled_from(
        [
            "",
            "\0",
            "\r\nSet-Cookie: cn_session=x",
            "' OR 1=1 --",
            "{{7*7}}",
            "${jndi:ldap://x}",
            "$where",
            "$ne",
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "\u202egnp.exe",
            "\u2066admin\u2069",
            "a" * 100_000,
            "😀" * 500,
            "a@example.org\0",
            "ada@example.org\nBcc: x@example.org",
            "ADA@EXAMPLE.ORG",
            "İ@example.org",
            "NaN",
            "null",
            "true",
            "-1",
            "1e999",
            "\ud800",
            "ａｄａ@example.org",
            "admin'--@example.org",
            "[object Object]",
        ]
    ),
)
operators = st.dictionaries(
    st.sampled_from(["$ne", "$gt", "$regex", "$where", "$set", "$or", "a.b", ""]),
    st.one_of(st.just(""), st.none(), nasty_text, st.just({"$gt": ""})),
    min_size=1,
    max_size=2,
)
# What a text field of a browser can hold: a websocket carries no half of a surrogate pair.
typed_text = nasty_text.map(lambda text: text.encode("utf-8", "ignore").decode())
anything = st.one_of(
    nasty_text,
    operators,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.binary(max_size=40),
    st.lists(st.one_of(nasty_text, operators), max_size=4),
    st.just(float("nan")),
    st.just(2**70),
)
FIELDS = (
    "full_name",
    "skills",
    "target_roles",
    "experience_level",
    "location",
    "experience_years",
    "skill_years",
    "degree",
    "degree_subject",
    "progress",
    "preferences",
    "$set",
    "email",
)
ROUNDS = int(os.environ.get("HOSTILE_ROUNDS", "30"))  # `make faults` goes through 100
quick = examples(
    ROUNDS,
    phases=[Phase.explicit, Phase.generate],  # shrinking against a store that remembers takes minutes
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


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
        if command.get(name) not in ACCOUNT_COLLECTIONS:  # others are read for the snapshot, in the background
            continue
        filters = [command["filter"]] if "filter" in command else []
        filters += [one["q"] for key in ("updates", "deletes") for one in command.get(key, ())]
        for filter_ in filters:
            for field, operator in operators_in(filter_):
                assert (command[name], field, operator) in OWN_OPERATORS, (name, filter_)
