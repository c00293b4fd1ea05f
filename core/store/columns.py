"""Bulk reads for the snapshot: postings with only the fields that are counted, without title, link or text."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from core.models import Posting
from core.store.connection import Connection, translated
from core.store.mapping import Document, midnight, posting_from_document

BATCH = 5000
AT_ONCE = 500
COUNTED = (
    "source", "posted_on", "role", "seniority", "company", "place.city", "place.region", "place.country_code", "remote",
    "salary", "required", "optional", "taxonomy_version", "duplicate_of", "closed_on", "updated_at",
)  # fmt: skip


class Columns:
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
            for found in self._postings.find(query, _PROJECTION, batch_size=BATCH):
                yield _posting(found)

    def find(self, posting_ids: Iterable[str]) -> Iterator[Posting]:
        """Postings by id, in no order; unknown ids are left out."""
        ids = list(posting_ids)
        for start in range(0, len(ids), AT_ONCE):
            with translated():
                for found in self._postings.find({"_id": {"$in": ids[start : start + AT_ONCE]}}, _PROJECTION):
                    yield _posting(found)

    def changed_since(self, when: datetime) -> dict[str, datetime]:
        """Ids of all postings changed at or after `when`, with when that was."""
        query = {"updated_at": {"$gte": when}}
        with translated():
            found = self._postings.find(query, {"updated_at": 1}, batch_size=BATCH)
            return {one["_id"]: one["updated_at"] for one in found}


_PROJECTION = dict.fromkeys(COUNTED, 1)


def _posting(found: Document) -> Posting:
    return posting_from_document({"raw_title": "", **found})
