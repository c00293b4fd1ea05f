"""Collections `postings` and `posting_texts`: every advert once, its long text apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from pymongo import ReplaceOne, UpdateOne
from pymongo.errors import BulkWriteError

from core.models import SAMPLE_SOURCE, Posting, PostingText, UpsertCount
from core.store.changes import Changes, Version
from core.store.connection import Connection, translated
from core.store.mapping import (
    Document,
    midnight,
    posting_from_document,
    posting_to_document,
    text_from_document,
    text_to_document,
)

BATCH = 500
IDS_AT_ONCE = 50  # the embedded server takes 262 ms for 500 ids in one `$in`, 9 ms for 50
FINGERPRINTS_AT_ONCE = 500
MOST_SHARING = 1000
DUPLICATE_KEY = 11000


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in the order of changes: everything up to and with it has been read."""

    updated_at: datetime
    posting_id: str


class Postings:
    """Upserts by `posting_id`; reads by window, by change and by id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes = Changes(connection)

    @property
    def _postings(self) -> Any:
        return self._connection.database["postings"]

    @property
    def _texts(self) -> Any:
        return self._connection.database["posting_texts"]

    def upsert(self, batch: Sequence[tuple[Posting, PostingText]], now: datetime) -> UpsertCount:
        """Store `batch` (unique ids), leaving what is unchanged alone but for `last_seen`.

        Unchanged means: same content hash and taxonomy version. `first_seen` and duplicate marks of a stored posting
        are kept. Texts are written first: a posting in the store always has its text. Changed postings carry
        `updated_at` a millisecond after new ones, and each kind is written in order of id: whoever reads `changes`
        while a batch is being written misses nothing. Call with times at least 2 ms apart.
        """
        count = UpsertCount()
        for start in range(0, len(batch), BATCH):
            count += self._upsert_some(batch[start : start + BATCH], now)
        return count

    def _upsert_some(self, batch: Sequence[tuple[Posting, PostingText]], now: datetime) -> UpsertCount:
        known = self._known([posting.posting_id for posting, _ in batch])
        new: list[tuple[Posting, PostingText]] = []
        changed: list[tuple[Posting, PostingText]] = []
        same: list[str] = []
        for posting, text in sorted(batch, key=lambda item: item[0].posting_id):
            stored = known.get(posting.posting_id)
            if stored is None:
                new.append((replace(posting, first_seen=now, last_seen=now, updated_at=now), text))
            elif _version(stored) == (posting.content_hash, posting.taxonomy_version):
                same.append(posting.posting_id)
            else:
                changed.append((_refreshed(posting, stored, now), text))
        self._insert(new)
        self._replace(changed)
        self._note([posting for posting, _ in (*new, *changed)])
        self.touch(same, now)
        return UpsertCount(len(new), len(changed), len(same))

    def _insert(self, batch: Sequence[tuple[Posting, PostingText]]) -> None:
        """Three times as fast as upserts on the embedded server, where each upsert is looked up on its own."""
        if not batch:
            return
        with translated():
            _insert_or_replace(self._texts, [text_to_document(text) for _, text in batch], ordered=False)
            _insert_or_replace(self._postings, [posting_to_document(posting) for posting, _ in batch], ordered=True)

    def _replace(self, batch: Sequence[tuple[Posting, PostingText]]) -> None:
        if not batch:
            return
        with translated():
            self._texts.bulk_write([_replacement(text_to_document(text)) for _, text in batch], ordered=False)
            self._postings.bulk_write([_replacement(posting_to_document(one)) for one, _ in batch], ordered=True)

    def rewrite(self, batch: Sequence[tuple[Posting, PostingText]], now: datetime) -> None:
        """Replace stored postings by these, read anew from the same advert; only `updated_at` becomes `now`."""
        ordered = sorted(batch, key=lambda item: item[0].posting_id)
        self._replace([(replace(posting, updated_at=now), text) for posting, text in ordered])
        self._note([replace(posting, updated_at=now) for posting, _ in ordered])

    def _note(self, written: Sequence[Posting]) -> None:
        if written:
            latest = max(posting.updated_at for posting in written if posting.updated_at)
            self._changes.note(latest, collected=any(posting.source != SAMPLE_SOURCE for posting in written))

    def touch(self, posting_ids: Sequence[str], now: datetime) -> None:
        """Note that these were seen again; for readers nothing changed."""
        for some in _chunks(posting_ids):
            with translated():
                self._postings.update_many({"_id": {"$in": some}}, {"$set": {"last_seen": now}})

    def versions(self, posting_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Content hash and taxonomy version of those that are stored."""
        return {posting_id: _version(stored) for posting_id, stored in self._known(posting_ids).items()}

    def _known(self, ids: Sequence[str]) -> dict[str, Document]:
        fields = {"content_hash": 1, "taxonomy_version": 1, "first_seen": 1, "duplicate_of": 1, "duplicate_rule": 1}
        with translated():
            return {
                found["_id"]: found
                for some in _chunks(ids)
                for found in self._postings.find({"_id": {"$in": some}}, fields)
            }

    def find(self, posting_ids: Iterable[str]) -> list[Posting]:
        """Postings by id, in the order asked for; unknown ids are left out."""
        ids = list(posting_ids)
        with translated():
            found = {
                doc["_id"]: posting_from_document(doc)
                for some in _chunks(ids)
                for doc in self._postings.find({"_id": {"$in": some}})
            }
        return [found[posting_id] for posting_id in ids if posting_id in found]

    def texts(self, posting_ids: Iterable[str]) -> dict[str, PostingText]:
        with translated():
            return {
                doc["_id"]: text_from_document(doc)
                for some in _chunks(list(posting_ids))
                for doc in self._texts.find({"_id": {"$in": some}})
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
                found = list(self._postings.find().sort(order).limit(size))
            else:  # two short index ranges instead of one `$or`, which the embedded server would answer by a scan
                same = {"updated_at": after.updated_at, "_id": {"$gt": after.posting_id}}
                found = list(self._postings.find(same).sort("_id", 1).limit(size))
                if len(found) < size:
                    later = {"updated_at": {"$gt": after.updated_at}}
                    found += list(self._postings.find(later).sort(order).limit(size - len(found)))
        return [posting_from_document(doc) for doc in found]

    def since(self, first_day: date) -> Iterator[Posting]:
        """All postings posted on or after `first_day`, in no order, duplicates included."""
        with translated():
            for found in self._postings.find({"posted_on": {"$gte": midnight(first_day)}}, batch_size=5000):
                yield posting_from_document(found)

    def with_fingerprints(self, fingerprints: Sequence[str]) -> list[Posting]:
        """Stored postings that share at least one fingerprint.

        Of a fingerprint that very many share only some come back; as copies point to one original, some are enough.
        """
        found: dict[str, Document] = {}
        with translated():
            for some in _chunks(fingerprints, FINGERPRINTS_AT_ONCE):
                sharing = self._postings.find({"fingerprints": {"$in": some}}).limit(MOST_SHARING)
                found |= {doc["_id"]: doc for doc in sharing}
        return [posting_from_document(doc) for doc in found.values()]

    def copies_of(self, originals: Sequence[str]) -> list[Posting]:
        """Postings marked as duplicates of these."""
        with translated():
            found = self._postings.find({"duplicate_of": {"$in": list(originals)}})
            return [posting_from_document(doc) for doc in found]

    def stale(self, taxonomy_version: str, limit: int) -> list[Posting]:
        """Up to `limit` postings that were read with another version of the taxonomy."""
        found: list[Document] = []
        with translated():
            for bounds in ({"$lt": taxonomy_version}, {"$gt": taxonomy_version}):  # short index ranges; `$ne` scans
                if len(found) < limit:
                    found += self._postings.find({"taxonomy_version": bounds}).limit(limit - len(found))
        return [posting_from_document(doc) for doc in found]

    def mark_duplicates(self, marks: Sequence[tuple[str, str | None, str | None]], now: datetime) -> None:
        """Set `(posting_id, duplicate_of, rule)`; None takes a mark away. Nothing is deleted."""
        writes = [
            UpdateOne({"_id": one}, {"$set": {"duplicate_of": of, "duplicate_rule": rule, "updated_at": now}})
            for one, of, rule in marks
        ]
        if writes:
            with translated():
                self._postings.bulk_write(writes, ordered=False)
            self._changes.note(now, collected=False)

    def version(self) -> Version:
        """Which postings are stored: how often they changed, when last, and whether any was collected."""
        return self._changes.version()

    def count(self) -> int:
        with translated():
            return int(self._postings.estimated_document_count())

    def count_of(self, source: str) -> int:
        with translated():
            return int(self._postings.count_documents({"source": source}))

    def discovered_last(self, source: str) -> datetime | None:
        """When the latest of a source's postings was discovered, by its own clock. Reads them all: rarely asked."""
        with translated():
            found = self._postings.find({"source": source}, {"_id": 0, "discovered_at": 1})
            return max((one["discovered_at"] for one in found if one.get("discovered_at")), default=None)


def _chunks(items: Sequence[str], size: int = IDS_AT_ONCE) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def _version(stored: Document) -> tuple[str, str]:
    return stored.get("content_hash") or "", stored.get("taxonomy_version") or ""


def _insert_or_replace(collection: Any, documents: Sequence[Document], ordered: bool) -> None:
    """Insert; what is there already was left by a pass or a write that was cut off, and is replaced."""
    try:
        collection.insert_many(documents, ordered=ordered)
    except BulkWriteError as error:
        failed = error.details["writeErrors"]
        if any(one.get("code") != DUPLICATE_KEY for one in failed):
            raise
        left = documents[failed[0]["index"] :] if ordered else [documents[one["index"]] for one in failed]
        collection.bulk_write([_replacement(one) for one in left], ordered=ordered)


def _replacement(document: Document) -> ReplaceOne[Document]:
    return ReplaceOne({"_id": document["_id"]}, document, upsert=True)


def _refreshed(posting: Posting, stored: Document, now: datetime) -> Posting:
    return replace(
        posting,
        first_seen=stored["first_seen"],
        last_seen=now,
        updated_at=now + timedelta(milliseconds=1),
        duplicate_of=posting.duplicate_of or stored.get("duplicate_of"),
        duplicate_rule=posting.duplicate_rule or stored.get("duplicate_rule"),
    )
