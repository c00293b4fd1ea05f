"""The audit log: what is written, who is told, and that nothing but time and a deletion takes an entry away."""

from datetime import timedelta

import pytest

from core.accounts.service import Accounts
from core.errors import BadCredentials
from core.models import AccountRole, SessionKind, User
from core.store import Store
from core.store.audit import AuditEvent, AuditLog
from tests.accounts.conftest import PASSWORD, Clock

HERE, THERE = "203.0.113.5", "198.51.100.7"


def test_what_happens_to_an_account_is_written_down_and_shown_to_its_owner(
    accounts: Accounts, ada: User, clock: Clock
) -> None:
    def step(**by: float) -> None:
        clock.advance(**(by or {"seconds": 1}))

    step()
    with pytest.raises(BadCredentials):
        accounts.sign_in(ada.email, "wrong", address=THERE)
    step()
    phone = accounts.sign_in(ada.email, PASSWORD, address=HERE, kind=SessionKind.BROWSER)
    laptop = accounts.sign_in(ada.email, PASSWORD, address=THERE)
    step()
    key, _ = accounts.keys.create(ada, "notebook")
    step()
    accounts.keys.revoke(ada, key.key_id)
    step()
    assert accounts.end_session(ada, laptop.session.session_id)
    assert not accounts.end_session(ada, laptop.session.session_id)
    step()
    accounts.change_password(ada, phone.session, PASSWORD, "quite another one")
    step()
    accounts.sign_out(phone.token)
    step()
    operator = accounts.set_role(ada.email, AccountRole.OPERATOR)
    entries = accounts.audit.of_user(operator)
    assert [entry.event for entry in reversed(entries) if entry.event is not AuditEvent.SIGNED_IN] == [
        AuditEvent.REGISTERED,
        AuditEvent.SIGN_IN_FAILED,
        AuditEvent.KEY_MADE,
        AuditEvent.KEY_REVOKED,
        AuditEvent.SESSION_ENDED,
        AuditEvent.PASSWORD_CHANGED,
        AuditEvent.SIGNED_OUT,
        AuditEvent.ROLE_CHANGED,
    ]
    assert {entry.address for entry in entries if entry.event is AuditEvent.SIGNED_IN} == {HERE, THERE}
    assert [entry.event.value for entry in entries] == [one["event"] for one in accounts.export_data(ada)["log"]]
    assert PASSWORD not in str(entries)


def test_another_one_s_session_cannot_be_ended(accounts: Accounts, ada: User) -> None:
    bob = accounts.register("bob@example.org", PASSWORD, "Bob")
    signed_in = accounts.sign_in(ada.email, PASSWORD)
    for session_id in (signed_in.session.session_id, "", None, "x" * 100):
        assert not accounts.end_session(bob, session_id)
    secret, _ = accounts.issue_reset(ada.email)
    assert accounts.sessions.peek_reset(secret) and len(accounts.sessions.of_user(ada.user_id)) == 1
    accounts.authenticate(signed_in.token)


def test_an_unknown_address_is_counted_and_not_written_down(accounts: Accounts, store: Store, clock: Clock) -> None:
    with pytest.raises(BadCredentials):
        accounts.sign_in("hunter2-typed-here@example.org", "x")
    (entry,) = store.audit.since(clock() - timedelta(days=1))
    assert (entry.event, entry.user_id) == (AuditEvent.SIGN_IN_FAILED, None) and "hunter2" not in str(entry)


def test_nothing_but_time_and_a_deletion_takes_an_entry_away(
    accounts: Accounts, ada: User, store: Store, clock: Clock
) -> None:
    doors = {name for name in dir(AuditLog) if not name.startswith("_")}
    assert doors == {"add", "since", "of_user", "forget_user", "delete_expired"}
    count = len(accounts.audit.of_user(ada))
    assert store.audit.delete_expired(clock() + timedelta(days=179)) == 0
    accounts.delete(ada)
    kept = store.audit.since(clock() - timedelta(days=1))
    assert len(kept) == count + 1 and not [one for one in kept if one.user_id or one.actor_id or one.address]
    assert store.audit.delete_expired(clock() + timedelta(days=181)) == len(kept)
