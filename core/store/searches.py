"""Collection `saved_searches`: questions of Openings or Trends whose new results somebody wants to hear about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.store.connection import Connection, translated
from core.store.records import Document, Records, skip_damaged

KEYS_AT_ONCE = 50  # as for ids: the embedded server is slow over long lists


class SearchKind(StrEnum):
    """The page a question is of."""

    OPENINGS = "openings"
    TRENDS = "trends"


class MailEvery(StrEnum):
    """How often a digest is wanted."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question under a name. `question` holds plain values; `keys` are what new postings look it up by.

    `feed_secret` and `unsubscribe_secret` are what their addresses end in. `webhook` is an address or "". `told` holds
    what of Trends was already said, None before the first look; `looked_at` is when that was. `mail_due_at` is when the
    next digest is due.
    """

    search_id: str
    user_id: str
    name: str
    kind: SearchKind
    question: Mapping[str, Any]
    keys: tuple[str, ...]
    feed_secret: str
    unsubscribe_secret: str
    created_at: datetime
    mail_every: MailEvery = MailEvery.OFF
    mail_due_at: datetime | None = None
    webhook: str = ""
    told: tuple[str, ...] | None = None
    looked_at: datetime | None = None
    address: Mapping[str, Any] = field(default_factory=dict)


_RECORDS = Records("saved_searches", SavedSearch, "search_id")


class SavedSearches:
    """Looked up by id, by owner, by the secret of a feed and by the keys of new postings."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _searches(self) -> Any:
        return self._connection.database["saved_searches"]

    def create(self, search: SavedSearch) -> None:
        """Store a new one."""
        with translated():
            self._searches.insert_one(_RECORDS.to_document(search))

    def change(self, search_id: str, **fields: object) -> None:
        """Set single fields, by the names of `SavedSearch`."""
        as_stored = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
        with translated():
            self._searches.update_one({"_id": search_id}, {"$set": as_stored})

    def find(self, search_id: str) -> SavedSearch | None:
        """The one of this id or hash; None where there is none."""
        return self._one({"_id": str(search_id)})

    def by_feed(self, secret: str) -> SavedSearch | None:
        """The search whose feed ends in this secret."""
        return self._one({"feed_secret": str(secret)})

    def by_unsubscribe(self, secret: str) -> SavedSearch | None:
        """The search whose unsubscribe link ends in this secret."""
        return self._one({"unsubscribe_secret": str(secret)})

    def of_user(self, user_id: str) -> list[SavedSearch]:
        """A user's searches, oldest first."""
        with translated():
            documents = list(self._searches.find({"user_id": str(user_id)}))
        return sorted(map(_RECORDS.from_document, documents), key=lambda search: (search.created_at, search.search_id))

    def any(self) -> bool:
        """Is there a saved search at all?"""
        with translated():  # to look for one, the embedded server goes through all of them
            return bool(self._searches.estimated_document_count())

    def with_keys(self, keys: Iterable[str]) -> Iterator[SavedSearch]:
        """Searches that have one of `keys`, each once."""
        ordered, yielded = sorted(set(keys)), set[str]()
        for start in range(0, len(ordered), KEYS_AT_ONCE):
            query = {"keys": {"$in": ordered[start : start + KEYS_AT_ONCE]}}
            with translated():
                documents = [document for document in self._searches.find(query) if document["_id"] not in yielded]
            yielded.update(document["_id"] for document in documents)
            yield from skip_damaged(_RECORDS.from_document, documents)

    def by_ids(self, search_ids: Sequence[str]) -> dict[str, SavedSearch]:
        """Those that are there, by id."""
        searches: dict[str, SavedSearch] = {}
        for start in range(0, len(search_ids), KEYS_AT_ONCE):
            query = {"_id": {"$in": list(search_ids[start : start + KEYS_AT_ONCE])}}
            with translated():
                documents = list(self._searches.find(query))
            searches |= {search.search_id: search for search in skip_damaged(_RECORDS.from_document, documents)}
        return searches

    def to_look_at(self, before: datetime) -> list[SavedSearch]:
        """Searches of Trends that were not looked at since `before`, the longest ago first."""
        with translated():
            documents = list(self._searches.find({"kind": SearchKind.TRENDS.value}))
        searches = [
            search
            for search in skip_damaged(_RECORDS.from_document, documents)
            if not search.looked_at or search.looked_at < before
        ]
        return sorted(searches, key=lambda search: search.looked_at or search.created_at)

    def mail_due(self, now: datetime) -> list[SavedSearch]:
        """Searches whose digest is due."""
        with translated():
            documents = list(self._searches.find({"mail_due_at": {"$lte": now}}))
        return [
            search
            for search in skip_damaged(_RECORDS.from_document, documents)
            if search.mail_every is not MailEvery.OFF
        ]

    def delete(self, search_id: str) -> bool:
        """Take one away."""
        with translated():
            return bool(self._searches.delete_one({"_id": search_id}).deleted_count)

    def delete_of_user(self, user_id: str) -> int:
        """Take away all of a user's; returns how many there were."""
        with translated():
            return int(self._searches.delete_many({"user_id": str(user_id)}).deleted_count)

    def _one(self, query: Document) -> SavedSearch | None:
        with translated():
            document = self._searches.find_one(query)
        return _RECORDS.from_document(document) if document else None
