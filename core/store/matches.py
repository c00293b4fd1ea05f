"""Collection `search_matches`: what each saved search has matched, each item once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from pymongo.errors import BulkWriteError

from core.store.connection import Connection, translated
from core.store.records import Document, Records, skip_damaged

BATCH = 1000
IDS_AT_ONCE = 50
DUPLICATE_KEY = 11000
Item = TypeVar("Item")
WAITING = {"mail": "mail_waits", "webhook": "webhook_waits"}


@dataclass(frozen=True, slots=True)
class Match:
    """`item` is a posting's id or, of Trends, `rising:NAME` and the like. What waits is in no delivery yet."""

    search_id: str
    user_id: str
    item: str
    matched_at: datetime
    mail_waits: bool = False
    webhook_waits: bool = False

    @property
    def match_id(self) -> str:
        """What names it: search and item."""
        return f"{self.search_id} {self.item}"


_RECORDS = Records("search_matches", Match)


class Matches:
    """A match is named by search and item: the second one of a name is no other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _matches(self) -> Any:
        return self._connection.database["search_matches"]

    @property
    def _searches(self) -> Any:
        return self._connection.database["saved_searches"]

    def add(self, matches: Iterable[Match]) -> int:
        """Store those that are new and return how many these were; a stored one stays as it is.

        Searches with a webhook are noted first: cut off between the two, one is looked at for nothing.
        """
        added = 0
        for batch in _batches(matches, BATCH):
            self._note_webhooks({match.search_id for match in batch if match.webhook_waits})
            documents = [_to_document(match) for match in batch]
            with translated():
                try:
                    added += len(self._matches.insert_many(documents, ordered=False).inserted_ids)
                except BulkWriteError as error:
                    if any(problem["code"] != DUPLICATE_KEY for problem in error.details["writeErrors"]):
                        raise
                    added += int(error.details["nInserted"])
        return added

    def newest(self, search_id: str, limit: int) -> list[Match]:
        """What a search was brought, newest first."""
        with translated():
            documents = list(self._matches.find({"search_id": search_id}).sort([("matched_at", -1)]).limit(limit))
        return list(skip_damaged(_RECORDS.from_document, documents))

    def of_search(self, search_id: str) -> list[Match]:
        """Everything a search was brought, oldest first."""
        with translated():
            documents = list(self._matches.find({"search_id": search_id}))
        return sorted(
            skip_damaged(_RECORDS.from_document, documents), key=lambda match: (match.matched_at, match.match_id)
        )

    def waiting(self, search_id: str, channel: str) -> list[Match]:
        """What waits to be sent by `channel` ("mail", "webhook"), oldest first."""
        with translated():
            documents = list(self._matches.find({"search_id": search_id, WAITING[channel]: True}))
        return sorted(skip_damaged(_RECORDS.from_document, documents), key=lambda match: (match.matched_at, match.item))

    def _note_webhooks(self, search_ids: Iterable[str]) -> None:
        for batch in _batches(sorted(search_ids), IDS_AT_ONCE):
            with translated():
                query = {"_id": {"$in": batch}, WAITING["webhook"]: {"$ne": True}}
                self._searches.update_many(query, {"$set": {WAITING["webhook"]: True}})

    def searches_with_webhook_waiting(self) -> list[str]:
        """Ids of the searches for whose webhooks something may wait."""
        with translated():
            return sorted(document["_id"] for document in self._searches.find({WAITING["webhook"]: True}, {"_id": 1}))

    def forget_webhook(self, search_id: str) -> None:
        """Note that nothing waits for the webhook of a search."""
        with translated():
            self._searches.update_one({"_id": search_id}, {"$unset": {WAITING["webhook"]: ""}})

    def stop_waiting(self, match_ids: Sequence[str], channel: str) -> None:
        """Note that these are in a delivery, or that nobody wants them by that channel any more."""
        for batch in _batches(match_ids, IDS_AT_ONCE):
            with translated():
                self._matches.update_many({"_id": {"$in": batch}}, {"$unset": {WAITING[channel]: ""}})

    def clear_before(self, moment: datetime) -> int:
        """Take away what was matched before `moment`; returns how many there were. Goes through all of them."""
        with translated():
            return int(self._matches.delete_many({"matched_at": {"$lt": moment}}).deleted_count)

    def delete_of_search(self, search_id: str) -> int:
        """Take away all of a search's; returns how many there were."""
        with translated():
            return int(self._matches.delete_many({"search_id": search_id}).deleted_count)


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


def _to_document(match: Match) -> Document:
    # What does not wait has no such field, and so is in no index of what waits.
    waits = {name: True for name in WAITING.values() if getattr(match, name)}
    return {
        "_id": match.match_id,
        "search_id": match.search_id,
        "user_id": match.user_id,
        "item": match.item,
        "matched_at": match.matched_at,
        **waits,
    }
