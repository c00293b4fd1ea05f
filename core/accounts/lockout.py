"""Growing delay after failed attempts: by account against guessing, by address against spraying. Kept in the store."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from core.errors import TooManyAttempts
from core.store.lockouts import Lockout, Lockouts

FORGET_AFTER = timedelta(hours=24)
RACES = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """The first `free` failures cost nothing; the next waits `first_delay`, each further twice as long, up to `cap`."""

    free: int
    first_delay: timedelta
    cap: timedelta

    def delay(self, failures: int) -> timedelta:
        """How long to wait after so many failures: nothing while they are free, then doubling up to the cap."""
        beyond = failures - self.free
        if beyond < 0:
            return timedelta()
        doublings = 1 << min(beyond, 30)
        return min(self.first_delay * doublings, self.cap)


# Five guesses, then ever slower: 100 guesses take a day. A stranger can hold an account up 15 minutes, never for good.
ACCOUNT = Rule(free=5, first_delay=timedelta(seconds=30), cap=timedelta(minutes=15))
# Many people share one address (a school, an office); their slips must not shut each other out.
ADDRESS = Rule(free=50, first_delay=timedelta(seconds=30), cap=timedelta(hours=1))
# Asking "is this e-mail registered?" by registering it.
TAKEN_EMAIL = Rule(free=10, first_delay=timedelta(seconds=60), cap=timedelta(hours=1))
# Links requested by mail: nobody can flood somebody else's mailbox.
LINK = Rule(free=3, first_delay=timedelta(minutes=5), cap=timedelta(hours=12))
LINKS_OF_ADDRESS = Rule(free=20, first_delay=timedelta(minutes=1), cap=timedelta(hours=1))


def account_key(email: str) -> str:
    """Names the account by a hash: the collection shall not tell whose addresses were tried."""
    return "account:" + hashlib.sha256(email.encode("utf-8", "surrogatepass")).hexdigest()


def address_key(address: str) -> str:
    """The key under which failures from an IP address are counted."""
    return f"address:{address}"


def taken_email_key(address: str) -> str:
    """The key under which an address is counted that asks for e-mails that are taken."""
    return f"taken:{address}"


class Guard:
    """Counts failures in the store, so that a restart or a second process forgets none."""

    def __init__(self, lockouts: Lockouts) -> None:
        self._lockouts = lockouts

    def check(self, key: str, now: datetime) -> Lockout | None:
        """The state of `key`, None if nothing is held against it. Raises TooManyAttempts while it must wait."""
        state = self._lockouts.find(key)
        if state is not None and state.blocked_until > now:
            raise TooManyAttempts(ceil((state.blocked_until - now).total_seconds()))
        return state

    def count(self, key: str, rule: Rule, now: datetime) -> None:
        """Count one failure before or after the fact. Raises TooManyAttempts while `key` must wait.

        Counted before the password is checked, so a hundred attempts at once get no more tries than a hundred in a row.
        """
        for _ in range(RACES):
            old = self.check(key, now)
            failures = 1 if old is None or old.forget_at < now else old.failures + 1
            new = Lockout(key, failures, now + rule.delay(failures), now + FORGET_AFTER)
            if self._lockouts.swap(old, new):
                return
        raise TooManyAttempts(1)

    def clear(self, key: str) -> None:
        """Forget the failures under a key. Raises StoreError."""
        self._lockouts.delete(key)
