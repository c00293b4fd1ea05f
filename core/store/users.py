"""Collection `users`: one account for each e-mail address, whatever its case."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from pymongo.errors import DuplicateKeyError

from core.errors import DuplicateEmail, StaleVersion
from core.models import User, Visit
from core.store.connection import Connection, translated
from core.store.mapping import user_from_document, user_to_document
from core.store.records import as_stored


class Users:
    """Reads by id or e-mail (one indexed find); writes guarded by `version`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _users(self) -> Any:
        return self._connection.database["users"]

    def create(self, user: User) -> None:
        """Raises DuplicateEmail. The unique index decides, so two registrations at once cannot both win."""
        with translated():
            try:
                self._users.insert_one(user_to_document(user))
            except DuplicateKeyError as error:
                raise DuplicateEmail("Email already registered") from error

    def by_id(self, user_id: str) -> User | None:
        """The user of an id; None where there is none. Raises StoreError."""
        with translated():
            document = self._users.find_one({"_id": str(user_id)})
        return user_from_document(document) if document else None

    def by_email(self, email: str) -> User | None:
        """The user of an e-mail address, in any case; None where there is none. Raises StoreError."""
        with translated():
            document = self._users.find_one({"email": str(email).strip().lower()})
        return user_from_document(document) if document else None

    def by_ids(self, user_ids: Iterable[str]) -> dict[str, User]:
        """The accounts of these ids, by id; unknown ones are left out."""
        with translated():
            documents = list(self._users.find({"_id": {"$in": sorted(set(user_ids))}}))
        return {user.user_id: user for user in map(user_from_document, documents)}

    def beginning_with(self, prefix: str, limit: int) -> list[User]:
        """Up to `limit` accounts whose address begins so, by address."""
        start = str(prefix).strip().lower()
        with translated():
            documents = list(
                self._users.find({"email": {"$gte": start, "$lt": start + "\U0010ffff"}})
                .sort([("email", 1)])
                .limit(limit)
            )
        return [user_from_document(document) for document in documents]

    def update(self, user: User, now: datetime) -> User:
        """Write `user` if its `version` is still the stored one; return it with the next version.

        Raises StaleVersion if it was changed or deleted in the meantime, DuplicateEmail when its new e-mail is taken.
        """
        fresh = replace(user, version=user.version + 1, updated_at=now)
        with translated():
            try:
                written = self._users.replace_one(
                    {"_id": user.user_id, "version": user.version}, user_to_document(fresh)
                )
            except DuplicateKeyError as error:
                raise DuplicateEmail("Email already registered") from error
        if written.matched_count == 0:
            raise StaleVersion("User data was modified by another request. Please try again.")
        return fresh

    def begin_visit(self, user: User, visit: Visit) -> User:
        """Note that `visit` began; what went on so far becomes the last one. No new version: the profile is the same.

        Of several tabs that begin a visit at once the first decides. Returns the user with the visits that are stored.
        """
        unchanged = {"_id": user.user_id, "visit.began_at": user.visit.began_at if user.visit else None}
        change = {"visit": as_stored(visit), "last_visit": as_stored(user.visit)}
        with translated():
            written = self._users.update_one(unchanged, {"$set": change})
        if written.matched_count:
            return replace(user, visit=visit, last_visit=user.visit)
        return self.by_id(user.user_id) or user

    def delete(self, user_id: str) -> bool:
        """Delete a user's document; whether there was one. Raises StoreError."""
        with translated():
            return bool(self._users.delete_one({"_id": user_id}).deleted_count)

    def count(self) -> int:
        """About how many users there are, without counting them one by one. Raises StoreError."""
        with translated():
            return int(self._users.estimated_document_count())
