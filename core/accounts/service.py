"""Accounts: the one service behind pages, API and commands. Knows nothing of Streamlit."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from core.accounts import lockout
from core.accounts.api_keys import PREFIX, KeyDesk
from core.accounts.audit import AuditDesk
from core.accounts.breached import use_breached
from core.accounts.data_export import delete_everything_about, everything_about
from core.accounts.groups import GroupDesk
from core.accounts.lookalikes import clean_new_email
from core.accounts.passwords import Passwords, check_strength, default_passwords
from core.accounts.profile import Resolve, clean_changes
from core.accounts.profile_skills import learned_days, with_own_skills_only
from core.accounts.second_factor import SecondFactorDesk
from core.accounts.sessions import SessionDesk
from core.accounts.signing_in import SignIn, SignInDesk, as_typed
from core.accounts.visits import begins_visit
from core.catalogue.names import find_role, resolve_skill
from core.config import Settings
from core.errors import BadCredentials, DuplicateEmail, InvalidProfile, NotSignedIn, StaleVersion
from core.models import AccountRole, Session, SessionKind, User, Visit
from core.store import Store
from core.store.audit import AuditEvent
from core.texts import text

RESET_LASTS = timedelta(minutes=60)
CONFIRM_LASTS = timedelta(days=7)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Accounts:
    """Registration, sign-in, profile. Every refusal is an AccountError, StaleVersion or DuplicateEmail."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        resolve: Resolve,
        find_role: Resolve,
        passwords: Passwords | None = None,
        clock: Callable[[], datetime] = _utc_now,
        origin: str = "",
    ) -> None:
        """`origin` is the address all of this is asked from, "" for a command on the machine."""
        self._store, self._settings = store, settings
        self._resolve, self._find_role = resolve, find_role
        self._given_passwords = passwords
        self._clock = clock
        self._guard = lockout.Guard(store.lockouts)
        use_breached(settings.home)
        self.audit = AuditDesk(store.audit, clock, settings.audit_days, origin)
        self.groups = GroupDesk(store, clock)
        self.second_factor = SecondFactorDesk(store.second_factors, clock, self.audit, lambda: settings.signing_key)
        self.keys = KeyDesk(store.api_keys, clock, self.audit)
        self.sessions = SessionDesk(store.sessions, store.lockouts, settings, clock)
        self._doors = SignInDesk(
            store.users, self._guard, self._passwords, self.sessions, self.second_factor, self.audit, clock, origin
        )

    def _passwords(self) -> Passwords:
        return self._given_passwords or default_passwords()

    @classmethod
    def open(cls, store: Store, settings: Settings, origin: str = "") -> Self:
        """With the project's own taxonomy and role catalogue."""
        return cls(store, settings, resolve=resolve_skill, find_role=find_role, origin=origin)

    def register(
        self,
        email: object,
        password: object,
        full_name: object,
        profile: Mapping[str, Any] | None = None,
        *,
        address: str | None = None,
    ) -> User:
        """A new account. Raises InvalidProfile, WeakPassword, DuplicateEmail, TooManyAttempts.

        A taken e-mail address costs the same work as a free one, and `address` may ask for a few only.
        """
        cleaned = clean_changes({"full_name": full_name, **(profile or {})}, self._resolve, self._find_role)
        normal = clean_new_email(email)
        checked_password = check_strength(password, email=normal, full_name=cleaned["full_name"])
        now = self._clock()
        if address is not None:
            self._guard.check(lockout.taken_email_key(address), now)
        user = User(
            user_id=secrets.token_urlsafe(16),
            email=normal,
            password_hash=self._passwords().hash(checked_password),
            created_at=now,
            updated_at=now,
            **cleaned,
        )
        try:
            self._store.users.create(with_own_skills_only(user))
        except DuplicateEmail:
            if address is not None:
                self._guard.count(lockout.taken_email_key(address), lockout.TAKEN_EMAIL, now)
            raise
        self.audit.note(AuditEvent.REGISTERED, user, user, address=address)
        return user

    def sign_in(
        self,
        email: object,
        password: object,
        *,
        address: str | None = None,
        kind: SessionKind = SessionKind.API,
        code: object = "",
    ) -> SignIn:
        """A new session; as `SignInDesk.sign_in`."""
        return self._doors.sign_in(email, password, address=address, kind=kind, code=code)

    def finish_sign_in(self, pending: object, code: object, *, address: str | None = None) -> SignIn:
        """The second step in a browser; as `SignInDesk.finish`."""
        return self._doors.finish(pending, code, address=address)

    def open_session(self, user: User, kind: SessionKind, address: str | None = None) -> SignIn:
        """A new session for somebody who has just shown who they are."""
        return self._doors.open_session(user, kind, address)

    def authenticate(self, token: object, *, used: bool = True, keys: bool = False) -> tuple[User, Session]:
        """Whom a token names, with `keys` a personal key too: two finds by `_id`. Raises NotSignedIn.

        `used` as for `SessionDesk.find`. The session of a key is of the kind KEY, or READ_ONLY_KEY.
        """
        if keys and isinstance(token, str) and token.startswith(PREFIX):
            return self._bearer_of_key(token)
        session = self.sessions.find(token, used=used)
        user = self._store.users.by_id(session.user_id)
        if user is None or user.locked:
            self.sessions.end_all(session.user_id)
            raise NotSignedIn
        return user, session

    def _bearer_of_key(self, secret: str) -> tuple[User, Session]:
        key = self.keys.find(secret)
        user = self._store.users.by_id(key.user_id)
        if user is None or user.locked:
            raise NotSignedIn
        kind = SessionKind.READ_ONLY_KEY if key.read_only else SessionKind.KEY
        now = self._clock()
        return user, Session(key.key_hash, key.user_id, kind, key.created_at, now, key.expires_at or now)

    def visited(self, user: User, session: Session, snapshot_id: Callable[[], str]) -> User:
        """The user with the visit this run belongs to, which is written down where it begins: once a visit.

        `session` as `authenticate` gave it, and so as it was before this run.
        """
        now = self._clock()
        if not begins_visit(user, session, lambda: self.sessions.of_user(user.user_id), now):
            return user
        return self._store.users.begin_visit(user, Visit(now, snapshot_id(), user.skills))

    def sign_out(self, token: object) -> bool:
        """End the session a token names; True if there was one."""
        ended = self.sessions.end(token)
        if ended is not None:
            self.audit.note(AuditEvent.SIGNED_OUT, ended.user_id, ended.user_id)
        return ended is not None

    def sign_out_everywhere(self, user: User) -> int:
        """End all sessions of an account; returns how many there were."""
        ended = self.sessions.end_all(user.user_id)
        self.audit.note(AuditEvent.SIGNED_OUT_EVERYWHERE, user, user)
        return ended

    def end_session(self, user: User, session_id: object) -> bool:
        """End one of the user's own sessions; False where they have none of this id."""
        ended = self.sessions.end_of_user(user.user_id, session_id)
        if ended:
            self.audit.note(AuditEvent.SESSION_ENDED, user, user)
        return ended

    def confirm(self, user: User, password: object) -> None:
        """Ask for the password once more before something grave. Raises BadCredentials or TooManyAttempts."""
        account = lockout.account_key(user.email)
        self._guard.count(account, lockout.ACCOUNT, self._clock())
        if not self._passwords().fits(password, user.password_hash):
            raise BadCredentials
        self._guard.clear(account)

    def change_password(self, user: User, session: Session | None, current: object, new: object) -> User:
        """A new password; every session but `session` ends. Raises BadCredentials, WeakPassword, TooManyAttempts."""
        password = check_strength(new, email=user.email, full_name=user.full_name)
        self.confirm(user, current)
        if password == current:
            raise InvalidProfile("password", text("account_error.password_same"))
        fresh = self._set_password(user, password, but=session.session_hash if session else None)
        self.audit.note(AuditEvent.PASSWORD_CHANGED, user, user)
        return fresh

    def _set_password(self, user: User, password: str, but: str | None) -> User:
        changed = replace(user, password_hash=self._passwords().hash(password))
        fresh = self._store.users.update(changed, self._clock())
        self.sessions.end_all(user.user_id, but=but)
        return fresh

    def issue_reset(self, email: object, operator: User | None = None) -> tuple[str, datetime]:
        """The secret of a one-time reset link and when it ends. For operators; raises BadCredentials if unknown."""
        user = self.by_email(email)
        self.audit.note(AuditEvent.RESET_ISSUED, user, operator)
        return self.sessions.issue_reset(user.user_id, RESET_LASTS), self._clock() + RESET_LASTS

    def reset_password(self, secret: object, new: object) -> User:
        """Set the password a reset link allows and end all sessions. Raises NotSignedIn for a dead link."""
        link = self.sessions.peek_reset(secret)
        user = self._store.users.by_id(link.user_id) if link else None
        if user is None:
            raise NotSignedIn
        password = check_strength(new, email=user.email, full_name=user.full_name)  # a weak one leaves the link usable
        if self.sessions.use_reset(secret) is None:
            raise NotSignedIn
        fresh = self._set_password(user, password, but=None)
        self._guard.clear(lockout.account_key(user.email))
        self.audit.note(AuditEvent.PASSWORD_RESET, user, user)
        return fresh

    def issue_confirmation(self, user: User) -> str:
        """The secret of a link that shows the account's address to be its owner's."""
        return self.sessions.issue(user.user_id, SessionKind.CONFIRM, CONFIRM_LASTS)

    def confirm_email(self, secret: object) -> User:
        """Mark the account's address as confirmed. Raises NotSignedIn for a dead link, StaleVersion."""
        link = self.sessions.use(secret, SessionKind.CONFIRM)
        user = self._store.users.by_id(link.user_id) if link else None
        if user is None:
            raise NotSignedIn
        return self._store.users.update(replace(user, confirmed_email=user.email), self._clock())

    def update_profile(self, user: User, changes: Mapping[str, Any], version: int) -> User:
        """Write `changes` if `version` is still the stored one. Raises StaleVersion, InvalidProfile, DuplicateEmail."""
        cleaned = clean_changes(changes, self._resolve, self._find_role)
        if user.version != version:
            raise StaleVersion(text("account_error.stale"))
        now = self._clock()
        changed = replace(user, **cleaned, **learned_days(user, cleaned, now.date()))
        return self._store.users.update(with_own_skills_only(changed), now)

    def delete(self, user: User) -> None:
        """Delete the account with all that is kept about it; its reports lose their name."""
        delete_everything_about(user, self._store)
        self.second_factor.forget(user)
        self.sessions.end_all(user.user_id)
        self._guard.clear(lockout.account_key(user.email))
        self.audit.forget(user)
        self.audit.note(AuditEvent.DELETED, None, address="")

    def export_data(self, user: User) -> dict[str, Any]:
        """Everything kept about a user, ready for JSON; the password's hash stays where it is."""
        return everything_about(user, self._store, self.sessions.of_user(user.user_id), self._clock())

    def set_role(self, email: object, role: AccountRole) -> User:
        """Make an account an operator's or a member's. For the command only. Raises BadCredentials if unknown."""
        user = self._store.users.update(replace(self.by_email(email), account_role=role), self._clock())
        self.audit.note(AuditEvent.ROLE_CHANGED, user, detail=role.value)
        return user

    def set_locked(self, email: object, locked: bool, operator: User | None = None) -> User:
        """Lock (all sessions end) or unlock an account. Raises BadCredentials if unknown."""
        user = self._store.users.update(replace(self.by_email(email), locked=locked), self._clock())
        if locked:
            self.sessions.end_all(user.user_id)
        else:
            self._guard.clear(lockout.account_key(user.email))
        self.audit.note(AuditEvent.LOCKED if locked else AuditEvent.UNLOCKED, user, operator)
        return user

    def by_id(self, user_id: str) -> User | None:
        """The account of an id; None where there is none."""
        return self._store.users.by_id(user_id)

    def by_ids(self, user_ids: Iterable[str]) -> dict[str, User]:
        """The accounts of these ids, by id. For operators."""
        return self._store.users.by_ids(user_ids)

    def beginning_with(self, begins: str, limit: int) -> list[User]:
        """Up to `limit` accounts whose address begins so, by address. For operators."""
        return self._store.users.beginning_with(begins, limit)

    def by_email(self, email: object) -> User:
        """The account of an address; raises BadCredentials if there is none. Not for routes: it reveals who exists."""
        user = self._store.users.by_email(as_typed(email))
        if user is None:
            raise BadCredentials
        return user
