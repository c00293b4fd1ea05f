"""Collection `sessions`: who is signed in, by the hash of what a token names."""

from datetime import datetime
from typing import Any

from core.models import Session
from core.store.connection import Connection, translated
from core.store.records import Records

_RECORDS = Records("sessions", Session, "session_hash")


class Sessions:
    """Every use is one find by `_id`; a deleted session ends in every process at its next use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _sessions(self) -> Any:
        return self._connection.database["sessions"]

    def create(self, session: Session) -> None:
        """Store a new session. Raises StoreError."""
        with translated():
            self._sessions.insert_one(_RECORDS.to_document(session))

    def find(self, session_hash: str) -> Session | None:
        """The session of this hash; None where there is none. Raises StoreError."""
        with translated():
            document = self._sessions.find_one({"_id": session_hash})
        return _RECORDS.from_document(document) if document else None

    def of_user(self, user_id: str) -> list[Session]:
        """A user's sessions, oldest first."""
        with translated():
            documents = list(self._sessions.find({"user_id": str(user_id)}))
        return sorted(
            (_RECORDS.from_document(document) for document in documents), key=lambda session: session.created_at
        )

    def touch(self, session_hash: str, now: datetime) -> None:
        """Note that a session was used `now` (aware). Raises StoreError."""
        with translated():
            self._sessions.update_one({"_id": session_hash}, {"$set": {"last_used": now}})

    def delete(self, session_hash: str) -> bool:
        """True for exactly one caller: deleting a ticket redeems it."""
        with translated():
            return bool(self._sessions.delete_one({"_id": session_hash}).deleted_count)

    def delete_of_user(self, user_id: str, *, but: str | None = None) -> int:
        """Delete all sessions of a user except the one with the hash `but`; how many. Raises StoreError."""
        query = {"user_id": user_id} if but is None else {"user_id": user_id, "_id": {"$ne": but}}
        with translated():
            return int(self._sessions.delete_many(query).deleted_count)

    def delete_expired(self, now: datetime) -> int:
        """Delete what has expired by `now` (aware); how many. Raises StoreError."""
        with translated():
            return int(self._sessions.delete_many({"expires_at": {"$lt": now}}).deleted_count)
