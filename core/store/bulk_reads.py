"""Bulk reads for the snapshot: postings with only the fields that are counted, without title, link or text."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from core.models import Posting
from core.store.connection import Connection, translated
from core.store.mapping import posting_from_document
from core.store.records import Document, midnight, skip_damaged

BATCH = 5000
AT_ONCE = 500
COUNTED = (
    "source",
    "posted_on",
    "role",
    "seniority",
    "company",
    "places.city",
    "places.region",
    "places.country_code",
    "work_model",
    "salary",
    "required",
    "optional",
    "alternatives",
    "terms",
    "language",
    "taxonomy_version",
    "duplicate_of",
    "closed_on",
    "gone_on",
    "first_seen",
    "last_seen",
    "updated_at",
)


class BulkReads:
    """Postings as the snapshot reads them: `raw_title` is "", what is not counted has its default."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _postings(self) -> Any:
        return self._connection.database["postings"]

    def since(self, first_day: date) -> Iterator[Posting]:
        """All postings posted on or after `first_day`, in no order, duplicates included."""
        query = {"posted_on": {"$gte": midnight(first_day)}}
        with translated():
            yield from skip_damaged(_posting, self._postings.find(query, _PROJECTION, batch_size=BATCH))

    def find(self, posting_ids: Iterable[str]) -> Iterator[Posting]:
        """Postings by id, in no order; unknown ids are left out."""
        ids = list(posting_ids)
        for start in range(0, len(ids), AT_ONCE):
            with translated():
                yield from skip_damaged(
                    _posting, self._postings.find({"_id": {"$in": ids[start : start + AT_ONCE]}}, _PROJECTION)
                )

    def changed_since(self, when: datetime) -> dict[str, datetime]:
        """Ids of all postings changed at or after `when`, with when that was."""
        query = {"updated_at": {"$gte": when}}
        with translated():
            documents = self._postings.find(query, {"updated_at": 1}, batch_size=BATCH)
            return {document["_id"]: document["updated_at"] for document in documents}

    def first_seen_since(self, when: datetime) -> list[str]:
        """Ids of the postings met first at or after `when`, in no order."""
        query = {"updated_at": {"$gte": when}, "first_seen": {"$gte": when}}  # the index is of the former
        with translated():
            return [document["_id"] for document in self._postings.find(query, {"_id": 1}, batch_size=BATCH)]


_PROJECTION = dict.fromkeys(COUNTED, 1)


def _posting(document: Document) -> Posting:
    return posting_from_document({"raw_title": "", **document})
