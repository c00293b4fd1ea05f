"""Which index serves which query."""

import logging
import threading
import time
from collections.abc import Sequence

from pymongo import ASCENDING, IndexModel
from pymongo.errors import AutoReconnect, NetworkTimeout, PyMongoError

from core.store.connection import Connection, translated
from core.store.refusals import explain

log = logging.getLogger(__name__)
LARGE = 200_000  # below that many documents an index takes seconds
AGAIN_SECONDS = 5.0

A_DAY = 24 * 3600

INDEXES: dict[str, tuple[IndexModel, ...]] = {
    "postings": (
        IndexModel([("updated_at", ASCENDING), ("_id", ASCENDING)], name="changes"),  # the snapshot's next postings
        IndexModel([("posted_on", ASCENDING)], name="window"),  # the snapshot's first load
        IndexModel([("source", ASCENDING), ("posted_on", ASCENDING)], name="source"),  # is anything collected yet?
        IndexModel([("fingerprints", ASCENDING)], name="fingerprints"),  # which stored postings may be the same advert
        IndexModel([("duplicate_of", ASCENDING)], name="copies"),  # what points to an original that is one itself
        IndexModel([("taxonomy_version", ASCENDING), ("_id", ASCENDING)], name="taxonomy"),  # what to read again
    ),
    "users": (IndexModel([("email", ASCENDING)], name="email", unique=True),),
    "sessions": (
        IndexModel([("user_id", ASCENDING)], name="user"),
        IndexModel([("expires_at", ASCENDING)], name="expiry", expireAfterSeconds=0),
    ),
    "api_keys": (IndexModel([("user_id", ASCENDING)], name="user"),),
    "applications": (IndexModel([("user_id", ASCENDING)], name="user"),),
    "lockouts": (IndexModel([("forget_at", ASCENDING)], name="forget", expireAfterSeconds=0),),
    "collector_runs": (
        IndexModel([("started_at", ASCENDING)], name="started"),
        IndexModel([("source", ASCENDING), ("ended_at", ASCENDING)], name="open"),  # passes that never ended
    ),
    "posting_marks": (IndexModel([("user_id", ASCENDING)], name="user"),),
    "saved_searches": (
        IndexModel([("user_id", ASCENDING)], name="user"),
        IndexModel([("keys", ASCENDING)], name="keys"),  # which searches a new posting may be for
        IndexModel([("feed_secret", ASCENDING)], name="feed"),
        IndexModel([("unsubscribe_secret", ASCENDING)], name="unsubscribe"),
        IndexModel([("mail_due_at", ASCENDING)], name="due"),
        IndexModel([("webhook_waits", ASCENDING)], name="webhook", sparse=True),
        IndexModel([("kind", ASCENDING)], name="kind"),
    ),
    # One index only: each more costs a pass that brings 100,000 searches something half as much again.
    "search_matches": (IndexModel([("search_id", ASCENDING), ("matched_at", ASCENDING)], name="search"),),
    "deliveries": (
        IndexModel([("user_id", ASCENDING)], name="user"),
        IndexModel([("state", ASCENDING), ("next_at", ASCENDING)], name="due"),
        IndexModel([("is_claimed", ASCENDING)], name="claimed"),
        IndexModel([("created_at", ASCENDING)], name="expiry", expireAfterSeconds=120 * A_DAY),
    ),
    "shares": (IndexModel([("user_id", ASCENDING)], name="user"),),
    "new_names": (IndexModel([("company_count", ASCENDING)], name="companies"),),
    "groups": (
        IndexModel([("code", ASCENDING)], name="code", unique=True),
        IndexModel([("owner_id", ASCENDING)], name="owner"),
    ),
    "group_members": (
        IndexModel([("group_id", ASCENDING)], name="group"),
        IndexModel([("user_id", ASCENDING)], name="user"),
    ),
    "audit_log": (
        IndexModel([("at", ASCENDING)], name="at"),
        IndexModel([("user_id", ASCENDING)], name="user"),
        IndexModel([("actor_id", ASCENDING)], name="actor"),
        IndexModel([("expires_at", ASCENDING)], name="expiry", expireAfterSeconds=0),
    ),
    "reports": (
        IndexModel([("created_at", ASCENDING)], name="created"),
        IndexModel([("user_id", ASCENDING)], name="user"),
    ),
}

# Indexes of earlier versions that no query needs any more.
GONE = {"search_matches": ("webhook", "expiry")}


def ensure_indexes(connection: Connection) -> None:
    """Create what is missing; does nothing on a database that has them all.

    On a large collection this takes minutes: it runs in a thread, with a line in the log, while the store is used.
    MongoDB builds alongside reads and writes, resumes after a restart, and a second request waits for the same build.
    """
    with translated():
        stored = set(connection.database.list_collection_names())
        for collection, models in INDEXES.items():
            missing = _missing(connection, collection, models) if collection in stored else list(models)
            size = connection.database[collection].estimated_document_count() if missing and collection in stored else 0
            if size >= LARGE:
                arguments = (connection, collection, missing, size)
                threading.Thread(target=_build, args=arguments, name=f"index-{collection}", daemon=True).start()
            elif missing:
                connection.database[collection].create_indexes(missing)


def _missing(connection: Connection, collection: str, models: Sequence[IndexModel]) -> list[IndexModel]:
    """What is to be built, with what the server will refuse: an index of that name over other fields.

    First drops indexes that are no longer used, and those of earlier versions that lacked an expiry: a server refuses
    to change one in place.
    """
    present = connection.database[collection].index_information()
    lasting = {model.document["name"] for model in models if "expireAfterSeconds" in model.document}
    changed = {name for name in lasting & present.keys() if "expireAfterSeconds" not in present[name]}
    for name in changed | (set(GONE.get(collection, ())) & present.keys()):
        connection.database[collection].drop_index(name)
        del present[name]
    return [
        model
        for model in models
        if list(model.document["key"].items()) != present.get(model.document["name"], {}).get("key")
    ]


def _build(connection: Connection, collection: str, models: Sequence[IndexModel], size: int) -> None:
    """Build one index after the other, however long it takes: the driver's wait for an answer is shorter than that."""
    for number, model in enumerate(models, 1):
        name, began = model.document["name"], time.monotonic()
        log.info("building index %s of %s over %s documents (%s of %s)", name, collection, size, number, len(models))
        while True:
            try:
                connection.database[collection].create_indexes([model])
            except NetworkTimeout:
                log.info("index %s of %s is being built for %.0f s", name, collection, time.monotonic() - began)
            except AutoReconnect as error:
                log.warning("index %s of %s waits for the store (%s)", name, collection, type(error).__name__)
                time.sleep(AGAIN_SECONDS)
            except PyMongoError as error:
                log.error("index %s of %s was not built: %s", name, collection, explain(error))
                break
            else:
                log.info("index %s of %s was built in %.0f s", name, collection, time.monotonic() - began)
                break
