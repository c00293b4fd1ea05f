"""The way to the database: a real MongoDB where `MONGODB_URI` is set, else the embedded server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar

import pymongo
from pymongo import MongoClient
from pymongo.database import Database
from pymongo.errors import (
    AutoReconnect,
    ConfigurationError,
    ConnectionFailure,
    ExecutionTimeout,
    NetworkTimeout,
    OperationFailure,
    PyMongoError,
    WTimeoutError,
)

from core.config import Settings
from core.errors import StoreRefused, StoreUnavailable
from core.store.embedded import EmbeddedServer, suspected
from core.store.patient import PatientDatabase
from core.store.probes import INTERNAL_ERROR

SERVER_SELECTION_MS = 3000  # the driver's 30 s would freeze a page while the store is down
# The driver's heartbeat waits as long, then breaks off every question under way. The embedded server is one Python
# process: while it reads out 100,000 postings on a busy machine it answered after more than 3 s, and no snapshot came.
# A dead one refuses a connection at once, so waiting longer delays nothing.
EMBEDDED_CONNECT_MS = 20_000
# A server that hangs still accepts connections, and only the heartbeat ends the wait for its answer, after some 30 s.
ANSWER_SECONDS = 5.0
AUTHENTICATION_FAILED = 18
UNAUTHORIZED = 13
OUT_OF_DISK = 14031

_hurried: ContextVar[bool] = ContextVar("hurried", default=False)


class Connection:
    """One pool per process. `database` is always usable; a server that moved to another port gets a new pool."""

    def __init__(self, settings: Settings) -> None:
        self._name = settings.mongodb_database
        self._uri = settings.mongodb_uri.get_secret_value() if settings.mongodb_uri else None
        self._server = None if self._uri else EmbeddedServer(settings.home)
        self._lock = threading.Lock()
        self._client: MongoClient[dict[str, object]] | None = None
        self._client_port: int | None = None

    @property
    def is_embedded(self) -> bool:
        return self._server is not None

    @property
    def place(self) -> str:
        where = f"embedded, in {self._server.folder}" if self._server else "MongoDB of MONGODB_URI"
        return f"{where}, database {self._name}"

    def open(self) -> None:
        """Reach the server once, so that a wrong address is said at start. Raises StoreUnavailable or StoreRefused."""
        if self._server:
            self._server.open()
        self.ping()

    def ping(self) -> None:
        with translated():
            self.database.command("ping")

    @property
    def database(self) -> Database[dict[str, object]]:
        port = self._server.port if self._server else None
        if self._server and (failure := self._server.failure):
            raise type(failure)(str(failure))  # a new one: the same, raised again and again, would keep every traceback
        with self._lock:
            if self._client is None or port != self._client_port:
                if self._client is not None:
                    self._client.close()
                self._client, self._client_port = self._new_client(port), port
            return PatientDatabase(self._client, self._name) if self._server else self._client[self._name]

    def _new_client(self, port: int | None) -> "MongoClient[dict[str, object]]":
        with translated():
            return MongoClient(
                self._uri or f"mongodb://127.0.0.1:{port}/?directConnection=true",
                serverSelectionTimeoutMS=SERVER_SELECTION_MS,
                connectTimeoutMS=SERVER_SELECTION_MS if self._uri else EMBEDDED_CONNECT_MS,
                socketTimeoutMS=60_000,
                tz_aware=True,
                w="majority",
                journal=True,
                appname="career-navigator",
            )

    def close(self) -> None:
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None
        if self._server:
            self._server.close()


@contextmanager
def hurried(hurry: bool = True) -> Iterator[None]:
    """For somebody who waits: within it every question to the store is given up after ANSWER_SECONDS."""
    token = _hurried.set(hurry)
    try:
        yield
    finally:
        _hurried.reset(token)


@contextmanager
def patient() -> Iterator[None]:
    """For long reads and writes, also where they are part of an answer to somebody who waits."""
    with hurried(False):
        yield


def answer_seconds() -> float | None:
    """How long to wait for an answer here; None within no `hurried`."""
    return ANSWER_SECONDS if _hurried.get() else None


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into the store's. The driver's text may quote a URI, so it is never passed on."""
    try:
        with nullcontext() if (seconds := answer_seconds()) is None else pymongo.timeout(seconds):
            yield
    except ConfigurationError as error:
        raise StoreRefused("MONGODB_URI cannot be used; check its form, its options and the host name.") from error
    except (ConnectionFailure, AutoReconnect, NetworkTimeout, ExecutionTimeout, WTimeoutError) as error:
        raise StoreUnavailable(
            "The store does not answer. If MONGODB_URI is set, check that the server runs there."
        ) from error
    except OperationFailure as error:
        if error.code in (AUTHENTICATION_FAILED, UNAUTHORIZED):
            raise StoreRefused("MongoDB refused the user or password in MONGODB_URI.") from error
        if error.code == OUT_OF_DISK:
            raise StoreRefused("The disk of the MongoDB server is full; make room there.") from error
        if error.code == INTERNAL_ERROR:
            suspected.set()
            raise StoreUnavailable(
                "The store failed inside (1): its disk is full or its files are damaged. If it goes on, see "
                "logs/store.log in the home folder, move the folder store away and bring the data back with: "
                "python -m core.store import DIR."
            ) from error
        raise StoreUnavailable(f"The store could not do this ({error.code or 'no code'}).") from error
    except PyMongoError as error:
        raise StoreUnavailable(f"The store could not do this ({type(error).__name__}).") from error
