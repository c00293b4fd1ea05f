"""The second factor: set up by a first code, asked for at each sign-in, each code good once; recovery codes."""

import pyotp
import pytest

from core.accounts.sealing import seal_all, sealed, unsealed
from core.accounts.second_factor import RECOVERY_CODES
from core.accounts.service import Accounts
from core.config import Settings
from core.errors import BadSecondFactor, InvalidProfile, NotSignedIn, SecondFactorNeeded, TooManyAttempts
from core.models import SessionKind, User
from core.store import Store
from core.store.audit import AuditEvent
from tests.accounts.conftest import PASSWORD, Clock


def code(secret: str, clock: Clock) -> str:
    return pyotp.TOTP(secret).at(clock())


@pytest.fixture
def secret(accounts: Accounts, ada: User, clock: Clock) -> str:
    made = accounts.second_factor.new_secret()
    accounts.second_factor.confirm(ada, made, code(made, clock))
    clock.advance(seconds=30)
    return made


def test_it_is_on_only_once_a_code_was_right(accounts: Accounts, ada: User, clock: Clock) -> None:
    made = accounts.second_factor.new_secret()
    for wrong in ("000000", "", None, code(made, clock) + "1", "１２３４５６", "x" * 5000):
        with pytest.raises(InvalidProfile):
            accounts.second_factor.confirm(ada, made, wrong)
    accounts.sign_in(ada.email, PASSWORD)
    codes = accounts.second_factor.confirm(ada, made, f" {code(made, clock)[:3]} {code(made, clock)[3:]}")
    assert len(set(codes)) == RECOVERY_CODES
    assert "Career%20Navigator" in accounts.second_factor.address(made, ada.email)
    assert accounts.second_factor.picture(made, ada.email).startswith("<svg")
    with pytest.raises(InvalidProfile, match="already"):
        accounts.second_factor.confirm(ada, made, code(made, clock))


def test_a_program_sends_the_code_along(accounts: Accounts, ada: User, secret: str, clock: Clock) -> None:
    with pytest.raises(SecondFactorNeeded) as needed:
        accounts.sign_in(ada.email, PASSWORD)
    assert needed.value.pending == "", "only a browser gets something to go on with"
    with pytest.raises(BadSecondFactor):
        accounts.sign_in(ada.email, PASSWORD, code="123456")
    assert accounts.authenticate(accounts.sign_in(ada.email, PASSWORD, code=code(secret, clock)).token)
    with pytest.raises(BadSecondFactor):
        accounts.sign_in(ada.email, PASSWORD, code=code(secret, clock))
    clock.advance(seconds=30)
    accounts.sign_in(ada.email, PASSWORD, code=code(secret, clock))


def test_the_store_keeps_no_secret_that_makes_codes(
    accounts: Accounts, ada: User, secret: str, store: Store, settings: Settings, clock: Clock
) -> None:
    kept = store.second_factors.of_user(ada.user_id)
    assert kept is not None and secret not in kept.secret
    assert unsealed(kept.secret, ada.user_id, settings.signing_key) == secret
    assert unsealed(kept.secret, "somebody else", settings.signing_key) is None
    assert unsealed(kept.secret, ada.user_id, "another key, of thirty-two bytes") is None
    # What an earlier version kept as it was is good, and sealed at the next start; twice does no harm.
    store.second_factors.replace_secret(ada.user_id, kept.secret, secret)
    accounts.sign_in(ada.email, PASSWORD, code=code(secret, clock))
    assert [seal_all(store.second_factors, settings.signing_key) for _ in range(2)] == [1, 0]
    again = store.second_factors.of_user(ada.user_id)
    assert again is not None and secret not in again.secret and again.last_step > kept.last_step
    clock.advance(seconds=30)
    accounts.sign_in(ada.email, PASSWORD, code=code(secret, clock))


def test_with_another_signing_key_only_recovery_codes_are_good(
    accounts: Accounts, ada: User, store: Store, settings: Settings, clock: Clock
) -> None:
    made = accounts.second_factor.new_secret()
    recovery, *_ = accounts.second_factor.confirm(ada, made, code(made, clock))
    factor = store.second_factors.of_user(ada.user_id)
    assert factor is not None
    store.second_factors.replace_secret(ada.user_id, factor.secret, sealed(made, ada.user_id, "x" * 32))
    clock.advance(seconds=30)
    assert not accounts.second_factor.accepts(ada.user_id, code(made, clock))
    assert accounts.second_factor.accepts(ada.user_id, recovery)


def test_a_browser_goes_on_with_a_secret_that_is_no_session(
    accounts: Accounts, ada: User, secret: str, clock: Clock
) -> None:
    with pytest.raises(SecondFactorNeeded) as needed:
        accounts.sign_in(ada.email, PASSWORD, kind=SessionKind.BROWSER)
    pending = needed.value.pending
    with pytest.raises(NotSignedIn):
        accounts.authenticate(pending)
    assert accounts.sessions.redeem(pending) is None and accounts.sessions.peek_reset(pending) is None
    with pytest.raises(BadSecondFactor):
        accounts.finish_sign_in(pending, "123456")
    signed_in = accounts.finish_sign_in(pending, code(secret, clock))
    assert signed_in.ticket and accounts.authenticate(signed_in.token)[0].user_id == ada.user_id
    for late in (pending, "", None):
        with pytest.raises(NotSignedIn):
            accounts.finish_sign_in(late, code(secret, clock))


def test_who_takes_longer_than_five_minutes_begins_anew(
    accounts: Accounts, ada: User, secret: str, clock: Clock
) -> None:
    with pytest.raises(SecondFactorNeeded) as needed:
        accounts.sign_in(ada.email, PASSWORD, kind=SessionKind.BROWSER)
    clock.advance(minutes=6)
    with pytest.raises(NotSignedIn):
        accounts.finish_sign_in(needed.value.pending, code(secret, clock))


def test_guessing_codes_is_slowed_down_and_a_right_password_does_not_begin_anew(
    accounts: Accounts, ada: User, secret: str
) -> None:
    for guess in ("000000", "", "000001", "", "000002"):
        with pytest.raises((BadSecondFactor, SecondFactorNeeded)):
            accounts.sign_in(ada.email, PASSWORD, code=guess)
    with pytest.raises(TooManyAttempts):
        accounts.sign_in(ada.email, PASSWORD)


def test_each_recovery_code_works_once(accounts: Accounts, ada: User, clock: Clock, store: Store) -> None:
    made = accounts.second_factor.new_secret()
    first, second, *_ = accounts.second_factor.confirm(ada, made, code(made, clock))
    factor = store.second_factors.of_user(ada.user_id)
    assert factor is not None and first.replace("-", "") not in str(factor)
    accounts.sign_in(ada.email, PASSWORD, code=first.upper())
    with pytest.raises(BadSecondFactor):
        accounts.sign_in(ada.email, PASSWORD, code=first)
    accounts.sign_in(ada.email, PASSWORD, code=second.replace("-", ""))
    events = [entry.event for entry in accounts.audit.of_user(ada)]
    assert events.count(AuditEvent.RECOVERY_CODE_USED) == 2


def test_it_goes_with_a_command_or_the_account_and_a_new_password_keeps_it(
    accounts: Accounts, ada: User, secret: str, store: Store
) -> None:
    link, _ = accounts.issue_reset(ada.email)
    accounts.reset_password(link, "quite another one")
    with pytest.raises(SecondFactorNeeded):
        accounts.sign_in(ada.email, "quite another one")
    assert accounts.second_factor.remove(ada) and not accounts.second_factor.remove(ada)
    accounts.sign_in(ada.email, "quite another one")
    made = accounts.second_factor.new_secret()
    accounts.second_factor.confirm(ada, made, pyotp.TOTP(made).at(accounts._clock()))
    accounts.delete(accounts.by_email(ada.email))
    assert store.second_factors.of_user(ada.user_id) is None
