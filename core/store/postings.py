"""Collections `postings` and `posting_texts`: every advert once, its long text apart."""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from pymongo import ReplaceOne, UpdateOne
from pymongo.errors import BulkWriteError

from core.models import SAMPLE_SOURCE, Place, Posting, PostingText, UpsertCount
from core.store.changes import ChangeCounter, Version
from core.store.connection import Connection, translated
from core.store.mapping import posting_from_document, posting_to_document, text_from_document, text_to_document
from core.store.records import Document, as_stored, midnight

log = logging.getLogger(__name__)
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
        self._changes = ChangeCounter(connection)

    @property
    def _postings(self) -> Any:
        return self._connection.database["postings"]

    @property
    def _texts(self) -> Any:
        return self._connection.database["posting_texts"]

    def upsert(
        self, batch: Sequence[tuple[Posting, PostingText]], now: datetime, absent: Collection[str] = frozenset()
    ) -> UpsertCount:
        """Store `batch` (unique ids), leaving what is unchanged alone but for `last_seen`.

        Unchanged means: same content hash and taxonomy version. `first_seen` and duplicate marks of a stored posting
        are kept. Texts are written first: a posting in the store always has its text. What is in
        `absent` is known not to be stored, and is not looked up. Changed postings carry
        `updated_at` a millisecond after new ones, and each kind is written in order of id: whoever reads `changes`
        while a batch is being written misses nothing. Call with times at least 2 ms apart.
        """
        count = UpsertCount()
        for start in range(0, len(batch), BATCH):
            count += self._upsert_some(batch[start : start + BATCH], now, absent)
        return count

    def _upsert_some(
        self, batch: Sequence[tuple[Posting, PostingText]], now: datetime, absent: Collection[str]
    ) -> UpsertCount:
        stored_postings = self._known([posting.posting_id for posting, _ in batch if posting.posting_id not in absent])
        new: list[tuple[Posting, PostingText]] = []
        changed: list[tuple[Posting, PostingText]] = []
        same: list[str] = []
        for posting, text in sorted(batch, key=lambda item: item[0].posting_id):
            stored = stored_postings.get(posting.posting_id)
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
            self._postings.bulk_write(
                [_replacement(posting_to_document(posting)) for posting, _ in batch], ordered=True
            )

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

    def seen_again(self, prefix: str, now: datetime) -> None:
        """Note that every posting whose id begins with `prefix` and that was not gone is still there."""
        with translated():
            self._postings.update_many({**_begins_with(prefix), "gone_on": None}, {"$set": {"last_seen": now}})

    def close_missing(self, prefix: str, listed: Collection[str], now: datetime) -> int:
        """Mark as gone the stored postings whose ids begin with `prefix` and are not in `listed`; returns how many.

        Call only with what a complete, successful read of their board held. One that is listed again later counts as
        changed, and is open again once it is stored.
        """
        with translated():
            stored = list(self._postings.find(_begins_with(prefix), {"gone_on": 1}))
        gone = sorted(
            document["_id"] for document in stored if not document.get("gone_on") and document["_id"] not in listed
        )
        if not gone:
            return 0
        with translated():
            for some in _chunks(gone):
                fields = {"gone_on": midnight(now.date()), "updated_at": now}
                self._postings.update_many({"_id": {"$in": some}}, {"$set": fields})
        self._changes.note(now, collected=False)
        return len(gone)

    def versions(self, posting_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Content hash and taxonomy version of those that are stored; both are empty for one that is gone."""
        return {posting_id: _version(stored) for posting_id, stored in self._known(posting_ids).items()}

    def _known(self, ids: Sequence[str]) -> dict[str, Document]:
        fields = dict.fromkeys(
            ("content_hash", "taxonomy_version", "first_seen", "duplicate_of", "duplicate_rule", "gone_on"), 1
        )
        with translated():
            return {
                document["_id"]: document
                for some in _chunks(ids)
                for document in self._postings.find({"_id": {"$in": some}}, fields)
            }

    def find(self, posting_ids: Iterable[str]) -> list[Posting]:
        """Postings by id, in the order asked for; unknown ids are left out."""
        ids = list(posting_ids)
        with translated():
            postings = {
                doc["_id"]: posting_from_document(doc)
                for some in _chunks(ids)
                for doc in self._postings.find({"_id": {"$in": some}})
            }
        return [postings[posting_id] for posting_id in ids if posting_id in postings]

    def ended(self, posting_ids: Sequence[str]) -> dict[str, date]:
        """From when on those of these postings are closed that say or show an end. Raises StoreError."""
        with translated():
            stored = [
                doc
                for some in _chunks(posting_ids)
                for doc in self._postings.find({"_id": {"$in": some}}, {"closed_on": 1, "gone_on": 1})
            ]
        ends = {doc["_id"]: [day for name in ("closed_on", "gone_on") if (day := doc.get(name))] for doc in stored}
        return {posting_id: min(days).date() for posting_id, days in ends.items() if days}

    def texts(self, posting_ids: Iterable[str]) -> dict[str, PostingText]:
        """The texts of these postings by id; ids without one are left out. Raises StoreError."""
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
            for some in _chunks(fingerprints, FINGERPRINTS_AT_ONCE):
                sharing = self._postings.find({"fingerprints": {"$in": some}}).limit(MOST_SHARING)
                documents |= {doc["_id"]: doc for doc in sharing}
        return [posting_from_document(doc) for doc in documents.values()]

    def forget(self, source: str, now: datetime) -> int:
        """Take out every posting of one source with its text; returns how many there were.

        What was a copy of one of them counts for itself again. Readers see a store of another lineage and read anew.
        """
        with translated():
            ids = [document["_id"] for document in self._postings.find({"source": source}, {"_id": 1})]
            for some in _chunks(ids, BATCH):
                self._postings.update_many(
                    {"duplicate_of": {"$in": some}, "source": {"$ne": source}},
                    {"$set": {"duplicate_of": None, "duplicate_rule": None, "updated_at": now}},
                )
                self._texts.delete_many({"_id": {"$in": some}})
                self._postings.delete_many({"_id": {"$in": some}})
        if ids:
            self._changes.begin_anew()
        return len(ids)

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

    def mark_duplicates(self, marks: Sequence[tuple[str, str | None, str | None]], now: datetime) -> None:
        """Set `(posting_id, duplicate_of, rule)`; None takes a mark away. Nothing is deleted."""
        writes = [
            UpdateOne(
                {"_id": posting_id}, {"$set": {"duplicate_of": original, "duplicate_rule": rule, "updated_at": now}}
            )
            for posting_id, original, rule in marks
        ]
        if writes:
            with translated():
                self._postings.bulk_write(writes, ordered=False)
            self._changes.note(now, collected=False)

    def set_places(self, places: Sequence[tuple[str, tuple[Place, ...]]], now: datetime) -> None:
        """Give postings the places of all their copies."""
        writes = [
            UpdateOne(
                {"_id": posting_id},
                {"$set": {"places": as_stored(joined), "updated_at": now}},
            )
            for posting_id, joined in places
        ]
        if writes:
            with translated():
                self._postings.bulk_write(writes, ordered=False)
            self._changes.note(now, collected=False)

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


def _chunks(items: Sequence[str], size: int = IDS_AT_ONCE) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def _version(stored: Document) -> tuple[str, str]:
    if stored.get("gone_on"):
        return "", ""
    return stored.get("content_hash") or "", stored.get("taxonomy_version") or ""


def _begins_with(prefix: str) -> Document:
    return {"_id": {"$gte": prefix, "$lt": prefix[:-1] + chr(ord(prefix[-1]) + 1)}}


def _insert_or_replace(collection: Any, documents: Sequence[Document], ordered: bool) -> None:
    """Insert; what is there already was left by a pass or a write that was cut off, and is replaced."""
    try:
        collection.insert_many(documents, ordered=ordered)
    except BulkWriteError as error:
        failed = error.details["writeErrors"]
        if any(failure.get("code") != DUPLICATE_KEY for failure in failed):
            raise
        left = documents[failed[0]["index"] :] if ordered else [documents[failure["index"]] for failure in failed]
        collection.bulk_write([_replacement(document) for document in left], ordered=ordered)


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
