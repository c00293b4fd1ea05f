"""A hundred thousand accounts: signing in costs what it costs with one."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pymongo import MongoClient

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.accounts.vocabulary import find_role, resolve_skill
from core.config import Settings
from core.store import Store
from core.store.embedded import EmbeddedServer
from tests.accounts.conftest import PASSWORD, Clock, Commands

USERS = 100_000


@pytest.fixture
def own_uri(tmp_path: Path, server_uri: str) -> Iterator[str]:
    """A server of its own where it can be: throwing it away takes no time, dropping the collection a minute."""
    if "MONGODB_TEST_URI" in os.environ:
        yield server_uri
        return
    server = EmbeddedServer(tmp_path / "many")
    yield f"mongodb://127.0.0.1:{server.open()}/?directConnection=true"
    server.close()


def sign_in_commands(accounts: Accounts, commands: Commands) -> list[tuple[str, str, list[str]]]:
    """(command, collection, fields of the filter) of one sign-in and one use of its token."""
    commands.seen = []
    accounts.authenticate(accounts.sign_in("ada@example.org", PASSWORD).token)
    seen = [(name, str(command.get(name)), sorted(command.get("filter") or {})) for name, command in commands.seen]
    commands.seen = None
    return seen


def test_signing_in_among_a_hundred_thousand_is_one_find_by_the_unique_index(
    own_uri: str, tmp_path: Path, clock: Clock, passwords: Passwords, commands: Commands
) -> None:
    settings = Settings(mongodb_uri=own_uri, mongodb_database="many", career_navigator_home=tmp_path, debug=True)
    common = {"password_hash": passwords.hash(PASSWORD), "version": 1}
    store = Store.connect(settings)
    accounts = Accounts(store, settings, resolve=resolve_skill, find_role=find_role, passwords=passwords, now=clock)
    accounts.register("Ada@example.org", PASSWORD, "Ada Lovelace")
    sign_in_commands(accounts, commands)  # the first sign-in also sweeps expired sessions
    alone = sign_in_commands(accounts, commands)
    with MongoClient(own_uri) as client:
        users = client["many"]["users"]
        for start in range(0, USERS, 10_000):
            numbers = range(start, start + 10_000)
            users.insert_many(
                [{"_id": f"u{n}", "email": f"user{n}@example.org", **common} for n in numbers], ordered=False
            )
        assert users.estimated_document_count() == USERS + 1
        among_many = sign_in_commands(accounts, commands)
        plan = str(users.find({"email": "ada@example.org"}).explain())
    store.close()
    assert among_many == alone
    assert [one for one in among_many if one[1] == "users"] == [
        ("find", "users", ["email"]),
        ("find", "users", ["_id"]),
    ]
    assert len(among_many) == 7, "the attempt is found, counted and cleared; user; session; then session and user again"
    assert "IXSCAN" in plan and "COLLSCAN" not in plan
