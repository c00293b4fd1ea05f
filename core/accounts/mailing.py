"""Mails links for a new password and for confirming an address, if the operator has configured an SMTP server."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from core.accounts import lockout
from core.accounts.profile import clean_email, profile_language
from core.accounts.service import Accounts
from core.config import Settings
from core.errors import BadCredentials, NotDelivered, StoreError
from core.mail.smtp import Mailer, message
from core.models import User
from core.store import Store
from core.texts import language, speaking, text

log = logging.getLogger(__name__)
Start = Callable[[Callable[[], None]], None]


def _in_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="mail", daemon=True).start()


def _utc_now() -> datetime:
    return datetime.now(UTC)


class AccountMails:
    """Sends behind the caller's back: how long a mail takes, and whether one goes out at all, tells nothing."""

    def __init__(
        self, store: Store, settings: Settings, *, start: Start = _in_thread, clock: Callable[[], datetime] = _utc_now
    ) -> None:
        self._accounts = Accounts.open(store, settings)
        self._guard = lockout.Guard(store.lockouts)
        self._settings, self._start, self._clock = settings, start, clock

    @property
    def can_send(self) -> bool:
        """Is there an SMTP server?"""
        return self._settings.has_mail

    def send_reset(self, email: object, *, address: str | None = None) -> None:
        """Mail a link to choose a new password, if there is such an account; nobody can tell.

        Raises InvalidProfile for what is no address, TooManyAttempts.
        """
        normal = clean_email(email)
        self._count(f"reset:{lockout.account_key(normal)}", address)
        spoken = language()
        self._start(lambda: self._send_reset(normal, spoken))

    def send_confirmation(self, user: User, *, address: str | None = None) -> None:
        """Mail the link that shows the address to be the user's. Raises TooManyAttempts; nothing without a server."""
        if not self.can_send or user.is_confirmed:
            return
        self._count(f"confirm:{lockout.account_key(user.email)}", address)
        spoken = profile_language(user) or language()
        self._start(lambda: self._send_confirmation(user, spoken))

    def _count(self, name: str, address: str | None) -> None:
        if address is not None:
            self._guard.count(f"links:{address}", lockout.LINKS_OF_ADDRESS, self._clock())
        self._guard.count(name, lockout.LINK, self._clock())

    def _send_reset(self, email: str, asked_in: str) -> None:
        try:
            secret, _ = self._accounts.issue_reset(email)
            user = self._accounts.by_email(email)
        except (BadCredentials, StoreError):
            return
        link = f"{self._settings.site}/sign_in?reset={secret}"
        with speaking(profile_language(user) or asked_in):
            words = text("mail.reset_body", site=self._settings.site, address=link)
            self._send(email, text("mail.reset_subject"), words)

    def _send_confirmation(self, user: User, spoken: str) -> None:
        try:
            secret = self._accounts.issue_confirmation(user)
        except StoreError:
            return
        link = f"{self._settings.site}/confirm/{secret}"
        with speaking(spoken):
            words = text("mail.confirm_body", site=self._settings.site, address=link)
            self._send(user.email, text("mail.confirm_subject"), words)

    def _send(self, to: str, subject: str, words: str) -> None:
        try:
            Mailer(self._settings).send(message(to, subject, words))
        except NotDelivered as error:
            log.error("A link was not sent: %s", error)
