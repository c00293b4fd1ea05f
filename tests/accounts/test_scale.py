"""Many accounts: signing in costs what it costs with one. ACCOUNTS says how many."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pymongo import MongoClient

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.catalogue.names import find_role, resolve_skill
from core.config import Settings
from core.store import Store
from core.store.embedded import EmbeddedServer
from tests.accounts.conftest import PASSWORD, Clock, Commands

USERS = int(os.environ.get("ACCOUNTS", "10000"))


@pytest.fixture
def own_uri(tmp_path: Path, server_uri: str) -> Iterator[str]:
    """A server of its own where it can be: throwing it away takes no time, dropping the collection a minute."""
    if "MONGODB_TEST_URI" in os.environ:
        yield server_uri
        return
    server = EmbeddedServer(tmp_path / "many")
    server.open()
    yield server.uri
    server.close()


def sign_in_commands(accounts: Accounts, commands: Commands) -> list[tuple[str, str, list[str]]]:
    """(command, collection, fields of the filter) of one sign-in and one use of its token."""
    commands.seen = []
    accounts.authenticate(accounts.sign_in("ada@example.org", PASSWORD).token)
    seen = [(name, str(command.get(name)), sorted(command.get("filter") or {})) for name, command in commands.seen]
    commands.seen = None
    return seen


def test_signing_in_among_many_is_one_find_by_the_unique_index(
    own_uri: str, tmp_path: Path, clock: Clock, passwords: Passwords, commands: Commands
) -> None:
    database = os.environ.get("MONGODB_TEST_DATABASE", "many")
    settings = Settings(mongodb_uri=own_uri, mongodb_database=database, career_navigator_home=tmp_path, debug=True)
    common = {"password_hash": passwords.hash(PASSWORD), "version": 1}
    store = Store.connect(settings)
    accounts = Accounts(store, settings, resolve=resolve_skill, find_role=find_role, passwords=passwords, clock=clock)
    accounts.register("Ada@example.org", PASSWORD, "Ada Lovelace")
    sign_in_commands(accounts, commands)  # the first sign-in also sweeps expired sessions
    alone = sign_in_commands(accounts, commands)
    with MongoClient(own_uri) as client:
        users = client[database]["users"]
        for start in range(0, USERS, 5_000):
            numbers = range(start, min(start + 5_000, USERS))
            users.insert_many(
                [{"_id": f"u{n}", "email": f"user{n}@example.org", **common} for n in numbers], ordered=False
            )
        assert users.estimated_document_count() == USERS + 1
        among_many = sign_in_commands(accounts, commands)
        told = users.find({"email": "ada@example.org"}).explain()
    store.close()
    assert among_many == alone
    assert [one for one in among_many if one[1] == "users"] == [
        ("find", "users", ["email"]),
        ("find", "users", ["_id"]),
    ]
    assert len(among_many) == 9, "attempt found, counted, cleared; user; second factor; session; log; session, user"
    examined = told.get("executionStats", {}).get("totalDocsExamined")
    plan = str(told["queryPlanner"]["winningPlan"])
    assert "COLLSCAN" not in plan if examined is None else examined <= 1
