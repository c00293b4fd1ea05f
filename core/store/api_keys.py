"""Collection `api_keys`: personal keys for programs, by the hash of the key."""

from datetime import datetime
from typing import Any

from core.models import ApiKey
from core.store.connection import Connection, translated
from core.store.records import Records

_RECORDS = Records("api_keys", ApiKey, "key_hash", name="", read_only=True)


class ApiKeys:
    """Every use is one find by `_id`; a deleted key ends in every process at its next use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _keys(self) -> Any:
        return self._connection.database["api_keys"]

    def create(self, key: ApiKey) -> None:
        """Store a new key. Raises StoreError."""
        with translated():
            self._keys.insert_one(_RECORDS.to_document(key))

    def find(self, key_hash: str) -> ApiKey | None:
        """The key of this hash; None where there is none. Raises StoreError."""
        with translated():
            document = self._keys.find_one({"_id": key_hash})
        return _RECORDS.from_document(document) if document else None

    def of_user(self, user_id: str) -> list[ApiKey]:
        """A user's keys, oldest first."""
        with translated():
            documents = list(self._keys.find({"user_id": str(user_id)}))
        return sorted(map(_RECORDS.from_document, documents), key=lambda key: (key.created_at, key.key_id))

    def touch(self, key_hash: str, now: datetime) -> None:
        """Note that a key was used `now` (aware). Raises StoreError."""
        with translated():
            self._keys.update_one({"_id": key_hash}, {"$set": {"last_used": now}})

    def delete(self, user_id: str, key_id: str) -> bool:
        """True where the user had a key of this id."""
        query = {"user_id": str(user_id), "key_id": str(key_id)}
        with translated():
            return bool(self._keys.delete_one(query).deleted_count)

    def delete_of_user(self, user_id: str) -> int:
        """Delete all keys of a user; how many there were. Raises StoreError."""
        with translated():
            return int(self._keys.delete_many({"user_id": str(user_id)}).deleted_count)
