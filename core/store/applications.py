"""Collection `applications`: the jobs somebody applies for, each with its history."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from pymongo.errors import DuplicateKeyError

from core.errors import StaleVersion
from core.models import Application, ApplicationEvent, JobCopy
from core.store.connection import Connection, translated
from core.store.records import Document, Records, as_stored, from_collection

CHANGED = "The application was changed by another request. Read it again."


_RECORDS = Records("applications", Application, "application_id")


class Applications:
    """Reads by user (indexed) or id; events are pushed and never rewritten; every write is guarded by `version`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _applications(self) -> Any:
        return self._connection.database["applications"]

    def create(self, application: Application) -> Application:
        """Store a new application; where one of this id is stored already, that one comes back as it is."""
        with translated():
            try:
                self._applications.insert_one(application_to_document(application))
            except DuplicateKeyError:
                document = self._applications.find_one({"_id": application.application_id})
                return _from_document(document) if document else application
        return application

    def of_user(self, user_id: str) -> list[Application]:
        """A user's applications, the last changed first."""
        with translated():
            documents = list(self._applications.find({"user_id": str(user_id)}))
        stored = (_from_document(document) for document in documents)
        return sorted(
            stored, key=lambda application: (application.updated_at, application.application_id), reverse=True
        )

    def count_of_user(self, user_id: str) -> int:
        """How many applications a user has. Raises StoreError."""
        with translated():
            return int(self._applications.count_documents({"user_id": str(user_id)}))

    def find(self, user_id: str, application_id: str) -> Application | None:
        """One application of this user; None where there is none, or where it is somebody else's."""
        with translated():
            document = self._applications.find_one({"_id": str(application_id), "user_id": str(user_id)})
        return _from_document(document) if document else None

    def add_event(self, application: Application, event: ApplicationEvent, now: datetime) -> Application:
        """Append `event` if the stored version is still that of `application`. Raises StaleVersion."""
        changed = replace(application, events=(*application.events, event))
        return self._write(changed, {"$push": {"events": as_stored(event)}}, now)

    def change_job(self, application: Application, now: datetime) -> Application:
        """Write the copy of the job if the stored version is still that of `application`. Raises StaleVersion."""
        return self._write(application, {"$set": {"job": _job_to_document(application.job)}}, now)

    def _write(self, application: Application, change: Document, now: datetime) -> Application:
        fresh = replace(application, version=application.version + 1, updated_at=now)
        change = {**change, "$set": {**change.get("$set", {}), "version": fresh.version, "updated_at": now}}
        guarded = {
            "_id": application.application_id,
            "user_id": application.user_id,
            "version": application.version,
        }
        with translated():
            written = self._applications.update_one(guarded, change)
        if written.matched_count == 0:
            raise StaleVersion(CHANGED)
        return fresh

    def delete(self, application: Application) -> None:
        """Delete it if its stored version is still that of `application`. Raises StaleVersion."""
        guarded = {
            "_id": application.application_id,
            "user_id": application.user_id,
            "version": application.version,
        }
        with translated():
            if not self._applications.delete_one(guarded).deleted_count:
                raise StaleVersion(CHANGED)

    def delete_of_user(self, user_id: str) -> int:
        """Delete all applications of a user; how many there were. Raises StoreError."""
        with translated():
            return int(self._applications.delete_many({"user_id": str(user_id)}).deleted_count)


def id_for_posting(user_id: str, posting_id: str) -> str:
    """The id of a user's application for a posting: the same in every tab, so that two saves make one."""
    return hashlib.sha256(f"{user_id} {posting_id}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def application_to_document(application: Application) -> Document:
    """As it is stored; docs/data-model.md says what each field holds."""
    document = _RECORDS.to_document(application)
    return {**document, "posting_id": application.job.posting_id, "job": _job_to_document(application.job)}


def _job_to_document(job: JobCopy) -> Document:
    return {name: value for name, value in as_stored(job).items() if name != "posting_id"}


@from_collection("applications")
def _from_document(document: Document) -> Application:
    job = {**document["job"], "posting_id": document.get("posting_id")}
    return _RECORDS.from_document({**document, "job": job})
