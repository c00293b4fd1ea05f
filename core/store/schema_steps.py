"""The migrations of documents from one schema version to the next.

A step may be cut off at any moment, run by two programs at once, and run again: it asks for documents of the old form,
and so does each of its writes. It is one pass with one cursor, as the embedded server answers each question in order of
id, or by a range of ids, with a scan.
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import islice
from typing import Any

from pymongo import UpdateOne
from pymongo.collection import Collection
from pymongo.database import Database

from core.errors import DamagedDocument
from core.models import Application, ApplicationEvent, EventKind, JobCopy, Stage, WorkModel
from core.store.applications import application_to_document, id_for_posting
from core.store.mapping import posting_from_document
from core.store.records import Document, midnight

log = logging.getLogger(__name__)
BATCH = 500
TOLD_EVERY = 5_000
Writes = Callable[[Document], list[UpdateOne]]


def place_lists(database: Database[Document]) -> None:
    """To version 2: several `places` in place of one, and `work_model` in place of yes or no to `remote`."""
    _rewrite(database["postings"], {"places": {"$exists": False}}, ("place", "remote"), _place_writes)


def name_fields(database: Database[Document]) -> None:
    """To version 3: arrays of documents with named fields.

    `mentions` and `facts` of a text, `progress` and `learned_on` of an account were arrays in arrays, told apart by
    position.
    """
    for collection, fields in NAMED.items():
        old = {"$or": [{f"{field}.0.0": {"$exists": True}} for field in fields]}
        _rewrite(database[collection], old, tuple(fields), _name_writes(fields))


def saved_applications(database: Database[Document]) -> None:
    """To version 4: an opening that was saved is an application in its first stage. The fit of then is not known."""
    marks = database["posting_marks"].find({"mark": "saved"}, batch_size=BATCH)
    while page := list(islice(marks, BATCH)):
        posting_ids = {mark.get("posting_id") for mark in page}
        postings = {
            posting["_id"]: posting
            for posting in database["postings"].find({"_id": {"$in": sorted(posting_ids, key=str)}})
        }
        writes = [write for mark in page for write in _application_writes(mark, postings)]
        if writes:
            database["applications"].bulk_write(writes, ordered=False)


def _application_writes(mark: Document, postings: Mapping[str, Document]) -> list[UpdateOne]:
    user_id, posting_id, saved_at = (mark.get(name) for name in ("user_id", "posting_id", "marked_at"))
    if not (isinstance(user_id, str) and isinstance(posting_id, str) and isinstance(saved_at, datetime)):
        return []
    job = JobCopy(posting_id, posting_id=posting_id)
    if posting := postings.get(posting_id):
        with suppress(DamagedDocument):
            job = JobCopy.of(posting_from_document(posting))
    event = ApplicationEvent(EventKind.STAGE, saved_at.date(), saved_at, Stage.SAVED)
    application = Application(id_for_posting(user_id, posting_id), user_id, job, (event,), 1, saved_at, saved_at)
    document = application_to_document(application)
    key = document.pop("_id")
    return [UpdateOne({"_id": key}, {"$setOnInsert": document}, upsert=True)]


def waiting_webhooks(database: Database[Document]) -> None:
    """To version 5: a saved search says itself that something may wait for its webhook; before, its matches did."""
    for search_id in database["search_matches"].distinct("search_id", {"webhook_waits": True}):
        database["saved_searches"].update_one({"_id": search_id}, {"$set": {"webhook_waits": True}})


def _rewrite(collection: Collection[Document], old: Document, fields: tuple[str, ...], writes_of: Writes) -> None:
    done = 0
    documents = collection.find(old, dict.fromkeys(fields, 1), batch_size=BATCH)
    while page := list(islice(documents, BATCH)):
        collection.bulk_write([write for document in page for write in writes_of(document)], ordered=False)
        done += len(page)
        if done % TOLD_EVERY == 0:
            log.info("%s: %s documents brought forward", collection.name, f"{done:,}")


def _place_writes(document: Document) -> list[UpdateOne]:
    place, remote = document.get("place"), document.get("remote")
    model = None if remote is None else WorkModel.REMOTE.value if remote else WorkModel.ONSITE.value
    places = [place] if place and any(place.values()) else []
    change = {"$set": {"places": places, "work_model": model}, "$unset": {"place": "", "remote": ""}}
    return [UpdateOne({"_id": document["_id"], "places": {"$exists": False}}, change)]


def _mention(old: list[Any]) -> Document:
    return dict(zip(("skill", "start", "end", "ask", "rule"), old, strict=True))


def _fact(old: list[Any]) -> Document:
    return dict(zip(("field", "start", "end"), old, strict=True))


def _alternative(old: list[Any]) -> Document:
    return {"any_of": old}


def _progress(old: list[Any]) -> Document:
    return {"skill": old[0], "state": old[1]}


def _learned(old: list[Any]) -> Document:
    return {"skill": old[0], "day": midnight(datetime.fromisoformat(old[1]).date())}


NAMED: Mapping[str, Mapping[str, Callable[[list[Any]], Document]]] = {
    "postings": {"alternatives": _alternative},
    "posting_texts": {"mentions": _mention, "facts": _fact},
    "users": {"progress": _progress, "learned_on": _learned},
}


def _name_writes(fields: Mapping[str, Callable[[list[Any]], Document]]) -> Writes:
    """One write a field, and only where the first element still is an array: an account may be changed meanwhile."""

    def writes(document: Document) -> list[UpdateOne]:
        return [
            UpdateOne(
                {"_id": document["_id"], f"{field}.0.0": {"$exists": True}},
                {"$set": {field: [convert(old) if isinstance(old, list) else old for old in document[field]]}},
            )
            for field, convert in fields.items()
            if any(isinstance(old, list) for old in document.get(field) or ())
        ]

    return writes
