"""Personal keys in the store: their time, their account, their number, their names."""

from datetime import UTC, datetime, timedelta

import pytest

from core.accounts.api_keys import MOST_KEYS
from core.accounts.service import Accounts
from core.errors import InvalidProfile, NotSignedIn
from core.models import User
from core.store import Store
from tests.accounts.conftest import Clock
from tests.tables import each_row


@pytest.fixture
def grace(accounts: Accounts) -> User:
    return accounts.register("grace@example.org", "correct horse 9", "Grace")


def test_a_key_ends_with_its_time_and_with_its_account(
    accounts: Accounts,
    grace: User,
    store: Store,
    clock: Clock,
) -> None:
    key, secret = accounts.keys.create(grace, "script", days=1)
    assert accounts.authenticate(secret, keys=True)[0].user_id == grace.user_id
    with pytest.raises(NotSignedIn):
        accounts.authenticate(secret)
    clock.advance(days=1)
    with pytest.raises(NotSignedIn):
        accounts.authenticate(secret, keys=True)
    _, second = accounts.keys.create(grace, "script", days=365)
    accounts.set_locked("grace@example.org", True)
    with pytest.raises(NotSignedIn):
        accounts.authenticate(second, keys=True)
    stored = str(list(store.connection.database["api_keys"].find()))
    assert secret not in stored and second not in stored
    accounts.delete(accounts.by_email("grace@example.org"))
    assert accounts.keys.of_user(grace) == []
    assert key.expires_at is not None and key.expires_at < datetime.now(UTC) + timedelta(days=2)


@each_row(("name", "days"), [("", 9), ("   ", 9), ("x" * 61, 9), ("\x00", 9), (None, 9), ("a", 0), ("a", 366)])
def test_a_bad_name_or_time_is_refused(accounts: Accounts, grace: User, name: object, days: int) -> None:
    with pytest.raises(InvalidProfile):
        accounts.keys.create(grace, name, days=days)
    assert accounts.keys.of_user(grace) == []


def test_an_account_holds_only_so_many(accounts: Accounts, grace: User) -> None:
    for number in range(MOST_KEYS):
        accounts.keys.create(grace, f"key {number}")
    with pytest.raises(InvalidProfile, match="at most"):
        accounts.keys.create(grace, "one more")
