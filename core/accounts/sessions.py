"""Server-side sessions: opened at sign-in, looked up at every use, ended by deleting them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.accounts import tokens
from core.config import Settings
from core.errors import NotSignedIn
from core.models import Session, SessionKind
from core.store.lockouts import Lockouts
from core.store.sessions import Sessions

TICKET_LASTS = timedelta(seconds=30)
SECOND_STEP_LASTS = timedelta(minutes=5)
TOUCH_EVERY = timedelta(minutes=1)  # a write at each click would cost more than the click
PURGE_EVERY = timedelta(minutes=10)
SIGNED_IN = (SessionKind.BROWSER, SessionKind.API)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session. `token` names it; a browser's `ticket` fetches its cookie, once, within 30 s."""

    session: Session
    token: str
    ticket: str | None


class SessionDesk:
    """Opens, finds and ends sessions. Secrets go out to the caller; the store sees their hashes only."""

    def __init__(
        self, sessions: Sessions, lockouts: Lockouts, settings: Settings, clock: Callable[[], datetime]
    ) -> None:
        self._sessions, self._lockouts, self._clock = sessions, lockouts, clock
        self._settings = settings
        self._purged_at: datetime | None = None

    def open(self, user_id: str, kind: SessionKind, address: str = "") -> Opened:
        """A fresh session with a fresh id: nothing a visitor brought along becomes a session."""
        self._purge()
        lasts = timedelta(minutes=self._settings.jwt_access_token_expire_minutes)
        if kind is not SessionKind.BROWSER:
            session_id = tokens.new_secret()
            return Opened(self._create(session_id, user_id, kind, lasts, address), self._token(session_id, lasts), None)
        ticket = tokens.new_secret()
        session_id = tokens.session_id_of_ticket(ticket, self._settings.signing_key)
        session = self._create(session_id, user_id, kind, lasts, address)
        self._create(ticket, user_id, SessionKind.TICKET, TICKET_LASTS)
        return Opened(session, self._token(session_id, lasts), ticket)

    def redeem(self, ticket: object) -> tuple[str, datetime] | None:
        """The cookie for a ticket: its token and when it ends. None for a used, late or invented ticket."""
        if not isinstance(ticket, str) or not 0 < len(ticket) <= tokens.MAX_TOKEN_CHARS:
            return None
        if self._consume(ticket, SessionKind.TICKET) is None:
            return None
        session_id = tokens.session_id_of_ticket(ticket, self._settings.signing_key)
        session = self._sessions.find(tokens.hashed(session_id))
        if session is None:  # signed out between the two
            return None
        token = tokens.sign(session_id, self._settings.signing_key, session.created_at, session.expires_at)
        return token, session.expires_at

    def find(self, token: object, *, used: bool = True) -> Session:
        """The living session a token names. Raises NotSignedIn. A token that is not ours costs no query.

        Without `used` the idle time continues: the page reloaded on its own, and the person may have left.
        """
        session_id = tokens.session_id_of(token, self._settings.signing_key)
        session = self._sessions.find(tokens.hashed(session_id)) if session_id else None
        if session is None or session.kind not in SIGNED_IN:
            raise NotSignedIn
        now = self._clock()
        idle = timedelta(minutes=self._settings.session_idle_minutes)
        if session.expires_at <= now or now - session.last_used > idle:
            self._sessions.delete(session.session_hash)
            raise NotSignedIn
        if used and now - session.last_used >= TOUCH_EVERY:
            self._sessions.touch(session.session_hash, now)
        return session

    def end(self, token: object) -> Session | None:
        """End the session a token names, which comes back if there was one."""
        session_id = tokens.session_id_of(token, self._settings.signing_key)
        session = self._sessions.find(tokens.hashed(session_id)) if session_id else None
        return session if session and self._sessions.delete(session.session_hash) else None

    def end_of_user(self, user_id: str, session_id: object) -> bool:
        """End the session of this user that has this id; True if there was one. Reset links and tickets have none."""
        ending = [session for session in self.of_user(user_id) if session.session_id == session_id]
        return any(self._sessions.delete(session.session_hash) for session in ending)

    def end_all(self, user_id: str, *, but: str | None = None) -> int:
        """End a user's sessions, tickets and reset links everywhere, keeping the session with the hash `but`."""
        return self._sessions.delete_of_user(user_id, but=but)

    def of_user(self, user_id: str) -> list[Session]:
        """The sessions a user is signed in with, without tickets and reset links. Raises StoreError."""
        return [session for session in self._sessions.of_user(user_id) if session.kind in SIGNED_IN]

    def issue_reset(self, user_id: str, lasts: timedelta) -> str:
        """The secret of a reset link."""
        return self.issue(user_id, SessionKind.RESET, lasts)

    def issue(self, user_id: str, kind: SessionKind, lasts: timedelta) -> str:
        """The secret of a link that does one thing once."""
        secret = tokens.new_secret()
        self._create(secret, user_id, kind, lasts)
        return secret

    def use(self, secret: object, kind: SessionKind) -> Session | None:
        """What the link stands for, handed to exactly one caller."""
        return self._consume(secret, kind)

    def peek_reset(self, secret: object) -> Session | None:
        """The reset a link stands for, without using it up."""
        return self._living(secret, SessionKind.RESET)

    def use_reset(self, secret: object) -> Session | None:
        """The reset a link stands for, handed to exactly one caller."""
        return self._consume(secret, SessionKind.RESET)

    def begin_second_step(self, user_id: str) -> str:
        """The secret that stands for a right password until the second factor is shown."""
        secret = tokens.new_secret()
        self._create(secret, user_id, SessionKind.SECOND_STEP, SECOND_STEP_LASTS)
        return secret

    def peek_second_step(self, secret: object) -> Session | None:
        """The right password a secret stands for, without using it up."""
        return self._living(secret, SessionKind.SECOND_STEP)

    def use_second_step(self, secret: object) -> Session | None:
        """The right password a secret stands for, handed to exactly one caller."""
        return self._consume(secret, SessionKind.SECOND_STEP)

    def _living(self, secret: object, kind: SessionKind) -> Session | None:
        if not isinstance(secret, str) or not 0 < len(secret) <= tokens.MAX_TOKEN_CHARS:
            return None
        session = self._sessions.find(tokens.hashed(secret))
        return session if session and session.kind is kind and session.expires_at > self._clock() else None

    def _consume(self, secret: object, kind: SessionKind) -> Session | None:
        session = self._living(secret, kind)
        return session if session and self._sessions.delete(session.session_hash) else None

    def _create(self, secret: str, user_id: str, kind: SessionKind, lasts: timedelta, address: str = "") -> Session:
        now = self._clock()
        session = Session(tokens.hashed(secret), user_id, kind, now, now, now + lasts, address)
        self._sessions.create(session)
        return session

    def _token(self, session_id: str, lasts: timedelta) -> str:
        now = self._clock()
        return tokens.sign(session_id, self._settings.signing_key, now, now + lasts)

    def _purge(self) -> None:
        now = self._clock()
        if self._purged_at is None or now - self._purged_at >= PURGE_EVERY:
            self._purged_at = now
            self._sessions.delete_expired(now)
            self._lockouts.delete_forgotten(now)
