"""MongoDB behind a door that speaks the domain: no query, document or driver is known outside this folder."""

from typing import Self

from core.config import Settings
from core.store.changes import Version
from core.store.collecting import Collecting
from core.store.columns import Columns
from core.store.connection import Connection, answer_seconds, hurried, patient
from core.store.indexes import ensure_indexes
from core.store.lockouts import Lockouts
from core.store.marks import Marks
from core.store.migrations import migrate
from core.store.postings import Mark, Postings
from core.store.reports import Reports
from core.store.sessions import Sessions
from core.store.users import Users

__all__ = ["Mark", "Store", "Version", "answer_seconds", "hurried", "patient"]


class Store:
    """All collections over one connection. Open once per process; safe to share between threads."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.postings = Postings(connection)
        self.columns = Columns(connection)
        self.users = Users(connection)
        self.sessions = Sessions(connection)
        self.lockouts = Lockouts(connection)
        self.collecting = Collecting(connection)
        self.reports = Reports(connection)
        self.marks = Marks(connection)

    @classmethod
    def connect(cls, settings: Settings) -> Self:
        """Open the store (starting the embedded server if need be) with its indexes in place.

        Raises StoreUnavailable where it does not answer, StoreRefused where it will not until somebody acts.
        """
        connection = Connection(settings)
        try:
            connection.open()
            with patient():
                migrate(connection)
                ensure_indexes(connection)
        except Exception:
            connection.close()
            raise
        return cls(connection)

    @property
    def is_embedded(self) -> bool:
        return self.connection.is_embedded

    @property
    def place(self) -> str:
        """Which store this is, for people who compare what two programs use. No address: it may hold a password."""
        return self.connection.place

    def ping(self) -> None:
        """Raises StoreUnavailable or StoreRefused if the store does not answer now."""
        self.connection.ping()

    def close(self) -> None:
        self.connection.close()
