"""Collections `postings` and `posting_texts`: every advert once, its long text apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pymongo import ReplaceOne, UpdateOne

from core.models import SAMPLE_SOURCE, Posting, PostingText, UpsertCount
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


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in the order of changes: everything up to and with it has been read."""

    updated_at: datetime
    posting_id: str


class Postings:
    """Upserts by `posting_id`; reads by window, by change and by id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _postings(self) -> Any:
        return self._connection.database["postings"]

    @property
    def _texts(self) -> Any:
        return self._connection.database["posting_texts"]

    def upsert(self, batch: Sequence[tuple[Posting, PostingText]], now: datetime) -> UpsertCount:
        """Store `batch` (unique ids), leaving what is unchanged alone but for `last_seen`.

        Unchanged means: same content hash and taxonomy version. `first_seen` and duplicate marks of a stored posting
        are kept. Texts are written first: a posting in the store always has its text.
        """
        count = UpsertCount()
        for start in range(0, len(batch), BATCH):
            count += self._upsert_some(batch[start : start + BATCH], now)
        return count

    def _upsert_some(self, batch: Sequence[tuple[Posting, PostingText]], now: datetime) -> UpsertCount:
        known = self._known([posting.posting_id for posting, _ in batch])
        texts: list[ReplaceOne[Document]] = []
        writes: list[ReplaceOne[Document] | UpdateOne] = []
        new = updated = 0
        for posting, text in batch:
            stored = known.get(posting.posting_id)
            if stored and (stored["content_hash"], stored["taxonomy_version"]) == (
                posting.content_hash,
                posting.taxonomy_version,
            ):
                writes.append(UpdateOne({"_id": posting.posting_id}, {"$set": {"last_seen": now}}))
                continue
            new, updated = new + (stored is None), updated + (stored is not None)
            fresh = replace(posting, first_seen=now, last_seen=now, updated_at=now)
            if stored:
                fresh = replace(
                    fresh,
                    first_seen=stored["first_seen"],
                    duplicate_of=posting.duplicate_of or stored.get("duplicate_of"),
                    duplicate_rule=posting.duplicate_rule or stored.get("duplicate_rule"),
                )
            texts.append(ReplaceOne({"_id": posting.posting_id}, text_to_document(text), upsert=True))
            writes.append(ReplaceOne({"_id": posting.posting_id}, posting_to_document(fresh), upsert=True))
        with translated():
            if texts:
                self._texts.bulk_write(texts, ordered=False)
            if writes:
                self._postings.bulk_write(writes, ordered=False)
        return UpsertCount(new, updated, len(batch) - new - updated)

    def _known(self, ids: Sequence[str]) -> dict[str, Document]:
        fields = {"content_hash": 1, "taxonomy_version": 1, "first_seen": 1, "duplicate_of": 1, "duplicate_rule": 1}
        with translated():
            return {found["_id"]: found for found in self._postings.find({"_id": {"$in": list(ids)}}, fields)}

    def find(self, posting_ids: Iterable[str]) -> list[Posting]:
        """Postings by id, in the order asked for; unknown ids are left out."""
        ids = list(posting_ids)
        with translated():
            found = {doc["_id"]: posting_from_document(doc) for doc in self._postings.find({"_id": {"$in": ids}})}
        return [found[posting_id] for posting_id in ids if posting_id in found]

    def texts(self, posting_ids: Iterable[str]) -> dict[str, PostingText]:
        with translated():
            found = self._texts.find({"_id": {"$in": list(posting_ids)}})
            return {doc["_id"]: text_from_document(doc) for doc in found}

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

    def with_fingerprints(self, fingerprints: Iterable[str]) -> list[Posting]:
        """Stored postings that share at least one fingerprint."""
        with translated():
            found = self._postings.find({"fingerprints": {"$in": list(fingerprints)}})
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

    def has_collected(self) -> bool:
        """True as soon as one posting of a real source is stored: from then on no sample posting counts."""
        with translated():
            for bounds in ({"$lt": SAMPLE_SOURCE}, {"$gt": SAMPLE_SOURCE}):  # short index ranges; `$ne` would scan
                if self._postings.find_one({"source": bounds}, {"_id": 1}):
                    return True
        return False

    def count(self) -> int:
        with translated():
            return int(self._postings.estimated_document_count())

    def count_of(self, source: str) -> int:
        with translated():
            return int(self._postings.count_documents({"source": source}))

    def latest_change(self) -> Mark | None:
        with translated():
            found = list(self._postings.find({}, {"updated_at": 1}).sort([("updated_at", -1), ("_id", -1)]).limit(1))
        return Mark(found[0]["updated_at"], found[0]["_id"]) if found else None
