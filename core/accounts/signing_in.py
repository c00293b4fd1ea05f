"""Signing in: the password, the second factor where there is one, and the session that is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.accounts import lockout
from core.accounts.audit import AuditDesk
from core.accounts.passwords import Passwords
from core.accounts.profile import clean_email
from core.accounts.second_factor import SecondFactorDesk
from core.accounts.sessions import SessionDesk
from core.errors import BadCredentials, BadSecondFactor, InvalidProfile, NotSignedIn, SecondFactorNeeded
from core.models import Session, SessionKind, User
from core.store.audit import AuditEvent
from core.store.users import Users


@dataclass(frozen=True, slots=True)
class SignIn:
    """A success: `token` is cookie and bearer token; a browser gets its cookie for `ticket`."""

    user: User
    session: Session
    token: str
    ticket: str | None


@dataclass(frozen=True, slots=True)
class SignInDesk:
    """Checks who somebody says they are. An attempt is counted until the whole sign-in has succeeded."""

    users: Users
    guard: lockout.Guard
    passwords: Callable[[], Passwords]
    sessions: SessionDesk
    second_factor: SecondFactorDesk
    audit: AuditDesk
    clock: Callable[[], datetime]
    origin: str

    def sign_in(
        self, email: object, password: object, *, address: str | None, kind: SessionKind, code: object
    ) -> SignIn:
        """A new session. Raises BadCredentials or TooManyAttempts, in the same time and words for unknown accounts.

        Where the account has a second factor and `code` is empty, raises SecondFactorNeeded, whose `pending` a browser
        hands to `finish`; BadSecondFactor for a wrong one.
        """
        user = self._checked(email, password, address)
        if self.second_factor.of_user(user.user_id) is not None:
            if not code:
                browser = kind is SessionKind.BROWSER
                raise SecondFactorNeeded(self.sessions.begin_second_step(user.user_id) if browser else "")
            self._check_code(user, code, address)
        self.guard.clear(lockout.account_key(user.email))
        return self.open_session(user, kind, address)

    def finish(self, pending: object, code: object, *, address: str | None) -> SignIn:
        """The second step in a browser. Raises NotSignedIn where it is too late, BadSecondFactor, TooManyAttempts."""
        step = self.sessions.peek_second_step(pending)
        user = self.users.by_id(step.user_id) if step else None
        if user is None or user.locked:
            raise NotSignedIn
        self.guard.count(lockout.account_key(user.email), lockout.ACCOUNT, self.clock())
        self._check_code(user, code, address)
        if self.sessions.use_second_step(pending) is None:
            raise NotSignedIn
        self.guard.clear(lockout.account_key(user.email))
        return self.open_session(user, SessionKind.BROWSER, address)

    def open_session(self, user: User, kind: SessionKind, address: str | None) -> SignIn:
        """A new session for somebody who has just shown who they are."""
        opened = self.sessions.open(user.user_id, kind, address or self.origin)
        self.audit.note(AuditEvent.SIGNED_IN, user, user, kind.value, address=address)
        return SignIn(user, opened.session, opened.token, opened.ticket)

    def _check_code(self, user: User, code: object, address: str | None) -> None:
        if not self.second_factor.accepts(user.user_id, code):
            self.audit.note(AuditEvent.SIGN_IN_FAILED, user, detail="second factor", address=address)
            raise BadSecondFactor

    def _checked(self, email: object, password: object, address: str | None) -> User:
        now = self.clock()
        normal = as_typed(email)
        account = lockout.account_key(normal)
        if address is not None:
            self.guard.check(lockout.address_key(address), now)
        self.guard.count(account, lockout.ACCOUNT, now)
        user = self.users.by_email(normal) if normal else None
        fits = self.passwords().fits(password, user.password_hash if user else None)
        if user is None or not fits or user.locked:
            if address is not None:
                self.guard.count(lockout.address_key(address), lockout.ADDRESS, now)
            # An unknown address is not written down: it may be a password in the wrong field, or somebody else's.
            self.audit.note(AuditEvent.SIGN_IN_FAILED, user, address=address)
            raise BadCredentials
        return user


def as_typed(email: object) -> str:
    """The address as it is looked up; "" for what cannot be one, which then fails like any unknown address."""
    try:
        return clean_email(email)
    except InvalidProfile:
        return ""
