"""Collection `posting_marks`: which postings a user saved or hid."""

from datetime import datetime
from typing import Any

from core.models import PostingMark
from core.store.connection import Connection, translated
from core.store.records import Document, from_collection


class Marks:
    """At most one mark for each user and posting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _marks(self) -> Any:
        return self._connection.database["posting_marks"]

    def of_user(self, user_id: str) -> dict[str, PostingMark]:
        """Posting id -> mark, newest first."""
        with translated():
            documents = list(self._marks.find({"user_id": str(user_id)}))
        ordered = sorted((_mark(document) for document in documents), reverse=True)
        return {posting_id: mark for _, posting_id, mark in ordered}

    def set(self, user_id: str, posting_id: str, mark: PostingMark | None, now: datetime) -> None:
        """Save or hide a posting; None takes the mark away."""
        key = f"{user_id} {posting_id}"
        with translated():
            if mark is None:
                self._marks.delete_one({"_id": key})
                return
            fields = {"user_id": user_id, "posting_id": posting_id, "mark": mark.value, "marked_at": now}
            self._marks.update_one({"_id": key}, {"$set": fields}, upsert=True)

    def delete_of_user(self, user_id: str) -> int:
        """Delete all marks of a user; how many there were. Raises StoreError."""
        with translated():
            return int(self._marks.delete_many({"user_id": str(user_id)}).deleted_count)


@from_collection("posting_marks")
def _mark(document: Document) -> tuple[datetime, str, PostingMark]:
    return document["marked_at"], document["posting_id"], PostingMark(document["mark"])
