"""How the collections `postings` and `posting_texts` are read."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.models import Posting, PostingText
from core.store.changes import ChangeCounter, Version
from core.store.connection import Connection, translated
from core.store.mapping import posting_from_document, text_from_document
from core.store.records import Document, midnight

log = logging.getLogger(__name__)
BATCH = 500
IDS_AT_ONCE = 50  # the embedded server takes 262 ms for 500 ids in one `$in`, 9 ms for 50
FINGERPRINTS_AT_ONCE = 500
MOST_SHARING = 1000


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in the order of changes: everything up to and with it has been read."""

    updated_at: datetime
    posting_id: str


class PostingReads:
    """Reads by window, by change and by id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes = ChangeCounter(connection)

    @property
    def _postings(self) -> Any:
        return self._connection.database["postings"]

    @property
    def _texts(self) -> Any:
        return self._connection.database["posting_texts"]

    def versions(self, posting_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Content hash and taxonomy version of those that are stored; both are empty for one that is gone."""
        return {posting_id: version_of(stored) for posting_id, stored in self._known(posting_ids).items()}

    def _known(self, ids: Sequence[str]) -> dict[str, Document]:
        fields = dict.fromkeys(
            ("content_hash", "taxonomy_version", "first_seen", "duplicate_of", "duplicate_rule", "gone_on"), 1
        )
        with translated():
            return {
                document["_id"]: document
                for batch in chunks(ids)
                for document in self._postings.find({"_id": {"$in": batch}}, fields)
            }

    def find(self, posting_ids: Iterable[str]) -> list[Posting]:
        """Postings by id, in the order asked for; unknown ids are left out."""
        ids = list(posting_ids)
        with translated():
            postings = {
                doc["_id"]: posting_from_document(doc)
                for batch in chunks(ids)
                for doc in self._postings.find({"_id": {"$in": batch}})
            }
        return [postings[posting_id] for posting_id in ids if posting_id in postings]

    def ended(self, posting_ids: Sequence[str]) -> dict[str, date]:
        """From when on those of these postings are closed that say or show an end. Raises StoreError."""
        with translated():
            stored = [
                doc
                for batch in chunks(posting_ids)
                for doc in self._postings.find({"_id": {"$in": batch}}, {"closed_on": 1, "gone_on": 1})
            ]
        ends = {doc["_id"]: [day for name in ("closed_on", "gone_on") if (day := doc.get(name))] for doc in stored}
        return {posting_id: min(days).date() for posting_id, days in ends.items() if days}

    def texts(self, posting_ids: Iterable[str]) -> dict[str, PostingText]:
        """The texts of these postings by id; ids without one are left out. Raises StoreError."""
        with translated():
            return {
                doc["_id"]: text_from_document(doc)
                for batch in chunks(list(posting_ids))
                for doc in self._texts.find({"_id": {"$in": batch}})
            }

    def changes(self, after: Mark | None, limit: int | None = None) -> Iterator[Posting]:
        """Postings changed after `after` (all where None), oldest change first, in pages; duplicates included."""
        left = limit
        while left is None or left > 0:
            page = self._changes_page(after, min(left or BATCH, BATCH))
            yield from page
            if len(page) < BATCH:
                return
            last = page[-1]
            assert last.updated_at is not None
            after = Mark(last.updated_at, last.posting_id)
            left = None if left is None else left - len(page)

    def _changes_page(self, after: Mark | None, size: int) -> list[Posting]:
        order = [("updated_at", 1), ("_id", 1)]
        with translated():
            if after is None:
                documents = list(self._postings.find().sort(order).limit(size))
            else:  # two short index ranges instead of one `$or`, which the embedded server would answer by a scan
                same = {"updated_at": after.updated_at, "_id": {"$gt": after.posting_id}}
                documents = list(self._postings.find(same).sort("_id", 1).limit(size))
                if len(documents) < size:
                    later = {"updated_at": {"$gt": after.updated_at}}
                    documents += list(self._postings.find(later).sort(order).limit(size - len(documents)))
        return [posting_from_document(doc) for doc in documents]

    def since(self, first_day: date) -> Iterator[Posting]:
        """All postings posted on or after `first_day`, in no order, duplicates included."""
        with translated():
            for document in self._postings.find({"posted_on": {"$gte": midnight(first_day)}}, batch_size=5000):
                yield posting_from_document(document)

    def with_fingerprints(self, fingerprints: Sequence[str]) -> list[Posting]:
        """Stored postings that share at least one fingerprint.

        Of a fingerprint that very many share only some come back; as copies point to one original, some are enough.
        """
        documents: dict[str, Document] = {}
        with translated():
            for batch in chunks(fingerprints, FINGERPRINTS_AT_ONCE):
                sharing = self._postings.find({"fingerprints": {"$in": batch}}).limit(MOST_SHARING)
                documents |= {doc["_id"]: doc for doc in sharing}
        return [posting_from_document(doc) for doc in documents.values()]

    def undated_and_older(self, first_day: date) -> tuple[int, int]:
        """How many postings have no date, and how many are older than `first_day`; copies are counted in."""
        with translated():
            undated = self._postings.count_documents({"posted_on": None})
            older = self._postings.count_documents({"posted_on": {"$lt": midnight(first_day)}})
        return int(undated), int(older)

    def copies_of(self, originals: Sequence[str]) -> list[Posting]:
        """Postings marked as duplicates of these."""
        with translated():
            documents = self._postings.find({"duplicate_of": {"$in": list(originals)}})
            return [posting_from_document(doc) for doc in documents]

    def stale(self, taxonomy_version: str, limit: int) -> list[Posting]:
        """Up to `limit` postings that were read with another version of the taxonomy."""
        documents: list[Document] = []
        with translated():
            for bounds in ({"$lt": taxonomy_version}, {"$gt": taxonomy_version}):  # short index ranges; `$ne` scans
                if len(documents) < limit:
                    documents += self._postings.find({"taxonomy_version": bounds}).limit(limit - len(documents))
        return [posting_from_document(doc) for doc in documents]

    def version(self) -> Version:
        """Which postings are stored: how often they changed, when last, and whether any was collected."""
        return self._changes.version()

    def count(self) -> int:
        """About how many postings are stored, without counting them one by one. Raises StoreError."""
        with translated():
            return int(self._postings.estimated_document_count())

    def say_what_is_lost(self) -> None:
        """Tell the log where there are fewer texts than postings: each is written after its text, so some were lost."""
        with translated():
            postings, texts = (
                int(collection.estimated_document_count()) for collection in (self._postings, self._texts)
            )
        if texts < postings:
            log.error(
                "The store holds %s postings and %s texts: a part of it was lost. Restore a backup: "
                "python -m core.store restore",
                f"{postings:,}",
                f"{texts:,}",
            )

    def count_of(self, source: str) -> int:
        """How many postings of a source are stored. Raises StoreError."""
        with translated():
            return int(self._postings.count_documents({"source": source}))

    def discovered_last(self, source: str) -> datetime | None:
        """When the latest of a source's postings was discovered, by its own clock. Reads them all: rarely asked."""
        with translated():
            documents = self._postings.find({"source": source}, {"_id": 0, "discovered_at": 1})
            return max(
                (document["discovered_at"] for document in documents if document.get("discovered_at")), default=None
            )


def chunks(items: Sequence[str], size: int = IDS_AT_ONCE) -> Iterator[list[str]]:
    """The items in lists of at most `size`."""
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def version_of(stored: Document) -> tuple[str, str]:
    """Content hash and taxonomy version of a document; empty for one that is gone."""
    if stored.get("gone_on"):
        return "", ""
    return stored.get("content_hash") or "", stored.get("taxonomy_version") or ""
