"""Collection `shares`: what people share, frozen at one moment, by the hash of its link."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.store.connection import Connection, translated
from core.store.records import Records


@dataclass(frozen=True, slots=True)
class SharedView:
    """`share_id` names it to its owner; the link's secret is stored only as a hash. `content` is what is shown."""

    share_hash: str
    share_id: str
    user_id: str
    kind: str
    title: str
    created_at: datetime
    expires_at: datetime
    content: Mapping[str, Any]


_RECORDS = Records("shares", SharedView, "share_hash")


class SharedViews:
    """A deleted share ends at once; an expired one is kept, to say so, until its owner deletes it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _shares(self) -> Any:
        return self._connection.database["shares"]

    def create(self, share: SharedView) -> None:
        """Store a new one."""
        with translated():
            self._shares.insert_one(_RECORDS.to_document(share))

    def find(self, share_hash: str) -> SharedView | None:
        """The one of this id or hash; None where there is none."""
        with translated():
            document = self._shares.find_one({"_id": share_hash})
        return _RECORDS.from_document(document) if document else None

    def of_user(self, user_id: str) -> list[SharedView]:
        """A user's shares, newest first."""
        with translated():
            documents = list(self._shares.find({"user_id": str(user_id)}))
        return sorted(map(_RECORDS.from_document, documents), key=lambda share: share.created_at, reverse=True)

    def delete(self, user_id: str, share_id: str) -> bool:
        """True where the user had a share of this id."""
        query = {"user_id": str(user_id), "share_id": str(share_id)}
        with translated():
            return bool(self._shares.delete_one(query).deleted_count)

    def delete_of_user(self, user_id: str) -> int:
        """Take away all of a user's; returns how many there were."""
        with translated():
            return int(self._shares.delete_many({"user_id": str(user_id)}).deleted_count)
