"""Sign-in, lockout, and what a stranger cannot learn from them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from streamlit_authenticator import Hasher

from core.accounts.lockout import ACCOUNT
from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.catalogue.names import find_role, resolve_skill
from core.config import Settings
from core.errors import BadCredentials, TooManyAttempts
from core.models import User
from core.store import Store
from tests.accounts.conftest import PASSWORD, Clock, Commands


def fail(accounts: Accounts, email: str = "ada@example.org", address: str | None = None) -> Exception:
    with pytest.raises((BadCredentials, TooManyAttempts)) as caught:
        accounts.sign_in(email, "wrong password", address=address)
    return caught.value


def clear(accounts: Accounts) -> None:
    """Let the address start anew, so that both attempts meet the same state."""
    accounts._guard.clear("address:203.0.113.5")


def test_the_right_password_signs_in_however_the_address_is_cased(accounts: Accounts, ada: User) -> None:
    assert accounts.sign_in("ADA@Example.Org", PASSWORD).user.user_id == ada.user_id


@pytest.mark.parametrize(
    "password", ["wrong password", PASSWORD.upper(), PASSWORD + " ", PASSWORD + "x" * 100, "", None]
)
def test_any_other_password_does_not(accounts: Accounts, ada: User, password: object) -> None:
    with pytest.raises(BadCredentials, match=r"^Incorrect email or password$"):
        accounts.sign_in("ada@example.org", password)


def test_an_unknown_address_gets_the_same_words_after_the_same_work(
    accounts: Accounts, ada: User, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    real = Hasher.check_pw
    monkeypatch.setattr(Hasher, "check_pw", lambda given, stored: (checked.append(stored[:7]), real(given, stored))[1])
    asked = {}
    for email in ("ada@example.org", "nobody@example.org"):
        commands.seen = []
        failure = fail(accounts, email, "203.0.113.5")
        asked[email] = (str(failure), [name for name, _ in commands.seen])
        clear(accounts)
    assert asked["ada@example.org"] == asked["nobody@example.org"]
    assert checked == ["$2b$04$", "$2b$04$"]


def test_a_locked_account_answers_like_a_wrong_password(accounts: Accounts, ada: User) -> None:
    accounts.set_locked("ada@example.org", True)
    with pytest.raises(BadCredentials):
        accounts.sign_in("ada@example.org", PASSWORD)
    accounts.set_locked("ada@example.org", False)
    accounts.sign_in("ada@example.org", PASSWORD)


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_failures_lock_known_and_unknown_accounts_alike_for_a_growing_time(
    accounts: Accounts, ada: User, clock: Clock, email: str
) -> None:
    assert [type(fail(accounts, email)) for _ in range(ACCOUNT.free)] == [BadCredentials] * ACCOUNT.free
    waits = []
    for _ in range(7):
        refused = fail(accounts, email)
        assert isinstance(refused, TooManyAttempts)
        waits.append(refused.seconds)
        clock.advance(seconds=refused.seconds)
        assert isinstance(fail(accounts, email), BadCredentials), "after the wait there is one more try"
    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_while_locked_even_the_right_password_waits_and_then_clears_the_count(
    accounts: Accounts, ada: User, clock: Clock
) -> None:
    for _ in range(ACCOUNT.free):
        fail(accounts)
    with pytest.raises(TooManyAttempts):
        accounts.sign_in("ada@example.org", PASSWORD)
    clock.advance(seconds=30)
    accounts.sign_in("ada@example.org", PASSWORD)
    assert isinstance(fail(accounts), BadCredentials)


def test_a_lockout_outlives_the_process(
    accounts: Accounts, ada: User, settings: Settings, clock: Clock, passwords: Passwords
) -> None:
    for _ in range(ACCOUNT.free):
        fail(accounts)
    another = Store.connect(settings)
    restarted = Accounts(
        another, settings, resolve=resolve_skill, find_role=find_role, passwords=passwords, clock=clock
    )
    assert isinstance(fail(restarted), TooManyAttempts)
    another.close()


def test_a_hundred_guesses_at_once_get_no_more_tries_than_one_after_another(accounts: Accounts, ada: User) -> None:
    with ThreadPoolExecutor(16) as pool:
        failures = list(pool.map(lambda _: fail(accounts), range(100)))
    assert sum(isinstance(failure, BadCredentials) for failure in failures) == ACCOUNT.free


def test_spraying_one_password_over_many_accounts_locks_the_address_only(
    accounts: Accounts, ada: User, clock: Clock
) -> None:
    refused = [fail(accounts, f"user{n}@example.org", "203.0.113.7") for n in range(60)]
    assert [isinstance(one, TooManyAttempts) for one in refused] == [False] * 50 + [True] * 10
    with pytest.raises(TooManyAttempts):
        accounts.sign_in("ada@example.org", PASSWORD, address="203.0.113.7")
    accounts.sign_in("ada@example.org", PASSWORD, address="198.51.100.3")
    clock.advance(seconds=31)
    accounts.sign_in("ada@example.org", PASSWORD, address="203.0.113.7")


def test_an_own_account_does_not_wash_an_address_clean(accounts: Accounts, ada: User) -> None:
    for n in range(50):
        if n % 10 == 0:
            accounts.sign_in("ada@example.org", PASSWORD, address="203.0.113.7")
        fail(accounts, f"user{n}@example.org", "203.0.113.7")
    assert isinstance(fail(accounts, "one-more@example.org", "203.0.113.7"), TooManyAttempts)


def test_failures_are_forgotten_after_a_day(accounts: Accounts, ada: User, clock: Clock) -> None:
    for _ in range(ACCOUNT.free - 1):
        fail(accounts)
    clock.now += timedelta(hours=25)
    assert [type(fail(accounts)) for _ in range(ACCOUNT.free)] == [BadCredentials] * ACCOUNT.free


def test_what_was_held_against_addresses_long_ago_is_cleared(accounts: Accounts, store: Store, clock: Clock) -> None:
    user = accounts.register("ada@example.org", PASSWORD, "Ada")
    for number in range(40):
        with pytest.raises(BadCredentials):
            accounts.sign_in(f"nobody{number}@example.org", "wrong password", address=f"192.0.2.{number}")
    clock.advance(days=400)
    accounts.sign_in(user.email, PASSWORD, address="192.0.2.1")
    assert store.connection.database["lockouts"].count_documents({}) == 0
