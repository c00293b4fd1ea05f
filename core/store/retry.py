"""A database whose reads and writes survive a store that is briefly away.

A write whose connection broke is tried once more, as the driver does by itself on a replica set only. (As a replica set
of one the embedded server keeps a log of every write: pruning that log inside a long import made it wait for its own
cache for ever, at some 45,000 postings.) Within `waiting_for_store`, which is for the collector's long work, both are
tried again until the store is back or the time is up.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import bson
import pymongo
from pymongo.collection import Collection
from pymongo.cursor import Cursor
from pymongo.database import Database
from pymongo.errors import AutoReconnect, DuplicateKeyError, NetworkTimeout, PyMongoError, ServerSelectionTimeoutError
from pymongo.results import DeleteResult, InsertOneResult, UpdateResult

log = logging.getLogger(__name__)
Document = dict[str, object]
LOOK_SECONDS = 0.5
IN_ONE_ANSWER = 10_000  # documents, up to the 16 MB that an answer holds; 101 unless said


@dataclass(slots=True)
class _Wait:
    seconds: float
    stop: threading.Event = field(default_factory=threading.Event)


_wait: ContextVar[_Wait | None] = ContextVar("store_wait", default=None)


@contextmanager
def waiting_for_store(seconds: float, stop: threading.Event) -> Iterator[None]:
    """Within it, operations wait up to `seconds` for a store that went away; `stop` ends a wait at once."""
    token = _wait.set(_Wait(seconds, stop) if seconds > 0 else None)
    try:
        yield
    finally:
        _wait.reset(token)


def came_back(answers: Callable[[], bool]) -> bool:
    """Wait until `answers`; False where nobody waits here, the time is up or the wait was ended."""
    wait = _wait.get()
    if wait is None or wait.stop.is_set():
        return False
    log.warning("the store does not answer; waiting up to %.0f s for it", wait.seconds)
    deadline = time.monotonic() + wait.seconds
    while time.monotonic() < deadline:
        if answers():
            log.info("the store answers again; going on")
            return True
        if wait.stop.wait(LOOK_SECONDS):
            return False
    return False


class PatientCursor(Cursor[Document]):
    """Asks again where the connection broke before anything of the answer was given out."""

    _given = False

    def next(self) -> Document:
        """The next document; an interrupted read starts over unless some documents were returned already."""
        while True:
            try:
                document = super().next()
            except AutoReconnect:
                if self._given or not came_back(lambda: _answers(self.collection.database)):
                    raise
                self.rewind()
            else:
                self._given = True
                return document

    __next__ = next


class PatientCollection(Collection[Document]):
    """Repeats a write when the connection broke under it; the second try waits until the server is back."""

    def find(self, *args: Any, **options: Any) -> Cursor[Document]:
        """A cursor that outlasts an interruption before its first document.

        Where somebody waits for the store, so many come in the first answer that a look for some hundred ids needs no
        second one, which could not be asked again.
        """
        if _wait.get() is not None:
            options.setdefault("batch_size", IN_ONE_ANSWER)
        return PatientCursor(self, *args, **options)

    def find_one(self, *args: Any, **options: Any) -> Any:
        """As the driver has it; asked again after an interruption, as long as the store comes back in time."""
        return self._again(super().find_one, *args, **options)

    def count_documents(self, *args: Any, **options: Any) -> Any:
        """As the driver has it; asked again after an interruption, as long as the store comes back in time."""
        return self._again(super().count_documents, *args, **options)

    def estimated_document_count(self, *args: Any, **options: Any) -> Any:
        """As the driver has it; asked again after an interruption, as long as the store comes back in time."""
        return self._again(super().estimated_document_count, *args, **options)

    def bulk_write(self, *args: Any, **options: Any) -> Any:
        """As the driver has it; asked again after an interruption, as long as the store comes back in time."""
        return self._again(super().bulk_write, *args, **options)

    def insert_one(self, document: Any, *args: Any, **options: Any) -> Any:
        """What a first try already stored is no duplicate."""
        tries = 0

        def insert() -> Any:
            nonlocal tries
            tries += 1
            try:
                return super(PatientCollection, self).insert_one(document, *args, **options)
            except DuplicateKeyError:
                if tries > 1 and self._is_stored(document):
                    return InsertOneResult(document["_id"], acknowledged=True)
                raise

        return self._again(insert)

    def insert_many(self, *args: Any, **options: Any) -> Any:
        """As the driver has it; asked again after an interruption, as long as the store comes back in time."""
        return self._again(super().insert_many, *args, **options)

    def replace_one(self, filter: Any, replacement: Any, *args: Any, **options: Any) -> Any:
        """What a first try already wrote is no conflict with somebody else."""
        tries = 0

        def replace() -> Any:
            nonlocal tries
            tries += 1
            result = super(PatientCollection, self).replace_one(filter, replacement, *args, **options)
            if tries > 1 and result.acknowledged and result.matched_count == 0 and self._is_stored(replacement):
                return UpdateResult({"n": 1, "nModified": 1}, acknowledged=True)
            return result

        return self._again(replace)

    def update_one(self, *args: Any, **options: Any) -> Any:
        """As the driver has it; asked again after an interruption, as long as the store comes back in time."""
        return self._again(super().update_one, *args, **options)

    def update_many(self, *args: Any, **options: Any) -> Any:
        """As the driver has it; asked again after an interruption, as long as the store comes back in time."""
        return self._again(super().update_many, *args, **options)

    def delete_one(self, *args: Any, **options: Any) -> Any:
        """What a first try already deleted counts as deleted: callers have just read it."""
        tries = 0

        def delete() -> Any:
            nonlocal tries
            tries += 1
            result = super(PatientCollection, self).delete_one(*args, **options)
            if tries > 1 and result.acknowledged and result.deleted_count == 0:
                return DeleteResult({"n": 1}, acknowledged=True)
            return result

        return self._again(delete)

    def delete_many(self, *args: Any, **options: Any) -> Any:
        """As the driver has it; asked again after an interruption, as long as the store comes back in time."""
        return self._again(super().delete_many, *args, **options)

    def _again(self, call: Callable[..., Any], *args: Any, **options: Any) -> Any:
        tried_at_once = False
        while True:
            try:
                return call(*args, **options)
            except AutoReconnect as error:
                waited = isinstance(error, NetworkTimeout | ServerSelectionTimeoutError)
                if not waited and not tried_at_once:
                    tried_at_once = True
                elif not came_back(lambda: _answers(self.database)):
                    raise

    def _is_stored(self, document: Any) -> bool:
        written = bson.decode(bson.encode(document), codec_options=self.codec_options)
        return bool(super().find_one({"_id": document["_id"]}) == written)


class PatientDatabase(Database[Document]):
    """A database of patient collections."""

    def __getitem__(self, name: str) -> PatientCollection:
        return PatientCollection(self, name)


def _answers(database: Database[Document]) -> bool:
    try:
        with pymongo.timeout(2 * LOOK_SECONDS):
            database.command("ping")
    except PyMongoError:
        return False
    return True
