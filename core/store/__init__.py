"""MongoDB behind an interface in the project's own terms: queries, documents and driver stay within this folder."""

from typing import Self

from core.config import Settings
from core.store.api_keys import ApiKeys
from core.store.applications import Applications
from core.store.audit import AuditLog
from core.store.boards import BoardStates
from core.store.bulk_reads import BulkReads
from core.store.changes import Version
from core.store.collecting import Collecting
from core.store.connection import Connection, answer_seconds, hurried, patient
from core.store.deliveries import Deliveries
from core.store.groups import UserGroups
from core.store.indexes import ensure_indexes
from core.store.lockouts import Lockouts
from core.store.marks import Marks
from core.store.matches import Matches
from core.store.migrations import migrate
from core.store.new_names import NewNames
from core.store.posting_reads import Mark
from core.store.postings import Postings
from core.store.reports import Reports
from core.store.retry import waiting_for_store
from core.store.searches import SavedSearches
from core.store.second_factors import SecondFactors
from core.store.sessions import Sessions
from core.store.shares import SharedViews
from core.store.users import Users

__all__ = ["Mark", "Store", "Version", "answer_seconds", "hurried", "patient", "waiting_for_store"]


class Store:
    """All collections over one connection. Open once per process; safe to share between threads."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.postings = Postings(connection)
        self.bulk_reads = BulkReads(connection)
        self.users = Users(connection)
        self.sessions = Sessions(connection)
        self.lockouts = Lockouts(connection)
        self.collecting = Collecting(connection)
        self.boards = BoardStates(connection)
        self.reports = Reports(connection)
        self.marks = Marks(connection)
        self.api_keys = ApiKeys(connection)
        self.audit = AuditLog(connection)
        self.new_names = NewNames(connection)
        self.groups = UserGroups(connection)
        self.second_factors = SecondFactors(connection)
        self.applications = Applications(connection)
        self.searches = SavedSearches(connection)
        self.matches = Matches(connection)
        self.deliveries = Deliveries(connection)
        self.shares = SharedViews(connection)

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
            store = cls(connection)
            store.postings.say_what_is_lost()
        except Exception:
            connection.close()
            raise
        return store

    @property
    def is_embedded(self) -> bool:
        """Whether the store is our own server on this machine."""
        return self.connection.is_embedded

    @property
    def place(self) -> str:
        """Which store this is, for people who compare what two programs use. No address: it may hold a password."""
        return self.connection.place

    def ping(self) -> None:
        """Raises StoreUnavailable or StoreRefused if the store does not answer now."""
        self.connection.ping()

    def close(self) -> None:
        """Close connections and, where this process started it, end the embedded server."""
        self.connection.close()
