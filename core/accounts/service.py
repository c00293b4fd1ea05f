"""Accounts: the one service behind pages, API and commands. Knows nothing of Streamlit."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self

from core.accounts import lockout
from core.accounts.export import exported
from core.accounts.passwords import Passwords, check_strength, default_passwords
from core.accounts.profile import Resolve, clean_changes, clean_email
from core.accounts.sessions import SessionDesk
from core.accounts.visits import begins_visit
from core.accounts.vocabulary import find_role, resolve_skill
from core.config import Settings
from core.errors import BadCredentials, DuplicateEmail, InvalidProfile, NotSignedIn, StaleVersion
from core.models import Session, SessionKind, User, Visit
from core.store import Store

RESET_LASTS = timedelta(minutes=60)
STALE = "User data was modified by another request. Please try again."


@dataclass(frozen=True, slots=True)
class SignIn:
    """A success: `token` is cookie and bearer token; a browser gets its cookie for `ticket`."""

    user: User
    session: Session
    token: str
    ticket: str | None


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
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._store, self._settings = store, settings
        self._resolve, self._find_role = resolve, find_role
        self._given_passwords = passwords
        self._now = now
        self._guard = lockout.Guard(store.lockouts)
        self.sessions = SessionDesk(store.sessions, settings, now)

    @property
    def _passwords(self) -> Passwords:
        return self._given_passwords or default_passwords()

    @classmethod
    def open(cls, store: Store, settings: Settings) -> Self:
        """With the project's own taxonomy and role catalogue."""
        return cls(store, settings, resolve=resolve_skill, find_role=find_role)

    def register(
        self, email: object, password: object, full_name: object, profile: Mapping[str, Any] | None = None,
        *, address: str | None = None,
    ) -> User:  # fmt: skip
        """A new account. Raises InvalidProfile, WeakPassword, DuplicateEmail, TooManyAttempts.

        A taken e-mail address costs the same work as a free one, and `address` may ask for a few only.
        """
        cleaned = clean_changes({"full_name": full_name, **(profile or {})}, self._resolve, self._find_role)
        normal = clean_email(email)
        given = check_strength(password, email=normal, full_name=cleaned["full_name"])
        now = self._now()
        if address is not None:
            self._guard.check(lockout.taken_email_key(address), now)
        user = User(
            user_id=secrets.token_urlsafe(16), email=normal, password_hash=self._passwords.hash(given),
            created_at=now, updated_at=now, **cleaned,
        )  # fmt: skip
        try:
            self._store.users.create(user)
        except DuplicateEmail:
            if address is not None:
                self._guard.count(lockout.taken_email_key(address), lockout.TAKEN_EMAIL, now)
            raise
        return user

    def sign_in(
        self, email: object, password: object, *, address: str | None = None, kind: SessionKind = SessionKind.API
    ) -> SignIn:
        """A new session. Raises BadCredentials or TooManyAttempts, in the same time and words for unknown accounts."""
        user = self._checked(email, password, address)
        opened = self.sessions.open(user.user_id, kind)
        return SignIn(user, opened.session, opened.token, opened.ticket)

    def _checked(self, email: object, password: object, address: str | None) -> User:
        now = self._now()
        normal = _as_typed(email)
        account = lockout.account_key(normal)
        if address is not None:
            self._guard.check(lockout.address_key(address), now)
        self._guard.count(account, lockout.ACCOUNT, now)
        user = self._store.users.by_email(normal) if normal else None
        fits = self._passwords.fits(password, user.password_hash if user else None)
        if user is None or not fits or user.locked:
            if address is not None:
                self._guard.count(lockout.address_key(address), lockout.ADDRESS, now)
            raise BadCredentials
        self._guard.clear(account)
        return user

    def authenticate(self, token: object, *, used: bool = True) -> tuple[User, Session]:
        """Whom a token names: two finds by `_id`. Raises NotSignedIn. `used` as for `SessionDesk.find`."""
        session = self.sessions.find(token, used=used)
        user = self._store.users.by_id(session.user_id)
        if user is None or user.locked:
            self.sessions.end_all(session.user_id)
            raise NotSignedIn
        return user, session

    def visited(self, user: User, session: Session, snapshot_id: Callable[[], str]) -> User:
        """The user with the visit this run belongs to, which is written down where it begins: once a visit.

        `session` as `authenticate` gave it, and so as it was before this run.
        """
        now = self._now()
        if not begins_visit(user, session, lambda: self.sessions.of_user(user.user_id), now):
            return user
        return self._store.users.begin_visit(user, Visit(now, snapshot_id(), user.skills))

    def sign_out(self, token: object) -> bool:
        return self.sessions.end(token)

    def sign_out_everywhere(self, user: User) -> int:
        return self.sessions.end_all(user.user_id)

    def confirm(self, user: User, password: object) -> None:
        """Ask for the password once more before something grave. Raises BadCredentials or TooManyAttempts."""
        account = lockout.account_key(user.email)
        self._guard.count(account, lockout.ACCOUNT, self._now())
        if not self._passwords.fits(password, user.password_hash):
            raise BadCredentials
        self._guard.clear(account)

    def change_password(self, user: User, session: Session | None, current: object, new: object) -> User:
        """A new password; every session but `session` ends. Raises BadCredentials, WeakPassword, TooManyAttempts."""
        given = check_strength(new, email=user.email, full_name=user.full_name)
        self.confirm(user, current)
        if given == current:
            raise InvalidProfile("password", "The new password is the old one.")
        return self._set_password(user, given, but=session.session_hash if session else None)

    def _set_password(self, user: User, given: str, but: str | None) -> User:
        changed = replace(user, password_hash=self._passwords.hash(given))
        fresh = self._store.users.update(changed, self._now())
        self.sessions.end_all(user.user_id, but=but)
        return fresh

    def issue_reset(self, email: object) -> tuple[str, datetime]:
        """The secret of a one-time reset link and when it ends. For operators; raises BadCredentials if unknown."""
        user = self.by_email(email)
        return self.sessions.issue_reset(user.user_id, RESET_LASTS), self._now() + RESET_LASTS

    def reset_password(self, secret: object, new: object) -> User:
        """Set the password a reset link allows and end all sessions. Raises NotSignedIn for a dead link."""
        found = self.sessions.peek_reset(secret)
        user = self._store.users.by_id(found.user_id) if found else None
        if user is None:
            raise NotSignedIn
        given = check_strength(new, email=user.email, full_name=user.full_name)  # a weak one leaves the link usable
        if self.sessions.use_reset(secret) is None:
            raise NotSignedIn
        fresh = self._set_password(user, given, but=None)
        self._guard.clear(lockout.account_key(user.email))
        return fresh

    def update_profile(self, user: User, changes: Mapping[str, Any], version: int) -> User:
        """Write `changes` if `version` is still the stored one. Raises StaleVersion, InvalidProfile, DuplicateEmail."""
        cleaned = clean_changes(changes, self._resolve, self._find_role)
        if user.version != version:
            raise StaleVersion(STALE)
        now = self._now()
        return self._store.users.update(replace(user, **cleaned, **_learned(user, cleaned, now.date())), now)

    def delete(self, user: User) -> None:
        """Delete the account, its sessions, marks and what is held against it; its reports lose their name."""
        self._store.users.delete(user.user_id)
        self._store.marks.delete_of_user(user.user_id)
        self._store.reports.forget_user(user.user_id)
        self.sessions.end_all(user.user_id)
        self._guard.clear(lockout.account_key(user.email))

    def export_data(self, user: User) -> dict[str, Any]:
        """Everything kept about a user, ready for JSON; the password's hash stays where it is."""
        return {
            **exported(user, self.sessions.of_user(user.user_id), self._now()),
            "openings": {one: mark.value for one, mark in self._store.marks.of_user(user.user_id).items()},
            "reports": [
                {"posting": one.posting_id, "skill": one.skill, "kind": one.kind.value, "words": one.words}
                for one in self._store.reports.of_user(user.user_id)
            ],
        }

    def set_locked(self, email: object, locked: bool) -> User:
        """Lock (all sessions end) or unlock an account. Raises BadCredentials if unknown."""
        user = self._store.users.update(replace(self.by_email(email), locked=locked), self._now())
        if locked:
            self.sessions.end_all(user.user_id)
        else:
            self._guard.clear(lockout.account_key(user.email))
        return user

    def by_email(self, email: object) -> User:
        """The account of an address; raises BadCredentials if there is none. Not for routes: it tells who exists."""
        user = self._store.users.by_email(_as_typed(email))
        if user is None:
            raise BadCredentials
        return user


def _as_typed(email: object) -> str:
    """The address as it is looked up; "" for what cannot be one, which then fails like any unknown address."""
    try:
        return clean_email(email)
    except InvalidProfile:
        return ""


def _learned(user: User, cleaned: Mapping[str, Any], today: date) -> dict[str, Any]:
    """When each skill joined the profile; the first skills ever named were not learned that day."""
    if "skills" not in cleaned:
        return {}
    joined = dict.fromkeys(set(cleaned["skills"]).difference(user.skills), today) if user.skills else {}
    known = {**user.learned_on, **joined}
    return {"learned_on": {skill: known[skill] for skill in cleaned["skills"] if skill in known}}
