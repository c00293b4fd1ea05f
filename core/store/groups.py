"""Collections `groups`, `group_members` and `group_reports`: who joined what, and the shares that were made of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pymongo.errors import DuplicateKeyError

from core.store.connection import Connection, translated
from core.store.records import Document, Records


@dataclass(frozen=True, slots=True)
class UserGroup:
    """Made by `owner_id`; whoever has `code` may join. `secret` draws which answers are turned over.

    `changes` counts those who joined or left since the last report.
    """

    group_id: str
    name: str
    owner_id: str
    code: str
    secret: str
    changes: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class StoredReport:
    """Shares of a group as they were made once; `content` holds plain values."""

    group_id: str
    made_at: datetime
    content: Document


_GROUPS = Records("groups", UserGroup, "group_id", changes=0)
_REPORTS = Records("group_reports", StoredReport, "group_id")


class UserGroups:
    """Members are known by one document each, so that leaving deletes it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _collection(self, name: str) -> Any:
        return self._connection.database[name]

    def create(self, group: UserGroup) -> None:
        """Keep a new group."""
        with translated():
            self._collection("groups").insert_one(_GROUPS.to_document(group))

    def by_code(self, code: str) -> UserGroup | None:
        """The group of a code; None where there is none."""
        with translated():
            document = self._collection("groups").find_one({"code": str(code)})
        return _GROUPS.from_document(document) if document else None

    def by_id(self, group_id: str) -> UserGroup | None:
        """The group of an id; None where there is none."""
        with translated():
            document = self._collection("groups").find_one({"_id": str(group_id)})
        return _GROUPS.from_document(document) if document else None

    def of_owner(self, owner_id: str) -> list[UserGroup]:
        """The groups somebody made, oldest first."""
        with translated():
            documents = list(self._collection("groups").find({"owner_id": str(owner_id)}))
        return sorted(map(_GROUPS.from_document, documents), key=lambda group: (group.created_at, group.group_id))

    def joined_by(self, user_id: str) -> list[UserGroup]:
        """The groups somebody joined, by name."""
        with translated():
            members = list(self._collection("group_members").find({"user_id": str(user_id)}))
            documents = list(
                self._collection("groups").find({"_id": {"$in": [member["group_id"] for member in members]}})
            )
        return sorted(map(_GROUPS.from_document, documents), key=lambda group: (group.name, group.group_id))

    def join(self, group_id: str, user_id: str, now: datetime) -> bool:
        """True where they were no member yet."""
        document = {"_id": f"{group_id} {user_id}", "group_id": group_id, "user_id": user_id, "joined_at": now}
        with translated():
            try:
                self._collection("group_members").insert_one(document)
            except DuplicateKeyError:
                return False
            self._count_change(group_id)
        return True

    def leave(self, group_id: str, user_id: str) -> bool:
        """True where they were a member."""
        with translated():
            left = self._collection("group_members").delete_one({"_id": f"{group_id} {user_id}"}).deleted_count
            if left:
                self._count_change(group_id)
        return bool(left)

    def _count_change(self, group_id: str) -> None:
        self._collection("groups").update_one({"_id": group_id}, {"$inc": {"changes": 1}})

    def members(self, group_id: str) -> list[str]:
        """The ids of the members, in no order."""
        with translated():
            return [member["user_id"] for member in self._collection("group_members").find({"group_id": str(group_id)})]

    def report(self, group_id: str) -> StoredReport | None:
        """The numbers that were made last; None where there are none."""
        with translated():
            document = self._collection("group_reports").find_one({"_id": str(group_id)})
        return _REPORTS.from_document(document) if document else None

    def save_report(self, report: StoredReport) -> None:
        """Replace the report of a group; who joins or leaves from now on counts as a change since."""
        with translated():
            self._collection("group_reports").replace_one(
                {"_id": report.group_id}, _REPORTS.to_document(report), upsert=True
            )
            self._collection("groups").update_one({"_id": report.group_id}, {"$set": {"changes": 0}})

    def drop_report(self, group_id: str) -> None:
        """Delete the report of a group."""
        with translated():
            self._collection("group_reports").delete_one({"_id": str(group_id)})

    def delete(self, group_id: str) -> bool:
        """End a group with all memberships and its report; True where there was one."""
        with translated():
            self._collection("group_members").delete_many({"group_id": str(group_id)})
            self._collection("group_reports").delete_one({"_id": str(group_id)})
            return bool(self._collection("groups").delete_one({"_id": str(group_id)}).deleted_count)

    def forget_user(self, user_id: str) -> None:
        """End the groups somebody made and their memberships of others."""
        for group in self.of_owner(user_id):
            self.delete(group.group_id)
        for group in self.joined_by(user_id):
            self.leave(group.group_id, user_id)
