"""Which index serves which query."""

from pymongo import ASCENDING, IndexModel

from core.store.connection import Connection, translated

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
        IndexModel([("expires_at", ASCENDING)], name="expiry"),
    ),
    "lockouts": (IndexModel([("forget_at", ASCENDING)], name="forget"),),
    "collector_runs": (
        IndexModel([("started_at", ASCENDING)], name="started"),
        IndexModel([("source", ASCENDING), ("ended_at", ASCENDING)], name="open"),  # passes that never ended
    ),
    "posting_marks": (IndexModel([("user_id", ASCENDING)], name="user"),),
    "reports": (
        IndexModel([("created_at", ASCENDING)], name="created"),
        IndexModel([("user_id", ASCENDING)], name="user"),
    ),
}


def ensure_indexes(connection: Connection) -> None:
    """Create what is missing; does nothing on a database that has them all."""
    with translated():
        for collection, models in INDEXES.items():
            connection.database[collection].create_indexes(list(models))
