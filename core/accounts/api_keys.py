"""Personal keys for programs: named, stored as a hash, read-only or full, expiring, revoked at once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from core.accounts import tokens
from core.accounts.audit import AuditDesk
from core.accounts.profile import clean_text
from core.errors import InvalidProfile, NotSignedIn
from core.models import ApiKey, User
from core.store.api_keys import ApiKeys
from core.store.audit import AuditEvent
from core.texts import text

PREFIX: Final = "cnk_"
MOST_KEYS: Final = 20
MAX_NAME: Final = 60
LONGEST_DAYS: Final = 365
TOUCH_EVERY: Final = timedelta(minutes=1)


class KeyDesk:
    """Makes, checks and revokes the keys of accounts."""

    def __init__(self, keys: ApiKeys, clock: Callable[[], datetime], audit: AuditDesk) -> None:
        self._keys, self._clock, self._audit = keys, clock, audit

    def create(self, user: User, name: object, *, read_only: bool = True, days: int = 90) -> tuple[ApiKey, str]:
        """A new key and its secret, which is shown this once and stored nowhere.

        `days` is how long it lasts, 1 to 365. Raises InvalidProfile for a bad name or time, or for a key too many.
        """
        label = clean_text("name", name, MAX_NAME)
        if not label:
            raise InvalidProfile("name", text("account_error.key_name"))
        if not 1 <= days <= LONGEST_DAYS:
            raise InvalidProfile("days", text("account_error.key_days", most=LONGEST_DAYS))
        if len(self._keys.of_user(user.user_id)) >= MOST_KEYS:
            raise InvalidProfile("name", text("account_error.key_most", most=MOST_KEYS))
        secret, now = PREFIX + tokens.new_secret(), self._clock()
        key_hash = tokens.hashed(secret)
        key = ApiKey(key_hash, key_hash[:12], user.user_id, label, read_only, now, now + timedelta(days=days))
        self._keys.create(key)
        self._audit.note(AuditEvent.KEY_MADE, user, user, label)
        return key, secret

    def find(self, secret: str) -> ApiKey:
        """The living key of a secret, its use noted. Raises NotSignedIn for one that is unknown, revoked or expired."""
        now = self._clock()
        key = self._keys.find(tokens.hashed(secret)) if len(secret) <= tokens.MAX_TOKEN_CHARS else None
        if key is None or (key.expires_at is not None and key.expires_at <= now):
            raise NotSignedIn
        if key.last_used is None or now - key.last_used >= TOUCH_EVERY:
            self._keys.touch(key.key_hash, now)
        return key

    def of_user(self, user: User) -> list[ApiKey]:
        """A user's keys, oldest first, expired ones included."""
        return self._keys.of_user(user.user_id)

    def revoke(self, user: User, key_id: object) -> bool:
        """True where the user had a key of this id, which opens nothing from now on."""
        revoked = isinstance(key_id, str) and self._keys.delete(user.user_id, key_id)
        if revoked:
            self._audit.note(AuditEvent.KEY_REVOKED, user, user, str(key_id))
        return revoked
