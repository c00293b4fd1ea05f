"""Sessions: what opens one, what ends it, and what is stored of it."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import jwt
import pytest
from pymongo import MongoClient

from core.accounts.service import Accounts
from core.config import Settings
from core.errors import BadCredentials, NotSignedIn, WeakPassword
from core.models import SessionKind, User
from core.store import Store
from tests.accounts.conftest import PASSWORD, Clock, Commands


def signed_in(accounts: Accounts, kind: SessionKind = SessionKind.API) -> str:
    return accounts.sign_in("ada@example.org", PASSWORD, kind=kind).token


def is_refused(accounts: Accounts, token: object) -> bool:
    try:
        accounts.authenticate(token)
    except NotSignedIn as error:
        assert str(error) == "Could not validate credentials"
        return True
    return False


def test_a_token_names_its_user_for_cookie_and_bearer_alike(accounts: Accounts, ada: User) -> None:
    for kind in (SessionKind.API, SessionKind.BROWSER):
        user, session = accounts.authenticate(signed_in(accounts, kind))
        assert (user.user_id, session.kind) == (ada.user_id, kind)


def test_only_a_hash_of_what_the_token_names_is_stored(accounts: Accounts, ada: User, settings: Settings) -> None:
    signed = accounts.sign_in("ada@example.org", PASSWORD, kind=SessionKind.BROWSER)
    claims = jwt.decode(signed.token, settings.signing_key, algorithms=["HS256"])
    assert set(claims) == {"sid", "iat", "exp"}
    assert signed.session.session_hash == hashlib.sha256(claims["sid"].encode()).hexdigest()
    with MongoClient(settings.mongodb_uri.get_secret_value()) as client:
        everything = str(
            [list(client[settings.mongodb_database][name].find()) for name in ("sessions", "users", "lockouts")]
        )
    for secret in (signed.token, signed.ticket, claims["sid"], PASSWORD):
        assert secret not in everything


def test_every_sign_in_makes_a_new_session(accounts: Accounts, ada: User) -> None:
    assert len({signed_in(accounts) for _ in range(5)}) == 5


def test_a_session_ends_at_its_absolute_time_however_busy_it_is(
    accounts: Accounts, ada: User, clock: Clock, settings: Settings
) -> None:
    token = signed_in(accounts)
    for _ in range(settings.jwt_access_token_expire_minutes // 60 - 1):
        clock.advance(minutes=60)
        assert not is_refused(accounts, token)
    clock.advance(minutes=60)
    assert is_refused(accounts, token)


def test_a_session_ends_when_it_idles(accounts: Accounts, ada: User, clock: Clock, settings: Settings) -> None:
    token = signed_in(accounts)
    clock.advance(minutes=settings.session_idle_minutes - 1)
    assert not is_refused(accounts, token), "and this use starts the idle time anew"
    clock.advance(minutes=settings.session_idle_minutes - 1)
    assert not is_refused(accounts, token)
    clock.advance(minutes=settings.session_idle_minutes + 1)
    assert is_refused(accounts, token)
    clock.advance(minutes=-60)
    assert is_refused(accounts, token), "it is gone, not hidden"


def test_a_stolen_token_is_worthless_after_sign_out(accounts: Accounts, ada: User) -> None:
    token, other = signed_in(accounts), signed_in(accounts)
    assert accounts.sign_out(token)
    assert is_refused(accounts, token) and not is_refused(accounts, other)


def test_sign_out_everywhere_lock_and_deletion_end_all_sessions(accounts: Accounts, ada: User) -> None:
    for end in (
        lambda: accounts.sign_out_everywhere(ada),
        lambda: (accounts.set_locked("ada@example.org", True), accounts.set_locked("ada@example.org", False)),
        lambda: accounts.delete(accounts.by_email("ada@example.org")),
    ):
        tokens = [signed_in(accounts, kind) for kind in (SessionKind.API, SessionKind.BROWSER)]
        end()
        assert all(is_refused(accounts, token) for token in tokens)


def test_a_new_password_ends_every_other_session_and_the_old_password(accounts: Accounts, ada: User) -> None:
    here, elsewhere = signed_in(accounts), signed_in(accounts)
    user, session = accounts.authenticate(here)
    with pytest.raises(BadCredentials):
        accounts.change_password(user, session, "not it at all", "a brand new one")
    with pytest.raises(WeakPassword):
        accounts.change_password(user, session, PASSWORD, "password1")
    assert not is_refused(accounts, elsewhere)
    accounts.change_password(user, session, PASSWORD, "a brand new one")
    assert is_refused(accounts, elsewhere) and not is_refused(accounts, here)
    with pytest.raises(BadCredentials):
        accounts.sign_in("ada@example.org", PASSWORD)
    accounts.sign_in("ada@example.org", "a brand new one")


def test_a_token_that_is_not_ours_costs_no_query(
    accounts: Accounts, ada: User, settings: Settings, commands: Commands
) -> None:
    good = signed_in(accounts)
    claims = jwt.decode(good, settings.signing_key, algorithms=["HS256"])
    head, body, signature = good.split(".")
    forged = [
        jwt.encode(claims, "x" * 40, "HS256"),
        jwt.encode(claims, "", "none"),
        jwt.encode(claims, settings.signing_key, "HS512"),
        jwt.encode({"sid": claims["sid"]}, settings.signing_key, "HS256"),
        jwt.encode({**claims, "sid": {"$ne": ""}}, settings.signing_key, "HS256"),
        f"{head}.{body}.",
        f"{head}.{body}.{signature[::-1]}",
        "",
        "x",
        "..",
        None,
        5,
        {"$gt": ""},
        good + "x" * 2000,
    ]
    commands.seen = []
    assert all(is_refused(accounts, token) for token in forged)
    assert commands.seen == []
    assert not is_refused(accounts, good)
    assert [name for name, _ in commands.seen] == ["find", "find"]


def test_a_ticket_becomes_the_cookie_once_for_one_caller(accounts: Accounts, ada: User) -> None:
    signed = accounts.sign_in("ada@example.org", PASSWORD, kind=SessionKind.BROWSER)
    with ThreadPoolExecutor(8) as pool:
        cookies = [one for one in pool.map(accounts.sessions.redeem, [signed.ticket] * 24) if one]
    assert len(cookies) == 1
    token, expires = cookies[0]
    assert accounts.authenticate(token)[1].session_hash == signed.session.session_hash
    assert expires == signed.session.expires_at


def test_a_ticket_is_worthless_after_30_seconds_and_after_sign_out(accounts: Accounts, ada: User, clock: Clock) -> None:
    late = accounts.sign_in("ada@example.org", PASSWORD, kind=SessionKind.BROWSER)
    clock.advance(seconds=31)
    assert accounts.sessions.redeem(late.ticket) is None
    gone = accounts.sign_in("ada@example.org", PASSWORD, kind=SessionKind.BROWSER)
    accounts.sign_out(gone.token)
    assert accounts.sessions.redeem(gone.ticket) is None


def test_a_ticket_or_reset_link_is_no_token_and_a_token_is_neither(accounts: Accounts, ada: User) -> None:
    signed = accounts.sign_in("ada@example.org", PASSWORD, kind=SessionKind.BROWSER)
    link, _ = accounts.issue_reset("ada@example.org")
    assert is_refused(accounts, signed.ticket) and is_refused(accounts, link)
    assert accounts.sessions.redeem(link) is None and accounts.sessions.redeem(signed.token) is None
    with pytest.raises(NotSignedIn):
        accounts.reset_password(signed.ticket, "a brand new one")


def test_a_reset_link_sets_the_password_once_and_ends_all_sessions(accounts: Accounts, ada: User, clock: Clock) -> None:
    token = signed_in(accounts)
    for _ in range(6):
        with pytest.raises(Exception):  # noqa: B017, PT011 - a wrong password, then the lockout
            accounts.sign_in("ada@example.org", "wrong")
    link, ends = accounts.issue_reset("ada@example.org")
    assert ends == clock.now + timedelta(minutes=60)
    with pytest.raises(WeakPassword):
        accounts.reset_password(link, "short")
    accounts.reset_password(link, "a brand new one")
    assert is_refused(accounts, token)
    accounts.sign_in("ada@example.org", "a brand new one")
    with pytest.raises(NotSignedIn):
        accounts.reset_password(link, "another new one")


def test_a_reset_link_dies_after_an_hour(accounts: Accounts, ada: User, clock: Clock) -> None:
    link, _ = accounts.issue_reset("ada@example.org")
    clock.advance(minutes=61)
    with pytest.raises(NotSignedIn):
        accounts.reset_password(link, "a brand new one")


def test_expired_sessions_are_swept_away(accounts: Accounts, ada: User, clock: Clock, store: Store) -> None:
    old = accounts.sign_in("ada@example.org", PASSWORD)
    clock.advance(days=2)
    signed_in(accounts)
    assert store.sessions.find(old.session.session_hash) is None
