"""Collections `postings` and `posting_texts`: every advert once, its long text apart."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pymongo import ReplaceOne, UpdateOne
from pymongo.errors import BulkWriteError

from core.models import SAMPLE_SOURCE, Place, Posting, PostingText, UpsertCount
from core.store.connection import translated
from core.store.mapping import posting_to_document, text_to_document
from core.store.posting_reads import BATCH, PostingReads, chunks, version_of
from core.store.records import Document, as_stored, midnight

DUPLICATE_KEY = 11000


class Postings(PostingReads):
    """Upserts by `posting_id`; reads as its base does."""

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
            elif version_of(stored) == (posting.content_hash, posting.taxonomy_version):
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
        """Replace stored postings by these, read again from the same adverts; only `updated_at` becomes `now`."""
        ordered = sorted(batch, key=lambda item: item[0].posting_id)
        self._replace([(replace(posting, updated_at=now), text) for posting, text in ordered])
        self._note([replace(posting, updated_at=now) for posting, _ in ordered])

    def _note(self, written: Sequence[Posting]) -> None:
        if written:
            latest = max(posting.updated_at for posting in written if posting.updated_at)
            self._changes.note(latest, collected=any(posting.source != SAMPLE_SOURCE for posting in written))

    def touch(self, posting_ids: Sequence[str], now: datetime) -> None:
        """Note that these were seen again; for readers nothing changed."""
        for batch in chunks(posting_ids):
            with translated():
                self._postings.update_many({"_id": {"$in": batch}}, {"$set": {"last_seen": now}})

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
            for batch in chunks(gone):
                fields = {"gone_on": midnight(now.date()), "updated_at": now}
                self._postings.update_many({"_id": {"$in": batch}}, {"$set": fields})
        self._changes.note(now, collected=False)
        return len(gone)

    def forget(self, source: str, now: datetime) -> int:
        """Take out every posting of one source with its text; returns how many there were.

        Copies of them count again. Readers see a store of another lineage and read everything again.
        """
        with translated():
            ids = [document["_id"] for document in self._postings.find({"source": source}, {"_id": 1})]
            for batch in chunks(ids, BATCH):
                self._postings.update_many(
                    {"duplicate_of": {"$in": batch}, "source": {"$ne": source}},
                    {"$set": {"duplicate_of": None, "duplicate_rule": None, "updated_at": now}},
                )
                self._texts.delete_many({"_id": {"$in": batch}})
                self._postings.delete_many({"_id": {"$in": batch}})
        if ids:
            self._changes.begin_anew()
        return len(ids)

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


def _begins_with(prefix: str) -> Document:
    return {"_id": {"$gte": prefix, "$lt": prefix[:-1] + chr(ord(prefix[-1]) + 1)}}


def _insert_or_replace(collection: Any, documents: Sequence[Document], ordered: bool) -> None:
    """Insert; what is already there was left by an interrupted pass or write, and is replaced."""
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
