"""Collection `lockouts`: how often an account or an address failed to sign in, and until when it must wait."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pymongo.errors import DuplicateKeyError

from core.store.connection import Connection, translated
from core.store.records import Records


@dataclass(frozen=True, slots=True)
class Lockout:
    """`key` names an account or an address; `failures` since the count last began."""

    key: str
    failures: int
    blocked_until: datetime
    forget_at: datetime


_RECORDS = Records("lockouts", Lockout, "key")


class Lockouts:
    """One document a key. Writes compare `failures`, so of two attempts at once exactly one counts up first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _lockouts(self) -> Any:
        return self._connection.database["lockouts"]

    def find(self, key: str) -> Lockout | None:
        """The failures under a key; None where there are none. Raises StoreError."""
        with translated():
            document = self._lockouts.find_one({"_id": str(key)})
        return _RECORDS.from_document(document) if document else None

    def swap(self, old: Lockout | None, new: Lockout) -> bool:
        """Write `new` where the stored state is still `old`; False where another attempt was first."""
        fields = {"failures": new.failures, "blocked_until": new.blocked_until, "forget_at": new.forget_at}
        with translated():
            if old is not None:
                same = {"_id": old.key, "failures": old.failures, "blocked_until": old.blocked_until}
                return bool(self._lockouts.update_one(same, {"$set": fields}).matched_count)
            try:
                self._lockouts.insert_one({"_id": new.key, **fields})
            except DuplicateKeyError:
                return False
        return True

    def delete(self, key: str) -> bool:
        """Forget the failures under a key; whether there were any. Raises StoreError."""
        with translated():
            return bool(self._lockouts.delete_one({"_id": str(key)}).deleted_count)

    def delete_forgotten(self, now: datetime) -> int:
        """Delete what is forgotten by `now` (aware); how many. Raises StoreError."""
        with translated():
            return int(self._lockouts.delete_many({"forget_at": {"$lt": now}}).deleted_count)
