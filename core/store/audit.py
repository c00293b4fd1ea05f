"""Collection `audit_log`: who signed in, what was changed of accounts, and what operators looked at."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.store.connection import Connection, translated
from core.store.records import Document, Records

NEWEST = 200


class AuditEvent(StrEnum):
    """What happened."""

    REGISTERED = "registered"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    SESSION_ENDED = "session_ended"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 -- the name of an event
    PASSWORD_RESET = "password_reset"  # noqa: S105 -- the name of an event
    RESET_ISSUED = "reset_issued"
    SECOND_FACTOR_ON = "second_factor_on"
    SECOND_FACTOR_OFF = "second_factor_off"
    RECOVERY_CODE_USED = "recovery_code_used"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    ROLE_CHANGED = "role_changed"
    KEY_MADE = "key_made"
    KEY_REVOKED = "key_revoked"
    DELETED = "deleted"
    OPERATOR_LOOKED = "operator_looked"
    OPERATOR_DECIDED = "operator_decided"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One event. `user_id` is whose account it is about, `actor_id` who did it; None is nobody we know.

    `address` is where it came from, "" for a command on the machine; `detail` never holds a secret.
    """

    entry_id: str
    at: datetime
    event: AuditEvent
    user_id: str | None
    actor_id: str | None
    address: str
    detail: str
    expires_at: datetime


_RECORDS = Records("audit_log", AuditEntry, "entry_id", user_id=None, actor_id=None, address="", detail="")


class AuditLog:
    """Entries are added and expire; they change only when a deleted account is removed from them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _entries(self) -> Any:
        return self._connection.database["audit_log"]

    def add(self, entry: AuditEntry) -> None:
        """Store an entry. Raises StoreError."""
        with translated():
            self._entries.insert_one(_RECORDS.to_document(entry))

    def since(self, moment: datetime, limit: int = NEWEST) -> list[AuditEntry]:
        """The newest `limit` entries at or after `moment`, newest first."""
        with translated():
            documents = list(self._entries.find({"at": {"$gte": moment}}))
        return _newest_first(documents)[:limit]

    def of_user(self, user_id: str, limit: int = NEWEST) -> list[AuditEntry]:
        """The newest `limit` entries about one account, newest first."""
        with translated():
            documents = list(self._entries.find({"user_id": str(user_id)}))
        return _newest_first(documents)[:limit]

    def forget_user(self, user_id: str) -> None:
        """Keep what happened, but remove to whom, by whom and from where."""
        with translated():
            for field in ("user_id", "actor_id"):
                self._entries.update_many({field: user_id}, {"$set": {field: None, "address": ""}})

    def delete_expired(self, now: datetime) -> int:
        """Delete what has expired by `now` (aware); how many entries. Raises StoreError."""
        with translated():
            return int(self._entries.delete_many({"expires_at": {"$lt": now}}).deleted_count)


def _newest_first(documents: list[Document]) -> list[AuditEntry]:
    return sorted(map(_RECORDS.from_document, documents), key=lambda entry: (entry.at, entry.entry_id), reverse=True)
