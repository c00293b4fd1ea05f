"""Document `postings` of the collection `meta`: a change counter, so that readers need no scan.

A sorted or ranged question with `limit(1)` takes the embedded server 3.3 s over 100,000 postings, and keeps all others
waiting meanwhile.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.models import SAMPLE_SOURCE
from core.store.connection import Connection, translated
from core.store.records import META

POSTINGS = "postings"
NEEDED = frozenset({"lineage", "number", "has_collected"})


@dataclass(frozen=True, slots=True)
class Version:
    """Equal versions mean the same postings. `lineage` is drawn at random for a store that begins empty.

    `has_collected` says that a posting of a real source is stored; `latest` is the latest `updated_at`.
    """

    lineage: str
    number: int
    has_collected: bool
    latest: datetime | None

    def __str__(self) -> str:
        return f"{self.lineage}:{self.number}"


class ChangeCounter:
    """Written after every change of a posting that counts, read before anything is asked about changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_there = False

    @property
    def _meta(self) -> Any:
        return self._connection.database[META]

    def version(self) -> Version:
        """Which postings are stored now."""
        with translated():
            counter = self._meta.find_one({"_id": POSTINGS})
            if (
                not counter or not counter.keys() >= NEEDED
            ):  # `latest` of an empty store is null, which some servers drop
                counter = self._first(counter or {})
        self._is_there = True
        return Version(
            counter["lineage"], int(counter["number"]), bool(counter["has_collected"]), counter.get("latest")
        )

    def note(self, at: datetime, *, collected: bool) -> None:
        """Postings changed and carry `updated_at` up to `at`. Call after they were written."""
        if not self._is_there:  # else a store of before would take `at` for its latest change
            self.version()
        update: dict[str, Any] = {"$inc": {"number": 1}, "$max": {"latest": at}}
        if collected:
            update["$set"] = {"has_collected": True}
        with translated():
            if not self._meta.update_one({"_id": POSTINGS}, update).matched_count:
                self._first({})
                self._meta.update_one({"_id": POSTINGS}, update)

    def begin_anew(self) -> None:
        """Postings were taken out: what readers keep is of another store now. Call after they were deleted."""
        with translated():
            self._meta.delete_one({"_id": POSTINGS})
            self._first({})

    def _first(self, stored: dict[str, Any]) -> Any:
        """Look the postings through, once for a store, and write down what was found beyond what is `known`."""
        postings = self._connection.database["postings"]
        last = list(postings.find({}, {"updated_at": 1}).sort([("updated_at", -1), ("_id", -1)]).limit(1))
        bounds = ({"$lt": SAMPLE_SOURCE}, {"$gt": SAMPLE_SOURCE})  # index ranges; `$ne` would scan
        collected = any(postings.find_one({"source": source}, {"_id": 1}) for source in bounds)
        first = {
            "lineage": secrets.token_hex(6),
            "number": 0,
            "has_collected": collected,
            "latest": last[0]["updated_at"] if last else None,
        }
        missing = {field: value for field, value in first.items() if field not in stored}
        self._meta.update_one({"_id": POSTINGS}, {"$set" if stored else "$setOnInsert": missing}, upsert=True)
        return self._meta.find_one({"_id": POSTINGS})
