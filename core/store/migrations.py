"""Schema versions: an older store is migrated at start, a newer one is refused."""

import logging
from collections.abc import Callable, Mapping

from pymongo.database import Database

from core.errors import DamagedDocument, StoreRefused
from core.store.connection import Connection, translated
from core.store.records import META, Document
from core.store.schema_steps import name_fields, place_lists, saved_applications, waiting_webhooks

log = logging.getLogger(__name__)
Migration = Callable[[Database[Document]], None]

# Version reached -> what brings the version before it there. Each must be safe to run again after it was cut short, and
# at the same time as another process that starts.
MIGRATIONS: Mapping[int, Migration] = {2: place_lists, 3: name_fields, 4: saved_applications, 5: waiting_webhooks}
SCHEMA_VERSION = 5


def migrate(
    connection: Connection, migrations: Mapping[int, Migration] = MIGRATIONS, newest: int = SCHEMA_VERSION
) -> None:
    """Bring the store to version `newest`, step by step. Raises StoreRefused for a store of a newer program."""
    with translated():
        meta = connection.database[META]
        document = meta.find_one({"_id": "schema"})
        if document is None:
            meta.update_one({"_id": "schema"}, {"$setOnInsert": {"version": newest}}, upsert=True)
            return
        try:
            version = int(str(document["version"]))
        except (KeyError, ValueError):
            raise DamagedDocument(META, "schema", "does not say the version of the store") from None
        if version > newest:
            raise StoreRefused(
                f"The store has schema version {version}, this program knows {newest}. Install the newer Career "
                "Navigator that wrote it, or point MONGODB_URI or CAREER_NAVIGATOR_HOME at another store."
            )
        for step in range(version + 1, newest + 1):
            log.info("bringing the store to schema version %s", step)
            migrations[step](connection.database)
            meta.update_one({"_id": "schema"}, {"$set": {"version": step}})
